"""The people whose sign-in the demo offers as buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from planner.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

DEMO_PERSONAS = {
    "employee@careerpath.example": _("an employee"),
    "manager@careerpath.example": _("a manager"),
    "leader@careerpath.example": _("a manager of managers"),
    "newcomer@careerpath.example": _("a newcomer, on the first visit"),
    "hr@careerpath.example": _("HR"),
}


@dataclass(frozen=True, slots=True)
class DemoSignIn:
    """A button: sign in as ``name``, who shows the product as ``persona``."""

    email: str
    name: str
    persona: StrPromise


def demo_sign_ins() -> list[DemoSignIn]:
    """The personas with an open account, in their order; none outside the demo."""
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
    return employee.name if employee else gettext("Human resources")
