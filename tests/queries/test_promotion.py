from __future__ import annotations

import copy
from typing import Any

import pytest
from django.utils import timezone

from planner.actions.framework import load_document, publish
from planner.models import (
    CaseEvent,
    CaseSeal,
    Employee,
    Evidence,
    MilestoneRecord,
    PromotionCase,
    Skill,
)
from planner.queries.framework import canonical, digest
from planner.queries.promotion import (
    case_list_page,
    case_page,
    cases_to_show,
    destinations,
    verify_page,
)
from planner.queries.promotion_document import ROWS_PER_SKILL, case_document
from planner.queries.promotion_sheet import checked, sheet_of
from tests.factories import MilestoneRecordFactory
from tests.factories_files import EvidenceFileFactory
from tests.promotion_scenes import (
    MORNING,
    WHY_NOT,
    People,
    approver,
    by_approver,
    by_manager,
    draft,
    newest_seal,
    people,
    submitted,
)
from tests.scenes import TODAY, aims_for, me_of, moved_to, rated, small_document, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture(name="cast")
def hire(small: object) -> People:
    return people()


def document_of(ada: Employee, role: str = "senior") -> dict[str, Any]:
    return case_document(draft(ada, role), me_of(ada))


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
    assert document["framework"] == {"version": 1, "sha256": version.sha256}
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
    case, ada = draft(cast.ada), me_of(cast.ada)
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

    assert "50 % of what the role asks for is confirmed; 80 % is needed." in missing
    assert "The milestone “Mentor” is not confirmed yet." in missing


def everything_changes(cast: People) -> None:
    """The framework, the people, the evidence and the case's own rows."""
    roles = [
        {**role, "name": f"New {role['name']}", "requires": []}
        for role in small_document()["roles"]
    ]
    load_document(small_document(roles=roles))
    publish(None)
    Employee.objects.filter(pk=cast.ada.pk).update(name="Ada Renamed", manager=None)
    Evidence.objects.filter(employee=cast.ada).delete()
    moved_to(cast.ada, "senior")


def test_a_seal_verifies_after_everything_behind_it_has_changed(cast: People) -> None:
    seal = newest_seal(submitted(cast.ada))
    before = checked(seal).sheet

    everything_changes(cast)

    page = verify_page(CaseSeal.objects.get(pk=seal.pk))
    assert page.is_valid
    assert page.sealed.sheet == before
    assert before
    assert (before.name, before.role, before.sealed_at) == ("Ada Agent", "Senior", MORNING)


@pytest.mark.parametrize(
    "path",
    [
        ("statement",),
        ("person", "name"),
        ("framework", "sha256"),
        ("requirements", 0, "confirmed"),
        ("requirements", 0, "confirmations", 0, "text"),
        ("sealed_at",),
    ],
)
def test_a_changed_byte_is_detected(path: tuple[Any, ...], cast: People) -> None:
    seal = newest_seal(submitted(cast.ada))
    document = copy.deepcopy(seal.document)
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    old = inner[path[-1]]
    inner[path[-1]] = old + 1 if isinstance(old, int) else f"{old[:-1]}~"
    CaseSeal.objects.update(document=document)

    page = verify_page(CaseSeal.objects.get())

    assert not page.is_valid
    assert page.sealed.sheet is None


def test_a_document_replaced_with_its_hash_is_not_in_the_history(cast: People) -> None:
    seal = newest_seal(submitted(cast.ada))
    forged = {**seal.document, "statement": "I am the best."}
    CaseSeal.objects.update(document=forged, sha256=digest(forged))

    page = verify_page(CaseSeal.objects.get())

    assert page.sealed.is_intact
    assert not page.is_valid


def test_an_older_seal_says_that_there_is_a_newer_one(cast: People) -> None:
    by_manager(submitted(cast.ada), cast.mina, approve=False, text=WHY_NOT)
    submitted(cast.ada)

    old, new = CaseSeal.objects.all()

    assert (verify_page(old).is_newest, verify_page(new).is_newest) == (False, True)
    assert [line.kind for line in verify_page(old).history] == ["submitted", "returned"]


