"""Somebody says that they are interested in an opening: to its contact, and to nobody else."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from planner.actions.errors import ActionError
from planner.actions.progress import check_note, lock
from planner.models import Employee, Interest, Opening


class NobodyToTell(ActionError):
    """The opening names no contact who works here, or it names the person themselves."""


class OpeningClosed(ActionError):
    """It is closed, or all seats are taken."""


class ContactChanged(ActionError):
    """The opening names somebody else than the page said."""


@transaction.atomic
def say_interest(employee: Employee, opening: Opening, note: str, *, told: int) -> Interest:
    """Tell the contact, whose key ``told`` the person has seen, and nobody else.

    Said twice, it is said once. If an earlier contact was told, that word is taken back. Raises
    ``OpeningClosed``, ``NobodyToTell``, ``ContactChanged`` or ``NoteTooLong``.
    """
    today = timezone.localdate()
    check_note(today, note)
    lock(employee)
    opening = Opening.objects.select_related("contact").get(pk=opening.pk)
    contact = opening.contact
    if not opening.is_open(today):
        raise OpeningClosed("This opening is closed by now.")
    if contact is None or contact.has_left(today) or contact.pk == employee.pk:
        raise NobodyToTell("There is nobody who could be told. HR can name somebody.")
    if contact.pk != told:
        raise ContactChanged(f"The contact has changed: it is {contact} now. Nobody was told.")
    said = Interest.objects.open().filter(employee=employee, opening=opening)
    if same := said.filter(contact=contact).first():
        return same
    said.update(withdrawn_at=timezone.now())
    return Interest.objects.create(
        employee=employee, opening=opening, contact=contact, note=note.strip()
    )


@transaction.atomic
def withdraw_interest(employee: Employee, opening: Opening) -> None:
    """Take it back: the contact does not see it any more. Withdrawn twice, it is once."""
    said = Interest.objects.open().filter(employee=employee, opening=opening)
    said.update(withdrawn_at=timezone.now())
