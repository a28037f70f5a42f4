"""A browser with the site in it: signed in on request, and with a clean console."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError, expect
from pytest_django.live_server_helper import LiveServer

from planner.models import User
from tests.browser import cast as company
from tests.browser.screens import DESKTOP, Screen
from tests.tools import chromium

# Playwright keeps an event loop in this thread; the tests still use the database in order.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# A page may take its time on a busy machine; only what never comes is a failure.
expect.set_options(timeout=20_000)

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
]

# Without preloading, axe adds no style elements of its own, which the policy would block.
# What is in order is neither worked out in detail nor sent here: half of axe's time was that.
AXE_OPTIONS = {"preload": False, "resultTypes": ["violations"]}
VIOLATIONS = "options => axe.run(options).then(results => results.violations)"


class Visit(Protocol):
    """Open a path of the site, as somebody or as whoever is signed in already."""

    def __call__(self, path: str, as_: User | None = None) -> Page: ...


class CheckPage(Protocol):
    """Fail with a readable list if a page is not as it must be."""

    def __call__(self, page: Page) -> None: ...


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = chromium.find()
    if path is None:
        pytest.fail("No Chromium. `make test` can get one; CHROMIUM can name one.", pytrace=False)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": path, "args": QUIET + sandbox}


@pytest.fixture
def screen() -> Screen:
    """What the browser shows the page on; a test may be parametrised with others."""
    return DESKTOP


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], screen: Screen) -> dict[str, Any]:
    viewport = {"width": screen.width, "height": screen.height}
    return {**browser_context_args, "viewport": viewport, "color_scheme": screen.colours}


@pytest.fixture(autouse=True)
def console() -> Iterator[list[str]]:
    """What went wrong in the browser, the policy's refusals included: it must end up empty.

    A test that means to cause an error takes it out: ``assert "404" in console.pop()``.
    """
    problems: list[str] = []
    yield problems
    assert not problems, "The browser's console is not clean:\n" + "\n".join(problems)


@pytest.fixture
def context(context: BrowserContext, console: list[str]) -> BrowserContext:
    def note_message(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            console.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def note_error(error: WebError) -> None:
        console.append(f"uncaught: {error.error}")

    context.on("console", note_message)
    context.on("weberror", note_error)
    return context


@pytest.fixture
def cast(live_server: LiveServer) -> company.Cast:
    """People in the real framework, which is published."""
    return company.people()


@pytest.fixture
def visit(page: Page, live_server: LiveServer) -> Visit:
    def visit(path: str, as_: User | None = None) -> Page:
        if as_ is not None:
            _sign_in(page.context, as_, live_server.url)
        page.goto(live_server.url + path)
        return page

    return visit


def _sign_in(context: BrowserContext, user: User, url: str) -> None:
    client = Client()
    client.force_login(user)
    context.clear_cookies()
    cookies = ((name, morsel.value) for name, morsel in client.cookies.items())
    context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies])


@pytest.fixture
def axe() -> CheckPage:
    """Fail if axe finds anything that shuts people out."""
    axe_script = Axe().axe_script

    def check(page: Page) -> None:
        page.evaluate(axe_script)
        violations = page.evaluate(VIOLATIONS, AXE_OPTIONS)
        assert not violations, f"axe on {page.url}:\n" + "\n".join(map(_in_words, violations))

    return check


def _in_words(violation: dict[str, Any]) -> str:
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        lines.append(f"    {' '.join(map(str, node['target']))}: {node['html'][:160]}")
        lines += [f"        {check['message']}" for check in node["any"] + node["all"]]
    return "\n".join(lines)
