"""What is erased of somebody who has left, and what stays because it is about somebody else.

A test walks through all fields that lead to a person: each is named here, so that a new table
cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import F, Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from planner import models as m

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of ``model`` whose ``link`` is the person, and which fulfil ``when``."""

    title: StrPromise
    model: type[Model]
    link: str
    when: Q = field(default_factory=Q)

    def of(self, employee: m.Employee) -> QuerySet[Any]:
        return self.model._default_manager.filter(self.when, **{self.link: employee})


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there are of what ``title`` says; never 0."""

    title: StrPromise
    number: int


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who is to be erased, with what goes and what stays without their name."""

    employee: m.Employee
    erased: Sequence[Count]
    kept: Sequence[Count]


# About the person. In this order: a request holds the evidence that it is about.
ERASED = (
    Rows(_("Requests for confirmation"), m.ConfirmationRequest, "employee"),
    Rows(_("Requests for feedback"), m.FeedbackRequest, "employee"),
    Rows(_("Evidence, with its files"), m.Evidence, "employee"),
    Rows(_("Levels"), m.SkillStanding, "employee"),
    Rows(_("Milestones"), m.MilestoneRecord, "employee"),
    Rows(_("Reflections"), m.Reflection, "employee"),
    Rows(_("Goals, with their plans and hours"), m.Goal, "employee"),
    Rows(_("Pauses"), m.Pause, "employee"),
    Rows(_("Check-ins"), m.CheckIn, "employee"),
    Rows(_("Promotion cases, with what was submitted"), m.PromotionCase, "employee"),
    Rows(_("Interest in openings"), m.Interest, "employee"),
    Rows(_("Tracks to decide about"), m.Approver, "employee"),
    Rows(_("Roles held"), m.RoleAssignment, "employee"),
    Rows(_("Managers"), m.ReportingLine, "employee"),
    Rows(_("Notices"), m.Notice, "recipient"),
    Rows(_("Mails"), m.Mail, "recipient"),
    Rows(_("Visits of their profile"), m.ProfileView, "employee"),
    Rows(_("Calendar address"), m.CalendarFeed, "employee"),
)

# About others, who keep it: as said by a former colleague.
KEPT = (
    Rows(_("Evidence of others’ skills"), m.Evidence, "author", when=~Q(employee=F("author"))),
    Rows(_("Milestones of others decided"), m.MilestoneRecord, "decided_by"),
    Rows(_("Feedback that others asked for"), m.FeedbackRequest, "colleague"),
    Rows(_("Check-ins held with others"), m.CheckIn, "manager"),
    Rows(_("Support given to others"), m.Blocker, "answered_by"),
    Rows(
        _("Steps taken in others’ promotion cases"),
        m.CaseEvent,
        "actor",
        when=~Q(case__employee=F("actor")),
    ),
    Rows(_("Decisions on others’ promotion cases"), m.CaseDecision, "approver"),
    Rows(_("Interest of others that was told to them"), m.Interest, "contact"),
    Rows(_("Visits of others’ profiles"), m.ProfileView, "viewer"),
)

# Links that are cut: the row is somebody else’s, and does without.
CUT = (
    Rows(_("Openings that name them as the contact"), m.Opening, "contact"),
    Rows(_("Former colleagues who reported to them"), m.Employee, "manager"),
    Rows(_("Reporting lines of others"), m.ReportingLine, "manager"),
)


def leaver(employee: m.Employee) -> Leaver:
    """What is to be said before somebody is erased."""
    return Leaver(employee, _counts(ERASED, employee), _counts(KEPT, employee))


def is_named_by_others(employee: m.Employee) -> bool:
    """Whether rows about others would lose whom they are from."""
    return any(rows.of(employee).exists() for rows in KEPT)


def _counts(kinds: Iterable[Rows], employee: m.Employee) -> list[Count]:
    found = ((rows.title, rows.of(employee).count()) for rows in kinds)
    return [Count(title, number) for title, number in found if number]
