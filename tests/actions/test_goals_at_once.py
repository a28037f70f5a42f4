"""Two people do the same thing at the same moment."""

from __future__ import annotations

from collections.abc import Callable

from planner.actions.framework.publishing import NothingToPublish, load_document, publish
from planner.actions.people.records import ManagementCycle, set_manager, start_role
from planner.models import Employee, FrameworkVersion, RoleAssignment
from tests.at_once import NEEDS_LOCKS, together
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory, RoleFactory

pytestmark = NEEDS_LOCKS


def refused(*actions: Callable[[], object]) -> list[type]:
    """The kinds of refusal that came of doing ``actions`` at the same moment."""
    return [type(said) for said in together(*actions) if isinstance(said, Exception)]


def test_a_draft_is_published_once() -> None:
    load_document(build.document())

    assert refused(*[lambda: publish(None)] * 4) == [NothingToPublish] * 3
    assert FrameworkVersion.objects.get().number == 1


def test_a_first_load_happens_once() -> None:
    assert refused(*[lambda: load_document(build.document())] * 3) == []


def test_two_harmless_changes_do_not_close_a_circle_together() -> None:
    first, second = EmployeeFactory.create(), EmployeeFactory.create()
    below = EmployeeFactory.create(manager=first)

    both = refused(lambda: set_manager(first, second), lambda: set_manager(second, below))

    assert both == [ManagementCycle]
    assert Employee.objects.filter(manager=None).count() == 1


def test_one_person_starts_one_role() -> None:
    employee, role = EmployeeFactory.create(), RoleFactory.create()

    assert refused(*[lambda: start_role(employee, role, employee.hired_on)] * 3) == []
    assert RoleAssignment.objects.count() == 1
