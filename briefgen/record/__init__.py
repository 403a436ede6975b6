"""The record as others read and write it: JSON, its schema, and the check of what comes in."""

from briefgen.record.dump import to_plain

__all__ = ["to_plain"]
