"""Check-ins: what to talk about, what each side may see of one, and those of the past."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from planner.engine import Framework, Person, standing
from planner.models import CheckIn, CheckInSkill, Employee, User
from planner.models.check_ins import SKILLS_AT_ONCE
from planner.queries.goals.goal import journey_of
from planner.queries.people.managers import nearest_manager
from planner.queries.people.planning_context import ManagingContext, PlanningContext
from planner.queries.progress.feedback import Meaning, meanings
from planner.queries.progress.levels import SkillRow, skill_rows

ROWS = 20
Stage = CheckIn.Stage


class CheckInSide(StrEnum):
    """Who looks: the employee, the one it is held with, or somebody else above."""

    OWN = "own"
    MANAGER = "manager"
    ABOVE = "above"


TURNS: Mapping[str, tuple[CheckInSide, ...]] = {
    Stage.MINE: (CheckInSide.OWN,),
    Stage.THEIRS: (CheckInSide.MANAGER,),
    Stage.TOGETHER: (CheckInSide.OWN, CheckInSide.MANAGER),
}
SIDE_BY_SIDE = {Stage.TOGETHER, Stage.CLOSED}


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a check-in of ``employee`` could be about, the most pressing first.

    ``keeps_goal``: there is a goal, and it is not shared: it stays out of the check-in.
    """

    employee: Employee
    role: str
    role_name: str
    rows: Sequence[SkillRow]
    keeps_goal: bool

    @property
    def proposed(self) -> list[str]:
        """The codes of what is missing, disputed or not confirmed: at most twelve.

        The first skills of all if nothing is.
        """
        pressing = [row for row in self.rows if row.disagrees or row.confirmed < row.needed]
        return [row.code for row in (pressing or self.rows)[:SKILLS_AT_ONCE]]


@dataclass(frozen=True, slots=True)
class SkillTalk:
    """One skill of a check-in, as far as the reader may see it.

    Levels are None where nothing was said, and where it is not to be seen yet.
    """

    code: str
    name: str
    needed: int
    levels: Sequence[Meaning]
    own_level: int | None
    own_reason: str
    their_level: int | None
    their_reason: str
    agreed_level: int | None

    @property
    def apart(self) -> int:
        """How many levels the two views differ; 0 if one of them is missing."""
        if self.own_level is None or self.their_level is None:
            return 0
        return abs(self.own_level - self.their_level)

    @property
    def suggested(self) -> int | None:
        """What was agreed; before that, what both say."""
        if self.agreed_level is None and self.own_level == self.their_level:
            return self.own_level
        return self.agreed_level


@dataclass(frozen=True, slots=True)
class CheckInPage:
    """One check-in as one side sees it. ``note`` is that side's private one.

    ``claimed`` has the employee's own view of today, by skill code, for the first draft;
    ``seen`` stands for what is agreed so far: see ``agreed_digest``. ``has_others_words`` says to
    the employee whether the manager has begun to write: alone they cannot call it off any more.
    """

    check_in: CheckIn
    side: CheckInSide
    skills: Sequence[SkillTalk]
    note: str
    claimed: Mapping[str, int]
    seen: str
    has_others_words: bool

    def may_send(self, stage: str) -> bool:
        """Whether ``stage`` has a form, and it is this side's."""
        return self.side in TURNS.get(stage, ())

    @property
    def acts(self) -> bool:
        """Whether it is this side's turn."""
        return self.check_in.is_open and self.may_send(self.check_in.stage)

    @property
    def may_take(self) -> bool:
        """Whether the reader, who is above, may hold it from now on."""
        return self.check_in.is_open and self.side == CheckInSide.ABOVE

    @property
    def may_call_off(self) -> bool:
        """Whether the reader may call it off: who holds it, or the employee before they wrote."""
        mine = self.side == CheckInSide.MANAGER or (
            self.side == CheckInSide.OWN and not self.has_others_words
        )
        return self.check_in.is_open and mine

    @property
    def given(self) -> list[tuple[str, int | None, str]]:
        """Skill, level and reason as this side wrote them; empty if it wrote none."""
        if self.side == CheckInSide.OWN:
            rows = [(talk.name, talk.own_level, talk.own_reason) for talk in self.skills]
        else:
            rows = [(talk.name, talk.their_level, talk.their_reason) for talk in self.skills]
        has_words = any(level is not None or reason for _, level, reason in rows)
        return rows if has_words else []

    @property
    def is_side_by_side(self) -> bool:
        """Whether both views may be seen side by side."""
        return self.check_in.stage in SIDE_BY_SIDE


def agenda_of(planning: PlanningContext) -> Agenda:
    """The skills of the next role on the way, of a shared goal; else of today's role.

    The widest gap first, then those on which views differ, then those to confirm.
    """
    goal = planning.goal if planning.goal and planning.goal.shared else None
    journey = journey_of(planning.framework, planning.person, goal, planning.at)
    role = journey.next_role if journey else planning.person.role
    rows = skill_rows(planning.framework, planning.profile, role, planning.at)
    asked = [row for row in rows if row.needed]
    asked.sort(key=_urgency)
    name = planning.framework.roles[role].name
    return Agenda(
        planning.employee, role, name, asked, keeps_goal=bool(planning.goal) and goal is None
    )


