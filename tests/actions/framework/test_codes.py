"""A code that no version names is mended, with all that points at it."""

from __future__ import annotations

import pytest

from planner.actions.framework.codes import CodePublished, CodeTaken, NotACode, mend_code
from planner.actions.framework.publishing import load_document
from planner.models import Activity, Evidence, FrameworkVersion, Milestone, Role, Skill, Track
from planner.models.framework.draft import FrameworkItem
from planner.queries.framework.draft import draft_document
from tests.factories.rows import AcceptedFindingFactory, EvidenceFactory, RoleAssignmentFactory
from tests.scenes.framework import rich_document

pytestmark = pytest.mark.django_db

ITEMS: list[tuple[type[FrameworkItem], str, str]] = [
    (Track, "service", "servise"),
    (Skill, "empathy", "emapthy"),
    (Milestone, "safety", "saftey"),
    (Role, "lead", "leda"),
    (Activity, "reading", "raeding"),
]


@pytest.mark.parametrize(("model", "right", "wrong"), ITEMS)
def test_everything_in_the_draft_follows(
    model: type[FrameworkItem], right: str, wrong: str
) -> None:
    load_document(rich_document())
    item = model._default_manager.get(pk=right)

    mend_code(mend_code(item, wrong), right)

    assert draft_document() == rich_document()
    assert not model._default_manager.filter(pk=wrong).exists()


def test_people_and_what_they_have_shown_follow() -> None:
    load_document(rich_document())
    held = RoleAssignmentFactory.create(role=Role.objects.get(pk="lead"))
    shown = EvidenceFactory.create(skill=Skill.objects.get(pk="empathy"))

    mend_code(Role.objects.get(pk="lead"), "leader")
    mend_code(Skill.objects.get(pk="empathy"), "patience")

    held.refresh_from_db()
    assert (held.role_id, Evidence.objects.get(pk=shown.pk).skill_id) == ("leader", "patience")


def test_an_accepted_finding_follows_its_own_kind_only() -> None:
    load_document(rich_document())
    finding = AcceptedFindingFactory.create(code="growth-beyond-need", subjects=["lead", "lead"])

    mend_code(Role.objects.get(pk="lead"), "leader")

    finding.refresh_from_db()
    assert finding.subjects == ["leader", "lead"]


def test_a_published_code_stays(published: FrameworkVersion) -> None:
    with pytest.raises(CodePublished, match="for ever"):
        mend_code(Role.objects.get(pk="lead"), "leader")

    assert Role.objects.filter(pk="lead").exists()


@pytest.mark.parametrize("code", ["agent", "coaching"])
def test_a_code_that_is_in_use_or_was_published_is_refused(
    code: str, published: FrameworkVersion
) -> None:
    role = Role.objects.create(code="leda", name="Lead", track_id="service", level=3)

    with pytest.raises(CodeTaken, match=code):
        mend_code(role, code)


@pytest.mark.parametrize("code", ["Team Leader", "", "x" * 121])
def test_what_is_no_code_is_refused(code: str) -> None:
    load_document(rich_document())

    with pytest.raises(NotACode):
        mend_code(Role.objects.get(pk="lead"), code)
