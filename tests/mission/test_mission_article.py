"""The article that started the project, end to end; skipped where it is not there.

The assertions are an analyst's reading of it. Nothing in the package may know this article.
"""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.model import Role
from tests.rules.found import found


@pytest.fixture(scope="module")
def text(shared):
    return next(iter(sorted((shared / "seeds").glob("*.txt")))).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def metadata(text, extract_text):
    return extract_text(text)


@pytest.fixture(scope="module")
def things(metadata):
    return found(metadata)


def one(things, role):
    return [b["text"] for b in things["blocks"] if b["role"] == role]


def test_its_parts_are_labelled(things):
    assert one(things, "title") == [
        "Iranian militias in Iraq could take center stage against Israel"
    ]
    assert [k.strip("- ") for k in one(things, "kicker")] == ["analysis"]
    (dek,) = one(things, "dek")
    assert dek.startswith("Other groups, such as Kataib Hezbollah in Iraq")
    (caption,) = one(things, "caption")
    assert caption.endswith("in Baghdad")
    (credit,) = one(things, "credit")
    assert "THAIER AL-SUDANI/REUTERS" in credit
    assert one(things, "heading") == ["Terror groups working in conjunction"]
    assert one(things, "promo") == [
        "Stay updated with the latest news!",
        "Subscribe to The Jerusalem Post Newsletter",
    ]
    doubles = one(things, "duplicate")
    assert sum("wave the party's flags" in d for d in doubles) == 1
    assert sum("photo credit" in d for d in doubles) == 1
    assert sum(d.startswith("Other groups") for d in doubles) == 1


def test_its_publisher_is_inferred_and_what_it_does_not_state_is_said(metadata, things):
    outlet = metadata.article.stated("outlet")
    assert (outlet.value, outlet.inferred) == ("The Jerusalem Post", True)
    assert outlet.evidence.exact in metadata.article.text
    assert {"published", "byline"} <= set(things["not_stated"])


NAMED = {
    "Kataib Hezbollah": {"armed_group"},
    "Asaib Ahl al-Haq": {"armed_group"},
    "Islamic Resistance in Iraq": {"armed_group"},
    "Hezbollah": {"armed_group"},
    "ISIS": {"armed_group"},
    "Popular Mobilization Units": {"armed_group", "military"},
    "Islamic Revolutionary Guard Corps": {"military"},
    "Qais Khazali": {"person"},
    "Axios": {"media"},
    "Al-Hadath": {"media"},
    "Iran": {"state"},
    "Iraq": {"state"},
    "Israel": {"state"},
    "United States": {"state"},
    "Syria": {"state"},
    "Lebanon": {"state"},
    "Jordan": {"state"},
}


@pytest.mark.parametrize(("name", "types"), NAMED.items())
def test_its_actors_are_found_with_their_kind(things, name, types):
    kinds = [a["type"] for a in things["actors"] if name == a["name"] or name in a["aliases"]]
    assert len(kinds) == 1, kinds
    assert kinds[0] in types


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("PMU", "Popular Mobilization Units"),
        ("IRGC", "Islamic Revolutionary Guard Corps"),
        ("US", "United States"),
    ],
)
def test_short_names_are_their_long_ones(things, short, long):
    (actor,) = [a for a in things["actors"] if long in (a["name"], *a["aliases"])]
    assert short in (*actor["mentions"], *actor["aliases"])


def test_collectives_are_actors_apart(things):
    collective = " | ".join(a["name"] for a in things["actors"] if not a["named"])
    for word in ("militias", "US troops", "Israeli intelligence"):
        assert word in collective


@pytest.mark.parametrize(
    "name",
    [
        "Quds Day",
        "Jerusalem Day",
        "Ramadan",
        "3rd Khordad",
        "THAIER AL-SUDANI",
        "Al Bukamal",
        "Imam Ali",
        "T-4",
    ],
)
def test_what_is_nobody_is_no_actor(things, name):
    assert not [a["name"] for a in things["actors"] if name in (a["name"], *a["aliases"])]


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Al Bukamal", 34.45, 40.92),
        ("Deir Ez-Zor", 35.34, 40.14),
        ("Palmyra", 34.56, 38.28),
        ("Mosul", 36.34, 43.13),
        ("Golan Heights", 33.0, 35.8),
    ],
)
def test_its_places_lie_where_they_lie(things, name, lat, lon):
    (place,) = [p for p in things["places"] if name in p["name"]]
    assert place["lat"] == pytest.approx(lat, abs=0.6)
    assert place["lon"] == pytest.approx(lon, abs=0.6)


def test_its_relative_dates_are_resolved_once_the_sidecar_gives_a_date(text, things, extract_text):
    def value(of, words):
        return next(d["value"] for d in of["dates"] if words in d["text"])

    dated = found(extract_text(text, "2024-11-02"))
    assert value(things, "Thursday") is None
    assert value(dated, "Thursday") == "2024-10-31"
    assert value(things, "last month") is None
    assert value(dated, "last month") == "2024-10"
    assert {"2014", "2017", "2018", "2021"} <= {d["value"] for d in things["dates"]}


def test_its_claims_rest_on_their_sources(things):
    claims = things["claims"]

    def by(source):
        return [
            c
            for c in claims
            if c["speaker"] == source or (c["source"] or "").lower() == source.lower()
        ]

    assert any(
        c["sources"][-1] == "Israeli intelligence" and len(c["sources"]) == 2
        for c in claims
        if c["sources"]
    )
    assert any(c["act"] == "blame" and c["target"] == "Israel" for c in by("Kataib Hezbollah"))
    assert any("fighters" in c["content"] and not c["named"] for c in by("Reports"))
    assert any("Sistani" in c["content"] for c in claims if "Al-Hadath" in (c["source"] or ""))
    assert any(c["source"] is None and "reportedly" in c["hedges"] for c in claims)


def test_a_search_finds_the_sentence_from_a_built_site(text, tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "article.txt").write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: T\ntheme: briefgen\nplugins: [briefgen]\n", encoding="utf-8"
    )
    result = CliRunner().invoke(
        main, ["build", "-f", str(tmp_path / "mkdocs.yml"), "--strict"], catch_exceptions=False
    )
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "site" / "briefs" / "article.html").read_text(encoding="utf-8")
    assert "Sistani" in page
    assert " id=p14s1>" in page


def test_every_part_that_is_set_aside_says_why(metadata):
    for block in metadata.article.blocks:
        assert block.reason
        if block.role is Role.DUPLICATE:
            assert block.same_as is not None
