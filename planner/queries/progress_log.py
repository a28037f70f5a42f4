"""All of somebody's evidence: filtered, and page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from planner.models import Employee, Evidence
from planner.queries.me import Me
from planner.queries.progress import LogRow, log_query, log_rows

ROWS = 25


@dataclass(frozen=True, slots=True)
class EvidenceListPage:
    """One page of my evidence. ``skill`` and ``kind`` are what it is narrowed to, or empty."""

    rows: Sequence[LogRow]
    page: Page[Evidence]
    skill: str
    kind: str
    skills: Sequence[tuple[str, str]]
    kinds: Sequence[tuple[str, str]]

    @property
    def query(self) -> str:
        """The filter for the links to other pages; ends with “&” if there is one."""
        chosen = {"skill": self.skill, "kind": self.kind}
        words = urlencode({name: value for name, value in chosen.items() if value})
        return words and f"{words}&"

    @property
    def is_narrowed(self) -> bool:
        return bool(self.skill or self.kind)


def evidence_list_page(
    me: Me, *, skill: str = "", kind: str = "", number: str = "1"
) -> EvidenceListPage:
    """My evidence, newest first. Three SQL queries, however much there is.

    A skill without evidence and an unknown kind narrow nothing; an impossible page number is
    the nearest page.
    """
    skills = _skills(me.employee)
    skill = skill if skill in dict(skills) else ""
    kind = kind if kind in Evidence.Kind.values else ""
    rows = Evidence.objects.of(me.employee)
    if skill:
        rows = rows.filter(skill=skill)
    if kind:
        rows = rows.filter(kind=kind)
    page = Paginator(log_query(rows), ROWS).get_page(number)
    return EvidenceListPage(
        rows=log_rows(page, me.framework),
        page=page,
        skill=skill,
        kind=kind,
        skills=skills,
        kinds=Evidence.Kind.choices,
    )


def _skills(employee: Employee) -> list[tuple[str, str]]:
    """Code and name of the skills about which there is evidence, by name. One SQL query."""
    rows = Evidence.objects.of(employee).order_by("skill__name")
    return list(rows.values_list("skill_id", "skill__name").distinct())
