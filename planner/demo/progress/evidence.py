"""Evidence, what managers answered, and what still waits for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from operator import attrgetter, itemgetter
from typing import Any

from django.db.models import OuterRef, Subquery

from planner.demo.backdate import stamp
from planner.demo.people.life import Life, Shape, at_work, day_between, weighted
from planner.demo.progress.levels import (
    LONGEST_WAIT_DAYS,
    Claim,
    Ending,
    SkillStory,
    gaps_between,
    skill_stories,
)
from planner.demo.texts import Texts
from planner.engine import Framework
from planner.engine.standing.fold import DISAGREEMENT
from planner.engine.values.framework import Activity
from planner.models import ConfirmationRequest, Employee, Evidence

Kind = Evidence.Kind

BATCH = 1000
KINDS = {Kind.RATING: 56.0, Kind.WIN: 20.0, Kind.ACTIVITY: 24.0}
KINDS_SHOWN = {Kind.WIN: 70.0, Kind.ACTIVITY: 30.0}  # by the personas
WITH_WORDS = 0.45
ANSWER_HOUR = 18
EARLIER_ANSWERED = 0.25
SEEN_UNASKED = 0.4
SECOND_VOICE = {Shape.DISPUTED: 0.35}
SECOND_VOICE_ELSEWHERE = 0.03
FEWEST_WAITING = 3
DAYS_APART = 9
FEWEST_WAITING_FOR_VISITORS = 11
ANSWER_DAYS = 16
TWO_LEVELS_LOWER = 0.3
LINKED = 0.05
LINK = "https://wiki.careerpath.example/cases/{}"


@dataclass(slots=True)
class Asked:
    """A request to confirm, to be saved after its evidence."""

    evidence: Evidence
    at: datetime
    closed_at: datetime | None = None
    answer: Evidence | None = None


@dataclass(slots=True)
class Progress:
    """Tells everybody's progress, life by life."""

    framework: Framework
    texts: Texts
    evidence: list[Evidence] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    unasked: list[tuple[Life, Evidence]] = field(default_factory=list)

    def tell(self, life: Life) -> None:
        """Everything that ``life`` has shown, and what others said of it."""
        for story in skill_stories(self.framework, life):
            self._tell_skill(life, story)

    def fill_inbox(self, leader: Employee, fewest: int) -> None:
        """Lets the people of ``leader`` ask until at least ``fewest`` requests wait."""
        waiting = sum(
            asked.closed_at is None and asked.evidence.employee.manager == leader
            for asked in self.asked
        )
        missing = self._could_ask(leader)[: max(0, fewest - waiting)]
        for place, (life, row) in enumerate(missing, start=1):
            days = place * DAYS_APART % LONGEST_WAIT_DAYS
            self._ask_on(life, row, max(row.happened_on, life.last_day - timedelta(days)))

    def _could_ask(self, leader: Employee) -> list[tuple[Life, Evidence]]:
        """What nobody has asked about yet: the newest of each person, then the next of each."""
        own = [pair for pair in self.unasked if pair[0].employee.manager == leader]
        own.sort(key=lambda pair: pair[1].happened_on, reverse=True)
        asked: Counter[int] = Counter()
        ranked = []
        for life, row in own:
            asked[life.employee.pk] += 1
            ranked.append((asked[life.employee.pk], life, row))
        ranked.sort(key=itemgetter(0))
        return [(life, row) for _, life, row in ranked]

    def save(self) -> None:
        """Writes all, in the order in which it happened."""
        self.evidence.sort(key=attrgetter("happened_on"))
        Evidence.objects.bulk_create(self.evidence, batch_size=BATCH)
        requests = [self._request(asked) for asked in self.asked]
        ConfirmationRequest.objects.bulk_create(requests, batch_size=BATCH)
        stamp(Evidence, "created_at", "happened_on")
        _stamp_requests(requests, self.asked)

    def _tell_skill(self, life: Life, story: SkillStory) -> None:
        for claim, until in gaps_between(story.claims):
            row = self._claim(life, story.skill, claim)
            if life.dice.random() < EARLIER_ANSWERED:
                self._answer(life, row, claim.level, until - timedelta(1))
        last = self._claim(life, story.skill, story.claims[-1])
        self._end(life, last, story.ending)
        doubt = SECOND_VOICE.get(life.shape, SECOND_VOICE_ELSEWHERE)
        if not life.persona and life.dice.random() < doubt:
            self._second_voice(life, last)

    def _claim(self, life: Life, skill: str, claim: Claim) -> Evidence:
        is_first_visit = claim.on == life.first_day
        words = {} if is_first_visit else self._words(life, skill, claim.level)
        row = Evidence(skill_id=skill, level=claim.level, happened_on=claim.on, **words)
        return self._write(life, row, life.employee)

    def _words(self, life: Life, skill: str, level: int) -> dict[str, Any]:
        kind = weighted(life.dice, KINDS_SHOWN if life.persona else KINDS)
        activity = self._activity(skill, level) if kind == Kind.ACTIVITY else None
        if activity:
            text = self.texts.of(Kind.ACTIVITY, activity.kind)
            return {"kind": kind, "activity_id": activity.code, "text": text}
        if kind == Kind.WIN:
            return {"kind": kind, "text": self.texts.of(kind, skill), "link": self._link(life)}
        has_words = life.dice.random() < WITH_WORDS or life.persona
        return {"text": self.texts.of(Kind.RATING, skill) if has_words else ""}

    def _link(self, life: Life) -> str:
        return LINK.format(life.dice.randint(1000, 9999)) if life.dice.random() < LINKED else ""

    def _activity(self, skill: str, level: int) -> Activity | None:
        """An activity that leads to just this level."""
        for activity in self.framework.activities.values():
            if any((it.skill, it.to_level) == (skill, level) for it in activity.effects):
                return activity
        return None

    def _end(self, life: Life, row: Evidence, ending: Ending) -> None:
        if ending == Ending.WAITING and not life.has_left:
            self._ask(life, row)
        elif ending == Ending.LOWER:
            down = 2 if life.dice.random() < TWO_LEVELS_LOWER else 1
            self._answer(life, row, max(0, row.level - down), life.last_day)
        elif ending == Ending.HIGHER:
            self._answer(life, row, min(self.framework.levels, row.level + 1), life.last_day)
        elif ending == Ending.UNASKED:
            self.unasked.append((life, row))
        else:
            self._answer(life, row, row.level, life.last_day)

    def _ask(self, life: Life, row: Evidence) -> None:
        earliest = max(row.happened_on, life.last_day - timedelta(LONGEST_WAIT_DAYS))
        self._ask_on(life, row, day_between(life.dice, earliest, life.last_day))

    def _ask_on(self, life: Life, row: Evidence, day: date) -> None:
        if life.employee.manager:
            asked_at = at_work(day, ANSWER_HOUR, life.dice.randint(0, 59))
            self.asked.append(Asked(row, asked_at))

    def _answer(self, life: Life, row: Evidence, level: int, latest: date) -> None:
        """What the manager said, within some days and not after ``latest``."""
        soon = min(latest, row.happened_on + timedelta(ANSWER_DAYS))
        day = day_between(life.dice, row.happened_on, soon)
        judge = life.judge_on(day)
        if judge is None:
            return
        answer = self._observe(life, row.skill_id, level, judge, day)
        if life.dice.random() < SEEN_UNASKED and level == row.level:
            answer.text = self.texts.of(Kind.OBSERVED, row.skill_id)
            return
        verdict = _verdict(row.level, level)
        if verdict != "agree" or life.dice.random() < WITH_WORDS:
            answer.text = self.texts.of(verdict)
        self.asked.append(Asked(row, at_work(row.happened_on), at_work(day, ANSWER_HOUR), answer))

    def _second_voice(self, life: Life, row: Evidence) -> None:
        """Somebody else who knows the person's work sees it in another way."""
        judge = life.former or (life.employee.manager and life.employee.manager.manager)
        if judge is None:
            return
        apart = row.level > DISAGREEMENT
        level = row.level - DISAGREEMENT if apart else row.level + 1
        day = day_between(life.dice, row.happened_on, life.last_day)
        answer = self._observe(life, row.skill_id, level, judge, day)
        answer.text = self.texts.of("lower" if level < row.level else "higher")

    def _observe(self, life: Life, skill: str, level: int, judge: Employee, day: date) -> Evidence:
        row = Evidence(skill_id=skill, level=level, happened_on=day)
        row.kind, row.confirms = Kind.OBSERVED, True
        return self._write(life, row, judge)

    def _write(self, life: Life, row: Evidence, author: Employee) -> Evidence:
        row.employee, row.author = life.employee, author
        self.evidence.append(row)
        return row

    @staticmethod
    def _request(asked: Asked) -> ConfirmationRequest:
        row = asked.evidence
        return ConfirmationRequest(
            employee=row.employee,
            skill_id=row.skill_id,
            evidence=row,
            closed_at=asked.closed_at,
            answer=asked.answer,
        )


