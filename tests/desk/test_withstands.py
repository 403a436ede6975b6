"""Whatever is wrong on a desk, the rest is built and the message names file and remedy.

No half-written file is left.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import time

import pytest

from briefgen import workers
from briefgen.site import tree
from tests.desk.conftest import GOOD

LONG = 20_000_000


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty|blank|no text"),
        ("binary.txt", bytes(range(256)) * 40, "binary|not text"),
        ("nul.txt", b"A paragraph with a NUL byte \0 in the middle of it.\n", "NUL|binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0\x01\x02" * 500, "binary|PNG|not text"),
    ],
)
def test_what_is_no_article_is_reported_by_name_and_the_rest_is_built(desk, name, content, word):
    desk.put(name, content)
    result = desk.run("convert")
    assert result.exit_code == 1
    assert f"seeds/{name}: " in result.stderr
    assert re.search(word, result.stderr, re.IGNORECASE), result.stderr
    assert desk.briefs() == ["good"]
    assert "1 skipped" in result.stderr
    assert not desk.leftovers()


def test_a_page_without_an_article_is_built_and_reported(desk):
    desk.put(
        "shell.html", b'<nav><a href="/">Home</a> <a href="/w">World</a></nav><div id="root"></div>'
    )
    result = desk.run("convert")
    assert result.exit_code == 0
    assert re.search(r"shell\.html: no paragraph of an article was found", result.stderr), (
        result.stderr
    )
    assert "shell" in desk.briefs()


def test_a_text_of_twenty_megabytes_is_refused_at_once(desk):
    desk.put("long.txt", "The port was closed again. " * (LONG // 27))
    result = desk.run("convert")
    assert result.exit_code == 1
    assert "long.txt" in result.stderr
    assert "max_characters" in result.stderr or "split" in result.stderr
    assert desk.briefs() == ["good"]


def test_the_longest_text_is_a_setting(desk):
    (desk.root / "mkdocs.yml").write_text(
        "site_name: T\ntheme: briefgen\nplugins:\n  - briefgen:\n"
        "      extract: {max_characters: 1000}\n",
        encoding="utf-8",
    )
    desk.put("long.txt", GOOD * 8)
    result = desk.run("convert")
    assert result.exit_code == 1
    assert "long.txt" in result.stderr
    assert "1,000" in result.stderr
    assert desk.briefs() == ["good"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            '"We will not pay, the mayor said. "Never. He left the room.\n',
            id="unclosed quotation marks",
        ),
        pytest.param(
            "قال المتحدث إن الميناء مغلق. The port is closed, שלום said. Порт закрыт.\n",
            id="mixed scripts",
        ),
        pytest.param(
            "\u202eesrever\u202c in the port of Veldt\u200f, said Piet Maas.\n",
            id="direction marks",
        ),
        pytest.param(
            "A " + "very " * 80 + "long title\n\nThe port of Veldt was closed, Maas said.\n",
            id="long title",
        ),
        pytest.param(
            "🚢 " * 400 + "\n\nThe port of Veldt was closed, Maas said.\n",
            id="beyond the basic plane",
        ),
        pytest.param("word " * 20_000 + "\n", id="no sentence in sight"),
        pytest.param("((((" * 500 + '"' * 501 + "\n", id="brackets and marks alone"),
        pytest.param("x" * 200_000 + "\n", id="a word without an end"),
        pytest.param("a\u0301" * 300 + ".\n", id="combining marks"),
    ],
)
def test_what_is_strange_is_built(desk, text):
    desk.put("strange.txt", text)
    result = desk.run("convert")
    assert result.exit_code == 0, result.stderr
    assert desk.briefs() == ["good", "strange"]
    assert desk.run("check").exit_code == 0


def test_two_files_with_one_title_are_two_briefs(desk):
    desk.put("a/report.txt", GOOD)
    desk.put("b/report.txt", GOOD.replace("Monday", "Friday"))
    assert desk.run("convert").exit_code == 0
    assert len(desk.briefs()) == 3


HOSTILE = """<script>alert(1)</script> was said in the port of Veldt on \
Monday, {{ config }} and {% raw %} as well.

[click](javascript:alert(1)) and ![x](javascript:alert(2)) and \
<img src=x onerror=alert(3)>, said Piet Maas.

