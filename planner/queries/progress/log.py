"""All of somebody's evidence: filtered, and page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from planner.engine import Framework
from planner.models import Employee, Evidence
from planner.queries.common.key_pages import KeyPage, key_page
from planner.queries.progress.levels import LOG, LogRow, log_rows

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS = 25


@dataclass(frozen=True, slots=True)
class EvidenceListPage:
    """One page of somebody's evidence.

    ``skill`` and ``kind`` are what it is narrowed to, or empty; ``count`` is of all rows that fit.
    """

    rows: Sequence[LogRow]
    page: KeyPage[Evidence]
    count: int
    skill: str
    kind: str
    skills: Sequence[tuple[str, str]]
    kinds: Sequence[tuple[str, StrOrPromise]]

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
    employee: Employee,
    framework: Framework,
    *,
    skill: str = "",
    kind: str = "",
    place: str = "",
) -> EvidenceListPage:
    """The evidence of ``employee``, whose rows the caller may see, newest first.

    A skill without evidence and an unknown kind narrow nothing; see ``key_page`` for ``place``.
    """
    skills = _skills(employee, framework)
    skill = skill if skill in dict(skills) else ""
    kind = kind if kind in Evidence.Kind.values else ""
    rows = LOG.of(employee)
    if skill:
        rows = rows.filter(skill=skill)
    if kind:
        rows = rows.filter(kind=kind)
    page = key_page(rows, "happened_on", ROWS, place)
    return EvidenceListPage(
        rows=log_rows(page, framework),
        page=page,
        count=rows.count(),
        skill=skill,
        kind=kind,
        skills=skills,
        kinds=Evidence.Kind.choices,
    )


def _skills(employee: Employee, framework: Framework) -> list[tuple[str, str]]:
    """Code and name of the skills about which there is evidence, by name."""
    rows = Evidence.objects.of(employee).order_by().values_list("skill_id", "skill__name")
    named = {code: skill.name for code, skill in framework.skills.items()}
    pairs = [(code, named.get(code, name)) for code, name in rows.distinct()]
    return sorted(pairs, key=lambda pair: pair[1].casefold())
