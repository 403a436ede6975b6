"""Articles in, evidence-linked research briefs out."""

__version__ = "0.1.0"
