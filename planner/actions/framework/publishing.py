"""What HR does with the career framework: load a document, retire an item, publish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planner.actions.errors import ActionError
from planner.actions.framework.load import LoadReport, doubles, merge, merge_accepted
from planner.actions.framework.rows import accepted_of, problems_of, readable_rows, rows_of
from planner.engine import Finding, Framework, FrameworkInvalid, check_framework
from planner.models import CareerFramework, FrameworkVersion, User
from planner.models.framework.draft import FrameworkItem
from planner.models.texts import visible
from planner.queries.common.language import translate_sentence
from planner.queries.framework.departures import Departure, departures
from planner.queries.framework.draft import draft_document, over_draft
from planner.queries.framework.published import digest, says_the_same


class FrameworkRefused(ActionError):
    """A document that is no usable framework. ``problems`` lists all, each with its path."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        text = ngettext(
            "The framework has {number} problem.", "The framework has {number} problems.", count
        )
        super().__init__(text.format(number=count))


class FrameworkHasErrors(ActionError):
    """The framework check has found errors. ``findings`` lists them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        told = " ".join(translate_sentence(finding.message) for finding in self.findings)
        text = _("The framework check has to pass before publishing. {findings}")
        super().__init__(text.format(findings=told))


class NothingToPublish(ActionError):
    """The draft says the same as the current version."""


class DraftChanged(ActionError):
    """Somebody has edited the draft since it was looked at."""


class RolesInUse(ActionError):
    """The draft leaves out roles that people hold or have as their goal. ``roles`` lists them."""

    def __init__(self, roles: Iterable[Departure]) -> None:
        self.roles = tuple(roles)
        text = _("The draft leaves out roles that people hold or have as their goal. {roles}")
        super().__init__(text.format(roles=" ".join(map(str, self.roles))), field="remove")


@transaction.atomic
def load_document(document: Any, *, keep: bool = False) -> LoadReport:
    """Make the draft tables say what ``document`` says (docs/framework-format.md).

    What the document does not name is retired; with ``keep`` it stays, and the document may be
    a part of one. Loading what was dumped changes nothing.
    Raises ``FrameworkRefused`` with all problems; nothing is written then.
    """
    lock_draft()
    if keep:
        document = over_draft(document)
    if problems := [*_problems(document)]:
        raise FrameworkRefused(problems)
    return merge(rows_of(document)) + merge_accepted(accepted_of(document))


def _problems(document: Any) -> Iterator[str]:
    """What the format refuses, then what only the tables refuse, of one and the same document."""
    told = set()
    try:
        Framework.from_document(document)
    except FrameworkInvalid as error:
        told = {str(problem.facts["path"]) for problem in error.problems}
        yield from map(translate_sentence, error.problems)
    rows = list(readable_rows(document))
    for path, wrong in (*doubles(rows), *(found for row in rows for found in problems_of(row))):
        if path not in told:
            yield f"{path}: {wrong}"


@transaction.atomic
def publish(
    user: User | None,
    notes: str = "",
    *,
    reviewed: str | None = None,
    old_goals_until: date | None = None,
    remove: bool = False,
) -> FrameworkVersion:
    """Freeze the draft as the next version.

    ``reviewed`` is the hash of the draft that somebody has looked at: only that is published.
    Goals chosen before may be finished under their own version until ``old_goals_until``, or
    as long as they take. Roles that people hold or want go only with ``remove``.
    Raises ``FrameworkRefused``, ``FrameworkHasErrors``, ``DraftChanged``, ``RolesInUse``, or
    ``NothingToPublish``, which is also what the second of two people gets who publish the same
    draft at once.
    """
    lock_draft()
    document = draft_document()
    if reviewed is not None and reviewed != digest(document):
        raise DraftChanged(_("The draft has changed while you looked at it. Look again, please."))
    if errors := [found for found in check_framework(_compile(document)) if found.blocks]:
        raise FrameworkHasErrors(errors)
    newest = FrameworkVersion.objects.newest_first().first()
    _check_news(newest, document)
    if newest and not remove:
        _check_roles_in_use(newest, document)
    return FrameworkVersion.objects.create(
        number=newest.number + 1 if newest else 1,
        document=document,
        sha256=digest(document),
        published_by=user,
        notes=visible(notes),
        old_goals_until=old_goals_until,
    )


def retire(items: QuerySet[FrameworkItem]) -> int:
    """Leave ``items`` out of the next version; return the number of changed ones."""
    return items.filter(retired=False).update(retired=True)


def bring_back(items: QuerySet[FrameworkItem]) -> int:
    """Take retired ``items`` into the next version again; return the number of changed ones."""
    return items.filter(retired=True).update(retired=False)


def lock_draft() -> None:
    """One at a time: whoever loads or publishes waits here for the other to end."""
    CareerFramework.objects.get_or_create(pk=1)
    CareerFramework.objects.select_for_update().get(pk=1)


def _check_news(newest: FrameworkVersion | None, document: Mapping[str, Any]) -> None:
    if newest and says_the_same(newest, document):
        text = _("Nothing has changed since version {number}.")
        raise NothingToPublish(text.format(number=newest.number))


def _check_roles_in_use(newest: FrameworkVersion, document: Mapping[str, Any]) -> None:
    found = departures(newest.document, document, timezone.localdate())
    if in_use := [role for role in found if role.concerns_people]:
        raise RolesInUse(in_use)


def _compile(document: Mapping[str, Any]) -> Framework:
    try:
        return Framework.from_document(document)
    except FrameworkInvalid as error:
        raise FrameworkRefused(translate_sentence(problem) for problem in error.problems) from error
