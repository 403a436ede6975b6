"""List the lines of a page in the order in which it shows them, with what the markup says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from briefgen.readers.data_table import is_data
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK: Final = frozenset(
    # words in one string are read more easily than a list
    "address article aside blockquote body button caption center dd details dialog "  # noqa: SIM905
    "div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p "
    "pre section summary "
    "table tbody td tfoot th "
    "thead tr ul".split()
)
"""Elements that begin and end a line.

Source: HTML Living Standard, 15.3 (rendering), `display: block` and the like.
"""

_SILENT: Final = frozenset(
    # as above
    "audio canvas datalist embed frame frameset head iframe math meta noembed "  # noqa: SIM905
    "noframes noscript object param rp script "
    "select style svg template textarea title video".split()
)
"""Elements whose text the page does not show."""

_INNERMOST: Final = frozenset(
    # as above
    "p h1 h2 h3 h4 h5 h6 li dd dt figcaption caption blockquote td th pre button "  # noqa: SIM905
    "option address summary cite".split()
)
"""Blocks that say what their text is; a `div` within one adds nothing."""

_HOLDING: Final = frozenset(
    # as above
    "li dd dt figcaption caption blockquote td th button "  # noqa: SIM905
    "option summary cite".split()
)
"""Blocks that say what their paragraphs are; a `p` within one adds nothing."""

_TELLING: Final = frozenset(
    # as above
    "article aside blockquote figure footer form header main "  # noqa: SIM905
    "nav table ul ol".split()
)
"""Enclosing elements whose name goes into a hint's path along with their classes."""

_ROW_PARTS: Final = frozenset(("td", "th"))
_BLANKS: Final = re.compile(r"\s+")
_HIDDEN: Final = re.compile(
    r"(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))"
)
_READ_ALOUD: Final = re.compile(
    r"(?:^|[\s_-])"
    r"(?:sr-only|screen-?reader-(?:text|only)|visually-?hidden|visuallyhidden|a11y-hidden)(?:$|\s)"
)
"""Classes of what is only read aloud.

Source: Bootstrap, WordPress, HTML5 Boilerplate, Foundation.
"""

_APART: Final = re.compile(rf"mw-editsection|{_READ_ALOUD.pattern}")
_CREDITS: Final = re.compile(r"(?i)credit|copyright|photographer|attribution")
_INLINE: Final = frozenset(("span", "a", "small", "b", "strong", "em", "i", "label"))
_JOINED: Final = ("span", "a", "small", "time", "label", "strong", "b", "cite")
_STOPS: Final = frozenset('.!?)"\u201d\u2019')
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1e\x7f-\x9f\xad\u200b\u2060\ufeff]")
HOLDS: Final = "data-holds"
DATA: Final = "data"
"""The attribute and value that mark a table found to hold data."""

_SAYING: Final = ("class", "id", "role", "itemprop", "data-testid", "data-component", "epub:type")
"""Attributes in which pages and books say what an element is."""

_CELL: Final = "\x1f"
_DEEPEST_PATH: Final = 24
_DEEPEST: Final = 64
_TOKEN: Final = 40
_DASHES: Final = "-\u2013\u2014\u2012\u2015~ "
_MANY: Final = 12
_ITEM_HOLDS: Final = 4


class Line(NamedTuple):
    """A line of a page.

    `density` is the share of its letters that are linked; `after_break` is true where a `br` is
    before it.
    """

    words: str
    tag: str
    density: float
    path: tuple[str, ...]
    within: tuple[int, ...]
    after_break: bool
    unseen: bool
    dated: str


class _Frame(NamedTuple):
    """The context in an element: the block that says what its text is, and what is around it."""

    tag: str = "body"
    path: tuple[str, ...] = ()
    within: tuple[int, ...] = ()
    in_link: bool = False
    unseen: bool = False
    in_row: bool = False
    in_quote: bool = False


@dataclass(slots=True)
class _Lines:
    """The lines of a page during the walk: those done, and the parts of the open one."""

    done: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    after_break: bool = False
    dated: str = ""

    def add(self, words: str, *, in_link: bool = False) -> None:
        self.parts.append(words)
        if in_link:
            self.linked += sum(not c.isspace() for c in words)

    def end(self, frame: _Frame, *, by_break: bool = False) -> None:
        """Close the open line, if it has words; `by_break` says that a `br` ends it."""
        words = _tidy("".join(self.parts)) if self.parts else ""
        if words:
            density = min(1.0, self.linked / max(1, len(words) - words.count(" ")))
            self.done.append(
                Line(words, frame.tag, density, frame.path, frame.within, self.after_break,
                     frame.unseen, self.dated)
            )  # fmt: skip
            self.after_break = False
        self.parts, self.linked, self.dated = [], 0, ""
        self.after_break = (self.after_break or bool(words)) and by_break


