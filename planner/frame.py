"""What the frame around every page shows: a context processor, so that no template queries."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from planner.queries.navigation import navigation_of
from planner.queries.people.demo_sign_ins import demo_sign_ins


def frame(request: HttpRequest) -> dict[str, Any]:
    """The navigation, and the buttons of the demo's sign-in page; each is read once it is shown."""
    return {
        "nav": SimpleLazyObject(lambda: navigation_of(request.user)),
        "demo_sign_ins": SimpleLazyObject(demo_sign_ins),
    }
