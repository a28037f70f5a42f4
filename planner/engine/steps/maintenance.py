"""Next steps that raise no level: renew, apply, confirm, milestones, and waiting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.engine.standing.fold import Standing, by_skill
from planner.engine.standing.losses import standings_ahead
from planner.engine.standing.milestones import has_milestone, milestone_expires_on
from planner.engine.standing.readiness import Term
from planner.engine.steps.outlook import Draft, Outlook, Step
from planner.engine.values.framework import Activity, Milestone
from planner.engine.values.sentences import Sentence, ngettext
from planner.engine.values.sentences import gettext as _


def renewals(outlook: Outlook) -> list[Draft]:
    """What suffices today but will not on arrival in the next role, by its day."""
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
    """The level to keep: a confirmed one must stay confirmed, a claimed one must stay claimed."""
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
    lasting = (_longest_lasting(outlook, codes) for codes in outlook.next_role.milestone_choices)
    for code, expires_on in dict.fromkeys(found for found in lasting if found):
        if expires_on <= arrival:
            name = outlook.framework.milestones[code].name
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


def _longest_lasting(outlook: Outlook, codes: tuple[str, ...]) -> tuple[str, date] | None:
    """The milestone of several held that expires last, and when; ties by code.

    None if none of them is held, or if one never expires.
    """
    held = [c for c in codes if has_milestone(outlook.framework, outlook.person, c, outlook.at)]
    ends = {c: milestone_expires_on(outlook.framework, outlook.person, c) for c in sorted(held)}
    days = {code: day for code, day in ends.items() if day is not None}
    if not days or len(days) < len(ends):
        return None
    code = max(days, key=lambda code: days[code])
    return code, days[code]


def applications(outlook: Outlook) -> list[Draft]:
    """Apply for the next role if all three lights are on."""
    role = outlook.next_role
    found = outlook.lights
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

    Skills held in full come first, then by points (most first), then by skill.
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
    """The next role's missing or expired milestones, except the ``planned`` ones.

    Of several alternatives, the one that takes the least effort; none if one of them has to be
    achieved anyway.
    """
    chosen: dict[str, tuple[str, ...]] = {}
    for codes in sorted(outlook.next_role.milestone_choices, key=lambda codes: (len(codes), codes)):
        has_one = (has_milestone(outlook.framework, outlook.person, c, outlook.at) for c in codes)
        if planned.isdisjoint(codes) and chosen.keys().isdisjoint(codes) and not any(has_one):
            chosen[_easiest(outlook, codes)] = codes
    return [Draft(_achieve(outlook, code, codes), {}) for code, codes in sorted(chosen.items())]


def _easiest(outlook: Outlook, codes: tuple[str, ...]) -> str:
    """The milestone with the shortest activity that leads to it; ties by code."""

    def effort(code: str) -> tuple[bool, int, str]:
        activity = _shortest_towards(outlook, code)
        return activity is None, activity.minutes if activity else 0, code

    return min(codes, key=effort)


def _achieve(outlook: Outlook, code: str, choice: tuple[str, ...]) -> Step:
    milestone = outlook.framework.milestones[code]
    activity = _shortest_towards(outlook, code)
    return Step(
        kind="milestone",
        subject=code,
        title=_achievement(milestone, activity),
        why=_asked_for(outlook, choice),
        minutes=activity.minutes if activity else 0,
        activity=activity.code if activity else None,
        milestone=code,
    )


def _asked_for(outlook: Outlook, choice: tuple[str, ...]) -> Sentence:
    role, milestones = outlook.next_role.name, outlook.framework.milestones
    if len(choice) == 1:
        return _("Because {role} asks for this milestone.", role=role)
    return _(
        "Because {role} asks for any one of the milestones {names}.",
        role=role,
        names=tuple(_("“{name}”", name=milestones[code].name) for code in choice),
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
    """What depends on time or on others only: at most one step, for the first that applies."""
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
    found = outlook.lights
    if found.seat.on or not (found.ready.on and found.eligible.on):
        return None
    why = _("Because you are ready and eligible: {reason}", reason=found.seat.reasons[0])
    return _("Wait for a free seat as “{role}”", role=role.name), why, found.seat.from_date
