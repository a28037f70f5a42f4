"""Profile views, and the private addresses of calendars."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from planner.models.people.employees import Employee


class ProfileView(models.Model):
    """Somebody opened the page about somebody else; recorded once a day."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="viewed")
    viewer = models.ForeignKey(Employee, models.CASCADE, related_name="views")
    viewed_on = models.DateField()

    class Meta:
        ordering = ["-viewed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "viewer", "viewed_on"], name="view_once_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(employee=F("viewer")), name="view_by_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.viewer_id} → {self.employee_id}, {self.viewed_on}"


class CalendarFeed(models.Model):
    """The secret address of somebody's calendar, kept as a hash; revoked by deleting the row."""

    employee = models.OneToOneField(Employee, models.CASCADE, related_name="calendar_feed")
    token_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.employee_id}, {self.created_at:%Y-%m-%d}"
