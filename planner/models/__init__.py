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
    "CareerFramework",
    "ConfirmationRequest",
    "Effect",
    "Employee",
    "Evidence",
    "FrameworkVersion",
    "Goal",
    "Growth",
    "Milestone",
    "MilestoneRecord",
    "Move",
    "Opening",
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
