from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from briefgen import compose
from briefgen.locale import words
from briefgen.model.views import BriefPage, EventRow, Mark, PlaceRow, Quote, Ref, When
from briefgen.render.figures import Figures
from briefgen.render.figures.base_map import countries, country_name
from briefgen.render.figures.graph import FEW, LINES, MOST, graph, small_graph
from briefgen.render.figures.svg import TYPE, Box, alone, width
from briefgen.render.figures.timeline import spans
from briefgen.render.figures.when import ACROSS, small_when, when_line
from tests.golden.desk import desk

FIGURES = Figures("briefs/strike.md", words())


def brief() -> BriefPage:
    pages = compose.compose(desk(), compose.Options())
    return next(p for p in pages if isinstance(p, BriefPage) and p.path == "briefs/strike.md")


def place(
    lat: float | None,
    lon: float | None,
    precision: str = "city",
    country: str = "",
    name: str = "X",
) -> PlaceRow:
    row = brief().places[0]
    return replace(row, ref=Ref(name), lat=lat, lon=lon, precision=precision, country=country)


def links(svg: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', svg)


def test_a_figure_is_well_formed_and_on_one_line():
    page = brief()
    for svg in (
        FIGURES.timeline(page.events),
        FIGURES.graph(page.relations),
        FIGURES.map(page.places),
    ):
        assert "\n" not in svg
        root = ET.fromstring(svg.replace(" data-pagefind-ignore", ""))
        assert root.tag == "figure"
        assert root.get("aria-label") or root[0][0].tag == "title"


def test_a_figure_leads_to_sentences_of_its_page_and_to_rows_elsewhere():
    events = brief().events
    assert links(FIGURES.timeline(events)) == ["#p3s3", "#p3s1", "#p3s2"]
    assert links(Figures("actors/x.md", words()).timeline(events)) == [
        f"#event-{n}" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("value", "short"),
    [
        ("2019-11-18", "18 Nov 2019"),
        ("2017-07-10/2017-07-16", "10\N{EN DASH}16 Jul 2017"),
        ("2024-10-31/2024-11-06~", "31 Oct \N{EN DASH} about 6 Nov 2024"),
        ("2023-10/2024-10", "Oct 2023 \N{EN DASH} Oct 2024"),
        ("2014/2017", "2014 \N{EN DASH} 2017"),
        ("2017-11/..", "since Nov 2017"),
    ],
)
def test_a_time_is_written_short_in_a_figure(value: str, short: str):
    event, other = brief().events[:2]
    assert f"<b>{short}</b>" in FIGURES.timeline(
        [replace(event, when=replace(event.when, value=value)), other]
    )


def test_a_time_that_no_calendar_holds_is_counted_below_the_line():
    svg = FIGURES.timeline(brief().events)
    assert "<figcaption>In the table alone: 1 time not resolved</figcaption>" in svg
    assert "Monday" not in svg
    assert "<figcaption>" not in FIGURES.timeline(brief().events[:3])


def test_nothing_to_draw_draws_nothing():
    assert not FIGURES.timeline(brief().events[-1:])
    assert not FIGURES.timeline(brief().events[:1])
    assert not FIGURES.graph(())
    assert not FIGURES.map([place(None, None)])


def test_times_that_are_not_days_of_the_calendar_are_left_out():
    event = brief().events[0]
    odd = replace(event, when=When("x", "x", "vague", "-0044-03-15", "", relative=False, why=""))
    assert spans([odd], words()) == []


def test_one_time_is_one_row_with_all_its_marks():
    event = brief().events[1]
    other = replace(event, quote=Quote((), (Mark("strike", "p9s9", "¶9.9"),)))
    (span,) = spans([event, other], words())
    assert [n for n, _ in span.items] == [1, 2]
    later = brief().events[2]
    assert links(FIGURES.timeline([event, other, later])) == ["#p3s1", "#p9s9", "#p3s2"]


def test_a_graph_draws_a_dozen_at_most():
    row = brief().relations[0]
    star = [replace(row, subject=Ref("hub"), object=Ref(f"n{n}")) for n in range(30)]
    svg = FIGURES.graph(star, ["hub"])
    assert len(re.findall(r"<text[^>]*>(?:n\d+|hub)<", svg)) == MOST
    assert f"{MOST - 1} of 30 ties" in svg


def test_sign_is_told_by_the_line():
    row = brief().relations[0]
    third = replace(row, object=Ref("third"), sign=0)
    friendly, neutral, hostile = (
        FIGURES.graph([replace(row, sign=sign), third]) for sign in (1, 0, -1)
    )
    pieces = [
        [way.count("M") for way in re.findall(r'</title><path d="([^"]*)"', svg)]
        for svg in (friendly, hostile)
    ]
    # a friendly tie is drawn as two lines, with a stub for the head of their arrow
    assert [sorted(p) for p in pieces] == [[1, 3], [1, 1]]
    assert ["stroke-width" in svg for svg in (friendly, neutral, hostile)] == [False, False, True]
    assert ("friendly" in friendly, "hostile" in hostile, "<figcaption>" in neutral) == (
        True,
        True,
        False,
    )


def test_what_is_hedged_or_somebodys_word_is_dashed():
    row = replace(brief().relations[0], hedges=(), attributed=False, negated=False)
    third = replace(row, object=Ref("third"))
    hedged, word = replace(row, hedges=("perhaps",)), replace(row, attributed=True)
    likely = replace(row, likely=True)
    assert "stroke-dasharray" not in FIGURES.graph([row, hedged, third])
    assert FIGURES.graph([hedged, third]).count("stroke-dasharray") == 1
    assert FIGURES.graph([word, third]).count("stroke-dasharray") == 1
    assert FIGURES.graph([likely, third]).count("stroke-dasharray") == 1


def test_a_line_is_of_what_is_sure_where_anything_is():
    row = replace(brief().relations[0], hedges=(), attributed=False, negated=False)
    third = replace(row, object=Ref("third"))
    likely = replace(row, likely=True, predicate="kills")
    drawn = FIGURES.graph([likely, row, third])
    assert "kills" not in drawn
    assert "kills" in FIGURES.graph([likely, third])


@pytest.mark.parametrize(
    "how", [{"status": "planned"}, {"status": "hypothetical"}, {"negated": True}]
)
def test_what_was_not_done_is_no_line(how: dict[str, object]):
    row = next(r for r in brief().relations if r.subject.text != r.object.text)
    third = replace(row, object=Ref("third"))
    fourth = replace(row, object=Ref("fourth"), **how)
    assert "fourth" not in FIGURES.graph([row, third, fourth])
    assert "fourth" in FIGURES.graph([row, third, replace(row, object=Ref("fourth"))])


def test_lone_pairs_are_not_drawn():
    row = brief().relations[0]
    assert not FIGURES.graph([row, replace(row, subject=Ref("one"), object=Ref("other"))])


def test_relations_of_one_to_another_share_a_line():
    row = brief().relations[0]
    third = replace(row, object=Ref("third"))
    svg = FIGURES.graph(
        [
            row,
            replace(row, predicate="visits"),
            replace(row, predicate="cooperates_with" * 3),
            third,
        ]
    )
    assert svg.count("<a ") == 2
    assert "leads, visits +1</text>" in svg


def boxes(svg: str) -> list[Box]:
    """Return the estimated rectangle of each label in a drawing."""
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg)
    return [
        Box(
            float(x) - width(words) / 2,
            float(y) - TYPE + 2,
            float(x) + width(words) / 2,
            float(y) + 2,
        )
        for x, y, words in found
    ]


