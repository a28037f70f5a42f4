"""Every rule that SQL can say is refused by the database, whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from planner.models import User
from tests.factories import files
from tests.factories import notices as n
from tests.factories import promotion as p
from tests.factories import rows as f

DAY, EARLIER = date(2026, 3, 2), date(2026, 3, 1)


def twice(factory: Any, **parents: Any) -> Callable[[], None]:
    """Write one row two times, with the same ``parents`` (made by these factories)."""

    def write() -> None:
        same = {name: parent() if callable(parent) else parent for name, parent in parents.items()}
        factory.create(**same)
        factory.create(**same)

    return write


def once(factory: Any, **values: Any) -> Callable[[], None]:
    return lambda: factory.create(**values)


def own_manager() -> None:
    employee = f.EmployeeFactory.create()
    employee.manager = employee
    employee.save()


def move_in_place() -> None:
    role = f.RoleFactory.create()
    f.MoveFactory.create(source=role, target=role)


def confirmed_by_oneself() -> None:
    f.EvidenceFactory.create(confirms=True)


def decided_by_oneself() -> None:
    person = f.EmployeeFactory.create()
    f.MilestoneRecordFactory.create(employee=person, decided_by=person)


def looked_at_oneself() -> None:
    person = f.EmployeeFactory.create()
    n.ProfileViewFactory.create(employee=person, viewer=person)


def standing_twice_without_end() -> None:
    row = f.SkillStandingFactory.create(since=EARLIER)
    f.SkillStandingFactory.create(employee=row.employee, skill=row.skill, since=DAY)


def answered_and_open() -> None:
    f.ConfirmationRequestFactory.create(answer=f.EvidenceFactory.create(), closed_at=None)


def held_with_oneself() -> None:
    person = f.EmployeeFactory.create()
    f.CheckInFactory.create(employee=person, manager=person)


def asked_oneself() -> None:
    person = f.EmployeeFactory.create()
    f.FeedbackRequestFactory.create(employee=person, colleague=person)


def answer_to_an_open_question() -> None:
    f.FeedbackRequestFactory.create(answer=f.EvidenceFactory.create())


def told_to_oneself() -> None:
    person = f.EmployeeFactory.create()
    p.InterestFactory.create(employee=person, contact=person)


def addresses_that_differ_in_case() -> None:
    f.UserFactory.create(email="a@example.org")
    User.objects.bulk_create([User(email="A@example.org")])


def line_to_oneself() -> None:
    person = f.EmployeeFactory.create()
    f.ReportingLineFactory.create(employee=person, manager=person)


CASES: dict[str, Callable[[], Any]] = {
    "activity_hours": once(f.ActivityFactory, hours=-1),
    "activity_kind": once(f.ActivityFactory, kind="magic"),
    "approver_of_all_once": twice(p.ApproverFactory, employee=f.EmployeeFactory.create),
    "approver_once": twice(
        p.ApproverFactory, employee=f.EmployeeFactory.create, track=f.TrackFactory.create
    ),
    "assignment_ends_later": once(f.RoleAssignmentFactory, started_on=DAY, ended_on=DAY),
    "assignment_start_once": twice(
        f.RoleAssignmentFactory,
        employee=f.EmployeeFactory.create,
        started_on=EARLIER,
        ended_on=DAY,
    ),
    "blocker_has_reason": once(f.BlockerFactory, reason=""),
    "blocker_one_open": twice(f.BlockerFactory, step=f.PlanStepFactory.create),
    "case_decision_dated": once(p.CaseDecisionFactory, approved=True),
    "case_decision_once": twice(
        p.CaseDecisionFactory,
        case=p.PromotionCaseFactory.create,
        approver=f.EmployeeFactory.create,
    ),
    "case_decision_returned_with_reason": once(
        p.CaseDecisionFactory, approved=False, decided_at=p.NOON
    ),
    "case_event_returned_with_reason": once(p.CaseEventFactory, kind="returned"),
    "case_one_open": twice(p.PromotionCaseFactory, employee=f.EmployeeFactory.create),
    "case_sealed_whole": once(p.PromotionCaseFactory, sealed_at=p.NOON),
    "case_submitted_is_sealed": once(p.PromotionCaseFactory, state="submitted"),
    "declined_once": twice(
        f.DeclinedActivityFactory, goal=f.GoalFactory.create, activity=f.ActivityFactory.create
    ),
    "check_in_closed_has_day": once(f.CheckInFactory, stage="closed"),
    "check_in_closed_or_called_off": once(
        f.CheckInFactory, stage="closed", closed_at=p.NOON, called_off_at=p.NOON
    ),
    "check_in_level_range": once(f.CheckInSkillFactory, their_level=8),
    "check_in_one_open": twice(f.CheckInFactory, employee=f.EmployeeFactory.create),
    "check_in_skill_once": twice(f.CheckInSkillFactory, check_in=f.CheckInFactory.create),
    "check_in_skills_at_once": once(f.CheckInSkillFactory, position=12),
    "check_in_with_somebody_else": held_with_oneself,
    "effect_level_range": once(f.EffectFactory, from_level=0, to_level=8),
    "effect_lifts": once(f.EffectFactory, from_level=2, to_level=2),
    "effect_once": twice(
        f.EffectFactory, activity=f.ActivityFactory.create, skill=f.SkillFactory.create
    ),
    "employee_leaves_after_hiring": once(f.EmployeeFactory, hired_on=DAY, left_on=EARLIER),
    "employee_not_own_manager": own_manager,
    "line_not_to_oneself": line_to_oneself,
    "line_start_once": twice(f.ReportingLineFactory, employee=f.EmployeeFactory.create),
    "employee_weekly_minutes_range": once(f.EmployeeFactory, weekly_minutes=2401),
    "evidence_expires_later": once(
        f.EvidenceFactory, kind="certificate", happened_on=DAY, expires_on=DAY
    ),
    "evidence_level_range": once(f.EvidenceFactory, level=8),
    "evidence_not_self_confirmed": confirmed_by_oneself,
    "evidence_only_certificates_expire": once(
        f.EvidenceFactory, happened_on=EARLIER, expires_on=DAY
    ),
    "file_content_type": once(files.EvidenceFileFactory, content_type="image/svg+xml"),
    "feedback_answer_is_answered": answer_to_an_open_question,
    "feedback_from_somebody_else": asked_oneself,
    "feedback_one_open": twice(
        f.FeedbackRequestFactory,
        employee=f.EmployeeFactory.create,
        colleague=f.EmployeeFactory.create,
    ),
    "framework_is_single": once(f.CareerFrameworkFactory, id=2),
    "framework_ready_percent": once(f.CareerFrameworkFactory, ready_at=101),
    "goal_one_open": twice(
        f.GoalFactory, employee=f.EmployeeFactory.create, version=f.FrameworkVersionFactory.create
    ),
    "gate_once": twice(
        f.GateFactory, role=f.RoleFactory.create, milestone=f.MilestoneFactory.create
    ),
    "growth_level_range": once(f.GrowthFactory, level=8),
    "growth_once": twice(f.GrowthFactory, role=f.RoleFactory.create, skill=f.SkillFactory.create),
    "growth_takes_time": once(f.GrowthFactory, after_months=0),
    "hours_not_nothing": once(f.HoursEntryFactory, minutes=0),
    "mail_sent_has_day": once(n.MailFactory, state="sent"),
    "interest_once": twice(
        p.InterestFactory, opening=f.OpeningFactory.create, employee=f.EmployeeFactory.create
    ),
    "interest_told_to_somebody_else": told_to_oneself,
    "milestone_confirmer": once(f.MilestoneFactory, confirmed_by="nobody"),
    "milestone_not_self_decided": decided_by_oneself,
    "milestone_one_waiting": twice(
        f.MilestoneRecordFactory,
        employee=f.EmployeeFactory.create,
        milestone=f.MilestoneFactory.create,
    ),
    "milestone_returned_with_reason": once(f.MilestoneRecordFactory, state="returned"),
    "milestone_valid_a_month": once(f.MilestoneFactory, valid_months=0),
    "move_changes_role": move_in_place,
    "move_kind": once(f.MoveFactory, kind="teleport"),
    "move_once": twice(f.MoveFactory, source=f.RoleFactory.create, target=f.RoleFactory.create),
    "notice_once": twice(n.NoticeFactory, recipient=f.EmployeeFactory.create, key="asked:1"),
    "opening_closes_later": once(f.OpeningFactory, opens_on=DAY, closes_on=EARLIER),
    "opening_has_a_seat": once(f.OpeningFactory, seats=0),
    "opening_not_overfilled": once(f.OpeningFactory, seats=1, taken=2),
    "pause_ends_later": once(f.PauseFactory, starts_on=DAY, ends_on=EARLIER),
    "pause_once": twice(f.PauseFactory, employee=f.EmployeeFactory.create),
    "reflection_says_something": once(files.ReflectionFactory, text=""),
    "request_answer_closes": answered_and_open,
    "request_one_open": twice(f.ConfirmationRequestFactory, evidence=f.EvidenceFactory.create),
    "requirement_level_range": once(f.RequirementFactory, level=8),
    "requirement_once": twice(
        f.RequirementFactory, role=f.RoleFactory.create, skill=f.SkillFactory.create
    ),
    "requirement_weight_range": once(f.RequirementFactory, weight=6),
    "role_pay_band_complete": once(f.RoleFactory, pay_from=20000, pay_currency="EUR"),
    "seal_has_hash": once(p.CaseSealFactory, sha256=""),
    "seal_once": twice(p.CaseSealFactory, case=p.PromotionCaseFactory.create),
    "skill_fades_after_a_month": once(f.SkillFactory, fades_after_months=0),
    "skill_level_hours": lambda: f.SkillFactory.create().levels.update(hours=-1),
    "skill_level_once": lambda: f.SkillFactory.create().levels.create(
        level=1, statement="again", hours=1
    ),
    "skill_level_range": lambda: f.SkillFactory.create().levels.create(
        level=8, statement="beyond", hours=1
    ),
    "standing_ends_later": once(f.SkillStandingFactory, since=DAY, until=DAY),
    "standing_level_range": once(f.SkillStandingFactory, claimed=8),
    "standing_once": twice(
        f.SkillStandingFactory,
        employee=f.EmployeeFactory.create,
        skill=f.SkillFactory.create,
        until=date(2026, 3, 3),
    ),
    "standing_one_without_end": standing_twice_without_end,
    "step_activity_once": twice(
        f.PlanStepFactory, goal=f.GoalFactory.create, activity=f.ActivityFactory.create
    ),
    "step_closed_has_day": once(f.PlanStepFactory, state="done"),
    "step_level_range": once(f.PlanStepFactory, level=0),
    "step_minutes_range": once(f.PlanStepFactory, minutes=60_001),
    "step_says_what": once(f.PlanStepFactory, title=""),
    "user_email_once": addresses_that_differ_in_case,
    "view_by_somebody_else": looked_at_oneself,
    "view_once_a_day": twice(
        n.ProfileViewFactory, employee=f.EmployeeFactory.create, viewer=f.EmployeeFactory.create
    ),
    "version_number_from_one": once(f.FrameworkVersionFactory, number=0),
}


def test_every_constraint_has_a_case() -> None:
    models = apps.get_app_config("planner").get_models()

    assert set(CASES) == {rule.name for model in models for rule in model._meta.constraints}


@pytest.mark.django_db
@pytest.mark.parametrize("rule", CASES)
def test_the_database_refuses(rule: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        CASES[rule]()

    said = str(refusal.value)
    # SQLite names the columns of a rule of uniqueness, everything else names the rule.
    assert rule in said or said.startswith("UNIQUE constraint failed")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "band",
    [
        {"pay_from": 20000, "pay_to": 25000},
        {"pay_to": 25000, "pay_currency": "EUR"},
        {"pay_currency": "EUR"},
        {"pay_from": 25000, "pay_to": 20000, "pay_currency": "EUR"},
    ],
)
def test_a_pay_band_is_whole_or_missing(band: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="role_pay_band_complete"), transaction.atomic():
        f.RoleFactory.create(**band)


@pytest.mark.django_db
def test_one_goal_ends_before_the_next_begins() -> None:
    goal = f.GoalFactory.create(ended_at=timezone.now())

    assert f.GoalFactory.create(employee=goal.employee, version=goal.version).pk != goal.pk
