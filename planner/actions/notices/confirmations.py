"""Notices about requests, answers and decisions.

One function for each event. Each is called in the transaction of the event, and tells the same
thing only once.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext_lazy as _

from planner.actions.notices.tell import News, tell, tell_all
from planner.models import (
    Blocker,
    ConfirmationRequest,
    Employee,
    Evidence,
    MilestoneRecord,
    Notice,
)
from planner.queries.people.managers import nearest_manager

Kind = Notice.Kind
QUOTED = 120


def tell_confirmation_asked(request: ConfirmationRequest, manager: Employee, skill: str) -> None:
    """Tell the manager; ``skill`` is its name."""
    tell_all([confirmation_asked(request, manager, skill)])


def confirmation_asked(request: ConfirmationRequest, manager: Employee, skill: str) -> News:
    """For the manager; ``skill`` is its name."""
    text = _("{name} asks you to confirm “{skill}”.")
    words = format_lazy(text, name=request.employee.name, skill=skill)
    url = reverse("confirmation-answer", args=[request.pk])
    return News(manager, Kind.ASKED, f"asked:{request.pk}", words, url)


def tell_confirmation_answered(request: ConfirmationRequest, answer: Evidence) -> None:
    """Tell the employee which level it is now."""
    agrees = answer.level == request.evidence.level
    text = (
        _("{name} confirmed “{skill}” at level {level}.")
        if agrees
        else _("{name} sees “{skill}” at level {level}, and says why.")
    )
    words = format_lazy(
        text, name=answer.author.name, skill=request.skill.name, level=str(answer.level)
    )
    url = reverse("skill-detail", args=[request.skill_id])
    tell(request.employee, Kind.ANSWERED, f"answered:{request.pk}", words, url)


def tell_skill_observed(evidence: Evidence) -> None:
    """Tell the employee which level a manager recorded without being asked."""
    words = format_lazy(
        _("{name} wrote down that they see “{skill}” at level {level}."),
        name=evidence.author.name,
        skill=evidence.skill.name,
        level=str(evidence.level),
    )
    url = reverse("skill-detail", args=[evidence.skill_id])
    tell(evidence.employee, Kind.ANSWERED, f"observed:{evidence.pk}", words, url)


def tell_milestone_logged(record: MilestoneRecord, manager: Employee | None) -> None:
    """Tell the manager, if it is theirs to confirm."""
    if manager is not None and record.state == MilestoneRecord.State.WAITING:
        tell_all([milestone_asked(record, manager)])


def milestone_asked(record: MilestoneRecord, manager: Employee) -> News:
    """For the manager."""
    text = _("{name} has reached “{milestone}” and asks you to confirm it.")
    words = format_lazy(text, name=record.employee.name, milestone=record.milestone.name)
    url = reverse("milestone-decide", args=[record.pk])
    return News(manager, Kind.ASKED, f"milestone-asked:{record.pk}", words, url)


def tell_milestone_decided(record: MilestoneRecord, by: Employee) -> None:
    """Tell the employee."""
    text = (
        _("{name} confirmed your milestone “{milestone}”.")
        if record.state == MilestoneRecord.State.CONFIRMED
        else _("{name} returned your milestone “{milestone}” and says what is missing.")
    )
    words = format_lazy(text, name=by.name, milestone=record.milestone.name)
    key = f"milestone-answered:{record.pk}"
    tell(record.employee, Kind.ANSWERED, key, words, reverse("milestone-list"))


def tell_support_asked(blocker: Blocker, employee: Employee) -> None:
    """Tell the nearest manager of ``employee``, if support is asked for."""
    if blocker.wants_support and (manager := nearest_manager(employee)):
        tell_all([support_asked(blocker, employee, manager)])


def support_asked(blocker: Blocker, employee: Employee, manager: Employee) -> News:
    """For the manager of ``employee``."""
    text = _("{name} asks for your support: {reason}")
    words = format_lazy(text, name=employee.name, reason=_short(blocker.reason))
    url = reverse("blocker-answer", args=[blocker.pk])
    return News(manager, Kind.SUPPORT, f"support-asked:{blocker.pk}", words, url)


def tell_support_answered(blocker: Blocker, by: Employee) -> None:
    """Tell the employee who asked for it."""
    text = _("{name} answered your request for support: {answer}")
    words = format_lazy(text, name=by.name, answer=_short(blocker.answer))
    owner = blocker.step.goal.employee
    key = f"support-answered:{blocker.pk}"
    tell(owner, Kind.SUPPORT, key, words, reverse("plan-detail"))


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(QUOTED)
