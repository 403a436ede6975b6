"""Index the built HTML with Pagefind, and pack the index so that it opens from a disk."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefgen import held
from briefgen.errors import BundleError, Where
from briefgen.site import ledger, manifest
from briefgen.site.search import letters
from briefgen.site.search.index_head import settled
from briefgen.site.search.page_parts import Part, apart
from briefgen.site.tree import replace
from briefgen.store import Store
from briefgen.store import key as store_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.site.staging import Staging

FOLDER: Final = "search"
ENGINE: Final = "engine.js"
_STARTED: Final = "briefgenSearch.start("
_EMPTY: Final = "briefgenSearch.empty();\n"
_REMEDY: Final = "install the version of pagefind that briefgen's lock file names"
_EXPORT: Final = re.compile(r"export\s*\{([\w\s,$]+)\}\s*;?\s*\Z")
REPEATED: Final = {
    "brief": ("set-aside", "bottom-line", "ledger", "figures", "not-stated", "provenance"),
    "actor": ("says", "acts", "others", "where", "mentions"),
}
"""Parts of a page that search skips, by address on a brief, by kind on an actor's page.

An actor's addresses are in the desk's language. What a brief's parts say stands in its source
text, sentence by sentence, and that is where a result leads; what was set aside or is not stated,
nobody searches for. An actor's parts repeat the sentences of briefs, and the names of others
beside which it stands: a name would be found on the pages of all its neighbours.
"""
_CITED: Final = (
    'a[href*="briefs/"]',
    "li > a",
    "li > span > a",
    "li > small:first-child",
    "td:nth-child(n+3) small",
    "figcaption",
)
"""Parts of a list that search skips: briefs' titles, names with a page of their own, captions.

Also why a place lies where it is drawn. A row is found by its own words.
"""
_UNSAID: Final = ", ".join(
    (
        # addresses and counts are no words of an article
        '.mark, .n, .uses, .brief article a[href^="#"]',
        *(f'.brief .part[aria-labelledby="{part}"]' for part in REPEATED["brief"]),
        *(f".actor .part.{part}" for part in REPEATED["actor"]),
        *(f".index article {part}" for part in _CITED),
    )
)
_SEARCHED: Final = b"data-pagefind-body"  # Pagefind skips pages without it where any page has it


def index(site_dir: Path, home: Path | None = None, kept: Path | None = None) -> None:
    """Write the search bundle of a built site into its folder `search/`.

    The index is Pagefind's. A page that was opened from a disk may neither fetch nor import, so
    each chunk is a small script that hands over its bytes, and the engine a script that asks for
    chunks by name. The same files serve http. `home` is the folder for Pagefind's own temporary
    files, by default the system's. Beside `kept` lies what Pagefind found on each page before, for
    a site that is built time and again.

    Raises:
        BundleError: Pagefind is missing or fails, or its bundle has not the shape that the adapter
            was written for.
    """
    folder = site_dir / FOLDER
    if kept is None:
        run = _run(site_dir, home)
        names = _written(folder, run.bundle(run.parts.values()))
    else:
        pages = {name: file for name, file in manifest.files_in(site_dir) if name.endswith(".html")}
        hashes = {name: ledger.digest_of(file) for name, file in pages.items()}
        with Store(kept.with_suffix(".sqlite")) as store:
            names = _written(folder, _Found.of(pages, hashes, store, home).bundle())
            store.tidy()
    for old in sorted(folder.rglob("*")):
        if old.is_file() and old.relative_to(folder).as_posix() not in names:
            old.unlink()


def index_staged(staging: Staging, kept: Path) -> None:
    """Write the search bundle of a site in its staging folder, as `index` does.

    `kept` is a file that remembers which pages the present bundle was made of: where they are the
    same, the bundle stays. Beside it lies what Pagefind found on each page before, so that it gets
    new pages only. Nor does it get pages that search leaves out: it would parse them in full.

    Raises:
        BundleError: as `index`.
    """
    with Store(kept.with_suffix(".sqlite")) as store:
        pages = staging.pages()
        found = _Found.of(pages, staging.hashes(pages), store, staging.home)
        key = found.key()
        there = staging.standing(FOLDER)
        if there and manifest.recalled(kept) == _told(key, there):
            staging.keep |= there.keys()
            return
        made = {}
        for name, content in found.bundle():
            path = f"{FOLDER}/{name}"
            made[path] = ledger.digest(content)
            if there.get(path) == made[path]:
                staging.keep.add(path)
            else:
                _write(staging.stage / path, content)
        store.tidy()
    manifest.remember(kept, _told(key, made))


def _told(key: str, files: Mapping[str, str]) -> str:
    """Return a hash of what a bundle was made from and of its files."""
    return manifest.digest(key, *(part for item in sorted(files.items()) for part in item))


_PASSED_OVER: Final = b""
"""What is kept of a page that search does not find."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of the pages of a site: those that search finds, and what was found on them.

    `keys` are the names under which that is kept; they depend on what a page holds. `kept` is what
    is there, `marked` are the new pages that say that they are searched.
    """

    all: dict[str, Path]
    store: Store
    home: Path | None
    keys: dict[str, str]
    kept: dict[str, Part]
    marked: frozenset[str]

    @classmethod
    def of(
        cls, all_: dict[str, Path], hashes: Mapping[str, str], store: Store, home: Path | None
    ) -> _Found:
        """Look up what is kept of all pages, and read those of which nothing is."""
        program = (manifest.installed(), _UNSAID)
        keys = {name: store_key(*program, name, hashes[name]) for name in all_}
        new: set[str] = set()
        kept: dict[str, Part] = {}
        for name, key in keys.items():
            try:
                part = held.value(("part of the search", key), partial(_kept, key, store))
            except LookupError:
                new.add(name)
                continue
            store.asked(key)
            if part is not None:
                kept[name] = part
        marked = frozenset(name for name in new if _is_marked(all_[name]))
        for name in new - marked:
            store.put(keys[name], _PASSED_OVER)
        return cls(all_, store, home, keys, kept, marked)

    @property
    def searched(self) -> list[str]:
        """The pages that search finds, in order: those that are marked, all where none is."""
        return sorted(self.marked | self.kept.keys()) or sorted(self.all)

    def key(self) -> str:
        """Return a hash of what the bundle is made from: program, versions, searched pages."""
        return manifest.digest(*(self.keys[name] for name in self.searched))

    def bundle(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files of the bundle.

        Pagefind gets one page more than the new ones, since it writes its engine only with pages.
        It weighs the languages of all that it gets: it gets every page where there is more than one
        language.
        """
        some = sorted(self.marked) + sorted(self.kept)[:1]
        run = self._shown(some or self.searched)
        languages = run.languages | {part.language for part in self.kept.values()}
        if len(languages) > 1:
            run = self._shown(self.searched)
        parts = {f"/{name}": part for name, part in self.kept.items()} | run.parts
        yield from run.bundle(parts.values())

    def _shown(self, names: Iterable[str]) -> _Run:
        """Run Pagefind on pages, keep what it finds on the marked ones, and return its result."""
        pages = {name: self.all[name] for name in names}
        with _gathered(pages, self.home) as whole:
            run = _run(whole, self.home)
        if not run.parts.keys() <= {f"/{name}" for name in pages}:
            message = f"Pagefind names pages in another way than expected: {sorted(run.parts)[:3]}"
            raise BundleError(message, remedy=_REMEDY)
        for name in self.marked & pages.keys():
            part = run.parts.get(f"/{name}")
            self.store.put(self.keys[name], part.dumps() if part else _PASSED_OVER)
        return run


