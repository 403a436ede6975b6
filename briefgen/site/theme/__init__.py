"""The MkDocs theme: templates, style sheets and scripts; MkDocs finds it by its entry point."""
