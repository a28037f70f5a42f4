"""Ada, who reports to Mina, who reports to Hanna, asks for something of every kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from planner.models import CheckIn, Employee, PromotionCase
from tests.factories.promotion import PromotionCaseFactory
from tests.factories.rows import (
    BlockerFactory,
    CheckInFactory,
    ConfirmationRequestFactory,
    EmployeeFactory,
    MilestoneRecordFactory,
)


@dataclass(frozen=True)
class Line:
    """Nobody of them has a role: answering needs none."""

    ada: Employee
    manager: Employee
    head: Employee


def line() -> Line:
    head = EmployeeFactory.create(name="Hanna Head")
    manager = EmployeeFactory.create(name="Mina Manager", manager=head)
    return Line(EmployeeFactory.create(name="Ada Agent", manager=manager), manager, head)


def handed_over(employee: Employee) -> CheckIn:
    check_in: CheckIn = CheckInFactory.create(
        employee=employee, manager=employee.manager, stage="theirs", mine_at=timezone.now()
    )
    return check_in


def submitted(employee: Employee, state: str = "submitted") -> PromotionCase:
    case: PromotionCase = PromotionCaseFactory.create(
        employee=employee, state=state, sha256="0" * 64, sealed_at=timezone.now()
    )
    return case


ASKING: dict[str, Callable[[Employee], Any]] = {
    "skill": lambda who: ConfirmationRequestFactory.create(evidence__employee=who),
    "milestone": lambda who: MilestoneRecordFactory.create(employee=who),
    "support": lambda who: BlockerFactory.create(step__goal__employee=who, wants_support=True),
    "case": submitted,
    "check-in": handed_over,
}


def leaves(employee: Employee, on: date | None = None) -> None:
    Employee.objects.filter(pk=employee.pk).update(left_on=on or timezone.localdate())
