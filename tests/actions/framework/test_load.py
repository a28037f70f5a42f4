"""Loading a document into the draft, and dumping it again."""

from __future__ import annotations

from typing import Any

import pytest

from planner.actions.framework.publishing import (
    FrameworkRefused,
    bring_back,
    load_document,
    retire,
)
from planner.engine.values.framework import FORMAT
from planner.models import (
    CareerFramework,
    Growth,
    Move,
    Requirement,
    Role,
    Skill,
    SkillLevel,
)
from planner.queries.framework.draft import draft_document
from tests.engine.support import build
from tests.factories.rows import (
    EvidenceFactory,
    RoleAssignmentFactory,
)
from tests.scenes.framework import rich_document

pytestmark = pytest.mark.django_db


def _scaled(levels: int, **own: Any) -> dict[str, Any]:
    """A document with so many levels, of which its roles ask for the highest."""
    skills = [build.skill(code, range(levels)) for code in ("empathy", "coaching")]
    effects = [build.effect("empathy", 0, levels)]
    return build.document(
        level_names=build.level_names(levels),
        skills=skills,
        roles=[build.role("agent", 1, {"empathy": levels}), build.role("lead", 2)],
        activities=[build.activity("listening", 2, effects)],
        **own,
    )


def test_a_document_comes_out_as_it_went_in() -> None:
    load_document(rich_document())

    assert draft_document() == rich_document()


@pytest.mark.parametrize("levels", [1, 4, 5, 7])
def test_the_draft_has_as_many_levels_as_the_document(levels: int) -> None:
    load_document(_scaled(levels))

    assert draft_document() == _scaled(levels)


def test_a_scale_replaces_a_longer_or_shorter_one() -> None:
    for levels in (7, 2, 5):
        load_document(_scaled(levels))

        assert draft_document() == _scaled(levels)


def test_levels_that_are_given_up_by_hand_wait_in_their_rows() -> None:
    load_document(build.document())
    names = CareerFramework.objects.get().level_names

    CareerFramework.objects.update(level_names=names[:3])
    assert draft_document()["skills"][0]["hours"] == [1, 2]
    CareerFramework.objects.update(level_names=[*names, "master"])

    assert draft_document()["skills"][0]["hours"] == [1, 2, 4, 8, None]


def test_a_document_of_the_first_format_is_read_and_says_the_same() -> None:
    first = build.first_document()

    load_document(first)

    assert draft_document() == {**first, "format": FORMAT}


def test_a_choice_of_milestones_stays_one_beside_those_that_all_need() -> None:
    document = build.document(milestones=[build.milestone(code) for code in "abc"])
    document["roles"][0]["milestones"] = ["a", ["a", "b"], ["b", "c"]]
    load_document(document)

    assert draft_document() == document
    assert load_document(draft_document()).is_empty


def test_loading_what_was_dumped_changes_nothing() -> None:
    first = load_document(rich_document())
    again = load_document(draft_document())

    assert first.created > 0
    assert again.is_empty
    assert again.unchanged == first.created + first.changed


def test_rows_entered_by_hand_keep_their_positions_when_dumped_and_loaded() -> None:
    load_document(rich_document())
    Role.objects.update(position=1000)
    Requirement.objects.update(position=7)

    assert load_document(draft_document()).is_empty


def test_what_a_document_does_not_name_is_retired_and_keeps_its_relations() -> None:
    load_document(rich_document())
    document = rich_document()
    document.update(roles=document["roles"][:1], moves=[])

    report = load_document(document)

    assert Role.objects.get(pk="lead").retired
    assert (report.retired, report.removed) == (1, 0)
    assert Move.objects.count() == 2


def test_a_retired_role_comes_back_with_its_moves() -> None:
    load_document(rich_document())
    retire(Role.objects.filter(pk="lead"))
    assert draft_document()["moves"] == []

    bring_back(Role.objects.filter(pk="lead"))

    assert draft_document() == rich_document()


