from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planner.models import CareerFramework, Employee, FrameworkVersion
from tests.admin.rows import fill_framework, fill_history, make_rows
from tests.factories.rows import (
    PASSWORD,
    CareerFrameworkFactory,
    EmployeeFactory,
    HrFactory,
    RoleFactory,
    UserFactory,
)

MODELS = list(apps.get_app_config("planner").get_models())
# What is kept inside the page of something else.
INSIDE = {"caseevent", "effect", "gate", "growth", "requirement", "roleassignment", "skilllevel"}
INSIDE |= {"reportingline"}
# Plans are made by the people themselves and with their managers: nothing for HR to see.
PRIVATE = {"blocker", "declinedactivity", "hoursentry", "pause", "planchange", "planstep"}
# What somebody is told, who looked at whom, and the key to a calendar: for that person alone.
PRIVATE |= {"calendarfeed", "mail", "notice", "profileview"}
# What somebody writes to themselves, and files for those who may see the evidence.
PRIVATE |= {"evidencefile", "reflection"}
# Talks between two people: what they agree becomes evidence, and that HR sees.
PRIVATE |= {"checkin", "checkinskill", "feedbackrequest"}
# Which forms were sent: for nobody to see.
PRIVATE |= {"sentform"}
# What is said in a case stays between those concerned, and interest with the contact.
PRIVATE |= {"casedecision", "caseseal", "interest"}
KEPT = [model for model in MODELS if model._meta.model_name not in INSIDE | PRIVATE]
LISTED = [model for model in KEPT if model is not CareerFramework]
# A strict Content-Security-Policy blocks all of these.
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)[^>]*>\s*[^<\s]")


def page_of(model: type[Model], kind: str, *args: Any) -> str:
    return reverse(f"admin:planner_{model._meta.model_name}_{kind}", args=args)


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def name(model: type[Model]) -> str:
    return str(model._meta.model_name)


def test_every_table_is_in_the_admin_or_inside_a_page_of_it_or_private() -> None:
    assert [model for model in MODELS if admin.site.is_registered(model)] == KEPT


@pytest.mark.parametrize("model", LISTED, ids=name)
def test_a_list_takes_no_more_queries_for_more_rows(model: type[Model], hr: Client) -> None:
    make_rows(2)
    few = queries_of(hr, page_of(model, "changelist"))
    make_rows(4)

    assert queries_of(hr, page_of(model, "changelist")) <= few


@pytest.mark.parametrize("kind", ["role", "skill", "activity"])
def test_a_page_takes_no_more_queries_for_more_rows_inside(kind: str, hr: Client) -> None:
    url = reverse(f"admin:planner_{kind}_change", args=["busy"])
    fill_framework(2)
    few = queries_of(hr, url)
    fill_framework(5)

    assert queries_of(hr, url) <= few


def test_the_page_of_a_person_takes_no_more_queries_for_a_longer_history(hr: Client) -> None:
    employee = EmployeeFactory.create(manager=EmployeeFactory.create())
    fill_history(employee, 1)
    few = queries_of(hr, page_of(Employee, "change", employee.pk))
    fill_history(employee, 5)

    assert queries_of(hr, page_of(Employee, "change", employee.pk)) <= few


@pytest.mark.parametrize("model", KEPT, ids=name)
def test_every_page_opens_and_holds_nothing_that_the_policy_blocks(
    model: type[Model], hr: Client
) -> None:
    make_rows(1)
    CareerFrameworkFactory.create()
    row = model._default_manager.first()
    assert row is not None

    for url in (page_of(model, "changelist"), page_of(model, "change", row.pk)):
        response = hr.get(url, follow=True)
        assert response.status_code == 200
        assert not INLINE.search(response.content.decode())
        assert "style-src 'self'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("model", LISTED, ids=name)
def test_every_list_can_be_searched(model: type[Model], hr: Client) -> None:
    make_rows(1)

    assert hr.get(page_of(model, "changelist"), {"q": "busy"}).status_code == 200


def test_the_sign_in_of_the_admin_is_the_one_of_the_site(client: Client, db: None) -> None:
    HrFactory.create(email="hr@example.org")

    page = client.get("/admin/", follow=True)
    assert "/account/login/" in page.redirect_chain[-1][0]
    fields = {"login": "HR@example.org", "password": PASSWORD, "next": "/admin/"}
    response = client.post(reverse("account_login"), fields, follow=True)

    assert response.redirect_chain[-1][0] == "/admin/"
    assert "Careerpath" in response.content.decode()


def test_an_employee_does_not_get_into_the_admin(client: Client, db: None) -> None:
    client.force_login(UserFactory.create())

    assert client.get("/admin/", follow=True).status_code == 403


def test_a_field_looks_up_only_what_is_not_retired(hr: Client) -> None:
    RoleFactory.create(code="kept")
    RoleFactory.create(code="gone", retired=True)
    query = {"app_label": "planner", "model_name": "move", "field_name": "source", "term": ""}

    found = hr.get(reverse("admin:autocomplete"), query).json()["results"]

    assert [item["id"] for item in found] == ["kept"]


@pytest.mark.parametrize("page", ["role/agent/change/", "skill/empathy/change/", "role/"])
def test_every_input_has_a_name(page: str, hr: Client, published: FrameworkVersion) -> None:
    html = hr.get(f"/admin/planner/{page}").content.decode()
    shown = re.findall(r"<(?:input|select|textarea)\b(?![^>]*type=.(?:hidden|submit))[^>]*>", html)
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', html))

    nameless = [
        tag
        for tag in shown
        if "aria-label=" not in tag and not labelled & set(re.findall(r'\bid="([^"]+)"', tag))
    ]
    assert len(shown) > 5
    own = [tag for tag in nameless if "name=" in tag and 'name="action"' not in tag]
    assert not own  # Django puts the label around the choice of an action
