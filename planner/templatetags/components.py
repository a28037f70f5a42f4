"""Words for templates: icons, level pips, and where one is."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SECTIONS = {
    "home": (
        "home",
        "welcome",
        "goal-set",
        "goal-change",
        "goal-list",
        "goal-resume",
        "route-list",
        "suggestion-list",
        "driver-edit",
        "people-like-me",
        "what-if",
        "look-ahead",
        "case-list",
        "case-start",
        "case-detail",
        "case-edit",
        "case-verify",
    ),
    "plan-detail": (
        "plan-detail",
        "step-add",
        "step-complete",
        "step-hours",
        "step-swap",
        "step-block",
        "pause-list",
    ),
    "map-detail": ("map-detail", "map-list", "role-detail", "role-compare"),
    "skill-list": (
        "skill-list",
        "skill-detail",
        "evidence-add",
        "evidence-list",
        "progress-detail",
        "reflection-list",
        "reflection-add",
        "leverage-list",
    ),
    "feedback-list": ("feedback-list", "feedback-ask", "feedback-answer"),
    "check-in-list": ("check-in-list", "check-in-open", "check-in-detail"),
    "milestone-list": ("milestone-list", "milestone-add"),
    "opening-list": ("opening-list", "opening-detail", "interest-list", "interest-say"),
    "team-board": ("team-board", "person-detail", "person-evidence"),
    "notice-list": ("notice-list",),
    "settings-edit": ("settings-edit", "my-data"),
    "inbox": ("inbox", "confirmation-answer", "milestone-decide", "blocker-answer"),
}


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """An icon of the sprite. It is never read out: put the words beside it."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        size,
        static("planner/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def current(context: template.Context, url_name: str) -> SafeString | str:
    """``aria-current`` for the navigation entry that the page belongs to."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None or match.url_name not in SECTIONS[url_name]:
        return ""
    return format_html('aria-current="{}"', "page" if match.url_name == url_name else "true")


@register.filter
def onet_url(code: str) -> str:
    """The public page of an O*NET-SOC occupation."""
    return f"https://www.onetonline.org/link/summary/{quote(code)}"


@register.inclusion_tag("planner/components/_pips.html")
def pips(
    highest: int, held: int, confirmed: int | None = None, needed: int | None = None
) -> dict[str, Any]:
    """Levels 1 to ``highest``: confirmed, own view only, still needed.

    ``held`` is the higher of claimed and confirmed; without ``confirmed`` all of it is plain.
    """
    sure = held if confirmed is None else confirmed
    return {
        "pips": [_pip(level, held, sure, needed or 0) for level in range(1, highest + 1)],
        "highest": highest,
        "held": held,
        "confirmed": confirmed,
        "needed": needed,
    }


def _pip(level: int, held: int, confirmed: int, needed: int) -> str:
    if level <= confirmed:
        return "confirmed"
    if level <= held:
        return "claimed"
    return "needed" if level <= needed else "free"
