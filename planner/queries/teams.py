"""What a manager sees: the people below, what they aim for, and what waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from planner.engine import Framework, Person, Readiness, lights, readiness
from planner.engine.dates import full_months
from planner.models import (
    Blocker,
    CheckIn,
    ConfirmationRequest,
    Employee,
    Goal,
    MilestoneRecord,
    PromotionCase,
    User,
)
from planner.queries.me import Me
from planner.queries.people import Profile, profiles_of
from planner.queries.plan_words import plain_title

WAITING_LONG_DAYS = 7
ANSWERED_ON = {
    "skill": "confirmation-answer",
    "milestone": "milestone-decide",
    "support": "blocker-answer",
    "case": "case-detail",
    "check-in": "check-in-detail",
}


@dataclass(frozen=True, slots=True)
class Aim:
    """A shared goal, and how ready somebody is for the next role on the way to it.

    The next role may be the goal itself.
    """

    goal: str
    next_role: str
    next_code: str
    readiness: Readiness
    is_ready: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One of the manager's people, as the board shows them.

    ``aim`` is None without a goal on the map, and for one that is reached or not shared.
    """

    employee: Employee
    role: str
    months_in_role: int | None
    aim: Aim | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: a level to confirm, a milestone, a blocked step, a case, a check-in.

    ``kind`` is skill, milestone, support, case or check-in. A case that waits for the viewer as
    one of its approvers counts as direct.
    """

    pk: int
    kind: str
    employee: Employee
    subject: str
    level: int | None
    happened_on: date
    asked_at: datetime
    days: int
    is_direct: bool

    @property
    def url(self) -> str:
        """Where one answers."""
        return reverse(ANSWERED_ON[self.kind], args=[self.pk])

    @property
    def is_late(self) -> bool:
        return self.days >= WAITING_LONG_DAYS


def team_board(user: User | AnonymousUser, me: Me, *, everybody: bool = False) -> list[Member]:
    """The people below ``user``, direct reports only unless ``everybody``; by name.

    Each is measured by the version that counts for their goal. Ten SQL queries, however many
    people, once the versions are compiled.
    """
    people = _people(user, me.at, everybody=everybody)
    profiles = profiles_of(people, me.at)
    goals = _shared_goals(user, people)
    waiting = _waiting_counts(people)
    return [
        _member(me, profiles[employee.pk], goals.get(employee.pk), waiting[employee.pk])
        for employee in people
    ]


def _people(user: User | AnonymousUser, at: date, *, everybody: bool) -> list[Employee]:
    rows = Employee.objects.managed_by(user).current(at).select_related("team")
    if not everybody:
        rows = rows.filter(manager=Employee.key_of(user))
    return list(rows)


def _shared_goals(user: User | AnonymousUser, people: Iterable[Employee]) -> dict[int, Goal]:
    rows = Goal.objects.visible_to(user).open().filter(employee__in=people)
    return {goal.employee_id: goal for goal in rows}


def _waiting_counts(people: Iterable[Employee]) -> Counter[int]:
    """How much waits by person, if anything. Five SQL queries."""
    requests = ConfirmationRequest.objects.open().filter(employee__in=people)
    milestones = MilestoneRecord.objects.waiting().filter(employee__in=people)
    blockers = Blocker.objects.waiting().filter(step__goal__employee__in=people)
    counts = Counter(requests.values_list("employee_id", flat=True))
    counts.update(milestones.values_list("employee_id", flat=True))
    counts.update(blockers.values_list("step__goal__employee_id", flat=True))
    cases = PromotionCase.objects.filter(state=PromotionCase.State.SUBMITTED, employee__in=people)
    counts.update(cases.values_list("employee_id", flat=True))
    check_ins = CheckIn.objects.waiting().filter(employee__in=people)
    counts.update(check_ins.values_list("employee_id", flat=True))
    return counts


def _member(me: Me, profile: Profile, goal: Goal | None, waiting: int) -> Member:
    person, framework, at = profile.person, me.framework_for(goal), me.at
    role = framework.roles.get(person.role) if person else None
    return Member(
        employee=profile.employee,
        role=role.name if role else "",
        months_in_role=full_months(person.role_since, at) if person else None,
        aim=_aim(framework, person, goal, at) if person and role and goal else None,
        waiting=waiting,
    )


def _aim(framework: Framework, person: Person, goal: Goal, at: date) -> Aim | None:
    target = framework.roles.get(goal.role_id)
    if target is None or target.code == person.role:
        return None
    after = framework.roles.get(next_on(goal, person.role), target)
    return Aim(
        goal=target.name,
        next_role=after.name,
        next_code=after.code,
        readiness=readiness(framework, person, after.code, at),
        is_ready=lights(framework, person, after.code, at).ready.on,
    )


def next_on(goal: Goal, role: str) -> str:
    """The code of the role after ``role`` on the chosen way; the goal if it is not on the way."""
    following = dict(pairwise(goal.route))
    return str(following.get(role, goal.role_id))


def inbox(user: User | AnonymousUser, at: date) -> list[Waiting]:
    """What waits for ``user``: of direct reports first, then of those below; oldest first.

    What somebody asked who has left since waits no more. Five SQL queries.
    """
    own = Employee.key_of(user)
    people = Employee.objects.managed_by(user).current(at)
    requests = (
        ConfirmationRequest.objects.open()
        .filter(employee__in=people)
        .select_related("employee", "skill", "evidence")
    )
    milestones = (
        MilestoneRecord.objects.waiting()
        .filter(employee__in=people)
        .select_related("employee", "milestone")
    )
    blockers = (
        Blocker.objects.waiting()
        .filter(step__goal__employee__in=people)
        .select_related("step__goal__employee", "step__activity", "step__skill")
    )
    rows = [_asked(row, own, at) for row in requests]
    rows += [_logged(row, own, at) for row in milestones]
    rows += [_blocked(row, own, at) for row in blockers]
    cases = PromotionCase.objects.waiting_for(user).select_related("employee", "role")
    rows += [_submitted(row, own, at) for row in cases]
    talks = CheckIn.objects.waiting().filter(employee__in=people).select_related("employee")
    rows += [_handed_over(row, own, at) for row in talks]
    return sorted(rows, key=lambda row: (not row.is_direct, row.asked_at, row.kind, row.pk))


def _asked(row: ConfirmationRequest, own: int | None, at: date) -> Waiting:
    return Waiting(
        pk=row.pk,
        kind="skill",
        employee=row.employee,
        subject=row.skill.name,
        level=row.evidence.level,
        happened_on=row.evidence.happened_on,
        asked_at=row.asked_at,
        days=(at - timezone.localdate(row.asked_at)).days,
        is_direct=row.employee.manager_id == own,
    )


def _blocked(row: Blocker, own: int | None, at: date) -> Waiting:
    employee = row.step.goal.employee
    since = timezone.localdate(row.since)
    return Waiting(
        pk=row.pk,
        kind="support",
        employee=employee,
        subject=plain_title(row.step),
        level=None,
        happened_on=since,
        asked_at=row.since,
        days=(at - since).days,
        is_direct=employee.manager_id == own,
    )


def _submitted(row: PromotionCase, own: int | None, at: date) -> Waiting:
    since = row.sealed_at or row.created_at
    on = timezone.localdate(since)
    is_named = row.state == PromotionCase.State.FORWARDED
    return Waiting(
        pk=row.pk,
        kind="case",
        employee=row.employee,
        subject=f"Promotion to {row.role.name}",
        level=None,
        happened_on=on,
        asked_at=since,
        days=(at - on).days,
        is_direct=is_named or row.employee.manager_id == own,
    )


def _handed_over(row: CheckIn, own: int | None, at: date) -> Waiting:
    since = row.theirs_at or row.mine_at or row.opened_at
    on = timezone.localdate(since)
    return Waiting(
        pk=row.pk,
        kind="check-in",
        employee=row.employee,
        subject="Talk and agree" if row.theirs_at else "Your view for the check-in",
        level=None,
        happened_on=on,
        asked_at=since,
        days=(at - on).days,
        is_direct=row.employee.manager_id == own,
    )


def _logged(row: MilestoneRecord, own: int | None, at: date) -> Waiting:
    return Waiting(
        pk=row.pk,
        kind="milestone",
        employee=row.employee,
        subject=row.milestone.name,
        level=None,
        happened_on=row.achieved_on,
        asked_at=row.logged_at,
        days=(at - timezone.localdate(row.logged_at)).days,
        is_direct=row.employee.manager_id == own,
    )