def walk(tree: Any) -> list[Line]:  # noqa: ANN401 - lxml's elements have no public type
    """Return the lines of a page, without recursion."""
    return _Walk(tree).lines()


class _Walk:
    """One walk over a page."""

    def __init__(self, tree: Any) -> None:  # noqa: ANN401 - as above
        self._tree = tree
        self._lines = _Lines()
        self._stack = [_Frame()]
        self._began = [True]
        self._number = 0

    def lines(self) -> list[Line]:
        for event, element in _events(self._tree):
            if event == "start":
                self._open(element)
            elif event == "end":
                self._close(element)
            if event != "start" and element.tail:
                self._lines.add(element.tail, in_link=self._stack[-1].in_link)
        self._lines.end(_Frame())
        return _without_own_elements(self._lines.done)

    def _open(self, element: Any) -> None:  # noqa: ANN401 - as above
        frame, name, lines = self._stack[-1], element.tag, self._lines
        begins = _begins_line(element, frame)
        if name == "br":
            self._break(frame)
        elif begins:
            if not (name == "cite" and _only_dashes(lines)):
                lines.end(frame)
            frame = self._inside(frame, element)
        elif name in _ROW_PARTS:
            lines.add(_CELL)
        elif name == "img" or frame.in_row or _meets_another(element, lines):
            lines.add(" ")
        if name == "time" and not lines.dated:
            lines.dated = written_date((element.get("datetime") or "")[:_TOKEN]) or ""
        if name == "a" and element.get("href") is not None and not frame.in_link:
            frame = frame._replace(in_link=True)
        if not frame.unseen and _is_hidden(element):
            frame = frame._replace(unseen=True)
        self._stack.append(frame)
        self._began.append(begins)
        words = (element.text or "") if name != "q" else "\u201c" + (element.text or "")
        if words:
            lines.add(words, in_link=frame.in_link)

    def _close(self, element: Any) -> None:  # noqa: ANN401 - as above
        frame = self._stack.pop()
        if element.tag == "q":
            self._lines.add("\u201d", in_link=frame.in_link)
        if self._began.pop():
            self._lines.end(frame)

    def _break(self, frame: _Frame) -> None:
        if frame.in_row:
            self._lines.add(" ", in_link=frame.in_link)
        else:
            self._lines.end(frame, by_break=True)

    def _inside(self, frame: _Frame, element: Any) -> _Frame:  # noqa: ANN401 - as above
        """Return the context inside an element that begins a line."""
        name = element.tag
        self._number += 1
        tag = "cite" if _names_the_quoted(element, frame) else _deeper(frame.tag, element)
        within = frame.within
        if name not in _INNERMOST or _holds_much(element):
            within = (*within, self._number)[-_DEEPEST:]
        return _Frame(
            tag,
            _path(frame.path, element),
            within,
            frame.in_link,
            frame.unseen,
            frame.in_row or (name == "tr" and _in_data(element)),
            frame.in_quote or _quotes(element),
        )


def _without_own_elements(lines: list[Line]) -> list[Line]:
    """Return the lines without the innermost element around a line if it holds nothing else.

    A `div` around one line is that line's paragraph; what encloses it is the next one.
    """
    held = Counter(number for line in lines for number in line.within)
    return [
        line._replace(within=line.within[:-1]) if held[(0, *line.within)[-1]] == 1 else line
        for line in lines
    ]


