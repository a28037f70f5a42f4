"""The cache of folded evidence: rebuilt by the code that the engine itself folds with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone

from planner.engine import Rating
from planner.engine.standing.fold import fold_ratings
from planner.models import Employee, SkillStanding
from planner.queries.people.profiles import ratings_of

GROUP = 200
FOLDED = ["claimed", "claimed_on", "confirmed", "confirmed_on", "lowest", "highest"]


@transaction.atomic(savepoint=False)
def refold(employees: Iterable[int], skills: Iterable[str] | None = None) -> None:
    """Fold the evidence of ``employees`` (keys) anew, on ``skills`` (codes) or on all.

    Call it in the transaction that wrote the evidence.
    """
    _save(_folded(employees, skills))


def _save(rows: list[SkillStanding]) -> None:
    SkillStanding.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["employee", "skill"],
        update_fields=FOLDED,
        batch_size=1000,
    )


def wrong_standings() -> list[SkillStanding]:
    """What the cache says otherwise than the evidence; the rows as they should be.

    In the order of people and skills. A row about which there is no evidence should be empty.
    Reads all evidence: for a command, not a page.
    """
    return [row for group in _groups() for row in sorted(_wrong(group), key=_key)]


def rebuild_standings() -> int:
    """Set the cache right where it differs from the evidence; return the number of corrected rows.

    Evidence that comes meanwhile waits a moment: people are locked, one group after the other.
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
    _save(wrong)
    return len(wrong)


def _wrong(people: list[int]) -> list[SkillStanding]:
    rows = SkillStanding.objects.filter(employee__in=people)
    kept = {(row.employee_id, row.skill_id): row for row in rows}
    empty = {key: SkillStanding(employee_id=key[0], skill_id=key[1]) for key in kept}
    right = empty | {_key(row): row for row in _folded(people)}
    return [row for key, row in right.items() if _values(kept.get(key)) != _values(row)]


def _key(row: SkillStanding) -> tuple[int, str]:
    return row.employee_id, row.skill_id


def _values(row: SkillStanding | None) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in FOLDED) if row else ()


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
