"""Fetch a page from an address that somebody typed: the only use of the network in briefgen.

The host's robots.txt is asked first, at each host that a redirect leads to; the result is the page,
its address and the time. Source: RFC 9309 (robots.txt), RFC 9110 (HTTP).
"""

from __future__ import annotations

import codecs
import re
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from briefgen import __version__
from briefgen.errors import FetchError

if TYPE_CHECKING:
    from email.message import Message

AGENT: Final = "briefgen"
"""The name by which a robots.txt may address this program."""

LARGEST: Final = 50_000_000
"""Bytes of the largest page that is fetched."""

_HEADERS: Final = {
    "User-Agent": f"{AGENT}/{__version__} (fetches single pages that a person asked for)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
    "Accept-Encoding": "identity",
}
_PATIENCE: Final = 30.0
_HOPS: Final = 5
_ROBOTS: Final = 500_000
"""Bytes of a robots.txt that are read. Source: RFC 9309, 2.5."""

_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 10.0
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_SUFFIXES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/feed+json": ".json",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/epub+zip": ".epub",
    "application/zip": ".zip",
    "application/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
_CHARSET: Final = re.compile(r"(?i)charset\s*=\s*[\"']?([\w.:-]{2,40})")
_OWN_CHARSET: Final = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its bytes, its address after redirects, and the time in UTC, to the second."""

    data: bytes
    address: str
    time: str
    suffix: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Message
    body: bytes


class _Hosts:
    """What is known of hosts in this run: their robots.txt, and when they were last asked."""

    rules: dict[str, RobotFileParser]
    asked: dict[str, float]

    def __init__(self) -> None:
        self.rules, self.asked = {}, {}


_HOSTS: Final = _Hosts()


def fetch(address: str) -> Fetched:
    """Return the page at an address that begins with http:// or https://.

    Raises:
        FetchError: where its host's robots.txt forbids it, or no page can be fetched.
    """
    here = _written_plainly(address)
    for _ in range(_HOPS):
        _demand_leave(here)
        answer = _ask(here, LARGEST)
        if answer.status not in _MOVED:
            return _page(address, here, answer)
        here = _written_plainly(urljoin(here, answer.headers.get("Location", "")))
    raise _refusal(address, f"leads on more than {_HOPS} times", "name the page's own address")


def _page(asked: str, here: str, answer: _Answer) -> Fetched:
    if answer.status != 200:  # noqa: PLR2004 - OK
        raise _refusal(asked, f"gives no page: its host answers {answer.status}", _BY_HAND)
    if len(answer.body) > LARGEST:
        raise _refusal(asked, f"has more than {LARGEST:,} bytes", _BY_HAND)
    if not answer.body.strip():
        raise _refusal(asked, "gives an empty page", _BY_HAND)
    kind = answer.headers.get("Content-Type", "")
    data, remark = _with_charset(answer.body, kind)
    # The clock is asked here and nowhere in a build: when a page was fetched is a fact about it.
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    remarks = [f"fetched from {here}", *([remark] if remark else [])]
    suffix = _SUFFIXES.get(kind.partition(";")[0].strip().lower(), ".html")
    return Fetched(data, here, now, suffix, tuple(remarks))


def _with_charset(body: bytes, kind: str) -> tuple[bytes, str]:
    """Return a page and a remark, converted to UTF-8 where only the answer names its charset."""
    found = _CHARSET.search(kind)
    if not kind.lower().startswith("text/") or not found or _OWN_CHARSET.search(body[:4096]):
        return body, ""
    try:
        name = codecs.lookup(found[1]).name
        if name in ("utf-8", "ascii"):
            return body, ""
        return codecs.BOM_UTF8 + body.decode(name).encode(), f"kept as UTF-8; it was sent as {name}"
    except (LookupError, UnicodeError):
        return body, ""


def _demand_leave(address: str) -> None:
    """Return if the host's robots.txt lets programs fetch an address.

    A host without a robots.txt allows it; one whose server fails does not. Source: RFC 9309, 2.3.1.

    Raises:
        FetchError: where it does not.
    """
    parts = urlsplit(address)
    host = f"{parts.scheme}://{parts.netloc}"
    rules = _HOSTS.rules.get(host)
    if rules is None:
        rules = _HOSTS.rules[host] = _rules(host)
    if not rules.can_fetch(AGENT, address):
        raise _refusal(address, "is closed to programs by its host's robots.txt", _BY_HAND)


def _rules(host: str) -> RobotFileParser:
    rules = RobotFileParser()
    here = f"{host}/robots.txt"
    for _ in range(_HOPS):
        answer = _ask(here, _ROBOTS)
        if answer.status not in _MOVED:
            break
        here = _written_plainly(urljoin(here, answer.headers.get("Location", "")))
    if answer.status == 200:  # noqa: PLR2004 - OK
        rules.parse(answer.body[:_ROBOTS].decode("utf-8", "replace").splitlines())
    elif answer.status >= 500:  # noqa: PLR2004 - the server failed
        rules.parse(["User-agent: *", "Disallow: /"])
    else:
        rules.parse([])
    return rules


def _ask(address: str, limit: int) -> _Answer:
    """Return a host's answer, at most `limit` and one bytes of it, without following redirects.

    Raises:
        FetchError: where it does not answer.
    """
    _wait(address)
    # the scheme was checked before
    request = urllib.request.Request(address, headers=_HEADERS)  # noqa: S310
    try:
        with closing(_OPENER.open(request, timeout=_PATIENCE)) as answer:
            return _Answer(answer.status, answer.headers, answer.read(limit + 1))
    except urllib.error.HTTPError as error:
        with error:
            return _Answer(error.code, error.headers, b"")
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise _refusal(
            address, f"can't be reached: {reason}", "check the address and the network"
        ) from error


def _wait(address: str) -> None:
    """Wait until the pause since a host was last asked is over, if its robots.txt is known."""
    host = urlsplit(address).netloc
    rules = _HOSTS.rules.get(f"{urlsplit(address).scheme}://{host}")
    wished = rules.crawl_delay(AGENT) if rules else None
    pause = min(_LONGEST_PAUSE, max(_PAUSE, float(wished or 0)))
    now = time.monotonic()
    ready = _HOSTS.asked.get(host, now - pause) + pause
    if ready > now and rules is not None:
        time.sleep(ready - now)
    _HOSTS.asked[host] = time.monotonic()


class _Stay(urllib.request.HTTPRedirectHandler):
    """A handler that follows no redirect: leave is asked before each hop."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Return nothing, which leaves the answer as it is."""


_OPENER: Final = urllib.request.OpenerDirector()
for _handler in (
    urllib.request.ProxyHandler(),
    urllib.request.HTTPHandler(),
    urllib.request.HTTPSHandler(),
    urllib.request.HTTPErrorProcessor(),
    urllib.request.HTTPDefaultErrorHandler(),
    _Stay(),
):
    _OPENER.add_handler(_handler)


def _written_plainly(address: str) -> str:
    """Return an address in ASCII without its fragment.

    Raises:
        FetchError: where it is no http or https address.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError) as error:
        raise _refusal(address, "is not an address", _BY_HAND) from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise _refusal(address, "is not an address that begins with http:// or https://", _BY_HAND)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="=&%/:?@!$'()*+,;~-._[]")
    return f"{parts.scheme.lower()}://{host}{port}{path}{'?' * bool(query)}{query}"


_BY_HAND: Final = "save the page by hand, and add the file"


def _refusal(address: str, message: str, remedy: str) -> FetchError:
    return FetchError(f"{address} {message}", remedy=remedy)
