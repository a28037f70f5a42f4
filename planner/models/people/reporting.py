"""Reporting lines with a first day: who somebody's manager was, is and will be."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from planner.models.people.employees import Employee


class ReportingLineQuerySet(models.QuerySet["ReportingLine"]):
    """Query methods for reporting lines."""

    def current(self, at: date | None = None) -> Self:
        """Those that last on the day ``at`` (default: today): at most one for each person."""
        day = at or timezone.localdate()
        newer = ReportingLine.objects.filter(
            employee=OuterRef("employee"),
            started_on__gt=OuterRef("started_on"),
            started_on__lte=day,
        )
        return self.filter(~Exists(newer), started_on__lte=day)

    def to_come(self, at: date | None = None) -> Self:
        """Those that start after the day ``at`` (default: today), the next one first."""
        rows = self.filter(started_on__gt=at or timezone.localdate())
        return rows.order_by("started_on", "pk")


class ReportingLine(models.Model):
    """Who somebody reports to, from ``started_on`` until the next line starts.

    ``Employee.manager`` is the manager today, kept in step with these rows; somebody without
    rows has had no change yet.
    """

    employee = models.ForeignKey(
        Employee, models.CASCADE, related_name="lines", verbose_name=_("employee")
    )
    manager = models.ForeignKey(
        Employee,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lines_led",
        verbose_name=_("manager"),
        help_text=_("Empty: nobody."),
    )
    started_on = models.DateField(_("started on"))

    objects = ReportingLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting line")
        verbose_name_plural = _("reporting lines")
        ordering = ["employee", "-started_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "started_on"],
                name="line_start_once",
                violation_error_message=_("Another manager starts on this day."),
            ),
            models.CheckConstraint(
                condition=Q(manager=None) | ~Q(manager=F("employee")),
                name="line_not_to_oneself",
                violation_error_message=_("Nobody is their own manager."),
            ),
        ]

    def __str__(self) -> str:
        words = _("{manager} from {day}")
        return words.format(manager=self.manager or "–", day=date_format(self.started_on))
