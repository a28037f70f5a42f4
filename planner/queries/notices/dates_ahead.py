"""What has a day in the weeks ahead of somebody: plan steps, losses and check-ins.

The calendar shows these dates, and the daily notices remind of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from planner.models import CheckIn, Employee, Evidence
from planner.queries.common.planned import code_of
from planner.queries.explore.look_ahead import losses_asked, roles_along
from planner.queries.notices.days import Day
from planner.queries.plan.calendar import calendar_of
from planner.queries.plan.captions import title_of


@dataclass(frozen=True, slots=True)
class StepAhead:
    """An open plan step: work begins on ``starts`` and is done before ``ends``."""

    pk: int
    title: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class LossAhead:
    """Something that counts no more, or less, from the day ``on``. ``key`` names it for ever."""

    key: str
    name: str
    on: date
    expires: bool
    path: str


def steps_ahead(day: Day) -> list[StepAhead]:
    """The open steps of the plan as they are laid out today; none without a goal ahead."""
    if day.journey is None:
        return []
    places = calendar_of(day.planning, day.steps, day.pauses).places
    return [
        StepAhead(step.pk, title_of(day.planning.framework, step), place.starts, place.ends)
        for step in day.steps
        if (place := places.get(code_of(step)))
    ]


def losses_ahead(day: Day, until: date) -> list[LossAhead]:
    """What fades or expires up to ``until``, the first loss of each, by day.

    Only what the role of today, the next role or the goal asks for; and every certificate.
    """
    certificates = (_certificate(row) for row in day.certificates)
    found = [loss for loss in certificates if loss.on <= until]
    found += _fading(day, until)
    return sorted(found, key=lambda loss: (loss.on, loss.name))


def check_ins_ahead(employee: Employee, at: date) -> list[CheckIn]:
    """The open check-ins with a day from ``at`` on, one’s own and those one holds."""
    involved = Q(employee=employee) | Q(manager=employee)
    planned = CheckIn.objects.open().filter(involved, planned_on__gte=at)
    return list(planned.select_related("employee", "manager").order_by("planned_on", "pk"))


def _fading(day: Day, until: date) -> list[LossAhead]:
    first: dict[str, LossAhead] = {}
    for line in losses_asked(day.planning, roles_along(day.planning, day.journey), until):
        key = line.loss.milestone or line.loss.skill
        loss = LossAhead(key, line.name, line.loss.on, line.is_milestone, line.url)
        first.setdefault(key, loss)
    return list(first.values())


def _certificate(row: Evidence) -> LossAhead:
    assert row.expires_on  # noqa: S101  # the filter asks for it
    name = _("certificate for {skill}").format(skill=row.skill.name)
    path = reverse("skill-detail", args=[row.skill_id])
    return LossAhead(f"certificate-{row.pk}", name, row.expires_on, expires=True, path=path)
