"""Build the site: the docs tree, the theme, the search, and the calls into MkDocs."""
