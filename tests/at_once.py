"""Two people, or two clicks, at the same moment: for tests that need locks in the database."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from planner.actions.errors import ActionError

AT_ONCE = 6
NEEDS_LOCKS = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="SQLite has one writer and no row locks: these run by “make test-postgres”",
    ),
]


def together(*actions: Callable[[], object]) -> list[object]:
    """What each of ``actions`` came to, or its refusal, when all begin at the same moment."""
    start = Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        try:
            start.wait(10)
            return action()
        except ActionError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


def refusals(said: list[object]) -> list[str]:
    """The words of those that were refused."""
    return [str(word) for word in said if isinstance(word, ActionError)]
