"""How plans are put into words: durations and next steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse

if TYPE_CHECKING:
    from planner.queries.plans import Step

register = template.Library()

MINUTES_PER_HOUR = 60
QUARTERS = {0: "", 15: "¼", 30: "½", 45: "¾"}
ICONS = {
    "choose": "compass",
    "renew": "refresh-cw",
    "apply": "briefcase",
    "confirm": "shield-check",
    "learn": "graduation-cap",
    "prove": "headset",
    "milestone": "trophy",
    "wait": "clock",
}
WORDS = {
    "choose": "Choose",
    "renew": "Renew",
    "apply": "Apply",
    "confirm": "Confirm",
    "learn": "Learn",
    "prove": "Show on the job",
    "milestone": "Milestone",
    "wait": "Wait",
}


@register.filter
def hours(minutes: int) -> str:
    """Minutes as hours with quarters; other minutes are spelt out.

    >>> hours(90), hours(60), hours(15), hours(100)
    ('1½ hours', '1 hour', '¼ hour', '1 h 40 min')
    """
    whole, rest = divmod(minutes, MINUTES_PER_HOUR)
    if rest not in QUARTERS:
        return f"{whole} h {rest} min" if whole else f"{rest} min"
    number = f"{whole or ''}{QUARTERS[rest]}" or "0"
    return f"{number} hour{'' if 0 < minutes <= MINUTES_PER_HOUR else 's'}"


@register.filter
def step_icon(kind: str) -> str:
    return ICONS[kind]


@register.filter
def step_word(kind: str) -> str:
    return WORDS[kind]


@register.filter
def step_url(step: Step) -> str:
    """Where one does what the step says; empty for a step that is only to know."""
    if step.kind == "milestone":
        return f"{reverse('milestone-add')}?milestone={step.milestone or step.subject}"
    if step.skill and step.kind != "wait":
        return reverse("skill-detail", args=[step.skill])
    if step.kind in {"apply", "wait"} and step.role:
        return reverse("role-detail", args=[step.role])
    return reverse("map-detail") if step.kind == "choose" else ""
