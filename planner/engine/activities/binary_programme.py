"""The cheapest yes-or-no choice under linear conditions, solved exactly with HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import highspy
import numpy as np

ANSWERED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)
ROUNDING = 0.5  # whole-number costs that differ by less than one are equal


class Condition(NamedTuple):
    """The sum of factor x choice over ``terms`` (column, factor) must be at least ``least``."""

    least: int
    terms: tuple[tuple[int, int], ...]


def cheapest_choice(costs: Sequence[int], conditions: Sequence[Condition]) -> list[bool] | None:
    """Return a choice of least total cost that meets all conditions, or None if there is none.

    ``costs`` are whole numbers, one per column. Which of several equally cheap choices is returned
    is undefined: callers that need a unique one ask again with further conditions.
    """
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {
        "output_flag": False,
        "threads": 1,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": ROUNDING,
    }.items():
        solver.setOptionValue(option, value)
    solver.passModel(_linear_programme(costs, conditions))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status not in ANSWERED:
        raise RuntimeError(f"The solver stopped without an answer: {status}")
    return [value > ROUNDING for value in solver.getSolution().col_value]


def _linear_programme(costs: Sequence[int], conditions: Sequence[Condition]) -> highspy.HighsLp:
    programme = highspy.HighsLp()
    programme.num_col_ = len(costs)
    programme.num_row_ = len(conditions)
    programme.col_cost_ = np.array(costs, dtype=float)
    programme.col_lower_ = np.zeros(len(costs))
    programme.col_upper_ = np.ones(len(costs))
    programme.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    programme.row_lower_ = np.array([condition.least for condition in conditions], dtype=float)
    programme.row_upper_ = np.full(len(conditions), highspy.kHighsInf)
    terms = [term for condition in conditions for term in condition.terms]
    matrix = programme.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = [0, *accumulate(len(condition.terms) for condition in conditions)]
    matrix.index_ = [column for column, _ in terms]
    matrix.value_ = [float(factor) for _, factor in terms]
    return programme
