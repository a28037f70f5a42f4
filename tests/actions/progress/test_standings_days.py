"""The cache beside the full evidence: ends, authors and readers with different todays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from planner.actions.progress.evidence import answer_confirmation, ask_confirmation, rate_skills
from planner.actions.progress.standings import ZONES_APART, refold, wrong_standings
from planner.engine import Standing, standing
from planner.models import Employee, Evidence, SkillStanding
from planner.queries.people.profiles import person_of, person_with_evidence, profile_of
from planner.queries.progress.history import standings_on
from tests.factories.rows import EmployeeFactory
from tests.scenes.people import TODAY, employee_in, planning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]

AHEAD = [0, 1, 2, 3, 4, 30, 46, 400]


class Row(NamedTuple):
    """Days are counted from the reader's today: the author's may be two days ahead of it."""

    level: int
    author: int  # 0 is the person
    day: int
    days: int | None  # until it ends


rows = st.builds(
    Row,
    st.integers(0, 4),
    st.integers(0, 3),
    st.integers(-5, ZONES_APART.days) | st.sampled_from([-400, -47, -46, -45, -44]),
    st.none() | st.integers(1, 8) | st.sampled_from([44, 45, 46, 47, 402]),
)


def written(given_: Iterable[Row]) -> Employee:
    """An agent of whom all this is written down, and folded."""
    agent = employee_in()
    authors = [agent, *EmployeeFactory.create_batch(3, user=None)]
    Evidence.objects.bulk_create(_evidence(agent, authors[row.author], row) for row in given_)
    refold([agent.pk])
    return agent


def _evidence(agent: Employee, author: Employee, row: Row) -> Evidence:
    on = TODAY + timedelta(row.day)
    return Evidence(
        employee=agent,
        skill_id="empathy",
        level=row.level,
        author=author,
        confirms=author != agent,
        happened_on=on,
        kind=Evidence.Kind.CERTIFICATE if row.days else Evidence.Kind.RATING,
        expires_on=on + timedelta(row.days) if row.days else None,
    )


def said(held: Standing) -> tuple[object, ...]:
    return held.claimed, held.claimed_on, held.confirmed, held.confirmed_on


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(rows, max_size=10))
@example([Row(4, 0, -9, 9), Row(1, 0, -20, None)])
@example([Row(3, 0, 1, None), Row(2, 1, 0, None)])
def test_the_cache_tells_the_same_as_the_evidence_on_every_day(given_: list[Row]) -> None:
    agent = written(given_)
    cached, full = person_of(agent, TODAY), person_with_evidence(agent, TODAY)
    assert cached is not None
    assert full is not None
    framework = planning_of(agent).framework

    for day in (TODAY + timedelta(number) for number in AHEAD):
        quick, slow = (standing(framework, one, day)["empathy"] for one in (cached, full))
        assert said(quick) == said(slow)
        assert profile_of(agent, day).disputed == ({"empathy"} if slow.disagrees else set())
        on_days = standings_on(framework, agent, ["empathy"], sorted({TODAY, day}))
        assert said(on_days[day]["empathy"]) == said(slow)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(rows, min_size=1, max_size=10))
def test_a_person_read_later_is_the_same_person(given_: list[Row]) -> None:
    agent = written(given_)
    framework = planning_of(agent).framework
    today = person_of(agent, TODAY)
    assert today is not None

    for day in (TODAY + timedelta(number) for number in AHEAD):
        later = person_of(agent, day)
        assert later is not None
        assert said(standing(framework, later, day)["empathy"]) == said(
            standing(framework, today, day)["empathy"]
        )


def held_in(zone: str, agent: Employee) -> tuple[int, int]:
    """Claimed and confirmed empathy, as somebody in ``zone`` reads it now."""
    with timezone.override(ZoneInfo(zone)):
        today = timezone.localdate()
        person = person_of(agent, today)
    assert person is not None
    held = standing(planning_of(agent).framework, person, today)["empathy"]
    return held.claimed, held.confirmed


def test_a_manager_who_is_a_day_behind_takes_no_claim_away() -> None:
    boss = employee_in("lead")
    agent = employee_in(manager=boss)
    with time_machine.travel(datetime(2026, 11, 2, 20, tzinfo=UTC), tick=False):
        with timezone.override(ZoneInfo("Pacific/Auckland")):
            rate_skills(agent, {"empathy": 3}, at=timezone.localdate())
            request = ask_confirmation(Evidence.objects.get())
        with timezone.override(ZoneInfo("America/Los_Angeles")):
            answer_confirmation(request, boss, level=2, text="Seen.", at=timezone.localdate())

        assert held_in("Pacific/Auckland", agent) == (3, 2)
        assert held_in("America/Los_Angeles", agent) == (0, 2)
        assert wrong_standings() == []
    with time_machine.travel(datetime(2026, 11, 3, 20, tzinfo=UTC), tick=False):
        assert held_in("America/Los_Angeles", agent) == (3, 2)


@pytest.mark.parametrize(("days", "claimed"), [(0, 4), (8, 4), (9, 1)])
def test_one_row_counts_on_a_day(days: int, claimed: int) -> None:
    written([Row(1, 0, -20, None), Row(4, 0, -9, 18)])

    assert SkillStanding.objects.current(TODAY + timedelta(days)).get().claimed == claimed
