"""HR mends the code of an item that was never published."""

from __future__ import annotations

from functools import partial
from typing import Any, Generic, TypeVar

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from planner.actions.framework.codes import mend_code
from planner.admin.site import PlannerAdmin
from planner.attempt import attempt
from planner.forms.framework import CodeForm
from planner.models.framework.draft import FrameworkItem
from planner.queries.framework.published import was_published

Item = TypeVar("Item", bound=FrameworkItem)


class MendsCodes(PlannerAdmin[Item], Generic[Item]):
    """The code is read-only among the other fields: a page of its own asks for the right one."""

    change_form_template = "admin/planner/item/change_form.html"

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.code_view)
        own = path("<slug:code>/code/", view, name=f"planner_{self.opts.model_name}_code")
        return [own, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        item = kwargs.get("obj")
        if item and self.has_change_permission(request, item) and not was_published(item.pk):
            context["code_url"] = self._url("code", item.pk)
        return super().render_change_form(request, context, **kwargs)

    def code_view(self, request: HttpRequest, code: str) -> HttpResponse:
        """Ask for the right code (GET), and put it in the place of the old one (POST)."""
        item = get_object_or_404(self.model, pk=code)
        if not self.has_change_permission(request, item):
            raise PermissionDenied
        if was_published(item.pk):
            raise Http404
        form = CodeForm(request.POST or None, initial={"code": item.pk})
        if request.method == "POST" and form.is_valid():
            write = partial(self._mend, request, item, form.cleaned_data["code"])
            thanks = _("“{item}” has the code “{code}” now.")
            if done := attempt(
                request, write, lambda new: thanks.format(item=new, code=new.pk), form=form
            ):
                return redirect(self._url("change", done.result.pk))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Mend the code of “{item}”").format(item=item),
            "opts": self.opts,
            "item": item,
            "form": form,
            "item_url": self._url("change", item.pk),
            "list_url": reverse(f"admin:planner_{self.opts.model_name}_changelist"),
        }
        return TemplateResponse(request, "admin/planner/item/code.html", context)

    @transaction.atomic
    def _mend(self, request: HttpRequest, item: FrameworkItem, code: str) -> FrameworkItem:
        """The history of the row goes along."""
        old, kind = item.pk, ContentType.objects.get_for_model(item)
        mended = mend_code(item, code)
        LogEntry.objects.filter(content_type=kind, object_id=old).update(object_id=mended.pk)
        self.log_change(request, mended, _("Code: {old} → {new}").format(old=old, new=mended.pk))
        return mended

    def _url(self, page: str, code: str) -> str:
        return reverse(f"admin:planner_{self.opts.model_name}_{page}", args=[code])
