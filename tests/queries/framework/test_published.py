from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from planner.actions.framework.publishing import load_document, publish
from planner.models import (
    Activity,
    CareerFramework,
    FrameworkVersion,
    Move,
    Requirement,
    Role,
    Skill,
    SkillLevel,
)
from planner.queries.framework.changes import Change, changes_between
from planner.queries.framework.draft import draft_document
from planner.queries.framework.published import (
    NothingPublished,
    canonical,
    current_framework,
    current_version,
    digest,
)
from planner.queries.framework.review import review_draft
from tests.engine.support import build
from tests.factories.rows import (
    EffectFactory,
    FrameworkVersionFactory,
    MoveFactory,
    RequirementFactory,
    RoleFactory,
    SkillFactory,
)

pytestmark = pytest.mark.django_db


def test_without_a_version_that_is_said() -> None:
    with pytest.raises(NothingPublished, match="published"):
        current_version()


def test_the_newest_version_counts() -> None:
    FrameworkVersionFactory.create(number=2, document=build.document(name="Newer"))
    FrameworkVersionFactory.create(number=1)

    assert current_framework().name == "Newer"


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert digest({"b": 1, "a": "ü"}) == digest({"a": "ü", "b": 1})
    assert canonical({"b": 1, "a": "ü"}) == '{"a":"ü","b":1}'.encode()


@pytest.mark.parametrize("roles", [2, 12])
def test_the_draft_takes_fourteen_queries_however_large_it_is(
    roles: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    MoveFactory.create_batch(roles)
    RequirementFactory.create_batch(roles)
    EffectFactory.create_batch(roles)

    with django_assert_num_queries(14):
        draft_document()


def test_an_empty_draft_is_a_document_too() -> None:
    document = draft_document()

    assert (document["name"], document["roles"]) == ("Career framework", [])


def test_items_come_by_position_then_by_code() -> None:
    RoleFactory.create(code="b")
    RoleFactory.create(code="a")
    RoleFactory.create(code="first", position=1)

    assert [role["code"] for role in draft_document()["roles"]] == ["first", "a", "b"]


def test_what_is_retired_is_left_out_with_all_that_points_at_it(
    published: FrameworkVersion,
) -> None:
    Skill.objects.filter(pk="coaching").update(retired=True)
    Activity.objects.filter(pk="listening").update(retired=True)

    document = draft_document()

    assert [skill["code"] for skill in document["skills"]] == ["empathy"]
    assert [line["skill"] for line in document["roles"][1]["requires"]] == ["empathy"]
    assert document["activities"][0]["after"] == []
    assert document["activities"][0]["effects"] == []


def test_the_draft_differs_only_when_something_was_edited(published: FrameworkVersion) -> None:
    before = review_draft().differs
    Role.objects.filter(pk="lead").update(summary="Leads.")

    assert (before, review_draft().differs) == (False, True)


def test_a_review_of_an_unchanged_draft_has_nothing_to_publish(
    published: FrameworkVersion,
) -> None:
    review = review_draft()

    assert not review.can_publish
    assert review.changes == ()


def test_a_review_names_the_items_that_a_finding_is_about(published: FrameworkVersion) -> None:
    Requirement.objects.filter(skill="coaching").delete()

    [concern] = [found for found in review_draft().warnings if found.code == "unused-skill"]

    assert [(subject.kind, subject.code) for subject in concern.subjects] == [
        ("skills", "coaching")
    ]


def test_a_review_sets_accepted_warnings_apart() -> None:
    accepted = {"code": "unused-skill", "subjects": ["extra"], "reason": "It is coming."}
    skills = [build.skill("empathy"), build.skill("coaching"), build.skill("extra")]
    load_document(build.document(skills=skills, accepted=[accepted]))

    review = review_draft()

    assert "unused-skill" in [found.code for found in review.accepted]
    assert "unused-skill" not in [found.code for found in review.warnings]


def test_a_review_of_a_draft_that_is_no_framework_says_where(published: FrameworkVersion) -> None:
    SkillLevel.objects.filter(skill="empathy", level=4).update(statement="  ")

    review = review_draft()

    assert not review.can_publish
    assert {concern.subjects[0].code for concern in review.errors} == {"empathy"}
    assert review.errors[0].message.startswith("“Empathy”: statements")


def test_errors_stop_the_publishing(published: FrameworkVersion) -> None:
    first, second = Activity.objects.all()
    first.after.add(second)

    review = review_draft()

    assert [error.code for error in review.errors] == ["activity-cycle"]
    assert {subject.kind for subject in review.errors[0].subjects} == {"activities"}
    assert not review.can_publish


def test_a_review_says_what_changed_since_the_current_version(
    published: FrameworkVersion,
) -> None:
    Role.objects.filter(pk="lead").update(name="Team leader")
    SkillFactory.create(code="writing")
    Move.objects.update(min_months=9)

    assert review_draft().changes == (
        Change("changed", "role", "Team leader", ("name: “Lead” → “Team leader”",)),
        Change("changed", "move", "Agent → Team leader (promotion)", ("least months: 6 → 9",)),
        Change("added", "skill", "Writing"),
    )


def test_a_review_takes_a_bounded_number_of_queries(
    published: FrameworkVersion, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    RequirementFactory.create_batch(10)

    with django_assert_max_num_queries(16):
        review_draft()


def changed(edit: Any) -> list[Change]:
    document = build.document()
    edit(document)
    return list(changes_between(build.document(), document))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda d: d.update(ready_at=70), ("framework settings", "ready at (percent): 80 → 70")),
        (
            lambda d: d["roles"][1]["requires"].pop(),
            ("role", "requirements: Coaching"),
        ),
        (
            lambda d: d["roles"][1]["requires"].reverse(),
            ("role", "order of requirements"),
        ),
        (lambda d: d["roles"][0].update(leads_people=True), ("role", "leads people: no → yes")),
        (lambda d: d["roles"][0].update(summary="x" * 99), ("role", "summary")),
        (lambda d: d["skills"][0]["statements"].reverse(), ("skill", "order of statements")),
        (lambda d: d["skills"][0].update(hours=[1, 2, 4, 9]), ("skill", "hours")),
        (
            lambda d: d["activities"][1].update(after=[]),
            ("activity", "prerequisites: Listening"),
        ),
    ],
)
def test_a_changed_value_is_said_in_words(edit: Any, expected: tuple[str, str]) -> None:
    [change] = changed(edit)

    assert (change.verb, change.kind, change.details) == ("changed", expected[0], (expected[1],))


def test_what_is_gone_and_what_is_in_another_order_is_said_too() -> None:
    def edit(document: Any) -> None:
        document["moves"].clear()
        document["roles"].reverse()

    assert changed(edit) == [
        Change("changed", "order", "of the role list"),
        Change("removed", "move", "Agent → Lead (promotion)"),
    ]


def test_the_settings_row_is_optional() -> None:
    assert not CareerFramework.objects.exists()
    assert draft_document()["ready_at"] == 80


def test_publishing_leaves_nothing_to_differ() -> None:
    load_document(build.document())
    publish(None)

    assert not review_draft().differs
