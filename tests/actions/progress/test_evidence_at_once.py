from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone

from planner.actions.progress.evidence import (
    Note,
    answer_confirmation,
    ask_confirmation,
    rate_skills,
)
from planner.actions.progress.standings import wrong_standings
from planner.models import ConfirmationRequest, Employee, Evidence
from tests.at_once import AT_ONCE, NEEDS_LOCKS, refusals, together
from tests.scenes.people import add_evidence, employee_in, publish_small, rated

pytestmark = NEEDS_LOCKS


@pytest.fixture
def agent() -> Employee:
    publish_small()
    return employee_in(manager=employee_in("lead"))


def test_a_form_sent_many_times_at_once_is_written_once(agent: Employee) -> None:
    note = Note(timezone.localdate(), "Once.", submission=uuid4())

    rows = together(*[lambda: add_evidence(agent, "empathy", 3, note)] * AT_ONCE)

    assert Evidence.objects.count() == 1
    assert len(set(rows)) == 1


def test_different_evidence_at_once_is_all_folded(agent: Employee) -> None:
    together(*[lambda: add_evidence(agent, "empathy", 3, Note(timezone.localdate()))] * AT_ONCE)

    assert Evidence.objects.count() == AT_ONCE
    assert wrong_standings() == []


def test_rating_twice_at_once_writes_each_level_once(agent: Employee) -> None:
    levels = {"empathy": 2, "coaching": 1}

    counts = together(*[lambda: rate_skills(agent, levels, at=timezone.localdate())] * 2)

    assert sorted(map(str, counts)) == ["0", "2"]
    assert Evidence.objects.count() == 2


def test_asking_many_times_at_once_asks_once(agent: Employee) -> None:
    rated(agent, "empathy", 3)
    evidence = Evidence.objects.get()

    together(*[lambda: ask_confirmation(evidence)] * AT_ONCE)

    assert ConfirmationRequest.objects.count() == 1


def test_of_two_answers_at_once_one_counts_and_one_is_told(agent: Employee) -> None:
    rated(agent, "empathy", 3)
    asked = ask_confirmation(Evidence.objects.get())
    manager = agent.manager
    assert manager is not None

    said = together(
        lambda: answer_confirmation(asked, manager, 3, "", at=timezone.localdate()),
        lambda: answer_confirmation(asked, manager, 2, "Not yet.", at=timezone.localdate()),
    )

    assert Evidence.objects.filter(confirms=True).count() == 1
    assert refusals(said) == ["This was answered in the meantime."]
