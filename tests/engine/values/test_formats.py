"""Documents of either format: how many levels, what may be missing, how long texts may be."""

from __future__ import annotations

from typing import Any

import pytest

from planner.engine.values.framework import Framework, Role, Skill
from tests.engine.support.broken import changed, inside, problems
from tests.engine.support.build import (
    document,
    first_document,
    framework,
    full_document,
    level_names,
    requirement,
    role,
    skill,
)


def _scaled(levels: int, **overrides: Any) -> dict[str, Any]:
    """A document with so many levels, and a role that asks for the highest."""
    return document(
        level_names=level_names(levels),
        skills=[skill("empathy", [1] * levels)],
        roles=[role("agent", 1, {"empathy": levels})],
        moves=[],
        activities=[],
        **overrides,
    )


def _only(entry: dict[str, Any]) -> Skill:
    """The skill as a framework has it that consists of nothing else."""
    found = framework(skills=[entry], roles=[], moves=[], activities=[])
    return found.skills["empathy"]


@pytest.mark.parametrize("levels", range(1, 8))
def test_a_framework_has_one_to_seven_levels(levels: int) -> None:
    found = Framework.from_document(_scaled(levels))

    assert found.levels == levels
    assert found.skills["empathy"].levels == levels


def test_a_level_above_the_highest_is_refused() -> None:
    broken = _scaled(3)
    broken["roles"][0]["requires"] = [requirement("empathy", 4)]

    assert problems(broken) == (
        'roles[0] "Agent" requires[0].level: must be a whole number from 0 to 3, not 4',
    )


def test_a_skill_says_something_about_each_level_of_the_framework() -> None:
    broken = _scaled(2)
    broken["skills"] = [skill("empathy", [1, 2, 3])]

    assert problems(broken) == (
        'skills[0] "Empathy" statements: must have 2 entries, not 3',
        'skills[0] "Empathy" hours: must have 2 entries, not 3',
    )


def test_without_readable_levels_nothing_else_is_blamed_for_it() -> None:
    broken = _scaled(6)
    broken["level_names"] = "six"

    assert problems(broken) == ('level_names: must be a list, not "six"',)


def test_hours_that_are_not_given_count_as_eight_a_level_and_are_known_as_such() -> None:
    empathy = _only(skill("empathy", (1, None, 0, None)))

    assert empathy.minutes == (60, 480, 0, 480)
    assert [n for n in range(4) if empathy.is_assumed(n, n + 1)] == [1, 3]
    assert empathy.is_assumed(0, 2)
    assert not empathy.is_assumed(2, 2)


def test_a_level_without_a_statement_says_nothing() -> None:
    said = [None, "calm people down", None, "teach it"]
    assert _only(skill("empathy", statements=said)).statements == (
        "",
        "calm people down",
        "",
        "teach it",
    )


def test_names_and_former_codes_are_kept() -> None:
    found = Framework.from_document(full_document())

    assert found.skills["empathy"].aliases == ("Feeling with others",)
    assert found.skills["empathy"].was == ("compassion",)
    assert (found.roles["agent"].key, found.roles["agent"].was) == (True, ("clerk",))
    assert (found.roles["lead"].key, found.roles["lead"].was) == (False, ())


def test_milestones_can_be_choices() -> None:
    agent = Framework.from_document(full_document()).roles["agent"]

    assert agent.milestones == ("probation", ("mentor", "licence"))
    assert agent.milestone_choices == (("probation",), ("mentor", "licence"))


def test_a_milestone_that_is_named_twice_is_one() -> None:
    agent = Role("agent", "Agent", "service", 1, milestones=("a", ("b", "a")))

    assert agent.milestone_codes == ("a", "b")


def test_any_vocabulary_names_comparable_occupations() -> None:
    content = changed("roles", 0, "external", to={"rome": "D1401", "opm": "0962"})

    found = Framework.from_document(content)

    assert found.roles["agent"].external == {"rome": "D1401", "opm": "0962"}


LENGTHS = [
    (("name",), 200),
    (("description",), 4000),
    (("level_names", 2), 200),
    (("tracks", 0, "name"), 200),
    (("skills", 0, "name"), 200),
    (("skills", 0, "aliases", 0), 200),
    (("skills", 0, "statements", 0), 2000),
    (("milestones", 0, "name"), 200),
    (("roles", 0, "name"), 200),
    (("roles", 0, "summary"), 4000),
    (("roles", 0, "responsibilities", 0), 500),
    (("roles", 0, "external", "onet"), 200),
    (("roles", 0, "was", 0), 120),
    (("activities", 0, "name"), 200),
    (("activities", 0, "summary"), 4000),
    (("accepted", 0, "code"), 120),
]


@pytest.mark.parametrize(("path", "most"), LENGTHS)
def test_a_text_may_be_so_long(path: tuple[Any, ...], most: int) -> None:
    Framework.from_document(changed(*path, to="x" * most))
    (problem,) = problems(changed(*path, to="x" * (most + 1)))

    assert problem.endswith(f": must have at most {most} characters, not {most + 1}")


def test_shape_references_and_lengths_are_told_in_one_round() -> None:
    broken = changed("roles", 1, "requires", 0, "skill", to="choaching")
    broken["roles"][0]["name"] = "x" * 201
    del broken["moves"][0]["kind"]

    found = problems(broken)

    assert [problem.facts["wrong"] for problem in found] == [
        "must have at most 200 characters, not 201",
        'no skill "choaching"; did you mean "coaching"?',
        "is missing",
    ]


def test_a_long_name_is_cut_in_the_path_of_what_it_names() -> None:
    broken = changed("skills", 0, "name", to="x" * 100)
    broken["skills"][0]["category"] = 1

    assert problems(broken) == (f'skills[0] "{"x" * 60}" category: must be text, not 1',)


def test_the_first_format_is_read_as_before() -> None:
    found = Framework.from_document(first_document())

    assert found.levels == 4
    assert found.roles["agent"].milestones == ("probation",)
    assert found.skills["coaching"].minutes == (60, 120, 240, 480)


IN_FIRST = [(path, most) for path, most in LENGTHS if not {"aliases", "was"} & {*path}]


@pytest.mark.parametrize(("path", "most"), IN_FIRST)
def test_the_first_format_does_not_limit_texts(path: tuple[Any, ...], most: int) -> None:
    content = first_document()
    inside(content, path[:-1])[path[-1]] = "x" * (most + 1)

    assert Framework.from_document(content).levels == 4


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("level_names",), level_names(3), "level_names: must have 5 entries, not 4"),
        (("skills", 0, "statements", 1), None, "statements[1]: must be text, not null"),
        (("skills", 0, "hours", 1), None, "hours[1]: must be a number of hours from 0"),
        (("skills", 0, "aliases"), ["Sympathy"], "aliases: unknown key"),
        (("roles", 0, "key"), True, "key: unknown key"),
        (("roles", 0, "milestones", 0), ["mentor"], "must be the code of a milestone, not a list"),
    ],
)
def test_what_the_second_format_adds_is_not_in_the_first(
    path: tuple[Any, ...], value: Any, problem: str
) -> None:
    content = first_document()
    inside(content, path[:-1])[path[-1]] = value

    assert any(problem in found for found in problems(content))
