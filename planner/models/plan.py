"""The development plan: steps, logged hours, blockers and pauses."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db import models
from django.db.models import F, Min, Q, Sum
from django.utils.translation import gettext_lazy as _

from planner.models.fields import LEVEL_MAX, NOTE_LENGTH, SKILL_LEVELS
from planner.models.framework.activities import Activity
from planner.models.framework.draft import LAST, Skill
from planner.models.framework.roles import Role
from planner.models.goals import Goal
from planner.models.people.accounts import User
from planner.models.people.employees import Employee
from planner.models.progress.evidence import PersonalQuerySet

MINUTES_PER_HOUR = 60
STEP_MINUTES_MAX = 1_000 * MINUTES_PER_HOUR


class PlanStepQuerySet(models.QuerySet["PlanStep"]):
    """Query methods for steps."""

    def of(self, employee: Employee) -> Self:
        return self.filter(goal__employee=employee)

    def open(self) -> Self:
        return self.filter(state=PlanStep.State.OPEN)

    def current(self) -> Self:
        """Steps towards an open goal."""
        return self.filter(goal__ended_at=None)

    def with_spent(self) -> Self:
        """Adds ``spent``, the minutes logged on a step, and ``begun_on``, the first day of them.

        Both are None where nothing was logged. Sums would drop the model's order: it is said.
        """
        sums = self.annotate(spent=Sum("hours__minutes"), begun_on=Min("hours__spent_on"))
        return sums.order_by("position", "pk")


class PlanStep(models.Model):
    """One thing to do towards a goal: an activity, practice on the job, or an own idea.

    ``role`` is the role that the step prepares for. ``minutes`` is the effort as planned;
    what was really spent is in the hours entries. ``is_own`` steps were added or swapped in by
    the person: no recomputation takes them away. ``taken_from`` is the earlier goal from which the
    step came along; it goes back there when that goal is taken up again.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Not needed any more")

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps")
    taken_from = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="steps_taken"
    )
    role = models.ForeignKey(Role, models.PROTECT, related_name="plan_steps")
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="plan_steps"
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, null=True, blank=True, related_name="plan_steps"
    )
    level = models.PositiveSmallIntegerField(choices=SKILL_LEVELS, null=True, blank=True)
    title = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveIntegerField(validators=[MaxValueValidator(STEP_MINUTES_MAX)])
    position = models.PositiveIntegerField(default=LAST)
    is_own = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    submission = models.UUIDField(null=True, blank=True, unique=True)

    objects = PlanStepQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "activity"],
                condition=Q(state="open"),
                name="step_activity_once",
                violation_error_message=_("This activity is in your plan already."),
            ),
            models.CheckConstraint(
                condition=~Q(title="") | ~Q(activity=None) | ~Q(skill=None),
                name="step_says_what",
                violation_error_message=_("Say what you want to do."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__lte=STEP_MINUTES_MAX), name="step_minutes_range"
            ),
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__gte=1, level__lte=LEVEL_MAX),
                name="step_level_range",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | (~Q(state="open") & ~Q(closed_on=None)),
                name="step_closed_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.activity_id or f"{self.skill_id} {self.level}"


class DeclinedActivity(models.Model):
    """An activity that somebody swapped out: it stays out of plans for this goal."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="declined")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="declined")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "activity"], name="declined_once"),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} – {self.activity_id}"


class HoursEntry(models.Model):
    """Time spent on a step. Append-only: a correction is a negative entry of its own."""

    step = models.ForeignKey(PlanStep, models.CASCADE, related_name="hours")
    spent_on = models.DateField()
    minutes = models.IntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    submission = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        verbose_name_plural = _("hours entries")
        ordering = ["-spent_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(minutes=0), name="hours_not_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.step_id}, {self.spent_on}: {self.minutes}"


class BlockerQuerySet(models.QuerySet["Blocker"]):
    """Query methods for blockers."""

    def open(self) -> Self:
        return self.filter(resolved_at=None, step__state=PlanStep.State.OPEN)

    def waiting(self) -> Self:
        """Unanswered requests for support, on a shared goal."""
        shared = Q(step__goal__shared=True, step__goal__ended_at=None)
        return self.open().filter(shared, wants_support=True, answered_at=None)

    def of(self, employee: Employee) -> Self:
        return self.filter(step__goal__employee=employee)

    def managed_by(self, user: User | AnonymousUser) -> Self:
        """Requests for support by the people below oneself, on a shared goal."""
        people = Employee.objects.managed_by(user)
        return self.filter(
            wants_support=True, step__goal__shared=True, step__goal__employee__in=people
        )


class Blocker(models.Model):
    """What blocks a step, and whether somebody should help."""

    step = models.ForeignKey(PlanStep, models.CASCADE, related_name="blockers")
    reason = models.TextField(validators=[MaxLengthValidator(NOTE_LENGTH)])
    wants_support = models.BooleanField(default=False)
    since = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    answered_by = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, related_name="blockers_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = BlockerQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step"], condition=Q(resolved_at=None), name="blocker_one_open"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="blocker_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.step_id}: {self.reason[:40]}"


class PauseQuerySet(PersonalQuerySet["Pause"]):
    """Query methods for pauses."""

    def on(self, day: date) -> Self:
        """Those that ``day`` is in: at most one for each person."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class Pause(models.Model):
    """Days without learning, both ends included."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("Holiday")
        PEAK = "peak", _("Peak season")
        LEAVE = "leave", _("Leave")
        REST = "rest", _("Rest")

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="pauses")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.HOLIDAY)
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = PauseQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "starts_on", "ends_on"],
                name="pause_once",
                violation_error_message=_("This pause is there already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="pause_ends_later",
                violation_error_message=_("A pause ends after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.starts_on} – {self.ends_on}"


class PlanChange(models.Model):
    """What a recomputation changed in a plan, and why, in words."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="changes")
    changed_at = models.DateTimeField(auto_now_add=True)
    text = models.CharField(max_length=400)

    class Meta:
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.text
