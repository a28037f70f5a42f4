"""Pages of the admin that several people may have open, and that may be sent twice."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from planner.admin.edits.merge import Merge
from planner.admin.edits.snapshot import Shown, seal, shown, unseal
from planner.admin.edits.words import meanwhile
from planner.models import SentForm

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object

SEEN = "_seen"
"""The hidden field: what the page showed, or the name of a form that adds something."""


class SharedForms(Base):
    """Nobody takes back what a colleague has saved, and a second click adds nothing."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Mapping[str, Any] | None = None,
    ) -> Any:
        show = super().changeform_view
        if request.method != "POST":
            return show(request, object_id, form_url, dict(extra_context or {}))
        try:
            return self._save(request, object_id, form_url, extra_context)
        except IntegrityError:
            # A colleague has saved the same in this moment: now the form sees it, and says so.
            return show(request, object_id, form_url, dict(extra_context or {}))

    @transaction.atomic
    def _save(self, request: Any, object_id: str | None, *given: Any) -> Any:
        if object_id is None:
            return self._add(request, *given)
        self._look(request, object_id)
        return super().changeform_view(request, object_id, *given)

    def _add(self, request: Any, *given: Any) -> Any:
        """Add a row, or answer as before if this form has added one already."""
        name = _name_of(request)
        if name is None:
            return super().changeform_view(request, None, *given)
        form, new = SentForm.objects.get_or_create(name=name)
        if not new and (row := self.get_object(request, form.row)):
            return self.response_add(request, row)
        response = super().changeform_view(request, None, *given)
        added = getattr(request, "added", None)
        form.row = str(added.pk) if added is not None else ""
        form.save() if added is not None else form.delete()
        return response

    def log_addition(self, request: Any, obj: Any, message: Any) -> Any:
        request.added = obj
        return super().log_addition(request, obj, message)

    def _look(self, request: Any, object_id: str) -> None:
        """Find out what others have saved since the page was shown, and put it into the form."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_change_permission(request, row):
            return
        self.model._default_manager.select_for_update().get(pk=row.pk)
        row.refresh_from_db()
        now = self._shown(request, row)
        request.shown = now
        before = unseal(request.POST.get(SEEN, ""))
        if before is None or before == now.state:
            return
        merged = Merge(request.POST, before, now).run()
        request.POST = merged.data
        if merged.wants_more:
            request.meanwhile = meanwhile(row, before, now, merged)

    def _shown(self, request: Any, row: Any) -> Shown:
        """The page as it would be shown now."""
        looking = copy(request)
        looking.method = "GET"
        fields = flatten_fieldsets(self.get_fieldsets(looking, row))
        form = self.get_form(looking, row, change=True, fields=fields)
        formsets = [
            formset(**self.get_formset_kwargs(looking, row, inline, formset.get_default_prefix()))
            for formset, inline in self.get_formsets_with_inlines(looking, row)
            if inline.has_change_permission(looking, row)
        ]
        return shown(form(instance=row), formsets)

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form = super().get_form(request, obj, change=change, **options)
        if found := getattr(request, "meanwhile", None):
            return type(form.__name__, (_SavedMeanwhile, form), {"found": found})
        return form

    def render_change_form(
        self,
        request: Any,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        context["seen"] = self._token(request, obj, context)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _token(self, request: Any, row: Any, context: Any) -> str:
        if row is None:
            return request.POST.get(SEEN, "") or str(uuid4())
        if not self.has_change_permission(request, row):
            return ""
        now = getattr(request, "shown", None)
        if now is None:
            inside = context["inline_admin_formsets"]
            formsets = [one.formset for one in inside if one.has_change_permission]
            now = shown(context["adminform"].form, formsets)
        return seal(now.state)


class _SavedMeanwhile:
    """A form that is shown once more, with what others have saved."""

    found: list[str]

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        self.add_error(None, self.found)  # type: ignore[attr-defined]
        return cleaned


def _name_of(request: HttpRequest) -> UUID | None:
    """The name of the form, for this sender and this page alone."""
    try:
        name = UUID(request.POST.get(SEEN, ""))
    except ValueError:
        return None
    return uuid5(name, f"{request.user.pk} {request.path}")
