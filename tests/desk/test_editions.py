"""An edition keeps what the desk said in plain files, and changes since are reported."""

from __future__ import annotations

import json

GOOD = """The port of Veldt was closed on Monday, the harbour master Piet Maas said.

Maas blamed the Northern Harbour Union for the closure. Twelve dockers were injured. The union
denied that it had called a strike.
"""
MORE = """Ferry sold for scrap

The council of Holm sold its old ferry last week, mayor Anneke Brandsma said.
"""


def _since(desk):
    desk.run("convert")
    return (desk.root / "docs" / "since.md").read_text(encoding="utf-8")


def _part(page, heading):
    return page.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_without_an_edition_nothing_is_told(desk):
    desk.run("convert")
    assert not (desk.root / "docs" / "since.md").exists()


def test_an_edition_is_plain_lines_and_the_same_bytes_each_time(desk):
    assert desk.run("edition", "first").exit_code == 0
    assert desk.run("edition").exit_code == 0
    first, second = desk.root / "editions" / "first", desk.root / "editions" / "002"
    names = {p.name for p in first.iterdir()}
    assert names == {p.name for p in second.iterdir()}
    for name in names - {"edition.json"}:
        assert (first / name).read_bytes() == (second / name).read_bytes()
    lines = (first / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert any("Piet Maas" in json.loads(line)["who"] for line in lines)
    assert "Nothing has changed." in _since(desk)


def test_an_edition_is_not_written_over(desk):
    desk.run("edition", "first")
    result = desk.run("edition", "first")
    assert result.exit_code == 1
    assert "first" in result.stderr


def test_what_is_new_gone_moved_and_joined_is_told(desk):
    desk.put("good.txt", GOOD)
    desk.run("edition", "first")
    desk.put("more.txt", MORE)
    desk.put(
        "good.txt", GOOD.replace("Twelve", "Fourteen").replace("denied that it", "said that it")
    )
    desk.put("actors.yml", "maas:\n  name: Piet Maas\n  type: person\n")
    page = _since(desk)
    assert "briefs/more.md" in _part(page, "New articles")
    assert "briefs/good.md" in _part(page, "Articles that were edited")
    assert "called a strike" in _part(page, "Statements that were reworded")
    figures = _part(page, "Figures that have moved")
    assert "12" in figures
    assert "14" in figures
    assert "Anneke Brandsma" in _part(page, "New names")
    assert "actors.yml" in _part(page, "What was changed in the desk's own files")
    home = (desk.root / "docs" / "index.md").read_text(encoding="utf-8")
    assert "since.md" in home


def test_who_is_one_now_and_who_is_several(desk):
    desk.put("good.txt", GOOD)
    desk.put("more.txt", MORE.replace("mayor Anneke Brandsma", "engineer Piet Maassen"))
    desk.run("edition")
    desk.put("actors.yml", "maas:\n  name: Piet Maas\n  type: person\n  aliases: [Piet Maassen]\n")
    assert "Piet Maassen" in _part(_since(desk), "Who is one now")
    desk.run("edition")
    (desk.root / "seeds" / "actors.yml").unlink()
    assert "Piet Maassen" in _part(_since(desk), "Who is several now")


def test_a_damaged_edition_is_an_error_with_its_line_and_the_site_is_built(desk):
    desk.run("edition", "first")
    (desk.root / "editions" / "first" / "articles.jsonl").write_text("{}\n[\n", encoding="utf-8")
    result = desk.run("convert")
    assert result.exit_code == 1
    assert "articles.jsonl:2" in result.stderr
    assert desk.briefs() == ["good"]


def test_words_that_are_not_published_are_not_told(desk):
    desk.put("good.txt", GOOD)
    desk.put("good.yml", "publish: none\n")
    desk.run("edition", "first")
    desk.put("good.txt", GOOD.replace("denied that it", "said that it"))
    assert "strike" not in _since(desk)
