"""The name of a form belongs to whoever sends it, and to what it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from planner.actions.plan.steps import Idea, add_step, log_hours
from planner.actions.progress.evidence import Note, observe_skill
from planner.actions.progress.milestones import log_milestone
from planner.actions.progress.reflections import Thought, add_reflection
from planner.models import Employee, Milestone
from tests.factories.rows import EmployeeFactory
from tests.scenes.people import TODAY, add_evidence
from tests.scenes.plan import open_steps, planning_agent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plannable")]
Send = Callable[[Employee, UUID], object]


def note(form: UUID) -> Note:
    return Note(TODAY, "Once.", submission=form)


def probation() -> Milestone:
    return Milestone.objects.get(pk="mentor")


FORMS: dict[str, Send] = {
    "evidence": lambda person, form: add_evidence(person, "empathy", 2, note(form)),
    "milestone": lambda person, form: log_milestone(person, probation(), note(form)),
    "reflection": lambda person, form: add_reflection(person, Thought("Once.", submission=form)),
    "step": lambda person, form: add_step(person, Idea("Read", 60, submission=form)),
    "hours": lambda person, form: log_hours(open_steps(person)[0], 60, TODAY, form),
    "observation": lambda person, form: observe_skill(
        EmployeeFactory.create(manager=person), person, "empathy", 2, note(form)
    ),
}


@pytest.mark.parametrize("kind", FORMS)
def test_the_name_of_somebody_elses_form_is_another_name(kind: str) -> None:
    form, people = uuid4(), [planning_agent(), planning_agent()]

    rows = [FORMS[kind](person, form) for person in people]

    assert rows[0] != rows[1]


def test_one_name_for_hours_on_two_steps_logs_both() -> None:
    form, person = uuid4(), planning_agent()
    first, second = open_steps(person)[:2]

    rows = [log_hours(step, 60, TODAY - timedelta(1), form) for step in (first, second, first)]

    assert rows[0] == rows[2] != rows[1]


def test_one_name_for_words_about_two_people_writes_both() -> None:
    form, manager = uuid4(), EmployeeFactory.create()
    people = EmployeeFactory.create_batch(2, manager=manager)

    rows = [observe_skill(person, manager, "empathy", 2, note(form)) for person in people]

    assert [row.employee for row in rows] == people