def _stamp_requests(requests: list[ConfirmationRequest], asked: list[Asked]) -> None:
    """People ask as soon as they have written; what still waits was asked on a day of its own."""
    written = Evidence.objects.filter(pk=OuterRef("evidence")).values("created_at")
    ConfirmationRequest.objects.update(asked_at=Subquery(written))
    waiting = [(row, one) for row, one in zip(requests, asked, strict=True) if not one.closed_at]
    for row, one in waiting:
        row.asked_at = one.at
    ConfirmationRequest.objects.bulk_update([row for row, _ in waiting], ["asked_at"])


def _verdict(claimed: int, level: int) -> str:
    if level == claimed:
        return "agree"
    return "lower" if level < claimed else "higher"


def tell_progress(framework: Framework, texts: Texts, lives: Sequence[Life]) -> None:
    """Evidence, confirmations and open requests of everybody."""
    progress = Progress(framework, texts)
    for life in lives:
        if life.has_history:
            progress.tell(life)
    visited = {life.employee.pk for life in lives if life.persona}
    for leader in dict.fromkeys(life.employee.manager for life in lives):
        if leader:
            wanted = FEWEST_WAITING_FOR_VISITORS if leader.pk in visited else FEWEST_WAITING
            progress.fill_inbox(leader, wanted)
    progress.save()
