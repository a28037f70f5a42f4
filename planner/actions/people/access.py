"""What lets people sign in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from planner.models import User


@transaction.atomic
def remove_second_factor(account: User) -> bool:
    """Whether there was one. Passkeys, app and recovery codes go together."""
    removed, _rows = Authenticator.objects.filter(user=account).delete()
    return bool(removed)
