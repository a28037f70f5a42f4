"""People: the HR record and reporting lines."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator
from django.db import connection, models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from planner.engine.values.person import DEFAULT_WEEKLY_MINUTES
from planner.models.people.accounts import User
from planner.models.people.lines import PEOPLE_ABOVE, PEOPLE_BELOW, nearest_sql, turning_to_sql

WEEKLY_MINUTES_MAX = 2400


class Team(models.Model):
    """A name for people who work together, such as “Billing chat”."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    location = models.CharField(_("location"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class EmployeeQuerySet(models.QuerySet["Employee"]):
    """Query methods for employees."""

    def current(self, at: date | None = None) -> Self:
        """Those who have not left by ``at`` (default: today)."""
        day = at or timezone.localdate()
        return self.filter(Q(left_on=None) | Q(left_on__gt=day))

    def below(self, manager: Employee | int) -> Self:
        """Everybody who reports to ``manager``, directly or through others.

        Nobody is below themselves, not even where reporting lines form a circle.
        """
        key = manager if isinstance(manager, int) else manager.pk
        people = self.filter(pk__in=RawSQL(PEOPLE_BELOW, [key]))  # noqa: S611  # constant text
        return people.exclude(pk=key)

    def above(self, employee: Employee | int) -> Self:
        """Everybody to whom ``employee`` reports, directly or through others."""
        key = employee if isinstance(employee, int) else employee.pk
        people = self.filter(pk__in=RawSQL(PEOPLE_ABOVE, [key]))  # noqa: S611  # constant text
        return people.exclude(pk=key)

    def turning_to(self, manager: Employee | int, at: date | None = None) -> Self:
        """Those whose nearest manager ``manager`` is: what they ask waits for them.

        The direct reports, and in place of a direct report who does not work here ``at`` that day
        (default: today) those who turned to them.
        """
        key = manager if isinstance(manager, int) else manager.pk
        sql, params = turning_to_sql(*_current_sql(at))
        people = self.filter(pk__in=RawSQL(sql, [key, *params]))  # noqa: S611  # no words from outside
        return people.exclude(pk=key)

    def nearest_managers(
        self, employee: Employee | None = None, at: date | None = None
    ) -> dict[int, int]:
        """Employee key -> key of the first person up the line who works here ``at`` that day.

        Of ``employee`` alone, or of everybody. Who has nobody above them is not in it.
        """
        sql, params = nearest_sql(*_current_sql(at), one=employee is not None)
        with connection.cursor() as cursor:
            cursor.execute(sql, [*([employee.pk] if employee else []), *params])
            return dict(cursor.fetchall())

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Oneself and the people below oneself."""
        key = Employee.key_of(user)
        if key is None:
            return self.none()
        return self.filter(Q(pk=key) | Q(pk__in=RawSQL(PEOPLE_BELOW, [key])))  # noqa: S611

    def managed_by(self, user: User | AnonymousUser) -> Self:
        """The people below oneself, not oneself."""
        key = Employee.key_of(user)
        return self.none() if key is None else self.below(key)


def _current_sql(at: date | None) -> tuple[str, tuple[Any, ...]]:
    """The statement that gives the keys of those who work here ``at`` that day."""
    current = Employee.objects.current(at).order_by()
    return current.values_list("id").query.sql_with_params()


class Employee(models.Model):
    """The HR record of a person. An account is optional."""

    class Digest(models.TextChoices):
        AT_ONCE = "at-once", _("At once")
        WEEKLY = "weekly", _("Once a week")
        OFF = "off", _("No mail")

    number = models.CharField(_("employee number"), max_length=40, unique=True)
    name = models.CharField(
        _("name"), max_length=160, help_text=_("The full name, as the person writes it.")
    )
    known_as = models.CharField(
        _("known as"),
        max_length=80,
        blank=True,
        help_text=_("What to call the person in a greeting. Empty: the full name."),
    )
    user = models.OneToOneField(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="employee",
        verbose_name=_("user"),
    )
    manager = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("manager"),
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("team")
    )
    weekly_minutes = models.PositiveSmallIntegerField(
        _("learning time per week (minutes)"),
        default=DEFAULT_WEEKLY_MINUTES,
        validators=[MaxValueValidator(WEEKLY_MINUTES_MAX)],
    )
    on_hold = models.BooleanField(
        _("on hold"),
        default=False,
        help_text=_("Not eligible for a move at present, for example on probation."),
    )
    drivers = models.JSONField(
        _("drivers"),
        default=list,
        blank=True,
        help_text=_("What drives the person: codes, the strongest first."),
    )
    wants_to_lead = models.BooleanField(
        _("wants to lead"),
        null=True,
        blank=True,
        help_text=_("Wants to lead people. Unknown: has not said."),
    )
    hired_on = models.DateField(_("hired on"))
    left_on = models.DateField(
        _("left on"), null=True, blank=True, help_text=_("The first day not employed.")
    )
    welcomed_at = models.DateTimeField(
        _("welcomed at"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("When the first visit was completed."),
    )

    language = models.CharField(
        _("language"), max_length=10, blank=True, help_text=_("Empty: the site’s.")
    )
    time_zone = models.CharField(
        _("time zone"), max_length=60, blank=True, help_text=_("Empty: the site’s.")
    )
    digest = models.CharField(
        _("mail"), max_length=8, choices=Digest, default=Digest.WEEKLY, help_text=_("How often.")
    )

    objects = EmployeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("employee")
        verbose_name_plural = _("employees")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(manager=None) | ~Q(manager=F("pk")),
                name="employee_not_own_manager",
                violation_error_message=_("Nobody is their own manager."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("hired_on")),
                name="employee_leaves_after_hiring",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(weekly_minutes__lte=WEEKLY_MINUTES_MAX),
                name="employee_weekly_minutes_range",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person-detail", args=[self.pk])

    @staticmethod
    def key_of(user: User | AnonymousUser) -> int | None:
        """The key of the user's own HR record; None for anonymous and for pure HR accounts."""
        employee = getattr(user, "employee", None)
        return employee.pk if employee else None

    @property
    def called(self) -> str:
        """What to call somebody in a greeting. Which part of a name that is, only they know."""
        return self.known_as or self.name

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    def has_left(self, at: date) -> bool:
        return self.left_on is not None and self.left_on <= at
