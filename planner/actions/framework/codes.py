"""A mistyped code is mended, as long as no version names it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field, ManyToOneRel
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.framework.publishing import lock_draft
from planner.models import AcceptedFinding, Activity, Milestone, Role, Skill, Track
from planner.models.framework.draft import FrameworkItem
from planner.queries.framework.published import was_published
from planner.queries.framework.review import kind_of_subject

LISTS = {
    Track: "tracks",
    Skill: "skills",
    Milestone: "milestones",
    Role: "roles",
    Activity: "activities",
}


class CodePublished(ActionError):
    """A version names the code, which is stable for ever from then on."""


class CodeTaken(ActionError):
    """Another item of the same kind has the code, or a version names it."""


class NotACode(ActionError):
    """Something else than lower-case words joined by dashes."""


@transaction.atomic
def mend_code(item: FrameworkItem, code: str) -> FrameworkItem:
    """Give ``item`` the code ``code``, with every row that points at it; return it anew.

    Raises ``CodePublished``, ``CodeTaken`` or ``NotACode``; nothing is written then.
    """
    lock_draft()
    rows = type(item)._default_manager
    if code == item.pk:
        return item
    _check(item, code)
    rows.filter(pk=item.pk).update(code=code)
    for field in _pointing_at(item):
        held = field.model._default_manager.filter(**{field.attname: item.pk})
        held.update(**{field.attname: code})
    _mend_accepted(LISTS[type(item)], item.pk, code)
    return rows.get(pk=code)


def _check(item: FrameworkItem, code: str) -> None:
    if was_published(item.pk):
        words = _("“{code}” is published: it stays as it is for ever. Retire it instead.")
        raise CodePublished(words.format(code=item.pk), field="code")
    if was_published(code) or type(item)._default_manager.filter(pk=code).exists():
        raise CodeTaken(_("“{code}” is in use.").format(code=code), field="code")
    try:
        item._meta.get_field("code").clean(code, item)
    except ValidationError as error:
        raise NotACode(" ".join(error.messages), field="code") from error


def _pointing_at(item: FrameworkItem) -> Iterator[Field[Any, Any]]:
    """The columns that hold codes of the item’s table, those behind lists of choices among them."""
    for relation in item._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            yield relation.field


def _mend_accepted(kind: str, old: str, new: str) -> None:
    """Accepted findings name codes without pointing at rows."""
    for finding in AcceptedFinding.objects.all():
        subjects = [
            new if code == old and kind_of_subject(finding.code, index) == kind else code
            for index, code in enumerate(finding.subjects)
        ]
        if subjects != finding.subjects:
            finding.subjects = subjects
            finding.save(update_fields=["subjects"])