def _events(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - as above
    """Yield the start and end of each shown element, and `silent` once for one that is not.

    The text after a silent element is shown.
    """
    todo: list[tuple[str, Any]] = [("start", tree)]
    while todo:
        event, element = todo.pop()
        if event == "start" and element.tag in _SILENT:
            event = "silent"
        yield event, element
        if event == "start":
            todo.append(("end", element))
            todo.extend(
                ("start", child) for child in reversed(element) if isinstance(child.tag, str)
            )


def _begins_line(element: Any, frame: _Frame) -> bool:  # noqa: ANN401 - as above
    """Tell whether an element begins and ends a line; in a row of data none does."""
    name = element.tag
    if frame.in_row:
        return False
    if name in _BLOCK:
        return True
    if name == "cite":
        return frame.in_quote and frame.tag != "cite" and _ends_its_block(element)
    if name == "time":
        return _says_how_long_ago(element) and _ends_its_block(element)
    if name not in _INLINE or not (said := element.get("class")):
        return False
    pictured = frame.tag in ("figcaption", "caption") and _CREDITS.search(said)
    return bool(pictured or _APART.search(said))


def _ends_its_block(element: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether nothing follows an element in its block."""
    while not (element.tail or "").strip() and element.getnext() is None:
        element = element.getparent()
        if element is None or element.tag in _BLOCK:
            return True
    return False


def _meets_another(element: Any, lines: _Lines) -> bool:  # noqa: ANN401 - as above
    """Tell whether an inline element begins a new sentence or item directly after another.

    Styles may set the two apart, and mostly do: "Ferry aground" and "Forty were saved" in one item.
    """
    before = element.getprevious()
    if before is None or before.tail or before.tag not in _JOINED or element.tag not in _JOINED:
        return False
    if "time" in (before.tag, element.tag):
        return True
    ended = lines.parts[-1][-1:] if lines.parts else ""
    begins = next((piece for piece in element.itertext() if piece), "")[:1]
    if begins.isdigit():
        return ended in _STOPS
    return begins.isupper() and (ended.islower() or ended.isdigit() or ended in _STOPS)


def _says_how_long_ago(element: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether a time element shows no date, though its markup gives one."""
    shown = "".join(element.itertext())
    return (
        0 < len(shown) <= _TOKEN
        and written_date(shown) is None
        and written_date((element.get("datetime") or "")[:_TOKEN]) is not None
    )


def _quotes(element: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether an element is a quotation, or a figure around one."""
    if element.tag == "blockquote":
        return True
    return element.tag == "figure" and element.find(".//blockquote") is not None


def _names_the_quoted(element: Any, frame: _Frame) -> bool:  # noqa: ANN401 - as above
    """Tell whether an element names who is quoted: a quotation's footer, or its `cite`."""
    return frame.in_quote and element.tag in ("footer", "cite", "figcaption")


def _only_dashes(lines: _Lines) -> bool:
    """Tell whether the open line is only a dash, which belongs to the name that follows."""
    words = "".join(lines.parts).strip()
    return bool(words) and not words.strip(_DASHES)


def _deeper(tag: str, element: Any) -> str:  # noqa: ANN401 - as above
    """Return the tag of a block within another: the more telling one of the two."""
    name: str = element.tag
    if name in _HOLDING and _holds_much(element):
        return "div"
    if name in _INLINE or name == "time":
        return tag
    if tag in _HOLDING and (name == "p" or name not in _INNERMOST) and name not in ("ul", "ol"):
        return tag
    return tag if name not in _INNERMOST and tag in _INNERMOST else name


def _holds_much(element: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether an item, cell or quotation lays out an article's worth of blocks."""
    if element.tag not in _HOLDING:
        return False
    if element.tag in _ROW_PARTS:
        return not _in_data(element)
    most = _MANY if element.tag == "blockquote" else _ITEM_HOLDS
    paragraphs = 0
    for block in element.iter("p", "h1", "h2", "h3", "h4", "table", "article"):
        paragraphs += 1 if block.tag == "p" else most
        if paragraphs > most:
            return True
    return False


def _in_data(element: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether an element lies in a table of data; each table is tested once."""
    table = next(element.iterancestors("table"), None)
    if table is None:
        return False
    if (known := table.get(HOLDS)) is None:
        known = DATA if is_data(table) else "layout"
        table.set(HOLDS, known)
    return bool(known == DATA)


def _tidy(words: str) -> str:
    """Return words without control characters and with single blanks; cells keep a tab between."""
    if _CELL in words:
        cells = [_tidy(cell) for cell in words.split(_CELL)]
        return "\t".join(cells).strip()
    return _BLANKS.sub(" ", _CONTROLS.sub("", words)).strip()


def _is_hidden(element: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether the page does not show an element."""
    if element.get("hidden") is not None:
        return True
    if (style := element.get("style")) and _HIDDEN.search(style):
        return True
    said = element.get("class")
    return bool(said and _READ_ALOUD.search(said))


def _path(path: tuple[str, ...], element: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    """Return the path inside an element: the path so far, its telling name, classes, id, role."""
    if element.tag == "body":
        return path
    own = [element.tag] if element.tag in _TELLING else []
    for key in _SAYING:
        if said := element.get(key):
            own += [w[:_TOKEN] for w in said.lower().split()[:6]]
    if element.get("aria-hidden") == "true" or _is_hidden(element):
        own.append("hidden")
    return (*path, *own)[-_DEEPEST_PATH:] if own else path
