"""HR erases what is kept about somebody who has left."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Model, Value
from django.db.models.functions import Left, Replace
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from planner.actions.errors import ActionError
from planner.models import (
    CheckIn,
    Employee,
    EvidenceFile,
    FeedbackRequest,
    FrameworkVersion,
    Mail,
    Notice,
    User,
)
from planner.queries.privacy.erase import CUT, ERASED, is_named_by_others

log = logging.getLogger(__name__)

# Texts that are kept for others, or for the record, and that may name the person.
NAMING: tuple[tuple[type[Model], str], ...] = (
    (Notice, "text"),
    (Mail, "subject"),
    (Mail, "body"),
    (LogEntry, "object_repr"),
    (LogEntry, "change_message"),
)
# What people set for themselves, and what HR set for them: back to what it is for a new row.
PERSONAL = (
    *("known_as", "weekly_minutes", "on_hold", "drivers", "wants_to_lead", "welcomed_at"),
    *("language", "time_zone", "digest"),
)


class StillHere(ActionError):
    """Only somebody who has left can be erased."""


class StillLeads(ActionError):
    """People who work here report to the person: they need another manager first."""


@transaction.atomic
def erase(employee: Employee, at: date) -> None:
    """Erase everything about a leaver, for good; the files go when the transaction has ended.

    What they said about others stays, attributed to “a former colleague”: then the row of the
    person stays, emptied, so that nobody else’s levels change. Sealed documents of others stay as
    they are. Idempotent. Raises ``StillHere`` or ``StillLeads``.
    """
    current = Employee.objects.select_for_update().filter(pk=employee.pk).first()
    if current is None:
        return
    _check(current, at)
    files = _files_of(current)
    _cut(current)
    for rows in ERASED:
        rows.of(current).delete()
    _close_account(current)
    _unname(current.name)
    if is_named_by_others(current):
        _empty(current, at)
    else:
        current.delete()
    transaction.on_commit(partial(_remove, files))


def _check(employee: Employee, at: date) -> None:
    if not employee.has_left(at):
        text = _("{name} has not left. Only what is kept about leavers can be erased.")
        raise StillHere(text.format(name=employee.name))
    if number := employee.reports.current(at).count():
        text = ngettext(
            "{number} person still reports to {name}: give them another manager first.",
            "{number} people still report to {name}: give them another manager first.",
            number,
        )
        raise StillLeads(text.format(number=number, name=employee.name))


def _files_of(employee: Employee) -> list[str]:
    files = EvidenceFile.objects.filter(evidence__employee=employee)
    return list(files.values_list("file", flat=True).distinct().order_by())


def _cut(employee: Employee) -> None:
    """Detach others' rows from the person, and delete what was private to them."""
    for rows in CUT:
        rows.of(employee).update(**{rows.link: None})
    CheckIn.objects.filter(manager=employee).update(manager_note="")
    waiting = FeedbackRequest.objects.open().filter(colleague=employee)
    waiting.update(state=FeedbackRequest.State.WITHDRAWN, closed_at=timezone.now())


def _close_account(employee: Employee) -> None:
    """Delete the account; one that has worked in the admin stays without a name, for the record."""
    user = employee.user
    if user is None:
        return
    Employee.objects.filter(pk=employee.pk).update(user=None)
    _unname(user.email)
    published = FrameworkVersion.objects.filter(published_by=user)
    if LogEntry.objects.filter(user=user).exists() or published.exists():
        _blank(user)
    else:
        user.delete()


def _blank(user: User) -> None:
    user.emailaddress_set.all().delete()  # type: ignore[attr-defined]  # of allauth
    user.authenticator_set.all().delete()  # type: ignore[attr-defined]  # of allauth
    user.groups.clear()
    user.user_permissions.clear()
    user.email = f"erased-{user.pk}@invalid"
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()


def _unname(name: str) -> None:
    """Take the name out of others' notices; a text that becomes too long for it is cut."""
    for model, column in NAMING:
        named = model._default_manager.filter(**{f"{column}__contains": name})
        words = Replace(F(column), Value(name), Value(_stand_in()))
        longest = getattr(model._meta.get_field(column), "max_length", None)
        named.update(**{column: Left(words, longest) if longest else words})


def _empty(employee: Employee, at: date) -> None:
    """Keep the row for the sake of others' rows, with nothing of the person in it."""
    blank: dict[str, Any] = {
        "number": f"erased-{employee.pk}",
        "name": _stand_in(),
        "manager": None,
        "team": None,
        "hired_on": at,
        "left_on": at,
    }
    fresh = Employee()
    blank |= {name: getattr(fresh, name) for name in PERSONAL}
    Employee.objects.filter(pk=employee.pk).update(**blank)


def _stand_in() -> str:
    """The words for the person, in the site's language: everybody reads them."""
    with override(settings.LANGUAGE_CODE):
        return _("A former colleague")


def _remove(files: Iterable[str]) -> None:
    """Delete the files. ``manage.py check_files --remove`` finds what could not be deleted now."""
    for name in files:
        try:
            default_storage.delete(name)
        except OSError:
            log.exception("A file of somebody who was erased is still there: %s", name)