def test_labels_in_a_crowded_graph_do_not_run_into_each_other():
    row = brief().relations[0]
    names = [f"Actor of some length {n}" for n in range(12)]
    pairs = [(a, b) for n, a in enumerate(names) for b in names[n + 1 :: 3]]
    svg = FIGURES.graph([replace(row, subject=Ref(a), object=Ref(b)) for a, b in pairs], names)
    labels = boxes(svg)
    assert len(labels) > LINES
    assert not any(a.meets(b) for n, a in enumerate(labels) for b in labels[:n])


def test_actors_that_nothing_links_stand_in_drawings_of_their_own():
    row = brief().relations[0]
    ends = [("one", "two"), ("one", "three"), ("four", "five")]
    svg = FIGURES.graph([replace(row, subject=Ref(a), object=Ref(b)) for a, b in ends])
    first, second = re.findall(r"<svg.*?</svg>", svg)
    assert (">three</text>" in first, ">four</text>" in first) == (True, False)
    assert ">five</text>" in second
    assert svg.count("5 actors, 3 ties") == 1


def test_the_same_relations_give_the_same_drawing():
    rows = brief().relations
    assert FIGURES.graph(rows) == FIGURES.graph(tuple(rows))


def test_a_relation_of_somebody_to_itself_is_not_drawn():
    row = brief().relations[0]
    assert not FIGURES.graph([replace(row, object=row.subject)])


