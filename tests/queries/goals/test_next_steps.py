from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from planner.engine.steps.next_steps import Kind, Step
from planner.queries.goals.next_steps import KINDS, StepLine, step_lines


def line(kind: Kind, **fields: Any) -> StepLine:
    (found,) = step_lines([Step(kind=kind, subject="", title="", why="", **fields)])
    return found


def test_every_kind_of_step_has_a_word_and_an_icon() -> None:
    assert set(KINDS) == set(get_args(Kind))


@pytest.mark.parametrize(
    ("kind", "fields", "url"),
    [
        ("choose", {}, "/map/"),
        ("renew", {"skill": "empathy"}, "/skills/empathy/"),
        ("renew", {"milestone": "probation"}, "/milestones/add/?milestone=probation"),
        ("apply", {"role": "lead"}, "/roles/lead/"),
        ("confirm", {"skill": "empathy", "role": "lead"}, "/skills/empathy/"),
        ("learn", {"skill": "empathy"}, "/skills/empathy/"),
        ("prove", {"skill": "empathy"}, "/skills/empathy/"),
        ("milestone", {"milestone": "probation"}, "/milestones/add/?milestone=probation"),
        ("wait", {"role": "lead"}, "/roles/lead/"),
        ("learn", {"activity": "listening", "role": "lead"}, ""),
    ],
)
def test_a_step_leads_to_where_it_is_done(kind: Kind, fields: dict[str, str], url: str) -> None:
    assert line(kind, **fields).url == url


def test_a_confirmation_that_was_asked_for_waits() -> None:
    steps = [
        Step(kind=kind, subject="", title="", why="", skill="empathy")
        for kind in ("confirm", "learn")
    ]

    assert [found.word for found in step_lines(steps, asked={"empathy"})] == ["Asked", "Learn"]


@pytest.mark.parametrize(
    ("before", "after", "is_earlier"),
    [
        (date(2027, 3, 1), date(2027, 2, 1), True),
        (date(2027, 3, 1), date(2027, 3, 1), False),
        (None, None, False),
        (None, date(2027, 3, 1), False),
    ],
)
def test_only_an_earlier_arrival_is_an_effect(
    before: date | None, after: date | None, is_earlier: bool
) -> None:
    assert line("learn", arrive_before=before, arrive_after=after).is_earlier is is_earlier
