"""What colleagues were asked, and what they said: a few in every team, more around the personas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from planner.demo.people.life import Life, at_work, dice, weighted
from planner.demo.people.personas import EMPLOYEE
from planner.demo.texts import Texts
from planner.engine import Framework
from planner.models import Evidence, FeedbackRequest, SkillStanding

State = FeedbackRequest.State

STATES = {State.ANSWERED: 60.0, State.OPEN: 20.0, State.DECLINED: 12.0, State.WITHDRAWN: 8.0}
ASKING = 0.3
ANSWERED_IN_DAYS = 3
LONGEST_AGO_DAYS = 80
PERSONA_ASKED = (State.ANSWERED, State.OPEN, State.DECLINED, State.ANSWERED)
QUESTION = "You have heard some of my calls lately. What did I do well, and what not yet?"


@dataclass(slots=True)
class FeedbackStory:
    """Tells who asked whom within a team. Days count back from each person's last one."""

    framework: Framework
    texts: Texts
    chance: Random
    shown: set[tuple[int, str]]
    requests: list[FeedbackRequest] = field(default_factory=list)

    def tell(self, team: Sequence[Life]) -> None:
        """Some of ``team`` ask somebody beside them; the persona asks and is asked."""
        for place, life in enumerate(team):
            others = [*team[place + 1 :], *team[:place]]
            if life.persona == EMPLOYEE:
                self._tell_persona(life, others)
            elif others and self.chance.random() < ASKING:
                self._ask(life, others[0], weighted(self.chance, STATES))

    def save(self) -> None:
        """Writes all; the answers are evidence, dated as they were given."""
        answers = [row.answer for row in self.requests if row.answer]
        asked = {id(row): row.asked_at for row in self.requests}
        Evidence.objects.bulk_create(answers)
        for answer in answers:
            answer.created_at = at_work(answer.happened_on, 17)
        Evidence.objects.bulk_update(answers, ["created_at"])
        FeedbackRequest.objects.bulk_create(self.requests)
        for row in self.requests:
            row.asked_at = asked[id(row)]
        FeedbackRequest.objects.bulk_update(self.requests, ["asked_at"])

    def _tell_persona(self, life: Life, others: Sequence[Life]) -> None:
        for other, state in zip(others, PERSONA_ASKED, strict=False):
            self._ask(life, other, state)
        self._ask(others[0], life, State.OPEN)

    def _ask(self, life: Life, colleague: Life, state: str) -> None:
        skill = self._skill(life)
        last = min(life.last_day, colleague.last_day)
        ago = 4 if state == State.OPEN else self.chance.randint(8, LONGEST_AGO_DAYS)
        day = max(life.first_day, colleague.first_day, last - timedelta(ago))
        if not skill or day > last:
            return
        row = FeedbackRequest(
            employee=life.employee,
            colleague=colleague.employee,
            skill_id=skill,
            state=state,
            asked_at=at_work(day, 11),
            question=QUESTION if state == State.OPEN else "",
        )
        closed = min(last, day + timedelta(ANSWERED_IN_DAYS))
        if state != State.OPEN:
            row.closed_at = at_work(closed, 16)
        if state == State.ANSWERED:
            row.words = self.texts.of("observed", skill)
            row.answer = self._answer(row, life, closed)
        self.requests.append(row)

    def _answer(self, row: FeedbackRequest, life: Life, day: date) -> Evidence:
        needs = self.framework.roles[life.role].needs
        level = needs[row.skill_id] + self.chance.choice([-1, 0, 0, 1])
        return Evidence(
            employee=row.employee,
            author=row.colleague,
            skill_id=row.skill_id,
            level=min(self.framework.levels, max(1, level)),
            kind=Evidence.Kind.FEEDBACK,
            happened_on=day,
            text=row.words,
        )

    def _skill(self, life: Life) -> str:
        """One that the role asks for, that was shown, and that nobody was asked about yet."""
        person = life.employee
        asked = {row.skill_id for row in self.requests if row.employee == person}
        needs = self.framework.roles[life.role].needs
        left = [code for code in needs if code not in asked and (person.pk, code) in self.shown]
        return self.chance.choice(left) if left else ""


def tell_feedback(framework: Framework, texts: Texts, lives: Sequence[Life], seed: int) -> None:
    """The requests for feedback of everybody who is here and has a history."""
    shown = set(SkillStanding.objects.values_list("employee_id", "skill_id"))
    story = FeedbackStory(framework, texts, dice(seed, "feedback"), shown)
    for team in _teams(lives):
        story.tell(team)
    story.save()


def _teams(lives: Sequence[Life]) -> Iterator[list[Life]]:
    """Those who report to the same person, in the order of ``lives``."""
    teams: dict[int, list[Life]] = {}
    for life in lives:
        if life.employee.manager_id and life.has_history and not life.has_left:
            teams.setdefault(life.employee.manager_id, []).append(life)
    yield from teams.values()
