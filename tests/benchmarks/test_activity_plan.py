"""How long an exact activity plan takes, beside the same model in SciPy's solver.

Run with ``make bench``. Both get the same rows and columns, so the optimum must be the same.
The plain cover may wait for itself; the engine cuts such covers off and tells equally cheap ones
apart, which takes further questions. So the one question that both answer is timed as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from planner.engine import Framework, activity_plan
from planner.engine.activities.binary_programme import cheapest_choice
from planner.engine.activities.model import CoverModel
from planner.engine.activities.order import doable_order
from planner.engine.activities.reach import startable, worth_considering
from tests.benchmarks.support.measuring import report, say, timed
from tests.engine.support import build

pytestmark = pytest.mark.benchmark

LEVELS = 4  # as many as a skill of ``build`` has
CASES = 60
GAPS = 40
ACTIVITIES = 300
HOURS = (1, 2, 3, 4, 6, 8, 12, 20)
SKILLS = [f"skill-{number:02}" for number in range(GAPS)]


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody with a gap in every skill, and the activities that may close them.

    ``needed`` are levels that activities can reach, so that both solvers answer one question.
    """

    framework: Framework
    held: Mapping[str, int]
    needed: Mapping[str, int]

    @property
    def model(self) -> CoverModel:
        """The programme that the engine solves first."""
        useful = worth_considering(self.framework.activities, self.held, self.needed)
        return CoverModel(useful, self.held, self.needed)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [_case(seed) for seed in range(CASES)]


def test_the_same_optimum_as_scipy_and_every_plan_orderable(cases: list[Case]) -> None:
    stuck = 0
    for case in cases:
        ours, model = activity_plan(case.framework, case.held, case.needed), case.model
        activities = [case.framework.activities[code] for code in ours.activities]
        stuck += _scipy(model).is_stuck
        model.best()  # it leaves its cuts in the model, for SciPy to solve with them

        assert not ours.on_the_job
        assert doable_order(activities, case.held, case.needed) is not None
        assert _scipy(model).minutes == ours.minutes

    say(f"{CASES} cases; the plain cover cannot be done in any order in {stuck} of them")


def test_the_time_beside_scipy(cases: list[Case]) -> None:
    size = f"{GAPS} gaps, {ACTIVITIES} activities"
    plans = [partial(activity_plan, case.framework, case.held, case.needed) for case in cases]

    report(f"activity plan, {size}", [timed(plan) for plan in plans])
    models = [case.model for case in cases]
    ours = [timed(partial(cheapest_choice, m.costs, m.conditions)) for m in models]
    report("the first question of it alone", ours)
    report("the same question to scipy milp", [timed(partial(_scipy, m)) for m in models])


@dataclass(frozen=True, slots=True)
class Cover:
    """What SciPy chose: minutes in all, and whether it waits for itself."""

    minutes: int
    is_stuck: bool


def _scipy(model: CoverModel) -> Cover:
    """The same columns, costs and conditions, solved by ``scipy.optimize.milp``."""
    costs = np.array(model.costs, dtype=float)
    found = milp(
        costs,
        integrality=np.ones(len(costs), dtype=np.int8),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(_matrix(model), lb=[c.least for c in model.conditions]),
        options={"mip_rel_gap": 0},
    )
    assert found.success, found.message
    chosen = [code for code in model.codes if found.x[model.column[code]] > 0.5]
    activities = [model.activities[code] for code in chosen]
    minutes = sum(activity.minutes for activity in activities)
    return Cover(minutes, doable_order(activities, model.held, model.wanted) is None)


def _matrix(model: CoverModel) -> Any:
    cells = [
        (row, column, factor)
        for row, condition in enumerate(model.conditions)
        for column, factor in condition.terms
    ]
    rows, columns, factors = zip(*cells, strict=True)
    shape = (len(model.conditions), len(model.costs))
    return csr_array((factors, (rows, columns)), shape=shape)


def _case(seed: int) -> Case:
    random = Random(seed)
    held = {skill: random.randint(0, 2) for skill in SKILLS}
    framework = build.framework(
        skills=[build.skill(skill) for skill in SKILLS],
        roles=[],
        moves=[],
        activities=[_activity(random, number) for number in range(ACTIVITIES)],
    )
    _able, reach = startable(framework.activities, held)
    wanted = {skill: random.randint(level + 1, framework.levels) for skill, level in held.items()}
    needed = {skill: min(level, reach[skill]) for skill, level in wanted.items()}
    left = activity_plan(framework, held, needed).on_the_job
    return Case(framework, held, needed | {gap.skill: gap.from_level for gap in left})


def _activity(random: Random, number: int) -> dict[str, Any]:
    """One to three skills by a level or two; every third builds on an earlier activity."""
    starts = {skill: random.randint(0, 3) for skill in random.sample(SKILLS, random.randint(1, 3))}
    before = [f"activity-{random.randrange(number):03}"] if number and number % 3 == 0 else []
    return build.activity(
        f"activity-{number:03}",
        random.choice(HOURS),
        [
            build.effect(skill, start, min(LEVELS, start + random.randint(1, 2)))
            for skill, start in starts.items()
        ],
        after=before,
    )
