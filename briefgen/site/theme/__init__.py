"""Hold the MkDocs theme: templates, style sheets, scripts; MkDocs finds it by its entry point."""
