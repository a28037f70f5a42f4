from __future__ import annotations

from planner.admin import openings, people, progress, promotion
from planner.admin.framework import items, versions

__all__ = ["items", "openings", "people", "progress", "promotion", "versions"]
