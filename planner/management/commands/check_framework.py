"""Checks the draft before it is published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.queries.framework.review import Concern, review_draft


class Command(BaseCommand):
    """Checks the draft; fails if something stands in the way of publishing."""

    help = "Check the draft of the framework. Exit code 1 if it has errors."

    def handle(self, *_: Any, **__: Any) -> None:
        review = review_draft()
        self._list("error", review.errors)
        self._list("warning", review.warnings)
        self._list("accepted", review.accepted)
        counts = (
            f"{len(review.errors)} errors, {len(review.warnings)} warnings,"
            f" {len(review.accepted)} accepted"
        )
        if review.errors:
            raise CommandError(counts)
        self.stdout.write(counts)

    def _list(self, severity: str, concerns: Sequence[Concern]) -> None:
        for concern in concerns:
            self.stdout.write(f"{severity} {concern.code}: {concern.message} {concern.remedy}")
