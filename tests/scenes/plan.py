"""Somebody with a plan: an agent on the way to lead, in a small published framework.

Lead asks for empathy 2, coaching 2 and writing 1. “Listening” (2 hours) or “Long listening” (5)
lead to empathy; “Coaching course” (3, after listening) to coaching and to the milestone “mentor”;
nothing leads to writing (1 hour of practice).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from planner.actions.goals import set_goal
from planner.models import Employee, PlanStep
from tests.engine.support import build
from tests.factories.rows import HoursEntryFactory
from tests.scenes.people import TODAY, employee_in, publish_small

ROUTE = ["agent", "lead"]
NEEDS = {"empathy": 2, "coaching": 2, "writing": 1}
SKILLS = [build.skill("empathy"), build.skill("coaching"), build.skill("writing")]


def course(code: str, hours: float, *effects: Any, **fields: Any) -> dict[str, Any]:
    return build.activity(code, hours, [build.effect(*one) for one in effects], **fields)


def activities() -> list[dict[str, Any]]:
    return [
        course("listening", 2, ("empathy", 0, 2)),
        course("long-listening", 5, ("empathy", 0, 2)),
        course("coaching-course", 3, ("coaching", 0, 2), after=["listening"], milestone="mentor"),
    ]


def roles(**needs: int) -> list[dict[str, Any]]:
    return [
        build.role("agent", 1, {"empathy": 1}),
        build.role("senior", 2, {"empathy": 2}),
        build.role("lead", 3, needs or NEEDS),
        build.role("founder", 4, {"coaching": 4}),
    ]


def publish_plannable(**overrides: Any) -> None:
    wanted = {"skills": SKILLS, "roles": roles(), "activities": activities(), **overrides}
    publish_small(**wanted)


def planning_agent(**fields: Any) -> Employee:
    """An agent whose goal is lead, with the plan that was made for it."""
    agent = employee_in(**fields)
    set_goal(agent, "lead", ROUTE)
    return agent


def open_steps(employee: Employee) -> list[PlanStep]:
    goal = employee.goals.get(ended_at=None)
    return list(goal.steps.open().with_spent().select_related("goal__employee"))


def codes(employee: Employee) -> list[str]:
    """The open steps in their order, each by its activity, skill or title."""
    return [s.activity_id or s.title or s.skill_id or "" for s in open_steps(employee)]


def step_of(employee: Employee, code: str) -> PlanStep:
    steps = open_steps(employee)
    return next(s for s in steps if code in {s.activity_id, s.title, s.skill_id})


def begun(step: PlanStep, minutes: int = 30) -> PlanStep:
    HoursEntryFactory.create(step=step, minutes=minutes, spent_on=TODAY - timedelta(days=7))
    return step


def changes(employee: Employee) -> list[str]:
    goal = employee.goals.get(ended_at=None)
    return [change.text for change in goal.changes.order_by("pk")]
