from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.engine.advice.cohorts import BATCH, Group
from planner.models import Employee, Role
from planner.queries.explore.cohorts import Peers, past_moves, peers_of
from tests.factories.rows import EmployeeFactory, RoleAssignmentFactory
from tests.scenes.people import TODAY, employee_in, planning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]

BEGAN = date(2024, 1, 8)


def went(*roles: str, months: int = 12, began: date = BEGAN, **fields: object) -> None:
    """Somebody who served in ``roles`` one after the other, about ``months`` in each."""
    employee = EmployeeFactory.create(**fields)
    starts = [began + timedelta(months * 31 * place) for place in range(len(roles))]
    for place, role in enumerate(roles):
        RoleAssignmentFactory.create(
            employee=employee,
            role=Role.objects.get(pk=role),
            started_on=starts[place],
            ended_on=starts[place + 1] if place + 1 < len(roles) else None,
        )


def peers(code: str = "agent", here: str = "") -> Peers:
    return peers_of(planning_of(employee_in()).framework, code, TODAY, here=here)


def test_people_who_moved_on_are_counted() -> None:
    for _ in range(6):
        went("agent", "senior")

    found = peers()

    assert found.everybody == Group(5, (12, 15))
    assert [(line.role.code, line.group.people, line.share) for line in found.onward] == [
        ("senior", 5, 100)
    ]
    assert (found.elsewhere, found.until) == (0, date(2026, 10, 1))


def test_fewer_than_five_are_not_told_of() -> None:
    for _ in range(4):
        went("agent", "senior")

    found = peers()

    assert (found.everybody, found.onward, found.elsewhere) == (None, (), 0)


def test_who_has_left_still_counts_and_who_stays_does_not() -> None:
    for _ in range(5):
        went("agent", "senior", left_on=date(2026, 5, 4))
        went("agent")

    assert peers().everybody == Group(5, (12, 15))


def test_the_same_role_again_is_no_move() -> None:
    for _ in range(5):
        went("agent", "agent", "lead", months=6)

    assert [line.role.code for line in peers().onward] == ["lead"]


def test_a_role_that_the_map_has_no_more_is_not_named() -> None:
    RoleAssignmentFactory.create(role__code="fax-operator")
    for _ in range(5):
        went("agent", "fax-operator")

    found = peers()

    assert found.everybody is not None
    assert (found.onward, found.elsewhere) == ([], 5)


def test_who_made_the_same_move_is_told_for_another_role() -> None:
    for _ in range(5):
        went("agent", "senior", "lead", months=6)

    assert peers("senior", here="agent").made_it == Group(5, (6, 9))
    assert peers("lead", here="agent").made_it is None
    assert peers("agent", here="agent").made_it is None


def test_moves_give_the_months_in_the_role_before() -> None:
    went("agent", "senior", months=6)

    (move,) = past_moves({"agent"})

    assert (move.source, move.target, move.months) == ("agent", "senior", 6)
    assert move.on == BEGAN + timedelta(6 * 31)


@pytest.mark.parametrize("people", [1, 12])
def test_one_query_however_many_people(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    framework = planning_of(employee_in()).framework
    for _ in range(people):
        went("agent", "senior", "lead", months=6)

    with django_assert_num_queries(1):
        peers_of(framework, "senior", TODAY, here="agent")


def seen_on(day: date) -> Iterator[int]:
    """Every number of people that anybody in any role may see on ``day``, of any role."""
    framework = planning_of(Employee.objects.get(name="Ada Looks")).framework
    for code, here in product(framework.roles, ["", *framework.roles]):
        found = peers_of(framework, code, day, here=here)
        yield found.elsewhere
        yield from (group.people for group in (found.everybody, found.made_it) if group)
        yield from (line.group.people for line in found.onward)


def test_no_view_on_any_day_nor_any_two_of_them_tell_of_one_to_four() -> None:
    """All roles from all roles, as people move on week by week, for longer than a quarter."""
    employee_in(name="Ada Looks")
    seen = {0}
    for week in range(30):
        moved = date(2026, 1, 5) + timedelta(7 * week)
        target = ("senior", "lead", "senior", "founder")[week % 4]
        went("agent", target, "lead" if target == "senior" else "founder", began=moved, months=1)
        seen |= set(seen_on(moved + timedelta(31)))

    assert max(seen) >= BATCH
    assert not {abs(one - other) for one, other in combinations(seen, 2)} & {1, 2, 3, 4}


def test_the_parts_add_up_to_everybody() -> None:
    for target, people in (("senior", 7), ("lead", 3), ("founder", 6)):
        for _ in range(people):
            went("agent", target)

    found = peers()

    assert found.everybody is not None
    assert (
        sum(line.group.people for line in found.onward) + found.elsewhere
        == found.everybody.people
        == 15
    )
