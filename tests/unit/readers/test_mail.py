"""Mails, mailboxes, and the formats of Outlook."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from compressed_rtf import compress

from briefgen import cleaning
from briefgen.errors import UnreadableError
from briefgen.model import Role
from briefgen.readers import Opened, Options, read
from briefgen.readers import tnef as tnef_
from tests.held import msg, tnef

HEAD = (
    'From: "Ana Vey" <ana@harbour.example>\nTo: desk@lantern.example\n'
    "Subject: =?utf-8?q?The_crane_at_the_caf=C3=A9?=\n"
    "Date: Thu, 31 Oct 2024 23:30:00 -0500\nMessage-ID: <1@harbour.example>\nMIME-Version: 1.0\n"
)
PLAIN = """Content-Type: text/plain; charset=utf-8

The crane fell on the quay on Monday, and two men of the night shift were
hurt, as the harbour master Piet Maas told the council.

On Wed, 30 Oct 2024 at 10:00, The Desk of the Lantern
<desk@lantern.example> wrote:

> When did it fall?
> And why?

Ana
--\x20
Ana Vey, harbour office
"""
TOLD = (
    "The crane fell on the quay on Monday, and two men of the night shift were hurt, "
    "as the harbour master Piet Maas told the council."
)
LEAVE = """Content-Type: text/html; charset=utf-8

<p>The crane fell on the quay on Monday.</p><p>It waits for a \
part.</p><p>Kind regards</p><p>Ana Vey</p>
<p>Harbour office | Ost</p>
"""
RICH = """Content-Type: multipart/alternative; boundary="A"

--A
Content-Type: text/plain

plain words
--A
Content-Type: text/html; charset=utf-8

<p>The crane fell on the quay on Monday.</p>
<div class="gmail_signature">Ana Vey, harbour office</div>
<div class="gmail_quote">On Wed the desk wrote:<blockquote type="cite">\
<p>When did it fall?</p></blockquote></div>
--A--
"""
MIXED = """Content-Type: multipart/mixed; boundary="B"

--B
Content-Type: text/plain

The report is attached, and so is a picture of the crane on the quay.
--B
Content-Type: text/markdown
Content-Disposition: attachment; filename="../../etc/report.md"

# The report

The crane was forty years old.
--B
Content-Type: image/png
Content-Disposition: attachment; filename="crane.png"

x
--B
Content-Type: image/gif
Content-ID: <1@harbour.example>
Content-Disposition: inline; filename="spacer.gif"

x
--B
Content-Type: message/rfc822

Subject: An earlier mail
From: Piet Maas <piet@harbour.example>
Date: Wed, 30 Oct 2024 10:00:00 +0000
MIME-Version: 1.0

The crane will be looked at.
--B--
"""


def parts(data: str | bytes, path: str = "a.eml") -> list[tuple[Role, str]]:
    """Return the role and text of each block of a mail."""
    article = cleaning.label(read(data.encode() if isinstance(data, str) else data, path))
    return [(b.role, article.text[b.start : b.end]) for b in article.blocks]


def test_the_head_states_subject_writer_and_the_writer_s_own_day():
    raw = read((HEAD + PLAIN).encode(), "a.eml")
    assert {s.field: (s.value, s.origin) for s in raw.declared} == {
        "title": ("The crane at the caf\u00e9", "mail header"),
        "byline": ("Ana Vey", "mail header"),
        "published": ("2024-10-31", "mail header"),
    }


def test_a_quoted_reply_and_a_signature_have_roles_of_their_own():
    shown = parts(HEAD + PLAIN)
    assert shown[3:5] == [
        (Role.TITLE, "The crane at the caf\u00e9"),
        (Role.BODY, TOLD),
    ]
    quoted = [words for role, words in shown if role is Role.QUOTED_REPLY]
    assert "wrote:" in quoted[0]
    assert quoted[1] == "> When did it fall?\n> And why?"
    assert shown[-1] == (Role.SIGNATURE, "--\nAna Vey, harbour office")


def test_the_part_with_markup_goes_before_the_plain_one():
    shown = parts(HEAD + RICH)
    assert (Role.BODY, "The crane fell on the quay on Monday.") in shown
    assert not any("plain words" in words for _, words in shown)
    assert [w for r, w in shown if r is Role.SIGNATURE] == ["Ana Vey, harbour office"]
    assert [w for r, w in shown if r is Role.QUOTED_REPLY] == [
        "On Wed the desk wrote:",
        "When did it fall?",
    ]


def test_what_outlook_sets_below_its_line_is_quoted_to_the_end():
    body = "Content-Type: text/plain\n\nIt fell.\n\n-----Original Message-----\nFrom: Desk\nWhen?\n"
    assert [r for r, _ in parts(HEAD + body)][-2:] == [Role.BODY, Role.QUOTED_REPLY]
    body = (
        "Content-Type: text/plain\n\nIt fell.\n\nFrom: The Desk\nSent: Monday\nTo: Ana\n"
        "Subject: Crane\n\nWhen?\n"
    )
    assert [w for r, w in parts(HEAD + body) if r is Role.QUOTED_REPLY][-1] == "When?"


def test_the_subject_is_the_title_however_short_the_mail_is():
    assert (Role.TITLE, "The crane at the caf\u00e9") in parts(HEAD + "\n\nIt fell.\n")


def test_a_mail_that_is_passed_on_is_read():
    body = (
        "Content-Type: text/plain\n\n---------- Forwarded message ---------\nFrom: Piet\n\n"
        "The quay is closed until the autumn, the council said.\n"
    )
    assert parts(HEAD + body)[-1] == (
        Role.BODY,
        "The quay is closed until the autumn, the council said.",
    )


def test_flowed_lines_are_one_paragraph():
    body = "Content-Type: text/plain; format=flowed\n\nThe quay is \nclosed.\n\nIt is \nlong.\n"
    assert [w for _, w in parts(HEAD + body)][-2:] == ["The quay is closed.", "It is long."]


def test_wrapped_lines_are_joined_and_lists_rules_and_cryptographic_marks_are_not():
    body = """Content-Type: text/plain

