"""What people grow towards: the next role, and the role that they dream of."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from planner.demo.people.life import Life, Shape, weighted
from planner.demo.people.personas import PERSONAS
from planner.engine import Framework
from planner.engine.values.framework import Move

HOW_TEMPTING = {"promotion": 6.0, "cross": 2.0, "lateral": 0.5}
HAVE_A_GOAL = {
    Shape.NEW: 0.4,
    Shape.STEADY: 0.6,
    Shape.RISING: 0.9,
    Shape.READY: 0.95,
    Shape.STUCK: 0.6,
    Shape.DISPUTED: 0.75,
}
MOVES_TO_GOAL = {1: 45.0, 2: 40.0, 3: 15.0}


def set_aims(framework: Framework, lives: Iterable[Life]) -> dict[str, str]:
    """Gives each life its aim; returns employee number -> goal (a role code) of those with one."""
    goals = {}
    for life in lives:
        if not life.role:
            continue
        way = _way(framework, life)
        life.aim = way[1] if len(way) > 1 else ""
        if life.persona in PERSONAS and (goal := PERSONAS[life.persona].goal):
            goals[life.employee.number] = goal
        elif life.aim and life.dice.random() < HAVE_A_GOAL[life.shape] and life.has_history:
            goals[life.employee.number] = way[-1]
    return goals


def _way(framework: Framework, life: Life) -> list[str]:
    """Role codes from today's role on, one move after another; never back."""
    way = [life.role]
    for _ in range(weighted(life.dice, MOVES_TO_GOAL)):
        move = _move_from(framework, way, life.dice)
        if move is None:
            break
        way.append(move.target)
    return way


def _move_from(framework: Framework, way: list[str], chance: Random) -> Move | None:
    moves = {
        move: HOW_TEMPTING[move.kind]
        for move in framework.moves
        if move.source == way[-1] and move.target not in way
    }
    return weighted(chance, moves) if moves else None