def test_a_relation_that_is_gone_from_the_document_is_removed() -> None:
    load_document(rich_document())
    document = rich_document()
    document["roles"][0]["requires"] = []
    document["roles"][0]["grows"].pop()
    document["activities"][1]["after"] = []

    report = load_document(document)

    assert report.removed == 3
    assert draft_document() == document


def test_items_with_history_are_retired_not_deleted() -> None:
    load_document(build.document())
    EvidenceFactory.create(skill=Skill.objects.get(pk="coaching"))
    RoleAssignmentFactory.create(role=Role.objects.get(pk="lead"))

    load_document(
        build.document(
            skills=[build.skill("empathy")],
            roles=[build.role("agent")],
            moves=[],
            activities=[],
        )
    )

    assert Skill.objects.get(pk="coaching").retired
    assert Role.objects.get(pk="lead").retired


def test_a_changed_value_is_written_in_place() -> None:
    load_document(build.document())
    level = SkillLevel.objects.get(skill="empathy", level=2)
    document = build.document()
    document["skills"][0]["statements"][1] = "listen for what is not said"

    report = load_document(document)

    level.refresh_from_db()
    assert (report.changed, level.statement) == (1, "listen for what is not said")


def test_a_new_order_is_a_change_and_is_kept() -> None:
    load_document(build.document())
    document = build.document()
    document["roles"].reverse()

    report = load_document(document)

    assert report.changed == 1
    assert [role["code"] for role in draft_document()["roles"]] == ["lead", "agent"]


def test_an_invalid_document_is_refused_with_all_problems_and_nothing_is_written() -> None:
    document = build.document(ready_at=101)
    document["roles"][1]["requires"][0]["skill"] = "emapthy"

    with pytest.raises(FrameworkRefused) as refusal:
        load_document(document)

    assert len(refusal.value.problems) == 2
    assert any(
        problem.startswith('roles[1] "Lead" requires[0].skill')
        for problem in refusal.value.problems
    )
    assert not Role.objects.exists()
    assert not CareerFramework.objects.exists()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d["tracks"][0].update(colour="mauve"), 'tracks[0] "Service" colour'),
        (
            lambda d: d["activities"][0]["effects"].append(build.effect("empathy", 0, 1)),
            'activities[0] "Listening" effects[1]',
        ),
        (
            lambda d: d["roles"][0].update(
                grows=[build.growth("empathy", 2, 3), build.growth("empathy", 2, 9)]
            ),
            'roles[0] "Agent" grows[1]',
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_tables_cannot_hold_is_refused_with_its_path(change: Any, place: str) -> None:
    document = build.document()
    change(document)

    with pytest.raises(FrameworkRefused) as refusal:
        load_document(document)

    assert [problem.split(":")[0] for problem in refusal.value.problems] == [place]
    assert not Skill.objects.exists()


def test_what_the_format_and_what_the_tables_refuse_is_told_in_one_round() -> None:
    document = build.document(ready_at=101)
    document["tracks"][0]["colour"] = "mauve"
    document["roles"][0].update(name=5)
    document["roles"][1]["requires"] *= 2
    document["skills"][0]["hours"] = "many"

    with pytest.raises(FrameworkRefused) as refusal:
        load_document(document)

    assert [problem.split(":")[0] for problem in refusal.value.problems] == [
        "ready_at",
        'skills[0] "Empathy" hours',
        "roles[0].name",
        'roles[1] "Lead" requires[2]',
        'roles[1] "Lead" requires[3]',
        'tracks[0] "Service" colour',
    ]


@pytest.mark.parametrize("nonsense", [None, [], "text", 3, {}])
def test_something_else_than_a_framework_is_refused(nonsense: Any) -> None:
    with pytest.raises(FrameworkRefused):
        load_document(nonsense)


def test_growth_is_loaded_per_level() -> None:
    load_document(rich_document())

    levels = Growth.objects.filter(role="agent").values_list("level", flat=True)
    assert list(levels) == [1, 2]