-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA1

  The crane of Veldt, which stood on the quay for forty years, fell on
  Monday. It was to be looked at by the council's men of the harbour
  in the autumn, as the council had asked for in the spring of that year.
______________________________________________________

[1] https://harbour.example/crane
[2] https://harbour.example/quay
-----BEGIN PGP SIGNATURE-----
iD8DBQE
-----END PGP SIGNATURE-----
"""
    shown = parts(HEAD + body)[4:]
    assert [role for role, _ in shown] == [
        Role.LEGAL,
        Role.BODY,
        Role.NAVIGATION,
        *(r for r, _ in shown[3:5]),
        Role.SIGNATURE,
    ]
    assert shown[1][1].startswith("The crane of Veldt")
    assert shown[1][1].endswith("of that year.")
    assert "\n" not in shown[1][1]
    assert [w for _, w in shown[3:5]] == [
        "[1] https://harbour.example/crane",
        "[2] https://harbour.example/quay",
    ]


def test_attachments_that_can_be_read_are_articles_and_the_others_are_named():
    opened = Opened((HEAD + MIXED).encode(), "a.eml", Options())
    assert list(opened.names()) == ["", "report.md", "mail.eml"]
    assert "attached, and not read: crane.png" in opened.read().notes
    report = opened.read("report.md")
    assert report.source.path == "a.eml#report.md"
    assert "The crane was forty years old." in report.text
    assert any("The crane at the caf\u00e9" in n for n in report.notes)
    inner = opened.read("mail.eml")
    assert {s.field: s.value for s in inner.declared}["byline"] == "Piet Maas"
    assert "The crane will be looked at." in inner.text


def test_a_mail_that_is_a_cover_of_another_is_that_one():
    cover = (
        HEAD
        + "Content-Type: message/rfc822\n\nSubject: The mole\nMIME-Version: 1.0\n\nIt is open.\n"
    )
    opened = Opened(cover.encode(), "a.eml", Options())
    assert list(opened.names()) == ["mail.eml"]
    assert "It is open." in opened.read("mail.eml").text


def test_a_box_s_mails_are_articles_by_their_number():
    mail = HEAD + "Content-Type: text/plain\n\nFirst line.\n\n>From here on the quay is closed.\n"
    box = "".join(f"From ana@harbour.example Thu Oct 31 23:30:00 2024\n{mail}\n" for _ in range(3))
    opened = Opened(box.encode(), "mails.mbox", Options())
    assert list(opened.names()) == ["1", "2", "3"]
    third = opened.read("3")
    assert third.source.path == "mails.mbox#3"
    assert "\nFrom here on the quay is closed.\n" in third.text
    assert opened.read("1").source.sha256 == third.source.sha256
    with pytest.raises(UnreadableError, match="no article 4"):
        opened.read("4")


def test_a_line_that_opens_with_from_is_no_mail_without_a_date():
    box = (
        f"From a@b Thu Oct 31 23:30:00 2024\n{HEAD}\nIt is closed.\n\n"
        "From the mole, ferries leave.\n"
    )
    assert list(Opened(box.encode(), "m.mbox", Options()).names()) == ["1"]


@pytest.mark.parametrize(
    ("list_id", "outlet"),
    [
        ("Harbour Notes <notes.harbour.example>", "Harbour Notes"),
        ("7a9f03bc51d2e8844cfe list <7a9f.list.example>", None),
        ("<notes.harbour.example>", None),
    ],
)
def test_a_list_is_an_outlet_by_its_name_alone(list_id, outlet):
    mail = f"List-Id: {list_id}\n{HEAD}{PLAIN}"
    told = {s.field: s.value for s in read(mail.encode(), "a.eml").declared}
    assert told.get("outlet") == outlet


MESSAGE = msg(
    {
        0x0037: "The crane",
        0x1000: "The crane fell on the quay.\r\n\r\n-----Original Message-----\r\n"
        "From: Desk\r\nWhen?",
        0x0C1A: "Ana Vey",
        0x0C1F: "ana@harbour.example",
    },
    [("report.md", b"# The report\n\nThe crane was forty years old.\n"), ("crane.png", b"x")],
)


def test_an_outlook_message_is_read_as_a_mail_is():
    opened = Opened(MESSAGE, "a.msg", Options())
    assert list(opened.names()) == ["", "report.md"]
    shown = parts(MESSAGE, "a.msg")
    assert (Role.TITLE, "The crane") in shown
    assert [w for r, w in shown if r is Role.QUOTED_REPLY] == [
        "-----Original Message-----\nFrom: Desk\nWhen?"
    ]
    assert "attached, and not read: crane.png" in opened.read().notes
    assert opened.read("report.md").text.startswith("The report\n")


def test_a_message_in_an_outlook_message_is_an_article_of_its_own():
    inner = {0x0037: "The mole", 0x1000: "The mole is closed until Friday.", 0x0C1A: "Piet Maas"}
    head = {0x0037: "The crane", 0x1000: "See what is attached.", 0x0C1A: "Ana Vey"}
    opened = Opened(msg(head, messages=[inner]), "a.msg", Options())
    assert list(opened.names()) == ["", "mail.eml"]
    read_ = opened.read("mail.eml")
    assert "The mole is closed until Friday." in read_.text
    assert {s.field: s.value for s in read_.declared} == {"title": "The mole"}
    assert "attached to the mail \u201cThe crane\u201d" in read_.notes
    alone = Opened(msg({0x0037: "Fwd"}, messages=[inner]), "a.msg", Options())
    assert list(alone.names()) == ["mail.eml"], "a cover without words is no article"


def test_a_field_of_an_outlook_message_is_decoded():
    head = {0x0037: "=?utf-8?q?The_caf=C3=A9?=", 0x1000: "It is open.", 0x0C1F: "a@b.example"}
    sender = {0x007D: "From: =?utf-8?b?QW5hIFbDqXk=?= <ana@harbour.example>\n"}
    told = {s.field: s.value for s in read(msg(head | sender), "a.msg").declared}
    assert told == {"title": "The caf\u00e9", "byline": "Ana V\u00e9y"}
    broken = {0x0037: "=?no-such-set?q?x?=", 0x1000: "It is open."}
    assert read(msg(broken), "a.msg").declared[0].value == "=?no-such-set?q?x?="


def test_a_mail_that_tables_lay_out_is_read_as_a_page_is():
    rows = "".join(
        f'<tr><td style="padding:9px"><p>{words}</p></td></tr>'
        for words in (
            "The crane fell on the quay on Monday.",
            "Two men of the night shift were hurt.",
        )
    )
    page = f'<table width="600"><tr><td><table width="100%">{rows}</table></td></tr></table>'
    figures = "<table><tr><th>Month</th><th>Ships</th></tr><tr><td>May</td><td>12</td></tr></table>"
    shown = parts(f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{page}{figures}")
    assert (Role.BODY, "The crane fell on the quay on Monday.") in shown
    assert (Role.BODY, "Two men of the night shift were hurt.") in shown
    assert (Role.TABLE, "May\t12") in shown


def with_package(package: bytes, words: str) -> bytes:
    """Return a mail with Outlook's package: attached to these words, or alone if there are none."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ana Vey <ana@harbour.example>", "The crane"
    if words:
        mail.set_content(words)
        mail.add_attachment(package, "application", "octet-stream", filename="winmail.dat")
    else:
        mail.set_content(package, "application", "ms-tnef")
    return bytes(mail)


