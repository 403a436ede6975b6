from __future__ import annotations

import pytest

from briefgen.errors import UnreadableError
from briefgen.readers import read

SAVED = b"""From: <Saved by a browser>
Snapshot-Content-Location: https://harbour.example/crane
Subject: =?utf-8?Q?A=20crane=20fell?=
Date: Fri, 3 May 2024 22:14:03 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----B"

------B
Content-Type: text/css
Content-Location: https://harbour.example/a.css

p { color: red }
------B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://harbour.example/crane

<html><head><meta charset=3Dutf-8></head><body><h1>A crane fell</h1><p>The caf=C3=A9 at the har=
bour was closed.</p></body></html>
------B--
"""


def test_the_page_of_a_saved_file_is_read_and_its_record_states_address_and_day():
    raw = read(SAVED, "a.mhtml")
    assert raw.text == "A crane fell\n\nThe caf\u00e9 at the harbour was closed.\n"
    assert [h.tag for h in raw.hints] == ["h1", "p"]
    said = {s.field: s.value for s in raw.declared}
    assert said == {
        "title": "A crane fell",
        "retrieved": "2024-05-03",
        "url": "https://harbour.example/crane",
    }


def test_what_the_page_states_goes_before_the_record():
    page = SAVED.replace(
        b"</head>", b"<link rel=3Dcanonical href=3Dhttps://harbour.example/real></head>"
    )
    assert {s.field: s.value for s in read(page, "a.mht").declared}[
        "url"
    ] == "https://harbour.example/real"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Content-Type: text/plain\n\nwords", "no page"),
        (b"\x00\x01\x02", "no page"),
        (SAVED[: SAVED.index(b"<html>")], "empty"),
    ],
)
def test_a_file_without_a_page_is_refused(data, message):
    with pytest.raises(UnreadableError, match=message) as refused:
        read(data, "a.mht")
    assert refused.value.remedy
