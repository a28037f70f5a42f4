"""Internal openings."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from planner.models.fields import NOTE_LENGTH
from planner.models.framework.roles import Role
from planner.models.people.accounts import User
from planner.models.people.employees import Employee


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Query methods for openings."""

    def open_at(self, at: date) -> Self:
        """Openings that are open on that day and have a free seat."""
        closing = Q(closes_on=None) | Q(closes_on__gte=at)
        return self.filter(closing, opens_on__lte=at, taken__lt=F("seats"))

    def not_closed(self, at: date) -> Self:
        """Openings that are open on that day or later and have a free seat."""
        return self.filter(Q(closes_on=None) | Q(closes_on__gte=at), taken__lt=F("seats"))


class Opening(models.Model):
    """Seats to fill in a role, from ``opens_on`` to ``closes_on``, both included."""

    role = models.ForeignKey(Role, models.PROTECT, related_name="openings", verbose_name=_("role"))
    location = models.CharField(_("location"), max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), default=1)
    taken = models.PositiveSmallIntegerField(
        _("taken"), default=0, help_text=_("Seats already filled.")
    )
    contact = models.ForeignKey(
        Employee,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="openings",
        help_text=_("Who hears of people that are interested; nobody else does."),
        verbose_name=_("contact"),
    )
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"), null=True, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        ordering = ["opens_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="opening_has_a_seat"),
            models.CheckConstraint(
                condition=Q(taken__lte=F("seats")),
                name="opening_not_overfilled",
                violation_error_message=_("There are not that many seats."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="opening_closes_later",
                violation_error_message=_("An opening closes after it opens."),
            ),
        ]

    def __str__(self) -> str:
        text = _("{role}, {seats} from {day}")
        return text.format(role=self.role_id, seats=self.seats, day=self.opens_on)

    def get_absolute_url(self) -> str:
        return reverse("opening-detail", args=[self.pk])

    def is_open(self, at: date) -> bool:
        """Whether it can still be applied for: a seat is free, and it has not closed."""
        return self.free_seats > 0 and (self.closes_on is None or self.closes_on >= at)

    @property
    def free_seats(self) -> int:
        return self.seats - self.taken


class InterestQuerySet(models.QuerySet["Interest"]):
    """Query methods for interest in openings."""

    def told(self, user: User | AnonymousUser) -> Self:
        """Interest that ``user`` was told of as the contact, and that still holds."""
        return self.open().filter(contact=Employee.key_of(user) or 0)

    def open(self) -> Self:
        return self.filter(withdrawn_at=None)


class Interest(models.Model):
    """Somebody's interest in an opening. Only ``contact`` hears of it.

    The contact is the person whom the opening named that day: a later one is not told.
    """

    opening = models.ForeignKey(Opening, models.CASCADE, related_name="interests")
    employee = models.ForeignKey(Employee, models.CASCADE, related_name="interests")
    contact = models.ForeignKey(Employee, models.PROTECT, related_name="interests_told")
    note = models.TextField(blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    said_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("interest")
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "employee"],
                condition=Q(withdrawn_at=None),
                name="interest_once",
                violation_error_message=_("You have said so already."),
            ),
            models.CheckConstraint(
                condition=~Q(employee=F("contact")), name="interest_told_to_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        """Name nobody: the admin lists the rows that go with a deleted one."""
        return str(_("interest in an opening"))
