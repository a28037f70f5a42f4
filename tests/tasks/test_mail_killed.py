"""The worker is killed at random moments, with SIGKILL, and what was delivered is counted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection

SCRIPT = """
import json, sys, django
django.setup()
from tests.tools.kill_mail import main
json.dump(main(sys.argv[1], 2026), sys.stdout)
"""
ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Outcome:
    """Message-ID and text of everything that a server took, beside what was to be sent."""

    kills: int
    delivered: list[tuple[str, str]]
    mails: list[str]
    notices: list[str]


def database_url(folder: Path) -> str:
    """The tests' own PostgreSQL, or an SQLite file: a worker needs more than memory."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{folder / 'killed.sqlite3'}"
    given = urlsplit(os.environ["DATABASE_URL"])
    return given._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def kill_again_and_again(backend: str, folder: Path) -> Outcome:
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": database_url(folder),
        "MAIL_FILE": str(folder / "mails"),
    }
    answer = subprocess.run(  # noqa: S603  # it starts this very Python
        [sys.executable, "-c", SCRIPT, backend],
        check=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        timeout=600,
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return Outcome(**{**found, "delivered": [tuple(mail) for mail in found["delivered"]]})


def in_bodies(notices: list[str], bodies: list[str]) -> Counter[str]:
    lines = Counter(line for body in bodies for line in body.splitlines())
    return Counter({notice: lines[notice] for notice in notices})


def test_a_server_in_the_same_transaction_gets_every_mail_exactly_once(tmp_path: Path) -> None:
    found = kill_again_and_again("DatabaseServer", tmp_path)

    assert found.kills >= 5
    assert sorted(name for name, _ in found.delivered) == sorted(found.mails)
    assert set(Counter(found.mails).values()) == {1}
    assert set(in_bodies(found.notices, [body for _, body in found.delivered]).values()) == {1}


def test_any_other_server_gets_copies_that_are_the_same_mail_by_their_message_id(
    tmp_path: Path,
) -> None:
    found = kill_again_and_again("FileServer", tmp_path)
    kept = dict(found.delivered)

    assert found.kills >= 5
    assert set(kept) == set(found.mails)
    assert len(set(found.delivered)) == len(kept)  # a copy says the same, word for word
    assert set(in_bodies(found.notices, list(kept.values())).values()) == {1}
