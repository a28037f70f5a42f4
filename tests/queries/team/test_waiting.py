from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from planner.models import CheckIn, Employee, PromotionCase
from planner.queries.navigation import navigation_of
from planner.queries.team.inbox import inbox
from tests.factories.promotion import CaseDecisionFactory, PromotionCaseFactory
from tests.factories.rows import (
    BlockerFactory,
    CheckInFactory,
    ConfirmationRequestFactory,
    EmployeeFactory,
    MilestoneRecordFactory,
)
from tests.scenes.people import user_of

pytestmark = pytest.mark.django_db


def handed_over(employee: Employee) -> CheckIn:
    check_in: CheckIn = CheckInFactory.create(
        employee=employee, manager=employee.manager, stage="theirs", mine_at=timezone.now()
    )
    return check_in


def submitted(employee: Employee, state: str = "submitted") -> PromotionCase:
    case: PromotionCase = PromotionCaseFactory.create(
        employee=employee, state=state, sha256="0" * 64, sealed_at=timezone.now()
    )
    return case


ASKING: dict[str, Callable[[Employee], Any]] = {
    "skill": lambda who: ConfirmationRequestFactory.create(evidence__employee=who),
    "milestone": lambda who: MilestoneRecordFactory.create(employee=who),
    "support": lambda who: BlockerFactory.create(step__goal__employee=who, wants_support=True),
    "case": submitted,
    "check-in": handed_over,
}


@pytest.fixture
def head(db: None) -> Employee:
    found: Employee = EmployeeFactory.create(name="Hanna Head")
    return found


@pytest.fixture
def manager(head: Employee) -> Employee:
    found: Employee = EmployeeFactory.create(name="Mina Manager", manager=head)
    return found


@pytest.fixture
def ada(manager: Employee) -> Employee:
    found: Employee = EmployeeFactory.create(name="Ada Agent", manager=manager)
    return found


def waits_for(employee: Employee) -> list[str]:
    """What waits for somebody first; the frame counts as much."""
    rows = inbox(user_of(employee), timezone.localdate())
    first = [row.kind for row in rows if row.is_direct]
    assert navigation_of(user_of(employee)).waiting == len(first)
    return first


def leaves(employee: Employee, on: date | None = None) -> None:
    Employee.objects.filter(pk=employee.pk).update(left_on=on or timezone.localdate())


@pytest.mark.parametrize("kind", ASKING)
def test_it_waits_for_the_manager_while_they_work_here(
    kind: str, ada: Employee, manager: Employee, head: Employee
) -> None:
    ASKING[kind](ada)
    leaves(manager, timezone.localdate() + timedelta(1))

    assert (waits_for(manager), waits_for(head)) == ([kind], [])
    assert [row.kind for row in inbox(user_of(head), timezone.localdate())] == [kind]


@pytest.mark.parametrize("kind", ASKING)
def test_it_waits_for_the_next_one_up_the_line_when_the_manager_has_left(
    kind: str, ada: Employee, manager: Employee, head: Employee
) -> None:
    ASKING[kind](ada)
    leaves(manager)

    assert waits_for(head) == [kind]


@pytest.mark.parametrize("kind", ASKING)
def test_it_waits_for_the_new_manager_after_a_move(
    kind: str, ada: Employee, manager: Employee
) -> None:
    ASKING[kind](ada)
    new = EmployeeFactory.create()
    Employee.objects.filter(pk=ada.pk).update(manager=new)

    assert (waits_for(new), waits_for(manager)) == ([kind], [])


@pytest.mark.parametrize("kind", ASKING)
def test_nothing_waits_of_somebody_who_has_left(
    kind: str, ada: Employee, manager: Employee
) -> None:
    ASKING[kind](ada)
    leaves(ada)

    assert waits_for(manager) == []


def test_a_check_in_waits_for_whoever_holds_it(
    ada: Employee, manager: Employee, head: Employee
) -> None:
    CheckIn.objects.filter(pk=handed_over(ada).pk).update(manager=head)

    assert (waits_for(manager), waits_for(head)) == ([], ["check-in"])


def test_a_case_waits_for_its_approvers_and_no_longer_for_the_manager(
    ada: Employee, manager: Employee
) -> None:
    approver = CaseDecisionFactory.create(case=submitted(ada, "forwarded")).approver

    assert (waits_for(approver), waits_for(manager)) == (["case"], [])
    assert inbox(user_of(manager), timezone.localdate()) == []


def test_whoever_stands_in_for_a_leaver_manages_their_people(
    ada: Employee, manager: Employee, head: Employee
) -> None:
    leaves(manager)

    assert navigation_of(user_of(head)).manages
