"""How the milestones of a role stand with somebody, day by day."""

from __future__ import annotations

from datetime import date

import pytest

from planner.engine import Person
from planner.queries.career_map.role_milestones import role_milestones_of
from tests.engine.support import build

ACHIEVED, EXPIRES = date(2026, 3, 2), date(2027, 3, 2)
FRAMEWORK = build.framework(
    milestones=[build.milestone("refresher", valid_months=12)],
    roles=[build.role("agent"), build.role("lead", 2, milestones=["refresher"])],
)


def state_of(person: Person | None, at: date, waiting: set[str]) -> tuple[str, date | None]:
    (gate,) = role_milestones_of(FRAMEWORK, FRAMEWORK.roles["lead"], person, at, waiting)
    return gate.state, gate.until


@pytest.mark.parametrize(
    ("at", "waiting", "expected"),
    [
        (date(2026, 3, 1), set(), ("open", None)),
        (date(2026, 3, 1), {"refresher"}, ("waiting", None)),
        (ACHIEVED, set(), ("confirmed", EXPIRES)),
        (date(2027, 3, 1), {"refresher"}, ("confirmed", EXPIRES)),
        (EXPIRES, set(), ("expired", EXPIRES)),
        (EXPIRES, {"refresher"}, ("waiting", EXPIRES)),
    ],
)
def test_a_milestone_is_open_waiting_confirmed_or_expired(
    at: date, waiting: set[str], expected: tuple[str, date | None]
) -> None:
    person = build.person(milestones={"refresher": ACHIEVED})

    assert state_of(person, at, waiting) == expected


def test_nobody_has_no_state() -> None:
    assert state_of(None, ACHIEVED, set()) == ("", None)


CHOICE = build.framework(
    milestones=[build.milestone("badge"), build.milestone("licence"), build.milestone("medal")],
    roles=[build.role("agent"), build.role("lead", 2, milestones=["medal", ["badge", "licence"]])],
)


def choices(person: Person | None, waiting: set[str]) -> list[tuple[str, str]]:
    found = role_milestones_of(CHOICE, CHOICE.roles["lead"], person, ACHIEVED, waiting)
    return [(gate.name, gate.state) for gate in found]


def test_milestones_of_which_one_is_enough_are_one_that_stands_as_the_best() -> None:
    one = build.person(milestones={"licence": ACHIEVED})

    assert choices(one, {"badge"}) == [("Medal", "open"), ("Badge or Licence", "confirmed")]
    assert choices(build.person(), {"licence"})[1] == ("Badge or Licence", "waiting")
    assert choices(None, set()) == [("Medal", ""), ("Badge or Licence", "")]