def _kept(key: str, store: Store) -> Part | None:
    """Return what was found on a page, None where search passes over it.

    Raises:
        LookupError: nothing is kept of the page.
    """
    raw = store.get(key)
    if raw is None:
        raise LookupError(key)
    return None if raw == _PASSED_OVER else Part.restore(raw)


@contextlib.contextmanager
def _gathered(pages: Mapping[str, Path], home: Path | None) -> Iterator[Path]:
    """Give a temporary folder that holds just these pages, as hard links or copies."""
    whole = _moment(home)
    try:
        for name, file in pages.items():
            target = whole / name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(file, target)
            except OSError:  # another disk, or one without links
                shutil.copyfile(file, target)
        yield whole
    finally:
        shutil.rmtree(whole, ignore_errors=True)


def _moment(home: Path | None) -> Path:
    """Return a new temporary folder, in `home` or where the system has such folders."""
    return home / ledger.temporary() if home else Path(tempfile.mkdtemp(prefix="briefgen-search-"))


@dataclass(frozen=True, slots=True)
class _Run:
    """What Pagefind made of pages: its engine, the head of its index, and each page's part."""

    engine: str
    entry: dict[str, Any]
    programs: dict[str, bytes]
    parts: dict[str, Part]

    @property
    def languages(self) -> set[str]:
        """The languages of the pages."""
        return set(self.entry.get("languages", ()))

    def bundle(self, parts: Iterable[Part]) -> Iterator[tuple[str, bytes]]:
        """Yield the bundle of a site of these pages: one script for each chunk, and the engine."""
        by_language: dict[str, list[Part]] = {}
        for part in parts:
            by_language.setdefault(part.language, []).append(part)
        if not by_language:
            yield ENGINE, _EMPTY.encode()  # a desk without a page: nothing to be found
            return
        chunks = dict(self.programs)
        heads = {}
        for language, pages in sorted(by_language.items()):
            name, made = settled(pages, language)
            chunks |= made
            told = self.entry["languages"][language]
            heads[language] = {**told, "hash": name, "page_count": len(pages)}
        script = engine(self.engine, {**self.entry, "languages": heads})  # may fail: nothing is out
        for name, raw in chunks.items():
            yield f"{name}.js", letters.script(name, raw)
        yield ENGINE, script.encode("utf-8")


