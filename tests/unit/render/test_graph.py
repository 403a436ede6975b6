"""The layout of a graph: positions of names, routes of lines, and how they are written."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from briefgen.render.figures.graph_cells import CELL, box, stroke
from briefgen.render.figures.graph_curve import Curve
from briefgen.render.figures.graph_drawing import HOSTILE, Line, draw, frame, wrap
from briefgen.render.figures.graph_layout import layout
from briefgen.render.figures.graph_sheet import Link, Sheet

ACROSS = 420

GRAPHS = {
    "a chain": [(n, n + 1) for n in range(8)],
    "a star": [(0, n) for n in range(1, 12)],
    "a star to and fro": [(0, n) for n in range(1, 7)] + [(n, 0) for n in range(1, 5)],
    "two hubs": [(0, 1)] + [(0, n) for n in range(2, 7)] + [(1, n) for n in range(5, 11)],
    "a ring": [(n, (n + 1) % 9) for n in range(9)],
    "each to each": [(a, b) for a in range(4) for b in range(a)],
    "a tree": [((n - 1) // 2, n) for n in range(1, 12)],
    "a ladder": [(n, n + 1) for n in (0, 1, 2, 3, 5, 6, 7, 8)] + [(n, n + 5) for n in range(5)],
}


def sizes(count: int) -> list[tuple[float, float]]:
    return [
        frame(wrap(("Iron Coast Guild", "Vale", "Ministry of Harbours and Fisheries")[n % 3]))
        for n in range(count)
    ]


@pytest.mark.parametrize("ends", GRAPHS.values(), ids=GRAPHS.keys())
def test_no_line_runs_through_a_name_that_is_not_its_own(ends: list[tuple[int, int]]):
    links = [Link(a, b, 60.0) for a, b in ends]
    names = sizes(max(max(pair) for pair in ends) + 1)
    laid = layout(names, links, ACROSS)
    for link, curve in zip(links, laid.curves, strict=True):
        points = [curve.point(n / 50) for n in range(51)]
        for n, ((x, y), (wide, high)) in enumerate(zip(laid.names, names, strict=True)):
            inside = [p for p in points if abs(p[0] - x) < wide / 2 and abs(p[1] - y) < high / 2]
            assert not inside, (link, n)
    assert None not in laid.labels


@pytest.mark.parametrize("kind", ["a chain", "a star", "a tree", "a ring"])
def test_lines_of_plain_graphs_do_not_cross(kind: str):
    ends = GRAPHS[kind]
    laid = layout(
        sizes(max(max(pair) for pair in ends) + 1), [Link(a, b, 60.0) for a, b in ends], ACROSS
    )
    ways = [[curve.point(n / 8) for n in range(9)] for curve in laid.curves]
    assert not [(n, m) for n, one in enumerate(ways) for m in range(n) if crossed(one, ways[m])]


def crossed(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> bool:
    """Tell whether two polylines cross."""
    pieces = [(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(other)]
    return any(
        side(a, b, c) * side(a, b, d) < 0 > side(c, d, a) * side(c, d, b) for a, b, c, d in pieces
    )


def side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def test_cells_are_those_that_a_line_touches():
    flat, steep, back = (
        stroke((2, 5), (9, 5), 0),
        stroke((2, 2), (5, 30), 0),
        stroke((9, 5), (2, 5), 0),
    )
    assert flat == back == box(2, 5, 10, 6)
    assert (flat & steep).bit_count() in (1, 2)
    assert not flat & box(2, 6, 10, 9)
    assert stroke((2, 20), (30, 20), 5) & box(14, 25, 18, 26)


def test_a_line_off_the_sheet_meets_everything():
    assert stroke((0, 20), (0, 90), 60) & box(30, 50, 31, 51)


def test_a_line_ends_at_its_frames():
    bent = Curve.bent((0, 0), (100, 0), 20)
    leaves, enters = bent.outside((10, 10), (20, 20))
    part = bent.between(leaves, enters)
    assert part.start[0] == pytest.approx(10, abs=0.5)
    assert part.end[0] == pytest.approx(80, abs=0.5)
    assert part.point(0.5) == pytest.approx(bent.point((leaves + enters) / 2))


def test_a_dearer_drawing_is_worse():
    sheet = Sheet([(60, 23)] * 3, [Link(0, 2, 40.0)], ACROSS)
    sheet.at = [(10, 20), (10, 60), (10, 40)]
    clear = sheet.whole_price()
    sheet.at = [(10, 20), (10, 40), (10, 60)]
    assert sheet.through()
    assert sheet.whole_price() > clear + 100


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Vale", ["Vale"]),
        ("Ilinca Marin", ["Ilinca Marin"]),
        ("Danube Dockers", ["Danube", "Dockers"]),
        ("Ministry of Harbours and Fisheries", ["Ministry of", "Harbours and", "Fisheries"]),
        ("Donaudampfschifffahrt", ["Donaudampfschifffahrt"]),
        ("", []),
    ],
)
def test_a_name_is_whole_and_in_even_lines(name: str, lines: list[str]):
    assert wrap(name) == lines


def test_a_name_without_end_is_cut():
    lines = wrap("Union of " + "very long words " * 9 + "x" * 80)
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert max(map(len, lines)) <= 24


def test_a_line_and_its_label_are_one_link():
    svg = draw(
        ["A", "B"],
        [Line(0, 1, "fights", "A fights B", "#p1s1", HOSTILE, loose=True)],
        ACROSS,
        "One",
    )
    (link,) = re.findall(r"<a .*?</a>", svg)
    assert link.startswith('<a href="#p1s1"><title>A fights B</title><path d="M')
    assert link.endswith(">fights</text></a>")
    assert 'stroke-width="2.2" stroke-dasharray' in svg
    assert svg.count("<marker") == 1


def test_a_drawing_is_as_narrow_as_it_can_be():
    svg = draw(["A", "B"], [Line(0, 1, "sees", "", "#", 0, loose=False)], ACROSS)
    assert float(re.search(r'width="([\d.]+)"', svg)[1]) < ACROSS / 3  # type: ignore[index] - None fails the test
    assert "<marker" not in svg
    assert CELL * 4 < float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', svg)[1]) < ACROSS / 2  # type: ignore[index]
