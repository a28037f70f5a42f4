"""The pages of a manager: the board, the inbox, and one question with all that helps answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator

from planner.models import ConfirmationRequest, Employee, User
from planner.queries.common.pages import same_page
from planner.queries.people.planning_context import ManagingContext
from planner.queries.people.profiles import profile_of
from planner.queries.progress.levels import LogRow, SkillRow, evidence_log, skill_rows
from planner.queries.progress.skills import LevelLine, level_lines
from planner.queries.team.board import (
    Member,
    board_people,
    has_people_further_down,
    members_of,
    shared_goals,
)
from planner.queries.team.inbox import WAITING_LONG_DAYS, Waiting, in_words, inbox_entries
from planner.queries.team.waiting import waiting_of

LOG_ROWS = 20
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The manager's people, page by page.

    ``with_goal`` and ``waiting`` count all of them, ``ready`` those on the page.
    """

    members: Page[Member]
    everybody: bool
    has_more_below: bool
    ready: int
    with_goal: int
    waiting: int
    ready_at: int


@dataclass(frozen=True, slots=True)
class InboxPage:
    """What waits for an answer, page by page; ``has_own``: something waits for the reader first."""

    rows: Page[Waiting]
    has_own: bool
    late_after: int = WAITING_LONG_DAYS

    @property
    def own(self) -> list[Waiting]:
        """What waits for the reader first, on this page."""
        return [row for row in self.rows if row.is_direct]

    @property
    def below(self) -> list[Waiting]:
        """What waits for others first, on this page."""
        return [row for row in self.rows if not row.is_direct]


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One level to confirm: the claim, the evidence for it, and what each level means."""

    employee: Employee
    skill_name: str
    level: int
    evidence: LogRow | None
    row: SkillRow | None
    levels: Sequence[LevelLine]
    log: Sequence[LogRow]
    is_closed: bool


def board_page(
    user: User | AnonymousUser,
    viewer: ManagingContext,
    *,
    everybody: bool,
    number: str | None = None,
) -> BoardPage:
    """The team board."""
    people = board_people(user, viewer, everybody=everybody)
    found = Paginator(people, PER_PAGE).get_page(number)
    members = members_of(user, viewer, found.object_list)
    return BoardPage(
        members=same_page(found, members),
        everybody=everybody,
        has_more_below=everybody or has_people_further_down(user, viewer),
        ready=sum(bool(member.aim and member.aim.readiness.is_ready) for member in members),
        with_goal=shared_goals(user, people).count(),
        waiting=waiting_of(people, viewer.at),
        ready_at=viewer.newest.ready_at,
    )


def inbox_page(
    user: User | AnonymousUser, viewer: ManagingContext, number: str | None = None
) -> InboxPage:
    """Everything that waits, what waits for the reader first before all else."""
    entries = inbox_entries(user, viewer.at) or ()
    found = Paginator(entries, PER_PAGE).get_page(number)
    rows = in_words(found.object_list, viewer.at)
    has_own = any(not later for later, *_rest in entries[:1])
    return InboxPage(same_page(found, rows), has_own=has_own)


def request_page(asked: ConfirmationRequest, viewer: ManagingContext) -> RequestPage:
    """What the manager needs in order to answer, by the newest version.

    ``asked`` comes with its employee, skill and evidence.
    """
    framework, employee, skill = viewer.newest, asked.employee, asked.skill
    profile = profile_of(employee, viewer.at)
    person = profile.person
    is_known = person and skill.pk in framework.skills and person.role in framework.roles
    rows = skill_rows(framework, profile, person.role, viewer.at) if is_known and person else []
    row = next((row for row in rows if row.code == skill.pk), None)
    asked_about = asked.evidence_id
    log = evidence_log(employee, framework, skill=skill.pk, first=asked_about, limit=LOG_ROWS)
    return RequestPage(
        employee=employee,
        skill_name=skill.name,
        level=asked.evidence.level,
        evidence=next((line for line in log if line.pk == asked_about), None),
        row=row,
        levels=level_lines(framework, row) if row else [],
        log=[line for line in log if line.pk != asked_about],
        is_closed=asked.closed_at is not None,
    )
