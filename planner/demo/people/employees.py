"""Accounts, HR records and role histories of everybody in the demo."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from planner.demo.people.careers import career_to, stints_of
from planner.demo.people.life import HISTORY_MONTHS, Life, Shape, Stint, at_work, dice, weighted
from planner.demo.people.names import address_of, invented_names
from planner.demo.people.organisation import CREWS, FIRST_LEADER, Seat, seats
from planner.demo.people.personas import EMPLOYEE, MANAGER, PERSONAS, address
from planner.engine import Framework
from planner.engine.values.dates import add_months
from planner.models import Employee, RoleAssignment, Team, User

NUMBER_PREFIX = "DEMO-"
SHAPES = {
    Shape.RISING: 36.0,
    Shape.STEADY: 30.0,
    Shape.READY: 14.0,
    Shape.STUCK: 12.0,
    Shape.DISPUTED: 8.0,
}
NEW_DAYS = 60
WELCOME_DAYS = 30
LAST_VISIT = timedelta(60)
DEFAULT_MINUTES = 90
BUDGETS = {DEFAULT_MINUTES: 78.0, 45: 8.0, 60: 6.0, 120: 5.0, 180: 2.0, 0: 1.0}
ON_HOLD = 4
CHANGED_MANAGER = 0.5


def hire(framework: Framework, at: date, seed: int) -> list[Life]:
    """Everybody, saved with account, record and role history; managers before their people."""
    places = seats()
    lives = _lives(framework, places, at, seed)
    _lead(places, lives, dice(seed, "former managers"))
    _hold(lives, dice(seed, "on hold"))
    _join_teams(places, lives)
    _save(places, lives)
    return lives


def _lives(framework: Framework, places: list[Seat], at: date, seed: int) -> list[Life]:
    names = iter(invented_names(len(places), seed))
    return [
        _life(framework, seat, f"{NUMBER_PREFIX}{place:04}", next(names), (at, seed))
        for place, seat in enumerate(places, start=1)
    ]


def _life(framework: Framework, seat: Seat, number: str, name: str, when: tuple[date, int]) -> Life:
    at, seed = when
    chance = dice(seed, number)
    shape = Shape.RISING if seat.persona else weighted(chance, SHAPES)
    end = at - timedelta(chance.randint(20, 400)) if seat.has_left else at
    stints = _stints(framework, seat, shape, end, chance)
    hired = stints[0].start if stints else end - timedelta(chance.randint(1, 9))
    person = PERSONAS.get(seat.persona)
    employee = Employee(
        number=number,
        name=person.name if person else name,
        known_as=person.known_as if person else "",
        hired_on=hired,
        left_on=end if seat.has_left else None,
        weekly_minutes=DEFAULT_MINUTES if person else weighted(chance, BUDGETS),
    )
    employee.user = _account(employee, seat.persona)
    _welcome(employee, at, end, chance)
    if (at - hired).days < NEW_DAYS:
        shape = Shape.NEW
    return Life(employee, shape, chance, stints, end - timedelta(1), seat.persona)


def _account(employee: Employee, persona: str) -> User:
    email = address(persona) if persona else address_of(employee.name, employee.number)
    return User(email=email, password=make_password(None))


def _stints(
    framework: Framework, seat: Seat, shape: Shape, end: date, chance: Random
) -> tuple[Stint, ...]:
    if not seat.role:
        return ()
    if seat.persona:
        return stints_of(PERSONAS[seat.persona].path, end, chance)
    return career_to(framework, seat.role, shape, end, chance)


def _welcome(employee: Employee, at: date, end: date, chance: Random) -> None:
    """The first visit: within days of hiring, or when the product came. Not yet for newcomers."""
    if (end - employee.hired_on).days <= WELCOME_DAYS:
        return
    came = min(add_months(at, -HISTORY_MONTHS), end - LAST_VISIT)
    day = max(employee.hired_on, came) + timedelta(chance.randint(1, 12))
    employee.welcomed_at = at_work(day, hour=10, minute=chance.randint(0, 59))


def _lead(places: list[Seat], lives: list[Life], chance: Random) -> None:
    leaders = [life.employee for life in lives[FIRST_LEADER : FIRST_LEADER + len(CREWS)]]
    for seat, life in zip(places, lives, strict=True):
        if seat.boss is None:
            continue
        life.employee.manager = lives[seat.boss].employee
        moved = len(life.stints) > 1 and life.persona not in {EMPLOYEE, MANAGER}
        if moved and chance.random() < CHANGED_MANAGER:
            others = [one for one in leaders if one not in (life.employee, life.employee.manager)]
            life.former = chance.choice(others)


def _hold(lives: Iterable[Life], chance: Random) -> None:
    settled = [life for life in lives if life.stints and not life.persona and not life.has_left]
    for life in chance.sample(settled, ON_HOLD):
        life.employee.on_hold = True


def _join_teams(places: list[Seat], lives: list[Life]) -> None:
    teams = {crew.name: Team(name=crew.name, location=crew.location) for crew in CREWS}
    Team.objects.bulk_create(teams.values())
    for seat, life in zip(places, lives, strict=True):
        life.employee.team = teams.get(seat.team)


def _save(places: list[Seat], lives: list[Life]) -> None:
    User.objects.bulk_create(life.employee.user for life in lives if life.employee.user)
    for tier in _tiers(places, lives):
        Employee.objects.bulk_create(tier)
    RoleAssignment.objects.bulk_create(
        RoleAssignment(
            employee=life.employee,
            role_id=stint.role,
            started_on=stint.start,
            ended_on=stint.end,
        )
        for life in lives
        for stint in life.stints
    )


def _tiers(places: list[Seat], lives: list[Life]) -> Iterable[list[Employee]]:
    """The employees by distance from the head: a manager has a key before the reports do."""
    depths: list[int] = []
    tiers: dict[int, list[Employee]] = defaultdict(list)
    for seat, life in zip(places, lives, strict=True):
        depths.append(0 if seat.boss is None else depths[seat.boss] + 1)
        tiers[depths[-1]].append(life.employee)
    return tiers.values()
