"""The pages of a framework with one, four, five or seven levels, some of which say nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from planner.actions.guards import NoSuchLevel
from planner.actions.progress.evidence import Note, answer_confirmation, observe_skill
from planner.models import ConfirmationRequest, Employee, Evidence
from tests.engine.support import build
from tests.pages import browser_of, read, words
from tests.scenes.people import TODAY, aims_for, employee_in, publish_small, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

PAGES = [
    *("/", "/skills/", "/skills/empathy/", "/skills/empathy/evidence/", "/progress/"),
    *(
        "/roles/lead/",
        "/map/?role=lead",
        "/what-if/",
        "/leverage/",
        "/look-ahead/",
        "/check-ins/open/",
    ),
    *("/welcome/skills/", "/suggestions/", "/plan/", "/cases/start/senior/"),
]


@dataclass(frozen=True, slots=True)
class Scale:
    """An agent on the way to “lead”, which asks for the highest level, and their manager."""

    levels: int
    agent: Employee
    manager: Employee


def scaled(levels: int, **own: Any) -> None:
    """Publish the small framework with so many levels; the first of each skill says nothing."""
    words = [None, *(f"do it at level {level}" for level in range(2, levels + 1))]
    hours = [None, *range(2, levels + 1)]
    codes = ("empathy", "coaching")
    publish_small(
        level_names=build.level_names(levels),
        skills=[build.skill(code, hours, statements=words) for code in codes],
        roles=[
            build.role("agent", 1, {"empathy": 1}),
            build.role("senior", 2, {"empathy": levels}),
            build.role("lead", 3, dict.fromkeys(codes, levels)),
        ],
        moves=[build.move("agent", "senior", 6), build.move("senior", "lead", 6)],
        activities=[build.activity("listening", 2, [build.effect("empathy", 0, levels)])],
        **own,
    )


@pytest.fixture(params=[1, 4, 5, 7])
def scale(request: pytest.FixtureRequest) -> Scale:
    scaled(request.param)
    manager = employee_in("lead")
    agent = employee_in(manager=manager)
    aims_for(agent, "lead", "agent", "senior", "lead")
    rated(agent, "empathy", request.param)
    return Scale(request.param, agent, manager)


def choices(client: Client, url: str) -> list[str]:
    """The levels that a form offers."""
    page = client.get(url).content.decode()
    return re.findall(r'<input type="radio" name="level" value="(\d+)"', page)


def test_every_page_opens_and_says_nothing_empty(scale: Scale) -> None:
    client = browser_of(scale.agent)

    for page in PAGES:
        answer = client.get(page)
        said = words(answer.content.decode())

        assert answer.status_code == 200, page
        assert not re.search(r"\b[Cc]an \.", said), page


def test_a_skill_has_as_many_pips_as_the_framework_has_levels(scale: Scale) -> None:
    page = browser_of(scale.agent).get("/skills/empathy/").content.decode()

    assert f'aria-label="Level {scale.levels} of {scale.levels}, of which 0 confirmed;' in page
    assert page.count('class="pip ') == scale.levels
    assert "8 hours assumed from level 0" in read(browser_of(scale.agent), "/skills/empathy/")


def test_forms_offer_every_level_and_none_beyond(scale: Scale) -> None:
    expected = [str(level) for level in range(scale.levels + 1)]
    seen = f"/team/{scale.agent.pk}/"

    assert choices(browser_of(scale.agent), "/skills/empathy/evidence/") == expected
    assert choices(browser_of(scale.manager), seen) == expected


def test_the_highest_level_is_written_and_confirmed_and_none_beyond(scale: Scale) -> None:
    sent = {"kind": "win", "happened_on": TODAY, "text": "Seen.", "ask": "on"}
    browser_of(scale.agent).post("/skills/coaching/evidence/", {**sent, "level": scale.levels})
    asked = ConfirmationRequest.objects.get(employee=scale.agent)

    assert asked.evidence.level == scale.levels
    with pytest.raises(NoSuchLevel, match=f"0 to {scale.levels}"):
        answer_confirmation(asked, scale.manager, scale.levels + 1, "More.", at=TODAY)
    with pytest.raises(NoSuchLevel):
        observe_skill(scale.agent, scale.manager, "empathy", scale.levels + 1, Note(TODAY, "Seen."))
    answer_confirmation(asked, scale.manager, scale.levels, "", at=TODAY)
    assert Evidence.objects.filter(confirms=True).get().level == scale.levels


def test_a_level_of_the_longer_scale_can_be_said_while_a_goal_counts_by_it() -> None:
    scaled(7)
    agent = employee_in(manager=employee_in("lead"))
    aims_for(agent, "lead", "agent", "senior", "lead")
    scaled(2, description="Shorter.")
    assert agent.manager is not None

    observe_skill(agent, agent.manager, "empathy", 7, Note(TODAY, "Seen."))

    assert Evidence.objects.get().level == 7
    assert "Level 7 of 7" in browser_of(agent).get("/skills/empathy/").content.decode()