def _run(site_dir: Path, home: Path | None) -> _Run:
    """Return what Pagefind makes of all pages in a folder."""
    made = _moment(home)
    try:
        _pagefind(site_dir, made)
        if not any(made.rglob("*.pf_*")):
            return _Run("", {}, {}, {})
        entry = json.loads(_expected(made / "pagefind-entry.json"))
        programs = {}
        for told in entry["languages"].values():
            name = f"wasm.{told['wasm'] or 'unknown'}.pagefind"
            programs[name] = (made / name).read_bytes()
        parts = {part.url: part for part in apart(made, entry)}
        return _Run(_expected(made / "pagefind.js"), entry, programs, parts)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _written(folder: Path, files: Iterable[tuple[str, bytes]]) -> set[str]:
    """Write the files of a bundle one by one, and return their names."""
    names = set()
    for name, content in files:
        _write(folder / name, content)
        names.add(name)
    return names


def _write(file: Path, content: bytes) -> None:
    """Write a file of the bundle; one that has not changed is not touched."""
    if not file.exists() or file.read_bytes() != content:
        replace(file, content)


def _is_marked(page: Path) -> bool:
    """Tell whether a page says that search finds it."""
    return _SEARCHED in page.read_bytes()


def _executable() -> str:
    """Return the path of Pagefind from the wheel `pagefind-bin`, else of an installed one."""
    spec = importlib.util.find_spec("pagefind_bin")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for name in ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe"):
            if (Path(folder) / name).is_file():
                return str(Path(folder) / name)
    found = shutil.which("pagefind")
    if not found:
        message = "Pagefind, which makes the search index, is not installed"
        raise BundleError(message, remedy="pip install pagefind-bin")
    return found


def _pagefind(site_dir: Path, out: Path) -> None:
    """Run Pagefind over the built pages."""
    command = [
        _executable(),
        "--site",
        str(site_dir),
        "--output-path",
        str(out),
        "--keep-index-url",
        "--silent",
    ]
    command += ["--exclude-selectors", _UNSAID]
    done = subprocess.run(  # noqa: S603 - a program of our own
        command, capture_output=True, text=True, check=False
    )
    if done.returncode:
        message = (
            f"Pagefind could not index the site: {(done.stderr or done.stdout).strip()[-400:]}"
        )
        raise BundleError(message, where=Where(site_dir), remedy=_REMEDY)


def engine(module: str, entry: dict[str, object]) -> str:
    """Return Pagefind's module as a classic script whose `fetch` and `Worker` are ours.

    A search without words asks for every chunk of the index and needs none of them: it is told that
    there are none.

    Raises:
        BundleError: the module has not the shape that this was written for.
    """
    exports = _EXPORT.search(module)
    needed = (
        "import.meta.url",
        "let wasm_bindgen=",
        "request_indexes",
        "await fetch(",
        ".pf_fragment",
        "loadEntry",
    )
    missing = [piece for piece in needed if piece not in module]
    if (
        not exports
        or missing
        or not {"search", "filters", "createInstance"} <= set(re.findall(r"\w+", exports[1]))
    ):
        message = (
            "Pagefind's script has another shape than expected "
            f"({', '.join(missing) or 'its exports'})"
        )
        raise BundleError(message, remedy=_REMEDY)
    body = module[: exports.start()].replace("import.meta.url", "undefined")
    return (
        "briefgenSearch.start(function (fetch, Worker) {\n"
        f"{body}\n"
        "const asked = wasm_bindgen.request_indexes;\n"
        'wasm_bindgen.request_indexes = (at, words) => (words === "" ? "[]" : asked(at, words));\n'
        f"return {{{exports[1]}}};\n}}, {json.dumps(entry, sort_keys=True)});\n"
    )


def joined_engine(engines: Mapping[str, Path]) -> str:
    """Return the script of a search over the indexes of several desks, by their folders.

    A desk's index stays where it is: this script has the folders and the engine.

    Raises:
        BundleError: the engines of two desks are not the same, or one is none.
    """
    bodies: dict[str, str] = {}
    entries: dict[str, object] = {}
    for folder, file in engines.items():
        script = _expected(file)
        if script == _EMPTY:
            continue
        body, _, told = script.removeprefix(_STARTED).rpartition("\n}, ")
        if not (body and script.startswith(_STARTED)):
            message = "the search of a desk has another shape than expected"
            raise BundleError(message, where=Where(file), remedy=_AGAIN)
        bodies.setdefault(body, folder)
        entries[folder] = json.loads(told.removesuffix(");\n"))
    if not bodies:
        return _EMPTY
    if len(bodies) > 1:
        message = f"the search of {' and '.join(bodies.values())} was made by other versions"
        raise BundleError(message, remedy=_AGAIN)
    return f"briefgenSearch.join({next(iter(bodies))}\n}}, {json.dumps(entries)});\n"


_AGAIN: Final = "build each desk again with this version"


def _expected(file: Path) -> str:
    """Return the text of a file that Pagefind must have written."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        message = f"Pagefind did not write {file.name}"
        raise BundleError(message, remedy=_REMEDY) from error
