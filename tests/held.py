"""Minimal files of the formats that briefgen reads, built by hand."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(files: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    """Return a ZIP archive of files; `mimetype` is stored uncompressed."""
    out = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in files.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else how
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, kind)
    return out.getvalue()


def docx(body: str, *, notes: str = "", comments: str = "", core: str = "") -> bytes:
    """Return a Word document with this body in WordprocessingML."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/></w:style>'
        for i, n in (("Title", "Title"), ("Heading1", "heading 1"), ("Quote", "Quote"))
    )
    parts = {"styles": ("styles", f"<w:styles {_W}>{styles}</w:styles>")}
    if notes:
        parts["footnotes"] = ("footnotes", f"<w:footnotes {_W}>{notes}</w:footnotes>")
    if comments:
        parts["comments"] = ("comments", f"<w:comments {_W}>{comments}</w:comments>")
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_REL}/{kind}" Target="{name}.xml"/>'
        for n, (name, (kind, _)) in enumerate(parts.items())
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{related}</Relationships>",
        "word/document.xml": f'<w:document {_W} xmlns:r="{_REL}"><w:body>{body}'
        "</w:body></w:document>",
        **{f"word/{name}.xml": xml for name, (_, xml) in parts.items()},
    }
    if core:
        files["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>'
        )
    return zipped(files)


def paragraph(words: str, style: str = "", inside: str = "") -> str:
    """Return a paragraph of WordprocessingML."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{words}</w:t></w:r>{inside}</w:p>'


_ODF = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
    for p, n in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta"))
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def odt(body: str, meta: str = "") -> bytes:
    """Return an OpenDocument text with this body."""
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{n}" manifest:media-type="{t}"/>'
        for n, t in (("/", kind), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f"<office:document-content {_ODF}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {_ODF}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            "styles.xml": f"<office:document-styles {_ODF}/>",
            "META-INF/manifest.xml": "<manifest:manifest "
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            f'manifest:1.0">{entries}</manifest:manifest>',
        }
    )


def epub(
    pages: Mapping[str, str], metadata: str = "", extra: Mapping[str, str] | None = None
) -> bytes:
    """Return an EPUB with these pages, in their order."""
    items = "".join(
        f'<item id="i{n}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest>"
        f"<spine>{order}</spine></package>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container "
            'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": package,
            **{
                f"OPS/text/{name}": f"<html><body>{body}</body></html>"
                for name, body in pages.items()
            },
            **(extra or {}),
        }
    )


def warc_record(
    address: str,
    body: bytes,
    kind: str = "text/html",
    status: str = "200 OK",
    day: str = "2024-05-03",
) -> bytes:
    """Return a record of a web archive that holds a host's response."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: {day}T22:14:03Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def msg(
    texts: Mapping[int, str],
    files: Iterable[tuple[str, bytes]] = (),
    blobs: Mapping[int, bytes] | None = None,
    messages: Iterable[Mapping[int, str]] = (),
) -> bytes:
    """Return an Outlook message.

    Its texts and byte strings are given by property number; attached are files, and messages
    that consist of texts alone.
    """
    attached: list[tuple[str, dict]] = []
    for n, (name, content) in enumerate(files):
        streams = _streams({0x3707: name}, {0x3701: content}, {0x3705: 1}, head=b"\0" * 8)
        attached.append((f"__attach_version1.0_#{n:08X}", streams))
    for enclosed in messages:
        streams = _streams({0x3001: "a message"}, {}, {0x3705: 5}, head=b"\0" * 8)
        inner = {"__substg1.0_3701000D": _streams(enclosed, {}, {}, head=b"\0" * 24)}
        attached.append((f"__attach_version1.0_#{len(attached):08X}", {**streams, **inner}))
    head = b"\0" * 8 + struct.pack("<4I", 0, len(attached), 0, len(attached)) + b"\0" * 8
    return _compound([*_streams(texts, blobs or {}, {}, head=head).items(), *attached])


def tnef(
    texts: Mapping[int, str],
    files: Iterable[tuple[str, bytes]] = (),
    messages: Iterable[bytes] = (),
    blobs: Mapping[int, bytes] | None = None,
) -> bytes:
    """Return a TNEF package, as Outlook makes them.

    Its texts and byte strings are given by property number; it holds files and further
    packages.
    """
    out = struct.pack("<IH", 0x223E9F78, 1) + _attribute(1, 0x00069007, struct.pack("<II", 1252, 0))
    out += _attribute(1, 0x00069003, _packed(texts, blobs or {}))
    for name, content in files:
        short = name[:8].encode("cp1252", "replace") + b"\0"
        out += _attribute(2, 0x00069002, b"\0" * 14) + _attribute(2, 0x00018010, short)
        out += _attribute(2, 0x0006800F, content) + _attribute(
            2, 0x00069005, _packed({0x3707: name})
        )
    for inner in messages:
        held = {0x3701: b"\0" * 16 + inner}
        out += _attribute(2, 0x00069002, b"\0" * 14)
        out += _attribute(2, 0x00069005, _packed({}, held, kind=0x0D))
    return out


