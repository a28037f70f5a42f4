"""Nobody keeps their own record or account, nor those of people above them or with more rights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop

from planner.actions.notices import accounts as told
from planner.admin.edits.shared import SharedForms
from planner.admin.site import MixinBase, OwnFilters
from planner.models import Employee, User
from planner.queries.people.rights import account_refusal, record_refusal

# What the log calls a change of who can sign in, so that it can be found there.
SUBJECT = "account"
LINK = gettext_noop("link to a record")
RECENT = 10

admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(SharedForms, OwnFilters, DjangoGroupAdmin):
    """What a group may do is decided by those who may do everything: nobody promotes themselves."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return bool(request.user.is_superuser)


class KeptByOthers(MixinBase):
    """Rows that those whom they concern may look at, and not change or delete."""

    # Why somebody does not keep a row; empty if they may.
    refusal: Callable[[User, Any], str]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and not self._refused(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and not self._refused(request, obj)

    def render_change_form(
        self,
        request: Any,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """Whoever may only look reads why."""
        if reason := self._refused(request, obj):
            messages.info(request, reason)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _refused(self, request: HttpRequest, row: Any) -> str:
        """Asked several times for a page, found out once."""
        if row is None:
            return ""
        known: dict[Any, str] = request.__dict__.setdefault("refusals", {})
        key = (type(row), row.pk)
        if key not in known:
            known[key] = self.refusal(request.user, row)  # type: ignore[arg-type]
        return known[key]


class KeepsRecords(KeptByOthers):
    """The pages of records, and the link from a record to its account."""

    refusal = staticmethod(record_refusal)

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form = super().get_form(request, obj, change=change, **options)
        form.by = request.user  # type: ignore[attr-defined]  # a class made for this request
        return form

    def save_model(self, request: Any, obj: Employee, form: ModelForm[Any], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "user" in form.changed_data:
            before = User.objects.filter(pk=form.initial.get("user") or 0).first()
            for account, words in ((before, told.UNLINKED), (obj.user, told.LINKED)):
                if account is not None:
                    note_account(request.user, account, words, LINK, obj)


class KeepsAccounts(KeptByOthers):
    """The pages of accounts, of their addresses and of their passwords."""

    refusal = staticmethod(account_refusal)

    def save_model(self, request: Any, obj: User, form: ModelForm[Any], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            note_account(request.user, obj, told.ADDRESS, "address")

    @transaction.atomic
    def user_change_password(self, request: Any, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        accounts = User.objects.filter(pk=id) if id.isdecimal() else User.objects.none()
        before = accounts.first()
        response: HttpResponse = super().user_change_password(request, id, form_url)  # type: ignore[misc]
        after = accounts.first()
        if before and after and before.password != after.password:
            note_account(request.user, after, told.PASSWORD, "password")
        return response


def note_account(
    by: User, account: User, words: told.Words, what: str, person: Employee | None = None
) -> None:
    """Write down what was changed for ``account``, and tell its person and HR.

    ``person`` is named where the record has just been linked or is linked no more.
    """
    change = {"name": SUBJECT, "object": str(account), "fields": [what]}
    LogEntry.objects.log_actions(
        by.pk, [account], CHANGE, change_message=[{"changed": change}], single_object=True
    )
    told.tell_account(words, account, by, person or getattr(account, "employee", None))


def recent_account_changes() -> QuerySet[LogEntry]:
    """The newest changes of who can sign in, for everybody in HR to see."""
    entries = LogEntry.objects.filter(change_message__contains=f'"name": "{SUBJECT}"')
    return entries.select_related("user", "content_type")[:RECENT]
