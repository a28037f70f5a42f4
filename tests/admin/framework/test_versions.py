from __future__ import annotations

import html
import json
import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from planner.actions.framework.publishing import load_document
from planner.models import Activity, FrameworkVersion, Requirement, Role
from planner.queries.framework.draft import draft_document
from planner.queries.framework.published import digest
from planner.queries.framework.review import review_draft
from tests.admin.framework.fields import add_page
from tests.engine.support import build
from tests.factories.rows import RoleAssignmentFactory, UserFactory

PUBLISH = "/admin/planner/frameworkversion/publish/"


def send(client: Client, **fields: str) -> str:
    """Publish the draft as it is now; the page that follows."""
    reviewed = digest(draft_document())
    response = client.post(PUBLISH, {"notes": "", "reviewed": reviewed, **fields}, follow=True)
    return response.content.decode()


@pytest.fixture
def draft(db: None) -> None:
    load_document(build.document())


def test_the_first_version_is_published(draft: None, hr: Client) -> None:
    page = hr.get(PUBLISH).content.decode()
    assert "Nothing has been published yet" in page
    assert "Roles: 2, skills: 2, moves: 1" in page

    assert "Version 1 is published" in send(hr, notes="The first.")
    version = FrameworkVersion.objects.get()
    assert (version.notes, str(version.published_by)) == ("The first.", "hr@example.org")


def test_the_page_sends_what_was_looked_at(draft: None, hr: Client) -> None:
    assert digest(draft_document()) in hr.get(PUBLISH).content.decode()


def test_changes_are_told_in_words(published: FrameworkVersion, hr: Client) -> None:
    Role.objects.filter(pk="lead").update(name="Team leader")

    page = hr.get(PUBLISH).content.decode()

    assert "name: “Lead” → “Team leader”" in page


def test_a_second_click_publishes_nothing_more(draft: None, hr: Client) -> None:
    send(hr)

    assert "Nothing has changed since version 1" in send(hr)
    assert FrameworkVersion.objects.count() == 1


def test_a_draft_that_was_edited_meanwhile_is_looked_at_again(draft: None, hr: Client) -> None:
    reviewed = digest(draft_document())
    Role.objects.filter(pk="lead").update(name="Edited meanwhile")

    assert "has changed while you looked" in send(hr, reviewed=reviewed)
    assert not FrameworkVersion.objects.exists()


def test_looking_publishes_nothing(draft: None, hr: Client) -> None:
    hr.get(PUBLISH, {"notes": "x", "reviewed": digest(draft_document())})

    assert not FrameworkVersion.objects.exists()


def test_errors_are_shown_with_remedy_and_links_and_block(draft: None, hr: Client) -> None:
    first, second = Activity.objects.all()
    first.after.add(second)

    page = hr.get(PUBLISH).content.decode()

    assert "wait for each other" in page
    assert "Take away one of the prerequisites" in page
    assert reverse("admin:planner_activity_change", args=["listening"]) in page
    assert 'value="Publish"' not in page
    assert "has to pass before publishing" in send(hr)


@pytest.fixture
def crowded(db: None) -> None:
    """A draft with sixty roles that ask for nothing, which is a warning each."""
    names = [f"role-{number:02}" for number in range(60)]
    roles = [build.role("agent", 1, {"empathy": 1}), *(build.role(name, 2) for name in names)]
    moves = [build.move("agent", name) for name in names]
    load_document(build.document(roles=roles, moves=moves))


def test_many_findings_of_a_kind_are_counted_and_shown_page_by_page(
    crowded: None, hr: Client
) -> None:
    first = hr.get(PUBLISH).content.decode()
    second = hr.get(PUBLISH, {"list": "warning-empty-role", "page": "2"}).content.decode()

    assert "Roles that ask for nothing (60)" in first
    assert "1 to 50 of 60" in first
    assert (first.count("asks for no skills"), second.count("asks for no skills")) == (50, 10)
    assert "?list=warning-empty-role&amp;page=2#warning-empty-role" in first


