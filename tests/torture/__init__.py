"""Kill builds at random moments, and check what is left on the desk."""
