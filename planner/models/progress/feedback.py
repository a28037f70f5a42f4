"""Requests for feedback on a skill; the answers are evidence."""

from __future__ import annotations

from typing import Self

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from planner.models.fields import NOTE_LENGTH
from planner.models.framework.draft import Skill
from planner.models.people.employees import Employee
from planner.models.progress.evidence import Evidence, PersonalQuerySet


class FeedbackRequestQuerySet(PersonalQuerySet["FeedbackRequest"]):
    """Query methods for requests for feedback."""

    def open(self) -> Self:
        return self.filter(state=FeedbackRequest.State.OPEN)

    def to_give_by(self, colleague: Employee) -> Self:
        """Requests that ``colleague`` was asked to answer."""
        return self.filter(colleague=colleague)


class FeedbackRequest(models.Model):
    """A request for a colleague's feedback on one skill.

    The colleague sees this row, and nothing else. An answer that names a level is evidence,
    ``answer``. Without a level there are only ``words``, which are for the person who asked, and
    for nobody else.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Asked")
        ANSWERED = "answered", _("Answered")
        DECLINED = "declined", _("Closed")
        WITHDRAWN = "withdrawn", _("Taken back")

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="feedback_asked")
    colleague = models.ForeignKey(Employee, models.CASCADE, related_name="feedback_to_give")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="feedback_requests")
    question = models.TextField(blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    asked_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    answer = models.OneToOneField(
        Evidence, models.PROTECT, null=True, blank=True, related_name="feedback_request"
    )

    objects = FeedbackRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "colleague", "skill"],
                condition=Q(state="open"),
                name="feedback_one_open",
                violation_error_message=_("You have asked this colleague already."),
            ),
            models.CheckConstraint(
                condition=~Q(employee=F("colleague")),
                name="feedback_from_somebody_else",
                violation_error_message=_("Ask somebody else than yourself."),
            ),
            models.CheckConstraint(
                condition=Q(answer=None) | Q(state="answered"), name="feedback_answer_is_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id}, {self.colleague_id}: {self.skill_id}"
