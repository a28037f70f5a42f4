"""The engine: one small deterministic machine behind every number (DESIGN.md, section 3)."""

from __future__ import annotations

from planner.engine.activities import ActivityPlan, OnTheJob, activity_plan
from planner.engine.bulk import BulkReadiness, bulk_readiness
from planner.engine.check import check_framework, split_accepted
from planner.engine.curriculum import Settled, curriculum, plan_around
from planner.engine.errors import FrameworkInvalid, NoBudget, UnknownRole
from planner.engine.findings import Finding
from planner.engine.framework import Framework
from planner.engine.legs import Gap, Leg, Route
from planner.engine.leverage import Lever, leverage, within_reach
from planner.engine.lights import Light, Lights, Opening, lights
from planner.engine.look_ahead import Loss, losses
from planner.engine.no_route import AlreadyThere, NoRoute
from planner.engine.person import Person, Rating
from planner.engine.readiness import Readiness, Term, readiness
from planner.engine.routes import alternatives, routes
from planner.engine.schedule import Scheduled, lay_out, schedule
from planner.engine.similarity import SimilarRole, similar_roles
from planner.engine.standing import Fold, Standing, fold_ratings, standing
from planner.engine.steps import Step, next_steps
from planner.engine.suggest import Suggestion, SuggestionTerm, suggest_targets
from planner.engine.what_if import Outcome, WhatIf, suppose, what_if

__all__ = [
    "ActivityPlan",
    "AlreadyThere",
    "BulkReadiness",
    "Finding",
    "Fold",
    "Framework",
    "FrameworkInvalid",
    "Gap",
    "Leg",
    "Lever",
    "Light",
    "Lights",
    "Loss",
    "NoBudget",
    "NoRoute",
    "OnTheJob",
    "Opening",
    "Outcome",
    "Person",
    "Rating",
    "Readiness",
    "Route",
    "Scheduled",
    "Settled",
    "SimilarRole",
    "Standing",
    "Step",
    "Suggestion",
    "SuggestionTerm",
    "Term",
    "UnknownRole",
    "WhatIf",
    "activity_plan",
    "alternatives",
    "bulk_readiness",
    "check_framework",
    "curriculum",
    "fold_ratings",
    "lay_out",
    "leverage",
    "lights",
    "losses",
    "next_steps",
    "plan_around",
    "readiness",
    "routes",
    "schedule",
    "similar_roles",
    "split_accepted",
    "standing",
    "suggest_targets",
    "suppose",
    "what_if",
    "within_reach",
]
