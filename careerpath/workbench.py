"""Django’s admin as HR’s workbench: which tables it shows."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest  # noqa: TID251  # the signature of the admin
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

# What installed apps bring along for the admin would open side doors to accounts: allauth’s
# addresses receive the links for resetting a password, its authenticators hold secrets.
SHOWN_APPS = {"planner", "auth"}


class CareerpathSite(AdminSite):
    """HR’s workbench: the tables of this product and the groups of accounts, nothing else."""

    site_header = "Careerpath"
    site_title = "Careerpath"
    index_title = _("Framework, people and openings")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        models_given: Any = (
            [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        )
        shown = [model for model in models_given if model._meta.app_label in SHOWN_APPS]
        super().register(shown, admin_class, **options)

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """Everybody in HR sees what was done to accounts."""
        # There are no tables yet when Django reads this module.
        from planner.admin.people.rights import recent_account_changes  # noqa: PLC0415

        shown = recent_account_changes() if request.user.has_perm("planner.view_user") else ()
        return super().index(request, {"account_changes": shown, **(extra_context or {})})


class WorkbenchConfig(AdminConfig):
    default_site = "careerpath.workbench.CareerpathSite"
