"""Refusals: the errors that actions raise."""

from __future__ import annotations


class ActionError(Exception):
    """A refusal; nothing was written. ``str()`` is a sentence for the person.

    ``field`` names the form field that it is about, if any.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
