from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from planner.actions.people.roles import (
    NoFreeSeat,
    NotEmployedThen,
    OwnRecord,
    RoleOverlap,
    follow_starts,
    start_role,
)
from planner.models import Employee, FrameworkVersion, Notice, Opening, Role, RoleAssignment, User
from planner.queries.goals.goal import journey_of
from planner.queries.people.planning_context import planning_context
from tests.factories.rows import (
    EmployeeFactory,
    HrFactory,
    OpeningFactory,
    RoleAssignmentFactory,
    RoleFactory,
)
from tests.scenes.people import TODAY as NOVEMBER
from tests.scenes.people import aims_for, employee_in
from tests.scenes.promotion import People, approver, by_approver, by_manager, submitted

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)
START = date(2025, 1, 6)


@pytest.fixture
def hr() -> User:
    account: User = HrFactory.create()
    return account


@pytest.fixture
def agent() -> RoleAssignment:
    held: RoleAssignment = RoleAssignmentFactory.create(role__code="agent", started_on=START)
    return held


@pytest.fixture
def lead() -> Role:
    role: Role = RoleFactory.create(code="lead")
    return role


def roles_at(employee: Employee, *days: date) -> list[str]:
    rows = RoleAssignment.objects.filter(employee=employee)
    return [rows.current(day).get().role_id for day in days]


def told(person: Employee) -> list[str]:
    return list(Notice.objects.of(person).values_list("text", flat=True))


@pytest.mark.parametrize("on", [TODAY, TOMORROW])
def test_a_role_starts_today_or_later(
    on: date, agent: RoleAssignment, lead: Role, hr: User
) -> None:
    start_role(agent.employee, lead, on, by=hr)

    assert roles_at(agent.employee, on - timedelta(days=1), on) == ["agent", "lead"]


def test_a_first_role_starts(lead: Role, hr: User) -> None:
    employee = EmployeeFactory.create()

    start_role(employee, lead, TODAY, by=hr)

    assert roles_at(employee, TODAY) == ["lead"]


def test_a_second_click_starts_nothing_more(agent: RoleAssignment, lead: Role, hr: User) -> None:
    opening = OpeningFactory.create(role=lead, seats=2)

    first = start_role(agent.employee, lead, TOMORROW, by=hr, opening=opening)
    again = start_role(agent.employee, lead, TOMORROW, by=hr, opening=opening)

    assert again == first
    assert Opening.objects.get().taken == 1
    assert len(told(agent.employee)) == 1


@pytest.mark.parametrize("on", [START, START - timedelta(days=1)])
def test_a_role_does_not_start_before_the_current_one(
    on: date, agent: RoleAssignment, lead: Role, hr: User
) -> None:
    with pytest.raises(RoleOverlap, match="6 January 2025") as refused:
        start_role(agent.employee, lead, on, by=hr)

    assert refused.value.field == "on"
    assert not Notice.objects.exists()


@pytest.mark.parametrize("fields", [{"left_on": TOMORROW}, {"hired_on": date(2999, 1, 7)}])
def test_who_is_not_employed_then_starts_no_role(
    fields: dict[str, Any], agent: RoleAssignment, lead: Role, hr: User
) -> None:
    Employee.objects.filter(pk=agent.employee.pk).update(**fields)

    with pytest.raises(NotEmployedThen) as refused:
        start_role(agent.employee, lead, TOMORROW, by=hr)

    assert refused.value.field == "on"


def test_nobody_starts_the_role_that_they_have(agent: RoleAssignment, hr: User) -> None:
    with pytest.raises(RoleOverlap, match="already") as refused:
        start_role(agent.employee, agent.role, TODAY, by=hr)

    assert refused.value.field == "role"


def test_a_role_does_not_start_within_one_that_ends_later(
    agent: RoleAssignment, lead: Role, hr: User
) -> None:
    RoleAssignment.objects.filter(pk=agent.pk).update(ended_on=TOMORROW)

    with pytest.raises(RoleOverlap, match="overlaps"):
        start_role(agent.employee, lead, TODAY, by=hr)


@pytest.mark.parametrize(("role", "taken"), [("lead", 1), ("agent", 0)])
def test_a_seat_that_is_not_there_is_not_taken(
    role: str, taken: int, agent: RoleAssignment, lead: Role, hr: User
) -> None:
    opening = OpeningFactory.create(role_id=role, seats=1, taken=taken)

    with pytest.raises(NoFreeSeat) as refused:
        start_role(agent.employee, lead, TODAY, by=hr, opening=opening)

    assert refused.value.field == "opening"
    assert roles_at(agent.employee, TODAY) == ["agent"]
    assert Opening.objects.get().taken == taken


@pytest.mark.parametrize("below", [False, True])
def test_nobody_promotes_themselves_or_those_above(below: bool, lead: Role) -> None:
    boss = RoleAssignmentFactory.create(role__code="agent").employee
    by = EmployeeFactory.create(manager=boss) if below else boss

    with pytest.raises(OwnRecord):
        start_role(boss, lead, TODAY, by=User.objects.get(employee=by))

    assert roles_at(boss, TODAY) == ["agent"]


def test_everybody_concerned_is_told_once(cast: People, hr: User) -> None:
    ari = approver("Ari Approver")
    case = by_manager(submitted(cast.ada), cast.mina)
    by_approver(case, ari)
    contact = EmployeeFactory.create()
    opening = OpeningFactory.create(role=case.role, contact=contact)
    Notice.objects.all().delete()

    start_role(cast.ada, case.role, date(2999, 1, 7), by=hr, opening=opening)

    assert told(cast.ada) == ["Your role from 7 January 2999 is “Senior”."]
    for person in (cast.mina, ari, contact):
        assert told(person) == ["Ada Agent starts as “Senior” on 7 January 2999."]
    assert Notice.objects.count() == 4


def test_the_nearest_manager_who_works_here_is_told(cast: People, hr: User) -> None:
    Employee.objects.filter(pk=cast.mina.pk).update(left_on=date(2026, 1, 5))

    start_role(cast.ada, Role.objects.get(pk="senior"), date(2999, 1, 7), by=hr)

    assert told(cast.hana) == ["Ada Agent starts as “Senior” on 7 January 2999."]
    assert told(cast.mina) == []


def test_a_goal_is_reached_when_its_role_starts(small: FrameworkVersion, hr: User) -> None:
    ada = employee_in()
    aims_for(ada, "senior", "agent", "senior")

    start_role(ada, Role.objects.get(pk="senior"), NOVEMBER, by=hr)

    planning = planning_context(Employee.objects.get(pk=ada.pk))
    assert journey_of(planning.framework, planning.person, planning.goal, NOVEMBER) is None
    assert "you have reached your goal" in told(ada)[0]


def test_the_plan_follows_on_the_day_on_which_a_role_starts(
    small: FrameworkVersion, hr: User
) -> None:
    ada = employee_in()
    aims_for(ada, "lead", "agent", "senior", "lead")
    start_role(ada, Role.objects.get(pk="senior"), NOVEMBER + timedelta(days=1), by=hr)
    RoleAssignment.objects.filter(role="senior").update(started_on=NOVEMBER)

    assert follow_starts(NOVEMBER - timedelta(days=1)) == 0
    assert follow_starts(NOVEMBER) == 1

    assert set(ada.goals.get().steps.open().values_list("role", flat=True)) == {"lead"}
