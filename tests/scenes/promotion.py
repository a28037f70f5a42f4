"""Ada, an agent, asks to become a senior. She reports to Mina, who reports to Hana.

Ari and Bo are approvers where a test names them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from planner.actions.framework.publishing import load_document, publish
from planner.actions.promotion.case import start_case, submit_case, write_statement
from planner.actions.promotion.decide import decide_as_approver, decide_as_manager
from planner.models import CaseSeal, Employee, Evidence, PromotionCase
from tests.factories.promotion import ApproverFactory
from tests.scenes.people import TODAY, employee_in, moved_to, planning_of, rated, small_document

MORNING = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
STATEMENT = "I calm people down, and I like it."
WHY_NOT = "Show one more hard call."


@dataclass(frozen=True)
class People:
    """Ada with Mina above and Hana at the top; Cleo is Ada's colleague."""

    ada: Employee
    mina: Employee
    hana: Employee
    cleo: Employee


def people() -> People:
    """Ada holds empathy 2, which Mina has confirmed: all that a senior needs."""
    hana = employee_in("founder", name="Hana Head")
    mina = employee_in("lead", name="Mina Manager", manager=hana)
    ada = employee_in(name="Ada Agent", manager=mina)
    rated(ada, "empathy", 2, text="Calmed a caller.")
    rated(ada, "empathy", 2, author=mina, text="Seen twice.")
    return People(ada, mina, hana, employee_in(name="Cleo Colleague", manager=mina))


def approver(name: str) -> Employee:
    """Somebody elsewhere, named by HR for all tracks."""
    person = employee_in("lead", name=name)
    ApproverFactory.create(employee=person)
    return person


def draft(ada: Employee, role: str = "senior") -> PromotionCase:
    return write_statement(start_case(planning_of(ada), role), ada, STATEMENT)


def submit(case: PromotionCase) -> PromotionCase:
    return submit_case(case, planning_of(case.employee), at=MORNING)


def submitted(ada: Employee, role: str = "senior") -> PromotionCase:
    return submit(draft(ada, role))


def by_manager(
    case: PromotionCase, by: Employee, *, approve: bool = True, text: str = ""
) -> PromotionCase:
    return decide_as_manager(case, by, seen=case.sha256, approve=approve, text=text, at=MORNING)


def by_approver(
    case: PromotionCase, by: Employee, *, approve: bool = True, text: str = ""
) -> PromotionCase:
    return decide_as_approver(case, by, seen=case.sha256, approve=approve, text=text, at=MORNING)


def newest_seal(case: PromotionCase) -> CaseSeal:
    return case.seals.get(sha256=case.sha256)


def everything_changes(cast: People) -> None:
    """The framework, the people, the evidence and the case's own rows."""
    roles = [
        {**role, "name": f"New {role['name']}", "requires": []}
        for role in small_document()["roles"]
    ]
    load_document(small_document(roles=roles))
    publish(None)
    Employee.objects.filter(pk=cast.ada.pk).update(name="Ada Renamed", manager=None)
    Employee.objects.filter(pk=cast.mina.pk).update(name="Mina Renamed", left_on=TODAY)
    Evidence.objects.filter(employee=cast.ada).delete()
    moved_to(cast.ada, "senior")