def test_what_outlook_packs_is_unpacked():
    report = b"# The report\n\nThe crane was forty years old.\n"
    inner = tnef({0x0037: "The mole", 0x1000: "The mole is closed.", 0x0C1A: "Piet Maas"})
    package = tnef(
        {0x1000: "not the mail's own words"},
        [("report of the caf\u00e9.md", report), ("crane.png", b"x")],
        [inner],
    )
    opened = Opened(with_package(package, "See what is attached."), "a.eml", Options())
    assert list(opened.names()) == ["", "report of the caf\u00e9.md", "mail.eml"]
    whole = opened.read()
    assert "See what is attached." in whole.text
    assert "attached, and not read: crane.png" in whole.notes
    assert opened.read("report of the caf\u00e9.md").text.startswith("The report\n")
    assert "The mole is closed." in opened.read("mail.eml").text
    assert {s.field: s.value for s in opened.read("mail.eml").declared} == {
        "title": "The mole",
        "byline": "Piet Maas",
    }


@pytest.mark.parametrize(
    ("texts", "blobs"),
    [
        ({0x1000: "The crane fell on the quay."}, {}),
        ({0x1000: "plain"}, {0x1013: b"<p>The crane fell on the quay.</p>"}),
        ({}, {0x1009: compress(rb"{\rtf1\ansi\fromtext The crane fell on the quay.\par}", True)}),
    ],
)
def test_a_body_that_is_packed_alone_is_read(texts, blobs):
    shown = parts(with_package(tnef(texts, blobs=blobs), ""))
    assert (Role.BODY, "The crane fell on the quay.") in shown


