"""The screens that a page must look right on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Screen:
    """A viewport in CSS pixels, and the colours that its owner likes."""

    width: int
    height: int
    colours: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width}px-{self.colours}"


DESKTOP = Screen(1280, 900, "light")
DESKTOP_DARK = Screen(1280, 900, "dark")
PHONE = Screen(320, 800, "light")
PHONE_DARK = Screen(320, 800, "dark")
EVERY_SCREEN = (DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK)

on_every_screen = pytest.mark.parametrize("screen", EVERY_SCREEN, ids=str)
on_phone = pytest.mark.parametrize("screen", [PHONE], ids=str)
without_javascript = pytest.mark.browser_context_args(java_script_enabled=False)


def fits(page: Page) -> bool:
    """Whether nothing of the page sticks out at the side."""
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return bool(width <= room)
