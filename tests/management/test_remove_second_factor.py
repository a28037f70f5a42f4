from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from tests.factories.rows import UserFactory
from tests.scenes.second_factor import add_app


def test_everything_of_this_account_goes_and_nothing_else(db: None) -> None:
    lost, kept = UserFactory.create(email="lost@example.org"), UserFactory.create()
    add_app(lost)
    add_app(kept)

    call_command("remove_second_factor", "Lost@example.org")

    assert {row.user for row in Authenticator.objects.all()} == {kept}


@pytest.mark.parametrize("address", ["nobody@example.org", "ada@example.org"])
def test_it_says_when_there_is_nothing_to_do(address: str, db: None) -> None:
    UserFactory.create(email="ada@example.org")

    with pytest.raises(CommandError, match=r"no (account|second factor)"):
        call_command("remove_second_factor", address)
