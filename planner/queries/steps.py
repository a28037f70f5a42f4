"""Next steps as a page shows them: with a word, an icon and where to do them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from planner.engine import Step

# kind -> what its badge says, and its icon
KINDS = {
    "choose": ("Choose", "compass"),
    "renew": ("Renew", "refresh-cw"),
    "apply": ("Apply", "briefcase"),
    "confirm": ("Confirm", "shield-check"),
    "learn": ("Learn", "graduation-cap"),
    "prove": ("On the job", "headset"),
    "milestone": ("Milestone", "trophy"),
    "wait": ("Wait", "clock"),
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """One next step of the engine. ``url`` is empty for a step that is only to know."""

    step: Step
    word: str
    icon: str
    url: str

    @property
    def is_earlier(self) -> bool:
        """Whether the arrival gets earlier by this step."""
        before, after = self.step.arrive_before, self.step.arrive_after
        return before is not None and after is not None and after < before


def step_lines(steps: Iterable[Step]) -> list[StepLine]:
    """The steps in their order. No SQL query."""
    return [StepLine(step, *KINDS[step.kind], _url(step)) for step in steps]


def _url(step: Step) -> str:
    if step.kind == "milestone" or (step.kind == "renew" and step.milestone):
        return f"{reverse('milestone-add')}?milestone={step.milestone}"
    if step.skill:
        return reverse("skill-detail", args=[step.skill])
    if step.kind in {"apply", "wait"} and step.role:
        return reverse("role-detail", args=[step.role])
    return reverse("map-detail") if step.kind == "choose" else ""
