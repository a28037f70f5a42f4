"""What visitors of the demo find when they sign in."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import is_password_usable
from django.test import Client
from django.utils import timezone

from planner.demo.people.personas import PASSWORD, TITLES, address
from planner.engine import next_steps
from planner.models import (
    Approver,
    CaseSeal,
    ConfirmationRequest,
    Employee,
    Evidence,
    EvidenceFile,
    Goal,
    Interest,
    Opening,
    PromotionCase,
    Reflection,
    User,
)
from planner.queries.framework.published import current_framework
from planner.queries.people.profiles import person_of
from planner.queries.promotion.case import verify_page


def of(persona: str) -> Employee:
    return Employee.objects.get(user__email=address(persona))


def test_the_employee_has_certificates_files_and_thoughts_of_her_own(demo: None) -> None:
    imani, today = of("employee"), timezone.localdate()
    certificates = imani.evidence.filter(kind="certificate")

    assert certificates.filter(expires_on__gt=today).exists()
    assert certificates.filter(expires_on__lte=today).exists()
    files = EvidenceFile.objects.filter(evidence__employee=imani)
    assert sorted(file.name for file in files) == ["Certificate.pdf", "Thank-you card.png"]
    assert all(len(file.file.read()) == file.size for file in files)
    assert imani.reflections.filter(question__startswith="Why do you want to work").exists()
    assert not Reflection.objects.exclude(employee=imani).exists()


def test_only_the_personas_have_a_password(demo: None) -> None:
    users = User.objects.all()

    usable = {user.email for user in users if is_password_usable(user.password)}
    assert usable == {address(persona) for persona in TITLES}


@pytest.mark.parametrize("persona", TITLES)
def test_a_persona_signs_in(demo: None, client: Client, persona: str) -> None:
    assert client.login(email=address(persona), password=PASSWORD)


def test_hr_may_do_everything_in_the_admin_and_nothing_else(demo: None) -> None:
    hr = User.objects.get(email=address("hr"))

    assert hr.is_staff
    assert not hr.is_superuser
    assert hr.has_perms(["planner.change_role", "planner.add_employee", "planner.view_evidence"])
    assert not hr.has_perm("auth.change_permission")


def test_the_employee_has_steps_of_many_kinds(demo: None) -> None:
    employee = of("employee")
    goal = Goal.objects.open().get(employee=employee)
    person = person_of(employee, timezone.localdate())
    assert person is not None

    steps = next_steps(
        current_framework(),
        person,
        goal.role_id,
        at=timezone.localdate(),
        route=tuple(goal.route),
        limit=20,
    )

    assert goal.role_id == "team-leader"
    assert {"renew", "confirm", "learn", "milestone"} <= {step.kind for step in steps}


def test_the_employee_waits_for_the_manager_and_has_something_returned(demo: None) -> None:
    employee = of("employee")

    assert employee.manager == of("manager")
    assert employee.requests.filter(closed_at=None).exists()
    assert {"returned", "waiting"} <= set(employee.milestones.values_list("state", flat=True))
    assert employee.evidence.filter(kind=Evidence.Kind.WIN).count() > 3


def test_the_manager_has_a_full_inbox_of_mixed_ages(demo: None) -> None:
    manager = of("manager")
    asked = ConfirmationRequest.objects.filter(closed_at=None, employee__manager=manager)

    days = {(timezone.now() - request.asked_at).days for request in asked}
    assert 12 <= manager.reports.filter(left_on=None).count() <= 18
    assert asked.count() >= 8
    assert min(days) < 7 < max(days)


def test_a_case_waits_for_the_manager_and_others_are_decided(demo: None) -> None:
    waiting = PromotionCase.objects.waiting_for(User.objects.get(email=address("manager"))).get()

    assert waiting.employee != of("employee")
    states = PromotionCase.objects.values_list("state", flat=True)
    assert sorted(states) == ["approved", "returned", "submitted"]
    assert all(verify_page(seal).is_valid for seal in CaseSeal.objects.all())
    assert Approver.objects.count() == 2


def test_openings_have_contacts_and_some_interest(demo: None) -> None:
    told = Interest.objects.told(User.objects.get(email=address("manager")))

    assert told.count() >= 2
    assert Opening.objects.filter(contact=None).count() == 1
    assert not Interest.objects.filter(said_at__gt=timezone.now()).exists()
