"""Notices about feedback and check-ins."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from planner.actions.notices.tell import News, tell
from planner.models import CheckIn, Employee, FeedbackRequest, Notice
from planner.queries.check_ins import goes_on_with

Stage = CheckIn.Stage
TURNS = {
    Stage.MINE: _("{manager} asks you for your view in a check-in."),
    Stage.THEIRS: _("{employee} has given their view in the check-in: now it is your turn."),
    Stage.TOGETHER: _("{manager} has given their view in the check-in: look at both together."),
    Stage.CLOSED: _("Your check-in with {manager} is closed; what you agreed counts now."),
}


def tell_feedback_asked(request: FeedbackRequest) -> None:
    """Tell the colleague."""
    text = _("{name} asks you for feedback on “{skill}”.")
    words = format_lazy(text, name=request.employee.name, skill=request.skill.name)
    url = reverse("feedback-answer", args=[request.pk])
    tell(request.colleague, Notice.Kind.FEEDBACK, f"feedback-asked:{request.pk}", words, url)


def tell_feedback_answered(request: FeedbackRequest) -> None:
    """Tell the person who asked. A refusal is not passed on."""
    text = _("{name} gave you feedback on “{skill}”.")
    words = format_lazy(text, name=request.colleague.name, skill=request.skill.name)
    url = reverse("feedback-list")
    tell(request.employee, Notice.Kind.FEEDBACK, f"feedback-answered:{request.pk}", words, url)


def tell_turn(check_in: CheckIn) -> None:
    """Tell whoever acts next in ``check_in``, or that it is closed."""
    names = {"employee": check_in.employee.name, "manager": check_in.manager.name}
    words = format_lazy(TURNS[Stage(check_in.stage)], **names)
    person = goes_on_with(check_in) if check_in.stage == Stage.THEIRS else check_in.employee
    key = f"check-in:{check_in.pk}:{check_in.stage}"
    if person is not None:
        tell(person, Notice.Kind.CHECK_IN, key, words, check_in.get_absolute_url())


def check_in_left(check_in: CheckIn, manager: Employee) -> News:
    """For ``manager``, who may go on with a check-in that its holder cannot go on with."""
    text = _("{holder} cannot go on with the check-in with {employee}. You can take it over.")
    names = {"holder": check_in.manager.name, "employee": check_in.employee.name}
    key = f"check-in:{check_in.pk}:left:{check_in.manager_id}"
    words, url = format_lazy(text, **names), check_in.get_absolute_url()
    return News(manager, Notice.Kind.CHECK_IN, key, words, url)
