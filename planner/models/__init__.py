from __future__ import annotations

from planner.models.check_ins import CheckIn, CheckInSkill
from planner.models.framework.activities import Activity, Effect
from planner.models.framework.draft import (
    AcceptedFinding,
    CareerFramework,
    Milestone,
    Skill,
    SkillLevel,
    Track,
)
from planner.models.framework.roles import Gate, Growth, Move, Requirement, Role
from planner.models.framework.versions import FrameworkVersion
from planner.models.goals import Goal
from planner.models.notices import Mail, Notice
from planner.models.openings import Interest, Opening
from planner.models.people.access import CalendarFeed, ProfileView
from planner.models.people.accounts import User
from planner.models.people.employees import Employee, Team
from planner.models.people.reporting import ReportingLine
from planner.models.people.role_history import RoleAssignment
from planner.models.plan import (
    Blocker,
    DeclinedActivity,
    HoursEntry,
    Pause,
    PlanChange,
    PlanStep,
)
from planner.models.progress.evidence import (
    ConfirmationRequest,
    Evidence,
    SkillStanding,
)
from planner.models.progress.feedback import FeedbackRequest
from planner.models.progress.files import EvidenceFile, Reflection
from planner.models.progress.milestones import MilestoneRecord
from planner.models.promotion import Approver, CaseDecision, CaseEvent, CaseSeal, PromotionCase
from planner.models.sent_forms import SentForm

__all__ = [
    "AcceptedFinding",
    "Activity",
    "Approver",
    "Blocker",
    "CalendarFeed",
    "CareerFramework",
    "CaseDecision",
    "CaseEvent",
    "CaseSeal",
    "CheckIn",
    "CheckInSkill",
    "ConfirmationRequest",
    "DeclinedActivity",
    "Effect",
    "Employee",
    "Evidence",
    "EvidenceFile",
    "FeedbackRequest",
    "FrameworkVersion",
    "Gate",
    "Goal",
    "Growth",
    "HoursEntry",
    "Interest",
    "Mail",
    "Milestone",
    "MilestoneRecord",
    "Move",
    "Notice",
    "Opening",
    "Pause",
    "PlanChange",
    "PlanStep",
    "ProfileView",
    "PromotionCase",
    "Reflection",
    "ReportingLine",
    "Requirement",
    "Role",
    "RoleAssignment",
    "SentForm",
    "Skill",
    "SkillLevel",
    "SkillStanding",
    "Team",
    "Track",
    "User",
]
