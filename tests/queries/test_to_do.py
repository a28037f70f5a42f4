from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.models import Employee, FrameworkVersion, PromotionCase
from planner.queries.to_do import (
    cases_to_start,
    findings,
    openings_that_end,
    people_without_manager,
    people_without_role,
)
from tests.engine.support import build
from tests.factories.promotion import PromotionCaseFactory
from tests.factories.rows import EmployeeFactory, OpeningFactory, RoleAssignmentFactory
from tests.scenes.people import publish_small

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 2)
DAY = timedelta(days=1)


def approved(**fields: object) -> PromotionCase:
    sealed = {"sealed_at": "2026-10-05T12:00:00Z", "sha256": "0" * 64, "state": "approved"}
    case: PromotionCase = PromotionCaseFactory.create(**{**sealed, **fields})
    return case


def test_an_approved_case_waits_until_the_role_has_a_day() -> None:
    case = approved()
    assert list(cases_to_start(TODAY)) == [case]

    RoleAssignmentFactory.create(employee=case.employee, role=case.role, started_on=TODAY + DAY)

    assert not cases_to_start(TODAY).exists()
    assert not cases_to_start(TODAY + 400 * DAY).exists()


@pytest.mark.parametrize("fields", [{"state": "submitted"}, {"employee__left_on": TODAY}])
def test_what_nobody_can_start_does_not_wait(fields: dict[str, object]) -> None:
    approved(**fields)

    assert not cases_to_start(TODAY).exists()


def test_a_role_held_long_before_the_case_is_not_its_end() -> None:
    case = approved()
    start, end = date(2024, 1, 8), date(2025, 1, 6)
    RoleAssignmentFactory.create(
        employee=case.employee, role=case.role, started_on=start, ended_on=end
    )

    assert list(cases_to_start(TODAY)) == [case]


def test_people_without_a_role_today() -> None:
    RoleAssignmentFactory.create(employee__left_on=TODAY + DAY)
    EmployeeFactory.create(left_on=TODAY)
    coming = RoleAssignmentFactory.create(started_on=TODAY + DAY)
    new = EmployeeFactory.create()

    assert set(people_without_role(TODAY)) == {coming.employee, new}


def test_people_without_a_manager_who_is_there() -> None:
    top = EmployeeFactory.create()
    gone = EmployeeFactory.create(manager=top, left_on=TODAY)
    orphan = EmployeeFactory.create(manager=gone)
    alone = EmployeeFactory.create()
    EmployeeFactory.create(manager=top)

    assert set(people_without_manager(TODAY)) == {orphan, alone}


def test_openings_close_soon_while_a_seat_is_free() -> None:
    dates = {"opens_on": date(2026, 9, 1), "closes_on": TODAY + 14 * DAY}
    ending = OpeningFactory.create(**dates)
    OpeningFactory.create(**dates, seats=1, taken=1)
    OpeningFactory.create(**{**dates, "closes_on": TODAY + 15 * DAY})
    OpeningFactory.create(**{**dates, "closes_on": TODAY - DAY})

    assert list(openings_that_end(TODAY)) == [ending]


def test_findings_are_those_of_the_newest_version(small: FrameworkVersion) -> None:
    before = {found.message for found in findings()}
    unused = [*(build.skill(code) for code in ("empathy", "coaching", "juggling"))]
    publish_small(skills=unused)

    assert ["juggling" in found.message.lower() for found in findings()].count(True) >= 1
    assert not any("juggling" in message.lower() for message in before)


def test_nothing_is_found_where_nothing_is_published() -> None:
    assert (findings(), Employee.objects.count()) == ((), 0)
