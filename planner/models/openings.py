"""Internal openings."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from planner.models.framework import Role


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Words about openings."""

    def open_at(self, at: date) -> Self:
        """Open on that day, with a free seat."""
        closing = Q(closes_on=None) | Q(closes_on__gte=at)
        return self.filter(closing, opens_on__lte=at, taken__lt=F("seats"))

    def not_closed(self, at: date) -> Self:
        """Open on that day or later, with a free seat."""
        return self.filter(Q(closes_on=None) | Q(closes_on__gte=at), taken__lt=F("seats"))


class Opening(models.Model):
    """Seats to fill in a role, from ``opens_on`` to ``closes_on``, both included."""

    role = models.ForeignKey(Role, models.PROTECT, related_name="openings")
    location = models.CharField(max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField(default=1)
    taken = models.PositiveSmallIntegerField(default=0, help_text="Seats already filled.")
    opens_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["opens_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="opening_has_a_seat"),
            models.CheckConstraint(
                condition=Q(taken__lte=F("seats")),
                name="opening_not_overfilled",
                violation_error_message="There are not that many seats.",
            ),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="opening_closes_later",
                violation_error_message="An opening closes after it opens.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role_id}, {self.seats} from {self.opens_on}"