@pytest.mark.parametrize("cut", range(0, 400, 23))
def test_a_package_that_is_damaged_gives_what_was_before_the_damage(cut):
    package = tnef(
        {0x1000: "packed"}, [("a.txt", b"The crane is old.\n")], blobs={0x1009: b"x" * 20}
    )
    opened = Opened(with_package(package[:cut], "See what is attached."), "a.eml", Options())
    assert list(opened.names()) in ([""], ["", "a.txt"])
    assert "See what is attached." in opened.read().text
    broken = package[:cut] + b"\xff" * 8 + package[cut + 8 :]
    assert "" in list(Opened(with_package(broken, "See it."), "a.eml", Options()).names())


@pytest.mark.parametrize("packed", [True, False])
def test_an_outlook_message_of_rich_text_alone_is_read(packed):
    body = (
        rb"{\rtf1\ansi\fromtext The crane fell on the quay.\par\par -----Original Message-----\par "
        rb"From: Desk\par When?\par}"
    )
    head = {0x0037: "The crane", 0x0C1A: "Ana Vey"}
    shown = parts(msg(head, blobs={0x1009: compress(body, packed)}), "a.msg")
    assert (Role.BODY, "The crane fell on the quay.") in shown
    assert [w for r, w in shown if r is Role.QUOTED_REPLY] == [
        "-----Original Message-----\nFrom: Desk\nWhen?"
    ]


def test_rich_text_that_is_damaged_is_refused_with_a_remedy():
    packed = bytearray(compress(rb"{\rtf1\ansi The crane fell on the quay.\par}", True))
    packed[20] ^= 0xFF
    with pytest.raises(UnreadableError) as caught:
        read(msg({0x0037: "The crane"}, blobs={0x1009: bytes(packed)}), "a.msg")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"\0\1\2" * 200, "a.eml"),
        (HEAD.encode() + b"Content-Type: text/plain\n\n \n", "a.eml"),
        (HEAD.encode() + b"Content-Type: text/html\n\n<pquayfell.</p>\n", "a.eml"),
        (MESSAGE[:1500], "a.msg"),
        (b"words", "a.msg"),
        (b"no box", "a.mbox"),
        (
            HEAD.encode()
            + b"Content-Type: multipart/mixed; boundary=B\n\n"
            + b"--B\nContent-Type: multipart/mixed; boundary=B\n\n" * 500,
            "a.eml",
        ),
    ],
)
def test_what_is_no_mail_is_refused_with_a_remedy(data, path):
    with pytest.raises(UnreadableError) as caught:
        read(data, path)
    assert caught.value.remedy


def test_mails_in_mails_are_opened_four_deep_and_no_deeper():
    mail = "MIME-Version: 1.0\nSubject: s\n\nThe quay is closed.\n"
    for _ in range(8):
        mail = (
            "MIME-Version: 1.0\nSubject: s\nContent-Type: multipart/mixed; "
            f'boundary="B{len(mail)}"\n\n'
            f"--B{len(mail)}\nContent-Type: text/plain\n\nSee below.\n"
            f"--B{len(mail)}\nContent-Type: message/rfc822\n\n{mail}\n--B{len(mail)}--\n"
        )
    opened = Opened(mail.encode(), "a.eml", Options())
    names = list(opened.names())
    assert len(names) <= 6
    with pytest.raises(UnreadableError, match="deep"):
        opened.read(names[-1])


def _with_markup(words: str) -> bytes:
    return (
        "From: Ann Lee <a@veldt.example>\nTo: b@veldt.example\nSubject: The crane\n"
        "MIME-Version: 1.0\n"
        f"Content-Type: text/html; charset=utf-8\n\n<html><body>{words}</body></html>"
    ).encode()


