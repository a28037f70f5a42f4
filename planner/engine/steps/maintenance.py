"""Next steps that raise no level: renew, apply, confirm, milestones, and waiting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.engine.standing.fold import Standing, by_skill
from planner.engine.standing.lights import lights
from planner.engine.standing.losses import standings_ahead
from planner.engine.standing.milestones import has_milestone, milestone_expires_on
from planner.engine.standing.readiness import Term
from planner.engine.steps.outlook import Draft, Outlook, Step
from planner.engine.values.framework import Activity, Milestone
from planner.engine.values.sentences import Sentence, ngettext
from planner.engine.values.sentences import gettext as _


def renewals(outlook: Outlook) -> list[Draft]:
    """What is good enough today, and will not be on arrival in the next role; by its day."""
    leg = outlook.next_leg
    if leg is None:
        return []
    steps = [*_fading(outlook, leg.arrive), *_expiring(outlook, leg.arrive)]
    return [Draft(step, {}) for step in sorted(steps, key=lambda s: (s.on, s.subject))]


def _fading(outlook: Outlook, arrival: date) -> Iterator[Step]:
    ratings = by_skill(outlook.person.ratings)
    for term in outlook.readiness.terms:
        skill = outlook.framework.skills[term.skill]
        ahead = [*standings_ahead(skill, ratings[term.skill], outlook.at, arrival)]
        short = [on for on, held in ahead if _level(term, held) < term.needed]
        if term.is_held and short and _level(term, ahead[-1][1]) < term.needed:
            ends = {rating.until for rating in ratings[term.skill]}
            why = _ends_why(outlook, term) if short[0] in ends else _fades_why(outlook, term)
            yield _refresh(outlook, term, short[0], _level(term, ahead[-1][1]), why)


def _level(term: Term, held: Standing) -> int:
    """What is confirmed must stay confirmed; what is only claimed must stay claimed."""
    return held.confirmed if term.is_confirmed else held.level


def _fades_why(outlook: Outlook, term: Term) -> Sentence:
    return _(
        "Because {role} asks for {skill} at level {level} ({meaning}), "
        "and it fades below that before you arrive there.",
        **outlook.asked(term.skill),
    )


def _ends_why(outlook: Outlook, term: Term) -> Sentence:
    return _(
        "Because {role} asks for {skill} at level {level} ({meaning}), "
        "and the certificate that shows it expires before you arrive there.",
        **outlook.asked(term.skill),
    )


def _refresh(outlook: Outlook, term: Term, lost_on: date, left: int, why: Sentence) -> Step:
    return Step(
        kind="renew",
        subject=term.skill,
        title=_(
            "Refresh “{skill}” at level {level} by {day}",
            skill=outlook.framework.skills[term.skill].name,
            level=term.needed,
            day=lost_on,
        ),
        why=why,
        points=term.weight * (term.needed - left),
        on=lost_on,
        skill=term.skill,
        level=term.needed,
    )


def _expiring(outlook: Outlook, arrival: date) -> Iterator[Step]:
    for code in outlook.next_role.milestones:
        name = outlook.framework.milestones[code].name
        if not has_milestone(outlook.framework, outlook.person, code, outlook.at):
            continue
        expires_on = milestone_expires_on(outlook.framework, outlook.person, code)
        if expires_on is not None and expires_on <= arrival:
            yield Step(
                kind="renew",
                subject=code,
                title=_("Renew the milestone “{name}” by {day}", name=name, day=expires_on),
                why=_(
                    "Because {role} asks for it, and it expires before you arrive there.",
                    role=outlook.next_role.name,
                ),
                on=expires_on,
                milestone=code,
            )


def applications(outlook: Outlook) -> list[Draft]:
    """Apply for the next role if all three lights are on."""
    role = outlook.next_role
    found = lights(
        outlook.framework, outlook.person, role.code, outlook.at, openings=outlook.openings
    )
    if not (found.ready.on and found.eligible.on and found.seat.on):
        return []
    step = Step(
        kind="apply",
        subject=role.code,
        title=_("Apply for “{role}”", role=role.name),
        why=_("Because you are ready and eligible, and there is a free seat."),
    )
    return [Draft(step, {})]


def confirmations(outlook: Outlook) -> list[Draft]:
    """Levels that are held but not confirmed, up to those needed.

    What is held in full comes first, then the most points, then by skill.
    """
    waiting = [t for t in outlook.readiness.terms if t.confirmed < min(t.held, t.needed)]
    waiting.sort(key=lambda t: (not t.is_held, t.confirmed_points - t.held_points, t.skill))
    return [Draft(_confirm(outlook, term), {}) for term in waiting]


def _confirm(outlook: Outlook, term: Term) -> Step:
    level = min(term.held, term.needed)
    name = outlook.framework.skills[term.skill].name
    return Step(
        kind="confirm",
        subject=term.skill,
        title=_("Confirm “{skill}” at level {level} with your manager", skill=name, level=level),
        why=_(
            "Because {role} asks for {skill} at level {level} ({meaning}), and you hold "
            "level {held} already: only confirmed levels make you ready.",
            held=level,
            **outlook.asked(term.skill),
        ),
        points=term.held_points - term.confirmed_points,
        skill=term.skill,
        level=level,
    )


def milestone_steps(outlook: Outlook, planned: frozenset[str]) -> list[Draft]:
    """Milestones of the next role that are missing or expired, but for the ``planned`` ones."""
    return [
        Draft(_achieve(outlook, code), {})
        for code in sorted(set(outlook.next_role.milestones) - planned)
        if not has_milestone(outlook.framework, outlook.person, code, outlook.at)
    ]


def _achieve(outlook: Outlook, code: str) -> Step:
    milestone = outlook.framework.milestones[code]
    activity = _shortest_towards(outlook, code)
    return Step(
        kind="milestone",
        subject=code,
        title=_achievement(milestone, activity),
        why=_("Because {role} asks for this milestone.", role=outlook.next_role.name),
        minutes=activity.minutes if activity else 0,
        activity=activity.code if activity else None,
        milestone=code,
    )


def _achievement(milestone: Milestone, activity: Activity | None) -> Sentence:
    is_signed = milestone.confirmed_by == "manager"
    if activity is None:
        with_signature = _("Achieve “{name}” and have it confirmed", name=milestone.name)
        return with_signature if is_signed else _("Achieve “{name}”", name=milestone.name)
    facts = {"name": milestone.name, "activity": activity.name}
    if is_signed:
        return _("Achieve “{name}” through “{activity}” and have it confirmed", **facts)
    return _("Achieve “{name}” through “{activity}”", **facts)


def _shortest_towards(outlook: Outlook, milestone: str) -> Activity | None:
    """The activity of least minutes that ends with the milestone, ties by code."""
    activities = outlook.framework.activities.values()
    leading = (activity for activity in activities if activity.milestone == milestone)
    return min(leading, key=lambda activity: (activity.minutes, activity.code), default=None)


def waits(outlook: Outlook) -> list[Draft]:
    """What only time or others can change: at most one step, the first reason that applies."""
    reason = _wait_reason(outlook)
    if reason is None:
        return []
    title, why, on = reason
    role = outlook.next_role.code
    return [Draft(Step(kind="wait", subject=role, title=title, why=why, on=on), {})]


Reason = tuple[Sentence, Sentence, date | None]


def _wait_reason(outlook: Outlook) -> Reason | None:
    if outlook.obstacle:
        return _("There is no date for your target yet"), outlook.obstacle, None
    if outlook.person.on_hold:
        title = _("Moves are on hold for you at the moment")
        return title, _("Your learning goes on meanwhile."), None
    return _time_to_serve(outlook) or _no_seat(outlook)


def _time_to_serve(outlook: Outlook) -> Reason | None:
    here, there = outlook.framework.roles[outlook.person.role].name, outlook.next_role.name
    leg = outlook.next_leg
    if leg is None or leg.earliest <= outlook.at:
        return None
    why = ngettext(
        "Because a move to {there} takes {number} month as {here}; you can learn ahead meanwhile.",
        "Because a move to {there} takes {number} months as {here}; you can learn ahead meanwhile.",
        leg.min_months,
        there=there,
        here=here,
    )
    return _("Wait until {day} for the move", day=leg.earliest), why, leg.earliest


def _no_seat(outlook: Outlook) -> Reason | None:
    role = outlook.next_role
    found = lights(outlook.framework, outlook.person, role.code, outlook.at, outlook.openings)
    if found.seat.on or not (found.ready.on and found.eligible.on):
        return None
    why = _("Because you are ready and eligible: {reason}", reason=found.seat.reasons[0])
    return _("Wait for a free seat as “{role}”", role=role.name), why, found.seat.from_date
