from __future__ import annotations

from planner.models.check_ins import CheckIn, CheckInSkill
from planner.models.evidence_files import EvidenceFile, Reflection
from planner.models.feedback import FeedbackRequest
from planner.models.framework import (
    AcceptedFinding,
    CareerFramework,
    Milestone,
    Skill,
    SkillLevel,
    Track,
)
from planner.models.framework_activities import Activity, Effect
from planner.models.framework_roles import Growth, Move, Requirement, Role
from planner.models.framework_versions import FrameworkVersion
from planner.models.notices import Mail, Notice
from planner.models.openings import Interest, Opening
from planner.models.people import Employee, RoleAssignment, Team
from planner.models.people_access import CalendarFeed, ProfileView
from planner.models.people_accounts import User
from planner.models.plan_steps import (
    Blocker,
    DeclinedActivity,
    HoursEntry,
    Pause,
    PlanChange,
    PlanStep,
)
from planner.models.plans import Goal
from planner.models.progress import (
    ConfirmationRequest,
    Evidence,
    MilestoneRecord,
    SkillStanding,
)
from planner.models.promotion import Approver, CaseDecision, CaseEvent, CaseSeal, PromotionCase

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
    "Requirement",
    "Role",
    "RoleAssignment",
    "Skill",
    "SkillLevel",
    "SkillStanding",
    "Team",
    "Track",
    "User",
]
