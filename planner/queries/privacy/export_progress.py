"""The parts about oneself: the record, what one has shown, and what one plans."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from planner import models as m
from planner.queries.privacy.export_part import Part

RECORD = [
    Part(
        "record",
        _("Your record"),
        m.Employee,
        "pk",
        "number name known_as manager__name team__name weekly_minutes on_hold drivers wants_to_lead"
        " hired_on left_on welcomed_at language time_zone digest",
        without=(
            "user",  # it is the next part
        ),
    ),
    Part(
        "account",
        _("Your account"),
        m.User,
        "employee",
        "email is_active is_staff is_superuser date_joined last_login",
        without=(
            "password",  # a secret, and only its hash is kept
        ),
    ),
    Part(
        "addresses",
        _("Your addresses"),
        EmailAddress,
        "user__employee",
        "email verified primary",
        without=(
            "user",  # oneself
        ),
    ),
    Part(
        "second_factors",
        _("How you sign in beside the password"),
        Authenticator,
        "user__employee",
        "type created_at last_used_at",
        without=(
            "user",  # oneself
            "data",  # secrets
        ),
    ),
    Part("roles", _("Your roles"), m.RoleAssignment, "employee", "role__name started_on ended_on"),
    Part("lines", _("Your managers"), m.ReportingLine, "employee", "manager__name started_on"),
    Part("approves", _("Promotions that you decide about"), m.Approver, "employee", "track__name"),
    Part(
        "openings_as_contact",
        _("Openings that name you as the contact"),
        m.Opening,
        "contact",
        "role__name location seats taken opens_on closes_on",
    ),
]
PROGRESS = [
    Part(
        "evidence",
        _("Evidence of your skills"),
        m.Evidence,
        "employee",
        "skill__name level kind confirms author__name happened_on text link expires_on"
        " activity__name created_at",
    ),
    Part(
        "evidence_given",
        _("What you said of others’ skills"),
        m.Evidence,
        "author",
        "employee__name skill__name level kind confirms happened_on text created_at",
        without=(
            "link",  # of one’s own evidence: in the part before
            "expires_on",  # of one’s own evidence: in the part before
            "activity",  # of one’s own evidence: in the part before
        ),
        when=~Q(employee=F("author")),
    ),
    Part(
        "files",
        _("Your files"),
        m.EvidenceFile,
        "evidence__employee",
        "evidence__skill__name name content_type size sha256 uploaded_at",
        without=(
            "file",  # a place on the server; the file itself can be opened from the evidence
        ),
    ),
    Part(
        "standings",
        _("Your levels"),
        m.SkillStanding,
        "employee",
        "skill__name since until claimed claimed_on confirmed confirmed_on lowest highest",
    ),
    Part(
        "confirmations_asked",
        _("Confirmations that you asked for"),
        m.ConfirmationRequest,
        "employee",
        "skill__name evidence__level asked_at closed_at answer__level answer__author__name",
    ),
    Part(
        "milestones",
        _("Your milestones"),
        m.MilestoneRecord,
        "employee",
        "milestone__name achieved_on note state logged_at decided_by__name decided_at answer",
    ),
    Part(
        "milestones_decided",
        _("Milestones of others that you answered"),
        m.MilestoneRecord,
        "decided_by",
        "employee__name milestone__name achieved_on state decided_at answer",
        without=(
            "note",  # the colleague’s own words
            "logged_at",  # the colleague’s own doing
        ),
    ),
    Part(
        "reflections",
        _("Your reflections, which only you see"),
        m.Reflection,
        "employee",
        "question text skill__name written_on created_at",
    ),
]
PLANS = [
    Part(
        "goals",
        _("Your goals"),
        m.Goal,
        "employee",
        "role__name version__number route shared started_at ended_at",
    ),
    Part(
        "plan_steps",
        _("Steps of your plans"),
        m.PlanStep,
        "goal__employee",
        "goal__role__name taken_from__role__name role__name activity__name skill__name level title"
        " minutes is_own state closed_on created_at",
    ),
    Part(
        "activities_declined",
        _("Activities that you swapped out"),
        m.DeclinedActivity,
        "goal__employee",
        "goal__role__name activity__name",
    ),
    Part(
        "hours",
        _("Your hours"),
        m.HoursEntry,
        "step__goal__employee",
        "step__activity__name step__title spent_on minutes created_at",
    ),
    Part(
        "blockers",
        _("What was in your way"),
        m.Blocker,
        "step__goal__employee",
        "step__activity__name step__title reason wants_support since answer answered_by__name"
        " answered_at resolved_at",
    ),
    Part(
        "blockers_answered",
        _("Your answers to requests for support"),
        m.Blocker,
        "answered_by",
        "step__goal__employee__name answer answered_at",
        without=(
            "reason",  # the colleague’s own words
            "wants_support",  # the colleague’s own wish
            "since",  # the colleague’s own doing
            "resolved_at",  # the colleague’s own doing
        ),
    ),
    Part("pauses", _("Your pauses"), m.Pause, "employee", "kind starts_on ends_on"),
    Part(
        "plan_changes",
        _("What changed in your plans"),
        m.PlanChange,
        "goal__employee",
        "goal__role__name changed_at text",
    ),
]