def _attribute(level: int, number: int, value: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(value)) + value + b"\0\0"


def _packed(
    texts: Mapping[int, str], blobs: Mapping[int, bytes] | None = None, kind: int = 0x0102
) -> bytes:
    """Return a list of MAPI properties, preceded by some that the reader has to skip.

    Source: MS-OXTNEF, 2.1.3.4.
    """
    head = struct.pack("<HHi", 0x03, 0x3FDE, 65001)
    head += (
        struct.pack("<HH16sII", 0x1003, 0x8001, b"x" * 16, 1, 6)
        + "ab\0".encode("utf-16-le")
        + b"\0\0"
    )
    head += struct.pack("<Iii", 2, 7, 7)
    values = [(0x1F, n, (t + "\0").encode("utf-16-le")) for n, t in texts.items()]
    values += [(kind, n, raw) for n, raw in (blobs or {}).items()]
    for type_, number, raw in values:
        head += struct.pack("<HHII", type_, number, 1, len(raw)) + raw + b"\0" * (-len(raw) % 4)
    return struct.pack("<I", 2 + len(values)) + head


def _streams(
    texts: Mapping[int, str], blobs: Mapping[int, bytes], numbers: Mapping[int, int], *, head: bytes
) -> dict[str, bytes]:
    out, entries = {}, head
    for number, text in texts.items():
        raw = text.encode("utf-16-le")
        out[f"__substg1.0_{number:04X}001F"] = raw
        entries += struct.pack("<HHIII", 0x1F, number, 6, len(raw) + 2, 0)
    for number, raw in blobs.items():
        out[f"__substg1.0_{number:04X}0102"] = raw
        entries += struct.pack("<HHIII", 0x0102, number, 6, len(raw), 0)
    for number, value in numbers.items():
        entries += struct.pack("<HHIII", 0x03, number, 6, value, 0)
    return {"__properties_version1.0": entries, **out}


def _compound(children: list[tuple[str, bytes | dict]]) -> bytes:
    """Return a compound file, all of whose streams are small.

    Its sectors, of 512 bytes, hold in this order: the mini stream, the mini FAT, the directory,
    the FAT. Source: MS-CFB, 2.2 to 2.6.
    """
    entries: list[list] = [["Root Entry", 5, -1, -1, 1, b""]]
    _listed(children, entries)
    small, chains, table = b"", [-2], []
    for *_, content in entries[1:]:
        count = -(-len(content) // 64)
        first = len(table)
        chains.append(first if content else -2)
        table += [*range(first + 1, first + count), -2][:count]
        small += content.ljust(count * 64, b"\0")
    entries[0][5], chains[0] = small, 0
    runs = [small, struct.pack(f"<{len(table)}i", *table)]
    runs.append(b"".join(_directory_entry(e, c) for e, c in zip(entries, chains, strict=True)))
    runs = [
        r.ljust(-(-len(r) // 512) * 512, b"\xff" if n == 1 else b"\0") for n, r in enumerate(runs)
    ]
    counts = [len(r) // 512 for r in runs]
    starts = [sum(counts[:n]) for n in range(4)]
    fat = [x for s, n in zip(starts, counts, strict=False) for x in (*range(s + 1, s + n), -2)] + [
        -3
    ]
    assert len(fat) <= 128
    fat += [-1] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xIIiII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, starts[2], 0, 4096)
    header += struct.pack("<iIiI", starts[1], counts[1], -2, 0)
    header += struct.pack("<109i", starts[3], *[-1] * 108)
    return header + b"".join(runs) + struct.pack("<128i", *fat)


def _listed(children: list[tuple[str, bytes | dict]], entries: list) -> None:
    """Append directory entries for the children, each the right sibling of the one before."""
    before = None
    for name, content in sorted(children, key=lambda c: (len(c[0]), c[0].upper())):
        at = len(entries)
        if before is not None:
            entries[before][3] = at
        before = at
        if isinstance(content, bytes):
            entries.append([name, 2, -1, -1, -1, content])
            continue
        entries.append([name, 1, -1, -1, at + 1, b""])
        _listed(list(content.items()), entries)


def _directory_entry(entry: list, chain: int) -> bytes:
    name, kind, left, right, child, content = entry
    raw = name.encode("utf-16-le") + b"\0\0"
    out = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
    out += struct.pack("<iii", left, right, child) + b"\0" * 36
    return out + struct.pack("<iQ", chain if content else (-2 if kind != 2 else 0), len(content))
