"""Milestones of the framework beside what somebody has reached of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.engine import Framework
from planner.engine.values.dates import add_months
from planner.engine.values.framework import Milestone
from planner.models import Employee, MilestoneRecord
from planner.queries.goals.goal import Journey, journey_of
from planner.queries.people.planning_context import PlanningContext

State = MilestoneRecord.State


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One milestone of the framework. ``records`` are the person's own, newest first.

    ``state`` is open, waiting, confirmed, returned or expired; ``expires_on`` is None for one
    that never does; ``roles`` are the names of those that ask for it.
    """

    code: str
    name: str
    by_manager: bool
    state: str
    expires_on: date | None
    roles: Sequence[str]
    for_goal: bool
    records: Sequence[MilestoneRecord]


@dataclass(frozen=True, slots=True)
class MilestonePage:
    """The milestones on the way to the goal, the others, and those achieved."""

    for_goal: Sequence[MilestoneRow]
    others: Sequence[MilestoneRow]
    reached: int
    goal: str


def milestone_page(planning: PlanningContext) -> MilestonePage:
    """The milestones as the person's page shows them."""
    journey = journey_of(planning.framework, planning.person, planning.goal, planning.at)
    wanted = _on_the_way(planning.framework, journey) if journey else set()
    records = records_of(planning.employee)
    rows = [
        _row(planning.framework, milestone, records[milestone.code], wanted, planning.at)
        for milestone in planning.framework.milestones.values()
    ]
    return MilestonePage(
        [row for row in rows if row.for_goal],
        [row for row in rows if not row.for_goal],
        sum(row.state == State.CONFIRMED for row in rows),
        planning.framework.roles[journey.goal.role_id].name if journey else "",
    )


def records_of(employee: Employee) -> Mapping[str, list[MilestoneRecord]]:
    """Milestone code -> somebody's records of it, newest first."""
    records: dict[str, list[MilestoneRecord]] = defaultdict(list)
    for record in MilestoneRecord.objects.of(employee).select_related("decided_by"):
        records[record.milestone_id].append(record)
    return records


def _on_the_way(framework: Framework, journey: Journey) -> set[str]:
    ahead = journey.route.roles[1:] if journey.route else (journey.goal.role_id,)
    return {milestone for code in ahead for milestone in framework.roles[code].milestone_codes}


def _row(
    framework: Framework,
    milestone: Milestone,
    records: Sequence[MilestoneRecord],
    wanted: set[str],
    at: date,
) -> MilestoneRow:
    expires_on = _expires_on(milestone, records)
    return MilestoneRow(
        code=milestone.code,
        name=milestone.name,
        by_manager=milestone.confirmed_by == "manager",
        state=_state(records, expires_on, at),
        expires_on=expires_on,
        roles=[
            role.name for role in framework.roles.values() if milestone.code in role.milestone_codes
        ],
        for_goal=milestone.code in wanted,
        records=records,
    )


def _expires_on(milestone: Milestone, records: Sequence[MilestoneRecord]) -> date | None:
    confirmed = [row.achieved_on for row in records if row.state == State.CONFIRMED]
    if milestone.valid_months is None or not confirmed:
        return None
    return add_months(max(confirmed), milestone.valid_months)


def _state(records: Sequence[MilestoneRecord], expires_on: date | None, at: date) -> str:
    states = {row.state for row in records}
    if State.CONFIRMED in states and (expires_on is None or at < expires_on):
        return "confirmed"
    if State.WAITING in states:
        return "waiting"
    if expires_on:
        return "expired"
    return "returned" if State.RETURNED in states else "open"
