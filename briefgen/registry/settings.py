"""Read the desk's settings: what stands under the plugin `briefgen` in `mkdocs.yml`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import yaml
from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field

from briefgen.errors import Where
from briefgen.locale import LANGUAGE, languages
from briefgen.model import Publish
from briefgen.registry import values
from briefgen.registry.fitting import validate
from briefgen.registry.yaml_source import Document, Strict, read

PLUGIN: Final = "briefgen"

DEFAULT_MODEL: Final = "en_core_web_sm"
"""The language pipeline that is used where none is named."""

_INHERITED: Final = 8
"""Most configurations that may inherit from one another before that counts as a circle."""


class ExtractSettings(Strict):
    """How articles are read."""

    model: values.Name = Field(
        default=DEFAULT_MODEL, description="The spaCy pipeline that parses English."
    )
    mentions: str = Field(
        default="",
        description=(
            "Another model that finds names: what a package offers under `briefgen.mentions`."
        ),
    )
    max_characters: Annotated[int, BeforeValidator(values.whole), Field(ge=1000)] = Field(
        default=2_000_000,
        description="The longest article that is read; a longer one is reported and left out.",
    )
    countries: Annotated[tuple[values.Country, ...], BeforeValidator(values.listed)] = Field(
        default=(),
        description=(
            "The countries (ISO 3166-1 alpha-2) that articles are about: "
            "bare names are sought there first."
        ),
    )


class LimitSettings(Strict):
    """What reading one article may take; one that takes more is reported, and the others go on."""

    seconds: Annotated[float, BeforeValidator(values.decimal), Field(ge=1, le=86_400)] = Field(
        default=60,
        description=(
            "Seconds of processor time for reading a file, "
            "and again for each 100,000 characters of article."
        ),
    )
    memory: Annotated[int, BeforeValidator(values.whole), Field(ge=64)] = Field(
        default=2_000,
        description="Megabytes of memory for one article, beyond what the language pipeline takes.",
    )
    bytes: Annotated[int, BeforeValidator(values.whole), Field(ge=1_000)] = Field(
        default=100_000_000,
        description=(
            "The largest file that is opened, in bytes; formats have smaller limits of their own."
        ),
    )


class ReadSettings(Strict):
    """How files are read."""

    ocr: values.Truth = Field(
        default=False,
        description=(
            "Whether pictures of text are read by tesseract or ocrmypdf, where they are installed."
        ),
    )
    whole_books: values.Truth = Field(
        default=False, description="Whether a book is one article; else each of its chapters is."
    )


def _language(code: str) -> str:
    """Return the code of a language, checked that its interface words are shipped.

    Raises:
        ValueError: there are none.
    """
    if code not in languages():
        message = f"the pages have no words in this language; there are: {', '.join(languages())}"
        raise ValueError(message)
    return code


class Settings(Strict):
    """What a desk can set; every key has a default."""

    seeds: values.Folder = Field(
        default="seeds", description="The folder with articles, sidecars and registry."
    )
    source_text: Annotated[Publish, Field(strict=False)] = Field(
        default=Publish.FULL,
        description="How much of a source's text its brief shows: full, quotes or none.",
    )
    read: Annotated[ReadSettings, BeforeValidator(values.mapped)] = Field(
        default_factory=ReadSettings
    )
    extract: Annotated[ExtractSettings, BeforeValidator(values.mapped)] = Field(
        default_factory=ExtractSettings
    )
    limits: Annotated[LimitSettings, BeforeValidator(values.mapped)] = Field(
        default_factory=LimitSettings
    )
    search: values.Truth = Field(default=True, description="Whether the site gets its search.")
    about: values.Text = Field(
        default="", description="What the desk is, in a sentence or two, for its home page."
    )
    cutoff: values.Date = Field(
        default="",
        description=(
            "The day up to which the desk took in information (EDTF); else the newest article's."
        ),
    )
    language: Annotated[str, AfterValidator(_language)] = Field(
        default=LANGUAGE,
        description=(
            "The language of the pages' own words: en or de. "
            "Articles are read in English whatever it is."
        ),
    )
    workers: values.Count | None = Field(
        default=None,
        repr=False,  # what a page shows does not depend on it
        validation_alias=AliasChoices("workers", "jobs"),
        description=(
            "Processes that read articles and make pages at once; else one for each processor."
        ),
    )

    @classmethod
    def parse(cls, mapping: Mapping[str, Any] | None, where: Where) -> Settings:
        """Return the settings that a mapping holds.

        Raises:
            DeskError: where a key is unknown or a value does not fit; `where` is the place of the
                whole mapping.
        """
        document = Document(where.path, dict(mapping or {}), {(): where.line} if where.line else {})
        return validate(document, cls)


def of_plugin(options: Mapping[str, Any], config_path: Path) -> Settings:
    """Return the settings of a plugin that MkDocs loads, from its configuration as it is written.

    MkDocs hands over what its own reader made of the words (`12:30` becomes 750, a date an object);
    that counts where there is no file.

    Raises:
        DeskError: as for `find` and `Settings.parse`.
    """
    if config_path.is_file():
        return find(config_path).settings
    return Settings.parse(options, Where(config_path))


class Found(NamedTuple):
    """What a configuration of MkDocs says that matters to a desk, folders relative to its own.

    `fingerprint` is a hash of all that it says, to MkDocs as well, itself and through `INHERIT` and
    the environment. `seeds_at` is where the folder of sources is named, or would be.
    """

    settings: Settings
    site_name: str
    docs_dir: str
    site_dir: str
    fingerprint: str
    seeds_at: Where
    exclude_docs: str
    site_url: str


def find(config_path: Path) -> Found:
    """Return a desk's settings and names from its `mkdocs.yml`; MkDocs is not needed for it.

    `!ENV` is resolved as MkDocs does, other tags that MkDocs knows are ignored; `INHERIT` is
    followed.

    Raises:
        DeskError: where the file can't be read or its briefgen section does not fit; with the line
            and a remedy.
    """
    own = read(config_path, tags=_TAGS)
    section, at = _section_of(own, config_path)
    return Found(
        validate(section, Settings, *at) if at else Settings(),
        _word(own, config_path, "site_name", "Research desk"),
        _word(own, config_path, "docs_dir", "docs"),
        _word(own, config_path, "site_dir", "site"),
        _fingerprint(own, config_path),
        section.where(*at, "seeds") if at else Where(config_path),
        _word(own, config_path, "exclude_docs", ""),
        _word(own, config_path, "site_url", ""),
    )


def _fingerprint(document: Document, path: Path) -> str:
    """Return a hash of a configuration: its values, and its bytes, which hold ignored tags."""
    digest = sha256()
    for link in _chain(document, path):
        digest.update(
            Path(link.path).read_bytes() + repr(link.value).encode("utf-8", "surrogatepass")
        )
    return digest.hexdigest()


def _chain(document: Document, path: Path) -> list[Document]:
    """Return a configuration and those that it inherits from, nearest first."""
    out = [document]
    while isinstance(out[-1].value, dict) and (parent := out[-1].value.get("INHERIT")):
        if len(out) > _INHERITED:
            message = "INHERIT leads round in a circle"
            raise document.error(message, "INHERIT", remedy="remove it in one of the files")
        path = path.parent / str(parent)
        out.append(read(path, tags=_TAGS))
    return out


def _word(document: Document, path: Path, key: str, default: str) -> str:
    for link in _chain(document, path):
        if isinstance(link.value, dict) and link.value.get(key) not in (None, ""):
            return str(link.value[key])
    return default


def _section_of(document: Document, path: Path) -> tuple[Document, tuple[str | int, ...]]:
    """Return the nearest configuration with settings of ours, and their place; () without."""
    for link in _chain(document, path):
        if not isinstance(link.value, dict):
            message = "is not a configuration of MkDocs"
            raise link.error(message, remedy="write `site_name: ...` and `plugins: [briefgen]`")
        at = _section(link.value.get("plugins"))
        if at is not None:
            return link, ("plugins", *at)
    return document, ()


def _section(
    plugins: Any,  # noqa: ANN401 - whatever a user wrote there
) -> tuple[str | int, ...] | None:
    """Return the place of the settings under `plugins`; None without the plugin, or without any."""
    if isinstance(plugins, Mapping):
        return (PLUGIN,) if PLUGIN in plugins else None
    for i, item in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(item, Mapping) and PLUGIN in item:
            return (i, PLUGIN)
    return None


def _from_environment(node: yaml.Node) -> yaml.Node:
    """Return what `!ENV NAME` or `!ENV [NAME, OTHER, default]` stands for.

    Source: pyyaml-env-tag, which MkDocs uses: the first variable that is set, else the last item if
    there are several.
    """
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for name in names[:-1] if len(names) > 1 else names:
        if str(name.value) in os.environ:
            return _scalar_like(node, os.environ[str(name.value)])
    return names[-1] if len(names) > 1 else _scalar_like(node, "")


def _scalar_like(node: yaml.Node, text: str) -> yaml.Node:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, node.start_mark, node.end_mark)


def _passed_over(node: yaml.Node) -> yaml.Node:
    return _scalar_like(node, "")


_TAGS: Final = {
    "!ENV": _from_environment,
    "!relative": _passed_over,
    "tag:yaml.org,2002:python/": _passed_over,
}
