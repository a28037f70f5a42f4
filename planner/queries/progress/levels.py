"""What somebody holds in each skill, and the evidence behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, OuterRef, Subquery, When
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.engine import Framework, standing
from planner.models import ConfirmationRequest, Employee, Evidence, EvidenceFile
from planner.queries.people.profiles import Profile

# In the row's own query: a page of a log takes no query more for its files.
FILE = Subquery(
    EvidenceFile.objects.filter(evidence=OuterRef("pk"))
    .order_by("pk")
    .values(data=JSONObject(pk="pk", name="name", size="size"))[:1]
)
# Evidence with what ``log_rows`` needs of each row; put together once.
LOG = Evidence.objects.with_waiting().annotate(
    kept=FILE, author_name=F("author__name"), retired_name=F("skill__name")
)


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill as a list shows it; levels 0 to ``highest``, dates as dates.

    ``needed`` is what the role compared with asks for, 0 if it does not ask; ``request`` is the
    key of the open request to confirm the skill.
    """

    code: str
    name: str
    category: str
    claimed: int
    confirmed: int
    needed: int
    highest: int
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
    ``valid_until`` is the last day of a certificate that expires. ``file_size`` is in bytes;
    without a file, ``file`` is None.
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
    valid_until: date | None = None
    is_expired: bool = False
    file: int | None = None
    file_name: str = ""
    file_size: int = 0


def skill_rows(
    framework: Framework, profile: Profile, role: str | None, at: date
) -> list[SkillRow]:
    """All skills of the framework, in its order, beside what ``role`` (a code) asks for.

    None for somebody without a role.
    """
    if profile.person is None:
        return []
    needs = framework.roles[role].needs if role else {}
    waiting = open_requests(profile.employee)
    return [
        SkillRow(
            code=code,
            name=framework.skills[code].name,
            category=framework.skills[code].category,
            claimed=held.claimed,
            confirmed=held.confirmed,
            needed=needs.get(code, 0),
            highest=framework.levels,
            statement=statement(framework, code, held.level),
            fades_on=held.confirmed_fades_on or held.claimed_fades_on,
            request=waiting.get(code),
            disagrees=code in profile.disputed,
        )
        for code, held in standing(framework, profile.person, at).items()
    ]


def statement(framework: Framework, skill: str, level: int) -> str:
    """The statement of a level (“You can …”); empty for level 0."""
    return framework.skills[skill].statement(level)


def level_in_words(level: int, name: str, statement: str) -> str:
    """A level with its statement, for a form; ``name`` where there is no statement."""
    if statement:
        return _("{level}: can {statement}").format(level=level, statement=statement)
    return f"{level}: {name}"


def open_requests(employee: Employee) -> dict[str, int]:
    """Skill code -> key of the open request to confirm it."""
    rows = ConfirmationRequest.objects.of(employee).open()
    return dict(rows.values_list("skill_id", "pk"))


def evidence_log(
    employee: Employee,
    framework: Framework,
    *,
    skill: str | None = None,
    first: int | None = None,
    limit: int | None = None,
) -> list[LogRow]:
    """The evidence about somebody's skills, newest first.

    The row with the key ``first`` comes before all others, however old it is.
    """
    rows = LOG.of(employee)
    if skill:
        rows = rows.filter(skill=skill)
    if first:
        rows = rows.order_by(Case(When(pk=first, then=0), default=1), "-happened_on", "-pk")
    return log_rows(rows[:limit], framework)


def log_rows(evidence: Iterable[Evidence], framework: Framework) -> list[LogRow]:
    """The lines of a log, in the order of ``evidence``, which is among ``LOG``."""
    today = timezone.localdate()
    return [_log_row(row, framework, today) for row in evidence]


def _log_row(row: Any, framework: Framework, today: date) -> LogRow:
    """``row`` is evidence with what ``LOG`` adds to it."""
    known = framework.skills.get(row.skill_id)
    file = row.kept or {}
    return LogRow(
        pk=row.pk,
        skill=row.skill_id,
        skill_name=known.name if known else row.retired_name,
        level=row.level,
        kind=row.get_kind_display(),
        confirms=row.confirms,
        author=row.author_name,
        is_own=row.author_id == row.employee_id,
        happened_on=row.happened_on,
        text=row.text,
        link=row.link,
        is_waiting=row.is_waiting,
        valid_until=row.expires_on and row.expires_on - timedelta(1),
        is_expired=row.expires_on is not None and row.expires_on <= today,
        file=file.get("pk"),
        file_name=file.get("name", ""),
        file_size=file.get("size", 0),
    )


def by_category(rows: Iterable[SkillRow]) -> dict[str, Sequence[SkillRow]]:
    """Rows grouped by category, both in the order in which they come."""
    groups: dict[str, list[SkillRow]] = {}
    for row in rows:
        groups.setdefault(row.category, []).append(row)
    return dict(groups)
