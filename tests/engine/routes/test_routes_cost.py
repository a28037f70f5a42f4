"""What a route costs, in plain examples: waiting, learning, and what roles teach."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.engine.routes.legs import explained
from planner.engine.routes.routes import routes
from planner.engine.values.errors import NoBudget
from planner.engine.values.framework import Framework
from tests.engine.support.build import (
    AT,
    claim,
    framework,
    growth,
    milestone,
    move,
    person,
    role,
    skill,
)
from tests.engine.support.route_scenes import ladder, through

LONG_AGO = date(2020, 1, 1)
HOUR = 60


def test_waiting_counts_from_the_day_the_current_role_began() -> None:
    steps = ladder(move("agent", "lead", 12))

    (route,) = routes(steps, person("agent", date(2026, 3, 15)), "lead", at=AT)

    assert (route.arrive, route.minutes, route.moves) == (date(2027, 3, 15), 0, 1)
    assert route.legs[0].bound_by == "waiting"


def test_who_has_waited_long_enough_can_move_today() -> None:
    steps = ladder(move("agent", "lead", 12))

    (route,) = routes(steps, person("agent", LONG_AGO), "lead", at=AT)

    assert route.arrive == AT
    assert route.legs[0].bound_by == "nothing"


def test_learning_takes_weeks_at_the_weekly_budget() -> None:
    steps = ladder(move("agent", "lead"), lead={"calm": 3})

    (route,) = routes(steps, person("agent", LONG_AGO, weekly_minutes=60), "lead", at=AT)

    assert (route.arrive, route.minutes) == (AT + timedelta(weeks=3), 3 * HOUR)
    assert route.legs[0].bound_by == "learning"


def test_a_part_of_a_day_of_learning_counts_as_a_day() -> None:
    steps = ladder(move("agent", "lead"), lead={"calm": 1})

    (route,) = routes(steps, person("agent", LONG_AGO, weekly_minutes=419), "lead", at=AT)

    assert route.arrive == AT + timedelta(days=2)


def test_one_learns_ahead_while_waiting() -> None:
    steps = ladder(
        move("agent", "coach", 6), move("coach", "lead", 6), coach={"calm": 1}, lead={"calm": 3}
    )

    (route,) = routes(steps, person("agent", AT, weekly_minutes=60), "lead", at=AT)

    assert route.arrive == date(2027, 11, 2)
    assert [leg.learned for leg in route.legs] == [AT + timedelta(weeks=1), AT + timedelta(weeks=3)]
    assert [leg.bound_by for leg in route.legs] == ["waiting", "waiting"]


def test_what_is_held_is_not_learned_again() -> None:
    steps = ladder(move("agent", "lead"), lead={"calm": 3})

    (route,) = routes(steps, person("agent", LONG_AGO, ratings=[claim("calm", 2)]), "lead", at=AT)

    (gap,) = route.legs[0].gaps
    assert (gap.skill, gap.held, gap.needed, gap.minutes) == ("calm", 2, 3, HOUR)


def test_a_lower_requirement_on_the_way_takes_nothing_away() -> None:
    steps = ladder(
        move("agent", "coach"), move("coach", "lead"), coach={"calm": 4}, lead={"calm": 1}
    )

    (route,) = routes(steps, person("agent", LONG_AGO), "lead", at=AT)

    assert [leg.minutes for leg in route.legs] == [4 * HOUR, 0]
    assert [leg.minutes_so_far for leg in route.legs] == [4 * HOUR, 4 * HOUR]


def test_months_one_after_another_may_end_before_their_sum() -> None:
    steps = ladder(move("agent", "coach", 1), move("coach", "lead", 2))

    (route,) = routes(steps, person("agent", date(2026, 12, 31)), "lead", at=date(2026, 12, 31))

    assert [leg.arrive for leg in route.legs] == [date(2027, 1, 31), date(2027, 3, 31)]
    (route,) = routes(steps, person("agent", date(2027, 1, 31)), "lead", at=date(2027, 1, 31))
    assert [leg.arrive for leg in route.legs] == [date(2027, 2, 28), date(2027, 4, 28)]


def test_of_moves_between_the_same_roles_the_shortest_wait_counts() -> None:
    steps = ladder(
        move("agent", "lead", 12),
        move("agent", "lead", 3, "cross"),
        move("agent", "lead", 3, "lateral"),
    )

    (route,) = routes(steps, person("agent", AT), "lead", at=AT)

    assert route.arrive == date(2027, 2, 2)
    assert (route.legs[0].min_months, route.legs[0].kinds) == (3, ("cross", "lateral"))


def test_of_two_promotions_between_the_same_roles_the_shortest_wait_counts() -> None:
    steps = ladder(move("agent", "lead", 12), move("agent", "lead", 3))

    (route,) = routes(steps, person("agent", AT), "lead", at=AT)

    assert (route.legs[0].min_months, route.legs[0].kinds) == (3, ("promotion",))


def test_a_way_that_takes_learning_has_no_cost_without_time_for_it() -> None:
    steps = ladder(move("agent", "lead"), lead={"calm": 1})

    with pytest.raises(NoBudget, match="60 minutes"):
        explained(steps, person("agent", weekly_minutes=0), ("agent", "lead"), AT)


# Roles teach


def teaching(months: int) -> Framework:
    """From agent to lead directly, or through a year or less as a coach, who teaches calm."""
    return framework(
        skills=[skill("calm", (10, 10, 10, 10))],
        roles=[
            role("agent", grows=[growth("calm", 4, 1)]),
            role("coach", grows=[growth("calm", 2, 6), growth("calm", 3, 12)]),
            role("lead", 2, {"calm": 4}),
        ],
        moves=[move("agent", "lead", 1), move("agent", "coach", 0), move("coach", "lead", months)],
        activities=[],
    )


@pytest.mark.parametrize(("months", "hours"), [(5, 40), (6, 20), (12, 10)])
def test_a_stepping_stone_teaches_those_who_serve_long_enough(months: int, hours: int) -> None:
    found = routes(teaching(months), person("agent", LONG_AGO), "lead", at=AT, by="effort")

    stone = next(route for route in found if through(route) == "agent coach lead")
    assert stone.minutes == hours * HOUR


def test_a_leg_names_what_the_role_taught() -> None:
    (stone, _) = routes(teaching(12), person("agent", LONG_AGO), "lead", at=AT, by="effort")

    assert [[(it.skill, it.level) for it in leg.taught] for leg in stone.legs] == [
        [],
        [("calm", 3)],
    ]


def test_the_current_role_has_taught_what_it_teaches() -> None:
    direct = routes(teaching(5), person("agent", LONG_AGO), "lead", at=AT, by="moves", k=1)[0]

    assert direct.minutes == 40 * HOUR
    assert direct.legs[0].taught == ()


def test_a_leg_lists_the_milestones_that_it_asks_for() -> None:
    steps = framework(
        milestones=[milestone("licence")],
        roles=[role("agent"), role("lead", milestones=["licence"])],
        moves=[move("agent", "lead")],
        activities=[],
    )

    (route,) = routes(steps, person("agent"), "lead", at=AT)

    assert route.legs[0].milestones == ("licence",)
