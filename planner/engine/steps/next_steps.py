"""What to do next on the way to a target, with reasons and effects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from planner.engine.activities.planned import PlannedWork
from planner.engine.standing.lights import Opening
from planner.engine.steps.curriculum import FixedChoices, plan_around
from planner.engine.steps.learning import learning_steps
from planner.engine.steps.maintenance import (
    applications,
    confirmations,
    milestone_steps,
    renewals,
    waits,
)
from planner.engine.steps.outlook import Draft, Kind, Outlook, Step
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person
from planner.engine.values.sentences import gettext as _

__all__ = ["Kind", "Step", "next_steps"]

LIMIT = 5


def next_steps(  # noqa: PLR0913  # the normative signature
    framework: Framework,
    person: Person,
    target: str | None,
    *,
    at: date,
    route: tuple[str, ...] | None = None,
    openings: Iterable[Opening] = (),
    limit: int = LIMIT,
    fixed_choices: FixedChoices | None = None,
    planned: PlannedWork | None = None,
) -> tuple[Step, ...]:
    """At most ``limit`` steps towards the next role on the way to ``target``, in order.

    The route is the chosen ``route`` (codes of roles) from the current role on, if it still leads
    to the target, else the one that arrives first. Without any route, the steps are those for the
    target itself, and a ``wait`` step says why there is no date. Order: ``renew`` by its day;
    ``apply``; ``confirm``, skills held in full first, by points; then ``learn``, ``prove`` and
    ``milestone`` by points per hour, each after what it builds on; ``wait`` last. Without a target,
    or once it is reached, there is a single step: ``choose``.

    Learning respects the ``fixed_choices``: no declined activity is among the steps. The
    arrivals count with what the plan for the next role still takes, ``planned``, if there is one;
    it takes that much less once a step of it is done. Raises ``UnknownRole``, and ``KeyError``
    for a sure activity that the framework does not have.
    """
    require_role(framework.roles, person.role)
    if target is None:
        return (NO_TARGET,)[:limit]
    require_role(framework.roles, target)
    if target == person.role:
        return (_arrived(framework, target),)[:limit]
    outlook = Outlook.towards(framework, person, target, at, route, openings, planned)
    before = outlook.arrival()
    drafts = _drafts(outlook, fixed_choices or FixedChoices())[:limit]
    return tuple(_finished(outlook, draft, before) for draft in drafts)


NO_TARGET = Step(
    kind="choose",
    subject="",
    title=_("Choose where you would like to go"),
    why=_("Because a goal turns what you can do into next steps with dates."),
)


def _arrived(framework: Framework, target: str) -> Step:
    name = framework.roles[target].name
    return Step(
        kind="choose",
        subject=target,
        title=_("Choose your next goal"),
        why=_("Because you have reached this one: you are {role}. Congratulations!", role=name),
        role=target,
    )


def _drafts(outlook: Outlook, fixed_choices: FixedChoices) -> list[Draft]:
    """All steps, in order. Milestones gain no points, so they follow the steps that do."""
    needs = outlook.next_role.needs
    plan = plan_around(outlook.framework, outlook.levels, needs, fixed_choices)
    learning = learning_steps(outlook, plan)
    planned = frozenset(draft.step.milestone for draft in learning if draft.step.milestone)
    return [
        *renewals(outlook),
        *applications(outlook),
        *confirmations(outlook),
        *learning,
        *milestone_steps(outlook, planned),
        *waits(outlook),
    ]


def _finished(outlook: Outlook, draft: Draft, before: date | None) -> Step:
    after = outlook.arrival(draft.claims, draft.codes) if draft.claims else before
    return replace(
        draft.step, arrive_before=before, arrive_after=after, role=outlook.next_role.code
    )
