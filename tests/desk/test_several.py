"""Files that hold several articles: slugs, sidecars and messages."""

from __future__ import annotations

import json

from tests.held import zipped

STORY = "The {0} of Veldt was closed on Monday, the harbour master Piet Maas said.\n"
MAIL = "From a@b Thu Oct 31 23:30:00 2024\nSubject: The {0}\nMIME-Version: 1.0\n\n" + STORY + "\n"


def record(desk, slug: str) -> dict:
    """Return the record beside a brief."""
    return json.loads((desk.root / "docs" / "briefs" / f"{slug}.json").read_text(encoding="utf-8"))


def test_each_article_of_a_file_has_its_brief_its_name_and_its_sidecar(desk):
    desk.put("mails.mbox", MAIL.format("port") + MAIL.format("mole") + MAIL.format("crane"))
    desk.put("mails.yml", "outlet: Harbour list\nactors:\n  ignore: [Piet Maas, Nobody At All]\n")
    desk.put("mails.mbox#2.yml", "outlet: The mole's list\n")
    desk.put("pile.zip", zipped({"b/quay.txt": STORY.format("quay")}))
    desk.put("pile.zip#b#dock.yml", "outlet: X\n")
    desk.put("notes.xyz", "what is this")
    result = desk.run("convert")
    assert result.exit_code == 0, result.stderr
    assert desk.briefs() == [
        "good",
        "mails-1",
        "mails-2",
        "mails-3",
        "pile-b-quay",
    ]
    first, second = record(desk, "mails-1"), record(desk, "mails-2")
    assert first["source"]["path"] == "mails.mbox#1"
    assert first["source"]["sha256"] == second["source"]["sha256"]
    outlets = [
        next(s["value"] for s in r["statements"] if s["field"] == "outlet") for r in (first, second)
    ]
    assert outlets == ["Harbour list", "The mole's list"]
    assert "there is no article b#dock in pile.zip" in result.stderr
    assert "1 file (notes.xyz): .xyz is not read" in result.stderr
    assert result.stderr.count("Nobody At All") == 1


def test_a_damaged_file_of_several_is_one_failure(desk):
    desk.put("pile.zip", zipped({"quay.txt": STORY.format("quay")})[:-20])
    result = desk.run("convert")
    assert result.exit_code == 1
    assert "pile.zip: the file is damaged" in result.stderr
    assert desk.briefs() == ["good"]


def test_a_bibliography_beside_an_article_states_its_source(desk):
    desk.put(
        "library.ris",
        "TY  - NEWS\nTI  - Whatever it is\nT2  - Harbour Courier\nDA  - 2024/10/31\n"
        "L1  - quay.txt\nER  - \n",
    )
    desk.put("broken.json", '[{"id": "a", "type": "book", ')
    desk.put("quay.txt", STORY.format("quay"))
    result = desk.run("convert")
    assert result.exit_code == 1
    assert "broken.json: the bibliography is damaged" in result.stderr
    assert "0 skipped" in result.stderr
    said = {s["field"]: (s["value"], s["origin"]) for s in record(desk, "quay")["statements"]}
    assert said["outlet"] == ("Harbour Courier", "bibliography (library.ris)")
    assert said["published"][0] == "2024-10-31"


def test_add_is_a_command_that_says_what_became_of_each_thing(desk, tmp_path):
    (tmp_path / "Quay (2).txt").write_text(STORY.format("quay"), encoding="utf-8")
    result = desk.run(
        "add", str(tmp_path / "Quay (2).txt"), "https://harbour.example/x", "--no-fetch"
    )
    assert result.exit_code == 1
    assert "quay-2.txt" in result.stderr
    assert "1 added, 1 refused" in result.stderr
    assert (desk.root / "seeds" / "quay-2.yml").is_file()