def test_a_head_within_a_letter_with_markup_opens_the_earlier_one():
    head = (
        "<p><b>From:</b> Bo Ek<br><b>Sent:</b> Monday<br><b>To:</b> Ann Lee<br>"
        "<b>Subject:</b> Crane</p>"
    )
    raw = read(_with_markup(f"<p>It fell.</p>{head}<p>Did it fall?</p>"), "a.eml")
    tags = {raw.text[h.start : h.end]: h.tag for h in raw.hints}
    assert tags["It fell."] == "p"
    assert tags["From: Bo Ek"] == tags["Did it fall?"] == "quoted-reply"


def test_lines_behind_a_sign_are_quoted_though_the_letter_has_markup():
    raw = read(_with_markup("It fell.<br><br>&gt; Did it fall?<br>&gt; Bo"), "a.eml")
    assert [h.tag for h in raw.hints][-2:] == ["quoted-reply"] * 2


DIGEST = b"""From: list@veldt.example
Subject: Digest 4
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain

Two letters came today.

--x
Content-Type: multipart/digest; boundary="y"

--y

From: Ann Lee <a@veldt.example>
Subject: The crane

It fell.

--y

From: Bo Ek <b@veldt.example>
Subject: Re: The crane

It did.

--y--
--x--
"""


def test_the_mails_of_a_digest_are_articles():
    opened = Opened(DIGEST, "a.eml", Options())
    texts = [opened.read(name).text for name in opened.names()]
    assert [text.rsplit("\n", 2)[-2] for text in texts] == [
        "Two letters came today.",
        "It fell.",
        "It did.",
    ]


def test_what_no_mail_can_have_is_written_as_it_can():
    package = tnef(
        {0x0037: "The\r\nmole", 0x1000: "It is closed."}, [("a\nb\x01.md", b"# Words\n")]
    )
    made = tnef_.mail_of(tnef_.unpacked(package))
    assert made["Subject"] == "The mole"
    assert [p.get_filename() for p in made.iter_attachments()] == ["a b .md"]
    assert bytes(made) == bytes(tnef_.mail_of(tnef_.unpacked(package))), (
        "no boundary is drawn by lot"
    )


@pytest.mark.parametrize("named", ["; boundary=", "; bo", ""])
def test_a_mail_that_lost_what_parts_it_is_parted(named):
    parted = (
        "--JX9.1/harbour\nContent-Type: text/plain\n\nThe crane fell on the quay.\n"
        "--JX9.1/harbour\nContent-Type: text/markdown\n"
        'Content-Disposition: attachment; filename="report.md"\n\n# The report\n'
        "--JX9.1/harbour--\n"
    )
    mail = f"{HEAD}Content-Type: multipart/mixed{named}\n\nSee below.\n\n{parted}"
    opened = Opened(mail.encode(), "a.eml", Options())
    assert list(opened.names()) == ["", "report.md"]
    assert (Role.BODY, "The crane fell on the quay.") in parts(mail)


ENCRYPTED = """Content-Type: multipart/encrypted; boundary=b

--b
Content-Type: application/pgp-encrypted

Version: 1

--b
Content-Type: application/octet-stream

hQEMA
--b--
"""


@pytest.mark.parametrize(
    "body",
    [
        ENCRYPTED,
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB\n",
        (
            "Content-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA7\n"
            "-----END PGP MESSAGE-----\n"
        ),
    ],
)
def test_a_mail_that_is_locked_is_said_to_be(body):
    with pytest.raises(UnreadableError, match="is encrypted"):
        read((HEAD + body).encode(), "a.eml")


def test_a_mail_with_words_and_a_locked_part_is_read():
    body = (
        "Content-Type: multipart/mixed; boundary=c\n\n--c\n\nThe crane fell.\n\n--c\n"
        f"{ENCRYPTED}\n--c--\n"
    )
    assert "The crane fell." in read((HEAD + body).encode(), "a.eml").text


FORWARD = """---------- Forwarded message ---------
From: Norden Lines <press@norden.example>
Date: Tue, May 7, 2024 at 5:02 PM
Subject: The crane
To: <press@harbour.example>

The crane was sold on Monday.

On Mon, May 6, 2024 Ana Vey wrote:
> Was it sold?
"""


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_mail_below_the_head_of_one_that_is_passed_on_is_read(kind):
    marked = FORWARD.replace("<", "&lt;").replace("\n", "<br>")
    words = f"FYI\n\n{FORWARD}" if kind == "plain" else f"<p>FYI</p><div>{marked}</div>"
    article = cleaning.label(read(f"{HEAD}Content-Type: text/{kind}\n\n{words}".encode(), "a.eml"))
    roles = {article.text[b.start : b.end]: b.role for b in article.blocks}
    assert roles["The crane was sold on Monday."] is Role.BODY
    assert [r for text, r in roles.items() if "From: Norden Lines" in text] == [Role.LEGAL]


