"""Interest in an opening, told to its contact and to nobody else."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.actions.errors import ActionError
from planner.actions.guards import check_length, lock
from planner.actions.notices.tell import tell
from planner.models import Employee, Interest, Notice, Opening
from planner.models.texts import visible
from planner.queries.openings import contact_of

TOLD = gettext_lazy("Somebody is interested in your opening: {role}.")


class NobodyToTell(ActionError):
    """Nobody who works here would hear of it, or only the person themselves."""


class OpeningClosed(ActionError):
    """It is closed, or all seats are taken."""


class ContactChanged(ActionError):
    """The opening names somebody else than the page said."""


@transaction.atomic
def say_interest(employee: Employee, opening: Opening, note: str, *, told: int) -> Interest:
    """Tell the contact, whom the person has seen as ``told`` (a key), and nobody else. Idempotent.

    If an earlier contact was told, that interest is withdrawn. Raises ``OpeningClosed``,
    ``NobodyToTell``, ``ContactChanged`` or ``NoteTooLong``.
    """
    today = timezone.localdate()
    check_length(note, "note")
    lock(employee)
    opening = Opening.objects.select_related("contact", "role").get(pk=opening.pk)
    contact = contact_of(opening, today)
    if not opening.is_open(today):
        raise OpeningClosed(_("This opening is closed by now."))
    if contact is None or contact.pk == employee.pk:
        raise NobodyToTell(_("There is nobody who could be told. HR can name somebody."))
    if contact.pk != told:
        text = _("The contact has changed: it is {name} now. Nobody was told.")
        raise ContactChanged(text.format(name=contact))
    said = Interest.objects.open().filter(employee=employee, opening=opening)
    if same := said.filter(contact=contact).first():
        return same
    said.update(withdrawn_at=timezone.now())
    interest = Interest.objects.create(
        employee=employee, opening=opening, contact=contact, note=visible(note)
    )
    _tell(interest)
    return interest


@transaction.atomic
def withdraw_interest(employee: Employee, opening: Opening) -> None:
    """Withdraw the interest: the contact no longer sees it. Idempotent."""
    said = Interest.objects.open().filter(employee=employee, opening=opening)
    said.update(withdrawn_at=timezone.now())


def _tell(interest: Interest) -> None:
    """The notice names nobody: notices are kept, and interest can be taken back."""
    words = format_lazy(TOLD, role=interest.opening.role.name)
    key = f"interest:{interest.pk}"
    tell(interest.contact, Notice.Kind.INTEREST, key, words, interest.opening.get_absolute_url())
