"""What somebody held on days in the past, computed anew from the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import dropwhile

from django.db.models import Case, F, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber

from planner.engine import Framework, Rating
from planner.engine.standing.fold import Standing, fade, fold_ratings
from planner.engine.standing.readiness import measure
from planner.engine.values.dates import add_months
from planner.engine.values.framework import Role
from planner.models import Employee, Evidence
from planner.models.progress.evidence import EvidenceQuerySet
from planner.queries.career_map.readiness import is_known

HISTORY_MONTHS = 7
TOLD_APART = ("skill_id", "author_id", "confirms", "expires_on")

Standings = Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class Point:
    """Readiness on one day, in percent. ``is_known``: somebody had rated a skill by then."""

    on: date
    confirmed: int
    held: int
    is_known: bool


def readiness_history(
    framework: Framework, employee: Employee, role: str, at: date, months: int = HISTORY_MONTHS
) -> list[Point]:
    """Readiness for ``role`` (a code) on ``months`` days up to ``at``, a month apart.

    The oldest first.
    """
    days = months_up_to(at, months)
    wanted = framework.roles[role]
    held = standings_on(framework, employee, wanted.needs, days)
    return [point_of(day, wanted, held[day]) for day in days]


def point_of(day: date, role: Role, standings: Standings) -> Point:
    """The readiness for ``role`` on ``day`` of somebody who then held these ``standings``."""
    measured = measure(role, standings)
    is_rated = is_known(standings)
    return Point(day, measured.confirmed_percent, measured.held_percent, is_rated)


def since_known(points: Sequence[Point]) -> list[Point]:
    """The points from the first rating on; the last one always stays."""
    return [*dropwhile(lambda point: not point.is_known, points)] or list(points[-1:])


def months_up_to(at: date, count: int, step: int = 1) -> list[date]:
    """``count`` days, ``step`` months apart, the oldest first and ``at`` the last."""
    return [add_months(at, -back * step) for back in range(count - 1, -1, -1)]


def standings_on(
    framework: Framework, employee: Employee, skills: Iterable[str], days: Sequence[date]
) -> dict[date, Standings]:
    """Day -> skill code -> what ``employee`` held, as ``engine.standing`` computes it.

    ``days`` are in ascending order. However much evidence there is, only what can matter on one of
    them is read.
    """
    codes = [code for code in skills if code in framework.skills]
    ratings = _ratings_for(employee, codes, days)
    return {
        day: {
            code: fade(framework.skills[code], fold_ratings(ratings[code], day), day)
            for code in codes
        }
        for day in days
    }


def _ratings_for(
    employee: Employee, skills: Sequence[str], days: Sequence[date]
) -> dict[str, list[Rating]]:
    """Skill code -> everybody's last rating before each of the ``days``, in order.

    Of two ratings by one person between two of the days that end together or never, the earlier
    counts on none of them.
    """
    rows = _last_words(tuple(days)).filter(employee=employee, skill__in=list(skills))
    ratings: dict[str, list[Rating]] = defaultdict(list)
    for skill, level, on, author, confirms, until in rows.values_list(
        "skill_id", "level", "happened_on", "author_id", "confirms", "expires_on"
    ):
        ratings[skill].append(Rating(skill, level, on, str(author), confirms, until))
    return ratings


@lru_cache(maxsize=64)
def _last_words(days: Sequence[date]) -> EvidenceQuerySet:
    """Everybody's evidence that counts on one of ``days``. Cached, as it is costly to build."""
    return (
        Evidence.objects.exclude(kind=Evidence.Kind.FEEDBACK)
        .filter(happened_on__lte=days[-1])
        .annotate(rank=_rank(days))
        .filter(rank=1)
        .order_by("pk")
    )


def _rank(days: Sequence[date]) -> Window:
    """1 for a person's last rating of a skill in the time up to one of the days.

    Ratings that end on different days are kept apart: what was there before may count again.
    """
    until = Case(
        *(When(happened_on__lte=day, then=Value(place)) for place, day in enumerate(days)),
        output_field=IntegerField(),
    )
    return Window(
        RowNumber(),
        partition_by=[*(F(name) for name in TOLD_APART), until],
        order_by=[F("happened_on").desc(), F("pk").desc()],
    )
