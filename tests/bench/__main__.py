"""Time reading, building and searching: `make bench`.

    python -m tests.bench [--articles 100 1000] [--rounds 5] [--no-search] [--large]

Results are ratios within one run, because machines differ and drift. Reading is compared with the
language pipeline alone on the same texts, building with `mkdocs build` under MkDocs' own theme on
the same docs tree. A desk is made of real articles where they are at hand. Searches in the site
just built are measured in bytes and milliseconds. Nothing here is a test: a slow machine fails
nothing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench import articles, real, searching

MKDOCS = """site_name: Bench
plugins:
  - briefgen
theme: briefgen
"""
PLAIN = """site_name: Bench
docs_dir: docs
site_dir: plain
use_directory_urls: false
plugins: []
theme: mkdocs
nav: [index.md, briefs/index.md, actors/index.md]
not_in_nav: "*"
validation: {nav: {omitted_files: ignore}, links: {anchors: ignore, not_found: ignore, \
unrecognized_links: ignore}}
"""


def reading(count: int, rounds: int) -> None:
    """Print the time of reading articles as a ratio to the language pipeline alone."""
    from briefgen import cleaning, readers
    from briefgen.extract import Extractor
    from briefgen.registry.desk import Desk

    texts = [articles.article(i) for i in range(count)]
    words = sum(len(t.split()) for t in texts)
    extractor = Extractor("en_core_web_sm", Desk())
    labelled = [
        (cleaning.label(readers.read(t.encode(), f"{i}.txt")), None) for i, t in enumerate(texts)
    ]
    list(extractor.extract(labelled[:3]))
    pairs = []
    for _ in range(rounds):
        alone = _seconds(lambda: list(extractor.nlp.pipe(texts)))
        ours = _seconds(lambda: list(extractor.extract(labelled)))
        before = _seconds(
            lambda: [cleaning.label(readers.read(t.encode(), "x.txt")) for t in texts]
        )
        pairs.append((alone, ours, before))
    alone, ours, before = (median(p[i] for p in pairs) for i in range(3))
    ratios = sorted((o + b) / a for a, o, b in pairs)
    print(f"reading {count} articles, {words} words, {rounds} rounds, medians")
    print(f"  language pipeline alone  {alone:7.2f} s  {words / alone:8.0f} words/s")
    print(f"  briefgen: extract        {ours:7.2f} s  {ours / alone:7.2f}x")
    print(f"  briefgen: read and label {before:7.2f} s  {before / alone:7.2f}x")
    spread = f"({ratios[0]:.2f} to {ratios[-1]:.2f})"
    print(f"  in all                   {ours + before:7.2f} s  {median(ratios):7.2f}x  {spread}")


def _seconds(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def building(count: int, *, searched: bool = True, large: bool = False) -> None:
    """Print the cost of each kind of build of a desk of `count` articles.

    If `large`, the language pipeline and MkDocs are not run alone, there are no ratios, and the
    last two are left out.

    In order: converted with an empty store, built, built again unchanged, with one article
    replaced, with an alias added, with the site renamed, and from scratch.
    """
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as made:
        desk = Path(made)
        words = real.write(desk / "seeds", count)
        (desk / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
        (desk / "plain.yml").write_text(PLAIN, encoding="utf-8")
        print(f"building {count} articles, {words} words; ratios of the processors' seconds")
        ours = [sys.executable, "-m", "briefgen"]
        spacy = None if large else _pipeline_alone(desk)
        _row("convert, cold", [*ours, "convert"], desk, spacy)
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "plain.yml"]
        plain = None if large else _row("plain mkdocs build", command, desk)
        _row("build, articles read", [*ours, "build"], desk, plain)
        _row("build, nothing changed", [*ours, "build"], desk, plain)
        real.replace_one(desk / "seeds")
        _row("build, one article replaced", [*ours, "build"], desk, plain)
        real.add_alias(desk / "seeds")
        _row("build, one alias added", [*ours, "build"], desk, plain)
        if not large:
            (desk / "mkdocs.yml").write_text(MKDOCS.replace("Bench", "Renamed"), encoding="utf-8")
            _row("build, the site renamed", [*ours, "build"], desk, plain)
            _row("build --clean", [*ours, "build", "--clean"], desk, plain)
        pages = sum(1 for _ in (desk / "docs").rglob("*.md"))
        size = sum(p.stat().st_size for p in (desk / "site").rglob("*") if p.is_file())
        each = size / 1000 / count
        print(f"  {pages} pages, site of {size / 1e6:.1f} MB, {each:.0f} kB an article")
        if searched:
            searching.report(desk / "site", real.queries(desk / "seeds"))


def _pipeline_alone(desk: Path) -> float:
    """Print and return the seconds of the language pipeline on a desk's articles."""
    command = [sys.executable, "-m", "tests.bench.alone", str(desk / "seeds")]
    took = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(f"  {'language pipeline alone':27} {took:7.1f} s of processors", flush=True)
    return took


def _row(what: str, command: list[str], folder: Path, against: float | None = None) -> float:
    """Run a program and print its CPU seconds, its wall time and its peak memory.

    CPU seconds are summed over all of its processes; memory is that of the largest. Return the
    CPU seconds, the steadier figure on a machine that others use as well.
    """
    log = folder / "log.txt"
    start = time.perf_counter()
    with log.open("wb") as out:
        child = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env=_compiled(folder))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - start
    if child.returncode:
        said = log.read_text(encoding="utf-8")[-2000:]
        sys.exit(f"{command} ended with {child.returncode}:\n{said}")
    worked = usage.ru_utime + usage.ru_stime
    ratio = f"{worked / against:7.2f}x" if against else " " * 8
    memory = usage.ru_maxrss / 1024
    print(
        f"  {what:27} {worked:7.1f} s of processors {ratio}  {took:7.1f} s  {memory:6.0f} MB",
        flush=True,
    )
    return worked


def _compiled(folder: Path) -> dict[str, str]:
    """Return an environment in which Python caches bytecode, in a folder of its own."""
    kept = {k: value for k, value in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def main() -> None:
    """Run the benchmarks that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--articles", type=int, nargs="*", default=[100, 1000], help="sizes of the desks to build"
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds of reading, 0 for none")
    parser.add_argument("--no-search", action="store_true", help="open no browser")
    parser.add_argument(
        "--large",
        action="store_true",
        help="leave out what takes longest: plain builds, and building all again",
    )
    chosen = parser.parse_args()
    # before reading: a child's peak memory includes what its parent held when it was started
    for count in chosen.articles:
        building(count, searched=not chosen.no_search, large=chosen.large)
    if chosen.rounds:
        reading(100, chosen.rounds)


if __name__ == "__main__":
    main()
