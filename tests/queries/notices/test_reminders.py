from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.actions.notices.reminders import remind_everybody
from planner.models import Employee, FrameworkVersion, MilestoneRecord, Requirement
from planner.queries.framework.published import current_version
from planner.queries.notices.reminders import Reminder, openings_at, reminders_of
from tests.engine.support import build
from tests.factories.rows import (
    EmployeeFactory,
    MilestoneRecordFactory,
    OpeningFactory,
    PauseFactory,
    PlanStepFactory,
)
from tests.scenes.people import TODAY, aims_for, employee_in, publish_small, rated

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(1)


@pytest.fixture
def imani(small: FrameworkVersion) -> Employee:
    """An agent on the way to lead."""
    employee = employee_in("agent")
    aims_for(employee, "lead", "agent", "senior", "lead")
    return employee


def reminders(employee: Employee) -> list[Reminder]:
    return [
        one
        for _, found in reminders_of([again(employee)], TODAY, openings_at(TODAY))
        for one in found
    ]


def told(employee: Employee) -> list[str]:
    return [one.text for one in reminders(employee)]


def again(employee: Employee) -> Employee:
    return Employee.objects.get(pk=employee.pk)


def keys(employee: Employee) -> list[str]:
    return [one.key for one in reminders(employee)]


def expiring(employee: Employee, days: int) -> None:
    """A milestone of a year that expires in so many days."""
    on = TODAY + timedelta(days)
    achieved = on.replace(year=on.year - 1)
    MilestoneRecordFactory.create(
        employee=employee,
        milestone_id="probation",
        milestone=None,
        achieved_on=achieved,
        state=MilestoneRecord.State.CONFIRMED,
    )


@pytest.mark.parametrize(
    ("days", "said"), [(61, []), (60, [60]), (15, [60]), (14, [14]), (1, [14])]
)
def test_what_expires_is_told_two_months_and_two_weeks_before(
    days: int, said: list[int], imani: Employee
) -> None:
    expiring(imani, days)
    on = TODAY + timedelta(days)

    assert keys(imani) == [f"fading:probation:{on}:{before}" for before in said]


def test_only_what_a_role_on_the_way_asks_for_is_told(small: FrameworkVersion) -> None:
    employee = employee_in("agent")
    expiring(employee, 20)

    assert told(employee) == []


def test_a_step_is_due_in_the_week_before_its_end(imani: Employee) -> None:
    Employee.objects.filter(pk=imani.pk).update(weekly_minutes=120)
    PlanStepFactory.create(
        goal=imani.goals.get(), role_id="senior", role=None, title="Sit in", minutes=120, position=0
    )

    assert "By your plan, “Sit in” is done before" in " ".join(told(again(imani)))


def test_an_opening_is_told_if_it_is_still_ahead(imani: Employee) -> None:
    for code in ("agent", "senior", "founder"):
        OpeningFactory.create(role_id=code, role=None, location="Porto", opens_on=TODAY)

    assert told(imani) == ["On your way there is an opening: Senior, Porto."]


def test_a_version_that_changes_the_way_is_told(imani: Employee) -> None:
    Requirement.objects.filter(role="senior", skill="empathy").update(level=3)
    publish_small(roles=_asking_more())

    assert told(imani) == ["Version 2 of the career framework changes your way to Lead."]


def test_a_version_that_does_not_is_not(imani: Employee) -> None:
    publish_small(description="Other words.")

    assert current_version().number == 2
    assert told(imani) == []


def _asking_more() -> list[dict[str, Any]]:
    gates = ["probation", "mentor"]
    return [
        build.role("agent", 1, {"empathy": 1}),
        build.role("senior", 2, {"empathy": 3}),
        build.role("lead", 3, {"empathy": 3, "coaching": 2}, milestones=gates),
        build.role("founder", 4, {"coaching": 4}),
    ]


def test_who_cannot_plan_is_not_reminded(small: FrameworkVersion) -> None:
    assert told(EmployeeFactory.create()) == []


def test_the_day_can_be_run_again(imani: Employee) -> None:
    expiring(imani, 20)
    EmployeeFactory.create(left_on=TODAY - ONE_DAY)

    assert [remind_everybody(), remind_everybody()] == [1, 1]
    assert imani.notices.get().text == "“Probation” expires on {day}.".format(
        day=f"{TODAY + timedelta(20):%-d %B %Y}"
    )


@pytest.mark.parametrize("count", [1, 20])
def test_queries_do_not_grow_with_people(
    count: int, imani: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        employee = employee_in("agent")
        aims_for(employee, "lead", "agent", "senior", "lead")
        rated(employee, "empathy", 1, happened_on=date(2026, 1, 5))
        expiring(employee, 20)
        PlanStepFactory.create(goal=employee.goals.get(), role_id="senior", role=None)
    openings = openings_at(TODAY)
    remind_everybody()  # the framework is compiled then

    with django_assert_num_queries(9):
        found = dict(reminders_of(Employee.objects.all(), TODAY, openings))
    assert sum(bool(one) for one in found.values()) == count
    with django_assert_num_queries(12):
        remind_everybody()


def paused(employee: Employee, first: int, last: int) -> None:
    """A pause, in days from today."""
    PauseFactory.create(
        employee=employee,
        starts_on=TODAY + timedelta(first),
        ends_on=TODAY + timedelta(last),
    )


@pytest.mark.parametrize(("first", "last", "said"), [(0, 0, 0), (-3, 5, 0), (-3, -1, 1), (2, 9, 1)])
def test_nothing_that_fades_is_told_in_a_pause(
    first: int, last: int, said: int, imani: Employee
) -> None:
    expiring(imani, 20)
    paused(imani, first, last)

    assert len(keys(imani)) == said


def test_what_would_be_told_in_a_pause_is_told_on_the_day_before(imani: Employee) -> None:
    expiring(imani, 60 + 14)
    paused(imani, 1, 7)
    assert told(imani) == []

    paused(imani, 8, 14)

    assert len(told(imani)) == 1


def test_a_step_is_not_due_in_a_pause(imani: Employee) -> None:
    Employee.objects.filter(pk=imani.pk).update(weekly_minutes=120)
    PlanStepFactory.create(
        goal=imani.goals.get(), role_id="senior", role=None, title="Sit in", minutes=60, position=0
    )
    assert any("Sit in" in text for text in told(imani))

    paused(imani, 0, 2)

    assert told(imani) == []


def test_an_opening_is_told_in_a_pause_too(imani: Employee) -> None:
    OpeningFactory.create(role_id="senior", role=None, location="Porto", opens_on=TODAY)
    paused(imani, 0, 9)

    assert told(imani) == ["On your way there is an opening: Senior, Porto."]
