"""How many levels the skills of somebody are measured in."""

from __future__ import annotations

from django.utils import timezone

from planner.models import Employee
from planner.models.fields import LEVEL_MAX
from planner.queries.framework.goal_versions import published_versions
from planner.queries.framework.published import NothingPublished
from planner.queries.people.planning_context import ManagingContext, PlanningContext, open_goal


def highest_level(employee: Employee, planning: PlanningContext | None = None) -> int:
    """The highest level that can be said of ``employee``.

    Both the version of their goal and the newest may be what a page has shown. As long as
    nothing is published, it is what the tables hold. ``planning`` is the employee's own, if it is
    loaded already.
    """
    if planning:
        return max(planning.framework.levels, planning.newest.levels)
    try:
        anybody = ManagingContext(employee, timezone.localdate(), published_versions())
    except NothingPublished:
        return LEVEL_MAX
    return max(anybody.framework_for(open_goal(employee)).levels, anybody.newest.levels)
