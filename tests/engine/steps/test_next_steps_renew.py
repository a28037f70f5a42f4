"""What is to be renewed before the next move, against looking at each day until then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.routes.routes import routes
from planner.engine.standing.fold import standing
from planner.engine.steps.next_steps import next_steps
from planner.engine.values.dates import add_months
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person, Rating
from tests.engine.support import oracle
from tests.engine.support.build import AT, claim, milestone, person, skill
from tests.engine.support.step_scenes import ladder
from tests.engine.support.strategies import MONTHS_AGO, RATINGS

VALID_MONTHS = 6
BADGES = ("badge", "medal")
MILESTONES = ("licence", *BADGES)


@st.composite
def waiting(draw: st.DrawFn) -> tuple[Framework, Person]:
    """Somebody who will be a lead in some months, with skills and a licence that do not last."""
    needs = {"empathy": draw(st.integers(1, 4)), "coaching": draw(st.integers(0, 4))}
    found = ladder(
        needs,
        months=draw(st.integers(0, 12)),
        lead={"milestones": ["licence", ["badge", "medal"]]},
        skills=[
            skill("empathy", fades_after_months=3),
            skill("coaching", fades_after_months=draw(st.sampled_from((4, None)))),
        ],
        milestones=[milestone(code, valid_months=VALID_MONTHS) for code in MILESTONES],
        activities=[],
    )
    achieved = draw(st.dictionaries(st.sampled_from(MILESTONES), MONTHS_AGO))
    return found, person(ratings=draw(RATINGS), milestones=achieved, weekly_minutes=600)


@settings(max_examples=200, deadline=None)
@given(waiting())
def test_what_will_not_last_is_to_be_renewed_by_its_day(case: tuple[Framework, Person]) -> None:
    found, planning = case
    arrive = routes(found, planning, "lead", at=AT)[0].arrive

    steps = next_steps(found, planning, "lead", at=AT, limit=99)

    skills = found.roles["lead"].needs
    days = {code: last_day(goodness(found, planning, code), arrive) for code in skills}
    days["licence"] = last_day(lambda day: has_milestone(planning, "licence", day), arrive)
    either = last_day(lambda day: any(has_milestone(planning, c, day) for c in BADGES), arrive)
    days[newest(planning, BADGES)] = either
    expected = sorted((day, code) for code, day in days.items() if day)
    assert [(s.on, s.subject) for s in steps if s.kind == "renew"] == expected


@pytest.mark.parametrize(
    ("rating", "why"),
    [
        (claim("empathy", 2, AT), "it fades below that"),
        (claim("empathy", 2, AT, until=add_months(AT, 2)), "the certificate that shows it expires"),
    ],
)
def test_the_reason_to_renew_is_what_takes_the_level(rating: Rating, why: str) -> None:
    skills = [skill("empathy", fades_after_months=3), skill("coaching")]
    found = ladder({"empathy": 2}, months=6, skills=skills, activities=[])

    steps = next_steps(found, person(ratings=[rating]), "lead", at=AT)

    (renew,) = [step for step in steps if step.kind == "renew"]
    assert why in renew.why


def test_what_counts_again_on_arrival_needs_no_renewal() -> None:
    skills = [skill("empathy"), skill("coaching", fades_after_months=4)]
    found = ladder({"coaching": 2}, months=3, skills=skills, activities=[])
    fades_first = claim("coaching", 2, add_months(AT, -2), until=add_months(AT, 3))
    counts_again = claim("coaching", 3, add_months(AT, -3))

    steps = next_steps(found, person(ratings=[fades_first, counts_again]), "lead", at=AT)

    assert [step.subject for step in steps if step.kind == "renew"] == []


def goodness(found: Framework, planning: Person, code: str) -> Callable[[date], bool]:
    """Whether on a day the lead's requirement is met as well as today: confirmed, or only held."""
    needed = found.roles["lead"].needs[code]
    is_confirmed = standing(found, planning, AT)[code].confirmed >= needed

    def is_good(day: date) -> bool:
        then = standing(found, planning, day)[code]
        return (then.confirmed if is_confirmed else then.level) >= needed

    return is_good


def has_milestone(planning: Person, code: str, day: date) -> bool:
    achieved = planning.milestones.get(code)
    return achieved is not None and day < oracle.add_months(achieved, VALID_MONTHS)


def newest(planning: Person, codes: Sequence[str]) -> str:
    """The milestone that was achieved last; the first of those that were achieved at once."""
    return max(codes, key=lambda code: planning.milestones.get(code, date.min))


def last_day(is_good: Callable[[date], bool], arrive: date) -> date | None:
    """The first day on which what is good today is good no more, if it is not on ``arrive``."""
    if not is_good(AT) or is_good(arrive):
        return None
    days = (AT + timedelta(number) for number in range((arrive - AT).days + 1))
    return next((day for day in days if not is_good(day)), None)