---
title: not front matter
---

# No heading of ours

<!-- no comment --> | a | table | `code` &lt;b&gt; *stars* _lines_ ~~~ ``` said Piet Maas.
"""


def test_markup_in_an_article_stays_words(desk):
    from html5lib import parseFragment
    from markdown import markdown

    desk.put("hostile.txt", HOSTILE)
    assert desk.run("convert").exit_code == 0
    body = desk.brief("hostile").split("\n---\n", 1)[1]
    html = markdown(body, extensions=["tables", "toc", "fenced_code"])
    tree_ = parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree_.iter():
        assert element.tag not in ("script", "img", "iframe"), element.tag
        assert not [k for k in element.attrib if k.startswith("on")]
        assert not str(element.attrib.get("href", "")).startswith("javascript")
    text = "".join(tree_.itertext())
    for words in (
        "<script>alert(1)</script>",
        "{{ config }}",
        "javascript:alert(1)",
        "<!-- no comment -->",
        "&lt;b&gt;",
    ):
        assert words in text, words


@pytest.mark.parametrize(
    ("name", "content", "line", "word"),
    [
        ("good.yml", "title: [open\n", 1, ""),
        ("good.yml", "published: 2024-10-31\noutlett: The Example\n", 2, "outlet"),
        ("good.yml", "tags: [a]\npublished: someday\n", 2, "published"),
        ("good.yml", "url: javascript:alert(1)\n", 1, "http"),
    ],
)
def test_a_wrong_sidecar_is_named_with_its_line(desk, name, content, line, word):
    desk.put(name, content)
    result = desk.run("convert")
    assert result.exit_code == 1
    assert re.search(rf"{name}:({line}|{line + 1})\b", result.stderr), result.stderr
    assert word in result.stderr
    assert desk.briefs() == ["good"]


def test_two_actors_that_claim_one_alias_are_both_named(desk):
    desk.put(
        "actors.yml",
        "a:\n  name: Union A\n  type: organisation\n  aliases: [NHU]\n"
        "b:\n  name: Union B\n  type: organisation\n  aliases: [NHU]\n",
    )
    result = desk.run("convert")
    assert result.exit_code == 0
    assert "NHU" in result.stderr
    assert "actors.yml:1" in result.stderr
    assert "actors.yml:5" in result.stderr


def test_a_correction_that_matches_nothing_is_reported_with_its_line(desk):
    desk.put("good.yml", "actors:\n  ignore: [Atlantis]\n")
    result = desk.run("convert")
    assert result.exit_code == 0
    assert "good.yml:2" in result.stderr
    assert "Atlantis" in result.stderr


def test_a_sidecar_without_an_article_is_reported(desk):
    desk.put("gone.yml", "title: Gone\n")
    assert "gone.yml" in desk.run("convert").stderr


def test_a_missing_model_says_what_to_install(desk):
    (desk.root / "mkdocs.yml").write_text(
        "site_name: T\ntheme: briefgen\nplugins:\n  - briefgen:\n"
        "      extract: {model: xx_no_such_model}\n",
        encoding="utf-8",
    )
    result = desk.run("convert")
    assert result.exit_code == 1
    assert "xx_no_such_model" in result.stderr
    assert "download" in result.stderr


def test_an_unknown_setting_is_refused_with_a_suggestion(desk):
    (desk.root / "mkdocs.yml").write_text(
        "site_name: T\ntheme: briefgen\nplugins:\n  - briefgen:\n      source_txt: full\n",
        encoding="utf-8",
    )
    result = desk.run("convert")
    assert result.exit_code in (1, 2)
    assert "mkdocs.yml:5" in result.stderr
    assert "source_text" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(desk):
    docs = desk.root / "docs"
    docs.mkdir()
    docs.chmod(0o555)
    result = desk.run("convert")
    docs.chmod(0o755)
    assert result.exit_code == 1
    assert "docs" in result.stderr


def test_a_folder_that_is_a_file_is_named(desk):
    (desk.root / "docs").write_text("in the way", encoding="utf-8")
    result = desk.run("convert")
    assert result.exit_code == 1
    assert "docs" in result.stderr


def test_an_interrupted_build_leaves_no_half_page_and_the_next_one_finishes(desk, monkeypatch):
    workers.keep(0)
    for i in range(5):
        desk.put(f"more-{i}.txt", GOOD)
    written = []

    def stop(file, text):
        written.append(file)
        if len(written) == 4:
            raise KeyboardInterrupt
        real(file, text)

    real = tree.replace
    monkeypatch.setattr(tree, "replace", stop)
    with monkeypatch.context() as patch:
        patch.setattr(os, "cpu_count", lambda: 2)
        stopped = desk.run("convert")  # its traceback keeps all unfinished work alive
    assert stopped.exit_code == 130
    assert not desk.leftovers()
    until = time.monotonic() + 10
    while multiprocessing.active_children() and time.monotonic() < until:
        time.sleep(0.1)  # they take up to a few seconds to end
    assert multiprocessing.active_children() == []
    monkeypatch.undo()
    assert desk.run("convert").exit_code == 0
    assert len(desk.briefs()) == 6


def test_what_a_person_wrote_is_never_touched(desk):
    note = desk.root / "docs" / "briefs" / "by-hand.md"
    note.parent.mkdir(parents=True)
    note.write_text("# Mine\n", encoding="utf-8")
    desk.run("convert")
    desk.run("clean")
    assert note.read_text(encoding="utf-8") == "# Mine\n"


def test_a_page_goes_with_its_article_and_nothing_else_is_written(desk):
    desk.put("other.txt", GOOD.replace("Veldt", "Marrow"))
    desk.run("convert")
    before = {p: p.stat().st_mtime_ns for p in (desk.root / "docs").rglob("*.md")}
    desk.run("convert")
    assert {p: p.stat().st_mtime_ns for p in (desk.root / "docs").rglob("*.md")} == before
    (desk.root / "seeds" / "other.txt").unlink()
    desk.run("convert")
    assert desk.briefs() == ["good"]


def test_two_builds_write_the_same_bytes(desk):
    desk.put("other.txt", GOOD.replace("Veldt", "Marrow"))
    desk.run("convert")
    first = {
        p.relative_to(desk.root): p.read_bytes()
        for p in sorted((desk.root / "docs").rglob("*"))
        if p.is_file()
    }
    desk.run("clean")
    desk.run("convert")
    again = {
        p.relative_to(desk.root): p.read_bytes()
        for p in sorted((desk.root / "docs").rglob("*"))
        if p.is_file()
    }
    assert first == again


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("good.yml", "tags: &a [*a]\n"),
        ("good.yml", "title: !!python/object/apply:os.system [id]\n"),
        ("good.yml", "slug: ../../../outside\n"),
        ("good.yml", b"title: a\0b\n"),
        ("good.yml", "".join(f"key{i}: 1\n" for i in range(2000))),
    ],
    ids=[
        "a list in itself",
        "a tag that runs",
        "a way out of the folder",
        "NUL",
        "two thousand keys",
    ],
)
def test_a_hostile_sidecar_is_refused_by_name_and_nothing_is_lost(desk, name, content):
    desk.put(name, content)
    result = desk.run("convert")
    assert result.exit_code == 1
    assert name in result.stderr
    assert "0 skipped" in result.stderr
    assert desk.briefs() == ["good"]
    assert not list(desk.root.rglob("outside*"))
    assert not list(desk.root.parent.glob("outside*"))


def test_a_folder_that_is_linked_into_itself_is_read_once_and_a_link_to_nothing_is_named(desk):
    (desk.root / "seeds" / "again").symlink_to(desk.root / "seeds")
    (desk.root / "seeds" / "gone.txt").symlink_to(desk.root / "nowhere.txt")
    result = desk.run("convert")
    assert result.exit_code == 1
    assert desk.briefs() == ["good"]
    assert "gone.txt" in result.stderr
    assert "again" not in result.stderr


def test_marks_that_turn_the_writing_round_do_not_reach_the_page(desk):
    desk.put(
        "turned.txt",
        "\u202eesrever was said in Veldt, \u2066Maas said.\n\nThe port was closed, Maas said.\n",
    )
    assert desk.run("convert").exit_code == 0
    assert "esrever" in desk.brief("turned")
    for page in (desk.root / "docs").rglob("*.md"):
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.read_text(encoding="utf-8")), page
