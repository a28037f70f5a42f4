"""Two people do the same thing at the same moment.

SQLite lets one writer in at a time, so this can go wrong on PostgreSQL only.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from planner.actions.errors import ActionError
from planner.actions.framework import load_document, publish
from planner.actions.people import set_manager, start_role
from planner.models import Employee, FrameworkVersion, RoleAssignment
from tests.engine import build
from tests.factories import EmployeeFactory, RoleFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
]


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do all ``acts`` at the same moment; which refusals came of it."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            start.wait()
            act()
        except ActionError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(run, acts))


def test_a_draft_is_published_once() -> None:
    load_document(build.document())

    refusals = at_once(*[lambda: publish(None)] * 4)

    assert refusals == ["", *["NothingToPublish"] * 3]
    assert FrameworkVersion.objects.get().number == 1


def test_a_first_load_happens_once() -> None:
    assert at_once(*[lambda: load_document(build.document())] * 3) == ["", "", ""]


def test_two_harmless_changes_do_not_close_a_circle_together() -> None:
    first, second = EmployeeFactory.create(), EmployeeFactory.create()
    below = EmployeeFactory.create(manager=first)

    refusals = at_once(lambda: set_manager(first, second), lambda: set_manager(second, below))

    assert refusals == ["", "ManagementCycle"]
    assert Employee.objects.filter(manager=None).count() == 1


def test_one_person_starts_one_role() -> None:
    employee, role = EmployeeFactory.create(), RoleFactory.create()

    refusals = at_once(*[lambda: start_role(employee, role, employee.hired_on)] * 3)

    assert refusals == ["", "", ""]
    assert RoleAssignment.objects.count() == 1
