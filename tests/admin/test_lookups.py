"""Lists are narrowed by their own filters, and by nothing that the pages keep to themselves."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client, RequestFactory

from careerpath.workbench import SHOWN_APPS
from planner.admin.site import OwnFilters
from tests.admin.rows import make_rows

LISTED = [model for model in apps.get_models() if admin.site.is_registered(model)]
PRIVATE = [
    "employee/?goals__in=1",
    "employee/?interests__in=1",
    "employee/?reflections__in=1",
    "employee/?wants_to_lead__exact=1",
    "employee/?name__startswith=R",
    "employee/?goals__role__code=lead",
    "promotioncase/?statement__startswith=I",
    "promotioncase/?employee__drivers__contains=money",
    "user/?password__startswith=pbkdf2",
    "user/?employee__goals__in=1",
    "opening/?interests__employee__in=1",
    "role/?goals__in=1",
]


@pytest.mark.parametrize("query", PRIVATE)
def test_what_no_filter_offers_is_not_asked_for(query: str, hr: Client) -> None:
    assert hr.get(f"/admin/planner/{query}").status_code == 400


@pytest.mark.parametrize("model", LISTED, ids=str)
def test_every_list_has_only_its_own_filters(model: Any) -> None:
    assert isinstance(admin.site.get_model_admin(model), OwnFilters)


def test_no_installed_app_brings_tables_of_its_own_into_the_admin() -> None:
    assert {model._meta.app_label for model in LISTED} == SHOWN_APPS


@pytest.mark.parametrize("model", LISTED, ids=str)
def test_each_filter_is_still_allowed_what_it_sends(model: Any, hr: Client) -> None:
    request = RequestFactory().get("/")
    request.user = hr.get("/admin/").wsgi_request.user
    shown = admin.site.get_model_admin(model)
    make_rows(2)

    for spec in shown.get_changelist_instance(request).filter_specs:
        for name in filter(None, spec.expected_parameters()):
            assert shown.lookup_allowed(name, "", request), name
