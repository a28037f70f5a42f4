"""What is in the way of a step, and support."""

from __future__ import annotations

import pytest

from planner.actions.guards import (
    AlreadyAnswered,
    NobodyToAsk,
    NoteTooLong,
    NotYours,
    ReasonMissing,
)
from planner.actions.plan.blockers import (
    GoalIsPrivate,
    answer_blocker,
    block_step,
    resolve_blocker,
)
from planner.actions.plan.steps import StepClosed
from planner.models import Blocker, Employee, PlanStep
from tests.factories.rows import EmployeeFactory
from tests.scenes.people import TODAY
from tests.scenes.plan import open_steps, planning_agent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plannable")]


@pytest.fixture
def manager() -> Employee:
    return EmployeeFactory.create()


@pytest.fixture
def step(manager: Employee) -> PlanStep:
    return open_steps(planning_agent(manager=manager))[0]


@pytest.fixture
def asked(step: PlanStep) -> Blocker:
    return block_step(step, " The queue is long. ", wants_support=True)


def test_a_blocked_step_asks_for_support(asked: Blocker) -> None:
    assert (asked.reason, asked.wants_support) == ("The queue is long.", True)
    assert Blocker.objects.waiting().get() == asked


def test_said_anew_it_keeps_its_age(asked: Blocker, step: PlanStep) -> None:
    again = block_step(step, "The queue is too long.", wants_support=True)

    assert (again.pk, again.since) == (asked.pk, asked.since)
    assert Blocker.objects.get().reason == "The queue is too long."


def test_asking_later_is_a_request_of_that_day(step: PlanStep) -> None:
    before = block_step(step, "The queue is long.", wants_support=False)

    after = block_step(step, "The queue is long.", wants_support=True)

    before.refresh_from_db()
    assert before.resolved_at is not None
    assert Blocker.objects.waiting().get() == after


def test_a_reason_is_needed_and_has_an_end(step: PlanStep) -> None:
    with pytest.raises(ReasonMissing):
        block_step(step, "  ", wants_support=False)
    with pytest.raises(NoteTooLong):
        block_step(step, "x" * 4001, wants_support=False)


def test_nobody_helps_with_a_private_goal(step: PlanStep) -> None:
    step.goal.shared = False
    step.goal.save()

    with pytest.raises(GoalIsPrivate) as refused:
        block_step(step, "The queue is long.", wants_support=True)

    assert refused.value.field == "wants_support"
    assert block_step(step, "The queue is long.", wants_support=False).pk


def test_without_a_manager_there_is_nobody_to_ask() -> None:
    with pytest.raises(NobodyToAsk):
        block_step(open_steps(planning_agent())[0], "Stuck.", wants_support=True)


def test_a_closed_step_is_not_blocked(step: PlanStep) -> None:
    PlanStep.objects.update(state="dropped", closed_on=TODAY)

    with pytest.raises(StepClosed):
        block_step(step, "The queue is long.", wants_support=False)


def test_the_manager_answers_and_the_step_stays_blocked(asked: Blocker, manager: Employee) -> None:
    answered = answer_blocker(asked, manager, " I will cover your line. ")

    assert (answered.answer, answered.answered_by) == ("I will cover your line.", manager)
    assert not Blocker.objects.waiting().exists()
    assert Blocker.objects.open().get() == answered


def test_the_same_answer_sent_twice_is_one(asked: Blocker, manager: Employee) -> None:
    first = answer_blocker(asked, manager, "I will cover your line.")

    again = answer_blocker(asked, manager, "I will cover your line.")

    assert again.answered_at == first.answered_at


def test_another_answer_comes_too_late(asked: Blocker, manager: Employee) -> None:
    answer_blocker(asked, manager, "I will cover your line.")

    with pytest.raises(AlreadyAnswered, match="answered"):
        answer_blocker(asked, manager, "Sorry, no.")


def test_the_same_answer_of_somebody_else_comes_too_late(asked: Blocker, manager: Employee) -> None:
    above = EmployeeFactory.create()
    Employee.objects.filter(pk=manager.pk).update(manager=above)
    answer_blocker(asked, manager, "I will cover your line.")

    with pytest.raises(AlreadyAnswered, match="answered"):
        answer_blocker(asked, above, "I will cover your line.")


def test_what_was_solved_needs_no_answer(asked: Blocker, manager: Employee) -> None:
    resolve_blocker(asked)
    resolve_blocker(asked)

    with pytest.raises(AlreadyAnswered, match="solved"):
        answer_blocker(asked, manager, "I will cover your line.")


def test_an_answer_says_something(asked: Blocker, manager: Employee) -> None:
    with pytest.raises(ReasonMissing) as refused:
        answer_blocker(asked, manager, " ")

    assert refused.value.field == "text"


def test_only_somebody_above_answers(asked: Blocker) -> None:
    with pytest.raises(NotYours):
        answer_blocker(asked, EmployeeFactory.create(), "I will cover your line.")


@pytest.mark.parametrize("hidden", ["goal", "support"])
def test_what_was_not_shared_is_not_answered(
    hidden: str, asked: Blocker, manager: Employee
) -> None:
    asked.step.goal.shared = hidden != "goal"
    asked.step.goal.save()
    Blocker.objects.update(wants_support=hidden != "support")

    with pytest.raises(GoalIsPrivate):
        answer_blocker(asked, manager, "I will cover your line.")


def test_an_answered_blocker_said_anew_is_a_new_request(asked: Blocker, manager: Employee) -> None:
    answer_blocker(asked, manager, "I will cover your line.")

    again = block_step(asked.step, "It is still long.", wants_support=True)

    assert Blocker.objects.waiting().get() == again
    assert again.pk != asked.pk
