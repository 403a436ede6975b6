"""Feed mutated files of every kind to the readers, until one breaks them.

    python -m tests.fuzz [SECONDS] [SEED]

An article is read and labelled, a sidecar or a registry is read, metadata from elsewhere is loaded.
Each must end with a result, or with an error that has a remedy. Anything else, and whatever takes
more than ten CPU seconds, is a fault: its bytes are kept in `.fuzz/found/`, to become a test. An
input with an outcome not seen before is kept in `.fuzz/corpus/`, and mutated in turn.
"""

from __future__ import annotations

import hashlib
import random
import signal
import sys
import time
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen import cleaning, record
from briefgen.errors import BriefgenError, Where
from briefgen.readers import Opened, Options
from briefgen.readers.bibliographies import works_in
from briefgen.registry.desk import read_desk
from briefgen.registry.sidecar import read_sidecar
from tests.properties.test_formats import WHOLE, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME: Final = Path(".fuzz")
SECONDS: Final = 60
LONGEST: Final = 10
"""CPU seconds that one input may take; other work on the machine does not count."""

KEPT: Final = 2_000
"""The most inputs that are mutated, the seeds included."""

TEXTS: Final = {
    "a.txt": f"The crane of Veldt\n\nBy Ana Vey\n\n{WORDS * 3}",
    "a.md": "---\ntitle: The crane\ndate: 2024-05-03\n---\n# The crane\n\n"
    f"> {WORDS}\n\n- one\n- two[^1]\n\n[^1]: x\n",
    "a.html": "<html><head><title>x</title></head><body><h1>The crane</h1>"
    f"<p>{WORDS * 3}</p></body></html>",
    "a.yml": "title: The crane\npublished: 2024-05-03\nactors:\n  ignore: [Veldt]\n"
    "  add:\n    - {name: X, type: party}\n",
    "actors.yml": "maas:\n  name: Piet Maas\n  type: person\n  aliases: [Maas]\n",
    "a.metadata.json": '{"schema_version": "1.0", "actors": '
    '[{"id": "a1", "name": "Maas", "type": "person", "mentions": []}]}',
    "a.bib": "@article{x, title = {The crane}, author = {Vey, Ana}, year = 2024}",
    "a.ris": "TY  - NEWS\nTI  - The crane\nAU  - Vey, Ana\nER  -\n",
}  # fmt: skip
SEEDS: Final = {**WHOLE, **{name: text.encode() for name, text in TEXTS.items()}}
PIECES: Final = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"<", b">", b"&#0;", b"]]>", b"<![CDATA[", b"---\n",
    b"{", b"}", b"[", b"]", b"*", b"&a *a", b"\\ud800", b"%PDF-", b"\r", b"\t", b"9" * 400,
    b"\xc2\xad", b"\xe2\x80\x8b", b"://", b"\n" * 50, b"(" * 60,
)  # fmt: skip


class Slow(Exception):  # noqa: N818 - an outcome, not an error of the program
    """An input took more than `LONGEST` CPU seconds."""


@contextmanager
def bounded() -> Iterator[None]:
    """Raise `Slow` in the body once it has taken `LONGEST` CPU seconds."""

    def stop(_signal: int, _frame: object) -> None:
        raise Slow

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def end_of(name: str, data: bytes, folder: Path) -> str:
    """Read a file and return a summary of the outcome, by which new outcomes are known.

    Raises:
        BriefgenError: the file is refused, which is no fault.
        Exception: a defect.
    """
    if name.endswith(".yml"):
        (folder / name).write_bytes(data)
        told = read_sidecar(folder / name) if name == "a.yml" else read_desk(folder)
        (folder / name).unlink()
        return (
            f"{type(told).__name__} "
            f"{len(getattr(told, 'faults', ()) or getattr(told, 'errors', ()))}"
        )
    if name.endswith((".bib", ".ris")):
        return f"{len(works_in(data, name))} works"
    if name.endswith(".metadata.json"):
        article = cleaning.label(Opened(SEEDS["a.txt"], "a.txt", Options()).read())
        return f"{len(record.load_foreign(data, article, Where(Path(name))).actors)} actors"
    opened = Opened(data, name, Options())
    ends = []
    for article in opened.names():
        found = cleaning.label(opened.read(article))
        ends.append(" ".join(sorted({*(b.role for b in found.blocks), *found.notes})))
    return "; ".join(ends)


def changed(data: bytes, other: bytes, drawn: random.Random) -> bytes:
    """Return bytes with one to four mutations.

    Each cuts, repeats or overwrites a part, or replaces it with a part of another file.
    """
    for _ in range(drawn.randint(1, 4)):
        at, size = drawn.randint(0, len(data)), drawn.choice((0, 1, 4, 40, 400))
        part = drawn.choice(
            (
                drawn.choice(PIECES),
                drawn.choice(PIECES) * drawn.choice((2, 50, 2_000)),
                drawn.randbytes(drawn.randint(1, 8)),
                other[at : at + size],
                data[at : at + size] * drawn.choice((2, 30)),
                b"",
            )
        )
        data = data[:at] + part + data[at + size :]
    return data


def main() -> None:
    seconds, seed = [*map(int, sys.argv[1:3]), *(SECONDS, 1)[len(sys.argv) - 1 :]][:2]
    drawn, until = random.Random(seed), time.monotonic() + seconds
    for part in ("corpus", "found", "desk"):
        (HOME / part).mkdir(parents=True, exist_ok=True)
    kept = [(p.name.split("-", 1)[1], p.read_bytes()) for p in sorted((HOME / "corpus").iterdir())]
    pool = [*SEEDS.items(), *kept]
    seen: set[tuple[str, str]] = set()
    count = faults = 0
    while time.monotonic() < until:
        (name, data), (_, other) = drawn.choice(pool), drawn.choice(pool)
        data = changed(data, other, drawn)
        count += 1
        try:
            with bounded():
                end = end_of(name, data, HOME / "desk")
        except BriefgenError as error:
            end = error.message if error.remedy else "without a remedy"
        except Exception as error:  # noqa: BLE001 - any other exception is a defect
            faults += 1
            end = f"{type(error).__name__}: {traceback.format_exc().splitlines()[-2]}"
            keep("found", name, data)
            sys.stdout.write(f"{name}: {end}\n")
        if (name, end) not in seen and len(pool) < KEPT:
            seen.add((name, end))
            pool.append((name, data))
            keep("corpus", name, data)
    sys.stdout.write(f"{count} inputs with seed {seed}, {faults} with a fault (see {HOME}/found)\n")
    sys.exit(bool(faults))


def keep(part: str, name: str, data: bytes) -> None:
    """Write an input into a folder of `.fuzz`, named by its digest."""
    digest = hashlib.sha256(data).hexdigest()[:12]
    (HOME / part / f"{digest}-{name}").write_bytes(data)


if __name__ == "__main__":
    main()
