"""The steps of a plan as pages show them: what, why, when, how far, and what is in the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from planner.models import Blocker, PlanStep
from planner.queries.common.language import translate_sentence
from planner.queries.common.planned import code_of, spent_on
from planner.queries.plan.calendar import Calendar
from planner.queries.plan.captions import skill_name, title_of
from planner.queries.plan.rows import PlanRows, claims_of

FULL = 100
ONE_DAY = timedelta(days=1)
# kind of activity -> its word, its icon, its colour
KINDS = {
    "course": (_("Course"), "graduation-cap", "blue"),
    "shadowing": (_("Shadowing"), "eye", "teal"),
    "rotation": (_("Rotation"), "repeat", "orange"),
    "mentoring": (_("Mentoring"), "handshake", "green"),
    "project": (_("Project"), "wrench", "purple"),
    "practice": (_("Practice"), "dumbbell", "amber"),
    "certification": (_("Certification"), "badge-check", "indigo"),
    "reading": (_("Reading"), "book-open", "slate"),
    "job": (_("On the job"), "headset", "amber"),
    "own": (_("Own step"), "user-round", "pink"),
}


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step. Minutes are whole, ``percent`` is of the planned minutes.

    ``starts`` is the day on which work on it began or will begin, ``ends`` the day before which
    it is done; None without a place in the calendar. ``skills`` are code, name and level that it
    leads to.
    """

    pk: int
    title: str
    kind: str
    icon: str
    colour: str
    why: str
    url: str
    minutes: int
    spent: int
    left: int
    percent: int
    starts: date | None
    ends: date | None
    is_own: bool
    is_done: bool
    is_first: bool
    is_last: bool
    can_swap: bool
    skills: Sequence[tuple[str, str, int]]
    blocker: Blocker | None
    blocked_days: int

    @property
    def last_day(self) -> date | None:
        """The last day of work on it."""
        if self.starts is None or self.ends is None:
            return None
        return max(self.starts, self.ends - ONE_DAY)

    @property
    def is_full(self) -> bool:
        """All that was planned is logged; it only waits to be ticked off."""
        return not self.is_done and self.spent > 0 and not self.left


def open_lines(
    rows: PlanRows, calendar: Calendar, why: Mapping[str, str], blockers: Iterable[Blocker]
) -> list[StepRow]:
    """The open steps in their order."""
    blocked = {blocker.step_id: blocker for blocker in blockers}
    last = len(rows.open) - 1
    return [
        _line(rows, step, why, blocked.get(step.pk), _days(step, calendar), (not n, n == last))
        for n, step in enumerate(rows.open)
    ]


def done_lines(rows: PlanRows) -> list[StepRow]:
    """The steps that are done, the latest first."""
    latest = sorted(rows.done, key=lambda step: (step.closed_on or rows.planning.at, step.pk))
    return [_line(rows, step, {}, None, _done_days(step), (True, True)) for step in latest[::-1]]


def _days(step: PlanStep, calendar: Calendar) -> tuple[date | None, date | None]:
    place = calendar.places.get(code_of(step))
    if place is None:
        return None, None
    return _begun_on(step) or place.starts, place.ends


def _done_days(step: PlanStep) -> tuple[date | None, date | None]:
    if step.closed_on is None:
        return None, None
    begun = _begun_on(step) or step.closed_on
    return min(begun, step.closed_on), step.closed_on + ONE_DAY


def _begun_on(step: PlanStep) -> date | None:
    return getattr(step, "begun_on", None) if spent_on(step) else None


def _line(  # a row of plain values
    rows: PlanRows,
    step: PlanStep,
    why: Mapping[str, str],
    blocker: Blocker | None,
    days: tuple[date | None, date | None],
    edges: tuple[bool, bool],
) -> StepRow:
    known = rows.framework.activities.get(step.activity_id or "")
    word, icon, colour = KINDS[_kind(rows, step)]
    spent, is_done = spent_on(step), step.state == PlanStep.State.DONE
    left = 0 if is_done else max(0, step.minutes - spent)
    return StepRow(
        pk=step.pk,
        title=title_of(rows.framework, step),
        kind=str(word),
        icon=icon,
        colour=colour,
        why=translate_sentence(why.get(code_of(step)) or _why(rows, step)),
        url=known.url if known else "",
        minutes=step.minutes,
        spent=spent,
        left=left,
        percent=FULL if is_done else _percent(spent, step.minutes),
        starts=days[0],
        ends=days[1],
        is_own=step.is_own,
        is_done=is_done,
        is_first=edges[0],
        is_last=edges[1],
        can_swap=not spent and bool(step.activity_id or not step.is_own),
        skills=_skills(rows, step),
        blocker=blocker,
        blocked_days=(rows.planning.at - timezone.localdate(blocker.since)).days if blocker else 0,
    )


def _kind(rows: PlanRows, step: PlanStep) -> str:
    if step.activity_id:
        known = rows.framework.activities.get(step.activity_id)
        return known.kind if known else "course"
    return "own" if step.is_own else "job"


def _percent(spent: int, minutes: int) -> int:
    return min(FULL, FULL * spent // minutes) if minutes else 0


def _why(rows: PlanRows, step: PlanStep) -> str:
    """Why a step is there that no gap asks for."""
    if step.activity_id and step.activity_id not in rows.framework.activities:
        return gettext(
            "You have begun it; it is not offered any more, so finish it if it still helps."
        )
    if not step.is_own:
        return gettext("Because you have begun it.")
    if step.activity_id:
        return gettext("Because you chose it.")
    if not step.skill_id:
        return gettext("Because you added it.")
    words = gettext("Because you added it; it leads to {skill} at level {level}.")
    return words.format(skill=skill_name(rows.framework, step), level=step.level)


def _skills(rows: PlanRows, step: PlanStep) -> list[tuple[str, str, int]]:
    known = rows.framework.activities.get(step.activity_id or "")
    skills = rows.framework.skills
    return [
        (effect.skill, skills[effect.skill].name, effect.to_level)
        for effect in (known.effects if known else claims_of(step))
        if effect.skill in skills
    ]
