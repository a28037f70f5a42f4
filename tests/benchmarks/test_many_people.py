"""How long the levels of many people take, beside the matrix product that the answer is made of.

Run with ``make bench``. The best of some runs of each, taken in turns.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

import numpy as np
import pytest

from planner.engine import (
    Framework,
    Person,
    Rating,
    Standings,
    bench,
    bulk_readiness,
    bulk_ready,
    standings,
)
from planner.models import Employee, Skill, SkillStanding
from planner.queries.people.profiles import profiles_of
from tests.benchmarks.support.measuring import report, say, timed
from tests.benchmarks.support.random_frameworks import AT, Size, random_framework
from tests.factories.rows import EmployeeFactory, RoleAssignmentFactory, RoleFactory, SkillFactory

pytestmark = pytest.mark.benchmark

RUNS = 7
CROWD = 100_000
TEAM = 1_000


def best(*calls: Callable[[], Any]) -> list[float]:
    """The least time of each, called in turns so that none has the quiet moments alone."""
    rounds = [[timed(call) for call in calls] for _ in range(RUNS)]
    return [min(times) for times in zip(*rounds, strict=True)]


@pytest.fixture(scope="module")
def service() -> Framework:
    return random_framework(2, Size(roles=34, moves=80, skills=30))


def team(known: Framework) -> list[Person]:
    """People of whom the cache knows a claimed and a confirmed level in every skill."""
    roles = list(known.roles)
    return [
        Person(roles[n % len(roles)], AT - timedelta(700), _words(known, Random(n)))
        for n in range(TEAM)
    ]


def _words(known: Framework, random: Random) -> list[Rating]:
    return [
        Rating(
            skill, random.randint(0, 4), AT - timedelta(random.randint(0, 400)), by, by != "self"
        )
        for skill in known.skills
        for by in ("self", "fold")
    ]


def test_a_crowd_beside_the_matrix_product() -> None:
    """The product is that of the levels that each person reaches and what they are worth."""
    known = random_framework(1)
    chance = np.random.default_rng(7)
    levels = chance.integers(0, known.levels + 1, (CROWD, len(known.skills)), dtype=np.int8)
    reached = np.concatenate([levels > step for step in range(known.levels)], axis=1).astype(
        np.float32
    )
    worth = chance.integers(0, 6, (reached.shape[1], len(known.roles))).astype(np.float32)
    everybody = Standings(levels, levels)

    product, ready, readiness = best(
        lambda: reached @ worth,
        lambda: bulk_ready(known, everybody),
        lambda: bulk_readiness(known, levels),
    )

    say(f"{CROWD:,} people, {len(known.roles):,} roles, {len(known.skills)} skills:")
    say(f"the matrix product alone: {product * 1e3:.0f} ms")
    say(f"ready or not: {ready * 1e3:.0f} ms, {ready / product:.2f} times the product")
    say(f"readiness: {readiness * 1e3:.0f} ms, {readiness / product:.2f} times the product")


def test_a_team_from_ratings_to_lights(service: Framework) -> None:
    people = team(service)
    held = standings(service, people, AT)

    def answer() -> None:
        bulk_ready(service, held)
        bulk_readiness(service, held.confirmed)

    folding, answering = best(lambda: standings(service, people, AT), answer)

    say(f"{TEAM:,} people, {len(service.roles)} roles, {len(service.skills)} skills:")
    say(f"levels from {len(people[0].ratings) * TEAM:,} ratings: {folding * 1e3:.1f} ms")
    say(f"readiness and ready lights from levels: {answering * 1e3:.1f} ms")


def test_a_bench(service: Framework) -> None:
    people = {f"person-{n}": person for n, person in enumerate(team(service))}

    seconds = [timed(partial(bench, service, people, role, AT)) for role in service.roles]

    report(f"bench of one of {len(service.roles)} roles, {TEAM:,} people", seconds)


@pytest.mark.django_db
def test_loading_levels_from_the_database(service: Framework) -> None:
    employees = EmployeeFactory.create_batch(TEAM, user=None)
    role = RoleFactory.create()
    for employee in employees:
        RoleAssignmentFactory.create(employee=employee, role=role)
    skills = [SkillFactory.create(code=code) for code in service.skills]
    SkillStanding.objects.bulk_create(
        row for employee in employees for row in _cached(employee, skills)
    )

    seconds = [timed(lambda: profiles_of(employees, AT)) for _ in range(RUNS)]

    report(f"loading {TEAM:,} people with {len(skills)} skills from the database", seconds)


def _cached(employee: Employee, skills: list[Skill]) -> list[SkillStanding]:
    on = AT - timedelta(100)
    words: dict[str, Any] = {"claimed": 3, "claimed_on": on, "confirmed": 2, "confirmed_on": on}
    return [
        SkillStanding(employee=employee, skill=skill, since=on, lowest=2, highest=3, **words)
        for skill in skills
    ]
