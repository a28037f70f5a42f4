from __future__ import annotations

import runpy
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.cache import caches
from django.core.cache.backends import locmem
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories.rows import PASSWORD, UserFactory


def forget_what_one_process_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if another process answered."""
    monkeypatch.setattr(locmem, "_caches", {})
    monkeypatch.setattr(locmem, "_expire_info", {})
    with suppress(AttributeError):  # it has none yet
        del caches["default"]


def test_all_processes_count_guesses_together(
    db: None, client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/m/key"}
    email = UserFactory.create().email
    for word in ("guess", "another guess", PASSWORD):
        forget_what_one_process_keeps(monkeypatch)
        client.post("/account/login/", {"login": email, "password": word})

    assert "_auth_user_id" not in client.session


def test_behind_a_proxy_each_browser_is_counted_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEHIND_PROXY", "1")

    found = runpy.run_path(str(Path(site.BASE_DIR) / "careerpath" / "settings.py"))

    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1
