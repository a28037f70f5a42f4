from __future__ import annotations

from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from planner.actions.progress.standings import wrong_standings
from planner.demo.load import load_demo
from planner.demo.people.personas import TITLES, address
from planner.engine.values.dates import full_months
from planner.models import (
    ConfirmationRequest,
    Employee,
    Evidence,
    Goal,
    MilestoneRecord,
    Opening,
    PlanStep,
    RoleAssignment,
    SkillStanding,
    Team,
)
from planner.queries.framework.published import current_framework
from tests.statistics import counted, needs_statistics, noted


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


@pytest.fixture(scope="module", name="story")
def load_twice(stage: None) -> list[Any]:
    """The demo, loaded for a second time after the first was taken back; the first is returned."""
    before = transaction.savepoint()
    load_demo(timezone.localdate())
    first = everything()
    transaction.savepoint_rollback(before)
    load_demo(timezone.localdate())
    return first


def test_every_role_has_a_pay_band(demo: None) -> None:
    bands = [role.pay_band for role in current_framework().roles.values()]

    assert all(band and band.lowest < band.highest for band in bands)


def run_again() -> str:
    said = StringIO()
    call_command("load_demo", stdout=said, yes=True)
    return said.getvalue()


def test_the_same_day_gives_the_same_organisation(story: list[Any], db: None) -> None:
    assert everything() == story


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
    assert not RoleAssignment.objects.current().exclude(employee__left_on=None).exists()


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
    assert SkillStanding.objects.values("employee", "skill").distinct().count() == shown.count()


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
    assert new.filter(user__email=address("newcomer")).exists()


def test_names_come_once_and_in_many_scripts(demo: None) -> None:
    names = list(Employee.objects.values_list("name", flat=True))

    assert len(set(names)) == len(names)
    assert any("\u0600" <= letter <= "\u06ff" for name in names for letter in name)
    assert max(map(len, names)) > 50


def test_loaded_twice_it_is_loaded_once(demo: None) -> None:
    before = everything()

    said = run_again()

    assert everything() == before
    assert said.startswith("The demo is there already.")
    assert all(address(persona) in said for persona in TITLES)


@needs_statistics
def test_postgresql_knows_how_much_was_written(demo: None) -> None:
    filled = (Employee, Evidence, ConfirmationRequest, SkillStanding, PlanStep)

    assert noted(*filled) == counted(*filled)
