"""Write the record as JSON, publish its schema, and check records that come in."""

from briefgen.record.dump import Form, dumps, stream, to_plain
from briefgen.record.load import from_plain, load_foreign, made_of
from briefgen.record.revive import restore
from briefgen.record.schema import schema
from briefgen.record.together import Together, together_schema

__all__ = [
    "Form",
    "Together",
    "dumps",
    "from_plain",
    "load_foreign",
    "made_of",
    "restore",
    "schema",
    "stream",
    "to_plain",
    "together_schema",
]
