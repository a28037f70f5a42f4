"""The customer-service framework that ships with the product."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.engine import Framework, Person, Rating, check_framework, routes
from planner.engine.checks.check import split_accepted
from planner.engine.values.graph import reachable

FIXTURE = Path(__file__).parents[2] / "fixtures" / "customer_service.json"
TODAY = date(2026, 3, 2)
COUNTS = {"roles": 34, "tracks": 10, "skills": 48, "moves": 61, "milestones": 22}
COLOURS = ["blue", "green", "amber", "teal", "orange", "red", "pink", "purple", "indigo", "slate"]
HEADS = {"head-of-customer-service", "head-of-cx"}
SOFT_SKILLS = (
    "empathy",
    "emotional intelligence",
    "active listening",
    "clear communication",
    "patience",
    "calm under pressure",
    "resilience",
    "adaptability",
    "problem solving",
    "critical thinking",
    "analytical thinking",
    "creativity",
    "solution",
    "conflict",
    "de-escalation",
    "irate customer",
    "time management",
    "prioritising",
    "juggling phone, e-mail, chat",
    "product knowledge",
    "curiosity",
    "relationship building",
    "rapport with diverse people",
    "cultural awareness",
    "networking",
)


@cache
def document() -> dict[str, Any]:
    """The fixture as parsed JSON."""
    parsed: dict[str, Any] = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return parsed


@cache
def framework() -> Framework:
    """The fixture as the engine sees it."""
    return Framework.from_document(document())


def neighbours() -> dict[str, set[str]]:
    """Role -> the roles that it leads to."""
    found: dict[str, set[str]] = defaultdict(set)
    for move in framework().moves:
        found[move.source].add(move.target)
    return found


def statements() -> list[str]:
    """All level statements."""
    return [text for skill in framework().skills.values() for text in skill.statements]


def met(role: str) -> Person:
    """Somebody who meets what ``role`` asks for, and has served there for long."""
    needs = framework().roles[role].needs
    ratings = [Rating(skill, level, TODAY, "lead", confirms=True) for skill, level in needs.items()]
    return Person(role, date(2024, 1, 1), ratings)


def years_to(target: str, *, start: str) -> float:
    """Years of the soonest route at the default weekly budget, for somebody who meets ``start``."""
    best = routes(framework(), met(start), target, at=TODAY, k=1)[0]
    return (best.arrive - TODAY).days / 365


@pytest.mark.parametrize(("part", "count"), COUNTS.items())
def test_it_has_the_agreed_number_of_everything(part: str, count: int) -> None:
    assert len(document()[part]) == count


def test_it_has_about_55_activities_of_every_kind() -> None:
    kinds = Counter(activity.kind for activity in framework().activities.values())

    assert 50 <= kinds.total() <= 60
    assert {"shadowing", "rotation", "mentoring", "project", "practice", "course"} <= set(kinds)


def test_every_track_has_a_colour_of_its_own() -> None:
    assert sorted(track.colour for track in framework().tracks.values()) == sorted(COLOURS)


def test_every_level_of_every_skill_has_a_statement_of_its_own() -> None:
    assert len({text for text in statements() if text.strip()}) == 4 * 48


def test_statements_complete_the_words_you_can() -> None:
    for text in statements():
        assert text[0].islower(), text
        assert not text.lower().startswith("you can"), text
        assert text[-1].isalnum(), text


@pytest.mark.parametrize("word", SOFT_SKILLS)
def test_the_skills_name_what_customer_service_is_known_for(word: str) -> None:
    skills = framework().skills.values()

    assert word in " ".join([*(skill.name for skill in skills), *statements()]).lower()


def test_nothing_in_the_framework_check_is_unexplained() -> None:
    unexplained, _ = split_accepted(framework(), check_framework(framework()))

    assert unexplained == ()


def test_everything_accepted_is_still_found() -> None:
    _, explained = split_accepted(framework(), check_framework(framework()))
    found = {(finding.code, finding.subjects) for finding in explained}

    assert found == {(entry.code, entry.subjects) for entry in framework().accepted}


def test_every_role_can_be_reached_from_the_first_day() -> None:
    assert reachable(neighbours(), ["trainee-agent"]) == set(framework().roles)


def test_only_the_two_heads_are_the_end_of_the_line() -> None:
    assert {role for role in framework().roles if not neighbours()[role]} == HEADS


@pytest.mark.parametrize(
    "target",
    [
        "supervisor",
        "customer-service-manager",
        "account-manager",
        "lifecycle-marketing-executive",
        "trainer",
        "product-manager",
        "cx-strategist",
    ],
)
def test_an_agent_can_get_there_in_six_moves(target: str) -> None:
    found = routes(framework(), met("customer-service-agent"), target, at=TODAY, k=1)

    assert len(found[0].legs) <= 6


def test_an_agent_becomes_team_leader_in_a_year_and_a_half_to_three_years() -> None:
    assert 1.5 <= years_to("team-leader", start="customer-service-agent") <= 3


def test_experts_need_not_lead_people() -> None:
    roles = framework().roles
    without_leading = {
        source: {target for target in targets if not roles[target].leads_people}
        for source, targets in neighbours().items()
    }

    assert "subject-matter-expert" in reachable(without_leading, ["customer-service-agent"])


def test_serving_as_team_leader_saves_learning_on_the_way_to_supervisor() -> None:
    taught_nothing = [{**role, "grows": []} for role in document()["roles"]]
    without = Framework.from_document({**document(), "roles": taught_nothing})

    found = [
        routes(each, met("senior-agent"), "supervisor", at=TODAY, k=1)[0]
        for each in (framework(), without)
    ]

    assert found[0].roles == ("senior-agent", "team-leader", "supervisor")
    assert found[0].minutes < found[1].minutes


def test_every_milestone_is_a_gate_somewhere() -> None:
    gates = {code for role in framework().roles.values() for code in role.milestones}

    assert gates == set(framework().milestones)


def test_every_skill_has_an_activity() -> None:
    trained = {
        effect.skill for activity in framework().activities.values() for effect in activity.effects
    }

    assert trained == set(framework().skills)
