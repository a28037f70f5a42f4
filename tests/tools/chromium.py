"""Find a Chromium for the browser tests, or get one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.tools import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


def find() -> str | None:
    """The path of a Chromium: ``CHROMIUM``, an installed one, or Playwright's own download."""
    if chosen := os.environ.get("CHROMIUM"):
        return shutil.which(chosen)
    return _installed() or _downloaded()


def find_or_get() -> str | None:
    """Like ``find``; a missing Chromium is installed if this machine lets us."""
    found = find()
    if found or os.environ.get("CHROMIUM"):
        return found
    if not debian.install("chromium"):
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL)
    return find()


def _installed() -> str | None:
    in_path = filter(None, map(shutil.which, NAMES))
    applications = (str(path) for path in APPLICATIONS if path.exists())
    return next(in_path, None) or next(applications, None)


def _downloaded() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
