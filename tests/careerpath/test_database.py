"""A connection that was dropped between two requests costs nobody an error."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import close_old_connections, connection

from tests.at_once import NEEDS_LOCKS
from tests.careerpath.site_settings import site_settings

pytestmark = NEEDS_LOCKS
THREADS = 8


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadPoolExecutor]:
    """Threads that answer requests on connections as production has them."""
    meet = Barrier(THREADS + 1)
    database = {**connection.settings_dict}
    ours = site_settings(monkeypatch)["DATABASES"]["default"]
    options = {**ours["OPTIONS"], **database["OPTIONS"]}
    database.update({**ours, "NAME": database["NAME"], "HOST": database["HOST"]})
    database["OPTIONS"] = options

    def begin() -> None:
        connection.settings_dict = database

    def end() -> None:
        meet.wait(20)
        connection.close()

    with ThreadPoolExecutor(THREADS, initializer=begin) as pool:
        yield pool
        endings = [pool.submit(end) for _ in range(THREADS)]
        meet.wait(20)
        [ending.result() for ending in endings]


def _request() -> int:
    close_old_connections()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), pg_sleep(0.2)")
        answered_by = int(cursor.fetchone()[0])
    close_old_connections()
    return answered_by


def test_the_next_request_after_a_restart_is_answered(workers: ThreadPoolExecutor) -> None:
    before = {task.result() for task in [workers.submit(_request) for _ in range(THREADS)]}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM unnest(%s) pid", [list(before)])

    assert len(before) == THREADS
    assert workers.submit(_request).result() not in before
