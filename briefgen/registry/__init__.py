"""Hold what is known beforehand: shipped tables of the language, and the desk's files."""
