from __future__ import annotations

from planner.admin import openings, progress, promotion
from planner.admin.framework import items, versions
from planner.admin.people import records

__all__ = ["items", "openings", "progress", "promotion", "records", "versions"]
