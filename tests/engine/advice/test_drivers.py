from __future__ import annotations

import pytest

from planner.engine.advice.drivers import driven, fit, is_known, percent_in_common
from planner.engine.standing.fold import standing
from planner.engine.standing.readiness import measure
from planner.engine.values.framework import Framework
from tests.engine.support.build import AT, claim, framework, person, role, skill, track


@pytest.fixture(scope="module")
def jobs() -> Framework:
    return framework(
        tracks=[track("service"), track("sales")],
        skills=[skill("empathy", category="R+D"), skill("coaching"), skill("maths")],
        roles=[
            role("agent", 2, {"empathy": 2}),
            role("lead", 3, {"empathy": 2, "coaching": 1, "maths": 1}, track="sales"),
            role("idle", 3),
        ],
        moves=[],
        activities=[],
    )


def value(jobs: Framework, driver: str, code: str = "lead") -> int:
    planning = person(ratings=[claim("empathy", 1)])
    ready = measure(jobs.roles[code], standing(jobs, planning, AT))
    return driven(jobs, jobs.roles["agent"], jobs.roles[code], ready, driver)


@pytest.mark.parametrize(
    ("driver", "percent"),
    [
        ("stability", 50),
        ("empathy+coaching", 75),
        ("empathy+nonsense", 50),
        ("R+D", 50),
        ("General", 50),
        ("empathy+R+D", 50),
        ("growth", 75),
        ("nonsense", 0),
    ],
)
def test_each_driver_has_one_rule(jobs: Framework, driver: str, percent: int) -> None:
    assert value(jobs, driver) == percent


@pytest.mark.parametrize("driver", ["growth", "empathy", "stability"])
def test_a_role_that_asks_for_nothing_fits_by_nothing(jobs: Framework, driver: str) -> None:
    assert value(jobs, driver, "idle") == 0


def test_a_driver_that_is_named_twice_counts_twice(jobs: Framework) -> None:
    ready = measure(jobs.roles["lead"], standing(jobs, person(), AT))
    here, lead = jobs.roles["agent"], jobs.roles["lead"]

    assert fit(jobs, ("variety", "variety", "coaching"), here, lead, ready) == (200 + 25) // 3
    assert fit(jobs, (), here, lead, ready) == 0


@pytest.mark.parametrize(
    ("driver", "known"),
    [("variety", True), ("maths+surfing", True), ("R+D", True), ("surfing", False)],
)
def test_what_the_framework_lacks_is_not_known(
    jobs: Framework, driver: str, *, known: bool
) -> None:
    assert is_known(jobs, driver) is known


def test_roles_that_ask_for_nothing_have_nothing_in_common(jobs: Framework) -> None:
    assert percent_in_common(jobs.roles["idle"], jobs.roles["idle"]) == 0
