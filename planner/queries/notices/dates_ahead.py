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
from planner.queries.explore.look_ahead import loss_lines, own_roles
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.calendar import pauses_ahead, plan_calendar
from planner.queries.plan.captions import title_of
from planner.queries.plan.rows import plan_rows


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


def steps_ahead(planning: PlanningContext) -> list[StepAhead]:
    """The open steps of the plan as they are laid out today."""
    rows = plan_rows(planning)
    if rows is None:
        return []
    places = plan_calendar(rows, rows.open, pauses_ahead(planning.employee, planning.at)).places
    return [
        StepAhead(step.pk, title_of(planning.framework, step), place.starts, place.ends)
        for step in rows.open
        if (place := places.get(code_of(step)))
    ]


def losses_ahead(planning: PlanningContext, until: date) -> list[LossAhead]:
    """What fades or expires up to ``until``, the first loss of each, by day.

    Only what the role of today, the next role or the goal asks for; and every certificate.
    """
    found = [*_certificates(planning, until), *_fading(planning, until)]
    return sorted(found, key=lambda loss: (loss.on, loss.name))


def check_ins_ahead(employee: Employee, at: date) -> list[CheckIn]:
    """The open check-ins with a day from ``at`` on, one’s own and those one holds."""
    involved = Q(employee=employee) | Q(manager=employee)
    planned = CheckIn.objects.open().filter(involved, planned_on__gte=at)
    return list(planned.select_related("employee", "manager").order_by("planned_on", "pk"))


def _fading(planning: PlanningContext, until: date) -> list[LossAhead]:
    first: dict[str, LossAhead] = {}
    lines = [line for role in own_roles(planning) for line in loss_lines(planning, role, until)]
    for line in sorted(lines, key=lambda line: line.loss.on):
        if line.is_asked:
            key = line.loss.milestone or line.loss.skill
            loss = LossAhead(key, line.name, line.loss.on, line.is_milestone, line.url)
            first.setdefault(key, loss)
    return list(first.values())


def _certificates(planning: PlanningContext, until: date) -> list[LossAhead]:
    rows = Evidence.objects.of(planning.employee).filter(
        kind=Evidence.Kind.CERTIFICATE, expires_on__gt=planning.at, expires_on__lte=until
    )
    return [_certificate(row) for row in rows.select_related("skill")]


def _certificate(row: Evidence) -> LossAhead:
    assert row.expires_on  # noqa: S101  # the filter asks for it
    name = _("certificate for {skill}").format(skill=row.skill.name)
    path = reverse("skill-detail", args=[row.skill_id])
    return LossAhead(f"certificate-{row.pk}", name, row.expires_on, expires=True, path=path)
