"""Leavers are erased: everything about them goes, and nothing about anybody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.files.storage import default_storage

from planner.actions.privacy import PERSONAL, StillHere, StillLeads, erase
from planner.actions.progress.evidence import answer_confirmation
from planner.actions.progress.standings import refold
from planner.models import Employee, EvidenceFile, FrameworkVersion, Notice, PlanStep, User
from planner.queries.people.profiles import profiles_of
from planner.queries.privacy.erase import CUT, ERASED, KEPT, leaver
from tests.factories import rows as make
from tests.factories.files import EvidenceFileFactory, ReflectionFactory
from tests.factories.notices import (
    CalendarFeedFactory,
    MailFactory,
    NoticeFactory,
    ProfileViewFactory,
)
from tests.factories.promotion import (
    ApproverFactory,
    CaseDecisionFactory,
    CaseEventFactory,
    InterestFactory,
    PromotionCaseFactory,
)
from tests.scenes.people import TODAY, employee_in, rated
from tests.scenes.second_factor import add_app

OWN: tuple[Callable[..., Any], ...] = (
    lambda employee: make.ConfirmationRequestFactory.create(evidence__employee=employee),
    make.FeedbackRequestFactory.create,
    make.EvidenceFactory.create,
    make.SkillStandingFactory.create,
    make.MilestoneRecordFactory.create,
    ReflectionFactory.create,
    make.PauseFactory.create,
    make.CheckInFactory.create,
    PromotionCaseFactory.create,
    InterestFactory.create,
    ApproverFactory.create,
    ProfileViewFactory.create,
    CalendarFeedFactory.create,
)
OF_OTHERS: dict[str, Callable[..., Any]] = {
    "author": make.EvidenceFactory.create,
    "decided_by": make.MilestoneRecordFactory.create,
    "colleague": make.FeedbackRequestFactory.create,
    "manager": make.CheckInFactory.create,
    "answered_by": make.BlockerFactory.create,
    "actor": CaseEventFactory.create,
    "approver": CaseDecisionFactory.create,
    "contact": InterestFactory.create,
    "viewer": ProfileViewFactory.create,
}
ADDRESS = "tomasz@example.org"


@pytest.fixture(autouse=True)
def files_of_the_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def gone(db: None, today: None) -> Employee:
    """Somebody who has left, with an account."""
    return make.EmployeeFactory.create(
        name="Tomasz Arrowood", user__email=ADDRESS, left_on=date(2026, 2, 1)
    )


def fill(gone: Employee) -> None:
    """A row of every kind about ``gone``."""
    for create in OWN:
        create(employee=gone)
    make.HoursEntryFactory.create(step__goal__employee=gone)
    make.RoleAssignmentFactory.create(employee=gone)
    make.ReportingLineFactory.create(employee=gone)
    NoticeFactory.create(recipient=gone, mail=MailFactory.create(recipient=gone))
    EvidenceFileFactory.create(evidence=gone.evidence.first())


def test_every_field_that_leads_to_a_person_is_erased_kept_or_cut() -> None:
    links = {
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Employee
    }

    assert {(rows.model, rows.link) for rows in (*ERASED, *KEPT, *CUT)} == links


def test_every_field_of_the_row_that_stays_is_emptied() -> None:
    fields = {field.name for field in Employee._meta.concrete_fields}

    assert fields - {"id", "user", "number", "name", "manager", "team", "hired_on", "left_on"} == (
        set(PERSONAL)
    )


def test_somebody_of_whom_others_have_nothing_is_gone_without_a_trace(gone: Employee) -> None:
    fill(gone)
    key, account = int(gone.pk), User.objects.get(employee=gone)
    assert {count.title for count in leaver(gone).erased} == {rows.title for rows in ERASED}
    erase(gone, TODAY)

    assert not Employee.objects.filter(pk=key).exists()
    assert not User.objects.filter(pk=account.pk).exists()
    assert not [rows for rows in ERASED if rows.of(Employee(pk=key)).exists()]
    assert not PlanStep.objects.exists()


def test_files_go_when_the_transaction_has_ended(
    gone: Employee, django_capture_on_commit_callbacks: Any
) -> None:
    fill(gone)
    name = str(EvidenceFile.objects.get().file)
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        erase(gone, TODAY)
    assert default_storage.exists(name)
    [remove] = callbacks
    remove()

    assert not default_storage.exists(name)


def test_what_goes_wrong_half_way_leaves_everything(gone: Employee) -> None:
    fill(gone)
    before = [rows.of(gone).count() for rows in ERASED]
    with patch.object(Employee, "delete", side_effect=OSError), pytest.raises(OSError):  # noqa: PT011
        erase(gone, TODAY)

    assert [rows.of(gone).count() for rows in ERASED] == before
    assert default_storage.exists(str(EvidenceFile.objects.get().file))


@pytest.mark.parametrize("link", OF_OTHERS)
def test_what_they_said_of_others_stays_with_those(link: str, gone: Employee) -> None:
    row = OF_OTHERS[link](**{link: gone})
    erase(gone, TODAY)
    row.refresh_from_db()

    assert getattr(row, link).name == "A former colleague"


def test_nothing_of_the_person_is_in_the_row_that_stays(gone: Employee) -> None:
    Employee.objects.filter(pk=gone.pk).update(drivers=["craft"], time_zone="Asia/Tokyo")
    make.EvidenceFactory.create(author=gone)
    erase(gone, TODAY)
    kept = Employee.objects.get(pk=gone.pk)

    assert (kept.number, kept.hired_on, kept.left_on) == (f"erased-{gone.pk}", TODAY, TODAY)
    assert (kept.user, kept.manager, kept.team, kept.drivers) == (None, None, None, [])
    assert kept.time_zone == ""


def test_nobody_elses_levels_change(small: FrameworkVersion, gone: Employee) -> None:
    senior = employee_in("senior")
    others = [employee_in("agent", manager=senior), senior]
    for level, author in ((3, gone), (2, senior), (1, make.EmployeeFactory.create())):
        rated(others[0], "empathy", level, author=author)
    rated(senior, "empathy", 2, author=gone)
    before = [one.person for one in profiles_of(others, TODAY).values()]
    erase(gone, TODAY)
    refold([other.pk for other in others], ["empathy"])

    assert [one.person for one in profiles_of(others, TODAY).values()] == before


def test_notices_of_others_name_them_no_more(gone: Employee) -> None:
    imani = make.EmployeeFactory.create(manager=gone)
    evidence = make.EvidenceFactory.create(employee=imani)
    asked = make.ConfirmationRequestFactory.create(evidence=evidence)
    answer_confirmation(asked, gone, level=2, text="", at=TODAY)
    Employee.objects.filter(pk=imani.pk).update(manager=None)
    erase(gone, TODAY)

    assert Notice.objects.get(recipient=imani).text.startswith("A former colleague confirmed")


@pytest.mark.parametrize("column", ["subject", "body"])
def test_mails_to_others_name_neither_the_person_nor_the_address(
    column: str, gone: Employee
) -> None:
    mail = MailFactory.create(**{column: f"{ADDRESS} is Tomasz Arrowood"})
    erase(gone, TODAY)
    mail.refresh_from_db()

    assert getattr(mail, column) == "A former colleague is A former colleague"


def test_notices_to_others_hold_the_address_no_more(gone: Employee) -> None:
    notice = NoticeFactory.create(text=f"Write to {ADDRESS}.")
    erase(gone, TODAY)
    notice.refresh_from_db()

    assert notice.text == "Write to A former colleague."


@pytest.mark.parametrize("column", ["object_repr", "change_message"])
def test_the_record_of_the_admin_holds_the_address_no_more(column: str, gone: Employee) -> None:
    fields = {"object_repr": "", "change_message": ""} | {column: f"Changed {ADDRESS}"}
    entry = LogEntry.objects.create(user=make.HrFactory.create(), action_flag=CHANGE, **fields)
    erase(gone, TODAY)
    entry.refresh_from_db()

    assert getattr(entry, column) == "Changed A former colleague"


def test_a_text_that_grows_too_long_is_cut(gone: Employee) -> None:
    Employee.objects.filter(pk=gone.pk).update(name="Li")
    notice = NoticeFactory.create(text=f"Li{'x' * 398}")
    erase(gone, TODAY)
    notice.refresh_from_db()

    assert notice.text == f"A former colleague{'x' * 382}"


def test_private_notes_go_and_open_questions_are_taken_back(gone: Employee) -> None:
    held = make.CheckInFactory.create(manager=gone, manager_note="For me.", own_note="For them.")
    asked = make.FeedbackRequestFactory.create(colleague=gone)
    erase(gone, TODAY)
    held.refresh_from_db()
    asked.refresh_from_db()

    assert (held.manager_note, held.own_note) == ("", "For them.")
    assert (asked.state, asked.closed_at is None) == ("withdrawn", False)


def test_an_account_that_worked_in_the_admin_stays_without_a_name(gone: Employee) -> None:
    user = gone.user
    assert user
    make.FrameworkVersionFactory.create(published_by=user)
    add_app(user)
    erase(gone, TODAY)
    user.refresh_from_db()

    assert not Authenticator.objects.exists()
    assert (user.email, user.is_active) == (f"erased-{user.pk}@invalid", False)
    assert not user.has_usable_password()


def test_openings_and_former_reports_do_without(gone: Employee) -> None:
    opening = make.OpeningFactory.create(contact=gone)
    former = make.EmployeeFactory.create(manager=gone, left_on=date(2026, 1, 5))
    erase(gone, TODAY)
    opening.refresh_from_db()
    former.refresh_from_db()

    assert (opening.contact, former.manager) == (None, None)


def test_somebody_who_works_here_is_not_erased(db: None) -> None:
    with pytest.raises(StillHere, match="has not left"):
        erase(make.EmployeeFactory.create(left_on=date(2026, 12, 1)), TODAY)


def test_somebody_with_people_is_not_erased(gone: Employee) -> None:
    make.EmployeeFactory.create(manager=gone)
    with pytest.raises(StillLeads, match="1 person still reports"):
        erase(gone, TODAY)


@pytest.mark.parametrize("is_kept", [True, False])
def test_said_twice_it_is_done_once(is_kept: bool, gone: Employee) -> None:
    if is_kept:
        make.EvidenceFactory.create(author=gone)
    for _ in range(2):
        erase(gone, TODAY)

    left = Employee.objects.filter(pk=gone.pk).values_list("number", flat=True)
    assert list(left) == ([f"erased-{gone.pk}"] if is_kept else [])
