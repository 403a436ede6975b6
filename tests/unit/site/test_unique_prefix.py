from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.site.search.unique_prefix import shortest

NAMES = st.lists(st.text("01", min_size=7, max_size=7), unique=True, max_size=40)


@given(NAMES)
def test_short_names_tell_apart(names: list[str]) -> None:
    short = shortest(names, 4)
    assert len(set(short)) == len(names)
    assert all(
        name.startswith(cut) and len(cut) >= 4 for name, cut in zip(names, short, strict=True)
    )


def test_a_name_is_no_longer_than_it_takes() -> None:
    names = ["1234567", "1234599", "9990000"]
    assert shortest(names, 4) == ["123456", "123459", "9990"]
