"""Goals: the roles that people aim for."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from planner.models.framework.roles import Role
from planner.models.framework.versions import FrameworkVersion
from planner.models.people.accounts import User
from planner.models.people.employees import Employee


class GoalQuerySet(models.QuerySet["Goal"]):
    """Query methods for goals."""

    def open(self) -> Self:
        return self.filter(ended_at=None)

    def former(self) -> Self:
        """Those that were left, the one left last first."""
        return self.exclude(ended_at=None).order_by("-ended_at", "-pk")

    def of(self, employee: Employee) -> Self:
        return self.filter(employee=employee)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own goals, and the shared ones of the people below oneself."""
        own = Q(employee=Employee.key_of(user) or 0)
        return self.filter(own | Q(shared=True, employee__in=Employee.objects.managed_by(user)))


class Goal(models.Model):
    """A target role, the chosen route, and the framework version by which it counts.

    ``route`` holds role codes from the role at the time of choosing to the target; it is empty if
    there was no route.
    """

    employee = models.ForeignKey(
        Employee, models.CASCADE, related_name="goals", verbose_name=_("employee")
    )
    role = models.ForeignKey(Role, models.PROTECT, related_name="goals", verbose_name=_("role"))
    version = models.ForeignKey(
        FrameworkVersion, models.PROTECT, related_name="goals", verbose_name=_("version")
    )
    route = models.JSONField(_("route"), default=list)
    shared = models.BooleanField(
        _("shared"),
        default=True,
        help_text=_("Your manager sees this goal and helps you to reach it."),
    )
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee"], condition=Q(ended_at=None), name="goal_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} → {self.role_id}"
