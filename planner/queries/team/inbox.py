"""What waits for a manager's answer, from whom, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
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
from planner.models.people.employees import EmployeeQuerySet
from planner.queries.plan.captions import plain_title

WAITING_LONG_DAYS = 7
ANSWERED_ON = {
    "skill": "confirmation-answer",
    "milestone": "milestone-decide",
    "support": "blocker-answer",
    "case": "case-detail",
    "check-in": "check-in-detail",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose inbox it is (the key of an employee, None without a record), and on which day."""

    key: int | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that waits: a level to confirm, a milestone, a blocked step, a case, a check-in.

    ``kind`` is skill, milestone, support, case or check-in. ``happened_on`` is the day of what
    was shown, or of the question. ``is_named``: a case waits for the reader as its approver.
    """

    pk: int
    kind: str
    employee: Employee
    subject: str
    asked_at: datetime
    happened_on: date
    reader: Reader
    level: int | None = None
    is_named: bool = False

    @property
    def days(self) -> int:
        """Whole days since it was asked."""
        return (self.reader.at - timezone.localdate(self.asked_at)).days

    @property
    def is_direct(self) -> bool:
        """Whether it waits for the reader before anybody else."""
        return self.is_named or self.employee.manager_id == self.reader.key

    @property
    def is_late(self) -> bool:
        return self.days >= WAITING_LONG_DAYS

    @property
    def url(self) -> str:
        """Where one answers."""
        return reverse(ANSWERED_ON[self.kind], args=[self.pk])


def inbox(user: User | AnonymousUser, at: date, asking: Employee | None = None) -> list[Waiting]:
    """What waits for ``user``: of direct reports first, then of those below; oldest first.

    Only what ``asking`` asked, if somebody is named. What somebody asked who has left since waits
    no more.
    """
    reader = Reader(Employee.key_of(user), at)
    people = Employee.objects.managed_by(user).current(at)
    cases = PromotionCase.objects.waiting_for(user)
    if asking is not None:
        people, cases = people.filter(pk=asking.pk), cases.filter(employee=asking)
    rows = [
        *_levels(people, reader),
        *_milestones(people, reader),
        *_blocked_steps(people, reader),
        *_cases(cases, reader),
        *_check_ins(people, reader),
    ]
    return sorted(rows, key=lambda row: (not row.is_direct, row.asked_at, row.kind, row.pk))


def _levels(people: EmployeeQuerySet, reader: Reader) -> Iterator[Waiting]:
    rows = ConfirmationRequest.objects.open().filter(employee__in=people)
    for row in rows.select_related("employee", "skill", "evidence"):
        yield Waiting(
            pk=row.pk,
            kind="skill",
            employee=row.employee,
            subject=row.skill.name,
            level=row.evidence.level,
            asked_at=row.asked_at,
            happened_on=row.evidence.happened_on,
            reader=reader,
        )


def _milestones(people: EmployeeQuerySet, reader: Reader) -> Iterator[Waiting]:
    rows = MilestoneRecord.objects.waiting().filter(employee__in=people)
    for row in rows.select_related("employee", "milestone"):
        yield Waiting(
            pk=row.pk,
            kind="milestone",
            employee=row.employee,
            subject=row.milestone.name,
            asked_at=row.logged_at,
            happened_on=row.achieved_on,
            reader=reader,
        )


def _blocked_steps(people: EmployeeQuerySet, reader: Reader) -> Iterator[Waiting]:
    rows = Blocker.objects.waiting().filter(step__goal__employee__in=people)
    for row in rows.select_related("step__goal__employee", "step__activity", "step__skill"):
        yield Waiting(
            pk=row.pk,
            kind="support",
            employee=row.step.goal.employee,
            subject=plain_title(row.step),
            asked_at=row.since,
            happened_on=timezone.localdate(row.since),
            reader=reader,
        )


def _cases(rows: QuerySet[PromotionCase], reader: Reader) -> Iterator[Waiting]:
    for row in rows.select_related("employee", "role"):
        since = row.sealed_at or row.created_at
        yield Waiting(
            pk=row.pk,
            kind="case",
            employee=row.employee,
            subject=_("Promotion to {role}").format(role=row.role.name),
            asked_at=since,
            happened_on=timezone.localdate(since),
            reader=reader,
            is_named=row.state == PromotionCase.State.FORWARDED,
        )


def _check_ins(people: EmployeeQuerySet, reader: Reader) -> Iterator[Waiting]:
    rows = CheckIn.objects.waiting().filter(employee__in=people)
    for row in rows.select_related("employee"):
        since = row.theirs_at or row.mine_at or row.opened_at
        yield Waiting(
            pk=row.pk,
            kind="check-in",
            employee=row.employee,
            subject=_("Talk and agree") if row.theirs_at else _("Your view for the check-in"),
            asked_at=since,
            happened_on=timezone.localdate(since),
            reader=reader,
        )
