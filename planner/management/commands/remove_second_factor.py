"""Lets somebody in who has lost everything, when nobody in HR can."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.actions.people.access import remove_second_factor
from planner.models import User


class Command(BaseCommand):
    """Passkeys, app and recovery codes of one account; its password stays."""

    help = "Remove the second factor of an account, when it is lost and no one in HR can do it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="The e-mail address of the account.")

    def handle(self, *_: Any, address: str, **__: Any) -> None:
        account = User.objects.filter(email__iexact=address).first()
        if account is None:
            raise CommandError(f"There is no account with the address {address}.")
        if not remove_second_factor(account):
            raise CommandError(f"{account} has no second factor.")
        self.stdout.write(f"{account} signs in with the password alone now.")
