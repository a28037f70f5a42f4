"""The milestones that a role requires, and their state for somebody."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from planner.engine import Framework, Person
from planner.engine.standing.milestones import has_milestone, is_achieved, milestone_expires_on
from planner.engine.values.framework import Role
from planner.queries.common.language import alternatives_in_language

STATES = ("confirmed", "waiting", "expired", "open")


@dataclass(frozen=True, slots=True)
class RoleMilestone:
    """A required milestone. ``state`` is confirmed, waiting, expired or open.

    It is empty where there is nobody to ask about. ``until`` is the first day on which it no longer
    counts; None if it never expires, or has not been achieved.
    """

    name: str
    state: str
    until: date | None

    @property
    def is_confirmed(self) -> bool:
        return self.state == "confirmed"


def role_milestones_of(
    framework: Framework,
    role: Role,
    person: Person | None,
    at: date,
    waiting: Collection[str] = (),
) -> list[RoleMilestone]:
    """The milestones of ``role`` in its order; of several of which one is enough, the best.

    ``waiting`` are the codes of those that the manager has been asked to confirm.
    """
    names = [
        alternatives_in_language(framework.milestones[code].name for code in codes)
        for codes in role.milestone_choices
    ]
    if person is None:
        return [RoleMilestone(name, "", None) for name in names]
    found = (
        [_role_milestone(framework, code, person, at, waiting) for code in codes]
        for codes in role.milestone_choices
    )
    best = (min(some, key=lambda one: STATES.index(one.state)) for some in found)
    return [replace(one, name=name) for one, name in zip(best, names, strict=True)]


def _role_milestone(
    framework: Framework, code: str, person: Person, at: date, waiting: Collection[str]
) -> RoleMilestone:
    name = framework.milestones[code].name
    achieved = is_achieved(person, code, at)
    until = milestone_expires_on(framework, person, code) if achieved else None
    if has_milestone(framework, person, code, at):
        return RoleMilestone(name, "confirmed", until)
    if code in waiting:
        return RoleMilestone(name, "waiting", until)
    return RoleMilestone(name, "expired" if achieved else "open", until)
