"""Internal openings."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from planner.models.fields import NOTE_LENGTH
from planner.models.framework import Role
from planner.models.people import Employee, User


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
    contact = models.ForeignKey(
        Employee,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="openings",
        help_text="Who hears of people that are interested; nobody else does.",
    )
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


class InterestQuerySet(models.QuerySet["Interest"]):
    """Words about interest in openings."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, and that in openings that name oneself as the contact."""
        key = Employee.key_of(user) or 0
        return self.filter(Q(employee=key) | Q(opening__contact=key))

    def open(self) -> Self:
        return self.filter(withdrawn_at=None)


class Interest(models.Model):
    """Somebody says: I am interested. Only the contact of the opening hears of it."""

    opening = models.ForeignKey(Opening, models.CASCADE, related_name="interests")
    employee = models.ForeignKey(Employee, models.CASCADE, related_name="interests")
    note = models.TextField(blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    said_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "employee"],
                condition=Q(withdrawn_at=None),
                name="interest_once",
                violation_error_message="You have said so already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} in {self.opening_id}"
