"""Notices: what people are told, in their inbox and by mail."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from planner.models.people.employees import Employee


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Query methods for notices."""

    def of(self, employee: Employee) -> Self:
        return self.filter(recipient=employee)

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def to_mail(self) -> Self:
        """Notices not mailed yet, to people who want mail."""
        return self.filter(mail=None).exclude(recipient__digest=Employee.Digest.OFF)


class Notice(models.Model):
    """One thing to know. ``key`` says what it is about, so that nobody is told twice."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Confirmation asked")
        ANSWERED = "answered", _("Confirmation given")
        DUE = "due", _("Step due")
        FADING = "fading", _("Something fades or expires")
        OPENING = "opening", _("Opening on your route")
        FRAMEWORK = "framework", _("Framework changed")
        FEEDBACK = "feedback", _("Feedback")
        CHECK_IN = "check-in", _("Check-in")
        CASE = "case", _("Promotion case")
        INTEREST = "interest", _("Interest in your opening")
        SUPPORT = "support", _("Support")
        ACCOUNT = "account", _("Your account, or one in HR’s care")
        ROLE = "role", _("Role")

    recipient = models.ForeignKey(Employee, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)
    key = models.CharField(max_length=200)
    text = models.CharField(max_length=400)
    url = models.CharField(max_length=200, blank=True, help_text=_("A path on this site."))
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.ForeignKey("Mail", models.SET_NULL, null=True, blank=True, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["recipient", "read_at"])]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "key"], name="notice_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Mail(models.Model):
    """A mail that is to be sent exactly once: written first, then handed over, then marked."""

    class State(models.TextChoices):
        READY = "ready", _("To be sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Refused by the mail server")

    recipient = models.ForeignKey(Employee, models.CASCADE, related_name="mails")
    message_id = models.CharField(max_length=200, unique=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=State, default=State.READY)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | ~Q(sent_at=None), name="mail_sent_has_day"
            ),
        ]

    def __str__(self) -> str:
        return self.subject