@pytest.mark.parametrize("leave", ["Have a good week,\nAna", "Best wishes,\n\nAna Vey"])
def test_taking_leave_is_a_signature(leave):
    words = f"{TOLD}\n\nThanks, men of the quay, for your help on the night.\n\n{leave}\n"
    mail = HEAD + f"Content-Type: text/plain; charset=utf-8\n\n{words}"
    roles = {text: role for role, text in parts(mail)}
    assert roles["Ana" if "\n\n" not in leave else "Ana Vey"] is Role.SIGNATURE
    assert roles[leave.split("\n")[0]] is Role.SIGNATURE
    assert roles["Thanks, men of the quay, for your help on the night."] is Role.BODY


def _value(tag: int, *contents: bytes, ended: bool = False) -> bytes:
    """Return a BER value with a length, or with an end-of-contents mark if `ended`."""
    held = b"".join(contents)
    if ended:
        return bytes([tag, 0x80]) + held + b"\0\0"
    size = len(held).to_bytes(2, "big")
    return bytes([tag, 0x82]) + size + held


def _packed_with_its_signature(entity: bytes, *, ended: bool) -> bytes:
    """Return a mail in signed-data form, as S/MIME packs it.

    If `ended`, its length is indefinite and its content is in two pieces.
    """
    octets = _value(0x04, entity)
    if ended:
        pieces = (_value(0x04, entity[:40]), _value(0x04, entity[40:]))
        octets = _value(0x24, *pieces, ended=True)
    told = _value(0x06, bytes.fromhex("2a864886f70d010701"))
    content = _value(0x30, told, _value(0xA0, octets, ended=ended), ended=ended)
    signed = _value(0x30, _value(0x02, b"\1"), _value(0x31), content, ended=ended)
    kind = _value(0x06, bytes.fromhex("2a864886f70d010702"))
    return _value(0x30, kind, _value(0xA0, signed, ended=ended), ended=ended)


def _in_a_mail(packed: bytes) -> bytes:
    told = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
    coded = base64.encodebytes(packed).decode()
    return (HEAD + told + f"Content-Transfer-Encoding: base64\n\n{coded}").encode()


@pytest.mark.parametrize("ended", [True, False])
def test_a_mail_that_is_packed_with_its_signature_is_read(ended):
    entity = f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{TOLD}</p>\r\n".encode()
    mail = _in_a_mail(_packed_with_its_signature(entity, ended=ended))
    assert parts(mail)[-1] == (Role.BODY, TOLD)


@pytest.mark.parametrize("cut", [0, 1, 3, 30, 70])
def test_a_signed_package_that_is_damaged_is_refused_with_a_remedy(cut):
    packed = _packed_with_its_signature(
        b"Content-Type: text/plain\r\n\r\n" + TOLD.encode(), ended=True
    )
    with pytest.raises(UnreadableError, match="is encrypted"):
        read(_in_a_mail(packed[:cut]), "a.eml")


CARD = """Content-Type: text/plain; charset=utf-8

The crane fell on the quay on Monday.

The harbour master will not say why.

Best regards,
Ana Vey
Press officer
Harbour office
+31 10 555 01 90

Legal notice: this message is meant for the desk alone.
"""


def test_what_stands_under_a_name_at_the_end_is_of_the_signature():
    signed = [words for role, words in parts(HEAD + CARD) if role is Role.SIGNATURE]
    assert signed == [
        "Best regards,",
        "Ana Vey",
        "Press officer",
        "Harbour office",
        "+31 10 555 01 90",
    ]


def test_a_writer_s_own_name_at_the_end_is_of_the_signature():
    forward = (
        "Content-Type: text/plain\n\nPlease run this.\n\nA.\n\n"
        "---------- Forwarded message ---------\n"
        "From: Piet Maas <piet@harbour.example>\nDate: Mon, Mar 4, 2024\nSubject: crane\n\n"
        "The crane fell on Monday.\n\nPiet\nSent from my iPhone\n"
    )
    ruled = (
        "Content-Type: text/plain\n\nIt fell.\n\nAna\n\n"
        "________________________________\nFor you.\n"
    )
    assert (Role.SIGNATURE, "Ana") in parts(HEAD + ruled)
    signed = [words for role, words in parts(HEAD + forward) if role is Role.SIGNATURE]
    assert signed == ["A.", "Piet", "Sent from my iPhone"]


def test_a_paragraph_over_a_quotation_is_none_of_what_leads_to_it():
    mail = (
        "Content-Type: text/plain\n\nThe crane fell on Monday.\n\n"
        "On Wed, 30 Oct 2024, Desk <d@l.example> wrote:\n\n> When?\n"
    )
    assert (Role.BODY, "The crane fell on Monday.") in parts(HEAD + mail)


