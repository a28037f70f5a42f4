"""What a plan says: the names of its steps, and what a recomputation changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.engine.framework import Framework
from planner.engine.words import counted, listed, spoken_date
from planner.models import Pause, PlanChange, PlanStep
from planner.queries.plan_calendar import calendar_of, with_budget
from planner.queries.plan_proposal import Proposal
from planner.queries.plan_rows import PlanRows, code_of

TEXT_LENGTH = PlanChange._meta.get_field("text").max_length


def title_of(framework: Framework, step: PlanStep) -> str:
    """What to do, in words. The row's own words where the framework has none any more.

    ``step`` comes with its activity and skill, or both are on the framework.
    """
    if step.title:
        return step.title
    if step.activity_id:
        known = framework.activities.get(step.activity_id)
        return known.name if known else str(step.activity)
    return f"Practise {skill_name(framework, step)} up to level {step.level}"


def plain_title(step: PlanStep) -> str:
    """The same from the rows alone; ``step`` comes with its activity and skill."""
    practice = f"Practise {step.skill} up to level {step.level}"
    return step.title or str(step.activity or practice)


def skill_name(framework: Framework, step: PlanStep) -> str:
    """The name of the skill that ``step`` is about."""
    known = framework.skills.get(step.skill_id or "")
    return known.name if known else str(step.skill)


def changes_in_words(rows: PlanRows, proposal: Proposal) -> list[str]:
    """One sentence for each change. A plan that begins is one change."""
    role = rows.framework.roles[rows.next_role].name
    if not rows.open and not rows.done and proposal.added:
        return [f"A plan for {role} was made: {counted(len(proposal.added), 'step')}."]
    return [text[:TEXT_LENGTH] for text in _sentences(rows, proposal)]


def pace_in_words(rows: PlanRows, before: int, pauses: Iterable[Pause]) -> str:
    """What another weekly budget than ``before`` (minutes) does to the end of the plan."""
    around = list(pauses)
    ends = [
        calendar_of(with_budget(rows, minutes), rows.open, around).done_on
        for minutes in (before, rows.me.person.weekly_minutes)
    ]
    then, now = (spoken_date(end) if end else "" for end in ends)
    pace = [_hours(minutes) for minutes in (rows.me.person.weekly_minutes, before)]
    end = f"all is done on {now}" if now else "the steps wait until there is time"
    earlier = f" instead of {then}" if now and then else ""
    return f"You learn {pace[0]} a week instead of {pace[1]}: {end}{earlier}."


def _sentences(rows: PlanRows, proposal: Proposal) -> Iterator[str]:
    for step in proposal.dropped:
        yield f"“{title_of(rows.framework, step)}” is not needed any more: {_ended(rows, step)}."
    for step in proposal.added:
        why = proposal.why[code_of(step)].rstrip(".")
        yield f"Added “{title_of(rows.framework, step)}” {why[:1].lower()}{why[1:]}."
    for step in rows.open:
        if step.pk in proposal.resized:
            minutes = proposal.resized[step.pk]
            yield f"“{title_of(rows.framework, step)}” now takes {_hours(minutes)}."
    if proposal.is_reordered:
        yield "The order changed: some steps have to wait for others."


def _ended(rows: PlanRows, step: PlanStep) -> str:
    """Why a step is not needed any more."""
    framework = rows.framework
    if step.activity_id and step.activity_id not in framework.activities:
        return "it is not offered any more"
    needs, held = framework.roles[rows.next_role].needs, rows.levels
    skills = _skills(framework, step)
    asked = [skill for skill in skills if skill in needs]
    if not asked:
        return f"{framework.roles[rows.next_role].name} does not ask for it"
    met = [skill for skill in asked if held.get(skill, 0) >= needs[skill]]
    if len(met) < len(asked):
        return "there is a better way to the same levels"
    words = [f"{framework.skills[skill].name} at level {held[skill]}" for skill in met]
    return f"you hold {listed(words)}"


def _skills(framework: Framework, step: PlanStep) -> list[str]:
    if step.activity_id:
        return [effect.skill for effect in framework.activities[step.activity_id].effects]
    return [step.skill_id] if step.skill_id else []


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g} hour{'' if minutes == 60 else 's'}"  # noqa: PLR2004
