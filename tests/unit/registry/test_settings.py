"""The settings of a desk."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
import yaml

from briefgen.errors import DeskError, SeveralDeskError, Where
from briefgen.model import Publish
from briefgen.registry.settings import Settings, find, of_plugin

DOCS = Path(__file__).parents[3] / "docs" / "settings.md"
HERE = Where(PurePosixPath("mkdocs.yml"), 7)


@pytest.fixture
def found(tmp_path):
    """Return a function that writes a configuration and reads its settings."""

    def run(text, name="mkdocs.yml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return find(tmp_path / "mkdocs.yml")

    return run


def test_every_setting_has_a_default():
    made = Settings.parse(None, HERE)
    assert made == Settings()
    assert (made.seeds, made.source_text, made.search, made.workers) == (
        "seeds",
        Publish.FULL,
        True,
        None,
    )


def test_settings_are_parsed():
    made = Settings.parse(
        {
            "source_text": "quotes",
            "extract": {"max_characters": 5000},
            "cutoff": "2024-10",
            "workers": 2,
        },
        HERE,
    )
    assert (made.source_text, made.extract.max_characters, made.cutoff, made.workers) == (
        Publish.QUOTES,
        5000,
        "2024-10",
        2,
    )


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"sorce_text": "full"}, "unknown key 'sorce_text' - did you mean 'source_text'?"),
        ({"extract": {"modle": "x"}}, "unknown key 'modle' - did you mean 'model'?"),
        ({"source_text": "half"}, "known: full, none, quotes"),
        ({"cutoff": "Friday"}, "is not a date"),
        ({"seeds": "/etc"}, "is not a folder below"),
        ({"seeds": "../x"}, "is not a folder below"),
        ({"seeds": "C:x"}, "is not a folder below"),
        ({"workers": 0}, "should be greater than or equal to 1"),
        ({"search": "on"}, "should be true or false"),
    ],
)
def test_what_can_t_be_set(mapping, said):
    with pytest.raises(DeskError) as caught:
        Settings.parse(mapping, HERE)
    assert str(caught.value).startswith("mkdocs.yml:7: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("written", ["2024-11-03", "2024-11", "2024", "'2024-11-03'"])
def test_a_date_stays_the_words_that_were_written(found, tmp_path, written):
    text = f"site_name: x\nplugins:\n  - briefgen:\n      cutoff: {written}\n      about: 12:30\n"
    assert found(text).settings == Settings(cutoff=written.strip("'"), about="12:30")
    parsed = yaml.safe_load(text)["plugins"][0]["briefgen"]  # the form in which MkDocs passes it on
    handed = of_plugin(parsed, tmp_path / "mkdocs.yml")
    assert handed == Settings(cutoff=written.strip("'"), about="12:30")


def test_of_a_plugin_without_a_file_what_is_handed_over_counts(tmp_path):
    assert of_plugin({"workers": 2}, tmp_path / "none.yml") == Settings(workers=2)


def test_all_that_is_wrong_in_the_settings_is_told_each_with_the_line_of_its_key(found):
    with pytest.raises(SeveralDeskError) as caught:
        found(
            "site_name: x\nplugins:\n  - briefgen:\n      cutoff: Friday\n"
            "      workers: many\n      sedes: y\n"
        )
    assert [
        (e.where.line, e.message.rpartition(".")[2].split(":")[0]) for e in caught.value.each
    ] == [
        (4, "cutoff"), (5, "workers"), (6, "unknown key 'sedes'"),
    ]  # fmt: skip


def test_the_place_of_the_folder_of_sources_is_known(found):
    text = "site_name: x\nplugins:\n  - briefgen:\n      workers: 2\n      seeds: sources\n"
    assert found(text).seeds_at.line == 5
    assert found("site_name: x\nplugins: [briefgen]\n").seeds_at.line in (None, 1, 2)


def test_a_configuration_of_mkdocs_is_found_through_its_tags(found, monkeypatch):
    monkeypatch.setenv("DESK_NAME", "The desk")
    made = found(
        "site_name: !ENV [NOT_SET, DESK_NAME, Nobody]\nsite_dir: !ENV [NOT_SET, out]\n"
        "site_url: !ENV NOT_SET\n"
        "markdown_extensions:\n  - x:\n      f: !!python/name:some.thing\n"
        "      g: !!python/object/apply:some.other\n"
        "        args: [1]\n"
        "plugins:\n  - search\n  - briefgen:\n      seeds: sources\n"
    )
    assert made[:4] == (Settings(seeds="sources"), "The desk", "docs", "out")


def test_a_fingerprint_changes_with_all_that_a_configuration_says(found, tmp_path, monkeypatch):
    text = (
        "INHERIT: base.yml\nsite_url: !ENV [DESK_URL, none]\n"
        "extra: {f: !!python/name:some.thing }\n"
    )
    base = tmp_path / "base.yml"
    base.write_text("site_name: Mine\n")
    first = found(text).fingerprint
    assert found(text).fingerprint == first
    assert found(text.replace("some.thing", "some.other")).fingerprint != first
    monkeypatch.setenv("DESK_URL", "https://desk.example/")
    second = found(text).fingerprint
    base.write_text("site_name: Other\n")
    assert len({first, second, found(text).fingerprint}) == 3


@pytest.mark.parametrize(
    "plugins",
    [
        "",
        "plugins: [briefgen]",
        "plugins:\n  - briefgen:",
        "plugins: {briefgen: {}}",
        "plugins: {search: {}}",
    ],
)
def test_without_settings_the_defaults_hold(found, plugins):
    assert found(f"site_name: x\n{plugins}\n").settings == Settings()


def test_plugins_may_be_a_mapping(found):
    assert found("site_name: x\nplugins: {briefgen: {workers: 3}}\n").settings.workers == 3
    assert found("site_name: x\nplugins: {briefgen: {jobs: 3}}\n").settings.workers == 3


def test_settings_are_inherited(found, tmp_path):
    (tmp_path / "base.yml").write_text("docs_dir: pages\nplugins:\n  - briefgen: {workers: 4}\n")
    made = found("INHERIT: base.yml\nsite_name: Mine\n")
    assert (made.settings.workers, made.site_name, made.docs_dir) == (4, "Mine", "pages")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("site_name: x\nplugins:\n  - briefgen:\n      sedes: y\n", 4, "did you mean 'seeds'?"),
        ("site_name: x\nplugins:\n  - briefgen: 3\n", 3, "should be a mapping"),
        ("site_name: [\n", 1, "is not valid YAML"),
        ("- a\n", 1, "is not a configuration of MkDocs"),
        ("INHERIT: mkdocs.yml\n", 1, "round in a circle"),
        ("site_name: !!python/name:x\ntheme: !unknown x\n", 2, "the tag '!unknown' is not allowed"),
    ],
)
def test_what_is_wrong_in_a_configuration_is_told_with_its_line(found, text, line, said):
    with pytest.raises(DeskError) as caught:
        found(text)
    assert caught.value.where.line == line
    assert said in str(caught.value)


def test_no_configuration(tmp_path):
    with pytest.raises(DeskError, match="can't be read"):
        find(tmp_path / "mkdocs.yml")


def test_the_page_on_settings_and_the_code_agree():
    page = DOCS.read_text(encoding="utf-8")
    rows = {}
    for line in page.splitlines():
        if line.startswith("| `"):
            key, default, says = (cell.strip() for cell in line.strip("|").split("|"))
            rows[key.strip("`")] = (default.strip("`"), says)
    assert rows == dict(_settings(Settings, ""))


def _settings(model, prefix):
    """Yield the dotted name of each setting, with its default and its description."""
    for name, info in model.model_fields.items():
        if info.default_factory is not None:
            yield from _settings(info.default_factory, f"{prefix}{name}.")
            continue
        default = info.default if info.default not in (None, "", ()) else "none"
        shown = str(default).lower() if isinstance(default, bool) else str(default)
        yield prefix + name, (shown, info.description)
