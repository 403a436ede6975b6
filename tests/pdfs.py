"""Minimal PDFs, built by hand: lines of Helvetica at given positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842


class Put(NamedTuple):
    """A line of text at a position.

    `x` is measured from the left edge, `y` from the top, both in points, as is the size of
    type.
    """

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False


def pdf(*pages: Sequence[Put], info: str = "", extra: str = "") -> bytes:
    """Return a PDF of these pages.

    `info` is put into its information dictionary, `extra` into its trailer, both in PDF syntax.
    """
    n = len(pages)
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(n))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {n} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for i, page in enumerate(pages):
        drawn = "\n".join(_drawn(put) for put in page)
        fonts = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        box = f"[0 0 {WIDTH} {HEIGHT}]"
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {fonts} "
                f"/Contents {6 + 2 * i} 0 R >>"
            ),
            f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream",
        ]
    if info:
        objects.append(f"<< {info} >>")
        extra += f" /Info {len(objects)} 0 R"
    return _file(objects, extra)


def drawing(
    content: str, *more: str, resources: str = "", page: str = "", extra: str = ""
) -> bytes:
    """Return a PDF of one page with this content stream; `more` are its objects from number 6 on.

    Font F1 is object 3. `resources` and `page` are added to the dictionaries of the page's
    resources and of the page.
    """
    return _file(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 5 0 R "
                f"/Resources << /Font << /F1 3 0 R /F2 6 0 R >> {resources} >> {page} >>"
            ),
            stream(content),
            *more,
        ],
        extra,
    )


def stream(content: str, entries: str = "") -> str:
    """Return a stream object with this content."""
    return f"<< /Length {len(content.encode('cp1252'))} {entries} >>\nstream\n{content}\nendstream"


def columns(words: Sequence[str], x: float, y: float, width: int, step: float = 12) -> list[Put]:
    """Return words set in lines of at most `width` characters, downwards from a position."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return [Put(x, y + i * step, line) for i, line in enumerate(lines)]


def _drawn(put: Put) -> str:
    text = put.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F{2 if put.bold else 1} {put.size} Tf {put.x} {HEIGHT - put.y} Td ({text}) Tj ET"


def _file(objects: Sequence[str], extra: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for i, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{i} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        out
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R{extra} >>\n"
        f"startxref\n{start}\n%%EOF\n".encode()
    )
