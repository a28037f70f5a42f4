"""Goals: the open ones with the way chosen, and those that people have reached or let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.demo.people.life import Life, at_work, day_between
from planner.engine import Framework, NoRoute, Person, alternatives
from planner.models import FrameworkVersion, Goal
from planner.queries.people.profiles import profiles_of

PRIVATE = 0.22
LEFT_TO_THE_PLANNER = 0.15
WAS_A_GOAL = 0.5
LET_GO = 0.3
TRIED_DAYS = 90


@dataclass(frozen=True, slots=True)
class Dated:
    """A goal, and when it was chosen."""

    goal: Goal
    started_at: datetime


@dataclass(frozen=True, slots=True)
class GoalStory:
    """Tells where people wanted to go, by one published version, as of one day."""

    framework: Framework
    version: FrameworkVersion
    at: date

    def open_goal(self, life: Life, target: str, person: Person | None) -> Dated:
        """The goal of today, with the way as it is today."""
        started = day_between(life.dice, _settled(life), life.last_day)
        goal = self._goal(life, target, self._way(life, target, person))
        goal.shared = bool(life.persona) or life.dice.random() >= PRIVATE
        return Dated(goal, at_work(started, 11))

    def past_goals(self, life: Life) -> Iterator[Dated]:
        """A goal that today’s role has fulfilled, and one that was let go."""
        now = life.stints[-1]
        if life.first_day < now.start and life.dice.random() < WAS_A_GOAL:
            before = life.role_on(now.start - timedelta(1))
            started = day_between(life.dice, life.first_day, now.start - timedelta(1))
            yield self._ended(life, [before, now.role], started, now.start)
        first = _settled(life)
        if life.has_left or (life.last_day - first).days < TRIED_DAYS:
            return
        if life.aim and life.dice.random() < LET_GO:
            yield self._ended(life, [life.role, life.aim], first, first + timedelta(TRIED_DAYS))

    def _way(self, life: Life, target: str, person: Person | None) -> list[str]:
        """One of the unbeaten ways, if possible over the role that the person grows towards.

        Empty if the choice is left to the planner, or if there is no way.
        """
        if person is None or (not life.persona and life.dice.random() < LEFT_TO_THE_PLANNER):
            return []
        try:
            routes = alternatives(self.framework, person, target, at=self.at)
        except NoRoute:
            return []
        ways = [route.roles for route in routes]
        return list(next((way for way in ways if way[1] == life.aim), ways[0]))

    def _goal(self, life: Life, target: str, way: list[str]) -> Goal:
        return Goal(employee=life.employee, role_id=target, version=self.version, route=way)

    def _ended(self, life: Life, way: list[str], started: date, ended: date) -> Dated:
        goal = self._goal(life, way[-1], way)
        goal.ended_at = at_work(ended)
        return Dated(goal, at_work(started, 8))


def _settled(life: Life) -> date:
    """The first day on which the person could choose a goal in today's role."""
    return max(life.first_day, life.stints[-1].start)


def tell_goals(story: GoalStory, lives: Iterable[Life], goals: Mapping[str, str]) -> None:
    """Past goals of everybody, and the open ones: ``goals`` is employee number -> role code."""
    chosen = [life for life in lives if life.has_history]
    profiles = profiles_of([life.employee for life in chosen], story.at)
    dated: list[Dated] = []
    for life in chosen:
        dated += story.past_goals(life)
        target = goals.get(life.employee.number)
        if target and not life.has_left:
            person = profiles[life.employee.pk].person
            dated.append(story.open_goal(life, target, person))
    _save(dated)


def _save(dated: list[Dated]) -> None:
    Goal.objects.bulk_create(one.goal for one in dated)
    for one in dated:
        one.goal.started_at = one.started_at
    Goal.objects.bulk_update([one.goal for one in dated], ["started_at"], batch_size=500)
