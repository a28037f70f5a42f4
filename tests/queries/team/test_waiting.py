from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from planner.models import CheckIn, Employee
from planner.queries.navigation import navigation_of
from planner.queries.team.inbox import inbox
from tests.factories.promotion import CaseDecisionFactory
from tests.factories.rows import EmployeeFactory
from tests.scenes.people import user_of
from tests.scenes.waiting import ASKING, Line, handed_over, leaves, line, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db: None) -> Line:
    return line()


def waits_for(employee: Employee) -> list[str]:
    """What waits for somebody first; the frame counts as much."""
    rows = inbox(user_of(employee), timezone.localdate())
    first = [row.kind for row in rows if row.is_direct]
    assert navigation_of(user_of(employee)).waiting == len(first)
    return first


@pytest.mark.parametrize("kind", ASKING)
def test_it_waits_for_the_manager_while_they_work_here(kind: str, people: Line) -> None:
    ASKING[kind](people.ada)
    leaves(people.manager, timezone.localdate() + timedelta(1))

    assert (waits_for(people.manager), waits_for(people.head)) == ([kind], [])
    assert [row.kind for row in inbox(user_of(people.head), timezone.localdate())] == [kind]


@pytest.mark.parametrize("kind", ASKING)
def test_it_waits_for_the_next_one_up_the_line_when_the_manager_has_left(
    kind: str, people: Line
) -> None:
    ASKING[kind](people.ada)
    leaves(people.manager)

    assert waits_for(people.head) == [kind]


@pytest.mark.parametrize("kind", ASKING)
def test_it_waits_for_the_new_manager_after_a_move(kind: str, people: Line) -> None:
    ASKING[kind](people.ada)
    new = EmployeeFactory.create()
    Employee.objects.filter(pk=people.ada.pk).update(manager=new)

    assert (waits_for(new), waits_for(people.manager)) == ([kind], [])


@pytest.mark.parametrize("kind", ASKING)
def test_nothing_waits_of_somebody_who_has_left(kind: str, people: Line) -> None:
    ASKING[kind](people.ada)
    leaves(people.ada)

    assert waits_for(people.manager) == []


def test_a_check_in_waits_for_whoever_holds_it(people: Line) -> None:
    CheckIn.objects.filter(pk=handed_over(people.ada).pk).update(manager=people.head)

    assert (waits_for(people.manager), waits_for(people.head)) == ([], ["check-in"])


def test_a_case_waits_for_its_approvers_and_no_longer_for_the_manager(people: Line) -> None:
    approver = CaseDecisionFactory.create(case=submitted(people.ada, "forwarded")).approver

    assert (waits_for(approver), waits_for(people.manager)) == (["case"], [])
    assert inbox(user_of(people.manager), timezone.localdate()) == []


def test_whoever_stands_in_for_a_leaver_manages_their_people(people: Line) -> None:
    leaves(people.manager)

    assert navigation_of(user_of(people.head)).manages
