"""The cache of folded evidence: rebuilt by the code that the engine itself folds with.

It depends on the evidence alone, not on who writes, where or when: the readers' day decides
which of its rows counts.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from planner.engine import Fold, FoldSpan, Rating, fold_spans
from planner.engine.standing.fold import by_skill
from planner.models import Employee, SkillStanding
from planner.queries.people.profiles import ratings_of

logger = logging.getLogger(__name__)

GROUP = 200
FOLDED = ["claimed", "claimed_on", "confirmed", "confirmed_on", "lowest", "highest"]
SHOWN = ["since", "until", *FOLDED]
ZONES_APART = timedelta(days=2)  # no two people's todays are further apart, the world over

Key = tuple[int, str]
Rows = Mapping[Key, list[SkillStanding]]


@transaction.atomic(savepoint=False)
def refold(employees: Iterable[int], skills: Iterable[str] | None = None) -> None:
    """Fold the evidence of ``employees`` (keys) anew, on ``skills`` (codes) or on all.

    Call it in the transaction that wrote the evidence.
    """
    people = list(employees)
    codes = None if skills is None else list(skills)
    about = Q(employee__in=people) if codes is None else Q(employee__in=people, skill__in=codes)
    _replace(about, _folded(people, codes))


def _replace(about: Q, rows: Rows) -> None:
    SkillStanding.objects.filter(about).delete()
    SkillStanding.objects.bulk_create(
        (row for same in rows.values() for row in same), batch_size=1000
    )


def wrong_standings() -> list[SkillStanding]:
    """What the cache says otherwise than the evidence: of each skill, the row that should be last.

    In the order of people and skills. Of a skill without evidence it is an empty row. Reads all
    evidence: for a command, not a page.
    """
    return [
        rows[-1] if rows else SkillStanding(employee_id=employee, skill_id=skill)
        for group in _groups()
        for (employee, skill), rows in sorted(_wrong(group).items())
    ]


def rebuild_standings() -> int:
    """Set the cache right where it differs from the evidence; return the number of skills.

    Evidence that comes meanwhile waits a moment: people are locked, one group after the other.
    What was wrong is logged.
    """
    return sum(_rebuild(group) for group in _groups())


def _groups() -> Iterator[list[int]]:
    """The keys of all employees, in order: a few hundred at a time."""
    everybody = list(Employee.objects.order_by("pk").values_list("pk", flat=True))
    yield from (everybody[n : n + GROUP] for n in range(0, len(everybody), GROUP))


@transaction.atomic
def _rebuild(people: list[int]) -> int:
    locked = Employee.objects.select_for_update().filter(pk__in=people).order_by("pk")
    wrong = _wrong([employee.pk for employee in locked])
    for employee, rows in _by_person(wrong).items():
        logger.warning("Standings of employee %s did not match the evidence: rebuilt.", employee)
        skills = [skill for _, skill in rows]
        _replace(Q(employee=employee, skill__in=skills), rows)
    return len(wrong)


def _by_person(rows: Rows) -> dict[int, dict[Key, list[SkillStanding]]]:
    people: dict[int, dict[Key, list[SkillStanding]]] = defaultdict(dict)
    for (employee, skill), same in rows.items():
        people[employee][employee, skill] = same
    return people


def _wrong(people: list[int]) -> Rows:
    """Person and skill -> the rows as they should be, where the cache has others."""
    kept: dict[Key, list[SkillStanding]] = defaultdict(list)
    for row in SkillStanding.objects.filter(employee__in=people).order_by("since"):
        kept[row.employee_id, row.skill_id].append(row)
    right: dict[Key, list[SkillStanding]] = {key: [] for key in kept}
    right.update(_folded(people))
    return {key: rows for key, rows in right.items() if _values(kept.get(key, ())) != _values(rows)}


def _values(rows: Iterable[SkillStanding]) -> list[tuple[object, ...]]:
    return [tuple(getattr(row, name) for name in SHOWN) for row in rows]


def _folded(
    employees: Iterable[int], skills: Iterable[str] | None = None
) -> dict[Key, list[SkillStanding]]:
    return {
        (employee, skill): _standings(employee, skill, ratings)
        for employee, given in ratings_of(employees, skills).items()
        for skill, ratings in by_skill(given).items()
    }


def _standings(employee: int, skill: str, ratings: list[Rating]) -> list[SkillStanding]:
    """The rows about one skill, by day.

    Nobody writes down what is still to come, where they are. So when the newest rating was
    written, it was at least ``ZONES_APART`` before its day everywhere, and it never will be
    earlier again: what counted only before is left out.
    """
    first = max(rating.on for rating in ratings) - ZONES_APART
    spans = fold_spans(ratings, first)
    return [_standing(employee, skill, span) for span in spans if span.fold != Fold()]


def _standing(employee: int, skill: str, span: FoldSpan) -> SkillStanding:
    fold = span.fold
    return SkillStanding(
        employee_id=employee,
        skill_id=skill,
        since=span.since,
        until=span.until,
        claimed=fold.claimed,
        claimed_on=fold.claimed_on,
        confirmed=fold.confirmed,
        confirmed_on=fold.confirmed_on,
        lowest=fold.levels[0] if fold.levels else 0,
        highest=fold.levels[-1] if fold.levels else 0,
    )
