"""Checks that the files of evidence are there, whole, and belong to somebody."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.actions.progress.disk import broken_files, remove_stray_files, stray_files


class Command(BaseCommand):
    """Lists files that are missing, changed or nobody's; removes the last on request."""

    help = "Compare the files on the disk with the database. Exit code 1 if they differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--remove", action="store_true", help="Delete files that belong to nobody any more."
        )

    def handle(self, *_: Any, remove: bool, **__: Any) -> None:
        if remove:
            self.stdout.write(f"{remove_stray_files()} files removed.")
        broken, stray = broken_files(), stray_files()
        for row in broken:
            self.stdout.write(f"File {row.pk} is missing or has changed: {row.file.name}")
        for name in stray:
            self.stdout.write(f"Nobody’s file: {name}")
        if broken or stray:
            raise CommandError(f"{len(broken)} files broken, {len(stray)} files of nobody.")
        self.stdout.write("Every file is there, whole, and somebody’s.")
