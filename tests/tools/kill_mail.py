"""Kills the worker again and again while it sends, and says what was delivered.

Each round forks a process that runs ``manage.py db_worker`` and ends it with SIGKILL after a
random moment; the last one may finish. It needs a process and a database of its own, see
``tests.tasks.test_mail_killed``.
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command, load_command_class
from django.db import connection, connections
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from planner.models import Employee, Mail, Notice
from planner.tasks.mail import mail
from planner.tasks.notices import daily
from tests.factories.notices import NoticeFactory
from tests.factories.rows import EmployeeFactory
from tests.tools import mail_backends as servers

PEOPLE, NOTICES = 50, 3
ROUNDS = 30
LONGEST = 0.2  # seconds that a worker lives


def main(backend: str, seed: int) -> dict[str, Any]:
    """What became of the mails; ``backend`` is a class of ``tests.tools.mail_backends``."""
    chance = random.Random(seed)
    _prepare()
    with override_settings(EMAIL_BACKEND=f"tests.tools.mail_backends.{backend}"):
        kills = sum(_killed_after(chance.uniform(0, LONGEST)) for _ in range(ROUNDS) if _is_left())
        while _is_left():  # a dead worker's lock may outlive it for a moment
            _worker(batch=True)
    return {"kills": kills, **_found(backend)}


def _prepare() -> None:
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(servers.DROP)
        cursor.execute(servers.TABLE)
    for employee in EmployeeFactory.create_batch(PEOPLE, digest=Employee.Digest.AT_ONCE):
        NoticeFactory.create_batch(NOTICES, recipient=employee)
    _load_everything()


def _load_everything() -> None:
    """What a worker loads at its start, so that those who are killed come to their work."""
    load_command_class("django_tasks_db", "db_worker")
    render_to_string("planner/notices/mail.txt", {"notices": []})


def _is_left() -> bool:
    """Whether there is something to write or to hand over; time passes until the next run."""
    call_command("schedule", stdout=StringIO())
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    waiting.filter(task_path=daily.module_path).delete()
    waiting.filter(task_path=mail.module_path).update(run_after=timezone.now())
    left = Notice.objects.filter(mail=None).exists() or Mail.objects.exclude(state="sent").exists()
    connections.close_all()
    return left


def _killed_after(seconds: float) -> bool:
    worker = os.fork()
    if not worker:
        try:
            _worker(batch=False)
        finally:
            os._exit(1)  # whatever went wrong, it must not go on as its parent
    time.sleep(seconds)
    os.kill(worker, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(worker, 0)[1])


def _worker(*, batch: bool) -> None:
    options: dict[str, Any] = {"interval": 0.01, "startup_delay": False, "verbosity": 0}
    call_command("db_worker", batch=batch, reload=False, **options)


def _found(backend: str) -> dict[str, Any]:
    if backend == "FileServer":
        lines = Path(os.environ["MAIL_FILE"]).read_text(encoding="utf-8").splitlines()
        delivered = [json.loads(line) for line in lines]
    else:
        with connection.cursor() as cursor:
            cursor.execute(servers.SELECT)
            delivered = cursor.fetchall()
            cursor.execute(servers.DROP)
    return {
        "delivered": delivered,
        "mails": list(Mail.objects.values_list("message_id", flat=True)),
        "notices": list(Notice.objects.values_list("text", flat=True)),
    }
