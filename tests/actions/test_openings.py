from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.actions.guards import NoteTooLong
from planner.actions.openings import (
    ContactChanged,
    NobodyToTell,
    OpeningClosed,
    say_interest,
    withdraw_interest,
)
from planner.models import Employee, Interest, Notice, Opening, Role
from tests.factories.rows import OpeningFactory
from tests.scenes.people import TODAY, employee_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(small: object) -> Employee:
    return employee_in("lead", name="Conny Contact")


@pytest.fixture
def opening(contact: Employee) -> Opening:
    row: Opening = OpeningFactory.create(role=Role.objects.get(pk="senior"), contact=contact)
    return row


@pytest.fixture
def ada(small: object) -> Employee:
    return employee_in(name="Ada Agent")


def test_it_is_said_once(ada: Employee, opening: Opening, contact: Employee) -> None:
    first = say_interest(ada, opening, " Could we talk? ", told=contact.pk)

    assert say_interest(ada, opening, "", told=contact.pk) == first
    assert (first.contact, first.note) == (contact, "Could we talk?")


def test_the_contact_is_told_without_a_name(
    ada: Employee, opening: Opening, contact: Employee
) -> None:
    say_interest(ada, opening, "", told=contact.pk)

    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind) == (contact, "interest")
    assert "Ada" not in notice.text


def test_taken_back_it_can_be_said_again(
    ada: Employee, opening: Opening, contact: Employee
) -> None:
    first = say_interest(ada, opening, "", told=contact.pk)
    withdraw_interest(ada, opening)
    first.refresh_from_db()

    assert first.withdrawn_at
    assert say_interest(ada, opening, "", told=contact.pk) != first


def test_without_a_contact_it_cannot_be_said(ada: Employee, opening: Opening) -> None:
    Opening.objects.update(contact=None)

    with pytest.raises(NobodyToTell):
        say_interest(ada, opening, "", told=1)


def test_a_contact_who_has_left_is_not_told(
    ada: Employee, opening: Opening, contact: Employee
) -> None:
    Employee.objects.filter(pk=contact.pk).update(left_on=TODAY)

    with pytest.raises(NobodyToTell):
        say_interest(ada, opening, "", told=contact.pk)


def test_nobody_tells_themselves(opening: Opening, contact: Employee) -> None:
    with pytest.raises(NobodyToTell):
        say_interest(contact, opening, "", told=contact.pk)


def test_only_the_one_whom_the_page_named_is_told(ada: Employee, opening: Opening) -> None:
    other = employee_in("lead", name="Olga Other")
    named = opening.contact_id
    Opening.objects.update(contact=other)

    with pytest.raises(ContactChanged, match="Olga Other"):
        say_interest(ada, opening, "", told=named or 0)

    assert not Interest.objects.exists()


def test_telling_the_next_contact_takes_the_earlier_word_back(
    ada: Employee, opening: Opening, contact: Employee
) -> None:
    say_interest(ada, opening, "", told=contact.pk)
    other = employee_in("lead")
    Opening.objects.update(contact=other)

    say_interest(ada, opening, "", told=other.pk)

    assert Interest.objects.open().get().contact == other
    assert Interest.objects.count() == 2


@pytest.mark.parametrize(
    "closed", [{"closes_on": TODAY - timedelta(1)}, {"taken": 1}], ids=["over", "full"]
)
def test_a_closed_opening_is_not_answered(
    closed: dict[str, date | int], ada: Employee, opening: Opening, contact: Employee
) -> None:
    Opening.objects.update(opens_on=date(2026, 1, 5), **closed)

    with pytest.raises(OpeningClosed):
        say_interest(ada, opening, "", told=contact.pk)


def test_a_note_has_an_end(ada: Employee, opening: Opening, contact: Employee) -> None:
    with pytest.raises(NoteTooLong) as refusal:
        say_interest(ada, opening, "a" * 4001, told=contact.pk)
    assert refusal.value.field == "note"