def test_a_map_is_cropped_to_its_points_and_stays_lean():
    near = FIGURES.map([place(33.3, 44.4), place(34.4, 40.9)])
    world = FIGURES.map(
        [place(-33.9, 151.2), place(40.7, -74.0), place(64.1, -21.9), place(-54.8, -68.3)]
    )
    assert "Iraq" in near
    assert "Australia" not in near
    assert len(near) < 6_000
    assert len(world) < 30_000


def test_a_map_of_countries_alone_shows_them_whole():
    svg = FIGURES.map([place(46.0, 25.0, "country", "RO", "Romania")])
    assert svg.count("<circle") == 0
    assert svg.count("<title>Romania</title><path") == 1


def test_names_on_a_map_do_not_run_into_each_other():
    svg = FIGURES.map([place(33.0 + n / 1000, 44.0, name="A very long name") for n in range(12)])
    assert svg.count("<circle") == 12
    assert 1 <= svg.count(">A very long name</text>") < 12


def _ends(svg: str) -> list[tuple[float, float]]:
    """Return the left and right end of each text in a drawing, in units."""
    found = re.findall(r'<text(?: text-anchor="(end)")? x="([\d.]+)"[^>]*>([^<]*)<', svg)
    return [
        (float(x) - (width(said) if end else 0), float(x) + (0 if end else width(said)))
        for end, x, said in found
    ]


def test_what_is_written_at_the_end_of_a_line_of_times_stands_within_the_drawing():
    event = brief().events[0]

    def at(day: str) -> EventRow:
        return replace(event, when=When("", day, "day", day, day, relative=False, why=""))

    days = ("2001-03-01", "2009-04-20", "2009-04-24", "2009-04-28", "2009-04-29")
    svg = when_line([at(day) for day in days], lambda _, n: f"#row-{n}", words())
    ends = _ends(svg)
    assert len(ends) >= len(days)
    assert all(left >= 0 and right <= ACROSS for left, right in ends)


def test_a_dot_whose_name_a_phone_leaves_out_has_a_title():
    spots = [(33.0 + n / 9, 44.0 + n * 7 % 12 / 2, f"A longer name of {n}") for n in range(12)]
    rows = [place(lat, lon, name=name) for lat, lon, name in spots]
    dots = re.findall(r"<a href[^>]*>(.*?)</a>", FIGURES.map(rows))
    assert any('class="wide"' in dot for dot in dots)
    for dot in dots:
        assert ("<text" in dot and 'class="wide"' not in dot) or "<title>" in dot


def test_countries_are_known_by_their_codes():
    assert country_name("RO", words()) == "Romania"
    assert country_name("ZZ", words()) == "ZZ"
    assert country_name("RO", words("de")) == "Rumänien"
    assert len({c.code for c in countries()}) > 200


def test_a_small_graph_has_the_few_that_matter_most_and_nothing_to_press() -> None:
    row = brief().relations[0]
    ends = [("hub", f"n{n}") for n in range(9)] + [("apart", "lone"), ("apart", "alone")]
    rows = [replace(row, subject=Ref(a), object=Ref(b)) for a, b in ends]
    svg = small_graph(rows, ["hub"])
    assert re.findall(r">(\w+)</text>", svg) == ["hub", "n0", "n1", "n2"]
    assert svg.count("<path d") == FEW + 1  # the ties, and the head of an arrow
    assert 'aria-hidden="true"' in svg
    assert "<a " not in svg
    assert "<title>" not in svg
    assert small_graph(rows[:1], ["hub"]) == ""


