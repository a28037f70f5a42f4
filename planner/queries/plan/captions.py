"""What a plan says: the names of its steps, and what a recomputation changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planner.engine.values.framework import Framework
from planner.models import Pause, PlanStep
from planner.queries.common.hours import hours_in_words
from planner.queries.common.language import list_in_language, translate_sentence
from planner.queries.common.planned import code_of
from planner.queries.plan.calendar import plan_calendar, with_budget
from planner.queries.plan.proposal import Proposal
from planner.queries.plan.rows import PlanRows


def title_of(framework: Framework, step: PlanStep) -> str:
    """What to do, in words. The row's own words where the framework has none any more.

    ``step`` comes with its activity and skill, or both are on the framework.
    """
    if step.title:
        return step.title
    if step.activity_id:
        known = framework.activities.get(step.activity_id)
        return known.name if known else str(step.activity)
    return _practice(skill_name(framework, step), step)


def plain_title(step: PlanStep) -> str:
    """The same from the rows alone; ``step`` comes with its activity and skill."""
    return step.title or str(step.activity or _practice(str(step.skill), step))


def skill_name(framework: Framework, step: PlanStep) -> str:
    """The name of the skill that ``step`` is about."""
    known = framework.skills.get(step.skill_id or "")
    return known.name if known else str(step.skill)


def changes_in_words(rows: PlanRows, proposal: Proposal) -> list[str]:
    """One sentence for each change. A plan that begins is one change."""
    if not rows.open and not rows.done and proposal.added:
        return [_begun(rows, len(proposal.added))]
    return list(_changes(rows, proposal))


def swap_in_words(framework: Framework, step: PlanStep, activity: str) -> str:
    """That the person does ``activity`` (a code) instead of ``step``, or goes without ("")."""
    known = framework.activities.get(activity)
    if known is None:
        return _("You chose going without “{step}”.").format(step=title_of(framework, step))
    words = _("You chose “{activity}” instead of “{step}”.")
    return words.format(activity=known.name, step=title_of(framework, step))


def pace_in_words(rows: PlanRows, before: int, pauses: Iterable[Pause]) -> str:
    """What another weekly budget than ``before`` (minutes) does to the end of the plan."""
    around = list(pauses)
    weekly = rows.planning.person.weekly_minutes
    then, now = (
        plan_calendar(with_budget(rows, minutes), rows.open, around).done_on
        for minutes in (before, weekly)
    )
    facts = {"hours": hours_in_words(weekly), "before": hours_in_words(before)}
    if now is None:
        words = _(
            "You learn {hours} a week instead of {before}: the steps wait until there is time."
        )
        return words.format(**facts)
    if then is None:
        words = _("You learn {hours} a week instead of {before}: all is done on {day}.")
        return words.format(**facts, day=date_format(now))
    words = _(
        "You learn {hours} a week instead of {before}: all is done on {day} instead of {earlier}."
    )
    return words.format(**facts, day=date_format(now), earlier=date_format(then))


def levels_in_words(levels: Iterable[tuple[str, int]]) -> str:
    """Names of skills, each with a level, as part of a sentence."""
    words = _("{skill} at level {level}")
    return list_in_language(words.format(skill=skill, level=level) for skill, level in levels)


def _practice(skill: str, step: PlanStep) -> str:
    return _("Practise {skill} up to level {level}").format(skill=skill, level=step.level)


def _begun(rows: PlanRows, number: int) -> str:
    words = ngettext(
        "A plan for {role} was made: {number} step.",
        "A plan for {role} was made: {number} steps.",
        number,
    )
    return words.format(role=rows.framework.roles[rows.next_role].name, number=number)


def _changes(rows: PlanRows, proposal: Proposal) -> Iterator[str]:
    for step in proposal.dropped:
        yield _dropped(rows, step)
    for step in proposal.added:
        why = translate_sentence(proposal.why[code_of(step)])
        yield _("Added “{step}”. {why}").format(step=title_of(rows.framework, step), why=why)
    for step in rows.open:
        if minutes := proposal.resized.get(step.pk):
            words = _("“{step}” now takes {hours}.")
            title = title_of(rows.framework, step)
            yield words.format(step=title, hours=hours_in_words(minutes))
    if proposal.is_reordered:
        yield _("The order changed: some steps have to wait for others.")


def _dropped(rows: PlanRows, step: PlanStep) -> str:
    """That a step is not needed any more, and why."""
    framework, role = rows.framework, rows.framework.roles[rows.next_role]
    title = title_of(framework, step)
    if step.activity_id and step.activity_id not in framework.activities:
        return _("“{step}” is not needed any more: it is not offered any more.").format(step=title)
    asked = [skill for skill in _skills(framework, step) if skill in role.needs]
    if not asked:
        words = _("“{step}” is not needed any more: {role} does not ask for it.")
        return words.format(step=title, role=role.name)
    if any(rows.levels.get(skill, 0) < role.needs[skill] for skill in asked):
        words = _("“{step}” is not needed any more: there is a better way to the same levels.")
        return words.format(step=title)
    held = [(framework.skills[skill].name, rows.levels[skill]) for skill in asked]
    words = _("“{step}” is not needed any more: you hold {levels}.")
    return words.format(step=title, levels=levels_in_words(held))


def _skills(framework: Framework, step: PlanStep) -> list[str]:
    if step.activity_id:
        return [effect.skill for effect in framework.activities[step.activity_id].effects]
    return [step.skill_id] if step.skill_id else []
