from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.actions.progress.standings import refold
from planner.engine import standing
from planner.models import Employee, Evidence, SkillStanding
from planner.queries.people.profiles import person_of, person_with_evidence, profile_of
from planner.queries.progress.levels import (
    SkillRow,
    by_category,
    evidence_log,
    open_requests,
    skill_rows,
)
from tests.engine.support import build
from tests.factories.rows import ConfirmationRequestFactory, EmployeeFactory, SkillFactory
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


def rows_of(employee: Employee, role: str | None = "lead") -> dict[str, SkillRow]:
    planning = planning_of(employee)
    rows = skill_rows(planning.framework, planning.profile, role, planning.at)
    return {row.code: row for row in rows}


def test_a_skill_is_shown_beside_what_the_role_asks_for() -> None:
    agent = employee_in()
    rated(agent, "empathy", 3)
    rated(agent, "empathy", 1, author=EmployeeFactory.create())

    row = rows_of(agent)["empathy"]

    assert (row.claimed, row.confirmed, row.held, row.needed, row.missing) == (3, 1, 3, 2, 0)
    assert row.statement == "do empathy at level 3"


def test_nothing_known_is_level_nought_without_a_sentence() -> None:
    row = rows_of(employee_in())["coaching"]

    assert (row.held, row.missing, row.statement, row.is_waiting) == (0, 2, "", False)


def test_without_a_role_nothing_is_needed() -> None:
    assert {row.needed for row in rows_of(employee_in(), None).values()} == {0}


def test_a_skill_that_fades_says_when() -> None:
    publish_small(skills=[build.skill("empathy", fades_after_months=12), build.skill("coaching")])
    agent = employee_in()
    rated(agent, "empathy", 3, happened_on=date(2025, 9, 1))

    row = rows_of(agent)["empathy"]

    assert (row.claimed, row.fades_on) == (2, date(2027, 9, 1))


def test_two_levels_apart_is_a_disagreement_and_one_is_not() -> None:
    agent, manager = employee_in(), EmployeeFactory.create()
    for skill, seen in {"empathy": 1, "coaching": 2}.items():
        rated(agent, skill, 3)
        rated(agent, skill, seen, author=manager)

    rows = rows_of(agent)

    assert rows["empathy"].disagrees
    assert not rows["coaching"].disagrees


def test_an_open_request_marks_its_skill_and_its_evidence() -> None:
    agent = employee_in()
    rated(agent, "empathy", 2)
    rated(agent, "empathy", 3)
    asked = ConfirmationRequestFactory.create(evidence=Evidence.objects.get(level=3))

    assert rows_of(agent)["empathy"].request == asked.pk
    assert open_requests(agent) == {"empathy": asked.pk}
    log = evidence_log(agent, planning_of(agent).framework)
    assert [(row.level, row.is_waiting) for row in log] == [(3, True), (2, False)]


def test_the_log_is_newest_first_and_says_whose_word_it_is() -> None:
    agent, manager = employee_in(), EmployeeFactory.create(name="Mina Manager")
    rated(agent, "empathy", 1, happened_on=date(2026, 1, 5))
    rated(agent, "empathy", 2, happened_on=date(2026, 5, 4), author=manager)

    log = evidence_log(agent, planning_of(agent).framework)

    assert [(row.author, row.is_own, row.confirms) for row in log] == [
        ("Mina Manager", False, True),
        (agent.name, True, False),
    ]


def test_the_log_keeps_what_was_said_of_a_retired_skill() -> None:
    agent = employee_in()
    SkillFactory.create(code="fax-machines")
    rated(agent, "fax-machines", 4)

    (row,) = evidence_log(agent, planning_of(agent).framework, limit=5)

    assert row.skill_name == "Fax machines"


def test_categories_keep_the_order_of_the_framework() -> None:
    publish_small(skills=[build.skill("empathy"), build.skill("coaching", category="Leading")])

    groups = by_category(rows_of(employee_in()).values())

    assert {name: [row.code for row in rows] for name, rows in groups.items()} == {
        "General": ["empathy"],
        "Leading": ["coaching"],
    }


words = st.tuples(
    st.sampled_from(["empathy", "coaching"]),
    st.integers(0, 4),
    st.integers(0, 3),  # who: oneself, or one of three others
    st.integers(0, 400),  # days ago
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(words, max_size=12))
def test_the_cache_and_the_evidence_tell_the_same(given_: list[Word]) -> None:
    """What pages read from the standings is what every single rating comes to."""
    agent = someone_with(given_)
    refold([agent.pk])
    framework = planning_of(agent).framework
    cached = person_of(agent, TODAY)
    full = person_with_evidence(agent, TODAY)
    assert cached is not None
    assert full is not None

    quick, slow = (standing(framework, person, TODAY) for person in (cached, full))

    for code, held in slow.items():
        assert (quick[code].claimed, quick[code].confirmed) == (held.claimed, held.confirmed)
        assert quick[code].claimed_on == held.claimed_on
        assert quick[code].confirmed_on == held.confirmed_on
    disputed = profile_of(agent, TODAY).disputed
    assert disputed == {code for code, held in slow.items() if held.disagrees}


def test_queries_are_few_and_do_not_grow_with_evidence(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    agent = someone_with(("empathy", n % 5, n % 4, n) for n in range(200))
    refold([agent.pk])
    planning = planning_of(agent)
    assert SkillStanding.objects.current(TODAY).count() == 1

    with django_assert_num_queries(1):
        skill_rows(planning.framework, planning.profile, "lead", TODAY)
    with django_assert_num_queries(1):
        evidence_log(agent, planning.framework)


def test_one_row_of_the_log_may_come_first_however_old_it_is() -> None:
    agent = employee_in()
    for day in (3, 2, 1):
        rated(agent, "empathy", day, happened_on=TODAY - timedelta(day))
    oldest = Evidence.objects.get(level=3)

    log = evidence_log(agent, planning_of(agent).framework, first=oldest.pk, limit=2)

    assert [row.level for row in log] == [3, 1]
