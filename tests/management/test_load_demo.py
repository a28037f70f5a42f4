from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import is_password_usable
from django.core.management import call_command
from django.db import transaction
from django.db.models import F, Q
from django.test import Client
from django.utils import timezone

from planner.actions.standings import wrong_standings
from planner.engine import next_steps
from planner.engine.dates import full_months
from planner.management.demo.load import load_demo
from planner.management.demo.personas import PASSWORD, TITLES, address
from planner.models import (
    Approver,
    CaseSeal,
    ConfirmationRequest,
    Employee,
    Evidence,
    EvidenceFile,
    Goal,
    Interest,
    MilestoneRecord,
    Opening,
    PromotionCase,
    Reflection,
    RoleAssignment,
    SkillStanding,
    Team,
    User,
)
from planner.queries.framework import current_framework
from planner.queries.people import profile_of
from planner.queries.promotion import verify_page

NOW = "2026-03-31 12:00:00+00:00"
DOCUMENT = "fixtures/customer_service.json"


def everything() -> list[Any]:
    """All rows of the story, by employee number: keys and times of writing differ."""
    who = "employee__number"
    return [
        [*Employee.objects.order_by("number").values_list("number", "name", "manager__number")],
        [*RoleAssignment.objects.order_by(who, "pk").values_list(who, "role", "started_on")],
        [
            *Evidence.objects.order_by("pk").values_list(
                who, "skill", "level", "text", "author__name"
            )
        ],
        [*ConfirmationRequest.objects.order_by(who, "asked_at", "pk").values_list(who, "asked_at")],
        [*MilestoneRecord.objects.order_by("pk").values_list(who, "milestone", "state", "note")],
        [*Goal.objects.order_by(who, "pk").values_list(who, "role", "route", "shared")],
    ]


@pytest.fixture(scope="module", name="first_story")
def load_twice(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Any]]:
    """The demo, loaded for a second time after the first was taken back."""
    with django_db_blocker.unblock(), time_machine.travel(NOW), transaction.atomic():
        call_command("load_framework", DOCUMENT, publish=True, stdout=StringIO())
        before = transaction.savepoint()
        load_demo(timezone.localdate())
        first = everything()
        transaction.savepoint_rollback(before)
        load_demo(timezone.localdate())
        yield first
        transaction.set_rollback(True)


@pytest.fixture(name="demo")
def see_demo(first_story: list[Any], db: None) -> None:
    """The demo, for one test."""


def run(**options: Any) -> str:
    said = StringIO()
    call_command("load_demo", stdout=said, **options)
    return said.getvalue()


def of(persona: str) -> Employee:
    return Employee.objects.get(user__email=address(persona))


def test_the_same_day_gives_the_same_organisation(first_story: list[Any], db: None) -> None:
    assert everything() == first_story


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


def test_240_people_work_in_twelve_teams(demo: None) -> None:
    assert Employee.objects.current().count() == 240
    assert Employee.objects.exclude(left_on=None).count() == 8
    assert Team.objects.count() == 12


def test_everybody_reports_to_the_head_over_three_levels_of_management(demo: None) -> None:
    head = Employee.objects.get(manager=None)

    assert Employee.objects.below(head).count() == 247
    assert head.reports.count() == 3
    assert Employee.objects.filter(manager__manager=head).count() == 12
    assert Employee.objects.filter(manager__manager__manager=head).count() == 232


def test_every_role_history_follows_the_moves_of_the_framework(demo: None) -> None:
    months = {(move.source, move.target): move.min_months for move in current_framework().moves}
    rows = RoleAssignment.objects.order_by("employee", "started_on")

    for before, after in pairwise(rows):
        if before.employee_id == after.employee_id:
            served = full_months(before.started_on, after.started_on)
            assert before.ended_on == after.started_on
            assert served >= months[before.role_id, after.role_id]


