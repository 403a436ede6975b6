"""Write judgements into files that people edit; comments, order and quotes stay as they are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from briefgen.errors import DeskError, Where
from briefgen.registry.filenames import ACTORS, JUDGEMENTS
from briefgen.registry.names import folded

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.review.listing import Case, Side

_HEAD: Final = """\
# Who is the same and who is not, as it was judged. Written by `briefgen review`, yours to edit:
# remove an entry, and the two are worked out anew.
"""


def accept(seeds: Path, case: Case) -> Path:
    """Write down that two are one, and return the file that says so.

    Two full names become an entry of `actors.yml`, so that every article is read by it. A name that
    identifies only within its article, such as a bare surname, is no alias: it goes into the file
    of judgements instead.
    """
    if _is_name(case.a) and _is_name(case.b):
        return _register(seeds / ACTORS, case)
    return _judge(seeds / JUDGEMENTS, case, same=True)


def refuse(seeds: Path, case: Case) -> Path:
    """Write down that two are not one, and return the file that says so."""
    return _judge(seeds / JUDGEMENTS, case, same=False)


def _is_name(side: Side) -> bool:
    """Tell whether a side's name identifies it anywhere."""
    return " in " not in side.ref and " as in " not in side.ref


def _judge(path: Path, case: Case, *, same: bool) -> Path:
    document = _read(path)
    document[case.proposal.id] = {
        "judgement": "same" if same else "different",
        "a": case.a.ref,
        "b": case.b.ref,
        "evidence": case.proposal.evidence,
    }
    return _write(path, document, _HEAD)


def _register(path: Path, case: Case) -> Path:
    """Add one side's name to the other's entry as an alias; the entry is made if needed."""
    document = _read(path)
    main, other = (
        (case.a, case.b) if case.a.actor.curated or not case.b.actor.curated else (case.b, case.a)
    )
    curated = main.actor.curated
    key = curated.key if curated and curated.key in document else ""
    if not key:
        key = _free(document, main.actor.slug)
        document[key] = {"name": main.actor.name, "type": str(main.actor.type)}
    entry = document[key]
    aliases = list(entry.get("aliases") or ())
    known = {folded(n) for n in (entry["name"], *aliases)}
    if folded(other.actor.name) not in known:
        if entry.get("aliases"):
            entry["aliases"].append(other.actor.name)
        else:
            entry["aliases"] = [other.actor.name]
    return _write(path, document, "")


# a mapping of ruamel's, which has no public type
def _free(document: Any, wanted: str) -> str:  # noqa: ANN401
    """Return a key that no entry has, like the wanted one."""
    number = 1
    key = wanted
    while key in document:
        number += 1
        key = f"{wanted}-{number}"
    return key


def _yaml() -> Any:  # noqa: ANN401 - as above
    from ruamel.yaml import YAML  # noqa: PLC0415 - a build does without

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1000  # long lines stay as they are
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _read(path: Path) -> Any:  # noqa: ANN401 - as above
    """Return a file's mapping, a new one where the file is empty or missing.

    Raises:
        DeskError: where it can't be read as a mapping.
    """
    from ruamel.yaml.comments import CommentedMap  # noqa: PLC0415 - as above
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 - as above

    if not path.exists():
        return CommentedMap()
    try:
        document = _yaml().load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        message = "can't be read as YAML, so nothing was written into it"
        raise DeskError(message, where=Where(path), remedy="correct it there") from error
    if document is None:
        return CommentedMap()
    if not isinstance(document, CommentedMap):
        message = "should be a mapping from keys to entries"
        raise DeskError(message, where=Where(path), remedy="write `key:` before each entry")
    return document


def _write(path: Path, document: Any, head: str) -> Path:  # noqa: ANN401 - as above
    buffer = io.StringIO()
    _yaml().dump(document, buffer)
    text = buffer.getvalue()
    part = path.with_name(path.name + ".part")  # whole or not at all, whatever comes between
    part.write_text(text if path.exists() else head + text, encoding="utf-8", newline="\n")
    part.replace(path)
    return path
