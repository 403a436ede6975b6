"""Compare two states of a desk, line by line."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from briefgen.model import Change, Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.editions.freezing import Frozen, Line


_SAME: Final = 0.5
"""Share of words that a statement and its rewording have in common: half, as near-copies do."""


def compare(since: str, before: Frozen, now: Frozen, slugs: Mapping[str, str]) -> Changes:
    """Return what has changed since an edition. `slugs` gives each article's page by its path.

    What a new article says, or one that is gone said, is told with the article, not line by line.
    """
    was = {line["article"]: line for line in before.articles}
    is_ = {line["article"]: line for line in now.articles}
    both = was.keys() & is_.keys()
    said = list(_told(before.statements, now.statements, both, slugs))
    unsaid = list(_gone(before.statements, now.statements, both, slugs))
    reworded = _reworded(said, unsaid)
    return Changes(
        since=since,
        articles=tuple(Change(_title(is_[p]), entry=slugs.get(p, "")) for p in is_ if p not in was),
        edited=tuple(
            Change(_title(is_[p]), entry=slugs.get(p, ""))
            for p in is_
            if p in both and was[p]["sha256"] != is_[p]["sha256"]
        ),
        gone=tuple(Change(before=_title(was[p])) for p in was if p not in is_),
        **_became(was, is_, slugs),
        reworded=tuple(replace(new, before=old.before) for new, old in reworded),
        statements=tuple(_without(said, (new for new, _ in reworded))),
        withdrawn=tuple(_without(unsaid, (old for _, old in reworded))),
        figures=tuple(_moved(before.figures, now.figures, both, slugs)),
        happenings=tuple(_happenings(before, now)),
        conflicts=tuple(_conflicts(before, now)),
        names=tuple(_new_names(before, now)),
        joined=tuple(_regrouped(before, now)),
        parted=tuple(_swapped(_regrouped(now, before))),
        registry=tuple(_registry(before, now)),
    )


def _became(
    was: Mapping[str, Line], is_: Mapping[str, Line], slugs: Mapping[str, str]
) -> dict[str, tuple[Change, ...]]:
    """Return the articles retracted, corrected or updated since, by their new state.

    An edition that was kept before editions knew states tells nothing of them.
    """
    found: dict[str, list[Change]] = {state: [] for state in ("retracted", "corrected", "updated")}
    for path, line in is_.items():
        known = was.get(path, {}).get("state")
        if known is not None and line["state"] not in ("", known):
            found[line["state"]].append(Change(_title(line), entry=slugs.get(path, "")))
    return {state: tuple(changes) for state, changes in found.items()}


def _title(article: Line) -> str:
    return str(article.get("title") or article["article"])


def _key(line: Line, *left_out: str) -> str:
    """Return a line as text to compare, some fields left out."""
    return json.dumps({k: v for k, v in line.items() if k not in left_out}, sort_keys=True)


def _told(
    before: Sequence[Line], now: Sequence[Line], both: Iterable[str], slugs: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the statements, of articles in both states, that are in the second alone."""
    for line in _in_second_alone(before, now, both):
        entry = slugs.get(line["article"], "")
        yield Change(line["what"], who=", ".join(line["who"]), entry=entry)


def _gone(
    before: Sequence[Line], now: Sequence[Line], both: Iterable[str], slugs: Mapping[str, str]
) -> Iterator[Change]:
    for line in _in_second_alone(now, before, both):
        entry = slugs.get(line["article"], "")
        yield Change(before=line["what"], who=", ".join(line["who"]), entry=entry)


def _reworded(said: Sequence[Change], unsaid: Sequence[Change]) -> list[tuple[Change, Change]]:
    """Return pairs of new and old statements, one reworded as the other, by the same speaker.

    They are of one article, and in much the same words. Each stands for one at most, the likest
    first, in the article's order where they are as like.
    """
    spoken: dict[tuple[str, str], list[int]] = {}
    for o, old in enumerate(unsaid):
        spoken.setdefault((old.entry, old.who), []).append(o)
    likeness = {
        (n, o): _alike(new.now, unsaid[o].before)
        for n, new in enumerate(said)
        for o in spoken.get((new.entry, new.who), ())
    }
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for n, o in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if likeness[n, o] >= _SAME and n not in pairs and o not in taken:
            pairs[n] = o
            taken.add(o)
    return [(said[n], unsaid[o]) for n, o in sorted(pairs.items())]


