"""Work that misbehaves, in a module that supervised processes can import."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Misbehaving:
    """Do what the first word of each item names.

    Each call of `begin` leaves a file in `folder`, if there is one.
    """

    folder: Path | None = None

    def begin(self):
        if self.folder:
            (self.folder / f"{os.getpid()}-{time.monotonic_ns()}").touch()

    def __call__(self, thing, renew):
        word, _, more = thing.partition(" ")
        return getattr(self, f"_{word}")(more, renew)

    def _say(self, more, _renew):
        return more

    def _spin(self, _more, _renew):
        while True:
            pass

    def _sleep(self, more, _renew):
        time.sleep(float(more))
        return "slept"

    def _longer(self, more, _renew):
        _renew(float(more))
        end = time.process_time() + 1.6
        while time.process_time() < end:
            pass
        return "done"

    def _eat(self, more, _renew):
        return len(b"x" * int(more))

    def _die(self, more, _renew):
        os.kill(os.getpid(), getattr(signal, more))
        time.sleep(10)

    def _once(self, more, _renew):
        if not Path(more).exists():
            Path(more).touch()
            os._exit(7)
        return "second time"

    def _raise(self, more, _renew):
        raise ValueError(more)

    def _awkward(self, more, _renew):
        raise AwkwardError(more, "and more")

    def _huge(self, more, _renew):
        return "y" * int(more)

    def _pid(self, _more, _renew):
        return os.getpid()


class AwkwardError(Exception):
    """An error that can be pickled but not unpickled."""

    def __init__(self, one, other):
        super().__init__(f"{one} {other}")


@dataclass(frozen=True)
class Unfit:
    """Work that cannot begin, for want of a model."""

    def begin(self):
        from briefgen.errors import MissingModelError

        message = "the pipeline is not there"
        raise MissingModelError(message, remedy="install it")

    def __call__(self, thing, _renew):
        return thing


@dataclass(frozen=True)
class Stillborn:
    """Work whose process ends as soon as it begins."""

    def begin(self):
        os._exit(3)

    def __call__(self, thing, _renew):
        return thing
