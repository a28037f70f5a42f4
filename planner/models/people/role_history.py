"""Role history: which role somebody had, has and will have."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Least, NullIf
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from planner.models.framework.roles import Role
from planner.models.people.employees import Employee

NEVER = Value(date.max, output_field=models.DateField())


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Query methods for role history."""

    def current(self, at: date | None = None) -> Self:
        """Those that last on the day ``at`` (default: today): at most one for each person."""
        day = at or timezone.localdate()
        newer = _later_ones().filter(started_on__lte=day)
        employed = Q(employee__left_on=None) | Q(employee__left_on__gt=day)
        unended = Q(ended_on=None) | Q(ended_on__gt=day)
        return self.filter(employed, unended, ~Exists(newer), started_on__lte=day)

    def to_come(self, at: date | None = None) -> Self:
        """Those that start after the day ``at`` (default: today), unless the person leaves first.

        The next one comes first.
        """
        employed = Q(employee__left_on=None) | Q(employee__left_on__gt=F("started_on"))
        rows = self.filter(employed, started_on__gt=at or timezone.localdate())
        return rows.order_by("started_on")

    def with_end(self) -> Self:
        """Add ``until``, the first day without the role; None while no date ends it.

        Without those that never start, because the person leaves first.
        """
        following = Subquery(_later_ones().order_by("started_on").values("started_on")[:1])
        ends = [Coalesce(end, NEVER) for end in ("ended_on", following, "employee__left_on")]
        rows = self.annotate(until=NullIf(Least(*ends), NEVER))
        return rows.filter(Q(until=None) | Q(until__gt=F("started_on")))


class RoleAssignment(models.Model):
    """Somebody's time in a role: the single truth for past, current and coming roles.

    It lasts from ``started_on`` up to, not including, the first of three days: ``ended_on``, the
    start of the next role, and the day on which the person leaves.
    """

    employee = models.ForeignKey(
        Employee, models.CASCADE, related_name="assignments", verbose_name=_("employee")
    )
    role = models.ForeignKey(
        Role, models.PROTECT, related_name="assignments", verbose_name=_("role")
    )
    until: date | None  # read by with_end() only

    started_on = models.DateField(_("started on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("role assignment")
        verbose_name_plural = _("role assignments")
        ordering = ["employee", "-started_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "started_on"],
                name="assignment_start_once",
                violation_error_message=_("Another role starts on this day."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gt=F("started_on")),
                name="assignment_ends_later",
                violation_error_message=_("A role ends after it started."),
            ),
        ]

    def __str__(self) -> str:
        words = _("{role} from {day}")
        return words.format(role=self.role_id, day=date_format(self.started_on))


def _later_ones() -> RoleAssignmentQuerySet:
    """The roles that the outer row's person starts after it."""
    return RoleAssignment.objects.filter(
        employee=OuterRef("employee"), started_on__gt=OuterRef("started_on")
    )
