from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.engine import readiness, standing
from planner.engine.values.dates import add_months
from planner.models import Evidence
from planner.queries.people.profiles import person_with_evidence
from planner.queries.progress.history import months_up_to, readiness_history, standings_on
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory
from tests.scenes.people import (
    TODAY,
    Word,
    employee_in,
    planning_of,
    publish_small,
    rated,
    someone_with,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]
LONG_AGO = date(2020, 1, 6)


def test_the_history_is_what_was_known_on_each_day() -> None:
    agent = employee_in()
    rated(agent, "empathy", 1, happened_on=date(2026, 7, 15))
    rated(agent, "coaching", 2, happened_on=date(2026, 10, 2), author=EmployeeFactory.create())

    points = readiness_history(planning_of(agent).framework, agent, "lead", TODAY, months=5)

    assert [(point.on.month, point.held, point.confirmed) for point in points] == [
        (7, 0, 0),
        (8, 25, 0),
        (9, 25, 0),
        (10, 75, 50),
        (11, 75, 50),
    ]


def test_days_are_months_apart_and_end_today() -> None:
    assert months_up_to(date(2026, 3, 31), 3) == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    ]
    assert months_up_to(date(2026, 3, 31), 2, step=12) == [date(2025, 3, 31), date(2026, 3, 31)]


def test_what_colleagues_say_is_in_no_number() -> None:
    agent = employee_in()
    colleague = EmployeeFactory.create()
    Evidence.objects.create(
        employee=agent,
        skill_id="empathy",
        level=2,
        kind=Evidence.Kind.FEEDBACK,
        author=colleague,
        happened_on=TODAY,
    )

    (point,) = readiness_history(planning_of(agent).framework, agent, "lead", TODAY, months=1)

    assert (point.held, point.confirmed) == (0, 0)


words = st.tuples(
    st.sampled_from(["empathy", "coaching"]),
    st.integers(0, 4),
    st.integers(0, 3),  # who: oneself, or one of three others
    st.integers(0, 900),  # days ago
)


@pytest.fixture
def fading() -> None:
    publish_small(skills=[build.skill("empathy", fades_after_months=5), build.skill("coaching")])


@pytest.mark.usefixtures("fading")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(words, max_size=30), st.sets(st.integers(0, 1000), min_size=1, max_size=8))
def test_what_is_read_comes_to_the_same_as_every_single_rating(
    said: list[Word], ago: set[int]
) -> None:
    """The engine, given all evidence, says what the quick query says, skill by skill."""
    agent = someone_with(said, LONG_AGO)
    framework = planning_of(agent).framework
    days = sorted(TODAY - timedelta(back) for back in ago)
    person = person_with_evidence(agent, TODAY)
    assert person

    quick = standings_on(framework, agent, framework.skills, days)

    assert quick == {day: dict(standing(framework, person, day)) for day in days}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(words, max_size=30))
def test_every_point_is_what_the_engine_measures(said: list[Word]) -> None:
    agent = someone_with(said, LONG_AGO)
    framework = planning_of(agent).framework
    person = person_with_evidence(agent, TODAY)
    assert person

    points = readiness_history(framework, agent, "lead", TODAY, months=13)

    for back, point in enumerate(reversed(points)):
        day = add_months(TODAY, -back)
        engine = readiness(framework, person, "lead", day)
        assert (point.on, point.held) == (day, engine.held_percent)
        assert point.confirmed == engine.confirmed_percent


def test_one_query_reads_only_what_can_matter(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    agent = someone_with((("empathy", n % 5, n % 4, n) for n in range(400)), LONG_AGO)
    framework = planning_of(agent).framework

    with django_assert_num_queries(1) as queries:
        readiness_history(framework, agent, "lead", TODAY, months=4)

    assert "ROW_NUMBER" in queries[0]["sql"]
