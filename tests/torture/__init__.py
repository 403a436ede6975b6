"""Builds that are killed at any moment: what is afterwards on the desk, and what is not."""