def test_a_paper_that_sends_to_subscribers_is_the_outlet_and_no_writer():
    head = HEAD.replace('"Ana Vey"', "The Sound Wrap").replace(
        "MIME", "List-Unsubscribe: <u>\nMIME"
    )
    told = {s.field: s.value for s in read((head + PLAIN).encode(), "a.eml").declared}
    assert told["outlet"] == "The Sound Wrap"
    assert "byline" not in told


def test_a_letter_takes_leave_without_a_comma_too():
    article = cleaning.label(read((HEAD + LEAVE).encode(), "a.eml"))
    signed = [article.text[b.start : b.end] for b in article.blocks if b.role is Role.SIGNATURE]
    assert signed == ["Kind regards", "Ana Vey", "Harbour office | Ost"]


PASSED = (
    "From: Norden Lines <press@norden.example>\nSent: Tuesday, May 7, 2024 5:02 PM\n"
    "To: Ana Vey <ana@harbour.example>\nSubject: The crane"
)
ON = (
    "From: Ana Vey <ana@harbour.example>\nSubject: {subject}\n"
    "Date: Thu, 9 May 2024 08:00:00 +0200\n"
)


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize("mark", ["FW:", "Fwd:", "WG:", "Re: TR:"])
def test_a_mail_that_is_passed_on_without_a_line_that_says_so_is_read(kind, mark):
    told = "The crane was sold on Monday, and nobody at the harbour was asked."
    words = f"For Thursday.\n\n{PASSED}\n\n{told}\n"
    if kind == "html":
        head = PASSED.replace("<", "&lt;").replace("\n", "<br>")
        words = f"<p>For Thursday.</p><div><p>{head}</p></div><p>{told}</p>"
    mail = ON.format(subject=f"{mark} The crane") + f"Content-Type: text/{kind}\n\n{words}"
    article = cleaning.label(read(mail.encode(), "a.eml"))
    roles = {article.text[b.start : b.end]: b.role for b in article.blocks}
    assert roles[told] is Role.BODY
    assert roles["For Thursday."] is Role.NOTE
    stated = {s.field: s.value for s in article.statements}
    assert stated["title"] == "The crane"
    assert (stated["byline"], stated["published"]) == ("Norden Lines", "2024-05-07")


def test_a_mail_that_answers_is_none_that_is_passed_on():
    words = f"It was sold.\n\n{PASSED}\n\nWas the crane sold by the harbour?\n"
    mail = ON.format(subject="Re: The crane") + f"Content-Type: text/plain\n\n{words}"
    roles = {words: role for role, words in parts(mail)}
    assert roles["It was sold."] is Role.BODY
    assert next(r for w, r in roles.items() if "Was the crane" in w) is Role.QUOTED_REPLY


def test_a_newsletter_that_is_passed_on_is_read_as_one():
    told = (
        "<p>The crane of Ost was sold on Monday, and nobody at the harbour was asked about it.</p>"
    )
    head = PASSED.replace("Norden Lines", "Quay Letter").replace("<", "&lt;")
    words = (
        f"<p>For you.</p><p>{head.replace(chr(10), '<br>')}</p>"
        "<table><tr><td><h1><a href='https://a.example/crane'>The crane of Ost</a></h1></td></tr>"
        "<tr><td><a href='https://a.example/bo'>Anna Ek</a></td></tr>"
        f"<tr><td>{told * 2}<p>It stood there for ninety years.</p></td></tr>"
        "<tr><td><p>12 Quay Road, Ost <a href='https://a.example/u'>Unsubscribe</a></p></td></tr>"
        "</table>"
    )
    mail = ON.format(subject="FW: The crane of Ost") + f"Content-Type: text/html\n\n{words}"
    article = cleaning.label(read(mail.encode(), "a.eml"))
    stated = {s.field: s.value for s in article.statements}
    assert (stated["title"], stated["byline"]) == ("The crane of Ost", "Anna Ek")
    roles = {article.text[b.start : b.end]: b.role for b in article.blocks}
    assert next(r for w, r in roles.items() if "Quay Road" in w) is not Role.BODY


def test_a_remark_behind_a_sender_is_no_name():
    sender = 'From: "Ana Vey (Harbour Courier)" <ana@harbour.example>\nSubject: Crane\n\nIt fell.\n'
    stated = {s.field: s.value for s in read(sender.encode(), "a.eml").declared}
    assert stated["byline"] == "Ana Vey"


