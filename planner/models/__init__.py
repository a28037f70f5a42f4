from __future__ import annotations

from planner.models.framework import (
    AcceptedFinding,
    CareerFramework,
    Growth,
    Milestone,
    Move,
    Requirement,
    Role,
    Skill,
    SkillLevel,
    Track,
)
from planner.models.framework_activities import Activity, Effect
from planner.models.framework_versions import FrameworkVersion
from planner.models.openings import Opening
from planner.models.people import Employee, RoleAssignment, Team, User
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

__all__ = [
    "AcceptedFinding",
    "Activity",
    "Blocker",
    "CareerFramework",
    "ConfirmationRequest",
    "DeclinedActivity",
    "Effect",
    "Employee",
    "Evidence",
    "FrameworkVersion",
    "Goal",
    "Growth",
    "HoursEntry",
    "Milestone",
    "MilestoneRecord",
    "Move",
    "Opening",
    "Pause",
    "PlanChange",
    "PlanStep",
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
