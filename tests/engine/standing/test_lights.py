from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from planner.engine.standing.lights import Light, Lights, Opening, lights
from planner.engine.standing.milestones import has_milestone
from planner.engine.values.dates import add_months
from planner.engine.values.errors import UnknownRole
from planner.engine.values.framework import Framework
from tests.engine.support.build import (
    AT,
    claim,
    confirmation,
    framework,
    milestone,
    move,
    person,
    requirement,
    role,
)

SERVED = add_months(AT, -6)
DAY = timedelta(1)


def _framework(**lead: Any) -> Framework:
    return framework(
        milestones=[milestone("probation"), milestone("first-aid", valid_months=12)],
        roles=[role("agent"), role("lead", 2, **lead)],
        activities=[],
    )


def _lights(at: date = AT, openings: tuple[Opening, ...] = (), **details: Any) -> Lights:
    needs = [requirement("empathy", 2, weight=4, essential=True), requirement("coaching", 1)]
    return lights(_framework(requires=needs), person(**details), "lead", at, openings)


def _gated(at: date = AT, role_since: date = SERVED, **milestones: date) -> Lights:
    gates = ["probation", "first-aid"]
    achieved = {code.replace("_", "-"): day for code, day in milestones.items()}
    someone = person(role_since=role_since, milestones=achieved)
    return lights(_framework(milestones=gates), someone, "lead", at)


def test_ready_needs_confirmed_essentials_and_enough_points() -> None:
    light = _lights(ratings=[confirmation("empathy", 2)]).ready

    assert light.on
    assert light.reasons == (
        "1 essential skill is confirmed.",
        "88 % of what the role asks for is confirmed; 80 % is enough.",
    )


def test_a_claim_alone_makes_nobody_ready() -> None:
    light = _lights(ratings=[claim("empathy", 2), confirmation("empathy", 1)]).ready

    assert not light.on
    assert light.reasons == (
        "1 essential skill is not confirmed yet: Empathy (level 1 of 2).",
        "44 % of what the role asks for is confirmed; 80 % is needed.",
    )


def test_essentials_do_not_make_up_for_points() -> None:
    needs = [requirement("empathy", 1, essential=True), requirement("coaching", 4)]
    someone = person(ratings=[confirmation("empathy", 4)])

    assert not lights(_framework(requires=needs), someone, "lead", AT).ready.on


def test_points_do_not_make_up_for_an_essential() -> None:
    needs = [requirement("empathy", 1, essential=True), requirement("coaching", 4, weight=5)]
    someone = person(ratings=[confirmation("coaching", 4)])

    assert not lights(_framework(requires=needs), someone, "lead", AT).ready.on


def test_everybody_is_ready_for_a_role_that_asks_for_nothing() -> None:
    light = lights(_framework(), person(), "lead", AT).ready

    assert (light.on, light.reasons) == (True, ("The role asks for no skills.",))


def test_the_waiting_time_ends_on_its_day() -> None:
    ends = add_months(AT, 6)

    early, due = _lights(ends - DAY).eligible, _lights(ends).eligible

    assert (early.on, early.from_date) == (False, ends)
    assert early.reasons == (
        "The move asks for 6 months in the current role, served on 2 May 2027.",
    )
    assert (due.on, due.from_date) == (True, None)


def test_what_was_asked_for_is_told_when_the_light_is_on() -> None:
    light = _gated(probation=SERVED, first_aid=SERVED).eligible

    assert light.reasons == (
        "A direct move leads here from the current role.",
        "The move asks for 6 months in the current role, and that is served.",
        "2 milestones of the role confirmed and valid.",
    )


def _either(**milestones: date) -> Light:
    """Whether somebody is eligible as a lead, who needs one of two milestones."""
    known = _framework(milestones=[["probation", "first-aid"]])
    achieved = {code.replace("_", "-"): day for code, day in milestones.items()}
    return lights(known, person(role_since=SERVED, milestones=achieved), "lead", AT).eligible


def test_any_one_of_several_milestones_is_enough() -> None:
    light = _either(probation=SERVED)

    assert light.on
    assert light.reasons[-1] == "1 milestone of the role confirmed and valid."


