"""One interface to two browsers of the system; nothing is downloaded.

Chromium is driven through Playwright, Firefox through its remote protocol, Marionette. Firefox
treats local files as separate origins, as it does for readers. Drivers usually turn that off, which
hides what fails when a site is opened from a disk.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import socket  # noqa: TID251 - the control port of a browser that the test itself starts
import subprocess
import time
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PREFERENCES: dict[str, bool | int | str] = {
    "security.fileuri.strict_origin_policy": True,
    "marionette.port": 0,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.ipc.processPrelaunch.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "services.settings.server": "data:,",
}

PRELUDE = """
const until = async (f) => {
  for (let n = 0; n < 200; n++) {
    const v = f();
    if (v) return v;
    await new Promise((r) => setTimeout(r, 25));
  }
  throw new Error('waited in vain for ' + f);
};
const one = (s) => document.querySelector(s);
const all = (s) => [...document.querySelectorAll(s)];
const told = () => one('.told').textContent;
"""
"""Functions for the bodies of scripts.

`until(f)` awaits the first truthy value of `f`, for five seconds; the others are short names.
"""


class Browser(Protocol):
    """What the tests need of a browser."""

    def go(self, url: str) -> None: ...
    def run(self, body: str) -> Any:
        """Run the body of an async function in the page; return its result."""

    def size(self, width: int, height: int, scheme: str = "light") -> None: ...
    def press(self, key: str) -> None: ...
    def complaints(self) -> list[str]:
        """Return console errors and requests to other hosts since the last call."""

    def close(self) -> None: ...


class Chromium:
    """Chromium, driven by Playwright."""

    def __init__(self) -> None:
        from playwright.sync_api import sync_playwright

        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(ARGUMENTS)
        )
        self.page = self._browser.new_page()
        self._said: list[str] = []
        self.page.on(
            "console",
            lambda m: self._said.append(m.text) if m.type in ("error", "warning") else None,
        )
        self.page.on("pageerror", lambda e: self._said.append(str(e)))
        self.page.on("request", lambda r: self._note(r.url))

    def _note(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "http://127.0.0.1:")):
            self._said.append(f"asked for {url}")

    def go(self, url: str) -> None:
        self.page.goto("about:blank")
        self._said.clear()
        self.page.goto(url)

    def run(self, body: str) -> Any:
        return self.page.evaluate(f"async () => {{ {PRELUDE} {body} }}")

    def size(self, width: int, height: int, scheme: str = "light") -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def complaints(self) -> list[str]:
        said, self._said[:] = list(self._said), []
        return said

    def close(self) -> None:
        self._browser.close()
        self._playwright.stop()


KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015", "Tab": "\ue004"}


class Firefox:
    """Firefox, driven by Marionette: JSON messages, each preceded by its length."""

    def __init__(self, profile: Path) -> None:
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in PREFERENCES.items())
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [
            FIREFOX or "",
            "--headless",
            "--marionette",
            "-remote-allow-system-access",
            "--profile",
            str(profile),
        ]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        port = profile / "MarionetteActivePort"
        for _ in range(300):
            if port.is_file() and port.read_text().strip():
                break
            time.sleep(0.1)
        self._socket = socket.create_connection(("127.0.0.1", int(port.read_text())), 60)
        self._buffer = b""
        self._receive()
        self._number = 0
        self._send(
            "WebDriver:NewSession",
            {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": False}}},
        )
        self._send("WebDriver:SetTimeouts", {"script": 60000, "pageLoad": 60000})

    def _receive(self) -> Any:
        while b":" not in self._buffer:
            self._buffer += self._socket.recv(65536)
        length, _, rest = self._buffer.partition(b":")
        while len(rest) < int(length):
            rest += self._socket.recv(65536)
        self._buffer = rest[int(length) :]
        return json.loads(rest[: int(length)])

    def _send(self, name: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, name, parameters])
        self._socket.sendall(f"{len(message)}:{message}".encode())
        _, _, error, result = self._receive()
        if error:
            message = f"{name}: {error.get('message')}"
            raise AssertionError(message)
        return result.get("value") if isinstance(result, dict) else result

    def go(self, url: str) -> None:
        self._send("WebDriver:Navigate", {"url": "about:blank"})
        self.complaints()  # discard those of the previous page
        self._send("WebDriver:Navigate", {"url": url})

    def run(self, body: str) -> Any:
        script = (
            "const [done] = [...arguments].slice(-1);"
            f"(async () => {{ {PRELUDE} {body} }})()"
            f".then((v) => done({{ v }}), (e) => done({{ e: String(e) }}));"
        )
        told = self._send(
            "WebDriver:ExecuteAsyncScript", {"script": script, "args": [], "newSandbox": False}
        )
        if "e" in told:
            raise AssertionError(told["e"])
        return told.get("v")

    def size(self, width: int, height: int, scheme: str = "light") -> None:
        dark = 0 if scheme == "dark" else 1
        with self._inside():
            self.run(
                "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', "
                f"{dark});"
            )
        self._send("WebDriver:SetWindowRect", {"width": width, "height": height})
        frame = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight];")
        self._send(
            "WebDriver:SetWindowRect", {"width": width + frame[0], "height": height + frame[1]}
        )

    def press(self, key: str) -> None:
        typed = KEYS.get(key, key)
        actions = [{"type": "keyDown", "value": typed}, {"type": "keyUp", "value": typed}]
        self._send(
            "WebDriver:PerformActions",
            {"actions": [{"type": "key", "id": "keys", "actions": actions}]},
        )

    @contextlib.contextmanager
    def _inside(self) -> Any:
        self._send("Marionette:SetContext", {"value": "chrome"})
        try:
            yield
        finally:
            self._send("Marionette:SetContext", {"value": "content"})

    def complaints(self) -> list[str]:
        with self._inside():
            said = self.run(
                "const ours = (m) => /^(file|http):/.test(m.sourceName);"
                "const of = (m) => m instanceof Ci.nsIScriptError && !(m.flags & 1) && ours(m);"
                "const said = Services.console.getMessageArray().filter(of)"
                ".map((m) => m.errorMessage);"
                "Services.console.reset(); return said;"
            )
        asked = self.run("return performance.getEntriesByType('resource').map((e) => e.name);")
        return said + [
            f"asked for {u}"
            for u in asked
            if not u.startswith(("file:", "data:", "http://127.0.0.1:"))
        ]

    def close(self) -> None:
        with contextlib.suppress(Exception):  # it may have quit already, and is killed below
            self._send("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        self._process.kill()
        self._process.wait()
