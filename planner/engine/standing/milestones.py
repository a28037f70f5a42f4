"""Whether a milestone counts on a day, and until when."""

from __future__ import annotations

from datetime import date

from planner.engine.values.dates import add_months
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person


def milestone_expires_on(framework: Framework, person: Person, code: str) -> date | None:
    """The first day on which a milestone no longer counts; None if it never expires."""
    months = framework.milestones[code].valid_months
    return None if months is None else add_months(person.milestones[code], months)


def has_milestone(framework: Framework, person: Person, code: str, at: date) -> bool:
    """Whether the milestone is achieved, and unexpired, at ``at``."""
    if not is_achieved(person, code, at):
        return False
    expires_on = milestone_expires_on(framework, person, code)
    return expires_on is None or at < expires_on


def is_achieved(person: Person, code: str, at: date) -> bool:
    """Whether the milestone is confirmed at ``at``, expired or not."""
    return code in person.milestones and person.milestones[code] <= at
