"""No article can stop the desk from being built, and nor can any other file beside it."""

from __future__ import annotations

import os
import sys

import pytest

from tests.desk.conftest import GOOD

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and limits of POSIX")

SETTINGS = "site_name: T\ntheme: briefgen\nplugins:\n  - briefgen:\n      limits: {%s}\n"


def limited(desk, limits):
    (desk.root / "mkdocs.yml").write_text(SETTINGS % limits, encoding="utf-8")


def told(desk, *words, briefs=("good",), command="convert"):
    """Run a command; check that it fails with these words and still builds the other briefs."""
    result = desk.run(command)
    assert result.exit_code == 1
    for word in words:
        assert word in result.stderr, result.stderr
    assert desk.briefs() == sorted(briefs)
    return result


def test_a_named_pipe_is_named(desk):
    os.mkfifo(desk.root / "seeds" / "pipe.txt")
    told(desk, "pipe.txt", "a named pipe")


def test_a_pipe_in_the_place_of_a_sidecar_is_named(desk):
    desk.put("other.txt", GOOD)
    os.mkfifo(desk.root / "seeds" / "other.yml")
    told(desk, "other.yml", "a named pipe", briefs=("good", "other"))


def test_a_link_to_a_device_is_named(desk):
    (desk.root / "seeds" / "zero.txt").symlink_to("/dev/zero")
    told(desk, "zero.txt", "a device")


def test_a_huge_file_without_content_is_refused_by_its_size(desk):
    with (desk.root / "seeds" / "sparse.txt").open("wb") as made:
        made.truncate(30_000_000_000)
    told(desk, "sparse.txt", "30,000,000,000 bytes")


def test_the_largest_file_is_a_setting(desk):
    limited(desk, "bytes: 1000")
    desk.put("long.txt", GOOD * 20)
    told(desk, "long.txt", "1,000 are read at most")


def test_folders_are_gone_into_to_a_depth_that_is_told(desk):
    deep = desk.root / "seeds"
    for _ in range(300):
        deep /= "d"
        deep.mkdir()
    (deep / "deep.txt").write_text(GOOD, encoding="utf-8")
    told(desk, "folders deep")


def test_links_that_lead_to_each_other_are_followed_once(desk):
    for name in "abc":
        (desk.root / "seeds" / name).mkdir()
    for name in "abc":
        for other in "abc":
            (desk.root / "seeds" / name / f"to-{other}").symlink_to(desk.root / "seeds" / other)
    desk.put("a/one.txt", GOOD.replace("Veldt", "Marrow"))
    assert desk.run("convert").exit_code == 0
    assert desk.briefs() == ["good", "one"]


def test_a_link_to_a_folder_elsewhere_is_followed_once(desk, tmp_path_factory):
    there = tmp_path_factory.mktemp("elsewhere")
    (there / "far.txt").write_text(GOOD, encoding="utf-8")
    (there / "back").symlink_to(desk.root / "seeds")
    (desk.root / "seeds" / "x").symlink_to(there)
    (desk.root / "seeds" / "y").symlink_to(there)
    assert desk.run("convert").exit_code == 0
    assert desk.briefs() == ["far", "good"]


@pytest.mark.parametrize("length", [245, 251, 255])
def test_a_long_name_is_built_or_told(desk, length):
    desk.put("n" * (length - 4) + ".txt", GOOD)
    result = desk.run("convert")
    assert "good" in desk.briefs()
    assert result.exit_code in (0, 1)
    assert len(desk.briefs()) == 2 or "nnn" in result.stderr


def test_a_name_that_is_no_utf8_is_told_in_a_form_that_can_be_shown(desk):
    desk.put(os.fsdecode(b"caf\xe9.txt"), GOOD)
    told(desk, "caf\\udce9.txt", "not UTF-8")
    assert desk.run("convert").exit_code == 1  # the message is stored, and repeated


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("half.md", b'---\ntitle: "\\ud83d in Veldt"\n---\nThe port was closed, said Piet Maas.\n'),
        (
            "half.html",
            (
                b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud83d '
                b'in Veldt"}'
                b"</script><p>The port was closed, said Piet Maas.</p>"
            ),
        ),
    ],
)
def test_half_a_surrogate_pair_is_a_replacement_character(desk, name, content):
    desk.put(name, content)
    assert desk.run("convert").exit_code == 0
    brief = desk.brief("half")  # the character, or the escape as the file spells it
    assert "\ufffd in Veldt" in brief or "ud83d in Veldt" in brief


def test_an_article_that_takes_too_long_is_told_and_the_rest_is_built(desk):
    limited(desk, "seconds: 1")
    desk.put("slow.txt", "The port of Veldt was closed on Monday, Piet Maas said. " * 1_500)
    told(desk, "slow.txt", "limits.seconds")


def test_an_article_that_takes_too_much_memory_is_told_and_the_rest_is_built(desk):
    limited(desk, "memory: 64")
    desk.put("large.txt", "The port of Veldt was closed on Monday, Piet Maas said. " * 30_000)
    told(desk, "large.txt", "limits.memory")


def test_a_desk_whose_folder_of_things_worked_out_is_a_file_is_built(desk):
    (desk.root / ".briefgen").write_text("in the way", encoding="utf-8")
    result = desk.run("convert")
    assert desk.briefs() == ["good"] or ".briefgen" in result.stderr


def test_what_is_odd_in_the_docs_folder_is_told_and_left_out(desk):
    docs = desk.root / "docs"
    docs.mkdir()
    os.mkfifo(docs / "pipe.md")
    os.mkfifo(docs / "pipe.png")
    (docs / "zero.md").symlink_to("/dev/zero")
    (docs / "passwd.txt").symlink_to("/etc/passwd")
    with (docs / "sparse.md").open("wb") as made:
        made.truncate(3_000_000_000)
    result = desk.run("build")
    assert (desk.root / "site" / "briefs" / "good.html").is_file()
    for name in ("pipe.md", "pipe.png", "zero.md", "passwd.txt", "sparse.md"):
        assert name in result.stderr, result.stderr
        assert not list((desk.root / "site").rglob(f"{name.partition('.')[0]}.*"))
    desk.run("check")


@pytest.mark.parametrize("where", [".", "..", "/usr"])
def test_a_link_in_docs_that_leads_round_or_out_is_told_and_not_followed(desk, where):
    docs = desk.root / "docs"
    docs.mkdir()
    for name in "abc":
        (docs / name).symlink_to(where)
    result = desk.run("build")
    assert result.exit_code == 1
    assert "docs/a" in result.stderr.replace("\n", "")
    assert "link to a folder" in result.stderr
