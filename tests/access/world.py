"""One employee with a row of every kind, and everybody who may ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client

from planner.actions.framework.publishing import load_document, publish
from planner.models import CaseSeal, Employee, User
from planner.queries.framework.published import current_version
from planner.queries.notices.calendar import digest_of
from tests.access import lines, table
from tests.engine.support import build
from tests.factories.files import EvidenceFileFactory
from tests.factories.notices import CalendarFeedFactory, NoticeFactory
from tests.factories.rows import (
    BlockerFactory,
    CheckInFactory,
    CheckInSkillFactory,
    ConfirmationRequestFactory,
    EmployeeFactory,
    EvidenceFactory,
    FeedbackRequestFactory,
    GoalFactory,
    HrFactory,
    MilestoneRecordFactory,
    OpeningFactory,
    PauseFactory,
    PlanStepFactory,
    RoleAssignmentFactory,
)
from tests.scenes.hr import hr_account
from tests.scenes.promotion import submitted


@dataclass(frozen=True)
class World:
    """The people who ask, and one employee's rows, which they ask for."""

    people: dict[str, User | None]
    rows: dict[str, int]

    def client(self, who: str) -> Client:
        client = Client()
        if user := self.people[who]:
            client.force_login(user)
        return client


def whole_world() -> World:
    """Needs a database with nothing published."""
    load_document(build.document(milestones=[build.milestone("probation")]))
    publish(None)
    top = EmployeeFactory.create(welcomed_at="2026-01-05T09:00Z")
    head = employee_with_role(manager=top)
    manager = employee_with_role(manager=head)
    owner = employee_with_role(manager=manager)
    people = {
        lines.ANONYMOUS: None,
        lines.OWNER: owner.user,
        lines.COLLEAGUE: employee_with_role(manager=manager).user,
        lines.MANAGER: manager.user,
        lines.HEAD: head.user,
        lines.ROLELESS: top.user,
        lines.OTHER_MANAGER: employee_with_role(reports=1).user,
        lines.HR: HrFactory.create(),
        lines.HR_EMPLOYEE: employee_with_role(user=HrFactory.create()).user,
        lines.HR_GROUP: hr_account(),
        lines.HR_TEAM: employee_with_role(manager=manager, user=hr_account()).user,
    }
    colleague = Employee.objects.get(user=people[lines.COLLEAGUE])
    return World(
        people,
        _rows_of(owner)
        | _plan_of(owner)
        | _case_of(owner)
        | _shared_rows(owner, manager, colleague)
        | _kept_rows(people),
    )


def employee_with_role(reports: int = 0, **fields: Any) -> Employee:
    employee = EmployeeFactory.create(welcomed_at="2026-01-05T09:00Z", **fields)
    RoleAssignmentFactory.create(employee=employee)
    for _ in range(reports):
        employee_with_role(manager=employee)
    return employee


def _kept_rows(people: dict[str, User | None]) -> dict[str, int]:
    """The records and accounts that HR keeps."""
    accounts = {user.pk: who for who, user in people.items() if user}
    records = Employee.objects.filter(user__in=accounts)
    return {
        **{f"account of {who}": key for key, who in accounts.items()},
        **{f"record of {accounts[row.user_id]}": row.pk for row in records if row.user_id},
    }


def _rows_of(owner: Employee) -> dict[str, int]:
    CalendarFeedFactory.create(employee=owner, token_sha256=digest_of(table.CALENDAR_TOKEN))
    evidence = EvidenceFactory.create(employee=owner)
    return {
        "employee": owner.pk,
        "evidence": evidence.pk,
        "file": EvidenceFileFactory.create(evidence=evidence).pk,
        "notice": NoticeFactory.create(recipient=owner).pk,
        "request": ConfirmationRequestFactory.create(evidence=evidence).pk,
        "milestone": MilestoneRecordFactory.create(employee=owner, milestone__code="probation").pk,
    }


def _case_of(owner: Employee) -> dict[str, int]:
    case = submitted(Employee.objects.get(pk=owner.pk), "lead")
    CaseSeal.objects.update(token=table.CASE_TOKEN)
    return {"case": case.pk, "opening": OpeningFactory.create(role_id="lead").pk}


def _plan_of(owner: Employee) -> dict[str, int]:
    goal = GoalFactory.create(employee=owner, role_id="lead", version=current_version())
    step = PlanStepFactory.create(goal=goal)
    return {
        "goal": goal.pk,
        "step": step.pk,
        "blocker": BlockerFactory.create(step=step, wants_support=True).pk,
        "pause": PauseFactory.create(employee=owner).pk,
    }


def _shared_rows(owner: Employee, manager: Employee, colleague: Employee) -> dict[str, int]:
    """What ``owner`` does together with others."""
    asked = FeedbackRequestFactory.create(employee=owner, colleague=colleague)
    check_in = CheckInFactory.create(employee=owner, manager=manager)
    CheckInSkillFactory.create(check_in=check_in)
    return {"feedback": asked.pk, "check-in": check_in.pk}
