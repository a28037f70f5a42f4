from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail as outbox
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from planner.models import Employee, FrameworkVersion, SkillStanding
from planner.tasks.mail import mail
from planner.tasks.schedule import again, forget_old_runs
from tests.factories.notices import NoticeFactory
from tests.factories.rows import OpeningFactory
from tests.scenes.people import TODAY, aims_for, employee_in, rated

pytestmark = pytest.mark.django_db


def told(command: str) -> str:
    output = StringIO()
    call_command(command, stdout=output)
    return output.getvalue()


def work() -> None:
    """What a worker does that stops when nothing is left, within the transaction of a test."""
    with patch("django_tasks_db.management.commands.db_worker.close_old_connections"):
        call_command("db_worker", batch=True, verbosity=0, reload=False, startup_delay=False)


def states() -> list[tuple[str, str]]:
    return sorted((row.task_name, row.status) for row in DBTaskResult.objects.all())


def test_the_schedule_is_asked_for_once() -> None:
    assert told("schedule") == "daily: asked for\nlines: asked for\nmail: asked for\n"
    assert (
        told("schedule")
        == "daily: is there already\nlines: is there already\nmail: is there already\n"
    )


def test_a_run_asks_for_the_next(small: FrameworkVersion) -> None:
    told("schedule")
    work()
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)

    assert states() == [
        ("daily", "READY"),
        ("daily", "SUCCESSFUL"),
        ("lines", "READY"),
        ("lines", "SUCCESSFUL"),
        ("mail", "READY"),
        ("mail", "SUCCESSFUL"),
    ]
    assert sorted(row.run_after - timezone.now() for row in waiting) == [
        timedelta(minutes=1),
        timedelta(minutes=10),
        timedelta(days=1),
    ]


def test_what_a_killed_worker_took_is_asked_for_again() -> None:
    told("schedule")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)

    assert told("schedule") == "daily: asked for\nlines: asked for\nmail: asked for\n"


def test_a_clock_that_was_ahead_stops_nothing(small: FrameworkVersion) -> None:
    told("schedule")
    DBTaskResult.objects.update(run_after=timezone.now() + timedelta(days=2))

    assert told("schedule") == "daily: asked for\nlines: asked for\nmail: asked for\n"
    with patch("django_tasks_db.management.commands.db_worker.close_old_connections"):
        call_command("work", batch=True, verbosity=0)
    assert states().count(("daily", "SUCCESSFUL")) == states().count(("mail", "SUCCESSFUL")) == 1


def test_a_run_moves_what_a_clock_that_was_ahead_had_asked_for() -> None:
    mail.using(run_after=timezone.now() + timedelta(days=1)).enqueue()

    assert again(mail, timedelta(minutes=1))
    assert DBTaskResult.objects.get().run_after < timezone.now() + timedelta(minutes=2)
    assert not again(mail, timedelta(minutes=1))


def test_the_worker_asks_for_what_is_missing(small: FrameworkVersion) -> None:
    with patch("django_tasks_db.management.commands.db_worker.close_old_connections"):
        call_command("work", batch=True, verbosity=0)

    assert states().count(("mail", "READY")) == states().count(("daily", "READY")) == 1


def test_two_chains_become_one() -> None:
    for _ in range(2):
        mail.enqueue()
    work()

    assert states().count(("mail", "READY")) == 1


def test_the_worker_reminds_and_mails(small: FrameworkVersion) -> None:
    employee = employee_in("agent", digest=Employee.Digest.AT_ONCE)
    aims_for(employee, "senior", "agent", "senior")
    OpeningFactory.create(role_id="senior", role=None, opens_on=TODAY)
    told("schedule")
    work()

    assert employee.notices.get().kind == "opening"
    assert [message.to for message in outbox.outbox] == [[employee.user.email]]  # type: ignore[union-attr]


def test_without_a_worker_two_commands_do_the_same(small: FrameworkVersion) -> None:
    NoticeFactory.create(recipient=employee_in("agent", digest=Employee.Digest.AT_ONCE))

    assert told("daily") == (
        "1 people looked at, 0 old notices and mails deleted, 0 cached levels corrected.\n"
    )
    assert told("send_mail") == "1 written, 1 sent.\n"
    assert told("send_mail") == "0 written, 0 sent.\n"


def test_old_runs_are_forgotten_and_waiting_ones_are_not(today: None) -> None:
    again(mail, timedelta())
    mail.enqueue()
    ran = DBTaskResult.objects.first()
    assert ran
    DBTaskResult.objects.filter(pk=ran.pk).update(status=TaskResultStatus.SUCCESSFUL)
    long_ago: dict[str, Any] = {"enqueued_at": timezone.now() - timedelta(days=8)}
    DBTaskResult.objects.update(**long_ago)
    forget_old_runs()

    assert states() == [("mail", "READY")]


def test_the_worker_mends_cached_levels(small: FrameworkVersion) -> None:
    rated(employee_in("agent"), "empathy", 3, happened_on=TODAY)
    SkillStanding.objects.update(claimed=1)

    told("schedule")
    work()

    assert SkillStanding.objects.get().claimed == 3
