from __future__ import annotations

from planner.engine.values.near_misses import did_you_mean
from planner.engine.values.sentences import gettext as _


def test_a_near_miss_is_offered() -> None:
    found = did_you_mean(_("no such role"), "team-laed", ["agent", "team-lead"])

    assert found == 'no such role; did you mean "team-lead"?'


def test_nothing_near_is_not_offered() -> None:
    assert did_you_mean(_("no such role"), "x" * 10_000, ["x" * 9_999]) == "no such role"
