"""Refusals: what an action says when it will not do something."""

from __future__ import annotations


class ActionError(Exception):
    """Something was refused, and nothing was written. ``str()`` is a sentence for the person.

    ``field`` names the form field that it is about, if it is about one.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
