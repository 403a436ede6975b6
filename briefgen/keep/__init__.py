"""What was worked out before, and whether it is up to date: records of articles, texts of pages."""
