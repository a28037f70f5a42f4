"""Forms of the admin that were saved, so that a second click adds nothing."""

from __future__ import annotations

from django.db import models

from planner.models.people.accounts import User


class SentForm(models.Model):
    """The name of a form that has added a row; kept for some days."""

    name = models.UUIDField(primary_key=True)
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    row = models.CharField(max_length=255, help_text="The key of what was added.")
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.name)