GERMAN = (
    "Von: Norden Lines <press@norden.example>\nGesendet: Dienstag, 7. Mai 2024 17:02\n"
    "An: Ana Vey\nBetreff: The crane"
)
FRENCH = (
    "De : Norden Lines <press@norden.example>\nEnvoy\u00e9 : mardi 7 mai 2024 17:02\n"
    "\u00c0 : Ana Vey\nObjet : The crane"
)


@pytest.mark.parametrize("head", [GERMAN, FRENCH])
def test_the_head_of_a_mail_that_is_passed_on_may_be_in_another_language(head):
    told = "The crane was sold on Monday, and nobody at the harbour was asked."
    mail = ON.format(subject="WG: The crane") + (
        f"Content-Type: text/plain; charset=utf-8\n\nFYI\n\n{head}\n\n{told}\n"
    )
    article = cleaning.label(read(mail.encode(), "a.eml"))
    roles = {article.text[b.start : b.end]: b.role for b in article.blocks}
    assert roles[told] is Role.BODY
    stated = {s.field: s.value for s in article.statements}
    assert (stated["byline"], stated["published"]) == ("Norden Lines", "2024-05-07")


PASSED_STORY = (
    "The crane of Ost is sold\n\nBy Ana Vey and Bo Ek\n\n"
    "OST, May 7 (Harbour Wire) - The crane was sold on Monday, and nobody at the harbour was\n"
    "asked whether it could be spared.\n\nIt had stood there for ninety years.\n"
)
NOTE = "Cy, see below. Can you file it?\n\nThanks\nAnita\n\nAnita Roe | Analyst\nHarbour Advice LLP"
SECRET = "This email is confidential. If it is not for you, please delete it and tell the sender."
OVER = (
    "From: Roe, Anita <a.roe@advice.example>\nSent: 9 May 2024 08:00\nTo: Desk\n"
    "Subject: {mark}The crane - copy\n\n"
)
BELOW = PASSED.replace("The crane", "The crane - copy")


def _marked(text):
    return "".join(f"> {line}".rstrip() + "\n" for line in text.split("\n"))


@pytest.mark.parametrize(
    "below",
    [
        f"-----Original Message-----\n{BELOW}\n\n{_marked(PASSED_STORY)}\nSent from my phone\n",
        f"Begin forwarded message:\n\n{_marked(BELOW)}>\n{_marked(PASSED_STORY)}",
        f"________________________________\n{BELOW}\n\n{PASSED_STORY}",
    ],
)
@pytest.mark.parametrize("path", ["a.txt", "a.eml"])
def test_a_story_that_is_passed_on_has_its_own_headline_and_byline(below, path):
    head = OVER.format(mark="FW: ")
    if path == "a.eml":
        head = ON.format(subject="FW: The crane - copy") + "Content-Type: text/plain\n\n"
    text = f"{head}{NOTE}\n{SECRET}\n\n{below}"
    article = cleaning.label(read(text.encode(), path))
    stated = {s.field: s.value for s in article.statements}
    assert stated["title"] == "The crane of Ost is sold"
    assert (stated["byline"], stated["published"]) == ("Ana Vey and Bo Ek", "2024-05-07")
    assert stated["outlet"] == "Harbour Wire"
    told = [article.text[b.start : b.end] for b in article.blocks if b.role is Role.BODY]
    assert [t.split()[-1] for t in told] == ["spared.", "years."]
    roles = {article.text[b.start : b.end]: b.role for b in article.blocks}
    assert roles["Cy, see below. Can you file it?"] is Role.NOTE
    assert roles["Anita Roe | Analyst"] is roles[SECRET] is Role.SIGNATURE


def test_a_pasted_answer_keeps_its_words_and_what_it_quotes_is_set_aside():
    text = (
        f"{OVER.format(mark='RE: ')}The crane was not ours to sell, and we told the harbour so.\n\n"
        f"-----Original Message-----\n{BELOW}\n\n{_marked(PASSED_STORY)}"
    )
    article = cleaning.label(read(text.encode(), "a.txt"))
    told = [article.text[b.start : b.end] for b in article.blocks if b.role is Role.BODY]
    assert told == ["The crane was not ours to sell, and we told the harbour so."]
    roles = {article.text[b.start : b.end]: b.role for b in article.blocks}
    assert next(r for w, r in roles.items() if "ninety years" in w) is Role.QUOTED_REPLY


def test_a_letter_that_is_passed_on_keeps_the_subject_as_title():
    letter = "Dear Ana,\n\nThe crane was sold on Monday, and nobody was asked.\n\nBest,\nBo\n"
    text = f"{OVER.format(mark='Fwd: ')}FYI\n\n-----Original Message-----\n{BELOW}\n\n{letter}"
    article = cleaning.label(read(text.encode(), "a.txt"))
    stated = {s.field: s.value for s in article.statements}
    assert (stated["title"], stated["byline"]) == ("The crane - copy", "Norden Lines")
