"""Recurring tasks: each run schedules the next one before it does anything else.

The queue does not repeat a task whose worker was killed. Nothing is lost by that: the work to do
is read from the tables, not from the queue, so the next run does it. What could be lost is the
next run itself, if a worker dies between taking a task and scheduling the next one;
``manage.py schedule`` therefore schedules what is missing, and runs before a worker starts.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=7)


def again(task: Task[..., Any], after: timedelta) -> bool:
    """Schedule ``task`` again unless it is scheduled already; return whether that was needed.

    Two workers at once may both do so. Then both runs find one waiting, and one goes on.
    """
    waiting = DBTaskResult.objects.filter(task_path=task.module_path, status=TaskResultStatus.READY)
    if waiting.exists():
        return False
    task.using(run_after=timezone.now() + after).enqueue()
    return True


def forget_old_runs() -> None:
    """Delete the queue's records of runs that began more than a week ago."""
    DBTaskResult.objects.exclude(status=TaskResultStatus.READY).filter(
        enqueued_at__lt=timezone.now() - KEPT
    ).delete()
