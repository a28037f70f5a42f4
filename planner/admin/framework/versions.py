"""Published versions, which nobody changes, and the page that publishes the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.actions.errors import ActionError
from planner.actions.framework.publishing import NothingToPublish, RolesInUse, publish
from planner.admin.site import ReadOnlyAdmin
from planner.forms.framework import PublishForm
from planner.models import FrameworkVersion
from planner.queries.framework.published import digest, pretty
from planner.queries.framework.review import Concern, Review, by_code, review_draft

ADMIN_NAMES = {
    "tracks": "track",
    "skills": "skill",
    "milestones": "milestone",
    "roles": "role",
    "activities": "activity",
}
PUBLISH = "planner.add_frameworkversion"
PER_PAGE = 50
# What the kinds of findings are about, in words.
FINDINGS = {
    "": gettext_lazy("What cannot be published as it is"),
    "activity-cycle": gettext_lazy("Activities that wait for each other"),
    "dead-end": gettext_lazy("Roles that nothing leads away from"),
    "empty-role": gettext_lazy("Roles that ask for nothing"),
    "growth-beyond-need": gettext_lazy("Roles that teach more than is asked for"),
    "idle-activity": gettext_lazy("Activities that lead to nothing"),
    "missing-statement": gettext_lazy("Levels without a statement"),
    "no-roles": gettext_lazy("No roles"),
    "one-way-in": gettext_lazy("Roles with a single way in"),
    "promotion-not-up": gettext_lazy("Promotions that do not lead up"),
    "step-too-high": gettext_lazy("Steps that are high"),
    "unreachable-role": gettext_lazy("Roles that cannot be reached"),
    "untrained-level": gettext_lazy("Levels that no activity reaches"),
    "unused-skill": gettext_lazy("Skills that no role asks for"),
}


@admin.register(FrameworkVersion)
class FrameworkVersionAdmin(ReadOnlyAdmin[FrameworkVersion]):
    list_display = ("__str__", "published_at", "published_by", "notes", "document_link")
    list_select_related = ("published_by",)
    fields = (
        "number",
        "published_at",
        "published_by",
        "old_goals_until",
        "notes",
        "sha256",
        "document_link",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrameworkVersion]:
        return super().get_queryset(request).defer("document")  # 200 KB each

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("publish/", view(self.publish_view), name="framework-publish"),
            path("<int:number>.json", view(self.document_view), name="framework-document"),
        ]
        return own + super().get_urls()

    @admin.display(description=gettext_lazy("document"))
    def document_link(self, version: FrameworkVersion) -> str:
        url = reverse("admin:framework-document", args=[version.number])
        words = _("Version {number} as JSON").format(number=version.number)
        return format_html('<a href="{}">{}</a>', url, words)

    def document_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """The document, to be kept or loaded elsewhere."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        version = get_object_or_404(FrameworkVersion, number=number)
        name = f'attachment; filename="framework-{number}.json"'
        return HttpResponse(
            pretty(version.document),
            content_type="application/json",
            headers={"Content-Disposition": name},
        )

    def publish_view(self, request: HttpRequest) -> HttpResponse:
        """Look at the draft (GET), then publish what was looked at (POST)."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._show(request, None)
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        form = PublishForm(request.POST)
        answer = _publish(request, form) if form.is_valid() else None
        return answer or self._show(request, form)

    def _show(self, request: HttpRequest, form: PublishForm | None) -> HttpResponse:
        review = review_draft()
        form = form or PublishForm(initial={"reviewed": digest(review.document)})
        if not review.concerned:
            del form.fields["remove"]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Check and publish the framework"),
            "opts": self.opts,
            "review": review,
            "severities": _severities(review, request),
            "changes": _page(review.changes, "changes", request),
            "form": form,
            "may_publish": request.user.has_perm(PUBLISH),
        }
        return TemplateResponse(request, "admin/planner/frameworkversion/publish.html", context)


def _publish(request: HttpRequest, form: PublishForm) -> HttpResponse | None:
    """Where to go from here; None if the form has to be shown again."""
    try:
        version = publish(request.user, **form.cleaned_data)  # type: ignore[arg-type]
    except NothingToPublish as reason:
        messages.info(request, str(reason))
    except RolesInUse:
        form.add_error("remove", _("Tick this if the roles that are named above are to go."))
        return None
    except ActionError as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("{version} is published. Everybody sees it from now on.")
        messages.success(request, words.format(version=version))
        return redirect("admin:planner_frameworkversion_changelist")
    return redirect("admin:framework-publish")


def _severities(review: Review, request: HttpRequest) -> list[dict[str, Any]]:
    """The findings by severity, then by kind; of each kind a page, ready to be shown."""
    titles = [
        ("error", _("Errors: these stop the publishing"), review.errors),
        ("warning", _("Warnings"), review.warnings),
        ("accepted", _("Accepted warnings"), review.accepted),
    ]
    return [
        {
            "name": name,
            "title": title,
            "number": len(concerns),
            "is_open": name == "error" or (name == "warning" and len(concerns) <= PER_PAGE),
            "groups": [
                {
                    "title": FINDINGS.get(code, code),
                    "page": _page(some, f"{name}-{code}", request),
                }
                for code, some in by_code(concerns).items()
            ],
        }
        for name, title, concerns in titles
        if concerns
    ]


def _page(rows: Sequence[Any], name: str, request: HttpRequest) -> dict[str, Any]:
    """A page of ``rows``: the first, unless the address asks for another one of this list."""
    number = request.GET.get("page") if request.GET.get("list") == name else 1
    page = Paginator(rows, PER_PAGE).get_page(number)
    shown = [_linked(row) if isinstance(row, Concern) else row for row in page]
    return {"name": name, "page": page, "rows": shown, "is_open": request.GET.get("list") == name}


def _linked(concern: Concern) -> dict[str, Any]:
    """A concern with the pages of the rows that it is about, ready to be shown."""
    codes = "\n".join(subject.code for subject in concern.subjects)
    return {
        "message": concern.message,
        "remedy": concern.remedy,
        "accept_query": urlencode({"code": concern.code, "subjects": codes}),
        "links": [
            (
                reverse(f"admin:planner_{ADMIN_NAMES[subject.kind]}_change", args=[subject.code]),
                subject.name,
            )
            for subject in concern.subjects
        ],
    }
