from __future__ import annotations

import pytest
from django.utils import timezone

from planner.actions.check_ins.apart import View, give_own_view, open_check_in
from planner.actions.check_ins.call_off import call_off
from planner.actions.check_ins.together import Agreement, close_check_in
from planner.actions.progress.feedback import (
    OPEN_AT_ONCE,
    answer_feedback,
    ask_feedback,
    withdraw_feedback,
)
from planner.models import CheckIn, Employee, Evidence, FeedbackRequest
from planner.queries.check_ins import agenda_of, agreed_digest
from tests.at_once import AT_ONCE, NEEDS_LOCKS, refusals, together
from tests.scenes.people import TODAY, employee_in, planning_of, publish_small

pytestmark = NEEDS_LOCKS


@pytest.fixture
def agent() -> Employee:
    publish_small()
    return employee_in(manager=employee_in("lead"))


def test_no_more_are_asked_at_once_than_one_may(agent: Employee) -> None:
    people = [employee_in() for _ in range(AT_ONCE)]

    said = together(*[lambda one=one: ask_feedback(agent, one, "empathy") for one in people])

    assert FeedbackRequest.objects.count() == OPEN_AT_ONCE
    assert len(refusals(said)) == AT_ONCE - OPEN_AT_ONCE


def test_an_answer_and_taking_back_do_not_both_win(agent: Employee) -> None:
    asked = ask_feedback(agent, employee_in(), "empathy")

    said = together(
        lambda: answer_feedback(asked, 3, "Calm.", at=TODAY), lambda: withdraw_feedback(asked)
    )

    asked.refresh_from_db()
    assert len(refusals(said)) == 1
    assert Evidence.objects.exists() is (asked.state == "answered")


def test_many_clicks_open_and_close_one_check_in(agent: Employee) -> None:
    agenda = agenda_of(planning_of(agent))
    together(*[lambda: open_check_in(agenda, agent, ["empathy"])] * AT_ONCE)
    check_in = CheckIn.objects.get()
    now = timezone.now()
    CheckIn.objects.update(stage="together", mine_at=now, theirs_at=now, looked_at=now)
    check_in.skills.update(own_level=2, their_level=2)
    seen = agreed_digest(check_in, list(check_in.skills.all()))
    agreement = Agreement({"empathy": 2}, seen=seen)

    together(*[lambda: close_check_in(check_in, check_in.manager, agreement)] * AT_ONCE)

    assert Evidence.objects.count() == 2


def test_calling_off_and_handing_over_wait_for_each_other(agent: Employee) -> None:
    check_in = open_check_in(agenda_of(planning_of(agent)), agent, ["empathy"])
    views = {"empathy": View(2)}

    said = together(
        lambda: call_off(check_in, check_in.manager),
        lambda: give_own_view(check_in, views, "", hand_over=True),
    )

    check_in.refresh_from_db()
    assert check_in.called_off_at
    assert len(refusals(said)) == (check_in.stage == "mine")
