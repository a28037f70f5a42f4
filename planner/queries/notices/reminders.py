"""What time itself brings up: steps due, things that fade, openings, a new framework version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.models import Employee, Goal, Notice, Opening
from planner.queries.common.locale import locale_of
from planner.queries.explore.goal_switch import switch_page
from planner.queries.framework.published import NothingPublished
from planner.queries.notices.dates_ahead import LossAhead, StepAhead, losses_ahead, steps_ahead
from planner.queries.notices.days import Day, days_of
from planner.queries.people.planning_context import PlanningContext

Kind = Notice.Kind
BATCH = 200
DUE_DAYS = 7
EARLY_DAYS, LATE_DAYS = 60, 14  # before something is lost


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to tell. ``key`` is the same every day on which it could be told."""

    kind: str
    key: str
    text: str
    url: str


def people_to_remind(at: date) -> Iterator[list[Employee]]:
    """All who can read a notice, a few hundred at a time."""
    people = Employee.objects.current(at).filter(user__is_active=True).order_by("pk")
    keys = list(people.values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        yield list(people.filter(pk__in=keys[first : first + BATCH]))


def openings_at(at: date) -> list[Opening]:
    """What is open on that day, with its role."""
    return list(Opening.objects.open_at(at).select_related("role"))


def reminders_of(
    employees: Iterable[Employee], at: date, openings: Collection[Opening]
) -> Iterator[tuple[Employee, list[Reminder]]]:
    """What to tell each of ``employees`` at ``at``, in their language.

    Nobody is among them for whom nothing can be planned yet. The number of SQL queries is the same
    for one person and for many.
    """
    with suppress(NothingPublished):
        for day in days_of(employees, at):
            with locale_of(day.planning.employee):
                found = _reminders(day, openings)
            yield day.planning.employee, found


def _reminders(day: Day, openings: Collection[Opening]) -> list[Reminder]:
    """What is lost and what is due wait in a pause; news about the way do not."""
    found: list[Reminder] = []
    if until := day.told_until:
        found += map(_fading, _soon_lost(day, until))
        found += map(_due, _steps_due(day, until))
    if day.planning.goal is not None:
        found += map(_open, _on_the_way(day, openings))
        found += _changed(day.planning, day.planning.goal)
    return found


def _soon_lost(day: Day, until: date) -> list[tuple[LossAhead, int]]:
    """Each loss with the days before it for which it is told now, or up to ``until``."""
    late = until + timedelta(LATE_DAYS)
    lost = losses_ahead(day, until + timedelta(EARLY_DAYS))
    return [(loss, LATE_DAYS if loss.on <= late else EARLY_DAYS) for loss in lost]


def _fading(told: tuple[LossAhead, int]) -> Reminder:
    loss, days = told
    text = _("“{name}” expires on {day}.") if loss.expires else _("“{name}” fades from {day} on.")
    words = text.format(name=loss.name, day=date_format(loss.on))
    return Reminder(Kind.FADING, f"fading:{loss.key}:{loss.on}:{days}", words, loss.path)


def _steps_due(day: Day, until: date) -> list[StepAhead]:
    last = until + timedelta(DUE_DAYS)
    return [step for step in steps_ahead(day) if step.ends <= last]


def _due(step: StepAhead) -> Reminder:
    day = date_format(step.ends)
    text = _("By your plan, “{title}” is done before {day}.").format(title=step.title, day=day)
    return Reminder(Kind.DUE, f"due:{step.pk}", text, reverse("plan-detail"))


def _on_the_way(day: Day, openings: Collection[Opening]) -> list[Opening]:
    """Those for a role that is still ahead on the person's way, or for the goal itself."""
    journey = day.journey
    if journey is None:
        return []
    ahead = {journey.goal.role_id, *(journey.route.roles[1:] if journey.route else ())}
    return [opening for opening in openings if opening.role_id in ahead]


def _open(opening: Opening) -> Reminder:
    text = (
        _("On your way there is an opening: {role}, {place}.")
        if opening.location
        else _("On your way there is an opening: {role}.")
    )
    words = text.format(role=opening.role.name, place=opening.location)
    url = reverse("role-detail", args=[opening.role_id])
    return Reminder(Kind.OPENING, f"opening:{opening.pk}", words, url)


def _changed(planning: PlanningContext, goal: Goal) -> Iterator[Reminder]:
    page = switch_page(planning)
    if page is None or not page.changes:
        return
    number = page.effective_version.newest.number
    text = _("Version {number} of the career framework changes your way to {goal}.")
    words = text.format(number=number, goal=page.goal_name)
    key = f"framework:{number}:{goal.pk}"
    yield Reminder(Kind.FRAMEWORK, key, words, reverse("goal-switch"))
