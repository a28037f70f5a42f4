"""The engine: one small deterministic machine behind every number (docs/rules.md)."""

from __future__ import annotations

from planner.engine.activities.plan import ActivityPlan, OnTheJob, activity_plan
from planner.engine.activities.planned import PlannedWork, practice_code
from planner.engine.activities.schedule import Scheduled, done_by, lay_out, schedule
from planner.engine.advice.leverage import Lever, leverage, within_reach
from planner.engine.advice.next_roles import next_roles
from planner.engine.advice.similarity import Similar, SimilarTerm, similar_roles
from planner.engine.advice.suggest import (
    Suggestion,
    SuggestionTerm,
    suggest_targets,
    suggested_roles,
)
from planner.engine.advice.what_if import Outcome, WhatIf, suppose, what_if
from planner.engine.checks.check import check_framework, split_accepted
from planner.engine.checks.findings import Finding
from planner.engine.routes.dated import dated
from planner.engine.routes.legs import Gap, Leg, Route
from planner.engine.routes.no_route import AlreadyThere, NoRoute
from planner.engine.routes.routes import alternatives, routes
from planner.engine.standing.bulk import BulkReadiness, bulk_readiness, bulk_ready
from planner.engine.standing.bulk_standings import Standings, standings
from planner.engine.standing.fold import Fold, Standing, fold_ratings, standing
from planner.engine.standing.lights import Light, Lights, Opening, lights
from planner.engine.standing.losses import Loss, losses
from planner.engine.standing.readiness import Readiness, Term, readiness
from planner.engine.standing.spans import FoldSpan, fold_spans
from planner.engine.steps.curriculum import FixedChoices, curriculum, plan_around
from planner.engine.steps.next_steps import Step, next_steps
from planner.engine.team.bench import BenchStrength, Successor, bench, bench_strength, benches
from planner.engine.team.group_training import GroupTraining, Offer, group_training
from planner.engine.team.leniency import Leniency, leniency
from planner.engine.team.training_model import Member
from planner.engine.values.errors import FrameworkInvalid, NoBudget, UnknownRole
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person, Rating

__all__ = [
    "ActivityPlan",
    "AlreadyThere",
    "BenchStrength",
    "BulkReadiness",
    "Finding",
    "FixedChoices",
    "Fold",
    "FoldSpan",
    "Framework",
    "FrameworkInvalid",
    "Gap",
    "GroupTraining",
    "Leg",
    "Leniency",
    "Lever",
    "Light",
    "Lights",
    "Loss",
    "Member",
    "NoBudget",
    "NoRoute",
    "Offer",
    "OnTheJob",
    "Opening",
    "Outcome",
    "Person",
    "PlannedWork",
    "Rating",
    "Readiness",
    "Route",
    "Scheduled",
    "Similar",
    "SimilarTerm",
    "Standing",
    "Standings",
    "Step",
    "Successor",
    "Suggestion",
    "SuggestionTerm",
    "Term",
    "UnknownRole",
    "WhatIf",
    "activity_plan",
    "alternatives",
    "bench",
    "bench_strength",
    "benches",
    "bulk_readiness",
    "bulk_ready",
    "check_framework",
    "curriculum",
    "dated",
    "done_by",
    "fold_ratings",
    "fold_spans",
    "group_training",
    "lay_out",
    "leniency",
    "leverage",
    "lights",
    "losses",
    "next_roles",
    "next_steps",
    "plan_around",
    "practice_code",
    "readiness",
    "routes",
    "schedule",
    "similar_roles",
    "split_accepted",
    "standing",
    "standings",
    "suggest_targets",
    "suggested_roles",
    "suppose",
    "what_if",
    "within_reach",
]
