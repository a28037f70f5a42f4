"""The demo organisation: 240 invented people with 18 months of history."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from planner.demo.load import demo_is_there, load_demo
from planner.demo.people.life import DemoRefused
from planner.demo.people.personas import sign_ins


class Command(BaseCommand):
    """Loads the demo into a database without people. Idempotent."""

    help = "Load the demo organisation: 240 invented people, and sign-ins with a known password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--yes",
            action="store_true",
            help="Load it although DEMO is not set. Its password is known to everybody.",
        )

    def handle(self, *_: Any, yes: bool, **__: Any) -> None:
        if not (settings.DEMO or yes):
            raise CommandError(
                "This is not a demo: DEMO is not set. The demo brings accounts with a known "
                "password. If you want them here, add --yes."
            )
        try:
            is_there = demo_is_there()
            said = "The demo is there already." if is_there else load_demo(timezone.localdate())
        except DemoRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("\n".join([said, *sign_ins()]))
