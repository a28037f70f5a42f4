"""Checks that the cached standings say what the evidence says."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.actions.progress.standings import rebuild_standings, wrong_standings
from planner.models import SkillStanding


class Command(BaseCommand):
    """Lists standings that differ from the evidence, or sets them right."""

    help = "Compare the cached standings with the evidence. Exit code 1 if any is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rebuild", action="store_true", help="Fold all evidence anew and correct the cache."
        )

    def handle(self, *_: Any, rebuild: bool, **__: Any) -> None:
        if rebuild:
            self.stdout.write(f"{rebuild_standings()} standings corrected.")
            return
        wrong = wrong_standings()
        for row in wrong:
            self.stdout.write(_line(row))
        if wrong:
            raise CommandError(
                f"{len(wrong)} standings differ from the evidence. Correct them with --rebuild."
            )
        self.stdout.write("Every standing says what the evidence says.")


def _line(row: SkillStanding) -> str:
    return (
        f"Employee {row.employee_id}, {row.skill_id}: should be claimed {row.claimed}"
        f" ({row.claimed_on or 'never'}), confirmed {row.confirmed}"
        f" ({row.confirmed_on or 'never'})"
    )
