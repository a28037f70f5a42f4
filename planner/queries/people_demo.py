"""The three people whose sign-in the demo offers as buttons."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from planner.models import User

DEMO_PERSONAS = {
    "employee@careerpath.example": "an employee",
    "manager@careerpath.example": "a manager",
    "hr@careerpath.example": "HR",
}


@dataclass(frozen=True, slots=True)
class DemoSignIn:
    """A button: sign in as ``name``, who shows the product as ``persona``."""

    email: str
    name: str
    persona: str


def demo_sign_ins() -> list[DemoSignIn]:
    """One SQL query; none, and nothing, outside the demo."""
    if not settings.DEMO:
        return []
    users = User.objects.filter(email__in=DEMO_PERSONAS, is_active=True).select_related("employee")
    found = {user.email: user for user in users}
    return [
        DemoSignIn(email, _name(found[email]), persona)
        for email, persona in DEMO_PERSONAS.items()
        if email in found
    ]


def demo_user(email: str) -> User | None:
    """The account behind a button; None for every other address, and outside the demo."""
    if not settings.DEMO or email not in DEMO_PERSONAS:
        return None
    return User.objects.filter(email=email, is_active=True).first()


def _name(user: User) -> str:
    employee = getattr(user, "employee", None)
    return employee.name if employee else "Human resources"
