"""What time takes away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.engine import Framework, Person, Rating, readiness, standing
from planner.engine.standing.losses import Loss, losses
from planner.engine.standing.milestones import has_milestone
from planner.engine.values.dates import add_months
from tests.engine.support.build import (
    AT,
    claim,
    confirmation,
    framework,
    milestone,
    person,
    role,
    skill,
)

DAY = timedelta(days=1)
FADING = framework(
    skills=[skill("empathy", fades_after_months=6), skill("coaching", fades_after_months=4)],
    milestones=[milestone("probation", valid_months=12), milestone("mentor")],
    roles=[role("agent"), role("lead", 2, {"empathy": 3, "coaching": 2})],
)


def lost(somebody: Person, months: int = 24) -> tuple[Loss, ...]:
    return losses(FADING, somebody, at=AT, until=add_months(AT, months))


def test_a_level_goes_with_each_period_until_none_is_left() -> None:
    somebody = person(ratings=[claim("empathy", 2)])

    assert lost(somebody) == (
        Loss(date(2027, 5, 2), "empathy", held_before=2, held_after=1),
        Loss(date(2027, 11, 2), "empathy", held_before=1, held_after=0),
    )


def test_what_was_lost_before_is_no_news() -> None:
    somebody = person(ratings=[claim("empathy", 1, date(2026, 4, 2))])

    assert lost(somebody) == ()


def test_the_confirmed_level_goes_by_its_own_date() -> None:
    somebody = person(ratings=[claim("coaching", 2), confirmation("coaching", 2, date(2026, 9, 2))])

    first = lost(somebody)[0]

    assert (first.on, first.held_before, first.held_after) == (date(2027, 1, 2), 2, 2)
    assert (first.confirmed_before, first.confirmed_after) == (2, 1)


def test_a_claim_below_what_is_confirmed_takes_nothing_with_it() -> None:
    somebody = person(ratings=[claim("coaching", 1, date(2026, 9, 2)), confirmation("coaching", 2)])

    assert [loss.on for loss in lost(somebody)] == [date(2027, 3, 2), date(2027, 7, 2)]


def test_a_certificate_takes_its_level_with_it() -> None:
    ends = date(2027, 3, 1)
    somebody = person(ratings=[claim("empathy", 1), confirmation("empathy", 3, until=ends)])

    assert lost(somebody, months=5) == (
        Loss(ends, "empathy", held_before=3, held_after=1, confirmed_before=3),
    )


def test_an_end_that_raises_the_median_is_no_loss() -> None:
    certificate = confirmation("empathy", 1, by="school", until=date(2027, 3, 1))
    somebody = person(ratings=[claim("empathy", 3), confirmation("empathy", 3), certificate])

    assert lost(somebody, months=5) == ()


def test_a_milestone_that_expires_is_a_loss_and_one_for_ever_is_none() -> None:
    somebody = person(milestones={"probation": date(2026, 1, 31), "mentor": AT, "gone": AT})

    assert lost(somebody) == (Loss(date(2027, 1, 31), milestone="probation"),)


def test_what_has_expired_already_is_no_news() -> None:
    assert lost(person(milestones={"probation": date(2025, 11, 2)})) == ()


def test_the_last_day_counts_and_the_first_does_not() -> None:
    somebody = person(ratings=[claim("empathy", 2)])
    days = [date(2027, 5, 2), date(2027, 11, 2)]

    assert [loss.on for loss in losses(FADING, somebody, at=AT, until=days[0])] == days[:1]
    assert [loss.on for loss in losses(FADING, somebody, at=days[0], until=days[1])] == days[1:]


ratings = st.builds(
    Rating,
    skill=st.sampled_from(["empathy", "coaching"]),
    level=st.integers(0, 4),
    on=st.dates(date(2025, 9, 1), AT),
    by=st.sampled_from(["boss", "assessor"]),
    confirms=st.booleans(),
)
people = st.builds(
    person,
    ratings=st.lists(ratings, max_size=6),
    milestones=st.dictionaries(
        st.sampled_from(["probation", "mentor"]), st.dates(date(2025, 9, 1), AT)
    ),
)


@given(people)
def test_the_losses_are_those_that_one_finds_day_by_day(somebody: Person) -> None:
    until = AT + 500 * DAY

    assert list(losses(FADING, somebody, at=AT, until=until)) == list(
        day_by_day(FADING, somebody, until)
    )


def day_by_day(found: Framework, somebody: Person, until: date) -> Iterator[Loss]:
    on = AT
    while (on := on + DAY) <= until:
        before, after = standing(found, somebody, on - DAY), standing(found, somebody, on)
        for code in sorted(found.skills):
            then, now = before[code], after[code]
            if (then.level, then.confirmed) != (now.level, now.confirmed):
                yield Loss(on, code, "", then.level, now.level, then.confirmed, now.confirmed)
        for code in sorted(somebody.milestones):
            valid = [has_milestone(found, somebody, code, day) for day in (on - DAY, on)]
            if valid == [True, False]:
                yield Loss(on, milestone=code)


@given(people, st.integers(0, 800))
def test_readiness_on_a_day_is_todays_less_what_was_lost(somebody: Person, days: int) -> None:
    on = AT + days * DAY
    needs = FADING.roles["lead"].needs
    found = losses(FADING, somebody, at=AT, until=on)
    gone = sum(
        min(loss.held_before, needs[loss.skill]) - min(loss.held_after, needs[loss.skill])
        for loss in found
        if loss.skill
    )
    today, then = (readiness(FADING, somebody, "lead", day) for day in (AT, on))

    assert then.held_points == today.held_points - gone
