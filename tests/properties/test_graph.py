"""Properties of the layout of any graph."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.render.figures.graph_layout import Layout, layout
from briefgen.render.figures.graph_sheet import LABEL_HIGH, Link
from briefgen.render.figures.svg import Box

ACROSS = 420

Size = tuple[float, float]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Size], list[Link]]:
    """Draw the sizes of up to nine names, and links that connect all of them.

    There may be up to four further links, and links in both directions.
    """
    count = draw(st.integers(2, 9))
    size = st.tuples(st.floats(40, 150), st.sampled_from((23.0, 38.0, 53.0)))
    sizes = draw(st.lists(size, min_size=count, max_size=count))
    pairs = {(draw(st.integers(0, n - 1)), n) for n in range(1, count)}
    more = draw(
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=4)
    )
    ends = sorted(pairs | {(a, b) for a, b in more if a != b})
    turned = draw(st.lists(st.booleans(), min_size=len(ends), max_size=len(ends)))
    links = dict.fromkeys(
        (b, a) if turn else (a, b) for (a, b), turn in zip(ends, turned, strict=True)
    )
    return sizes, [Link(a, b, draw(st.floats(30, 150))) for a, b in links]


def around(at: tuple[float, float], wide: float, high: float) -> Box:
    return Box(at[0] - wide / 2, at[1] - high / 2, at[0] + wide / 2, at[1] + high / 2)


def frames(laid: Layout, sizes: list[Size]) -> list[Box]:
    return [around(at, *size) for at, size in zip(laid.names, sizes, strict=True)]


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_nothing_lies_on_a_name_and_nothing_sticks_out(
    graph: tuple[list[Size], list[Link]],
) -> None:
    sizes, links = graph
    laid = layout(sizes, links, ACROSS)
    boxes = frames(laid, sizes)
    labels = [
        around(at, k.label, LABEL_HIGH) for at, k in zip(laid.labels, links, strict=True) if at
    ]
    assert not any(a.meets(b) for a, b in itertools.combinations([*boxes, *labels], 2))
    assert laid.width <= ACROSS + 4  # a margin of two units on each side
    points = [curve.point(n / 9) for curve in laid.curves for n in range(10)]
    for box in (*boxes, *labels, *(Box(x, y, x, y) for x, y in points)):
        assert min(box.left, box.top) >= 0
        assert box.right <= laid.width
        assert box.bottom <= laid.height


@settings(max_examples=5, deadline=None)
@given(graphs())
def test_the_same_graph_gives_the_same_drawing(graph: tuple[list[Size], list[Link]]) -> None:
    assert layout(*graph, ACROSS) == layout(*graph, ACROSS)
