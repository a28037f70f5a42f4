"""The learning part of a plan: what to do for the next role, given what is already settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.engine.activities.plan import ActivityPlan, activity_plan
from planner.engine.activities.reach import may_begin, perform
from planner.engine.steps.learning import learning_steps
from planner.engine.steps.outlook import Outlook, Step
from planner.engine.values.framework import Activity, Effect, Framework, Skill
from planner.engine.values.person import Person


@dataclass(frozen=True, slots=True)
class FixedChoices:
    """Choices that are already made, as codes of activities.

    ``sure`` ones will be done in any case, ``declined`` ones will not, and ``done`` ones have been.
    Being sure wins over declining: the prerequisites of a sure activity cannot be declined.
    """

    sure: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()


def curriculum(
    framework: Framework,
    person: Person,
    target: str,
    *,
    at: date,
    route: tuple[str, ...] | None = None,
    fixed_choices: FixedChoices = FixedChoices(),
) -> tuple[Step, ...]:
    """The ``learn`` and ``prove`` steps for the next role on the way to ``target``.

    All of them, in the order in which ``next_steps`` gives them, without arrivals. Raises
    ``UnknownRole`` and ``KeyError`` for a sure activity that the framework does not have.
    """
    outlook = Outlook.towards(framework, person, target, at, route, ())
    plan = plan_around(framework, outlook.levels, outlook.next_role.needs, fixed_choices)
    return tuple(draft.step for draft in learning_steps(outlook, plan))


def plan_around(
    framework: Framework,
    held: Mapping[str, int],
    needed: Mapping[str, int],
    fixed_choices: FixedChoices,
) -> ActivityPlan:
    """The activity plan of least effort among those that respect ``fixed_choices``.

    The sure activities are in it, each after whatever it comes after and builds on; the done ones
    count as done for those that come after them. ``minutes`` include the sure ones.
    """
    plan = activity_plan(
        _narrowed(framework, fixed_choices),
        held,
        {**needed, **{_mark(code): 1 for code in fixed_choices.sure}},
    )
    marks = {_mark(code) for code in fixed_choices.sure}
    left = tuple(practice for practice in plan.on_the_job if practice.skill not in marks)
    return replace(plan, on_the_job=left)


def builds_on(works: Sequence[Activity], held: Mapping[str, int]) -> dict[str, frozenset[str]]:
    """Map each of ``works``, done in the order given, to the earlier ones that it depends on.

    These are the ones that it comes after, and the first that brings the level from which it helps.
    In any order in which everything stands after what it depends on, no final level is lower.
    """
    lifts: dict[str, list[tuple[int, str]]] = {}
    levels, owes, seen = dict(held), dict[str, frozenset[str]](), set[str]()
    for work in works:
        then = perform(work, levels)
        lifting = [
            e for e in work.effects if levels.get(e.skill, 0) < e.to_level == then.get(e.skill)
        ]
        above = [e for e in lifting if e.from_level > held.get(e.skill, 0)]
        starts = above or _starts(work, held, levels)
        feeders = {_first_to(lifts[e.skill], e.from_level) for e in starts}
        owes[work.code] = frozenset(feeders | (seen & set(work.after)))
        for effect in lifting:
            lifts.setdefault(effect.skill, []).append((effect.to_level, work.code))
        levels = then
        seen.add(work.code)
    return owes


def _starts(work: Activity, held: Mapping[str, int], levels: Mapping[str, int]) -> list[Effect]:
    """The effect that lets ``work`` begin at ``levels``, where it cannot begin at ``held``."""
    if may_begin(work, held):
        return []
    return [e for e in work.effects if e.from_level <= levels.get(e.skill, 0)][:1]


def is_orderly(
    works: Sequence[Activity], held: Mapping[str, int], wanted: Mapping[str, int]
) -> bool:
    """Whether ``works`` can be done in this order without any final level below ``wanted``."""
    codes = [work.code for work in works]
    place = {code: number for number, code in enumerate(codes)}
    if any(place.get(before, -1) > place[work.code] for work in works for before in work.after):
        return False
    reached = levels_after(works, held)
    return all(reached.get(skill, 0) >= level for skill, level in wanted.items())


def levels_after(works: Iterable[Activity], held: Mapping[str, int]) -> dict[str, int]:
    """The levels after doing ``works`` in the order given."""
    levels = dict(held)
    for work in works:
        levels = perform(work, levels)
    return levels


def _first_to(lifts: Iterable[tuple[int, str]], level: int) -> str:
    """The first work that lifts as high as ``level``."""
    return next(code for reached, code in lifts if reached >= level)


def _mark(code: str) -> str:
    """A skill that only the activity ``code`` teaches, so that a plan must hold it."""
    return f"done: {code}"


def _narrowed(framework: Framework, fixed_choices: FixedChoices) -> Framework:
    """The framework restricted to what the choices leave open."""
    brought = fixed_choices.sure | _before(framework, fixed_choices.sure)
    out = fixed_choices.declined - brought
    marks = {_mark(code): _marker(code) for code in fixed_choices.sure}
    return replace(
        framework,
        skills={**framework.skills, **marks},
        activities={
            code: _as_fixed(activity, fixed_choices, is_brought=code in brought)
            for code, activity in framework.activities.items()
            if code not in out
        },
    )


def _before(framework: Framework, codes: Iterable[str]) -> set[str]:
    """All activities that ``codes`` come after, directly or not."""
    found: set[str] = set()
    queue = list(codes)
    while queue:
        new = set(framework.activities[queue.pop()].after) - found
        found |= new
        queue += sorted(new)
    return found


def _as_fixed(activity: Activity, fixed_choices: FixedChoices, *, is_brought: bool) -> Activity:
    """What is sure, and what that comes after, may begin at any level: the mark always applies."""
    mark = (Effect(_mark(activity.code), 0, 1),) if is_brought else ()
    after = tuple(
        code for code in activity.after if code not in fixed_choices.done - fixed_choices.sure
    )
    if not mark and after == activity.after:
        return activity
    return replace(activity, after=after, effects=(*activity.effects, *mark))


def _marker(code: str) -> Skill:
    return Skill(_mark(code), "", "", ("",), (0,))