def _alike(one: str, other: str) -> float:
    """Return the share of words that two statements have in common (Jaccard)."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) / len(a | b) if a | b else 0.0


def _without(changes: Iterable[Change], left_out: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes that remain when each one left out is removed once."""
    rest = Counter(left_out)
    for change in changes:
        if rest[change]:
            rest[change] -= 1
        else:
            yield change


def _in_second_alone(
    first: Sequence[Line], second: Sequence[Line], both: Iterable[str]
) -> Iterator[Line]:
    known = Counter(map(_key, first))
    shared = set(both)
    for line in second:
        key = _key(line)
        if known[key]:
            known[key] -= 1
        elif line["article"] in shared:
            yield line


def _moved(
    before: Sequence[Line], now: Sequence[Line], both: Iterable[str], slugs: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the kinds of figures whose numbers in an article have changed."""
    was, is_ = _counted(before), _counted(now)
    shared = set(both)
    for key in dict.fromkeys((*was, *is_)):
        path, kind, unit = key
        if path in shared and was.get(key, []) != is_.get(key, []):
            yield Change(
                now=_numbers(is_.get(key, [])),
                before=_numbers(was.get(key, [])),
                who=f"{kind}: {unit}" if unit else kind,
                entry=slugs.get(path, ""),
            )


def _counted(lines: Sequence[Line]) -> dict[tuple[str, str, str], list[Any]]:
    found: dict[tuple[str, str, str], list[Any]] = {}
    for line in lines:
        values = found.setdefault((line["article"], line["kind"], line["unit"]), [])
        if line["value"] not in values:
            values.append(line["value"])
    return found


def _numbers(values: Sequence[Any]) -> str:
    return ", ".join(map(_number, values))


def _number(value: Any) -> str:  # noqa: ANN401 - a number, or two of which one may be open
    if isinstance(value, list):
        low, high = value
        if high is None:
            return f"at least {low:g}"
        return f"at most {high:g}" if low is None else f"{low:g} to {high:g}"
    return f"{value:g}"


def _happenings(before: Frozen, now: Frozen) -> Iterator[Change]:
    """Yield the happenings that are new, or whose articles have changed."""
    was = {line["happening"]: line["articles"] for line in before.happenings}
    for line in now.happenings:
        old = was.get(line["happening"])
        if old != line["articles"]:
            new = ", ".join(line["articles"])
            told = ", ".join(old) if old else ""
            yield Change(new, before=told, happening=line["happening"])


def _conflicts(before: Frozen, now: Frozen) -> Iterator[Change]:
    """Yield conflicts with statements that were in none before."""
    was = {_key(line, "happening"): line for line in before.conflicts}
    sides = {(line["about"], line["who"], one) for line in was.values() for one in line["stated"]}
    for line in now.conflicts:
        new = [s for s in line["stated"] if (line["about"], line["who"], s) not in sides]
        if _key(line, "happening") not in was and new:
            who = ", ".join(filter(None, (line["about"], line["who"])))
            yield Change("; ".join(line["stated"]), who=who, happening=line["happening"])


def _new_names(before: Frozen, now: Frozen) -> Iterator[Change]:
    """Yield the actors whom no article of the first state had."""
    known = {line["name"].casefold() for line in before.actors}
    members = {m for line in before.actors for m in line["members"]}
    for line in now.actors:
        if line["name"].casefold() not in known and members.isdisjoint(line["members"]):
            yield Change(line["name"], actor=line["actor"])


def _regrouped(first: Frozen, second: Frozen) -> Iterator[Change]:
    """Yield the actors of the second state that were several in the first, with their old names."""
    home = {m: line["name"] for line in first.actors for m in line["members"]}
    slug_of = {m: line["actor"] for line in first.actors for m in line["members"]}
    for line in second.actors:
        slugs = {slug_of[m]: home[m] for m in line["members"] if m in slug_of}
        if len(slugs) > 1:
            yield Change(line["name"], ", ".join(sorted(slugs.values())), actor=line["actor"])


def _swapped(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield regroupings reversed: what was one and is several now, without pages."""
    for change in changes:
        yield Change(now=change.before, before=change.now)


def _registry(before: Frozen, now: Frozen) -> Iterator[Change]:
    was = {line["file"]: line["sha256"] for line in before.registry}
    is_ = {line["file"]: line["sha256"] for line in now.registry}
    for file in sorted(was.keys() | is_.keys()):
        if was.get(file) != is_.get(file):
            yield Change(now=file if file in is_ else "", before=file if file in was else "")
