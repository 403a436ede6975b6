"""Work grows no faster than the text.

Work is counted in function calls, so that no clock is involved.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import cleaning
from briefgen.errors import UnreadableError
from briefgen.readers import read
from briefgen.readers.bounds import Names

if TYPE_CHECKING:
    from collections.abc import Callable

FRAGMENTS = {
    "a.txt": [
        "word ", "Port ", "MDCLXVI ", "I", "\n", "\n\n", "By Ann Lee\n", "\u201c", "\u201d ", '" ',
        "said ", "7", "(", "- ", "Monday, 5 March 2024 ", "Read more\n", "\u00a9 ",
        "http://a.example/ ", ". ", "A", "* * *\n",
    ],
    "a.md": [
        "[", "]", "[a](", "*a ", "**", "_b", "<", "<!-- ", "<a ", "[a]: ", "[a]: <", "<![CDATA[",
        "a\n", "===\n", "---\n", "> ", "- ", "`", "| ", "&amp;", "\n\n", "!", "1. ", "~~", "\\",
    ],
    "a.html": [
        "<p>", "</p>", "<br>", "words ", "<div>", "</div>", "<a href=x>", "</a>", "<table><tr><td>",
        "<![CDATA[", "<!--", "<li>", "<b>", "&amp;", "&#", "<", "<script>", "</script>", "<h2>",
        " a=1 ", "<span ", ">", '"',
    ],
}  # fmt: skip
"""Fragments that are repeated in a file, by the name of the file."""

SMALL, LARGE = 100, 400


def calls(work: Callable[[], object]) -> int:
    """Return the number of function calls, into C as well, that `work` makes."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def labelled(text: str, name: str) -> None:
    try:
        cleaning.label(read(text.encode(), name))
    except UnreadableError:
        return


@pytest.mark.parametrize("name", FRAGMENTS)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_four_times_the_text_is_no_more_than_some_four_times_the_work(name, data):
    piece = "".join(data.draw(st.lists(st.sampled_from(FRAGMENTS[name]), min_size=1, max_size=3)))
    opening = "<body>The port was closed. " if name == "a.html" else "The port was closed. "
    labelled(opening + piece, name)  # so that nothing is loaded while calls are counted
    small, large = (calls(lambda n=n: labelled(opening + piece * n, name)) for n in (SMALL, LARGE))
    assert large <= 6 * small + 50_000, (piece, small, large)


def test_four_times_the_articles_of_one_name_are_four_times_the_work():
    def given_names(many: int) -> None:
        names = Names()
        given_ = [names.name("the-crane.txt") for _ in range(many)]
        assert given_[-1] == f"the-crane-{many}.txt"

    small, large = (calls(lambda n=n: given_names(n)) for n in (SMALL, LARGE))
    assert large <= 5 * small
