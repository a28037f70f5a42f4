"""Next steps as a page shows them: with a word, an icon and where to do them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from planner.engine import Step

# kind -> what its badge says, and its icon
KINDS = {
    "choose": (_("Choose"), "compass"),
    "renew": (_("Renew"), "refresh-cw"),
    "apply": (_("Apply"), "briefcase"),
    "confirm": (_("Confirm"), "shield-check"),
    "learn": (_("Learn"), "graduation-cap"),
    "prove": (_("On the job"), "headset"),
    "milestone": (_("Milestone"), "trophy"),
    "wait": (_("Wait"), "clock"),
}
# of a confirmation that waits for the manager's answer
ASKED = (_("Asked"), "clock")


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


def step_lines(steps: Iterable[Step], asked: Collection[str] = ()) -> list[StepLine]:
    """The steps in their order.

    ``asked`` are the skills of which a confirmation is asked for already.
    """
    return [_line(step, is_asked=step.skill in asked) for step in steps]


def _line(step: Step, *, is_asked: bool) -> StepLine:
    word, icon = ASKED if is_asked and step.kind == "confirm" else KINDS[step.kind]
    return StepLine(step, str(word), icon, _url(step))


def _url(step: Step) -> str:
    if step.kind == "milestone" or (step.kind == "renew" and step.milestone):
        return f"{reverse('milestone-add')}?milestone={step.milestone}"
    if step.skill:
        return reverse("skill-detail", args=[step.skill])
    if step.kind in {"apply", "wait"} and step.role:
        return reverse("role-detail", args=[step.role])
    return reverse("map-detail") if step.kind == "choose" else ""
