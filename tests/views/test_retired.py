"""After a publish that retires roles and skills, no page of those concerned breaks or lies."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from planner.actions.goals import set_goal
from planner.actions.plan.complete import complete_step
from planner.actions.progress.evidence import Note, ask_confirmation
from planner.models import Employee, FrameworkVersion, Goal, Role, Skill
from tests.engine.support import build
from tests.factories.notices import NoticeFactory
from tests.factories.rows import (
    CheckInFactory,
    CheckInSkillFactory,
    FeedbackRequestFactory,
    OpeningFactory,
)
from tests.pages import browser_of, read
from tests.scenes import plan as scenes
from tests.scenes.people import TODAY, employee_in, moved_to, rated
from tests.scenes.plan import begun, planning_agent, publish_plannable, step_of

pytestmark = pytest.mark.django_db

PAGES = (
    "home",
    "plan-detail",
    "skill-list",
    "evidence-list",
    "progress-detail",
    "milestone-list",
    "check-in-list",
    "feedback-list",
    "opening-list",
    "case-list",
    "goal-list",
    "notice-list",
    "suggestion-list",
    "what-if",
    "look-ahead",
    "my-data",
)


@pytest.fixture
def agent(today: None) -> Employee:
    """Somebody with traces of everything: lead and coaching are retired afterwards."""
    publish_plannable()
    manager = employee_in("senior", name="Mina Manager")
    found = planning_agent(name="Ada Agent", manager=manager)
    begun(step_of(found, "coaching-course"))
    complete_step(step_of(found, "listening"), Note(TODAY))
    _traces(found, manager)
    set_goal(found, "senior")
    _retire()
    Goal.objects.update(version=FrameworkVersion.objects.get(number=2))
    return found


def _traces(agent: Employee, manager: Employee) -> None:
    coaching, lead = Skill.objects.get(pk="coaching"), Role.objects.get(pk="lead")
    rated(agent, "coaching", 1, text="Coached Juma.")
    ask_confirmation(agent.evidence.get(skill=coaching))
    FeedbackRequestFactory.create(employee=agent, colleague=manager, skill=coaching)
    check_in = CheckInFactory.create(employee=agent, manager=manager, role=lead)
    CheckInSkillFactory.create(check_in=check_in, skill=coaching)
    OpeningFactory.create(role=lead)
    NoticeFactory.create(recipient=agent, url=reverse("skill-detail", args=["coaching"]))
    NoticeFactory.create(recipient=agent, url=reverse("role-detail", args=["lead"]))


def _retire() -> None:
    skills = [skill for skill in scenes.SKILLS if skill["code"] != "coaching"]
    roles = [role for role in scenes.roles(empathy=2) if role["code"] not in {"lead", "founder"}]
    moves = [build.move("agent", "senior", 6)]
    publish_plannable(skills=skills, roles=roles, moves=moves, activities=[], milestones=[])


def _links(client: Client, url: str) -> Iterator[str]:
    answer = client.get(url, follow=True)
    assert answer.status_code == 200, url
    for path in re.findall(r'href="(/[^"#]*)', answer.content.decode()):
        if not path.startswith(("/static/", "/account/")):
            yield path.replace("&amp;", "&")


def _dead(client: Client, pages: Iterator[str] | list[str]) -> set[str]:
    found = {link for page in pages for link in _links(client, page)}
    return {link for link in found if client.get(link, follow=True).status_code != 200}


def test_no_link_of_one_s_own_pages_is_dead(agent: Employee) -> None:
    assert _dead(browser_of(agent), [reverse(name) for name in PAGES]) == set()


def test_no_link_of_the_manager_s_pages_is_dead(agent: Employee) -> None:
    assert agent.manager
    pages = [agent.get_absolute_url(), reverse("team-board"), reverse("inbox"), "/check-ins/?team"]

    assert _dead(browser_of(agent.manager), pages) == set()


def test_a_retired_skill_says_so_and_keeps_what_was_said(agent: Employee) -> None:
    page = read(browser_of(agent), "/skills/coaching/")

    assert "This is no longer on the career map. Version 1 was the last with it." in page
    assert "Coached Juma." in page


def test_a_retired_role_says_so_and_what_it_asked_for(agent: Employee) -> None:
    page = read(browser_of(agent), "/roles/lead/")

    assert "Lead This is no longer on the career map. Version 1 was the last with it." in page
    assert "What it asked for Empathy, level 2 Coaching, level 2 Writing, level 1" in page


@pytest.mark.parametrize("url", ["/skills/coaching/evidence/", "/skills/coaching/feedback/"])
def test_nothing_can_be_added_to_a_retired_skill(agent: Employee, url: str) -> None:
    assert browser_of(agent).get(url)["Location"] == "/skills/coaching/"


def test_what_never_was_is_not_found(agent: Employee) -> None:
    browser = browser_of(agent)

    assert browser.get("/roles/never-was/").status_code == 404
    assert browser.get("/skills/never-was/").status_code == 404


def test_a_role_that_is_new_says_so_to_whose_goal_counts_by_an_older_version(
    agent: Employee,
) -> None:
    roles = [*scenes.roles(empathy=2), build.role("newest", 2)]
    publish_plannable(roles=roles, moves=[build.move("agent", "senior", 6)], activities=[])

    page = read(browser_of(agent), "/roles/newest/")

    assert "This is new in version 3. Your goal counts by an older version." in page


def test_a_manager_reads_the_retired_role_by_its_name(agent: Employee) -> None:
    moved_to(agent, "lead")
    assert agent.manager
    mina = browser_of(agent.manager)

    for page in (read(mina, "/team/"), read(mina, agent.get_absolute_url())):
        assert "Lead" in page
        assert "Not on the career map" in page
        assert "No role recorded" not in page


def test_whoever_has_a_retired_role_reads_its_name(agent: Employee) -> None:
    moved_to(agent, "lead")

    assert "Your role, Lead, is not on the published career map." in read(browser_of(agent))


def test_a_past_role_has_the_name_that_it_had_then(agent: Employee) -> None:
    Role.objects.filter(pk="agent").update(name="Helper of today")
    assert agent.manager

    page = read(browser_of(agent.manager), agent.get_absolute_url())

    assert "Roles Agent November 2025 to today" in page
