"""The people of the walks, in the real framework: all dates count back from today."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from planner.actions.framework.publishing import load_document, publish
from planner.actions.goals import set_goal
from planner.actions.progress.events import add_event
from planner.actions.progress.evidence import Note, ask_confirmation
from planner.actions.progress.file_checks import checked_file
from planner.actions.progress.milestones import decide_milestone, log_milestone
from planner.models import (
    ConfirmationRequest,
    Employee,
    Evidence,
    Milestone,
    MilestoneRecord,
    Requirement,
    Role,
    User,
)
from tests.factories.files import PDF, ReflectionFactory
from tests.factories.rows import HrFactory, OpeningFactory, UserFactory
from tests.scenes.people import add_evidence, employee_in, rated

DOCUMENT = Path(__file__).resolve().parents[2] / "fixtures/customer_service.json"
WAY = ["customer-service-agent", "senior-agent", "team-leader"]
CONFIRMED = {
    "active-listening": 2,
    "clear-speech": 2,
    "empathy": 2,
    "ticketing": 2,
    "policy-and-data-protection": 2,
    "product-knowledge": 2,
}
CLAIMED = {"written-communication": 2, "case-notes": 2, "contact-platform": 2, "ownership": 1}


@dataclass(frozen=True)
class Cast:
    """Imani reports to Tomasz, who reports to Ruth; Jonas has started today."""

    imani: Employee
    tomasz: Employee
    ruth: Employee
    jonas: Employee
    hr: User


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days)


def user_of(employee: Employee) -> User:
    assert employee.user
    return employee.user


@cache
def customer_service() -> Any:
    """The framework document of the demo. Read it, do not change it."""
    return json.loads(DOCUMENT.read_text(encoding="utf-8"))


@transaction.atomic
def people() -> Cast:
    """Publishes the framework and hires everybody; nobody has a goal yet."""
    load_document(customer_service())
    publish(None)
    ruth = _hire("Ruth Sandoval-Ek", "supervisor", 900)
    tomasz = _hire("Tomasz Arrowood", "team-leader", 500, manager=ruth)
    imani = _hire("Imani Veldhoen", "customer-service-agent", 420, manager=tomasz)
    jonas = _hire("Jonas Abara-Lund", "trainee-agent", 0, manager=tomasz, welcomed_at=None)
    for skill, level in CONFIRMED.items():
        rated(imani, skill, level, happened_on=ago(90))
        rated(imani, skill, level, happened_on=ago(60), author=tomasz)
    for skill, level in CLAIMED.items():
        rated(imani, skill, level, happened_on=ago(30))
    hr = HrFactory.create(email="hr@careerpath.example")
    return Cast(imani, tomasz, ruth, jonas, hr)


def publish_again() -> None:
    """The next version asks senior agents for more."""
    Requirement.objects.filter(role="senior-agent", skill="coaching").update(level=2)
    publish(None, "Senior agents coach.")


def _hire(name: str, role: str, days: int, **fields: Any) -> Employee:
    address = f"{name.split(maxsplit=1)[0].lower()}@careerpath.example"
    user = UserFactory.create(email=address)
    return employee_in(role, ago(days), name=name, user=user, hired_on=ago(days), **fields)


def ask(employee: Employee, skill: str = "empathy", level: int = 3) -> ConfirmationRequest:
    """``employee`` has shown a level and asks for it to be confirmed."""
    text = "A caller who had lost her order three times thanked me by name."
    note = Note(ago(3), text, kind=Evidence.Kind.WIN)
    return ask_confirmation(add_evidence(employee, skill, level, note))


def log(employee: Employee, milestone: str = "probation-passed") -> MilestoneRecord:
    """``employee`` has reached a milestone."""
    return log_milestone(employee, Milestone.objects.get(pk=milestone), Note(ago(5), "In March."))


def certified(employee: Employee, skill: str = "ai-assistants") -> None:
    """``employee`` has a certificate that has expired, with a file."""
    note = Note(ago(25), "Passed.", kind=Evidence.Kind.CERTIFICATE, expires_on=ago(20))
    add_event(employee, {skill: 2}, note, checked_file(PDF, "Certificate.pdf"))


@transaction.atomic
def busy(cast: Cast) -> None:
    """Imani on her way, with something of everything, so that pages are full."""
    set_goal(cast.imani, "team-leader", WAY)
    ask(cast.imani)
    log(cast.imani, "data-protection-refresher")
    log(cast.imani, "probation-passed")
    returned = log(cast.imani, "second-channel")
    decide_milestone(returned, cast.tomasz, confirm=False, answer="The chat shifts are missing.")
    rated(cast.imani, "case-notes", 4, happened_on=ago(2), author=cast.tomasz, text="Very clear.")
    OpeningFactory.create(role=Role.objects.get(pk="senior-agent"), opens_on=ago(10))
    certified(cast.imani)
    ReflectionFactory.create(employee=cast.imani, question="Why?", text="It is never dull.")
