"""What HR sends with the pages of the framework's draft."""

from __future__ import annotations

from typing import Any

from django.urls import reverse


def inline(prefix: str, *rows: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """What a browser sends for the rows inside a page."""
    fields = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for index, row in enumerate(rows):
        fields |= {f"{prefix}-{index}-{key}": value for key, value in row.items()}
    return fields


def role_fields(**own: Any) -> dict[str, Any]:
    return {
        "name": "Lead",
        "code": "lead",
        "track": "service",
        "level": 2,
        "summary": "",
        "responsibilities": "Coach\r\n\r\n  Plan  \r\n",
        "position": 10,
        **inline("requirements"),
        **inline("gates"),
        **inline("growth"),
        **inline("moves_out"),
        **inline("moves_in"),
        **own,
    }


def skill_fields(**own: Any) -> dict[str, Any]:
    levels = [{"statement": f"do it at level {n}", "hours": "1.25"} for n in (1, 2, 3, 4)]
    return {
        "name": "Empathy",
        "code": "empathy",
        "category": "People",
        "position": 10,
        **inline("levels", *levels),
        **own,
    }


def change_page(row: Any) -> str:
    return reverse(f"admin:planner_{row._meta.model_name}_change", args=[row.pk])


def add_page(kind: str) -> str:
    return reverse(f"admin:planner_{kind}_add")


def settings_fields(**own: Any) -> dict[str, Any]:
    names = "\n".join(["none", "a little", "some", "much", "all"])
    return {"name": "Ours", "description": "", "level_names": names, "ready_at": 75, **own}
