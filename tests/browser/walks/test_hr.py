"""HR edits the framework in the admin; employees see it when it is published."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from planner.admin.site import ReadOnlyAdmin
from planner.models import CareerFramework
from tests.admin.rows import make_rows
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import DESKTOP, PHONE_DARK
from tests.factories.rows import CareerFrameworkFactory, HrFactory

NEW_SUMMARY = "Keeps two hundred conversations a week calm and short."


def test_an_edit_is_seen_only_after_publishing(visit: Visit, cast: Cast) -> None:
    imani = company.user_of(cast.imani)
    page = visit("/admin/planner/role/senior-agent/change/", cast.hr)
    page.get_by_label("Summary").fill(NEW_SUMMARY)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    visit("/roles/senior-agent/", imani)
    expect(page.get_by_text(NEW_SUMMARY)).to_have_count(0)

    visit("/admin/planner/frameworkversion/publish/", cast.hr)
    expect(page.get_by_role("region", name="What changes")).to_contain_text("Senior agent")
    page.get_by_label("What is new").fill("A clearer summary.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("is published. Everybody sees it from now on.")).to_be_visible()

    visit("/roles/senior-agent/", imani)
    expect(page.get_by_text(NEW_SUMMARY).first).to_be_visible()


def test_hr_finds_its_way_to_publishing(visit: Visit, cast: Cast) -> None:
    page = visit("/admin/", cast.hr)

    page.get_by_role("link", name="Framework versions").first.click()
    page.get_by_role("link", name="Check and publish").click()

    expect(page.get_by_text("the draft says the same as the current version")).to_be_visible()


def test_two_people_in_hr_edit_one_role(
    visit: Visit, cast: Cast, context: BrowserContext, axe: CheckPage
) -> None:
    path = "/admin/planner/role/senior-agent/change/"
    first = visit(path, cast.hr)
    second = context.new_page()
    second.goto(first.url)
    first.get_by_label("Summary").fill(NEW_SUMMARY)
    first.get_by_role("button", name="Save", exact=True).click()

    second.locator("#id_name").fill("Senior colleague")
    second.get_by_role("button", name="Save", exact=True).click()

    told = second.locator(".errorlist.nonfield")
    expect(told).to_contain_text(f"is now “{NEW_SUMMARY}”")
    expect(second.get_by_label("Summary")).to_have_value(NEW_SUMMARY)
    axe(second)
    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.get_by_text("was changed successfully")).to_be_visible()


MODELS = list(filter(admin.site.is_registered, apps.get_app_config("planner").get_models()))
OTHER_PAGES = (
    "/admin/",
    "/admin/password_change/",
    "/admin/planner/frameworkversion/publish/",
    "/admin/planner/role/senior-agent/history/",
)


def pages_of(model: type[Model]) -> Iterator[str]:
    """The list, the form of a new row where there is one, and a row."""
    kept = admin.site.get_model_admin(model)
    name = f"admin:planner_{model._meta.model_name}"
    yield reverse(f"{name}_changelist")
    if model is not CareerFramework and not isinstance(kept, ReadOnlyAdmin):
        yield reverse(f"{name}_add")
    row = model._default_manager.last()
    assert row is not None
    yield reverse(f"{name}_change", args=[row.pk])


def look(page: Page, axe: CheckPage) -> None:
    """On a desk in the light, and on a phone in the dark, where nothing is wider than it."""
    for screen in (DESKTOP, PHONE_DARK):
        page.set_viewport_size({"width": screen.width, "height": screen.height})
        page.emulate_media(color_scheme=screen.colours)
        page.reload()  # the admin fades from one set of colours to the other
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= screen.width, page.url


@pytest.mark.parametrize("path", OTHER_PAGES)
def test_the_pages_of_hr_shut_nobody_out(
    path: str, visit: Visit, cast: Cast, axe: CheckPage
) -> None:
    look(visit(path, cast.hr), axe)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: str(model._meta.model_name))
def test_lists_and_forms_shut_nobody_out(
    model: type[Model], visit: Visit, live_server: LiveServer, axe: CheckPage
) -> None:
    make_rows(1)
    CareerFrameworkFactory.create()
    visit("/", HrFactory.create())

    for path in pages_of(model):
        page = visit(path)
        expect(page.locator("#content h1")).not_to_have_text("403 Forbidden")
        look(page, axe)
