from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.engine import Framework
from planner.engine.advice.drivers import RULES
from planner.queries.people.drivers import (
    DRIVERS,
    chosen_drivers,
    counting_tokens,
    driver_lines,
    driver_tokens,
)
from tests.engine.support import build
from tests.scenes.people import employee_in, planning_of

REAL = Path(__file__).resolve().parents[3] / "fixtures/customer_service.json"


def test_there_are_the_eight_drivers_of_the_documents() -> None:
    assert list(DRIVERS) == [
        *("helping", "connection", "solving", "growth"),
        *("difference", "variety", "advancement", "stability"),
    ]


@pytest.mark.parametrize("code", DRIVERS)
def test_a_driver_is_a_rule_of_the_engine_or_a_group_of_skills(code: str) -> None:
    driver = DRIVERS[code]

    assert (code in RULES) is not bool(driver.skills)
    assert bool(driver.counts) is (code in RULES)


def test_every_skill_of_the_table_is_in_the_framework_that_ships() -> None:
    framework = Framework.from_document(json.loads(REAL.read_text(encoding="utf-8")))

    named = {skill for driver in DRIVERS.values() for skill in driver.skills}
    assert named <= framework.skills.keys()


def test_the_strongest_counts_three_times() -> None:
    assert driver_tokens(["variety", "growth", "stability"]) == (
        *("variety", "variety", "variety"),
        *("growth", "growth"),
        "stability",
    )


@pytest.mark.parametrize("codes", [[], ["surfing"], [None, 3, {"a": 1}]])
def test_what_is_no_driver_is_passed_over(codes: list[object]) -> None:
    assert chosen_drivers(codes) == []
    assert driver_tokens(codes) == ()


def test_more_than_three_do_not_count() -> None:
    assert [driver.code for driver in chosen_drivers(DRIVERS)] == [
        "helping",
        "connection",
        "solving",
    ]


def test_a_driver_without_any_of_its_skills_is_left_out() -> None:
    small = build.framework()  # empathy and coaching

    assert counting_tokens(small, driver_tokens(["solving", "helping"])) == (
        DRIVERS["helping"].token,
        DRIVERS["helping"].token,
    )


def test_the_published_table_names_the_skills_of_the_framework() -> None:
    lines = {line.driver.code: str(line.counts) for line in driver_lines(build.framework())}

    assert lines["helping"].endswith("Empathy and Coaching.")
    assert "left out" in lines["solving"]
    assert lines["variety"].startswith("100 if")


@pytest.mark.django_db
@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("wish", [True, False, None])
def test_the_engine_s_person_has_the_answers(*, wish: bool | None) -> None:
    planning = planning_of(
        employee_in(drivers=["variety", "surfing", "growth"], wants_to_lead=wish)
    )

    assert planning.person.drivers == ("variety", "variety", "variety", "growth", "growth")
    assert planning.person.wants_to_lead is wish
