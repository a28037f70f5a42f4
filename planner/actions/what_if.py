"""Keep what was supposed: what can be done about it is done, all of it or nothing."""

from __future__ import annotations

from django.db import transaction

from planner.actions.plans import set_budget
from planner.actions.progress import ask_confirmation
from planner.models import Employee
from planner.queries.what_if_keep import Keeping


@transaction.atomic
def keep_supposition(employee: Employee, keeping: Keeping) -> None:
    """Does what ``keeping`` says. Done twice, it is done once.

    Raises what the single actions raise: ``BudgetOutOfRange``, ``NobodyToAsk``.
    """
    if keeping.weekly_minutes is not None:
        set_budget(employee, keeping.weekly_minutes)
    if keeping.manager:
        for asking in keeping.asking:
            ask_confirmation(asking.evidence)
