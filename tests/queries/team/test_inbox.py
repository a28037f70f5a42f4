from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from planner.models import Employee, Evidence, Milestone
from planner.queries.team import pages as team_pages
from planner.queries.team.inbox import inbox
from planner.queries.team.pages import inbox_page
from tests.factories.rows import (
    CheckInFactory,
    ConfirmationRequestFactory,
    HrFactory,
    MilestoneRecordFactory,
)
from tests.scenes.people import TODAY, employee_in, planning_of, rated, user_of

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def manager(small: object) -> Employee:
    return employee_in("lead", name="Mina Manager")


def report_of(manager: Employee, **fields: Any) -> Employee:
    return employee_in(manager=manager, **{"user": None, **fields})


def asks(employee: Employee, skill: str = "empathy", level: int = 2, **fields: Any) -> Any:
    rated(employee, skill, level)
    evidence = Evidence.objects.filter(employee=employee).latest("pk")
    return ConfirmationRequestFactory.create(evidence=evidence, **fields)


def test_the_inbox_has_the_oldest_first(manager: Employee) -> None:
    agent = report_of(manager)
    asks(agent, level=3)
    milestone = MilestoneRecordFactory.create(
        employee=agent, milestone=Milestone.objects.get(pk="probation")
    )
    type(milestone).objects.update(logged_at=datetime(2026, 10, 25, 23, tzinfo=UTC))

    logged, asked = inbox(user_of(manager), TODAY)

    assert (logged.subject, logged.level, logged.days, logged.is_late) == (
        "Probation",
        None,
        8,
        True,
    )
    assert logged.url == f"/team/milestones/{logged.pk}/"
    assert (asked.subject, asked.level, asked.days, asked.is_late) == ("Empathy", 3, 0, False)
    assert asked.url == f"/team/confirmations/{asked.pk}/"


def test_those_further_down_come_apart(manager: Employee) -> None:
    direct = report_of(manager)
    asks(report_of(direct))
    asks(direct)

    page = inbox_page(user_of(manager), planning_of(manager))

    assert [row.employee for row in page.own] == [direct]
    assert [row.employee.manager for row in page.below] == [direct]


def test_the_inbox_is_paged(manager: Employee, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team_pages, "PER_PAGE", 1)
    direct = report_of(manager)
    asks(report_of(direct))
    asks(direct)

    pages = [inbox_page(user_of(manager), planning_of(manager), number) for number in ("1", "2")]

    assert [(len(page.own), len(page.below)) for page in pages] == [(1, 0), (0, 1)]
    assert all(page.has_own for page in pages)


def test_nothing_of_others_or_of_leavers_waits(manager: Employee) -> None:
    asks(employee_in())
    asks(manager)
    asks(report_of(manager, left_on=date(2026, 10, 1)))
    asks(report_of(manager), closed_at=datetime(2026, 10, 1, tzinfo=UTC))

    assert inbox(user_of(manager), TODAY) == []


@pytest.mark.parametrize(("day", "is_late"), [(26, True), (27, False)])
def test_what_waits_a_week_is_late(day: int, is_late: bool, manager: Employee) -> None:
    row = asks(report_of(manager))
    type(row).objects.update(asked_at=datetime(2026, 10, day, 12, tzinfo=UTC))

    (waiting,) = inbox(user_of(manager), TODAY)

    assert (waiting.days, waiting.is_late) == ((TODAY - date(2026, 10, day)).days, is_late)


@pytest.mark.parametrize("stage", ["theirs", "together"])
def test_a_check_in_waits_while_the_next_move_is_the_managers(
    stage: str, manager: Employee
) -> None:
    check_in = CheckInFactory.create(
        employee=report_of(manager), manager=manager, stage=stage, mine_at=NOON
    )

    (waiting,) = inbox(user_of(manager), TODAY)

    assert (waiting.kind, waiting.pk, waiting.asked_at) == ("check-in", check_in.pk, NOON)
    assert waiting.url == f"/check-ins/{check_in.pk}/"


@pytest.mark.parametrize(
    "state", [{"stage": "mine"}, {"stage": "closed", "closed_at": NOON}, {"called_off_at": NOON}]
)
def test_other_check_ins_do_not_wait(state: dict[str, Any], manager: Employee) -> None:
    fields = {"stage": "theirs", **state}
    CheckInFactory.create(employee=report_of(manager), manager=manager, **fields)

    assert inbox(user_of(manager), TODAY) == []


def test_nothing_waits_for_an_account_without_a_record(manager: Employee) -> None:
    asks(report_of(manager))

    assert inbox(HrFactory.create(), TODAY) == []
