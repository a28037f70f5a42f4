"""The parts about oneself and others: feedback, check-ins, cases, and who was told what."""

from __future__ import annotations

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from planner import models as m
from planner.queries.privacy.export_part import Part

SIDE_BY_SIDE = Q(check_in__stage__in=[m.CheckIn.Stage.TOGETHER, m.CheckIn.Stage.CLOSED])

TALKS = [
    Part(
        "feedback_asked",
        _("Feedback that you asked for"),
        m.FeedbackRequest,
        "employee",
        "colleague__name skill__name question state asked_at closed_at words answer__level"
        " answer__text",
    ),
    Part(
        "feedback_given",
        _("Feedback that you were asked for"),
        m.FeedbackRequest,
        "colleague",
        "employee__name skill__name question state asked_at closed_at words answer__level"
        " answer__text",
    ),
    Part(
        "check_ins",
        _("Your check-ins"),
        m.CheckIn,
        "employee",
        "manager__name role__name stage planned_on opened_at mine_at theirs_at looked_at closed_at"
        " called_off_at next_steps own_note",
        without=(
            "manager_note",  # the manager’s private note
        ),
    ),
    Part(
        "check_in_skills",
        _("Skills of your check-ins"),
        m.CheckInSkill,
        "check_in__employee",
        "check_in__opened_at skill__name needed own_level own_reason their_level their_reason"
        " agreed_level",
        when=SIDE_BY_SIDE,
    ),
    Part(
        "check_in_skills_begun",
        _("Skills of the check-in that has begun"),
        m.CheckInSkill,
        "check_in__employee",
        "check_in__opened_at skill__name needed own_level own_reason",
        without=(
            "their_level",  # the other side’s word, shown when both have spoken
            "their_reason",  # the other side’s word, shown when both have spoken
            "agreed_level",  # the other side’s word, shown when both have spoken
        ),
        when=~SIDE_BY_SIDE,
    ),
    Part(
        "check_ins_held",
        _("Check-ins that you held"),
        m.CheckIn,
        "manager",
        "employee__name role__name stage planned_on opened_at theirs_at looked_at closed_at"
        " called_off_at next_steps manager_note",
        without=(
            "own_note",  # the colleague’s private note
            "mine_at",  # the colleague’s own doing
        ),
    ),
    Part(
        "check_in_skills_held",
        _("Skills of the check-ins that you held"),
        m.CheckInSkill,
        "check_in__manager",
        "check_in__employee__name check_in__opened_at skill__name needed their_level their_reason"
        " agreed_level",
        without=(
            "own_level",  # the colleague’s own word
            "own_reason",  # the colleague’s own word
        ),
    ),
]
CASES = [
    Part(
        "cases",
        _("Your promotion cases"),
        m.PromotionCase,
        "employee",
        "role__name version__number statement state sha256 created_at sealed_at",
    ),
    Part(
        "case_seals",
        _("Your cases as submitted"),
        m.CaseSeal,
        "case__employee",
        "case__role__name document sha256 sealed_at",
        without=(
            "token",  # a secret of the link with which others verify the case
        ),
    ),
    Part(
        "case_events",
        _("What happened to your cases"),
        m.CaseEvent,
        "case__employee",
        "case__role__name kind actor__name text sealed happened_at",
    ),
    Part(
        "case_events_of_others",
        _("What you did with cases of others"),
        m.CaseEvent,
        "actor",
        "case__employee__name case__role__name kind text sealed happened_at",
        when=~Q(case__employee=F("actor")),
    ),
    Part(
        "case_decisions",
        _("Decisions on your cases"),
        m.CaseDecision,
        "case__employee",
        "case__role__name approver__name sealed approved text decided_at",
    ),
    Part(
        "case_decisions_given",
        _("Your decisions on cases of others"),
        m.CaseDecision,
        "approver",
        "case__employee__name case__role__name sealed approved text decided_at",
    ),
    Part(
        "interests",
        _("Openings that you were interested in"),
        m.Interest,
        "employee",
        "opening__role__name contact__name note said_at withdrawn_at",
    ),
]
ACCESS = [
    Part(
        "notices",
        _("Your notices"),
        m.Notice,
        "recipient",
        "kind text url created_at read_at mail__sent_at",
        without=(
            "key",  # a technical name of what the notice is about
        ),
    ),
    Part(
        "mails",
        _("Mails to you"),
        m.Mail,
        "recipient",
        "subject body state attempts created_at sent_at message_id",
    ),
    Part(
        "looked_at_me",
        _("Who opened your profile"),
        m.ProfileView,
        "employee",
        "viewer__name viewed_on",
    ),
    Part(
        "i_looked_at",
        _("Whose profiles you opened"),
        m.ProfileView,
        "viewer",
        "employee__name viewed_on",
    ),
    Part(
        "calendar",
        _("The address of your calendar"),
        m.CalendarFeed,
        "employee",
        "created_at",
        without=(
            "token_sha256",  # the hash of a secret
        ),
    ),
]
