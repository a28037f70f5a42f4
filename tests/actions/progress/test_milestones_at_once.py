from __future__ import annotations

import pytest
from django.utils import timezone

from planner.actions.progress.evidence import Note
from planner.actions.progress.milestones import decide_milestone, log_milestone
from planner.models import Employee, Milestone, MilestoneRecord
from tests.at_once import AT_ONCE, NEEDS_LOCKS, refusals, together
from tests.scenes.people import employee_in, publish_small

pytestmark = NEEDS_LOCKS


@pytest.fixture
def agent() -> Employee:
    publish_small()
    return employee_in(manager=employee_in("lead"))


def test_logging_a_milestone_many_times_at_once_logs_it_once(agent: Employee) -> None:
    probation = Milestone.objects.get(pk="probation")

    together(*[lambda: log_milestone(agent, probation, Note(timezone.localdate()))] * AT_ONCE)

    assert MilestoneRecord.objects.count() == 1


def test_of_two_decisions_at_once_one_counts(agent: Employee) -> None:
    record = log_milestone(agent, Milestone.objects.get(pk="probation"), Note(timezone.localdate()))
    manager = agent.manager
    assert manager is not None

    said = together(
        lambda: decide_milestone(
            MilestoneRecord.objects.get(pk=record.pk), manager, confirm=True, answer=""
        ),
        lambda: decide_milestone(
            MilestoneRecord.objects.get(pk=record.pk), manager, confirm=False, answer="No form."
        ),
    )

    assert len(refusals(said)) == 1
