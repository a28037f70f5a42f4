"""The words in which people are told what HR does with accounts.

Whoever sets a password, an address or a link can sign in as somebody else, and a second factor
keeps them out: so the person and everybody else in HR hears of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from planner.actions.notices.tell import News, tell_all
from planner.models import Employee, Notice, User
from planner.queries.people.rights import colleagues_in_hr

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PASSWORD = (
    _("{by} has set the password of your account {account}. If you did not ask for this, tell HR."),
    _("{by} has set the password of the account {account}."),
)
ADDRESS = (
    _("{by} has changed the address of your account to {account}. If it is not yours, tell HR."),
    _("{by} has changed the address of an account to {account}."),
)
LINKED = (
    _("{by} has linked the account {account} to your record. If it is not yours, tell HR."),
    _("{by} has linked the account {account} to the record of {name}."),
)
UNLINKED = (
    _("{by} has taken the account {account} away from your record."),
    _("{by} has taken the account {account} away from the record of {name}."),
)
LINK_GIVEN = (
    _("{by} has made a link to set your password anew. If you did not ask for this, tell HR."),
    _("{by} has made a link to set the password of the account {account} anew."),
)
FACTOR_REMOVED = (
    _("{by} has removed your second factor. If you did not ask for this, tell HR."),
    _("{by} has removed the second factor of the account {account}."),
)
Words = tuple["StrOrPromise", "StrOrPromise"]


def tell_account(words: Words, account: User, by: User, person: Employee | None) -> None:
    """Tell ``person``, whose account it is, in the first words and HR in the second."""
    tell_all(list(_news(words, account, by, person)))


def _news(words: Words, account: User, by: User, person: Employee | None) -> Iterator[News]:
    own, others = words
    key = f"account:{account.pk}:{timezone.now().isoformat()}"
    facts = {
        "by": str(getattr(by, "employee", by)),
        "account": account.email,
        "name": str(person or ""),
    }
    if person is not None:
        yield News(person, Notice.Kind.ACCOUNT, key, format_lazy(own, **facts))
    url = reverse("admin:planner_user_change", args=[account.pk])
    for colleague in colleagues_in_hr(by):
        if colleague != person:
            yield News(colleague, Notice.Kind.ACCOUNT, key, format_lazy(others, **facts), url)
