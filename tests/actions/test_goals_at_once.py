"""Two people do the same thing at the same moment."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from planner.actions.framework.publishing import NothingToPublish, load_document, publish
from planner.actions.people.records import ManagementCycle, check_manager
from planner.models import Employee, FrameworkVersion
from tests.at_once import NEEDS_LOCKS, together
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory

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


@transaction.atomic
def give_manager(employee: Employee, manager: Employee) -> None:
    """As HR's form does."""
    check_manager(employee, manager)
    Employee.objects.filter(pk=employee.pk).update(manager=manager)


def test_two_harmless_changes_do_not_close_a_circle_together() -> None:
    first, second = EmployeeFactory.create(), EmployeeFactory.create()
    below = EmployeeFactory.create(manager=first)

    both = refused(lambda: give_manager(first, second), lambda: give_manager(second, below))

    assert both == [ManagementCycle]
    assert Employee.objects.filter(manager=None).count() == 1
