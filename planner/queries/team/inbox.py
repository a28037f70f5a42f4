"""What waits for a manager's answer, from whom, and since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, F, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.models import (
    Blocker,
    CheckIn,
    ConfirmationRequest,
    Employee,
    MilestoneRecord,
    PromotionCase,
    User,
)
from planner.queries.plan.captions import plain_title
from planner.queries.team.waiting import KINDS, Kind

WAITING_LONG_DAYS = 7
ANSWERED_ON = {
    "skill": "confirmation-answer",
    "milestone": "milestone-decide",
    "support": "blocker-answer",
    "case": "case-detail",
    "check-in": "check-in-detail",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that waits: a level to confirm, a milestone, a blocked step, a case, a check-in.

    ``kind`` is skill, milestone, support, case or check-in. ``happened_on`` is the day of what
    was shown, or of the question. ``at`` is the day of reading; ``is_direct``: it waits for the
    reader before anybody else.
    """

    pk: int
    kind: str
    employee: Employee
    subject: str
    asked_at: datetime
    happened_on: date
    at: date
    is_direct: bool
    level: int | None = None

    @property
    def days(self) -> int:
        """Whole days since it was asked."""
        return (self.at - timezone.localdate(self.asked_at)).days

    @property
    def is_late(self) -> bool:
        return self.days >= WAITING_LONG_DAYS

    @property
    def url(self) -> str:
        """Where one answers."""
        return reverse(ANSWERED_ON[self.kind], args=[self.pk])


Entry = tuple[bool, datetime, str, int]  # whether others are asked first, since, kind, key


def inbox(user: User | AnonymousUser, at: date, asking: Employee | None = None) -> list[Waiting]:
    """What waits for ``user``: what waits for them first, then what is further down; oldest first.

    Only what ``asking`` asked, if somebody is named. What somebody asked who has left since waits
    no more.
    """
    entries = inbox_entries(user, at, asking)
    return in_words(entries, at) if entries is not None else []


def inbox_entries(
    user: User | AnonymousUser, at: date, asking: Employee | None = None
) -> QuerySet[Any, Entry] | None:
    """The same, as keys to count and to cut into pages; None for an account without a record."""
    key = Employee.key_of(user)
    if key is None:
        return None
    first, *others = (_entries(kind, key, at, asking) for kind in KINDS)
    return first.union(*others, all=True).order_by("later", "waits_since", "kind", "key")


def _entries(kind: Kind, key: int, at: date, asking: Employee | None) -> QuerySet[Any, Entry]:
    rows = kind.open_to(key, at)
    if asking is not None:
        rows = rows.filter(**{kind.owner: asking})
    entries = rows.order_by().annotate(
        later=Case(When(kind.first(key, at), then=Value(0)), default=Value(1)),
        waits_since=kind.since,
        kind=Value(kind.name),
        key=F("pk"),
    )
    return cast("QuerySet[Any, Entry]", entries.values_list("later", "waits_since", "kind", "key"))


def in_words(entries: Iterable[Entry], at: date) -> list[Waiting]:
    """What pages show of ``entries``, in their order: one query for each kind among them."""
    entries = list(entries)
    keys: dict[str, list[int]] = defaultdict(list)
    for _later, _since, kind, key in entries:
        keys[kind].append(key)
    rows = {kind: ROWS[kind]().in_bulk(found) for kind, found in keys.items()}
    return [
        Waiting(
            pk=key,
            kind=kind,
            asked_at=since,
            at=at,
            is_direct=not later,
            **WORDS[kind](rows[kind][key]),
        )
        for later, since, kind, key in entries
    ]


def _of_level(row: ConfirmationRequest) -> Mapping[str, Any]:
    return {
        "employee": row.employee,
        "subject": row.skill.name,
        "level": row.evidence.level,
        "happened_on": row.evidence.happened_on,
    }


def _of_milestone(row: MilestoneRecord) -> Mapping[str, Any]:
    return {
        "employee": row.employee,
        "subject": row.milestone.name,
        "happened_on": row.achieved_on,
    }


def _of_blocker(row: Blocker) -> Mapping[str, Any]:
    return {
        "employee": row.step.goal.employee,
        "subject": plain_title(row.step),
        "happened_on": timezone.localdate(row.since),
    }


def _of_case(row: PromotionCase) -> Mapping[str, Any]:
    return {
        "employee": row.employee,
        "subject": _("Promotion to {role}").format(role=row.role.name),
        "happened_on": timezone.localdate(row.sealed_at or row.created_at),
    }


def _of_check_in(row: CheckIn) -> Mapping[str, Any]:
    return {
        "employee": row.employee,
        "subject": _("Talk and agree") if row.theirs_at else _("Your view for the check-in"),
        "happened_on": timezone.localdate(row.theirs_at or row.mine_at or row.opened_at),
    }


ROWS: Mapping[str, Callable[[], QuerySet[Any]]] = {
    "skill": lambda: ConfirmationRequest.objects.select_related("employee", "skill", "evidence"),
    "milestone": lambda: MilestoneRecord.objects.select_related("employee", "milestone"),
    "support": lambda: Blocker.objects.select_related(
        "step__goal__employee", "step__activity", "step__skill"
    ),
    "case": lambda: PromotionCase.objects.select_related("employee", "role"),
    "check-in": lambda: CheckIn.objects.select_related("employee", "manager"),
}
WORDS: Mapping[str, Callable[[Any], Mapping[str, Any]]] = {
    "skill": _of_level,
    "milestone": _of_milestone,
    "support": _of_blocker,
    "case": _of_case,
    "check-in": _of_check_in,
}
