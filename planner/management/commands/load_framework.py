"""Reads a framework document into the draft."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from planner.actions.framework.publishing import (
    FrameworkHasErrors,
    FrameworkRefused,
    NothingToPublish,
    RolesInUse,
    load_document,
    publish,
)
from planner.models import FrameworkVersion
from planner.queries.framework.review import Review, review_draft

STDIN = "-"


class Command(BaseCommand):
    """Loads a framework document into the draft, all of it or nothing."""

    help = "Load a framework document (JSON) into the draft; what it does not name is retired."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="The document, or - for standard input.")
        parser.add_argument("--publish", action="store_true", help="Publish it at once.")
        parser.add_argument("--dry-run", action="store_true", help="Say what it would do only.")
        parser.add_argument(
            "--keep",
            action="store_true",
            help="Only add and change: what the document does not name stays in the draft.",
        )
        parser.add_argument(
            "--remove",
            action="store_true",
            help="With --publish: also if roles go that people hold or have as their goal.",
        )
        parser.add_argument(
            "--unless-published",
            action="store_true",
            help="Do nothing if a framework is published already.",
        )
        parser.add_argument("--notes", default="", help="What is new, for the version's notes.")

    def handle(self, *_: Any, file: str, **options: Any) -> None:
        document = read_document(file)
        if options["unless_published"] and FrameworkVersion.objects.exists():
            self.stdout.write("A framework is published already; it stays as it is.")
            return
        try:
            self._load(document, **options)
        except FrameworkRefused as refusal:
            raise CommandError("\n".join([f"{file}: {refusal}", *refusal.problems])) from refusal
        except FrameworkHasErrors as refusal:
            messages = [finding.message for finding in refusal.findings]
            raise CommandError("\n".join(["The framework has errors.", *messages])) from refusal
        except RolesInUse as refusal:
            words = "Nothing was changed. Say --remove to publish it all the same, or --keep."
            raise CommandError(f"{refusal}\n{words}") from refusal

    @transaction.atomic  # with --publish: both or nothing
    def _load(self, document: Any, *, keep: bool, publish: bool, **options: Any) -> None:
        self.stdout.write(f"Draft: {load_document(document, keep=keep)}.")
        for line in preview_lines(review_draft()):
            self.stdout.write(line)
        if publish:
            self.stdout.write(publish_draft(options["notes"], remove=options["remove"]))
        if options["dry_run"]:
            transaction.set_rollback(True)
            self.stdout.write("This was a dry run: nothing was changed.")


def preview_lines(review: Review) -> Iterator[str]:
    """What publishing the draft would change, and whom it concerns."""
    for change in review.changes:
        details = f" ({'; '.join(change.details)})" if change.details else ""
        yield f"{change.spoken_verb}: {change.kind} “{change.name}”{details}"
    yield from map(str, review.departures)


def publish_draft(notes: str, *, remove: bool) -> str:
    """What became of it, as a sentence. That nothing changed is no failure."""
    try:
        version = publish(None, notes, remove=remove)
    except NothingToPublish as reason:
        return str(reason)
    return f"Published as version {version.number}."


def read_document(file: str) -> Any:
    """The parsed JSON; raises ``CommandError`` with file, line and column."""
    try:
        raw = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        return json.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file}: not UTF-8 text (byte {error.start + 1}).") from error
    except json.JSONDecodeError as error:
        raise CommandError(
            f"{file}: not JSON: {error.msg}, line {error.lineno}, column {error.colno}."
        ) from error
    except RecursionError as error:
        raise CommandError(f"{file}: nested too deeply.") from error
