"""Which routes there are, in which order, and why there may be none."""

from __future__ import annotations

from typing import Any

import pytest

from planner.engine.routes.no_route import AlreadyThere, NoRoute
from planner.engine.routes.routes import alternatives, routes
from planner.engine.values.errors import UnknownRole
from tests.engine.support.build import AT, framework, move, person, role, skill
from tests.engine.support.route_scenes import crossroads, ladder, through


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
