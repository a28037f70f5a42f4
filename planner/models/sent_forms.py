"""Forms of the admin that were saved, so that a second click adds nothing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SentForm(models.Model):
    """The name of a form that has added a row, made from its sender’s; kept for some days."""

    name = models.UUIDField(primary_key=True)
    row = models.CharField(max_length=255, help_text=_("The key of what was added."))
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.name)
