"""What many actions check before they write, and the refusals that they share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid5

from django.db.models import Model
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.actions.errors import ActionError
from planner.engine.values.framework import LEVEL_MIN
from planner.models import Employee
from planner.models.fields import NOTE_LENGTH
from planner.queries.people.managers import nearest_manager

NOBODY_TO_ASK = gettext_lazy("You have no manager in Careerpath yet. Please ask HR to add one.")


class InTheFuture(ActionError):
    """Evidence is about what has happened."""


class NoteTooLong(ActionError):
    """More text than a note holds."""


class NoSuchLevel(ActionError):
    """A level that the framework does not have."""


class NobodyToAsk(ActionError):
    """There is no manager who could confirm."""


class AlreadyAnswered(ActionError):
    """Somebody has answered in the meantime, or the request was withdrawn."""


class NotYours(ActionError):
    """Only somebody above the person in the reporting line may do this."""


class ReasonMissing(ActionError):
    """An answer that differs needs a reason."""


def lock(employee: Employee) -> Employee:
    """The employee's row with its manager, locked: writes about one person wait for each other."""
    rows = Employee.objects.select_for_update(of=("self",)).select_related("manager")
    return rows.get(pk=employee.pk)


def name_of_form(sent: UUID | None, *about: Model) -> UUID | None:
    """The name under which a form is kept: that of the browser, and the rows that it is about.

    A name of somebody else’s form, or of one about another row, is another name.
    """
    return sent and uuid5(sent, " ".join(str(row.pk) for row in about))


def check_note(happened_on: date, text: str) -> None:
    """Raises ``InTheFuture`` or ``NoteTooLong``."""
    if happened_on > timezone.localdate():
        raise InTheFuture(
            _("This day is still to come. Give the day it happened."), field="happened_on"
        )
    check_length(text)


def check_length(text: str, field: str = "text") -> None:
    """Raises ``NoteTooLong`` about ``field``."""
    if len(text) > NOTE_LENGTH:
        words = _("A note holds {most} characters; this one has {number}.")
        limits = {
            "most": number_format(NOTE_LENGTH, force_grouping=True),
            "number": number_format(len(text), force_grouping=True),
        }
        raise NoteTooLong(words.format(**limits), field=field)


def check_levels(levels: Iterable[int | None], highest: int) -> None:
    """Raises ``NoSuchLevel`` unless all ``levels`` that are said lie between 0 and ``highest``."""
    said = [level for level in levels if level is not None]
    if not all(LEVEL_MIN <= level <= highest for level in said):
        words = _("Levels go from {lowest} to {highest}.")
        raise NoSuchLevel(words.format(lowest=LEVEL_MIN, highest=highest), field="level")


def check_above(by: Employee, employee: Employee) -> None:
    """Raises ``NotYours`` unless ``employee`` reports to ``by``, directly or not."""
    if not Employee.objects.below(by).filter(pk=employee.pk).exists():
        raise NotYours(_("Only a manager of this person may do this."))


def manager_of(employee: Employee, *, field: str | None = None) -> Employee:
    """The nearest manager, whom ``employee`` asks today. Raises ``NobodyToAsk`` about ``field``."""
    manager = nearest_manager(employee)
    if manager is None:
        raise NobodyToAsk(str(NOBODY_TO_ASK), field=field)
    return manager
