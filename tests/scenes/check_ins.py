"""Ada, an agent, talks with Mina, who reports to Hanna: what each sends, as a browser does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.models import CheckIn, Employee
from tests.pages import browser_of
from tests.scenes.people import aims_for, employee_in

VIEW = {
    "level-empathy": "2",
    "reason-empathy": "Most calls.",
    "level-coaching": "0",
    "note": "Ask for shifts.",
}


@dataclass(frozen=True)
class Line:
    """Ada's goal is to lead: empathy and coaching are asked for."""

    ada: Employee
    manager: Employee
    head: Employee


def line() -> Line:
    head = employee_in("lead", name="Hanna Head")
    manager = employee_in("lead", name="Mina Manager", manager=head)
    ada = employee_in(name="Ada Agent", manager=manager)
    aims_for(ada, "lead", "agent", "lead")
    return Line(ada, manager, head)


def opened(ada: Employee) -> CheckIn:
    browser_of(ada).post("/check-ins/open/", {"skills": ["empathy", "coaching"]})
    return CheckIn.objects.get()


def send(who: Employee, check_in: CheckIn, stage: str, do: str, **fields: str) -> Any:
    form = {"stage": stage, "do": do, **fields}
    return browser_of(who).post(address(check_in), form)


def address(check_in: CheckIn) -> str:
    return f"/check-ins/{check_in.pk}/"


def until_together(check_in: CheckIn) -> None:
    send(check_in.employee, check_in, "mine", "hand-over", **VIEW)
    send(check_in.manager, check_in, "theirs", "hand-over", **{**VIEW, "level-empathy": "1"})


def digest(who: Employee, check_in: CheckIn) -> str:
    context = browser_of(who).get(address(check_in)).context
    return str(context["page"].seen)
