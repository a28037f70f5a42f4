"""Calls off a check-in that will not take place. It stays, dated, as far as it had come."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.actions.check_ins.apart import MovedOn, Stage, check_manager_side, locked_anyway
from planner.actions.errors import ActionError
from planner.actions.notices.tell import tell
from planner.models import CheckIn, Employee, Notice
from planner.queries.check_ins import manager_has_written

CALLED_OFF = gettext_lazy("{name} has called off the check-in with you. What you wrote is kept.")


class OthersHaveWritten(ActionError):
    """The manager has begun to write, so the employee alone cannot call it off."""


@transaction.atomic
def call_off(check_in: CheckIn, by: Employee) -> CheckIn:
    """Call off an open check-in: by its manager, or by the employee before anybody else wrote.

    Nothing is deleted, and another one can then be opened. The other side is told. Idempotent.
    Raises ``NotYours``, ``NotYourSide``, ``MovedOn`` or ``OthersHaveWritten``.
    """
    current = locked_anyway(check_in)
    is_own = by == current.employee
    if not is_own:
        check_manager_side(current, by)
    if current.called_off_at:
        return current
    if current.stage == Stage.CLOSED:
        raise MovedOn(_("This check-in is closed."))
    if is_own and manager_has_written(current, current.skills.all()):
        text = _("{name} has begun to write. Ask them to call it off.")
        raise OthersHaveWritten(text.format(name=current.manager))
    current.called_off_at = timezone.now()
    current.save(update_fields=["called_off_at"])
    _tell_other_side(current, by)
    return current


def _tell_other_side(check_in: CheckIn, by: Employee) -> None:
    other = check_in.manager if by == check_in.employee else check_in.employee
    url = reverse("check-in-detail", args=[check_in.pk])
    key = f"check-in:{check_in.pk}:called-off"
    tell(other, Notice.Kind.CHECK_IN, key, format_lazy(CALLED_OFF, name=by.name), url)
