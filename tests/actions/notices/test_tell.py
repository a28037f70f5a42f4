from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from planner.actions.guards import AlreadyAnswered
from planner.actions.notices.tell import TEXT_LENGTH, read_all_notices, read_notice, tell
from planner.actions.progress.evidence import (
    Note,
    answer_confirmation,
    ask_confirmation,
    observe_skill,
    withdraw_confirmation,
)
from planner.actions.progress.milestones import decide_milestone, log_milestone
from planner.models import Employee, Notice
from tests.factories.notices import NoticeFactory
from tests.factories.rows import EmployeeFactory, EvidenceFactory, MilestoneFactory, SkillFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def manager() -> Employee:
    return EmployeeFactory.create(name="Tomasz Arrowood")


@pytest.fixture
def imani(manager: Employee) -> Employee:
    return EmployeeFactory.create(name="Imani Veldhoen", manager=manager)


def told(employee: Employee) -> list[str]:
    """Kind and text of what somebody was told, the oldest first."""
    return [f"{one.kind}: {one.text}" for one in employee.notices.order_by("pk")]


def test_the_same_key_is_told_once(imani: Employee, manager: Employee) -> None:
    for text in ("First.", "Again."):
        tell(imani, Notice.Kind.DUE, "due:1", text)
    tell(manager, Notice.Kind.DUE, "due:1", "To somebody else.")

    assert (told(imani), told(manager)) == (["due: First."], ["due: To somebody else."])


def test_what_is_taken_back_was_never_told(imani: Employee) -> None:
    with transaction.atomic():
        tell(imani, Notice.Kind.DUE, "due:1", "Something.")
        transaction.set_rollback(True)

    assert told(imani) == []


def test_a_long_text_is_cut(imani: Employee) -> None:
    tell(imani, Notice.Kind.DUE, "due:1", "x" * (TEXT_LENGTH + 1))

    assert told(imani) == [f"due: {'x' * (TEXT_LENGTH - 1)}…"]


def test_a_translation_is_in_the_language_of_the_recipient(imani: Employee, settings: Any) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
    imani.language = "de"

    tell(imani, Notice.Kind.DUE, "due:1", _("Monday"))

    assert told(imani) == ["due: Montag"]


def test_it_takes_one_query(imani: Employee, django_assert_num_queries: Any) -> None:
    with transaction.atomic(), django_assert_num_queries(1):
        tell(imani, Notice.Kind.DUE, "due:1", "Something.")


def test_the_first_reading_counts(imani: Employee) -> None:
    notice = NoticeFactory.create(recipient=imani)
    read_notice(notice)
    first = Notice.objects.get().read_at
    read_notice(notice)

    assert first is not None
    assert Notice.objects.get().read_at == first


def test_reading_all_leaves_what_came_later_and_what_is_of_others(imani: Employee) -> None:
    seen, later = NoticeFactory.create_batch(2, recipient=imani)
    NoticeFactory.create()

    assert read_all_notices(imani, until=seen.pk) == 1
    assert list(Notice.objects.of(imani).unread()) == [later]
    assert Notice.objects.unread().count() == 2


def test_asking_tells_the_manager_once(imani: Employee, manager: Employee) -> None:
    evidence = EvidenceFactory.create(employee=imani)
    for _again in range(2):
        ask_confirmation(evidence)

    assert told(manager) == ["asked: Imani Veldhoen asks you to confirm “Empathy”."]


def test_asking_anew_tells_anew(imani: Employee, manager: Employee) -> None:
    evidence = EvidenceFactory.create(employee=imani)
    withdraw_confirmation(ask_confirmation(evidence))
    ask_confirmation(evidence)

    assert len(told(manager)) == 2


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (2, "answered: Tomasz Arrowood confirmed “Empathy” at level 2."),
        (1, "answered: Tomasz Arrowood sees “Empathy” at level 1, and says why."),
    ],
)
def test_answering_tells_the_employee(
    level: int, said: str, imani: Employee, manager: Employee
) -> None:
    request = ask_confirmation(EvidenceFactory.create(employee=imani))
    answer_confirmation(request, manager, level, "Not yet on the phone.", at=DAY)

    assert told(imani) == [said]


def test_a_refused_answer_tells_nobody(imani: Employee, manager: Employee) -> None:
    request = ask_confirmation(EvidenceFactory.create(employee=imani))
    withdraw_confirmation(request)

    with pytest.raises(AlreadyAnswered):
        answer_confirmation(request, manager, 2, "", at=DAY)

    assert told(imani) == []


def test_what_a_manager_writes_down_is_told(imani: Employee, manager: Employee) -> None:
    skill = SkillFactory.create(code="empathy")
    observe_skill(imani, manager, skill.pk, 3, Note(DAY))

    assert told(imani) == [
        "answered: Tomasz Arrowood wrote down that they see “Empathy” at level 3."
    ]


@pytest.mark.parametrize(("by", "asked"), [("manager", 1), ("self", 0)])
def test_a_milestone_is_told_if_the_manager_confirms_it(
    by: str, asked: int, imani: Employee, manager: Employee
) -> None:
    log_milestone(imani, MilestoneFactory.create(confirmed_by=by), Note(DAY))

    assert len(told(manager)) == asked


@pytest.mark.parametrize(("confirm", "word"), [(True, "confirmed"), (False, "returned")])
def test_what_became_of_a_milestone_is_told(
    confirm: bool, word: str, imani: Employee, manager: Employee
) -> None:
    milestone = MilestoneFactory.create(confirmed_by="manager")
    record = log_milestone(imani, milestone, Note(DAY))
    decide_milestone(record, manager, confirm=confirm, answer="The date is missing.")

    assert [word in text for text in told(imani)] == [True]
