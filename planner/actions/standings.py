"""The cache of folded evidence: rebuilt by the code that the engine itself folds with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from planner.engine import Rating
from planner.engine.standing import fold_ratings
from planner.models import Employee, SkillStanding
from planner.queries.people import ratings_of

FOLDED = ["claimed", "claimed_on", "confirmed", "confirmed_on", "lowest", "highest"]


@transaction.atomic
def refold(employees: Iterable[int], skills: Iterable[str] | None = None) -> None:
    """Fold the evidence of ``employees`` (keys) anew, on ``skills`` (codes) or on all.

    Two SQL queries. Call it in the transaction that wrote the evidence.
    """
    SkillStanding.objects.bulk_create(
        _folded(employees, skills),
        update_conflicts=True,
        unique_fields=["employee", "skill"],
        update_fields=FOLDED,
        batch_size=1000,
    )


def wrong_standings() -> list[SkillStanding]:
    """What the cache says otherwise than the evidence; the rows as they should be.

    Two SQL queries and all evidence in memory: for a command, not for a page.
    """
    everybody = Employee.objects.values_list("pk", flat=True)
    right = _folded(everybody)
    rows = SkillStanding.objects.values_list("employee_id", "skill_id", *FOLDED)
    kept = {(row[0], row[1]): row[2:] for row in rows}
    return [row for row in right if kept.get((row.employee_id, row.skill_id)) != _values(row)]


def _values(row: SkillStanding) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in FOLDED)


def _folded(employees: Iterable[int], skills: Iterable[str] | None = None) -> list[SkillStanding]:
    return [
        _standing(employee, skill, ratings)
        for employee, given in ratings_of(employees, skills).items()
        for skill, ratings in _by_skill(given).items()
    ]


def _by_skill(ratings: Iterable[Rating]) -> dict[str, list[Rating]]:
    groups: dict[str, list[Rating]] = defaultdict(list)
    for rating in ratings:
        groups[rating.skill].append(rating)
    return groups


def _standing(employee: int, skill: str, ratings: list[Rating]) -> SkillStanding:
    fold = fold_ratings(ratings, timezone.localdate())
    return SkillStanding(
        employee_id=employee,
        skill_id=skill,
        claimed=fold.claimed,
        claimed_on=fold.claimed_on,
        confirmed=fold.confirmed,
        confirmed_on=fold.confirmed_on,
        lowest=fold.levels[0] if fold.levels else 0,
        highest=fold.levels[-1] if fold.levels else 0,
    )