def test_names_and_lines_of_a_briefs_graph_tell_all_their_sentences() -> None:
    row = brief().relations[0]
    one, two = (replace(row, quote=Quote((), (Mark("a", f"p{n}s1", ""),))) for n in (1, 2))
    ends = [(one, "hub", "a"), (two, "hub", "a"), (two, "hub", "b")]
    rows = [replace(r, subject=Ref(x), object=Ref(y)) for r, x, y in ends]
    svg = graph(rows, ["hub"], lambda r, _: f"#row-{r.quote.marks[0].anchor}", words(), here=True)
    assert svg is not None
    assert re.findall(r'data-at="([^"]+)"><title>([^<]+)<', svg) == [
        ("p1s1 p2s1", f"hub {words().label(row.predicate)} a"),
        ("p2s1", f"hub {words().label(row.predicate)} b"),
        ("p1s1 p2s1", "hub"),
        ("p1s1 p2s1", "a"),
        ("p2s1", "b"),
    ]
    assert "data-at" not in FIGURES.graph(rows)


def test_a_graph_says_what_it_does_not_draw() -> None:
    row = brief().relations[0]
    rows = [replace(row, subject=Ref("hub"), object=Ref(f"n{n}")) for n in range(14)]
    rows += [replace(row, subject=Ref("hub"), object=Ref("x"), status="planned")]
    svg = graph(rows, ["hub"], lambda *_: "#x", words(), here=True)
    assert svg is not None
    assert "Not drawn: 1 that is denied, planned or only supposed, 3 of other actors." in svg


def test_a_file_of_a_figure_says_what_its_signs_mean_and_the_lines_lie_within_it() -> None:
    row = brief().relations[0]
    rows = [replace(row, subject=Ref("hub"), object=Ref(f"n{n}"), sign=-1) for n in range(3)]
    svg = graph(rows, ["hub"], lambda *_: "#x", words(), here=True)
    assert svg is not None
    file = alone(svg)
    high = float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)" width="[\d.]+" height="', file)[1])
    key = re.search(r'<g class="key" data-over="([\d.]+)".*?</g>', file)
    lines = [float(y) for y in re.findall(r'<text x="0" y="([\d.]+)">', key[0])]
    assert float(key[1]) < lines[0]
    assert lines[-1] < high
    assert "Heavy lines" in key[0]


def test_a_small_line_of_times_has_a_mark_for_each_and_both_ends_told() -> None:
    days = ["2019-03-04", "2019-03-09", "2019-04-20"]
    event = brief().events[0]
    rows = [
        replace(event, when=When("", day, "day", day, day, relative=False, why="")) for day in days
    ]
    svg = small_when(rows, words())
    assert svg.count("<circle") == len(days)
    assert re.findall(r">(\d+ \w+ \d+)</text>", svg) == ["4 Mar 2019", "20 Apr 2019"]
    assert small_when(rows[:1], words()) == ""


def test_the_last_year_over_a_small_line_of_times_stands_within_it() -> None:
    event = brief().events[0]
    rows = [
        replace(event, when=When("", day, "day", day, day, relative=False, why=""))
        for day in ("2009-03-04", "2026-01-29")
    ]
    svg = small_when(rows, words())
    across = float(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    assert all(right <= across for _, right in _ends(svg))


def test_a_place_that_is_but_likely_is_a_broken_ring_that_says_so():
    sure, likely = place(33.3, 44.4, name="Marva"), place(34.0, 45.0, name="Orsk")
    likely = replace(likely, likely=True)
    drawn = str(FIGURES.map([sure, likely]))
    assert drawn.count("stroke-dasharray") == 1
    assert "<title>Orsk (likely)</title>" in drawn
    assert "Marva (likely)" not in drawn
