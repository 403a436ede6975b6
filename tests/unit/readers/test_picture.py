"""Pictures of text are recognised if the desk allows it and a program is installed."""

from __future__ import annotations

import shutil
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import UnreadableError
from briefgen.readers import Options, read
from tests.pdfs import HEIGHT, WIDTH, Put, pdf
from tests.pdfs import drawing as drawing_of

if TYPE_CHECKING:
    from pathlib import Path

DRAWER = shutil.which("pdftoppm")

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Return a function that puts a fake program for text recognition on an empty path."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name: str, script: str) -> None:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)

    return put


def test_a_picture_is_refused_with_the_way_to_have_it_read():
    with pytest.raises(UnreadableError, match="a picture") as caught:
        read(PNG, "scan.png")
    assert "tesseract" in caught.value.remedy
    assert "ocr: true" in caught.value.remedy


def test_where_the_desk_allows_it_its_text_is_recognised_and_that_is_said(program):
    program(
        "tesseract",
        'if [ "$1" = --version ]; then echo tesseract 5.3.0; exit; fi\n'
        'printf "The quay\\nis closed.\\n\\nIt is long.\\n"',
    )
    raw = read(PNG, "scan.png", Options(ocr=True))
    assert raw.text == "The quay is closed.\n\nIt is long.\n"
    assert raw.notes == (
        "its letters were recognised by tesseract 5.3.0, a program that misreads some of them",
    )


@pytest.mark.parametrize(
    ("script", "says"),
    [(None, "not installed"), ("exit 3", "could not"), ("exit 0", "no text was recognised")],
)
def test_a_program_that_is_missing_or_fails_is_named(program, script, says):
    if script:
        program("tesseract", script)
    with pytest.raises(UnreadableError, match=says) as caught:
        read(PNG, "scan.png", Options(ocr=True))
    assert caught.value.remedy


@pytest.mark.usefixtures("program")
def test_a_scanned_pdf_is_refused_or_recognised():
    scanned = pdf([])
    with pytest.raises(UnreadableError, match="no text layer") as caught:
        read(scanned, "scan.pdf")
    assert "ocrmypdf" in caught.value.remedy
    with pytest.raises(UnreadableError, match="ocrmypdf is not installed"):
        read(scanned, "scan.pdf", Options(ocr=True))


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_tesseract_itself_is_called_rightly():
    with pytest.raises(UnreadableError, match="could not recognise"):
        read(PNG, "scan.png", Options(ocr=True))


def _scanned(text: str, folder: Path) -> bytes:
    """Return a PDF whose page is an image of the text, as from a scanner."""
    (folder / "page.pdf").write_bytes(pdf([Put(72, 100, text, size=16)]))
    drawing = [DRAWER or "", "-r", "150", "-gray", "-singlefile", "page.pdf", "page"]
    subprocess.run(drawing, cwd=folder, check=True)
    _, size, _, pixels = (folder / "page.pgm").read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8"
        f" /ColorSpace /DeviceGray /Length {len(pixels)} >>\nstream\n"
    )
    stream = head.encode() + pixels + b"\nendstream"
    shown = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q"
    whole = drawing_of(shown, "PICTURE", resources="/XObject << /I 6 0 R >>")
    return whole.replace(b"PICTURE", stream)


@pytest.mark.skipif(not (DRAWER and shutil.which("ocrmypdf")), reason="needs ocrmypdf and pdftoppm")
def test_a_scanned_page_is_read_by_the_program_itself(tmp_path):
    scan = _scanned("The crane fell on the quay of Veldt.", tmp_path)
    with pytest.raises(UnreadableError, match="no text layer"):
        read(scan, "a.pdf")
    found = read(scan, "a.pdf", Options(ocr=True))
    assert "The crane fell on the quay of Veldt." in found.text
    assert any("recognised by ocrmypdf" in note for note in found.notes)
