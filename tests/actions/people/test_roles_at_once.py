"""HR clicks twice, or two people in HR click once, at the same moment."""

from __future__ import annotations

from datetime import date

from planner.actions.people.roles import NoFreeSeat, start_role
from planner.models import Notice, Opening, RoleAssignment
from tests.at_once import NEEDS_LOCKS, together
from tests.factories.rows import HrFactory, OpeningFactory, RoleAssignmentFactory, RoleFactory

pytestmark = NEEDS_LOCKS

DAY = date(2999, 1, 7)


def test_a_role_starts_once_and_takes_one_seat() -> None:
    hr, lead = HrFactory.create(), RoleFactory.create(code="lead")
    employee = RoleAssignmentFactory.create(role__code="agent").employee
    opening = OpeningFactory.create(role=lead, seats=3)

    together(*[lambda: start_role(employee, lead, DAY, by=hr, opening=opening)] * 3)

    assert RoleAssignment.objects.filter(role=lead).count() == 1
    assert Opening.objects.get().taken == 1
    assert Notice.objects.filter(recipient=employee).count() == 1


def test_the_last_seat_is_taken_once() -> None:
    hr, lead, agent = HrFactory.create(), RoleFactory.create(code="lead"), RoleFactory.create()
    opening = OpeningFactory.create(role=lead, seats=1)
    people = [RoleAssignmentFactory.create(role=agent).employee for _ in range(2)]

    said = together(
        *[lambda one=one: start_role(one, lead, DAY, by=hr, opening=opening) for one in people]
    )

    assert [type(one) for one in said if isinstance(one, Exception)] == [NoFreeSeat]
    assert Opening.objects.get().taken == 1
