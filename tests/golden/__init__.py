"""The Markdown of a desk as files, which a diff shows well."""
