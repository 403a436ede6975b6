"""Stored views are restored unchanged, and only known types are unpickled."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest

from briefgen import compose
from briefgen.compose.gathered import Own, gather
from briefgen.keep import pages
from briefgen.keep.memory import ROOMS, Memory
from briefgen.store import Store
from tests.conftest import ROOT
from tests.golden.desk import desk

if TYPE_CHECKING:
    from pathlib import Path


def test_all_rooms_that_compose_imports_tell_when_it_composes_anew() -> None:
    imports = re.compile(r"^\s*from briefgen\.(\w+)", re.MULTILINE)
    files = (ROOT / "briefgen" / "compose").rglob("*.py")
    rooms = {room for file in files for room in imports.findall(file.read_text(encoding="utf-8"))}
    assert rooms == set(ROOMS)
    assert rooms <= set(pages._ROOMS)


class _MadeError(AssertionError):
    """A stored value was computed again."""


def _never() -> Own:
    raise _MadeError


def _owns() -> list[Own]:
    return list(gather(desk(), compose.Options()).own.values())


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        memory = Memory(store)
        for n, own in enumerate(_owns()):
            assert memory(str(n), lambda own=own: own) is own  # type: ignore[misc] # mypy can't infer the default
    with Store(tmp_path / "s") as store:
        memory = Memory(store)
        for n, own in enumerate(_owns()):
            again = memory(str(n), _never)
            assert again == own
            assert repr(again) == repr(own)
        with pytest.raises(_MadeError):
            memory("another", _never)


def test_pages_of_what_is_remembered_are_the_same(tmp_path: Path) -> None:
    plain = list(compose.compose(desk(), compose.Options()))
    for _ in range(2):
        with Store(tmp_path / "s") as store:
            drafts = compose.drafts(desk(), compose.Options(), Memory(store))
            made = [d.made() if isinstance(d, compose.Draft) else d for d in drafts]
        assert made == plain


class _Calling:
    """Calls a function when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("a function of the store's choice was called",)


@pytest.mark.parametrize(
    "kept",
    [
        pickle.dumps(_Calling()),
        pickle.dumps(Store),
        pickle.dumps(gather),
        b"cbriefgen.model\nEvidence\n(I1\nI2\nVx\nVy\ntR.",
        b"cbriefgen.model.views\nReplaced\n.",
        b"\x80\x05",
        b"",
    ],
)
def test_what_is_damaged_or_no_noun_is_made_anew(
    tmp_path: Path, kept: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = _owns()[0]
    with Store(tmp_path / "s") as store:
        memory = Memory(store)
        monkeypatch.setattr(store, "get", lambda _key: kept)
        assert memory("x", lambda: own) is own