def test_many_changes_are_shown_page_by_page(crowded: None, hr: Client) -> None:
    send(hr)
    Role.objects.update(summary="Something else.")

    page = hr.get(PUBLISH, {"list": "changes", "page": "2"}).content.decode()

    assert page.count("review-changed") == 11
    assert "51 to 61 of 61" in page


def test_a_warning_leads_to_a_filled_in_form_that_accepts_it(draft: None, hr: Client) -> None:
    Requirement.objects.filter(skill="coaching").delete()
    page = hr.get(PUBLISH).content.decode()
    link = re.search(r'href="([^"]*acceptedfinding/add/[^"]*unused-skill[^"]*)"', page)
    assert link is not None

    form = hr.get(html.unescape(link[1])).context["adminform"].form
    filled = {name: form[name].value() for name in ("code", "subjects", "position")}
    hr.post(add_page("acceptedfinding"), {**filled, "reason": "It is coming."})

    assert [found.code for found in review_draft().accepted] == ["unused-skill"]


@pytest.fixture
def leaving(published: FrameworkVersion) -> None:
    """“Lead” is retired, although somebody holds it."""
    RoleAssignmentFactory.create(role=Role.objects.get(pk="lead"))
    Role.objects.filter(pk="lead").update(retired=True)


def test_who_holds_a_role_that_goes_is_told_and_asked_about(leaving: None, hr: Client) -> None:
    assert "“Lead” goes: 1 person holds it" in hr.get(PUBLISH).content.decode()

    page = send(hr, notes="Fewer levels.")

    assert "Tick this if the roles that are named above are to go." in page
    assert "Fewer levels." in page
    assert FrameworkVersion.objects.count() == 1
    assert "Version 2 is published" in send(hr, remove="on")


def test_where_no_role_goes_nothing_is_asked(draft: None, hr: Client) -> None:
    page = hr.get(PUBLISH).content.decode()

    assert "Whom it concerns" not in page
    assert 'name="remove"' not in page


def test_an_empty_draft_is_not_published(published: FrameworkVersion, hr: Client) -> None:
    Role.objects.update(retired=True)

    assert "The framework has no roles" in hr.get(PUBLISH).content.decode()
    assert "has to pass before publishing" in send(hr, remove="on")
    assert FrameworkVersion.objects.count() == 1


def test_notes_that_are_too_long_are_refused(draft: None, hr: Client) -> None:
    assert "at most 4000 characters" in send(hr, notes="x" * 4001)
    assert not FrameworkVersion.objects.exists()


@pytest.mark.parametrize(
    ("rights", "look", "publish"),
    [
        ([], 403, 403),
        (["view_frameworkversion"], 200, 403),
        (["view_frameworkversion", "add_frameworkversion"], 200, 302),
    ],
)
def test_publishing_needs_the_right_to_it(
    rights: list[str], look: int, publish: int, draft: None, client: Client
) -> None:
    user = UserFactory.create(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    fields = {"reviewed": digest(draft_document())}

    assert client.get(PUBLISH).status_code == look
    assert client.post(PUBLISH, fields).status_code == publish


def test_a_version_is_downloaded_as_a_document(published: FrameworkVersion, hr: Client) -> None:
    response = hr.get("/admin/planner/frameworkversion/1.json")

    assert json.loads(response.content) == published.document
    assert "framework-1.json" in response.headers["Content-Disposition"]
    assert hr.get("/admin/planner/frameworkversion/2.json").status_code == 404


def test_a_version_is_not_changed_or_deleted(published: FrameworkVersion, hr: Client) -> None:
    base = f"/admin/planner/frameworkversion/{published.pk}"

    assert hr.post(f"{base}/change/", {"number": 9}).status_code == 403
    assert hr.post(f"{base}/delete/", {"post": "yes"}).status_code == 403
    assert FrameworkVersion.objects.get().number == 1


def test_the_list_leads_to_the_page_that_publishes(hr: Client) -> None:
    page = hr.get(reverse("admin:planner_frameworkversion_changelist")).content.decode()

    assert PUBLISH in page
