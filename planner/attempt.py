"""Running an action for a page: what it did, or why it refused, is told to the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from django.contrib import messages
from django.http import HttpRequest

from planner.actions.errors import ActionError

Result = TypeVar("Result")


class Refusable(Protocol):
    """A form that shows a refusal beside the field that it is about."""

    def refuse(self, refusal: ActionError) -> None: ...


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What an action returned that was not refused; always true."""

    result: Result


def attempt(
    request: HttpRequest,
    act: Callable[[], Result],
    thanks: str | Callable[[Result], str] = "",
    *,
    form: Refusable | None = None,
    level: int = messages.INFO,
) -> Done[Result] | None:
    """Run ``act`` and add ``thanks`` to the messages; None if it was refused.

    ``thanks`` may be made from the result. ``form`` shows a refusal; without a form it becomes
    a message of ``level``. Whole pages show the messages, and parts take them along.
    """
    try:
        result = act()
    except ActionError as refusal:
        if form is None:
            messages.add_message(request, level, str(refusal))
        else:
            form.refuse(refusal)
        return None
    if text := thanks if isinstance(thanks, str) else thanks(result):
        messages.success(request, text)
    return Done(result)
