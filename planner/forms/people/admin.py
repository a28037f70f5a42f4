"""What HR may enter about people. The rules are those of the actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.actions.errors import ActionError
from planner.actions.people.records import check_manager
from planner.models import Employee, ReportingLine, RoleAssignment, User
from planner.queries.people.lines import circle_day
from planner.queries.people.rights import account_refusal, has_more_rights
from planner.queries.people.rules import RoleSpan, role_span_problem


class UserAddForm(AdminUserCreationForm[User]):
    class Meta:
        model = User
        fields = ("email",)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class UserEditForm(UserChangeForm[User]):
    class Meta:
        model = User
        fields = "__all__"

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class EmployeeForm(forms.ModelForm[Employee]):
    """The HR record; a reporting line that closes a circle is refused beside the field.

    ``by`` is whoever fills it in: nobody links an account that is not theirs to keep.
    """

    by: User

    def clean_user(self) -> User | None:
        account: User | None = self.cleaned_data["user"]
        for one in {self._linked(), account} if account != self._linked() else ():
            if one is not None and (reason := account_refusal(self.by, one)):
                raise forms.ValidationError(reason)
        return account

    def clean_left_on(self) -> date | None:
        """A day closes the account, or opens it again."""
        left_on: date | None = self.cleaned_data["left_on"]
        account = self._linked()
        changed = left_on != self.initial.get("left_on")
        if account and changed and has_more_rights(account, self.by):
            raise forms.ValidationError(account_refusal(self.by, account))
        return left_on

    def _linked(self) -> User | None:
        return User.objects.filter(employee=self.instance).first() if self.instance.pk else None

    def clean_manager(self) -> Employee | None:
        manager: Employee | None = self.cleaned_data["manager"]
        if self.instance.pk:
            try:
                check_manager(self.instance, manager)
            except ActionError as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return manager


class RoleHistoryFormSet(
    forms.BaseInlineFormSet[RoleAssignment, Employee, forms.ModelForm[RoleAssignment]]
):
    """Somebody's roles, past, current and to come: one at a time."""

    deletion_widget = forms.CheckboxInput(  # type: ignore[assignment]  # the stubs know classes only
        {"aria-label": gettext_lazy("Delete this row")}
    )

    def clean(self) -> None:
        super().clean()
        seen: list[RoleSpan] = []
        for form in sorted(filter(_counts, self.forms), key=_start):
            span = RoleSpan(form.cleaned_data["started_on"], form.cleaned_data.get("ended_on"))
            if problem := role_span_problem(span, seen) or self._after_leaving(span):
                form.add_error(*problem)
            seen.append(span)

    def _after_leaving(self, span: RoleSpan) -> tuple[str, str] | None:
        """A role that has started; one to come waits, in case the person stays after all."""
        left_on = self.instance.left_on
        if left_on is not None and left_on <= span.started_on <= timezone.localdate():
            return "started_on", _("This person has left by then.")
        return None


class LinesFormSet(
    forms.BaseInlineFormSet[ReportingLine, Employee, forms.ModelForm[ReportingLine]]
):
    """Somebody's managers by first day: never a circle, on no day to come."""

    deletion_widget = forms.CheckboxInput(  # type: ignore[assignment]  # the stubs know classes only
        {"aria-label": gettext_lazy("Delete this row")}
    )

    def clean(self) -> None:
        super().clean()
        today = timezone.localdate()
        rows = {_start(form): form for form in filter(_counts, self.forms)}
        own = {day: _key(form.cleaned_data["manager"]) for day, form in rows.items() if day > today}
        own[today] = self.instance.manager_id
        if self.instance.pk and (day := circle_day(self.instance.pk, own, today)):
            words = _("From {day} on the person would be above themselves.")
            self._refuse(rows, day, words.format(day=date_format(day)))

    def _refuse(self, rows: Mapping[date, Any], day: date, words: str) -> None:
        """Beside the line of that day; a day on which others' lines start has none here."""
        begun = [start for start in rows if start <= day]
        if not begun:
            raise forms.ValidationError(words)
        rows[max(begun)].add_error("manager", words)


def _key(manager: Employee | None) -> int | None:
    return manager.pk if manager else None


def _counts(form: Any) -> bool:
    """Whether a form holds a row that is to be kept, and is right in itself."""
    filled = form.has_changed() or form.instance.pk
    return bool(filled and form.is_valid() and not form.cleaned_data.get("DELETE"))


def _start(form: Any) -> Any:
    return form.cleaned_data["started_on"]