def test_a_role_starts_with_the_job_and_ends_with_it(demo: None) -> None:
    ends = RoleAssignment.objects.filter(Q(ended_on__gt=F("employee__left_on")))
    starts = RoleAssignment.objects.filter(started_on__lt=F("employee__hired_on"))

    assert not starts.exists()
    assert not ends.exists()
    assert not RoleAssignment.objects.open().exclude(employee__left_on=None).exists()


def test_nothing_lies_in_the_future(demo: None) -> None:
    now, today = timezone.now(), timezone.localdate()

    assert not Evidence.objects.filter(Q(happened_on__gte=today) | Q(created_at__gt=now)).exists()
    assert not ConfirmationRequest.objects.filter(
        Q(asked_at__gt=now) | Q(closed_at__gt=now)
    ).exists()
    assert not MilestoneRecord.objects.filter(Q(logged_at__gt=now) | Q(decided_at__gt=now)).exists()
    assert not Goal.objects.filter(Q(started_at__gt=now) | Q(ended_at__gt=now)).exists()
    assert not Employee.objects.filter(Q(hired_on__gt=today) | Q(welcomed_at__gt=now)).exists()


def test_nothing_was_shown_before_the_job_or_after_it(demo: None) -> None:
    early = Q(happened_on__lt=F("employee__hired_on"))
    late = Q(happened_on__gte=F("employee__left_on"))

    assert not Evidence.objects.filter(early | late).exists()


def test_answers_come_after_the_question_and_from_somebody_else(demo: None) -> None:
    answered = ConfirmationRequest.objects.exclude(answer=None)

    assert answered.exists()
    assert not answered.filter(closed_at__lt=F("asked_at")).exists()
    assert not answered.filter(answer__author=F("employee")).exists()
    assert not MilestoneRecord.objects.filter(decided_by=F("employee")).exists()


def test_another_level_comes_with_a_word_why(demo: None) -> None:
    answers = Evidence.objects.filter(answers__isnull=False)

    assert not answers.exclude(level=F("answers__evidence__level")).filter(text="").exists()


def test_the_standings_are_what_a_rebuild_gives(demo: None) -> None:
    shown = Evidence.objects.values("employee", "skill").distinct()

    assert wrong_standings() == []
    assert SkillStanding.objects.count() == shown.count()


def test_somebody_waits_for_every_manager(demo: None) -> None:
    waiting = Q(requests__closed_at=None, requests__isnull=False)
    people = Employee.objects.filter(waiting).distinct()

    leaders = Employee.objects.filter(reports__isnull=False).distinct()
    assert set(people.values_list("manager", flat=True)) == set(
        leaders.values_list("pk", flat=True)
    )


def test_lives_differ(demo: None) -> None:
    goals = Goal.objects.open()

    assert Employee.objects.filter(on_hold=True).count() == 4
    assert Employee.objects.filter(assignments=None).count() == 3
    assert SkillStanding.objects.filter(highest__gte=F("lowest") + 2).count() > 50
    assert goals.filter(shared=False).exists()
    assert Opening.objects.open_at(timezone.localdate()).count() == 6
    assert set(MilestoneRecord.objects.values_list("state", flat=True)) == {
        "confirmed",
        "returned",
        "waiting",
    }


def test_everybody_but_newcomers_was_welcomed(demo: None) -> None:
    new = Employee.objects.current().filter(welcomed_at=None)

    assert 4 <= new.count() <= 12
    assert all((timezone.localdate() - one.hired_on).days <= 30 for one in new)
    assert of("newcomer") in new


def test_names_come_once_and_in_many_scripts(demo: None) -> None:
    names = list(Employee.objects.values_list("name", flat=True))

    assert len(set(names)) == len(names)
    assert any("\u0600" <= letter <= "\u06ff" for name in names for letter in name)
    assert max(map(len, names)) > 50


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
    person = profile_of(employee, timezone.localdate()).person
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


def test_loaded_twice_it_is_loaded_once(demo: None) -> None:
    before = everything()

    said = run(yes=True)

    assert everything() == before
    assert said.startswith("The demo is there already.")
    assert all(address(persona) in said for persona in TITLES)
