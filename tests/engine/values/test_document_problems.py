from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest

from planner.engine.values.framework import Framework
from tests.engine.support.broken import changed, inside, problems, without
from tests.engine.support.build import (
    full_document,
)

FULL = full_document()


OPTIONAL = [
    ("accepted",),
    ("skills", 0, "fades_after_months"),
    ("milestones", 0, "valid_months"),
    *[("skills", 0, key) for key in ("aliases", "was")],
    *[("roles", 0, key) for key in ("summary", "pay_band", "external", "milestones", "grows")],
    *[("roles", 0, key) for key in ("key", "was")],
    *[("activities", 1, key) for key in ("url", "summary", "milestone")],
]


@pytest.mark.parametrize("path", OPTIONAL, ids=lambda path: path[-1])
def test_a_key_with_a_default_may_be_left_out(path: tuple[Any, ...]) -> None:
    assert Framework.from_document(without(*path)).name == "Small"


def _objects(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all objects of the document with fixed keys."""
    if isinstance(value, dict) and path[-1:] != ("external",):
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, entry in entries:
        if isinstance(entry, dict | list):
            yield from _objects(entry, (*path, key))


def _required() -> Iterator[tuple[Any, ...]]:
    for path in _objects(FULL):
        for key in inside(FULL, path):
            if key not in {known[-1] for known in OPTIONAL} or (*path, key) == ("milestones",):
                yield (*path, key)


def _written(path: tuple[Any, ...], document: Any = FULL) -> str:
    """The path as messages tell it: entries of lists with their names."""
    text, value = "", document
    for key in path:
        value = value[key] if isinstance(key, int) else value.get(key)
        if isinstance(key, int):
            text += f"[{key}]{_label(value)}"
        else:
            text += f" {key}" if text.endswith('"') else f".{key}"
    return text.removeprefix(".")


def _label(entry: Any) -> str:
    match entry:
        case {"name": str(name)}:
            return f' "{name}"'
        case {"from": str(source), "to": str(target)}:
            return f' "{source}" -> "{target}"'
    return ""


@pytest.mark.parametrize("path", list(_required()), ids=_written)
def test_every_other_key_must_be_there(path: tuple[Any, ...]) -> None:
    broken = without(*path)

    assert f"{_written(path, broken)}: is missing" in problems(broken)


@pytest.mark.parametrize("path", list(_objects(FULL)), ids=_written)
def test_no_object_may_have_an_unknown_key(path: tuple[Any, ...]) -> None:
    assert problems(changed(*path, "surprise", to=1)) == (
        f"{_written((*path, 'surprise'))}: unknown key",
    )


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("format",), "careerpath-framework/3", 'must be one of "careerpath-framework/1", "'),
        (("format",), "careerpath-framework/3", '-framework/2", not "careerpath-framework/3"'),
        (("name",), "  ", "must not be empty"),
        (("name",), "a\u202eb", "holds a character that cannot be shown"),
        (("name",), "\ud800", "holds a character that cannot be shown"),
        (("level_names",), ["a"], "must have from 2 to 8 entries, not 1"),
        (("level_names",), list("abcdefghi"), "must have from 2 to 8 entries, not 9"),
        (("level_names", 2), "", "must not be empty"),
        (("ready_at",), 101, "must be a whole number from 0 to 100, not 101"),
        (("ready_at",), True, "from 0 to 100, not true"),
        (("ready_at",), 80.0, "from 0 to 100, not 80.0"),
        (("tracks",), {}, "must be a list, not an object"),
        (("tracks", 0, "code"), "Service", "must be a code of lower-case words with dashes"),
        (("skills", 0, "code"), "em_pathy", "must be a code of lower-case words with dashes"),
        (("skills", 0, "statements"), ["a", "b", "c"], "must have 4 entries, not 3"),
        (("skills", 0, "statements", 1), "", "must not be empty"),
        (("skills", 0, "aliases"), ["a", "a"], 'alias "a" is there already'),
        (("skills", 0, "aliases", 0), " ", "must not be empty"),
        (("skills", 0, "was"), ["coaching"], "is the code of an item that is still there"),
        (("skills", 1, "was"), ["compassion"], '"compassion" was merged into another item'),
        (("roles", 1, "was"), ["clerk"], '"clerk" was merged into another item'),
        (("roles", 0, "was"), ["clerk", "clerk"], 'code "clerk" is there already'),
        (("roles", 0, "key"), None, "must be true or false, not null"),
        (("skills", 0, "hours"), [1, 2, 3, 4, 5], "must have 4 entries, not 5"),
        (("skills", 0, "hours", 3), -1, "must be a number of hours from 0 to 100000, not -1"),
        (("skills", 0, "hours", 3), 0.1, "must be in quarters of an hour, not 0.1"),
        (("skills", 0, "hours", 3), math.nan, "must be a number of hours"),
        (("skills", 0, "hours", 3), math.inf, "must be a number of hours"),
        (("skills", 0, "hours", 3), False, "must be a number of hours from 0 to 100000, not false"),
        (("skills", 0, "hours", 3), "1", 'must be a number of hours from 0 to 100000, not "1"'),
        (("skills", 0, "fades_after_months"), 0, "from 1 to 1200, not 0"),
        (("milestones", 0, "valid_months"), 0, "from 1 to 1200, not 0"),
        (("milestones", 0, "confirmed_by"), "manger", 'did you mean "manager"?'),
        (("roles", 0, "level"), -1, "must be a whole number from 0"),
        (("roles", 0, "track"), "servce", 'no track "servce"; did you mean "service"?'),
        (("roles", 0, "leads_people"), 1, "must be true or false, not 1"),
        (("roles", 0, "external"), [], "must be an object, not a list"),
        (("roles", 0, "external", "onet"), 5, "must be text, not 5"),
        (("roles", 0, "pay_band", "to"), 19_000, "must be at least “from” (20000), not 19000"),
        (("roles", 0, "pay_band", "currency"), "euro", "must be a currency code"),
        (("roles", 0, "milestones", 0), "probaton", 'did you mean "probation"?'),
        (("roles", 0, "milestones", 1, 0), "metnor", 'did you mean "mentor"?'),
        (("roles", 0, "milestones", 1), [], "must not be empty"),
        (("roles", 0, "milestones", 1), ["mentor", "mentor"], '"mentor" is there already'),
        (("roles", 0, "milestones", 1), ["probation"], '"probation" is there already'),
        (("roles", 0, "grows", 0, "after_months"), 0, "from 1 to 1200, not 0"),
        (("roles", 0, "grows", 0, "level"), 5, "from 0 to 4, not 5"),
        (("roles", 1, "requires", 0, "skill"), "choaching", 'did you mean "coaching"?'),
        (("roles", 1, "requires", 0, "skill"), 7, "must be the code of a skill, not 7"),
        (("roles", 1, "requires", 0, "level"), 5, "from 0 to 4, not 5"),
        (("roles", 1, "requires", 0, "weight"), 0, "from 1 to 5, not 0"),
        (("roles", 1, "requires", 0, "essential"), None, "must be true or false, not null"),
        (("moves", 0, "to"), "agent", "leads back to the role where it begins"),
        (("moves", 0, "from"), "agnet", 'no role "agnet"; did you mean "agent"?'),
        (("moves", 0, "kind"), "sideways", 'must be one of "promotion", "lateral", "cross"'),
        (("moves", 0, "min_months"), -1, "from 0 to 1200, not -1"),
        (("accepted", 0, "reason"), "", "must not be empty"),
        (("accepted", 0, "subjects", 0), 3, "must be a code"),
        (("activities", 0, "kind"), "corse", 'did you mean "course"?'),
        (("activities", 0, "hours"), None, "must be a number of hours"),
        (("activities", 0, "milestone"), "mentr", 'did you mean "mentor"?'),
        (("activities", 0, "effects", 0, "to"), 0, "must be above “from” (0), not 0"),
        (("activities", 0, "effects", 0, "skill"), "x", 'no skill "x"'),
        (("activities", 1, "after", 0), "debrief", '"debrief" waits for itself'),
        (("activities", 1, "after", 0), "listning", 'did you mean "listening"?'),
        (("activities", 1, "url"), "javascript:alert(1)", "must be a web address"),
        (("activities", 1, "url"), "https://", "must be a web address"),
        (("activities", 1, "url"), "https://a\u202eb", "must be a web address"),
    ],
)
def test_a_bad_value_is_named_with_its_path(path: Any, value: Any, problem: str) -> None:
    broken = changed(*path, to=value)
    place = _written(path, broken)

    found = problems(broken)

    assert any(line.startswith(place) and problem in line for line in found), found


@pytest.mark.parametrize(
    "path",
    [
        ("tracks",),
        ("skills",),
        ("milestones",),
        ("roles",),
        ("moves",),
        ("activities",),
        ("roles", 0, "milestones"),
        ("roles", 0, "grows"),
        ("roles", 1, "requires"),
        ("activities", 0, "effects"),
        ("activities", 1, "after"),
    ],
    ids=_written,
)
def test_nothing_may_be_there_twice(path: tuple[Any, ...]) -> None:
    entries = inside(FULL, path)

    (problem,) = problems(changed(*path, to=[*entries, entries[0]]))

    assert problem.startswith(f"{_written(path)}[{len(entries)}]{_label(entries[0])}: ")
    assert problem.endswith(f"is there already at {_written(path)}[0]")
