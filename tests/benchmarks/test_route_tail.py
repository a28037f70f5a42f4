"""How long the hardest searches take, and what those that give up can still say.

Run with ``make bench``. Times are of the processor, each question asked for the first time.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from statistics import median

import pytest

from planner.engine import Framework, Person, Route, routes, suggest_targets
from planner.engine.values.dates import DAYS_PER_WEEK
from tests.benchmarks.support.measuring import report, say, timed
from tests.benchmarks.support.random_frameworks import AT, Size, random_framework, random_person

pytestmark = pytest.mark.benchmark

SEEDS = 40
PEOPLE = 20
SIZES = [(300, 6_000), (300, 30_000), (1_000, 20_000), (3_000, 60_000)]


@pytest.fixture(scope="module", params=SIZES, ids="{0[0]}/{0[1]}".format)
def framework(request: pytest.FixtureRequest) -> Framework:
    count, moves = request.param
    return random_framework(1, Size(roles=count, moves=moves))


@pytest.mark.parametrize("max_moves", [6, 8, 10])
def test_three_best_routes(framework: Framework, max_moves: int) -> None:
    asked = [_question(framework, seed) for seed in range(SEEDS)]
    found: list[tuple[Route, ...]] = []

    def search(person: Person, target: str) -> None:
        found.append(routes(framework, person, target, at=AT, k=3, max_moves=max_moves))

    seconds = [timed(partial(search, *it)) for it in asked if it[0].role != it[1]]
    report(f"{_size(framework)}, at most {max_moves} moves", seconds)
    gaps = [_weeks(best.arrive, best.earliest) for best, *_ in found if best.earliest]
    if gaps:
        say(f"    {len(gaps)} gave up; at most {median(gaps):.0f} weeks better at the median")


def test_suggested_targets(framework: Framework) -> None:
    people = [random_person(seed, framework) for seed in range(PEOPLE)]
    calls = [partial(suggest_targets, framework, person, at=AT) for person in people]

    report(f"{_size(framework)}, suggested targets", [timed(call) for call in calls])


def _question(framework: Framework, seed: int) -> tuple[Person, str]:
    codes = sorted(framework.roles)
    return random_person(seed, framework), codes[(seed * 397 + 11) % len(codes)]


def _size(framework: Framework) -> str:
    return f"{len(framework.roles):,} roles, {len(framework.moves):,} moves"


def _weeks(arrive: date, earliest: date) -> int:
    return -(-(arrive - earliest).days // DAYS_PER_WEEK)
