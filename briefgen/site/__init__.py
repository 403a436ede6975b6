"""Where does it live? The docs tree, the theme, the search, and the door to MkDocs."""