def _urgency(row: SkillRow) -> tuple[int, bool, bool, str]:
    return (-row.missing, not row.disagrees, row.confirmed >= row.needed, row.name)


def open_check_in_of(employee: Employee) -> CheckIn | None:
    """The one that is neither closed nor called off."""
    rows = CheckIn.objects.open().filter(employee=employee)
    return rows.select_related("manager").first()


def goes_on_with(check_in: CheckIn) -> Employee | None:
    """Who has the manager's side today: the holder, or if they have left who may take it over."""
    holder = check_in.manager
    return nearest_manager(check_in.employee) if holder.has_left(timezone.localdate()) else holder


def latest_check_in(employee: Employee) -> CheckIn | None:
    """The open one, or the last that was closed."""
    rows = CheckIn.objects.filter(employee=employee, called_off_at=None).select_related("manager")
    return _newest_first(rows).first()


def check_ins_of(viewer: ManagingContext, number: str) -> Page[CheckIn]:
    """One's own, the open one first; ``number`` is that of the page."""
    rows = CheckIn.objects.filter(employee=viewer.employee).select_related("manager", "role")
    return Paginator(_newest_first(rows), ROWS).get_page(number)


def check_ins_below(user: User, viewer: ManagingContext, number: str) -> Page[CheckIn]:
    """Those of one's people and those one has held, the open ones first."""
    rows = CheckIn.objects.visible_to(user).exclude(employee=viewer.employee)
    return Paginator(_newest_first(rows.select_related("employee", "role")), ROWS).get_page(number)


def _newest_first(rows: QuerySet[CheckIn]) -> QuerySet[CheckIn]:
    """The open ones before those that have ended, however they did."""
    ended = Coalesce("closed_at", "called_off_at")
    return rows.order_by(ended.desc(nulls_first=True), "-opened_at", "-pk")


def check_in_page(viewer: ManagingContext, check_in: CheckIn) -> CheckInPage:
    """``check_in``, which comes with its people and role, as the signed-in person sees it."""
    side = _side(viewer, check_in)
    rows = list(check_in.skills.select_related("skill"))
    framework = viewer.newest
    talks = [_talk(row, meanings(framework, row.skill_id)) for row in rows]
    return CheckInPage(
        check_in=check_in,
        side=side,
        skills=[_as_seen(talk, check_in.stage, side) for talk in talks],
        note=_note(check_in, side),
        claimed=_claimed(viewer) if side == CheckInSide.OWN else {},
        seen=agreed_digest(check_in, rows),
        has_others_words=side == CheckInSide.OWN and manager_has_written(check_in, rows),
    )


def _claimed(viewer: ManagingContext) -> Mapping[str, int]:
    if not isinstance(viewer, PlanningContext):
        return {}
    return claimed_of(viewer.newest, viewer.person, viewer.at)


def agreed_digest(check_in: CheckIn, rows: Sequence[CheckInSkill]) -> str:
    """Stands for what is agreed: another one means that somebody has saved since."""
    agreed = {row.skill_id: row.agreed_level for row in rows}
    text = json.dumps([agreed, check_in.next_steps], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def manager_has_written(check_in: CheckIn, rows: Iterable[CheckInSkill]) -> bool:
    """Whether there is a word of the manager's, be it in a draft."""
    said = any(row.their_level is not None or row.their_reason for row in rows)
    return said or bool(check_in.manager_note)


def _side(viewer: ManagingContext, check_in: CheckIn) -> CheckInSide:
    if check_in.employee_id == viewer.employee.pk:
        return CheckInSide.OWN
    return CheckInSide.MANAGER if check_in.manager_id == viewer.employee.pk else CheckInSide.ABOVE


def _note(check_in: CheckIn, side: CheckInSide) -> str:
    return {CheckInSide.OWN: check_in.own_note, CheckInSide.MANAGER: check_in.manager_note}.get(
        side, ""
    )


def _talk(row: CheckInSkill, levels: Sequence[Meaning]) -> SkillTalk:
    return SkillTalk(
        code=row.skill_id,
        name=row.skill.name,
        needed=row.needed,
        levels=levels,
        own_level=row.own_level,
        own_reason=row.own_reason,
        their_level=row.their_level,
        their_reason=row.their_reason,
        agreed_level=row.agreed_level,
    )


def _as_seen(talk: SkillTalk, stage: str, side: CheckInSide) -> SkillTalk:
    """Both sides rate apart: until both are done, each sees only their own words."""
    if stage in SIDE_BY_SIDE:
        return talk
    if side != CheckInSide.OWN:
        talk = replace(talk, own_level=None, own_reason="")
    if side != CheckInSide.MANAGER:
        talk = replace(talk, their_level=None, their_reason="")
    return talk


def claimed_of(framework: Framework, person: Person, at: date) -> dict[str, int]:
    """Skill code -> the own view that counts at ``at``, faded, of what was rated."""
    held = standing(framework, person, at)
    return {code: row.claimed for code, row in held.items() if row.claimed_on}
