"""Whom it concerns when the draft leaves out roles of the current version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planner.models import Employee, Goal, RoleAssignment


@dataclass(frozen=True, slots=True)
class Departure:
    """A role that goes: how many people hold it on a day, and how many have it as their goal."""

    code: str
    name: str
    holders: int
    goals: int

    @property
    def concerns_people(self) -> bool:
        return bool(self.holders or self.goals)

    def __str__(self) -> str:
        hold = ngettext("{number} person holds it", "{number} people hold it", self.holders)
        goal = ngettext(
            "{number} person has it as goal", "{number} people have it as goal", self.goals
        )
        text = _("“{name}” goes: {hold}, {goal}.")
        return text.format(
            name=self.name,
            hold=hold.format(number=self.holders),
            goal=goal.format(number=self.goals),
        )


def departures(
    old: Mapping[str, Any] | None, new: Mapping[str, Any], at: date
) -> tuple[Departure, ...]:
    """The roles of ``old`` that ``new`` does not have, those that concern most people first.

    Only people who are employed at ``at`` count. There are none without an ``old`` document.
    """
    stays = {role["code"] for role in new["roles"]}
    goes = {role["code"]: role["name"] for role in (old or {}).get("roles", ())}
    goes = {code: name for code, name in goes.items() if code not in stays}
    if not goes:
        return ()
    here = {"role__in": goes, "employee__in": Employee.objects.current(at)}
    held = RoleAssignment.objects.current(at).filter(**here).order_by()
    wanted = Goal.objects.open().filter(**here).order_by()
    holders = dict(held.values_list("role").annotate(Count("employee", distinct=True)))
    goals = dict(wanted.values_list("role").annotate(Count("employee", distinct=True)))
    found = (
        Departure(code, name, holders.get(code, 0), goals.get(code, 0))
        for code, name in goes.items()
    )
    return tuple(sorted(found, key=lambda role: (-role.holders, -role.goals, role.code)))
