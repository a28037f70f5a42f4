"""The engine: one small deterministic machine behind every number (DESIGN.md, section 3)."""

from __future__ import annotations

from planner.engine.check import check_framework, split_accepted
from planner.engine.errors import FrameworkInvalid, UnknownRole
from planner.engine.findings import Finding
from planner.engine.framework import Framework
from planner.engine.lights import Light, Lights, Opening, lights
from planner.engine.person import Person, Rating
from planner.engine.readiness import Readiness, readiness
from planner.engine.standing import Standing, standing

__all__ = [
    "Finding",
    "Framework",
    "FrameworkInvalid",
    "Light",
    "Lights",
    "Opening",
    "Person",
    "Rating",
    "Readiness",
    "Standing",
    "UnknownRole",
    "check_framework",
    "lights",
    "readiness",
    "split_accepted",
    "standing",
]
