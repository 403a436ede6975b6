"""Only what a browser shows of a page is read.

Shadow roots, marks of notes, superscripts, and what is hidden for the moment.
"""

from __future__ import annotations

import time

import pytest

from briefgen.readers import read


def _lines(body: str) -> list[str]:
    raw = read(f"<html><body>{body}</body></html>".encode(), "page.html")
    return [raw.text[h.start : h.end] for h in raw.hints]


def test_a_shadow_root_is_drawn_and_other_templates_are_not():
    assert _lines("<x-a><template shadowrootmode=open><p>Shown.</p></template></x-a>") == ["Shown."]
    assert _lines("<p>Shown.</p><template><p>Unseen.</p></template>") == ["Shown."]


def test_a_host_s_children_stand_in_its_slots():
    page = (
        "<x-a><template shadowrootmode=open><h1><slot name=head>No head</slot></h1><slot></slot>"
        "<p>Last.</p></template>"
        "<p>Middle.</p><span slot=head>Head</span><p slot=none>Nowhere.</p></x-a>"
    )
    assert _lines(page) == ["Head", "Middle.", "Last."]


def test_a_shadow_root_within_another_is_drawn():
    page = (
        "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=closed>"
        "<p>Deep.</p></template></x-b>"
        "</template></x-a>"
    )
    assert _lines(page) == ["Deep."]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('Bo Ek<sup><a href="#n1">1</a></sup>, a cook', "Bo Ek, a cook"),
        (('in 2019<sup class="reference"><a href="#cite_note-2">'
          '<span>[</span>2<span>]</span></a></sup>.'),
         "in 2019."),
        ("in 2019<sup>[4]</sup> and later", "in 2019 and later"),
        ("Bo Ek<sup>*</sup>, a cook", "Bo Ek, a cook"),
        ("402 members<sup>2,3</sup> and in 2019<sup>4\u20136</sup>.", "402 members and in 2019."),
        ('<a href="/x">Boat aground</a><span>Four were saved.</span><time>3 May</time>',
         "Boat aground Four were saved. 3 May"),
        ("<b>T</b><span>he boat</span>", "The boat"),
        ('900<a href="#fn5" class="footnote-ref">5</a> crowns', "900 crowns"),
        ("founded in 2019<sup>3</sup> with 40<sup>2</sup> men",
         "founded in 2019 \u00b3 with 40 \u00b2 men"),
        ("40 km<sup>2</sup> and 10<sup>6</sup> fish", "40 km\u00b2 and 10\u2076 fish"),
        ("the 12<sup>th</sup> ship", "the 12th ship"),
        ("<span>Bo Ek</span><time>yesterday</time>", "Bo Ek yesterday"),
        ('see <a href="#map">5</a> ships', "see 5 ships"),
    ],
)  # fmt: skip
def test_marks_of_notes_never_stick_to_words(markup, shown):
    assert _lines(f"<p>{markup}</p>") == [shown]


def test_how_many_marks_are_left_out_is_noted():
    raw = read(
        b'<p>Bo Ek<sup><a href="#n1">1</a></sup> and Cy<sup>[2]</sup> sail.</p>', "page.html"
    )
    assert raw.notes == ("marks of notes left out of the text: 2",)


def test_soft_hyphens_are_not_of_the_words():
    assert _lines("<p>Har&shy;bour mas&shy;ter</p>") == ["Harbour master"]


def test_a_short_quotation_has_its_marks():
    assert _lines("<p>He said <q>no</q>.</p>") == ["He said \u201cno\u201d."]


def test_what_is_hidden_is_told_unless_it_is_most_of_the_page():
    few = read(b"<p>Words that are shown to all.</p><p hidden>Unseen.</p>", "page.html")
    assert [h.unseen for h in few.hints] == [False, True]
    most = read(
        b"<p>Menu</p><main style='visibility:hidden'><p>All of the article.</p></main>", "page.html"
    )
    assert not any(h.unseen for h in most.hints)


def test_a_few_hidden_lines_of_a_short_page_stay_hidden():
    page = (
        b"<p>The mayor denied on Monday that he was paid.</p><p>The trial is in May.</p>"
        b"<div hidden><p>Subscribers can read the whole of the indictment, "
        b"with all its annexes, here.</p></div>"
    )
    assert [h.unseen for h in read(page, "page.html").hints] == [False, False, True]


def test_a_cell_of_several_paragraphs_lays_a_page_out():
    page = (
        "<table width=760><tr><td><a href='/'>Front page</a></td><td>"
        "<p>The council voted on Monday to sell the airfield.</p>"
        "<p>Residents have until the end of June to object.</p></td></tr></table>"
    )
    assert _lines(page)[1:] == [
        "The council voted on Monday to sell the airfield.",
        "Residents have until the end of June to object.",
    ]


def test_what_an_encyclopedia_asks_for_is_a_mark():
    page = "<p>The League held the fords.<sup>[<i>citation needed</i>]</sup></p>"
    assert _lines(page) == ["The League held the fords."]


def test_a_row_of_data_is_a_line_and_a_cell_of_the_layout_is_not():
    data = (
        "<table><tr><th>Port</th><th>Ships</th></tr><tr><td><p>Ost</p></td><td>4</td></tr></table>"
    )
    assert _lines(data) == ["Port\tShips", "Ost\t4"]
    layout = '<table width="900"><tr><td><h1>Head</h1><p>Words.</p></td><td>Aside</td></tr></table>'
    assert _lines(layout) == ["Head", "Words.", "Aside"]


def test_lines_of_one_element_have_its_number_in_common():
    raw = read(
        b"<div><p>One.</p><p>Two.</p></div><aside><p>Three.</p><p>Four.</p></aside>", "page.html"
    )
    one, two, three, four = (frozenset(h.within) for h in raw.hints)
    assert one == two
    assert three == four
    assert one & three < one


def test_marks_are_taken_out_in_time_that_grows_with_the_page():
    def took(n: int) -> float:
        page = b"<p>" + b"words of it <sup>1</sup> and <sup><a href='#n'>2</a></sup>" * n + b"</p>"
        start = time.process_time()
        read(page, "page.html")
        return time.process_time() - start

    took(100)
    assert took(6_000) < 20 * max(took(1_000), 0.02)


def test_a_headings_link_to_itself_is_not_in_its_words():
    page = read(b'<h2 id="a">The boat<a class="headerlink" href="#a">\xc2\xb6</a></h2>', "a.html")
    assert page.text == "The boat\n"
