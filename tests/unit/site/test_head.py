from __future__ import annotations

import json

from briefgen.site import feeds, head

META = {
    "kind": "brief",
    "published": "2024-10-31",
    "outlet": "Quay Times",
    "actors": ["Hezbollah"],
    "description": "<b>",
}
SITE = head.Site("Desk", "https://desk.example/", "en")


def test_the_head_of_a_brief_names_its_source() -> None:
    told = head.of(META, "Ships", "https://desk.example/briefs/a.html", SITE)
    assert ("citation_publication_date", "2024/10/31") in told.names
    assert json.loads(told.linked)["citation"]["publisher"]["name"] == "Quay Times"
    assert "<" not in told.linked
    assert ("actor", "Hezbollah") in told.filters
    assert dict(told.found)["spelling"] == "zqsbl"


def test_what_is_not_stated_has_no_tag() -> None:
    told = head.of({"kind": "brief"}, "Ships", "", SITE)
    assert all(value for _, value in (*told.names, *told.properties, *told.filters, *told.found))
    assert not {"citation_publication_date", "citation_author", "DC.date"} & {
        name for name, _ in told.names
    }


def test_lists_are_not_searched() -> None:
    told = head.of({"kind": "index"}, "Claims", "", SITE)
    assert not told.searched
    assert not told.found_properties


def test_a_state_is_mentioned_once() -> None:
    told = head.of(
        {"kind": "brief", "actors": ["Iraq"], "places": ["Iraq", "Basra"]}, "Ships", "", SITE
    )
    linked = json.loads(told.linked)
    assert [thing["name"] for thing in (*linked["about"], *linked["mentions"])] == ["Iraq", "Basra"]
    assert [value for name, value in told.filters if name == "place"] == ["Iraq", "Basra"]


def test_a_date_is_as_precise_as_it_is() -> None:
    assert [feeds.day(d) for d in ("2024-10-31", "2024-10", "2024~", "", "unknown")] == [
        "2024-10-31",
        "2024-10-01",
        "2024-01-01",
        "",
        "",
    ]
