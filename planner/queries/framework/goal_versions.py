"""Goals do not move: which published version counts for a goal, and until when.

A goal pins the version under which it was chosen. A newer version may say until which day older
goals can be finished under their own; without a day there is no end. What one version has
promised, a later one cannot shorten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery

from planner.engine import PlannedWork
from planner.models import DeclinedActivity, Employee, FrameworkVersion, Goal
from planner.queries.common.planned import open_steps_of, pauses_of, work_from
from planner.queries.framework.published import NothingPublished


@dataclass(frozen=True, slots=True)
class EffectiveVersion:
    """The version that counts for somebody, beside the newest one.

    ``until`` is the last day on which an older version counts; None while it is the newest, and
    if there is no end.
    """

    version: FrameworkVersion
    newest: FrameworkVersion
    until: date | None = None

    @property
    def is_older(self) -> bool:
        return self.version.pk != self.newest.pk


def published_versions() -> list[FrameworkVersion]:
    """All versions without their documents, the newest first.

    Raises ``NothingPublished``.
    """
    versions = list(FrameworkVersion.objects.newest_first().defer("document"))
    if not versions:
        raise NothingPublished
    return versions


@dataclass(frozen=True, slots=True)
class GoalAmongVersions:
    """All published versions, the newest first, and somebody's open goal, which pins one of them.

    The goal comes with its role; ``declined`` are the activities that the way to it does without,
    ``planned`` is what its plan still takes, None if no step of it is open.
    """

    versions: Sequence[FrameworkVersion]
    goal: Goal | None
    declined: frozenset[str]
    planned: PlannedWork | None


def goal_among_versions(employee: Employee, at: date) -> GoalAmongVersions:
    """What ``employee`` aims for at ``at``, and by which versions it may count.

    Raises ``NothingPublished``.
    """
    is_open = Q(goals__employee=employee, goals__ended_at=None)
    rows: list[Any] = list(
        FrameworkVersion.objects.newest_first()
        .defer("document")
        .annotate(
            pinned_by=FilteredRelation("goals", condition=is_open),
            without=F("pinned_by__declined__activity"),
            open_steps=Subquery(open_steps_of(OuterRef("pinned_by"))),
            pauses=Subquery(pauses_of(OuterRef("pinned_by__employee"), at)),
        )
        .select_related("pinned_by__role")  # type: ignore[misc]  # a filtered relation
    )
    versions = {row.pk: row for row in rows}  # a row for each declined activity
    if not versions:
        raise NothingPublished
    goals = (getattr(row, "pinned_by", None) for row in rows)
    goal = next(filter(None, goals), None)
    declined = frozenset(row.without for row in rows if row.without)
    planned = next((work_from(row.open_steps, row.pauses) for row in rows if row.open_steps), None)
    return GoalAmongVersions(list(versions.values()), goal, declined, planned)


def goals_among_versions(employees: Iterable[Employee], at: date) -> dict[int, GoalAmongVersions]:
    """Employee key -> the same, for many people at once. Raises ``NothingPublished``."""
    people, versions = list(employees), published_versions()
    rows: Any = Goal.objects.open().filter(employee__in=people).select_related("role")
    with_plans = rows.annotate(
        open_steps=Subquery(open_steps_of(OuterRef("pk"))),
        pauses=Subquery(pauses_of(OuterRef("employee"), at)),
    )
    goals = {goal.employee_id: goal for goal in with_plans}
    without = _declined(goals.values())
    none = GoalAmongVersions(versions, None, frozenset(), None)
    return {person.pk: none for person in people} | {
        key: GoalAmongVersions(
            versions, goal, frozenset(without[goal.pk]), work_from(goal.open_steps, goal.pauses)
        )
        for key, goal in goals.items()
    }


def _declined(goals: Iterable[Goal]) -> defaultdict[int, set[str]]:
    """Goal key -> the activities that the way to it does without."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = DeclinedActivity.objects.filter(goal__in=goals)
    for key, code in rows.values_list("goal_id", "activity_id"):
        found[key].add(code)
    return found


def effective_version(
    goal: Goal | None, versions: Sequence[FrameworkVersion], at: date
) -> EffectiveVersion:
    """What counts for somebody with ``goal`` at ``at``; ``versions`` come newest first."""
    newest = versions[0]
    if goal is None:
        return EffectiveVersion(newest, newest)
    newer = [version for version in versions if version.number > _number(goal, versions)]
    days = [version.old_goals_until for version in newer]
    until = max((day for day in days if day), default=None) if None not in days else None
    if not newer or (until is not None and at > until):
        return EffectiveVersion(newest, newest)
    return EffectiveVersion(next(v for v in versions if v.pk == goal.version_id), newest, until)


def _number(goal: Goal, versions: Sequence[FrameworkVersion]) -> int:
    return next(version.number for version in versions if version.pk == goal.version_id)
