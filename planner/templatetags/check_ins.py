"""The next check-in, as a card on the pages about a person."""

from __future__ import annotations

from typing import Any

from django import template

from planner.models import Employee
from planner.queries.check_ins import latest_check_in

register = template.Library()


@register.inclusion_tag("planner/check_ins/_card.html")
def check_in_card(employee: Employee, *, own: bool = False) -> dict[str, Any]:
    """The open check-in of ``employee``, or the last one. The reader may see it."""
    return {"employee": employee, "own": own, "check_in": latest_check_in(employee)}
