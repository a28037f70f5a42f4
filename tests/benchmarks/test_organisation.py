"""The daily work, and the pages of somebody at the top, in an organisation of 20,000 people.

Run with ``make bench``. Said is the processor time of each; nothing fails on a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from time import process_time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from planner.actions.framework.publishing import load_document, publish
from planner.actions.notices.reminders import remind_everybody
from planner.actions.people.stand_in import tell_stand_ins
from planner.actions.progress.standings import GROUP, rebuild_standings, refold
from planner.actions.promotion.settle import settle_cases
from planner.models import (
    ConfirmationRequest,
    Employee,
    Evidence,
    FrameworkVersion,
    Goal,
    Notice,
    PlanStep,
    RoleAssignment,
    User,
)
from tests.benchmarks.support.measuring import say
from tests.browser.cast import customer_service
from tests.pages import browser_of

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db, pytest.mark.timeout(3600)]

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "20000"))
FIRST = 1_000_000  # a key
SPAN = 8  # people who report to one manager
WAY = ["customer-service-agent", "senior-agent"]
SKILLS = ("empathy", "active-listening", "clear-speech", "ticketing", "product-knowledge")


def hired() -> list[Employee]:
    """Everybody; the one with number n reports to number n // 8, and one in 50 has left."""
    day = timezone.localdate()
    User.objects.bulk_create(User(email=f"person-{n}@example.org") for n in range(PEOPLE))
    users = list(User.objects.order_by("pk"))
    return Employee.objects.bulk_create(
        Employee(
            pk=FIRST + n,
            number=str(n),
            name=f"Person {n}",
            user=users[n],
            manager_id=FIRST + n // SPAN if n else None,
            hired_on=day - timedelta(900),
            left_on=day if n % 50 == 17 else None,
        )
        for n in range(PEOPLE)
    )


def told(people: list[Employee], version: FrameworkVersion) -> None:
    """Each has a role, a goal, a plan of three steps, five skills, and every fifth asks."""
    long_ago = timezone.localdate() - timedelta(400)
    RoleAssignment.objects.bulk_create(
        RoleAssignment(employee=person, role_id=WAY[0], started_on=long_ago) for person in people
    )
    goals = Goal.objects.bulk_create(
        Goal(employee=person, role_id=WAY[-1], version=version, route=WAY) for person in people
    )
    PlanStep.objects.bulk_create(
        PlanStep(goal=goal, role_id=WAY[-1], title="Sit in", minutes=60 * n, position=n)
        for goal in goals
        for n in (1, 2, 3)
    )
    rows = Evidence.objects.bulk_create(
        Evidence(employee=person, skill_id=skill, level=2, author=person, happened_on=long_ago)
        for person in people
        for skill in SKILLS
    )
    ConfirmationRequest.objects.bulk_create(
        ConfirmationRequest(employee_id=row.employee_id, skill_id=row.skill_id, evidence=row)
        for row in rows[:: 5 * len(SKILLS)]
    )


def organisation() -> list[Employee]:
    load_document(customer_service())
    people = hired()
    told(people, publish(None))
    for first in range(0, PEOPLE, GROUP):
        refold(person.pk for person in people[first : first + GROUP])
    return people


def measured(title: str, work: Callable[[], Any]) -> None:
    start = process_time()
    with CaptureQueriesContext(connection) as queries:
        work()
    seconds = process_time() - start
    say(f"{title}: {seconds:.2f} s of processor time, {len(queries)} queries")


def test_the_daily_work_and_the_pages_of_somebody_at_the_top() -> None:
    people = organisation()
    client = browser_of(people[0])
    say(f"{len(people):,} people:")
    for url in ("/team/", "/team/?all=1", "/team/?all=1&page=200", "/team/inbox/", "/plan/"):
        client.get(url)
        measured(url, partial(client.get, url))
    measured("levels checked", rebuild_standings)
    measured("cases settled", settle_cases)
    measured("told what waits", tell_stand_ins)
    measured("told again, nothing is new", tell_stand_ins)
    measured("reminded", remind_everybody)
    measured("reminded again, nothing is new", remind_everybody)
    say(f"{Notice.objects.count():,} notices")
