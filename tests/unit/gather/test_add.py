"""Files, folders and web pages are added to a desk."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from click.testing import CliRunner

from briefgen import gather
from briefgen.cli import main
from briefgen.errors import BriefgenError
from briefgen.gather import Added, fetch
from briefgen.holders import passed_over
from briefgen.readers import FORMATS
from briefgen.registry.sidecar import read_sidecar
from tests.held import docx, paragraph, zipped

PAGE = (
    "<html><head><title>The crane</title></head><body>"
    "<p>The caf\u00e9 on the quay is closed.</p></body></html>"
)


@pytest.fixture
def add(tmp_path):
    """Return a function that adds things to the desk, and returns the result for each."""
    seeds = tmp_path / "desk" / "seeds"

    def run(*things, fetching=True):
        return list(gather.add([str(t) for t in things], seeds, fetching=fetching))

    return run


def written(tmp_path, name: str, content: str | bytes):
    """Write a file outside the desk; return its path."""
    path = tmp_path / "elsewhere" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_file_is_copied_under_a_plain_name_with_a_sidecar(add, tmp_path):
    report = docx(paragraph("The quay is closed."), core="<dc:title>The quay's end</dc:title>")
    path = written(tmp_path, "R\u00e9port (3).DOCX", report)
    (added,) = add(path)
    assert isinstance(added, Added)
    assert added.path == tmp_path / "desk" / "seeds" / "report-3.docx"
    assert added.path.read_bytes() == report
    sidecar = added.path.with_suffix(".yml")
    assert "# added from the file R\u00e9port (3).DOCX\n" in sidecar.read_text(encoding="utf-8")
    assert "# title: 'The quay''s end'\n" in sidecar.read_text(encoding="utf-8")
    assert not read_sidecar(sidecar).sidecar.statements


def test_nothing_is_overwritten_and_nothing_is_added_twice(add, tmp_path):
    first = written(tmp_path, "a/crane.txt", "The crane fell.\n")
    other = written(tmp_path, "b/crane.txt", "The crane stands.\n")
    names = [(a.path.name, a.remark) for a in (*add(first, other), *add(first, other))]
    assert names == [
        ("crane.txt", ""),
        ("crane-2.txt", ""),
        ("crane.txt", "is there already"),
        ("crane-2.txt", "is there already"),
    ]


def test_a_wrong_suffix_is_put_right(add, tmp_path):
    (added,) = add(written(tmp_path, "crane.txt", docx(paragraph("The quay is closed."))))
    assert added.path.name == "crane.docx"


def test_a_sidecar_beside_a_file_comes_with_it(add, tmp_path):
    path = written(tmp_path, "crane.txt", "The crane fell.\n")
    written(tmp_path, "crane.yml", "outlet: Harbour Courier\n")
    (added,) = add(path)
    assert added.path.with_suffix(".yml").read_text(encoding="utf-8") == "outlet: Harbour Courier\n"


def test_a_folder_becomes_a_folder_and_keeps_its_names_beside_a_bibliography(add, tmp_path):
    written(tmp_path, "Press 2024/Crane One.txt", "The crane fell.\n")
    written(tmp_path, "Press 2024/furniture.css", "p {}")
    written(tmp_path, "Zotero/files/12/Crane Two.html", PAGE)
    written(
        tmp_path,
        "Zotero/my.ris",
        "TY  - NEWS\nTI  - The crane fell\nL1  - files/12/Crane Two.html\nER  - \n",
    )
    found = add(tmp_path / "elsewhere" / "Press 2024", tmp_path / "elsewhere" / "Zotero")
    seeds = tmp_path / "desk" / "seeds"
    assert sorted(a.path.relative_to(seeds).as_posix() for a in found) == [
        "press-2024/crane-one.txt",
        "zotero/files/12/Crane Two.html",
        "zotero/my.ris",
    ]


@pytest.mark.parametrize(
    ("thing", "says"),
    [
        ("no-such.txt", "can't be read"),
        ("ftp://harbour.example/a", "begins with http"),
        ("https://harbour.example/a", "--no-fetch"),
    ],
)
def test_what_can_t_be_added_is_said_with_a_remedy_and_the_rest_is_added(
    add, tmp_path, thing, says
):
    found = add(thing, written(tmp_path, "crane.txt", "The crane fell.\n"), fetching=False)
    assert isinstance(found[0], BriefgenError)
    assert says in str(found[0])
    assert found[0].remedy
    assert isinstance(found[1], Added)


def test_a_file_of_no_format_that_is_read_is_refused_and_not_copied(add, tmp_path):
    (found,) = add(written(tmp_path, "bomb.zip", zipped({"a.txt": b"\0" * 20_000_000})))
    assert isinstance(found, BriefgenError)
    assert not list((tmp_path / "desk").rglob("*.zip"))


class Host(BaseHTTPRequestHandler):
    """A web server whose responses, by path, are in `answers`."""

    answers: dict[str, tuple[int, dict[str, str], bytes]] = {}  # noqa: RUF012 - the `host` fixture replaces it
    asked: list[str] = []  # noqa: RUF012 - the `host` fixture replaces it

    def do_GET(self):
        self.asked.append(self.path)
        status, headers, body = self.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def host(monkeypatch):
    """Yield the address of a local web server, whose responses the test sets."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    Host.answers, Host.asked = {}, []
    monkeypatch.setattr(fetch, "_PAUSE", 0.0)
    monkeypatch.setattr(fetch, "_HOSTS", fetch._Hosts())
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


