"""Why there is no route: an answer, with its facts and in plain words."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

from planner.engine.values.errors import Refusal
from planner.engine.values.framework import Framework, Role
from planner.engine.values.person import Person
from planner.engine.values.sentences import Sentence, ngettext
from planner.engine.values.sentences import gettext as _

Reason = Literal["unreachable", "beyond-max-moves", "no-budget"]


class AlreadyThere(Refusal, ValueError):
    """The target is the role that the person has."""

    def __init__(self, role: Role) -> None:
        super().__init__(_("“{role}” is the current role already.", role=role.name))
        self.role = role.code


class NoRoute(Refusal):
    """There is no route, for one ``reason``.

    - ``unreachable``: no chain of moves leads to the target;
    - ``beyond-max-moves``: only ways with more moves than were asked for;
    - ``no-budget``: every way asks for learning, and the weekly time is too small for any.

    ``fewest_moves`` is the length of the shortest way, None if there is no way at all.
    """

    def __init__(
        self, reason: Reason, says: Sentence, target: str, fewest_moves: int | None
    ) -> None:
        super().__init__(says)
        self.reason = reason
        self.target = target
        self.fewest_moves = fewest_moves


def why_not(framework: Framework, person: Person, target: str, max_moves: int) -> NoRoute:
    """The reason why no route of at most ``max_moves`` leads ``person`` to ``target``."""
    fewest = _fewest_moves(framework, person.role, target)
    here, there = framework.roles[person.role].name, framework.roles[target].name
    if fewest is None:
        is_back = framework.roles[target].level < framework.roles[person.role].level
        says = _no_way_back(here, there) if is_back else _no_way(here, there)
        return NoRoute("unreachable", says, target, fewest)
    if fewest > max_moves:
        says = _too_far(there, fewest, max_moves)
        return NoRoute("beyond-max-moves", says, target, fewest)
    return NoRoute("no-budget", _too_little_time(there, person.weekly_minutes), target, fewest)


def _no_way(here: str, there: str) -> Sentence:
    return _("No chain of moves leads from “{here}” to “{there}” yet.", here=here, there=there)


def _no_way_back(here: str, there: str) -> Sentence:
    return _(
        "No chain of moves leads back from “{here}” to “{there}”, which is at a lower level. "
        "HR can allow stepping back by a lateral or cross move.",
        here=here,
        there=there,
    )


def _too_far(there: str, fewest: int, max_moves: int) -> Sentence:
    return ngettext(
        "“{there}” is at least {number} move away; only ways of up to {max_moves} were tried.",
        "“{there}” is at least {number} moves away; only ways of up to {max_moves} were tried.",
        fewest,
        there=there,
        max_moves=max_moves,
    )


def _too_little_time(there: str, weekly_minutes: int) -> Sentence:
    return ngettext(
        "Every way to “{there}” takes some learning, and {number} minute "
        "a week is not enough for any of them. With more time for learning there is a way.",
        "Every way to “{there}” takes some learning, and {number} minutes "
        "a week are not enough for any of them. With more time for learning there is a way.",
        weekly_minutes,
        there=there,
    )


def _fewest_moves(framework: Framework, source: str, target: str) -> int | None:
    leads_to = defaultdict(set)
    for move in framework.moves:
        leads_to[move.source].add(move.target)
    reached, newest, moves = {source}, {source}, 0
    while newest:
        if target in newest:
            return moves
        newest = set().union(*(leads_to[role] for role in newest)) - reached
        reached |= newest
        moves += 1
    return None
