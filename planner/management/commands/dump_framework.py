"""Writes the framework as a document."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from planner.models import FrameworkVersion
from planner.queries.framework.draft import draft_document
from planner.queries.framework.published import pretty


class Command(BaseCommand):
    """Writes the framework as a document that ``load_framework`` reads."""

    help = "Write the draft, or a published version, as a framework document (JSON)."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        # Every command has a --version that tells Django's; here it means ours.
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="Where to; standard output if left out.")
        parser.add_argument("--version", type=int, help="A published version; else the draft.")

    def handle(self, *_: Any, file: str | None, version: int | None, **__: Any) -> None:
        text = pretty(draft_document() if version is None else _frozen(version))
        if file is None:
            self.stdout.write(text, ending="")
            return
        try:
            Path(file).write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error


def _frozen(number: int) -> Any:
    version = FrameworkVersion.objects.filter(number=number).first()
    if version is None:
        raise CommandError(f"There is no version {number}.")
    return version.document
