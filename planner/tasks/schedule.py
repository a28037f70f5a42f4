"""Recurring tasks: each run schedules the next one before it does anything else.

The queue does not repeat a task whose worker was killed. Nothing is lost by that: the work to do
is read from the tables, not from the queue, so the next run does it. What could be lost is the
next run itself, if a worker dies between taking a task and scheduling the next one; or it could be
far away, if the clock was ahead and has been set right. ``manage.py work`` therefore schedules what
is missing once a minute, and ``manage.py schedule`` does so once.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=7)


def again(task: Task[..., Any], every: timedelta, *, at_once: bool = False) -> bool:
    """Schedule ``task`` in a while, or ``at_once``, unless it is; return whether that was needed.

    One that waits longer than ``every`` was scheduled by a clock that was ahead: it is moved. Two
    workers at once may both do so. Then both runs find one waiting, and one goes on.
    """
    now = timezone.now()
    when = now if at_once else now + every
    waiting = DBTaskResult.objects.filter(task_path=task.module_path, status=TaskResultStatus.READY)
    moved = waiting.filter(run_after__gt=now + every).update(run_after=when)
    if not moved and not waiting.exists():
        task.using(run_after=when).enqueue()
        return True
    return bool(moved)


def forget_old_runs() -> None:
    """Delete the queue's records of runs that began more than a week ago."""
    DBTaskResult.objects.exclude(status=TaskResultStatus.READY).filter(
        enqueued_at__lt=timezone.now() - KEPT
    ).delete()
