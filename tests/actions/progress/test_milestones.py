from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from planner.actions.guards import AlreadyAnswered, InTheFuture, NotYours, ReasonMissing
from planner.actions.progress.evidence import Note
from planner.actions.progress.milestones import AlreadyLogged, decide_milestone, log_milestone
from planner.models import Employee, Milestone, MilestoneRecord
from tests.factories.rows import EmployeeFactory, MilestoneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Employee:
    return EmployeeFactory.create()


@pytest.fixture
def agent(manager: Employee) -> Employee:
    return EmployeeFactory.create(manager=manager)


@pytest.fixture
def probation() -> Milestone:
    milestone: Milestone = MilestoneFactory.create(code="probation")
    return milestone


def today(**fields: object) -> Note:
    return Note(timezone.localdate(), **fields)  # type: ignore[arg-type]


@pytest.fixture
def waiting(agent: Employee, probation: Milestone) -> MilestoneRecord:
    return log_milestone(agent, probation, today())


def test_a_milestone_waits_for_the_manager(waiting: MilestoneRecord) -> None:
    assert waiting.state == "waiting"


def test_a_milestone_of_ones_own_is_confirmed_at_once(agent: Employee) -> None:
    huddle = MilestoneFactory.create(confirmed_by="self")

    assert log_milestone(agent, huddle, today()).state == "confirmed"


def test_the_same_form_sent_twice_is_written_once(agent: Employee, probation: Milestone) -> None:
    note = today(submission=uuid4())

    assert log_milestone(agent, probation, note) == log_milestone(agent, probation, note)


def test_a_waiting_milestone_is_not_logged_again(waiting: MilestoneRecord) -> None:
    with pytest.raises(AlreadyLogged, match="already waits"):
        log_milestone(waiting.employee, waiting.milestone, today())


def test_a_milestone_to_come_is_refused(agent: Employee, probation: Milestone) -> None:
    with pytest.raises(InTheFuture):
        log_milestone(agent, probation, Note(timezone.localdate() + timedelta(days=1)))


def test_the_manager_confirms(waiting: MilestoneRecord, manager: Employee) -> None:
    decide_milestone(waiting, manager, confirm=True, answer="")

    waiting.refresh_from_db()
    assert (waiting.state, waiting.decided_by) == ("confirmed", manager)


def test_returning_needs_a_word(waiting: MilestoneRecord, manager: Employee) -> None:
    with pytest.raises(ReasonMissing, match="what is missing"):
        decide_milestone(waiting, manager, confirm=False, answer=" ")


def test_a_returned_milestone_may_be_logged_again(
    waiting: MilestoneRecord, manager: Employee
) -> None:
    decide_milestone(waiting, manager, confirm=False, answer="Two calls are missing.")

    assert log_milestone(waiting.employee, waiting.milestone, today()).state == "waiting"


def test_the_same_decision_twice_is_one(waiting: MilestoneRecord, manager: Employee) -> None:
    decide_milestone(waiting, manager, confirm=True, answer="")
    decided_at = waiting.decided_at

    assert decide_milestone(waiting, manager, confirm=True, answer="").decided_at == decided_at


def test_a_stale_decision_is_refused(waiting: MilestoneRecord, manager: Employee) -> None:
    decide_milestone(waiting, manager, confirm=True, answer="")

    with pytest.raises(AlreadyAnswered):
        decide_milestone(waiting, manager, confirm=False, answer="No.")


def test_the_same_decision_of_somebody_else_comes_too_late(
    waiting: MilestoneRecord, manager: Employee
) -> None:
    above = EmployeeFactory.create()
    Employee.objects.filter(pk=manager.pk).update(manager=above)
    decide_milestone(waiting, manager, confirm=True, answer="")

    with pytest.raises(AlreadyAnswered):
        decide_milestone(waiting, above, confirm=True, answer="")


def test_a_confirmed_day_is_not_logged_again(waiting: MilestoneRecord, manager: Employee) -> None:
    decide_milestone(waiting, manager, confirm=True, answer="")

    with pytest.raises(AlreadyLogged, match="already confirmed"):
        log_milestone(waiting.employee, waiting.milestone, today())


def test_nobody_decides_their_own(waiting: MilestoneRecord) -> None:
    with pytest.raises(NotYours):
        decide_milestone(waiting, waiting.employee, confirm=True, answer="")
