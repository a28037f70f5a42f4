"""The cheapest yes-or-no choice under linear conditions, solved exactly with HiGHS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import highspy
import numpy as np
import numpy.typing as npt

ANSWERED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)
ROUNDING = 0.5  # whole-number costs that differ by less than one are equal


class Condition(NamedTuple):
    """The sum of factor x choice over ``terms`` (column, factor) must be at least ``least``."""

    least: int
    terms: tuple[tuple[int, int], ...]


class Relaxed(NamedTuple):
    """The optimum if every column could be anything from 0 to 1: a bound on the cost.

    A column that is changed by the whole adds at least its value in ``reduced_costs``, positive
    for those that are 0, negative for those that are 1.
    """

    cost: float
    reduced_costs: npt.NDArray[np.float64]


class Programme:
    """A choice that can be asked for again and again, with other costs and more conditions."""

    def __init__(self, costs: Sequence[int], conditions: Sequence[Condition]) -> None:
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in {
            "output_flag": False,
            "threads": 1,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": ROUNDING,
        }.items():
            self._solver.setOptionValue(option, value)
        self._solver.passModel(_linear_programme(costs, conditions))

    def cheapest(self) -> list[bool] | None:
        """One choice of least total cost that fulfils all conditions; None if there is none.

        Which of several equally cheap choices is returned is not defined.
        """
        return (
            [value > ROUNDING for value in self._solver.getSolution().col_value]
            if self._run()
            else None
        )

    def relaxed(self) -> Relaxed:
        """The optimum of the relaxed programme, which must have one."""
        self._solver.setOptionValue("solve_relaxation", True)
        self._run()
        self._solver.setOptionValue("solve_relaxation", False)
        solution = self._solver.getSolution()
        return Relaxed(self._solver.getObjectiveValue(), np.array(solution.col_dual))

    def require(self, conditions: Iterable[Condition]) -> None:
        """Add conditions."""
        for condition in conditions:
            columns = [column for column, _ in condition.terms]
            factors = [float(factor) for _, factor in condition.terms]
            self._solver.addRow(condition.least, highspy.kHighsInf, len(columns), columns, factors)

    def price(self, costs: Sequence[int]) -> None:
        """Take other costs."""
        columns = np.arange(len(costs), dtype=np.int32)
        self._solver.changeColsCost(len(columns), columns, np.array(costs, dtype=float))

    def fix(self, values: Mapping[int, bool]) -> None:
        """Allow nothing but these values, by column."""
        columns = np.array([*values], dtype=np.int32)
        bounds = np.array([*values.values()], dtype=float)
        self._solver.changeColsBounds(len(columns), columns, bounds, bounds)

    def _run(self) -> bool:
        """Solve it; False if there is no solution."""
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return False
        if status not in ANSWERED:
            raise RuntimeError(f"The solver stopped without an answer: {status}")
        return True


def cheapest_choice(costs: Sequence[int], conditions: Sequence[Condition]) -> list[bool] | None:
    """Return a choice of least total cost that meets all conditions, or None if there is none.

    ``costs`` are whole numbers, one per column. Which of several equally cheap choices is returned
    is undefined.
    """
    return Programme(costs, conditions).cheapest()


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
