"""What the personas find in their inbox: what waits, what was answered, what is coming up."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from planner.actions.notices.confirmations import (
    tell_confirmation_answered,
    tell_confirmation_asked,
    tell_milestone_logged,
)
from planner.actions.notices.reminders import remind
from planner.demo.people.personas import PERSONAS, address
from planner.models import ConfirmationRequest, Employee, MilestoneRecord, Notice
from planner.queries.notices.reminders import openings_at

MOST = 4  # of each kind
READ_AFTER = timedelta(days=10)


def tell_news(at: date) -> None:
    """Writes the inbox of each persona with a record; what is older was read."""
    for persona in PERSONAS:
        employee = Employee.objects.get(user__email=address(persona))
        _answers(employee)
        _questions(employee)
        remind([employee], at, openings_at(at))
    long_ago = timezone.now() - READ_AFTER
    Notice.objects.filter(created_at__lt=long_ago).update(read_at=timezone.now())


def _answers(employee: Employee) -> None:
    asked = ConfirmationRequest.objects.of(employee).exclude(answer=None)
    for request in asked.select_related("answer__author", "evidence").order_by("-closed_at")[:MOST]:
        if request.answer and request.closed_at:
            tell_confirmation_answered(request, request.answer)
            _happened(f"answered:{request.pk}", request.closed_at)


def _questions(manager: Employee) -> None:
    reports = manager.reports.all()
    for request in ConfirmationRequest.objects.open().filter(employee__in=reports)[:MOST]:
        tell_confirmation_asked(request, manager, request.skill.name)
        _happened(f"asked:{request.pk}", request.asked_at)
    for record in MilestoneRecord.objects.waiting().filter(employee__in=reports)[:MOST]:
        tell_milestone_logged(record, manager)
        _happened(f"milestone-asked:{record.pk}", record.logged_at)


def _happened(key: str, at: datetime) -> None:
    Notice.objects.filter(key=key).update(created_at=at)
