"""What is known beforehand: of the language (shipped tables) and of the subject (the desk's files)."""
