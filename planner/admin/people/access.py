"""HR lets people in again: who has lost the second factor, or, without mail, the password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from planner.actions.notices import accounts as told
from planner.actions.people.access import remove_second_factor
from planner.admin.people.rights import note_account
from planner.forms.people.accounts import password_link
from planner.models import User
from planner.queries.people.rights import account_refusal

if TYPE_CHECKING:
    Base = admin.ModelAdmin[User]
else:
    Base = object

# What the log calls them; it is translated when it is read.
LINK, FACTOR = gettext_noop("one-time link"), gettext_noop("second factor")
SECONDS_OF_A_DAY = 24 * 60 * 60


class LetsPeopleIn(Base):
    """For accounts that the person in HR keeps; it is logged, and told to those concerned."""

    actions = ("give_link", "remove_second_factor")

    def get_actions(self, request: HttpRequest) -> Any:
        """Links are for sites that send no mail: elsewhere everybody asks for their own."""
        actions = super().get_actions(request)
        if settings.SENDS_MAIL:
            actions.pop("give_link", None)
        return actions

    @admin.action(
        description=gettext_lazy("Give a one-time link to choose a new password"),
        permissions=["change"],
    )
    @transaction.atomic
    def give_link(self, request: Any, accounts: QuerySet[User]) -> HttpResponse | None:
        """Shows the link in this one answer; it stands in no log and no mail."""
        account = self._only(request, accounts)
        if account is None:
            return None
        note_account(request.user, account, told.LINK_GIVEN, LINK)
        context = {
            **self.admin_site.each_context(request),
            "title": _("One-time link"),
            "opts": self.opts,
            "account": account,
            "link": password_link(request, account),
            "days": settings.PASSWORD_RESET_TIMEOUT // SECONDS_OF_A_DAY,
        }
        return TemplateResponse(request, "admin/planner/user/one_time_link.html", context)

    @admin.action(
        description=gettext_lazy("Remove the second factor, when it is lost"),
        permissions=["change"],
    )
    @transaction.atomic
    def remove_second_factor(self, request: Any, accounts: QuerySet[User]) -> None:
        """One account at a time, after HR has made sure who asks."""
        account = self._only(request, accounts)
        if account is None:
            return
        if not remove_second_factor(account):
            messages.info(request, _("This account has no second factor."))
            return
        note_account(request.user, account, told.FACTOR_REMOVED, FACTOR)
        text = _("The account {account} needs only its password now.").format(account=account)
        messages.success(request, text)

    def _only(self, request: Any, accounts: QuerySet[User]) -> User | None:
        """The one account that was chosen, if it may be changed."""
        account, *others = accounts
        if others:
            messages.error(request, _("Choose one account only, and make sure who asks."))
        elif not account.is_active:
            messages.error(request, _("This account is closed."))
        elif reason := account_refusal(request.user, account):
            messages.error(request, reason)
        else:
            return account
        return None
