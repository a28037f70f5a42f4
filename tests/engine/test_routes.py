"""The rules of routes in plain examples."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from planner.engine.errors import UnknownRole
from planner.engine.framework import Framework
from planner.engine.legs import Route
from planner.engine.no_route import AlreadyThere, NoRoute
from planner.engine.routes import alternatives, routes
from tests.engine.build import AT, claim, framework, growth, milestone, move, person, role, skill

LONG_AGO = date(2020, 1, 1)
HOUR = 60


def ladder(*moves: Mapping[str, Any], **needs: Mapping[str, int]) -> Framework:
    """Roles agent, coach, expert and lead; one skill, an hour a level; nobody teaches."""
    return framework(
        skills=[skill("calm", (1, 1, 1, 1))],
        roles=[role(code, 1, needs.get(code)) for code in ("agent", "coach", "expert", "lead")],
        moves=list(moves),
        activities=[],
    )


def through(route: Route) -> str:
    return " ".join(route.roles)


# What a route costs


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


# Which routes, in which order


def crossroads() -> Framework:
    """Directly but slowly, through the coach with learning, or through the expert in between."""
    return ladder(
        move("agent", "lead", 24),
        move("agent", "coach", 1),
        move("coach", "lead", 1),
        move("agent", "expert", 6),
        move("expert", "lead", 6),
        coach={"calm": 4},
        expert={"calm": 1},
    )


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("date", ["agent coach lead", "agent expert lead", "agent lead"]),
        ("effort", ["agent lead", "agent expert lead", "agent coach lead"]),
        ("moves", ["agent lead", "agent coach lead", "agent expert lead"]),
    ],
)
def test_the_chosen_component_decides(by: str, order: list[str]) -> None:
    found = routes(crossroads(), person("agent", AT), "lead", at=AT, by=by)

    assert [through(route) for route in found] == order


def test_only_the_k_best_are_told() -> None:
    found = routes(crossroads(), person("agent", AT), "lead", at=AT, k=2)

    assert [through(route) for route in found] == ["agent coach lead", "agent expert lead"]


def test_ties_are_broken_by_the_codes_of_the_roles() -> None:
    steps = ladder(
        move("agent", "expert"),
        move("expert", "lead"),
        move("agent", "coach"),
        move("coach", "lead"),
    )

    found = routes(steps, person("agent"), "lead", at=AT)

    assert [through(route) for route in found] == ["agent coach lead", "agent expert lead"]
    assert [through(route) for route in alternatives(steps, person("agent"), "lead", at=AT)] == [
        "agent coach lead"
    ]


def test_a_route_passes_no_role_twice() -> None:
    steps = ladder(move("agent", "coach"), move("coach", "agent"), move("agent", "lead"))

    found = routes(steps, person("agent"), "lead", at=AT, k=9)

    assert [through(route) for route in found] == ["agent lead"]


def test_alternatives_are_beaten_by_no_other_route() -> None:
    steps = crossroads()

    found = alternatives(steps, person("agent", AT), "lead", at=AT)

    assert [through(route) for route in found] == [
        "agent coach lead",
        "agent expert lead",
        "agent lead",
    ]


def test_an_alternative_must_be_better_in_something() -> None:
    steps = ladder(move("agent", "lead"), move("agent", "coach"), move("coach", "lead"))

    (only,) = alternatives(steps, person("agent"), "lead", at=AT)

    assert through(only) == "agent lead"


def test_the_same_question_gets_the_same_answer() -> None:
    asker = person("agent", AT)

    first, again = (routes(crossroads(), asker, "lead", at=AT) for _ in range(2))

    assert first == again


# No route, and questions that make no sense


@pytest.mark.parametrize("ask", [routes, alternatives])
def test_a_role_that_no_move_leads_to_is_unreachable(ask: Any) -> None:
    steps = ladder(move("agent", "coach"), move("lead", "coach"))

    with pytest.raises(NoRoute, match="No chain of moves leads from “Agent” to “Lead”") as refusal:
        ask(steps, person("agent"), "lead", at=AT)

    assert (refusal.value.reason, refusal.value.fewest_moves) == ("unreachable", None)


def test_a_framework_may_have_no_moves_and_no_skills() -> None:
    bare = framework(skills=[], roles=[role("agent"), role("lead")], moves=[], activities=[])

    with pytest.raises(NoRoute) as refusal:
        routes(bare, person("agent"), "lead", at=AT)

    assert refusal.value.reason == "unreachable"


def test_a_framework_may_have_moves_and_no_skills() -> None:
    bare = framework(
        skills=[], roles=[role("agent"), role("lead")], moves=[move("agent", "lead")], activities=[]
    )

    (route,) = routes(bare, person("agent"), "lead", at=AT)

    assert (route.arrive, route.minutes) == (AT, 0)


@pytest.mark.parametrize("ask", [routes, alternatives])
def test_a_role_may_be_too_many_moves_away(ask: Any) -> None:
    steps = ladder(move("agent", "coach"), move("coach", "expert"), move("expert", "lead"))

    with pytest.raises(NoRoute, match="at least 3 moves away") as refusal:
        ask(steps, person("agent"), "lead", at=AT, max_moves=2)

    assert (refusal.value.reason, refusal.value.fewest_moves) == ("beyond-max-moves", 3)


@pytest.mark.parametrize("ask", [routes, alternatives])
def test_without_time_for_learning_there_may_be_no_way(ask: Any) -> None:
    steps = ladder(move("agent", "lead"), lead={"calm": 1})

    with pytest.raises(NoRoute, match="0 minutes a week") as refusal:
        ask(steps, person("agent", weekly_minutes=0), "lead", at=AT)

    assert (refusal.value.reason, refusal.value.target) == ("no-budget", "lead")


def test_without_time_for_learning_there_is_the_way_that_asks_for_none() -> None:
    found = routes(crossroads(), person("agent", AT, weekly_minutes=0), "lead", at=AT)

    assert [through(route) for route in found] == ["agent lead"]


def test_a_way_that_would_end_after_the_last_calendar_day_is_none() -> None:
    steps = framework(
        skills=[skill("calm", (9_000, 9_000, 9_000, 9_000))],
        roles=[role("agent"), role("lead", 2, {"calm": 4})],
        moves=[move("agent", "lead")],
        activities=[],
    )

    with pytest.raises(NoRoute) as refusal:
        routes(steps, person("agent", weekly_minutes=1), "lead", at=AT)

    assert refusal.value.reason == "no-budget"


def test_who_is_there_already_needs_no_route() -> None:
    with pytest.raises(AlreadyThere, match="“Lead” is the current role already"):
        routes(crossroads(), person("lead"), "lead", at=AT)


@pytest.mark.parametrize(("current", "target"), [("agent", "leed"), ("leed", "lead")])
def test_an_unknown_role_is_refused(current: str, target: str) -> None:
    with pytest.raises(UnknownRole, match="leed"):
        routes(crossroads(), person(current), target, at=AT)


@pytest.mark.parametrize("nonsense", [{"by": "luck"}, {"k": 0}, {"max_moves": 0}])
def test_nonsense_is_refused(nonsense: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(nonsense))):
        routes(crossroads(), person("agent"), "lead", at=AT, **nonsense)
