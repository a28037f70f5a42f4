"""Check-ins of the past, and those that are going on: each team has some, the personas more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from planner.demo.people.life import Life, at_work, dice, weighted
from planner.demo.people.personas import EMPLOYEE
from planner.demo.texts import Texts
from planner.engine import Framework
from planner.models import CheckIn, CheckInSkill, Evidence

Stage = CheckIn.Stage

CLOSED_AGO_DAYS = (30, 75)
OPENED_AGO_DAYS = (1, 9)
MEETS_IN_DAYS = 5
SKILLS = 6
OPEN_STAGES = {None: 85.0, Stage.MINE: 6.0, Stage.THEIRS: 6.0, Stage.TOGETHER: 3.0}
HAS_CLOSED = 0.3
ORDER = [Stage.MINE, Stage.THEIRS, Stage.TOGETHER, Stage.CLOSED]
NEXT_STEPS = (
    "I sit beside the escalation desk for two mornings; you find the shifts.\n"
    "We listen to three of my calls together before the end of the month.",
    "One hard case a week goes to me first. In four weeks we look at what was easy.",
    "You write two articles from your own cases; I read them the same day.",
)
OWN_NOTE = "Ask about the evening shifts, and whether the coaching course would fit in spring."


@dataclass(slots=True)
class CheckInStory:
    """Tells check-ins from what was shown until then, so that closing one changes no level."""

    framework: Framework
    texts: Texts
    chance: Random
    shown: Mapping[int, Sequence[Evidence]]
    check_ins: list[CheckIn] = field(default_factory=list)
    skills: list[CheckInSkill] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def tell(self, life: Life) -> None:
        """One that is closed, perhaps, and one that is open, perhaps."""
        is_persona = life.persona == EMPLOYEE
        if is_persona or self.chance.random() < HAS_CLOSED:
            self._tell_one(life, Stage.CLOSED, self.chance.randint(*CLOSED_AGO_DAYS))
        stage = Stage.TOGETHER if is_persona else weighted(self.chance, OPEN_STAGES)
        if stage:
            self._tell_one(life, stage, self.chance.randint(*OPENED_AGO_DAYS))

    def save(self) -> None:
        """Writes all, with the evidence of what closing has confirmed."""
        opened = [row.opened_at for row in self.check_ins]
        CheckIn.objects.bulk_create(self.check_ins)
        for row, at in zip(self.check_ins, opened, strict=True):
            row.opened_at = at
        CheckIn.objects.bulk_update(self.check_ins, ["opened_at"])
        CheckInSkill.objects.bulk_create(self.skills)
        Evidence.objects.bulk_create(self.evidence)
        for one in self.evidence:
            one.created_at = at_work(one.happened_on, 17)
        Evidence.objects.bulk_update(self.evidence, ["created_at"])

    def _tell_one(self, life: Life, stage: str, ago: int) -> None:
        day = life.last_day - timedelta(ago)
        role = life.aim or life.role
        claimed = self._levels(life, day, confirming=False)
        codes = [code for code in self.framework.roles[role].needs if code in claimed][:SKILLS]
        if day <= max(life.first_day, life.stints[-1].start) or not codes:
            return
        check_in = self._check_in(life, stage, day, role)
        self.check_ins.append(check_in)
        confirmed = self._levels(life, day, confirming=True)
        for position, code in enumerate(codes):
            row = self._row(check_in, code, claimed[code], confirmed.get(code))
            row.position = position
            self.skills.append(row)
            if row.agreed_level is not None:
                self.evidence.append(self._confirmation(row, row.agreed_level, day))

    def _levels(self, life: Life, day: date, *, confirming: bool) -> dict[str, int]:
        """Skill code -> what the person, or today's manager, had said of it by then."""
        author = life.employee.manager_id if confirming else life.employee.pk
        return {
            row.skill_id: row.level
            for row in self.shown.get(life.employee.pk, ())
            if row.author_id == author and row.happened_on <= day
        }

    def _check_in(self, life: Life, stage: str, day: date, role: str) -> CheckIn:
        reached = ORDER.index(Stage(stage))
        is_closed = stage == Stage.CLOSED
        return CheckIn(
            employee=life.employee,
            manager=life.employee.manager,
            role_id=role,
            stage=stage,
            planned_on=day if is_closed else life.last_day + timedelta(MEETS_IN_DAYS),
            opened_at=at_work(day - timedelta(8) if is_closed else day, 9),
            mine_at=at_work(day - timedelta(3) if is_closed else day, 11) if reached else None,
            theirs_at=at_work(day, 12) if reached >= ORDER.index(Stage.TOGETHER) else None,
            looked_at=at_work(day, 13) if is_closed else None,
            closed_at=at_work(day, 15) if is_closed else None,
            next_steps=self.chance.choice(NEXT_STEPS) if is_closed else "",
            own_note=OWN_NOTE if life.persona == EMPLOYEE else "",
        )

    def _row(self, check_in: CheckIn, code: str, own: int, confirmed: int | None) -> CheckInSkill:
        reached = ORDER.index(Stage(check_in.stage))
        row = CheckInSkill(
            check_in=check_in,
            skill_id=code,
            needed=self.framework.roles[check_in.role_id].needs[code],
        )
        if reached > ORDER.index(Stage.MINE):
            row.own_level, row.own_reason = own, self.texts.of("rating", code)
        if reached > ORDER.index(Stage.THEIRS):
            row.their_level = self._seen(own) if confirmed is None else confirmed
            row.their_reason = self.texts.of("observed", code)
        if check_in.stage == Stage.CLOSED:
            row.agreed_level = confirmed
        return row

    def _seen(self, own: int) -> int:
        return min(self.framework.levels, max(0, own + self.chance.choice([-1, 0, 0])))

    def _confirmation(self, row: CheckInSkill, level: int, day: date) -> Evidence:
        return Evidence(
            employee=row.check_in.employee,
            author=row.check_in.manager,
            skill_id=row.skill_id,
            level=level,
            kind=Evidence.Kind.OBSERVED,
            confirms=True,
            happened_on=day,
            text=row.their_reason,
        )


def tell_check_ins(framework: Framework, texts: Texts, lives: Iterable[Life], seed: int) -> None:
    """The check-ins of everybody who is here, has a history, and reports to somebody."""
    here = [life for life in lives if life.employee.manager_id and not life.has_left]
    told = [life for life in here if life.has_history]
    shown: dict[int, list[Evidence]] = {}
    for row in Evidence.objects.exclude(kind=Evidence.Kind.FEEDBACK).order_by("happened_on", "pk"):
        shown.setdefault(row.employee_id, []).append(row)
    story = CheckInStory(framework, texts, dice(seed, "check-ins"), shown)
    for life in told:
        story.tell(life)
    story.save()
