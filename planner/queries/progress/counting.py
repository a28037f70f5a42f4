"""What counts after an answer: told at once to whoever gave it, if it is not their own level."""

from __future__ import annotations

from datetime import date

from django.utils.translation import ngettext

from planner.engine.standing.fold import fold_ratings
from planner.models import Employee
from planner.queries.people.profiles import ratings_of


def what_counts_instead(employee: Employee, skill: str, level: int, at: date) -> str:
    """Which confirmed level counts at ``at``, and why; empty if it is ``level``."""
    fold = fold_ratings(ratings_of([employee.pk], [skill])[employee.pk], at)
    if fold.confirmed_on is None or fold.confirmed == level:
        return ""
    number = len(fold.counted)
    words = ngettext(
        "Level {confirmed} counts now, not {level}: a newer answer has replaced yours.",
        "Level {confirmed} counts now, not {level}: it is the lower middle of the {number} levels"
        " confirmed within 45 days ({levels}).",
        number,
    )
    levels = ", ".join(map(str, fold.counted))
    return words.format(confirmed=fold.confirmed, level=level, number=number, levels=levels)
