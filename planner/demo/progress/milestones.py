"""Milestones that people logged: confirmed, waiting, returned; some of them to be renewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import cycle

from planner.demo.backdate import stamp
from planner.demo.people.life import Life, Shape, at_work, day_between, weighted
from planner.demo.people.personas import EMPLOYEE
from planner.demo.texts import Texts
from planner.engine import Framework
from planner.engine.values.dates import add_months
from planner.engine.values.framework import Milestone
from planner.models import MilestoneRecord

State = MilestoneRecord.State


class Stage(StrEnum):
    """How far somebody is with a milestone of the next role."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    RETURNED = "returned"
    OPEN = "open"


NEXT_ROLE: dict[Shape, dict[Stage, float]] = {
    Shape.NEW: {Stage.OPEN: 1},
    Shape.STEADY: {Stage.OPEN: 56, Stage.CONFIRMED: 28, Stage.WAITING: 16},
    Shape.RISING: {
        Stage.CONFIRMED: 46,
        Stage.OPEN: 24,
        Stage.WAITING: 22,
        Stage.RETURNED: 8,
    },
    Shape.READY: {Stage.CONFIRMED: 1},
    Shape.STUCK: {Stage.OPEN: 76, Stage.RETURNED: 14, Stage.CONFIRMED: 10},
    Shape.DISPUTED: {Stage.CONFIRMED: 40, Stage.OPEN: 35, Stage.RETURNED: 25},
}
# What a visitor finds: one of each.
EMPLOYEE_HAS = (Stage.CONFIRMED, Stage.WAITING, Stage.RETURNED, Stage.OPEN)
EMPLOYEE_RENEWS_IN_DAYS = 24

FORGOT_TO_RENEW = 0.08
NEARLY_DUE = 0.15
OLDEST_DAYS = 200
LONGEST_WAIT_DAYS = 21


@dataclass(frozen=True, slots=True)
class MilestoneStory:
    """Tells which milestones a person has logged, and what the manager said."""

    framework: Framework
    texts: Texts
    life: Life

    def tell(self) -> Iterator[MilestoneRecord]:
        """First those of the roles up to now, then those of the next one."""
        behind = self._behind()
        for code, day in behind.items():
            yield from self._achieved(self.framework.milestones[code], day)
        if self.life.aim:
            ahead = [
                self.framework.milestones[code]
                for code in self.framework.roles[self.life.aim].milestone_codes
                if code not in behind
            ]
            yield from self._ahead(ahead)

    def _behind(self) -> dict[str, date]:
        """Code -> the day by which the first role to ask for it was entered."""
        days: dict[str, date] = {}
        for stint in self.life.stints:
            for code in self.framework.roles[stint.role].milestone_codes:
                days.setdefault(code, max(stint.start, self.life.employee.hired_on))
        return days

    def _achieved(self, milestone: Milestone, day: date) -> Iterator[MilestoneRecord]:
        if milestone.valid_months:
            yield from self._renewed(milestone, milestone.valid_months)
            return
        hired = self.life.employee.hired_on
        early = max(hired + (day - hired) / 2, day - timedelta(OLDEST_DAYS))
        yield self._confirmed(milestone, day_between(self.life.dice, early, day))

    def _renewed(self, milestone: Milestone, months: int) -> Iterator[MilestoneRecord]:
        """The last time, and the time before; a few forgot."""
        last = self._last_renewal(months)
        for back in (months, 0):
            day = add_months(last, -back)
            if day >= self.life.employee.hired_on:
                yield self._confirmed(milestone, day)

    def _last_renewal(self, months: int) -> date:
        chance, today = self.life.dice, self.life.last_day
        expired = add_months(today, -months)
        if self.life.persona == EMPLOYEE:
            return expired + timedelta(EMPLOYEE_RENEWS_IN_DAYS)
        luck = chance.random()
        if luck < FORGOT_TO_RENEW:
            return expired - timedelta(chance.randint(2, 40))
        if luck < FORGOT_TO_RENEW + NEARLY_DUE:
            return expired + timedelta(chance.randint(3, 40))
        return day_between(chance, expired + timedelta(40), today)

    def _ahead(self, milestones: Iterable[Milestone]) -> Iterator[MilestoneRecord]:
        in_turn = cycle(EMPLOYEE_HAS)
        for milestone in milestones:
            drawn = weighted(self.life.dice, NEXT_ROLE[self.life.shape])
            stage = next(in_turn) if self.life.persona == EMPLOYEE else drawn
            if stage != Stage.OPEN:
                yield self._logged(milestone, stage)

    def _logged(self, milestone: Milestone, stage: Stage) -> MilestoneRecord:
        life = self.life
        recent = life.last_day - timedelta(LONGEST_WAIT_DAYS)
        day = day_between(life.dice, max(life.first_day, recent), life.last_day)
        if stage == Stage.CONFIRMED or milestone.confirmed_by == "self" or life.has_left:
            return self._confirmed(milestone, self._early_day())
        record = self._record(milestone, day, State.WAITING)
        if stage == Stage.RETURNED and life.employee.manager:
            self._decide(record, State.RETURNED, self.texts.of("returned", milestone.code))
        return record

    def _early_day(self) -> date:
        """A day in today's role, rather long ago than just now."""
        first = max(self.life.stints[-1].start, self.life.first_day)
        return min(day_between(self.life.dice, first, self.life.last_day) for _ in range(2))

    def _confirmed(self, milestone: Milestone, day: date) -> MilestoneRecord:
        record = self._record(milestone, day, State.CONFIRMED)
        if milestone.confirmed_by == "manager":
            self._decide(record, State.CONFIRMED, "")
        return record

    def _decide(self, record: MilestoneRecord, state: str, answer: str) -> None:
        record.state, record.answer = state, answer
        record.decided_by = self.life.judge_on(record.achieved_on)
        decided = min(self.life.last_day, record.achieved_on + timedelta(4))
        record.decided_at = at_work(decided, 18)

    def _record(self, milestone: Milestone, day: date, state: str) -> MilestoneRecord:
        return MilestoneRecord(
            employee=self.life.employee,
            milestone_id=milestone.code,
            achieved_on=day,
            note=self.texts.of("milestone", milestone.code),
            state=state,
        )


def tell_milestones(framework: Framework, texts: Texts, lives: Iterable[Life]) -> None:
    """The milestone records of everybody with a history."""
    records = [
        record
        for life in lives
        if life.has_history
        for record in MilestoneStory(framework, texts, life).tell()
    ]
    records.sort(key=lambda record: record.achieved_on)
    MilestoneRecord.objects.bulk_create(records)
    stamp(MilestoneRecord, "logged_at", "achieved_on")
