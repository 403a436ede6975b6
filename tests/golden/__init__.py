"""Articles in, Markdown out, as files that read well in a diff."""