def test_a_draft_is_for_oneself_alone(cast: People) -> None:
    draft(cast.ada)

    seen = [PromotionCase.objects.visible_to(user_of(who)).count() for who in vars_of(cast)]
    assert seen == [1, 0, 0, 0]


def vars_of(cast: People) -> list[Employee]:
    return [cast.ada, cast.mina, cast.hana, cast.cleo]


def test_what_is_submitted_is_for_those_above_and_the_approvers_asked(cast: People) -> None:
    ari, case = approver("Ari"), submitted(cast.ada)
    assert not PromotionCase.objects.visible_to(user_of(ari)).exists()

    by_manager(case, cast.mina)

    people_seeing = [*vars_of(cast), ari]
    seen = [PromotionCase.objects.visible_to(user_of(who)).count() for who in people_seeing]
    assert seen == [1, 1, 1, 0, 1]


def test_it_waits_for_those_whose_turn_it_is(cast: People) -> None:
    ari, case = approver("Ari"), submitted(cast.ada)

    def waits() -> list[int]:
        asked = [cast.ada, cast.mina, cast.hana, cast.cleo, ari]
        return [PromotionCase.objects.waiting_for(user_of(who)).count() for who in asked]

    assert waits() == [0, 1, 1, 0, 0]
    case = by_manager(case, cast.mina)
    assert waits() == [0, 0, 0, 0, 1]
    by_approver(case, ari, approve=False, text=WHY_NOT)
    assert waits() == [0, 0, 0, 0, 0]
    submitted(cast.ada)
    assert waits() == [0, 1, 1, 0, 0]


def test_what_leavers_asked_waits_no_more(cast: People) -> None:
    submitted(cast.ada)
    Employee.objects.filter(pk=cast.ada.pk).update(left_on=TODAY)

    assert not PromotionCase.objects.waiting_for(user_of(cast.mina)).exists()


def test_destinations_begin_with_the_next_role_on_the_way(cast: People) -> None:
    assert [one.role.code for one in destinations(me_of(cast.ada))] == ["senior", "lead"]

    aims_for(cast.ada, "lead", "agent", "lead")

    found = destinations(me_of(cast.ada))
    assert [(one.role.code, one.is_next) for one in found] == [("lead", True), ("senior", False)]
    assert [one.ready.on for one in found] == [False, True]


def test_a_case_goes_on_counting_by_its_version(cast: People) -> None:
    case = draft(cast.ada)
    everything_changes(cast)
    case = cases_to_show(user_of(cast.ada)).get(pk=case.pk)

    document = case_document(case, me_of(Employee.objects.get(pk=cast.ada.pk)))

    assert document["framework"]["version"] == 1
    assert document["role"]["name"] == "Senior"
    assert len(document["requirements"]) == 1


def test_the_list_is_asked_for_with_few_queries(
    cast: People, django_assert_max_num_queries: Any
) -> None:
    submitted(cast.ada)
    submitted(cast.cleo)
    mina = me_of(cast.mina)

    with django_assert_max_num_queries(5):
        page = case_list_page(user_of(cast.mina), mina)
        names = [case.employee.name for case in page.waiting]

    assert names == ["Ada Agent", "Cleo Colleague"]
    assert list(page.earlier) == []


def test_the_page_is_asked_for_with_few_queries(
    cast: People, django_assert_num_queries: Any
) -> None:
    case = submitted(cast.ada)
    user, mina = user_of(cast.mina), me_of(cast.mina)
    shown = cases_to_show(user).get(pk=case.pk)

    with django_assert_num_queries(6):
        page = case_page(user, mina, shown)

    assert page.decides_as == "manager"
    assert page.approval == "Approve it: my word is final"


def test_the_history_is_dated_and_leads_to_its_documents(cast: People) -> None:
    case = by_manager(submitted(cast.ada), cast.mina, approve=False, text=WHY_NOT)

    page = case_page(user_of(cast.ada), me_of(cast.ada), case)

    token = newest_seal(case).token
    assert [(line.words, line.who, line.at, line.token) for line in page.history] == [
        ("Submitted", "Ada Agent", MORNING, token),
        ("Returned", "Mina Manager", MORNING, token),
    ]
    assert page.reasons
    assert page.reasons.text == WHY_NOT
    assert CaseEvent.objects.count() == 2