HTML = {"Content-Type": "text/html"}


def test_a_page_is_kept_with_its_address_and_the_time(add, host):
    Host.answers = {
        "/old": (301, {"Location": "/news/the-crane?id=3"}, b""),
        "/news/the-crane?id=3": (200, HTML, PAGE.encode()),
    }
    (added,) = add(f"{host}/old#part")
    assert added.path.name == "the-crane.html"
    assert added.path.read_bytes() == PAGE.encode()
    sidecar = read_sidecar(added.path.with_suffix(".yml")).sidecar
    assert sidecar.url == f"{host}/news/the-crane?id=3"
    assert sidecar.retrieved.endswith("Z")
    assert Host.asked == ["/robots.txt", "/old", "/news/the-crane?id=3"]


def test_robots_txt_is_obeyed_for_each_hop(add, host):
    Host.answers = {
        "/robots.txt": (200, {}, b"User-agent: briefgen\nDisallow: /closed\n"),
        "/closed/crane": (200, HTML, PAGE.encode()),
        "/open": (302, {"Location": "/closed/crane"}, b""),
    }
    found = add(f"{host}/closed/crane", f"{host}/open")
    assert all("robots.txt" in str(f) for f in found)
    assert "/closed/crane" not in Host.asked


def test_a_host_that_fails_to_say_is_left_alone(add, host):
    Host.answers = {"/robots.txt": (503, {}, b""), "/crane": (200, HTML, PAGE.encode())}
    (found,) = add(f"{host}/crane")
    assert "robots.txt" in str(found)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((404, {}, b""), "answers 404"),
        ((200, HTML, b""), "empty page"),
        ((302, {"Location": "/crane"}, b""), "leads on"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "not an address"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"), "a picture"),
    ],
)
def test_what_is_no_page_is_said_and_nothing_is_written(add, host, tmp_path, answer, says):
    Host.answers = {"/crane": answer}
    (found,) = add(f"{host}/crane")
    assert isinstance(found, BriefgenError)
    assert says in str(found)
    assert not (tmp_path / "desk").exists()


def test_a_page_that_is_too_large_is_not_kept(add, host, monkeypatch):
    monkeypatch.setattr(fetch, "LARGEST", 10)
    Host.answers = {"/crane": (200, HTML, PAGE.encode())}
    (found,) = add(f"{host}/crane")
    assert "more than 10 bytes" in str(found)


def test_a_charset_that_the_host_alone_names_is_not_lost(add, host):
    page = "<p>\u041a\u0440\u0430\u043d \u0443\u043f\u0430\u043b.</p>"
    kind = {"Content-Type": "text/html; charset=windows-1251"}
    Host.answers = {"/crane": (200, kind, page.encode("cp1251"))}
    (added,) = add(f"{host}/crane")
    assert added.path.read_bytes().decode("utf-8-sig") == page
    assert "sent as cp1251" in added.path.with_suffix(".yml").read_text(encoding="utf-8")


def test_a_host_that_is_not_there_is_said():
    (found,) = gather.add(["http://127.0.0.1:9/crane"], None)  # type: ignore[arg-type]
    assert "can't be reached" in str(found)


def test_the_help_names_every_format_and_remedies_send_there():
    told = CliRunner().invoke(main, ["add", "--help"]).output
    assert all(suffix in told for form in FORMATS for suffix in form.suffixes)
    assert "briefgen add --help" in passed_over(".xyz")[1]
