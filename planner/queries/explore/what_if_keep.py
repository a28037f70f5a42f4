"""A preview of what keeping a supposition would do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.engine.values.framework import Activity
from planner.models import Employee, Evidence
from planner.queries.explore.what_if import Supposition
from planner.queries.people.managers import nearest_manager
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.rows import plan_rows
from planner.queries.progress.levels import open_requests


@dataclass(frozen=True, slots=True)
class Asking:
    """A confirmation to ask for, with the evidence that shows the level."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Keeping:
    """What will be done, and what will not and why.

    ``weekly_minutes`` is None if the time for learning stays. ``waiting`` and ``in_plan`` name what
    has been done already. Without a ``manager`` nobody can be asked; ``has_plan`` is False without
    a goal ahead that one could plan for.
    """

    weekly_minutes: int | None
    was_minutes: int
    asking: Sequence[Asking]
    waiting: Sequence[str]
    manager: str
    adding: Sequence[Activity]
    in_plan: Sequence[str]
    has_plan: bool

    @property
    def things(self) -> int:
        """The number of things that will be done."""
        asked = len(self.asking) if self.manager else 0
        added = len(self.adding) if self.has_plan else 0
        return (self.weekly_minutes is not None) + asked + added


def keeping_of(planning: PlanningContext, wish: Supposition) -> Keeping:
    """What keeping ``wish`` would do now."""
    minutes = wish.weekly_minutes
    asked = open_requests(planning.employee) if wish.confirm else {}
    rows = plan_rows(planning) if wish.activities else None
    planned = {step.activity_id for step in rows.open} if rows else set()
    activities = [planning.framework.activities[code] for code in wish.activities]
    return Keeping(
        weekly_minutes=None if minutes == planning.person.weekly_minutes else minutes,
        was_minutes=planning.person.weekly_minutes,
        asking=_asking(planning, [code for code in wish.confirm if code not in asked]),
        waiting=[planning.framework.skills[code].name for code in wish.confirm if code in asked],
        manager=_manager(planning.employee) if wish.confirm else "",
        adding=[activity for activity in activities if activity.code not in planned],
        in_plan=[activity.name for activity in activities if activity.code in planned],
        has_plan=rows is not None,
    )


def _manager(employee: Employee) -> str:
    manager = nearest_manager(employee)
    return manager.name if manager else ""


def _asking(planning: PlanningContext, skills: Iterable[str]) -> list[Asking]:
    """The latest own evidence of each skill."""
    wanted = list(skills)
    if not wanted:
        return []
    rows = Evidence.objects.of(planning.employee).filter(author=planning.employee, skill__in=wanted)
    latest: dict[str, Evidence] = {}
    for row in rows:
        latest.setdefault(row.skill_id, row)
    found = ((code, latest[code]) for code in wanted if code in latest)
    return [Asking(planning.framework.skills[code].name, evidence) for code, evidence in found]
