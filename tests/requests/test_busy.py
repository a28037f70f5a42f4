"""A database without time: the page says so, and keeps what was typed."""

from __future__ import annotations

import sqlite3
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.http import HttpResponse
from django.test import Client, RequestFactory

from planner.busy import BusyMiddleware, is_busy
from planner.models import Reflection
from planner.views.progress import reflections
from tests.careerpath.site_settings import site_settings
from tests.pages import browser_of, words
from tests.scenes.people import employee_in

LOCKED = sqlite3.OperationalError("database is locked")
LOCKED.sqlite_errorcode = sqlite3.SQLITE_BUSY
THOUGHT = {"text": "A long day.\nI stayed calm.", "question": "", "skill": ""}


@pytest.fixture
def ada(small: object) -> Client:
    return browser_of(employee_in("agent"))


def refuse(*_: object) -> None:
    """An action that waited in vain."""
    raise OperationalError from LOCKED


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(reflections, "add_reflection", refuse)
    return monkeypatch


def _write(ada: Client) -> Any:
    return ada.post("/reflections/add/", THOUGHT)


def test_a_second_writer_in_sqlite_is_told_that_it_is_busy(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    ours = site_settings(monkeypatch, DATABASE_URL=url)["DATABASES"]["default"]
    ours.update({"TIME_ZONE": None, "AUTOCOMMIT": True})
    ours["OPTIONS"].update(timeout=0, init_command="PRAGMA journal_mode=WAL")
    first, second = DatabaseWrapper(deepcopy(ours)), DatabaseWrapper(ours)
    first.cursor().execute("BEGIN IMMEDIATE")

    with pytest.raises(OperationalError) as refusal:
        second.cursor().execute("BEGIN IMMEDIATE")

    assert is_busy(refusal.value)
    first.close()
    second.close()


def test_another_error_of_the_database_is_no_matter_of_time() -> None:
    assert not is_busy(OperationalError("no such table: planner_reflection"))


def test_what_was_typed_can_be_sent_again(ada: Client, locked: pytest.MonkeyPatch) -> None:
    busy = _write(ada)
    page = busy.content.decode()

    assert busy.status_code == 503
    assert 'action="/reflections/add/"' in page
    assert f'name="text" rows="6">{THOUGHT["text"]}</textarea>' in page
    assert "Nothing was saved" in words(page)


def test_sent_again_it_is_saved_once(ada: Client, locked: pytest.MonkeyPatch) -> None:
    _write(ada)
    locked.undo()
    _write(ada)

    assert [row.text for row in Reflection.objects.all()] == [THOUGHT["text"]]


def test_a_password_is_not_sent_back(rf: RequestFactory) -> None:
    request = rf.post("/admin/planner/user/add/", {"email": "a@b.example", "password1": "hush"})
    request.resolver_match = None
    busy = OperationalError()
    busy.__cause__ = LOCKED

    answer = BusyMiddleware(HttpResponse).process_exception(request, busy)

    assert answer is not None
    assert "hush" not in answer.content.decode()
