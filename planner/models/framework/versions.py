"""Published versions of the career framework: immutable documents."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FrameworkVersionQuerySet(models.QuerySet["FrameworkVersion"]):
    """Query methods for versions."""

    def newest_first(self) -> Self:
        return self.order_by("-number")


class FrameworkVersion(models.Model):
    """A published version: numbered, hashed, never changed.

    ``sha256`` is the hash of the document's canonical JSON (sorted keys, no spaces, UTF-8).
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    document = models.JSONField(_("document"))
    sha256 = models.CharField("SHA-256", max_length=64)
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    notes = models.TextField(_("notes"), blank=True, max_length=4000)
    old_goals_until = models.DateField(
        _("old goals until"),
        null=True,
        blank=True,
        help_text=_("Goals chosen before may be finished under their own version until this day."),
    )

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("framework version")
        verbose_name_plural = _("framework versions")
        ordering = ["-number"]
        get_latest_by = "number"
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_one"),
        ]

    def __str__(self) -> str:
        return _("Version {number}").format(number=self.number)
