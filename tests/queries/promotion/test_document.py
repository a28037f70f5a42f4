from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from planner.models import Employee, Evidence, MilestoneRecord, PromotionCase, Skill
from planner.queries.framework.published import canonical
from planner.queries.promotion.case import cases_to_show
from planner.queries.promotion.document import ROWS_PER_SKILL, case_document
from planner.queries.promotion.sheet import sheet_of
from tests.factories.files import EvidenceFileFactory
from tests.factories.rows import MilestoneRecordFactory
from tests.scenes.people import TODAY, planning_of, rated, user_of
from tests.scenes.promotion import People, draft, everything_changes

pytestmark = pytest.mark.django_db


def document_of(ada: Employee, role: str = "senior") -> dict[str, Any]:
    return case_document(draft(ada, role), planning_of(ada))


def test_the_document_lays_everything_side_by_side(cast: People) -> None:
    document = document_of(cast.ada)

    (line,) = document["requirements"]
    assert (line["skill"], line["needed"], line["confirmed"], line["points"]) == (
        *("Empathy", 2, 2),
        [2, 2, 2],
    )
    assert line["confirmations"] == [
        {
            "by": "Mina Manager",
            "own": False,
            "on": "2026-03-02",
            "kind": "Own view",
            "level": 2,
            "text": "Seen twice.",
            "link": "",
            "files": [],
        }
    ]
    assert [said["text"] for said in line["evidence"]] == ["Calmed a caller."]


def test_the_document_names_person_role_version_and_lights(cast: People) -> None:
    document = document_of(cast.ada)

    assert document["person"]["name"] == "Ada Agent"
    assert document["person"]["manager"] == "Mina Manager"
    assert (document["person"]["role"], document["role"]["name"]) == ("Agent", "Senior")
    version = PromotionCase.objects.get().version
    assert document["framework"] == {"version": 1, "sha256": version.sha256, "levels": 4}
    assert [(light["name"], light["on"]) for light in document["lights"]] == [
        ("Ready", True),
        ("Eligible", True),
        ("Free seat", False),
    ]


def test_milestones_come_with_who_confirmed_them(cast: People) -> None:
    record: MilestoneRecord = MilestoneRecordFactory.create(
        employee=cast.ada, milestone__code="probation", achieved_on=TODAY, state="confirmed"
    )
    record.decided_by, record.decided_at = cast.mina, timezone.now()
    record.save()

    first, second = document_of(cast.ada, "lead")["milestones"]

    assert (first["name"], first["counts"], first["by"]) == ("Probation", True, "Mina Manager")
    assert first["achieved_on"] == TODAY.isoformat()
    assert (second["name"], second["counts"], second["by"]) == ("Mentor", False, "")


def test_of_much_evidence_the_newest_is_shown_and_the_rest_counted(cast: People) -> None:
    for _ in range(ROWS_PER_SKILL + 1):
        rated(cast.ada, "empathy", 2, happened_on=TODAY, text="Again.")

    (line,) = document_of(cast.ada)["requirements"]

    assert [said["text"] for said in line["evidence"]] == ["Again."] * ROWS_PER_SKILL
    assert line["more"] == 2


def test_files_are_named_with_their_hash(cast: People) -> None:
    file = EvidenceFileFactory.create(evidence=Evidence.objects.get(confirms=False))

    (line,) = document_of(cast.ada)["requirements"]

    assert line["evidence"][0]["files"] == [{"name": file.name, "sha256": file.sha256}]


def test_two_thousand_rows_take_as_many_queries(
    cast: People, django_assert_max_num_queries: Any
) -> None:
    case, ada = draft(cast.ada), planning_of(cast.ada)
    empathy = Skill.objects.get(pk="empathy")
    Evidence.objects.bulk_create(
        Evidence(employee=cast.ada, skill=empathy, level=2, author=cast.ada, happened_on=TODAY)
        for _ in range(2000)
    )
    case = cases_to_show(user_of(cast.ada)).get(pk=case.pk)

    with django_assert_max_num_queries(7):
        document = case_document(case, ada)

    assert len(canonical(document)) < 10_000


def test_a_page_shows_the_document_and_nothing_else(cast: People) -> None:
    sheet = sheet_of(document_of(cast.ada))

    (line,) = sheet.requirements
    assert (sheet.met, line.is_met) == (1, True)
    assert sheet.missing == []
    assert sheet_of(document_of(cast.ada)).sealed_at is None


def test_what_is_missing_is_said_in_sentences(cast: People) -> None:
    missing = sheet_of(document_of(cast.ada, "lead")).missing

    assert "50\u00a0% of what the role asks for is confirmed; 80\u00a0% is needed." in missing
    assert "The milestone “Mentor” is not confirmed yet." in missing


def test_a_case_goes_on_counting_by_its_version(cast: People) -> None:
    case = draft(cast.ada)
    everything_changes(cast)
    case = cases_to_show(user_of(cast.ada)).get(pk=case.pk)

    document = case_document(case, planning_of(Employee.objects.get(pk=cast.ada.pk)))

    assert document["framework"]["version"] == 1
    assert document["role"]["name"] == "Senior"
    assert len(document["requirements"]) == 1
