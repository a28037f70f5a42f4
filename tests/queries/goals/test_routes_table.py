from __future__ import annotations

from datetime import date

import pytest

from planner.queries.goals.routes import RoutePage, route_page
from planner.queries.goals.routes_table import RouteTable, route_table
from tests.engine.support import build
from tests.scenes.people import employee_in, planning_of, publish_small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]

NEWCOMER = date(2026, 11, 1)


def page_of(since: date = NEWCOMER) -> RoutePage:
    return route_page(planning_of(employee_in(since=since)), "lead")


def five_ways() -> RoutePage:
    """Five ways to lead, each earlier and harder than the one before."""
    between = {f"step-{n}": n for n in range(5)}
    publish_small(
        roles=[
            build.role("agent"),
            *(build.role(code, 2, {"empathy": n}) for code, n in between.items()),
            build.role("lead", 3),
        ],
        moves=[build.move("agent", code, 20 - 4 * n) for code, n in between.items()]
        + [build.move(code, "lead") for code in between],
        milestones=[],
    )
    return page_of()


def test_a_way_is_called_by_the_roles_in_between() -> None:
    table = route_table(page_of())

    assert [column.way.name for column in table.columns] == ["Via Senior", "Direct"]
    assert [(way.codes, is_shown) for way, is_shown in table.choices] == [
        ("agent senior lead", True),
        ("agent lead", True),
    ]


def test_the_best_of_the_table_is_marked() -> None:
    first, second = route_table(page_of()).columns

    assert (first.is_first, first.is_easiest, first.is_shortest) == (True, True, False)
    assert (second.is_first, second.is_easiest, second.is_shortest) == (False, True, True)


def test_a_way_sums_up_what_its_legs_ask_for() -> None:
    for column in route_table(page_of()).columns:
        legs = [leg for line in column.way.legs for leg in line.skills]
        assert sum(minutes for *_, minutes in column.skills) == column.way.route.minutes
        assert {name for name, *_ in column.skills} == {name for name, *_ in legs}
        assert column.milestones == ["Probation", "Mentor"]


def test_a_skill_that_two_legs_ask_for_is_named_once() -> None:
    roles = [
        build.role("agent"),
        build.role("senior", 2, {"empathy": 1}),
        build.role("lead", 3, {"empathy": 3}),
    ]
    publish_small(roles=roles, moves=[build.move("agent", "senior"), build.move("senior", "lead")])

    (column,) = route_table(page_of()).columns

    assert column.skills == [("Empathy", 0, 3, 420)]


def test_a_shorter_way_has_ended_where_others_go_on() -> None:
    legs = route_table(page_of()).legs

    assert [[line and line.role for line in row] for row in legs] == [
        ["Senior", "Lead"],
        ["Lead", None],
    ]


def names(table: RouteTable) -> list[str]:
    return [column.way.codes for column in table.columns]


def test_ways_can_be_chosen() -> None:
    table = route_table(page_of(), ["agent lead"])

    assert names(table) == ["agent lead"]
    assert [is_shown for *_, is_shown in table.choices] == [False, True]


def test_a_way_that_is_gone_is_passed_over_and_counted() -> None:
    table = route_table(page_of(), ["agent founder lead", "agent lead"])

    assert (names(table), table.unknown, table.too_many) == (["agent lead"], 1, 0)


def test_only_unknown_ways_show_the_first_ones() -> None:
    table = route_table(page_of(), ["nonsense"])

    assert (len(table.columns), table.unknown) == (2, 1)


def test_four_fit_side_by_side() -> None:
    page = five_ways()
    everything = [way.codes for way in page.ways]

    assert names(route_table(page)) == everything[:4]
    assert route_table(page).too_many == 0
    assert route_table(page, everything).too_many == 1


def test_without_a_way_the_table_is_empty() -> None:
    table = route_table(route_page(planning_of(employee_in()), "founder"))

    assert (table.columns, table.legs, table.choices) == ([], [], [])
