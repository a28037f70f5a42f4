"""Next steps that raise a level: activities to do, and practice on the job.

They come from the activity plan for the next role. Best points per hour first, but whatever a
step builds on stands before it. A step builds on the activities that it comes after, and on
those that bring the level from which it helps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.engine.activities.plan import ActivityPlan, OnTheJob, activity_plan
from planner.engine.activities.planned import practice_code
from planner.engine.activities.reach import may_begin, perform
from planner.engine.standing.readiness import Term
from planner.engine.steps.outlook import Draft, Outlook, Step
from planner.engine.values.framework import (
    ASSUMED_MINUTES,
    MINUTES_PER_HOUR,
    Activity,
    Effect,
    Skill,
)
from planner.engine.values.sentences import Sentence
from planner.engine.values.sentences import gettext as _


def learning_steps(outlook: Outlook, plan: ActivityPlan | None = None) -> list[Draft]:
    """The ``learn`` and ``prove`` steps for the next role, in the order of doing them.

    They come from ``plan``, or else from the plan of least effort.
    """
    best = plan or activity_plan(outlook.framework, outlook.levels, outlook.next_role.needs)
    return _Curriculum(outlook, best).drafts()


def points_per_hour(draft: Draft) -> tuple[Fraction, str, str]:
    """Sorts the best first, ties by code. What takes no time counts as a minute."""
    step = draft.step
    return -Fraction(step.points, max(step.minutes, 1)), step.subject, step.kind


@dataclass(frozen=True)
class _Lesson:
    """A part of the plan, and the codes of the activities that it builds on directly."""

    work: Activity | OnTheJob
    builds_on: frozenset[str]


class _Curriculum:
    """The plan with what builds on what."""

    def __init__(self, outlook: Outlook, plan: ActivityPlan) -> None:
        self._outlook = outlook
        self._levels = outlook.levels
        self._terms = outlook.readiness.terms
        self._order = plan.activities
        self._lessons = self._learn(plan)

    def drafts(self) -> list[Draft]:
        drafts = {code: self._draft(code, lesson) for code, lesson in self._lessons.items()}
        in_order: dict[str, Draft] = {}
        for draft in sorted(drafts.values(), key=points_per_hour):
            code = draft.step.activity or _practice(draft.step.subject)
            for part in (*self._before(code), code):
                in_order.setdefault(part, drafts[part])
        return list(in_order.values())

    def _learn(self, plan: ActivityPlan) -> dict[str, _Lesson]:
        """Replay the plan and record which activity each one builds on."""
        lessons, levels, lifted_by = {}, dict(self._levels), dict[str, str]()
        for code in plan.activities:
            activity = self._outlook.framework.activities[code]
            then = perform(activity, levels)
            lifts = [e for e in activity.effects if _works(e, levels, then)]
            starts = [e for e in lifts if self._is_above(e)] or self._starts(activity, levels)
            feeders = (lifted_by.get(e.skill) for e in starts)
            lessons[code] = _Lesson(activity, frozenset((*activity.after, *filter(None, feeders))))
            lifted_by |= {effect.skill: code for effect in lifts}
            levels = then
        for practice in plan.on_the_job:
            feeder = lifted_by.get(practice.skill)
            builds_on = frozenset({feeder} if feeder else ())
            lessons[_practice(practice.skill)] = _Lesson(practice, builds_on)
        return lessons

    def _starts(self, activity: Activity, levels: Mapping[str, int]) -> list[Effect]:
        """The effect that lets it begin at ``levels``, where it cannot begin now."""
        if may_begin(activity, self._levels):
            return []
        return [e for e in activity.effects if e.from_level <= levels.get(e.skill, 0)][:1]

    def _is_above(self, effect: Effect) -> bool:
        return effect.from_level > self._levels.get(effect.skill, 0)

    def _before(self, code: str) -> Iterator[str]:
        """All activities that ``code`` builds on, directly or not, in the plan's order."""
        needed = set(self._lessons[code].builds_on)
        for earlier in reversed(self._order):
            if earlier in needed:
                needed |= self._lessons[earlier].builds_on
        return (earlier for earlier in self._order if earlier in needed)

    def _draft(self, code: str, lesson: _Lesson) -> Draft:
        before, needed = self._levels, list(self._before(code))
        for earlier in needed:
            before = perform(self._outlook.framework.activities[earlier], before)
        then = _after(lesson.work, before)
        points = _points(self._terms, then) - _points(self._terms, before)
        claims = {skill: to for skill, to in then.items() if to > self._levels.get(skill, 0)}
        if isinstance(lesson.work, OnTheJob):
            own = practice_code(lesson.work.skill, lesson.work.level)
            return Draft(self._prove(lesson.work, points), claims, frozenset({own, *needed}))
        study = self._study(lesson.work, before, then, points)
        return Draft(study, claims, frozenset({code, *needed}))

    def _prove(self, practice: OnTheJob, points: int) -> Step:
        skill = self._outlook.framework.skills[practice.skill]
        return Step(
            kind="prove",
            subject=practice.skill,
            title=_(
                "Practise “{skill}” on the job up to level {level}",
                skill=skill.name,
                level=practice.level,
            ),
            why=self._untaught(skill, practice),
            minutes=practice.minutes,
            points=points,
            skill=practice.skill,
            level=practice.level,
        )

    def _untaught(self, skill: Skill, practice: OnTheJob) -> Sentence:
        asked = self._outlook.asked(skill.code)
        if skill.is_assumed(practice.from_level, practice.level):
            return _(
                "Because {role} asks for {skill} at level {level} ({meaning}), and no activity "
                "leads there; where no hours are given, {hours} hours a level are assumed.",
                hours=ASSUMED_MINUTES // MINUTES_PER_HOUR,
                **asked,
            )
        return _(
            "Because {role} asks for {skill} at level {level} ({meaning}), "
            "and no activity leads there.",
            **asked,
        )

    def _study(
        self, activity: Activity, before: Mapping[str, int], then: Mapping[str, int], points: int
    ) -> Step:
        skill = next((t.skill for t in self._terms if _gain(t, before, then)), None)
        return Step(
            kind="learn",
            subject=activity.code,
            title=_("Complete “{activity}”", activity=activity.name),
            why=self._serves(activity.code) if skill is None else self._closes(skill, then),
            minutes=activity.minutes,
            points=points,
            skill=skill,
            level=None if skill is None else then[skill],
            activity=activity.code,
            milestone=activity.milestone,
        )

    def _closes(self, skill: str, then: Mapping[str, int]) -> Sentence:
        return _(
            "Because {role} asks for {skill} at level {level} ({meaning}); "
            "this activity leads to level {reached}.",
            reached=then[skill],
            **self._outlook.asked(skill),
        )

    def _serves(self, code: str) -> Sentence:
        """The reason for an activity that gains no points itself: others build on it."""
        later = next((other for other, it in self._lessons.items() if code in it.builds_on), None)
        if later is None:
            return _("Because you have decided to do it.")
        return _(
            "Because “{activity}” builds on it, which leads to what {role} asks for.",
            activity=self._outlook.framework.activities[later].name,
            role=self._outlook.next_role.name,
        )


def _practice(skill: str) -> str:
    """A key for practice on the job that no activity can have: codes contain no spaces."""
    return f"practice: {skill}"


def _works(effect: Effect, before: Mapping[str, int], then: Mapping[str, int]) -> bool:
    """Whether this effect raised its skill to its present level."""
    held = before.get(effect.skill, 0)
    return effect.from_level <= held < effect.to_level == then[effect.skill]


def _after(work: Activity | OnTheJob, levels: Mapping[str, int]) -> dict[str, int]:
    if isinstance(work, Activity):
        return perform(work, levels)
    return {**levels, work.skill: work.level}


def _gain(term: Term, before: Mapping[str, int], then: Mapping[str, int]) -> int:
    held, reached = before.get(term.skill, 0), then.get(term.skill, 0)
    return term.weight * (min(reached, term.needed) - min(held, term.needed))


def _points(terms: Iterable[Term], levels: Mapping[str, int]) -> int:
    return sum(term.weight * min(levels.get(term.skill, 0), term.needed) for term in terms)
