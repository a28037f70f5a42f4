"""``make test``: every part, also after one has failed, and one line that says how it went.

The largest part comes last, so that its closing line stays in sight. A part whose Chromium or
PostgreSQL can neither be found nor installed is named in the last line; in CI it is a failure.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests import postgres
from tests.tools import chromium, debian

MAKE = os.environ.get("MAKE", "make")


@dataclass(frozen=True, slots=True)
class Part:
    """A make target, and what it cannot do without."""

    target: str
    name: str
    needed: str = ""
    needs: Callable[[], str | None] = lambda: "nothing"


def find_or_get_postgres() -> str | None:
    return postgres.describe() or (debian.install("postgresql") and postgres.describe()) or None


PARTS = (
    Part("lint", "lint"),
    Part("test-browser", "browser", "Chromium", chromium.find_or_get),
    Part("test-postgres", "PostgreSQL", "PostgreSQL", find_or_get_postgres),
    Part("test-sqlite", "SQLite"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a part went, in words."""

    words: str
    failed: bool


def run(part: Part) -> Outcome:
    if not part.needs():
        return Outcome(f"{part.name} NOT RUN (no {part.needed})", failed=bool(os.environ.get("CI")))
    _say(f"\n── {part.name}: make {part.target}")
    started = time.monotonic()
    done = subprocess.run([MAKE, "--no-print-directory", "--keep-going", part.target], check=False)
    took = f"{time.monotonic() - started:.0f} s"
    if done.returncode:
        return Outcome(f"{part.name} FAILED after {took}", failed=True)
    return Outcome(f"{part.name} passed in {took}", failed=False)


def main() -> int:
    outcomes = [run(part) for part in PARTS]
    _say("make test: " + " · ".join(outcome.words for outcome in outcomes))
    return int(any(outcome.failed for outcome in outcomes))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
