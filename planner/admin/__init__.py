from __future__ import annotations

from planner.admin import framework, framework_versions, openings, people, progress, promotion

__all__ = ["framework", "framework_versions", "openings", "people", "progress", "promotion"]
