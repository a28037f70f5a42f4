"""What the people of the demo have said about themselves: many, but not all of them."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from planner.demo.people.life import Life, dice, weighted
from planner.demo.people.personas import EMPLOYEE, MANAGER
from planner.engine import Framework
from planner.models import Employee
from planner.queries.people.drivers import DRIVERS, MOST_DRIVERS

ANSWERED = 0.6
PERSONA_ANSWERS = {
    EMPLOYEE: (["variety", "helping"], True),
    MANAGER: (["difference", "advancement"], True),
}
HOW_COMMON = {
    "helping": 9.0,
    "connection": 6.0,
    "solving": 8.0,
    "growth": 7.0,
    "difference": 5.0,
    "variety": 6.0,
    "advancement": 6.0,
    "stability": 4.0,
}
WISHES = {True: 25.0, False: 45.0, None: 30.0}


def tell_drives(framework: Framework, lives: Iterable[Life], seed: int) -> None:
    """Writes what drives people; who leads, or aims to, has said yes to that."""
    told = [life.employee for life in lives if _answers(framework, life, seed)]
    Employee.objects.bulk_update(told, ["drivers", "wants_to_lead"])


def _answers(framework: Framework, life: Life, seed: int) -> bool:
    """Whether this person has answered; the answers are then on the record."""
    chance = dice(seed, f"{life.employee.number} drives")
    if life.persona in PERSONA_ANSWERS:
        life.employee.drivers, life.employee.wants_to_lead = PERSONA_ANSWERS[life.persona]
        return True
    if not life.has_history or chance.random() > ANSWERED:
        return False
    life.employee.drivers = _drivers(chance)
    life.employee.wants_to_lead = _leads(framework, life) or weighted(chance, WISHES)
    return True


def _drivers(chance: Random) -> list[str]:
    """One to three different ones, the strongest first."""
    wanted = chance.randint(1, MOST_DRIVERS)
    found: list[str] = []
    while len(found) < wanted:
        left = {code: HOW_COMMON[code] for code in DRIVERS if code not in found}
        found.append(weighted(chance, left))
    return found


def _leads(framework: Framework, life: Life) -> bool:
    codes = [code for code in (life.role, life.aim) if code]
    return any(framework.roles[code].leads_people for code in codes)
