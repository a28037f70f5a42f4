"""What somebody holds in each skill, how it came about, and how readiness grew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.engine import Framework, Person, Readiness, readiness, standing
from planner.engine.dates import add_months
from planner.engine.standing import DISAGREEMENT
from planner.models import ConfirmationRequest, Employee, Evidence, SkillStanding
from planner.queries.people import profile_with_evidence

HISTORY_MONTHS = 7


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill as a list shows it; levels 0 to 4, dates as dates.

    ``needed`` is what the role compared with asks for, 0 if it does not ask; ``request`` is the
    key of the open request to confirm the skill.
    """

    code: str
    name: str
    category: str
    claimed: int
    confirmed: int
    needed: int
    statement: str
    fades_on: date | None
    request: int | None
    disagrees: bool

    @property
    def held(self) -> int:
        return max(self.claimed, self.confirmed)

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.held)

    @property
    def is_waiting(self) -> bool:
        return self.request is not None


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of somebody's log: evidence, or a manager's answer.

    ``can_ask``: this is the row with which its owner may ask for confirmation now.
    """

    pk: int
    skill: str
    skill_name: str
    level: int
    kind: str
    confirms: bool
    author: str
    is_own: bool
    happened_on: date
    text: str
    link: str
    is_waiting: bool
    can_ask: bool = False


def skill_rows(
    framework: Framework, employee: Employee, person: Person, role: str | None, at: date
) -> list[SkillRow]:
    """All skills of the framework, in its order, beside what ``role`` (a code) asks for.

    Two SQL queries.
    """
    needs = framework.roles[role].needs if role else {}
    waiting = open_requests(employee)
    disputed = disputed_skills(employee)
    return [
        SkillRow(
            code=code,
            name=framework.skills[code].name,
            category=framework.skills[code].category,
            claimed=held.claimed,
            confirmed=held.confirmed,
            needed=needs.get(code, 0),
            statement=statement(framework, code, held.level),
            fades_on=held.confirmed_fades_on or held.claimed_fades_on,
            request=waiting.get(code),
            disagrees=code in disputed,
        )
        for code, held in standing(framework, person, at).items()
    ]


def statement(framework: Framework, skill: str, level: int) -> str:
    """What “You can …” says for a level; empty for level 0."""
    return framework.skills[skill].statements[level - 1] if level else ""


def open_requests(employee: Employee) -> dict[str, int]:
    """Skill code -> key of the open request to confirm it. One SQL query."""
    rows = ConfirmationRequest.objects.of(employee).open()
    return dict(rows.values_list("skill_id", "pk"))


def disputed_skills(employee: Employee) -> set[str]:
    """Skills in which those whose word counts are two levels apart or more. One SQL query."""
    rows = SkillStanding.objects.of(employee).values_list("skill_id", "lowest", "highest")
    return {skill for skill, lowest, highest in rows if highest - lowest >= DISAGREEMENT}


def evidence_log(
    employee: Employee, framework: Framework, *, skill: str | None = None, limit: int | None = None
) -> list[LogRow]:
    """What was said of somebody's skills, newest first. One SQL query."""
    rows = Evidence.objects.of(employee).with_waiting().select_related("author", "skill")
    if skill:
        rows = rows.filter(skill=skill)
    return [_log_row(row, framework) for row in rows[:limit]]


def _log_row(row: Evidence, framework: Framework) -> LogRow:
    known = framework.skills.get(row.skill_id)
    return LogRow(
        pk=row.pk,
        skill=row.skill_id,
        skill_name=known.name if known else row.skill.name,
        level=row.level,
        kind=row.get_kind_display(),
        confirms=row.confirms,
        author=row.author.name,
        is_own=row.author_id == row.employee_id,
        happened_on=row.happened_on,
        text=row.text,
        link=row.link,
        is_waiting=bool(getattr(row, "is_waiting", False)),
    )


@dataclass(frozen=True, slots=True)
class Point:
    """Readiness on one day, in percent."""

    on: date
    confirmed: int
    held: int


def readiness_history(
    framework: Framework, employee: Employee, role: str, at: date, months: int = HISTORY_MONTHS
) -> list[Point]:
    """Readiness for ``role`` (a code) on the last month's ends up to ``at``, oldest first.

    Computed anew from the evidence, which is never overwritten. Three SQL queries.
    """
    person = profile_with_evidence(employee, at).person
    if person is None:
        return []
    days = [add_months(at, -back) for back in range(months - 1, -1, -1)]
    return [_point(day, readiness(framework, person, role, day)) for day in days]


def _point(day: date, measured: Readiness) -> Point:
    return Point(day, measured.confirmed_percent, measured.held_percent)


def by_category(rows: Iterable[SkillRow]) -> dict[str, Sequence[SkillRow]]:
    """Rows grouped by category, both in the order in which they come."""
    groups: dict[str, list[SkillRow]] = {}
    for row in rows:
        groups.setdefault(row.category, []).append(row)
    return dict(groups)