def test_without_any_of_several_milestones_all_are_named() -> None:
    light = _either(first_aid=add_months(AT, -12))

    assert not light.on
    assert light.reasons == (
        "None of the milestones “Probation” and “First aid” is confirmed and valid; "
        "any one is enough.",
    )


def test_a_move_that_asks_for_nothing_is_open_at_once() -> None:
    light = lights(framework(moves=[move("agent", "lead")]), person(), "lead", AT).eligible

    assert light.reasons == ("A direct move leads here from the current role.",)


def test_a_milestone_counts_for_others_by_the_same_rule() -> None:
    known = _framework()
    someone = person(milestones={"first-aid": SERVED})

    assert has_milestone(known, someone, "first-aid", AT)
    assert not has_milestone(known, someone, "first-aid", add_months(SERVED, 12))
    assert not has_milestone(known, someone, "probation", AT)


def test_of_several_moves_the_shortest_wait_counts() -> None:
    known = framework(moves=[move("agent", "lead", 24), move("agent", "lead", 3, "cross")])

    assert lights(known, person(), "lead", AT).eligible.from_date == add_months(AT, 3)


def test_without_a_direct_move_nobody_is_eligible() -> None:
    light = lights(framework(moves=[]), person(), "lead", AT).eligible

    assert (light.on, light.from_date) == (False, None)
    assert light.reasons == ("No direct move leads here from the current role.",)


def test_somebody_on_hold_is_not_eligible_and_no_date_is_promised() -> None:
    light = _lights(on_hold=True).eligible

    assert (light.on, light.from_date) == (False, None)
    assert light.reasons[-1] == "Moves are on hold at the moment."


def test_the_current_role_says_so() -> None:
    light = lights(framework(), person(), "agent", AT).eligible

    assert (light.on, light.reasons) == (False, ("This is the current role.",))


def test_all_milestones_of_the_target_are_gates() -> None:
    light = _gated(probation=SERVED).eligible

    assert (light.on, light.from_date) == (False, None)
    assert light.reasons == ("The milestone “First aid” is not confirmed yet.",)


def test_a_milestone_of_tomorrow_does_not_count_yet() -> None:
    assert not _gated(probation=SERVED, first_aid=AT + DAY).eligible.on


def test_a_milestone_expires_on_the_day_after_its_last_month() -> None:
    achieved = add_months(AT, -12)

    last_day = _gated(AT - DAY, add_months(AT, -9), probation=achieved, first_aid=achieved)
    expired = _gated(AT, probation=achieved, first_aid=achieved)

    assert last_day.eligible.on
    assert expired.eligible.reasons == ("The milestone “First aid” expired on 2 November 2026.",)


def test_no_date_is_promised_if_a_milestone_expires_while_waiting() -> None:
    still_valid = add_months(AT, -7)

    lasting = _gated(role_since=AT, probation=AT, first_aid=AT).eligible
    expiring = _gated(role_since=AT, probation=AT, first_aid=still_valid).eligible

    assert lasting.from_date == add_months(AT, 6)
    assert (expiring.on, expiring.from_date) == (False, None)


@pytest.mark.parametrize(
    ("opening", "on", "from_date"),
    [
        (Opening("lead", AT), True, None),
        (Opening("lead", AT, closes_on=AT), True, None),
        (Opening("lead", SERVED, closes_on=AT - DAY), False, None),
        (Opening("lead", AT + DAY), False, AT + DAY),
        (Opening("lead", AT, free_seats=0), False, None),
        (Opening("lead", AT + DAY, free_seats=0), False, None),
        (Opening("agent", AT), False, None),
    ],
)
def test_a_seat_is_an_opening_with_a_free_seat(
    opening: Opening, *, on: bool, from_date: date | None
) -> None:
    seat = _lights(openings=(opening,)).seat

    assert (seat.on, seat.from_date) == (on, from_date)
    assert seat.reasons


def test_seats_of_all_openings_are_counted() -> None:
    openings = Opening("lead", AT, AT + DAY, 2), Opening("lead", AT, AT, 1)

    assert _lights(openings=openings).seat.reasons == ("3 free seats, open until 3 November 2026.",)


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(UnknownRole, match="laed"):
        lights(framework(), person(), "laed", AT)
