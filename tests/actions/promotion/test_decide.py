from __future__ import annotations

from datetime import date

import pytest

from planner.actions.guards import AlreadyAnswered, NoteTooLong, NotYours, ReasonMissing
from planner.actions.promotion.case import write_statement
from planner.actions.promotion.decide import (
    SealBroken,
    StaleSeal,
    decide_as_approver,
    decide_as_manager,
)
from planner.models import CaseDecision, CaseSeal, Employee, Notice, PromotionCase
from tests.factories.promotion import ApproverFactory, CaseDecisionFactory
from tests.factories.rows import TrackFactory
from tests.scenes.promotion import (
    MORNING,
    WHY_NOT,
    People,
    approver,
    by_approver,
    by_manager,
    submit,
    submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ari(cast: People) -> Employee:
    return approver("Ari Approver")


@pytest.fixture
def bo(cast: People) -> Employee:
    return approver("Bo Board")


def test_without_approvers_the_managers_word_is_final(cast: People) -> None:
    case = by_manager(submitted(cast.ada), cast.mina, text="Well done.")

    assert case.state == "approved"
    assert [(event.kind, event.actor) for event in case.events.all()] == [
        ("submitted", cast.ada),
        ("approved", cast.mina),
    ]


def test_a_manager_further_up_may_decide_too(cast: People) -> None:
    assert by_manager(submitted(cast.ada), cast.hana).state == "approved"


def test_all_approvers_have_to_approve(cast: People, ari: Employee, bo: Employee) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    assert case.state == "forwarded"

    assert by_approver(case, ari).state == "forwarded"
    assert by_approver(case, bo).state == "approved"

    kinds = list(case.events.values_list("kind", flat=True))
    assert kinds == ["submitted", "forwarded", "agreed", "approved"]


def test_any_approver_may_return_it(cast: People, ari: Employee, bo: Employee) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)

    returned = by_approver(case, ari, approve=False, text=WHY_NOT)

    assert returned.state == "returned"
    assert returned.events.last().text == WHY_NOT  # type: ignore[union-attr]
    with pytest.raises(AlreadyAnswered):
        by_approver(returned, bo)


def test_those_whose_turn_it_is_are_told(cast: People, ari: Employee) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    by_approver(case, ari)

    told = dict(Notice.objects.filter(kind="case").values_list("text", "recipient__name"))
    assert told == {
        "Ada Agent has submitted a promotion case: Senior.": "Mina Manager",
        "Mina Manager has passed your case on to the approvers: Senior.": "Ada Agent",
        "Ada Agent asks you as an approver to decide: Senior.": "Ari Approver",
        "Your promotion is approved: Senior.": "Ada Agent",
    }


def test_after_a_return_everybody_decides_anew(cast: People, ari: Employee) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    case = submit(by_approver(case, ari, approve=False, text=WHY_NOT))

    case = by_approver(by_manager(case, cast.mina), ari)

    assert case.state == "approved"
    said = CaseDecision.objects.values_list("approved", flat=True)
    assert list(said) == [False, True]


@pytest.mark.parametrize("who", ["ada", "cleo"])
def test_neither_oneself_nor_a_colleague_decides(who: str, cast: People) -> None:
    with pytest.raises(NotYours):
        by_manager(submitted(cast.ada), getattr(cast, who))


def test_nobody_decides_on_their_own_case_as_an_approver(cast: People) -> None:
    ApproverFactory.create(employee=cast.ada)
    case = by_manager(submitted(cast.ada), cast.mina)

    assert case.state == "approved"
    assert not CaseDecision.objects.exists()
    with pytest.raises(NotYours):
        by_approver(case, cast.ada)


def test_nobody_decides_on_their_own_case_even_if_asked(cast: People, ari: Employee) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    CaseDecisionFactory.create(case=case, approver=cast.ada, sealed=case.sha256)

    with pytest.raises(NotYours):
        by_approver(case, cast.ada)


def test_an_approver_who_was_not_asked_does_not_decide(cast: People, ari: Employee) -> None:
    with pytest.raises(NotYours):
        by_approver(submitted(cast.ada), ari)


def test_approvers_of_other_tracks_are_not_asked(cast: People, ari: Employee) -> None:
    elsewhere = ApproverFactory.create(track=TrackFactory.create())
    case = by_manager(submitted(cast.ada), cast.mina)

    assert elsewhere.employee not in {decision.approver for decision in case.decisions.all()}
    assert by_approver(case, ari).state == "approved"


def test_a_manager_who_is_an_approver_says_it_once(cast: People, ari: Employee) -> None:
    ApproverFactory.create(employee=cast.mina)

    case = by_manager(submitted(cast.ada), cast.mina)

    assert case.decisions.get(approver=cast.mina).approved
    assert by_approver(case, ari).state == "approved"


def test_nobody_waits_for_an_approver_who_has_left(
    cast: People, ari: Employee, bo: Employee
) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    Employee.objects.filter(pk=bo.pk).update(left_on=date(2026, 1, 5))

    assert by_approver(case, ari).state == "approved"


def test_a_return_needs_reasons(cast: People, ari: Employee) -> None:
    case = submitted(cast.ada)
    with pytest.raises(ReasonMissing):
        by_manager(case, cast.mina, approve=False, text=" ")
    with pytest.raises(NoteTooLong):
        by_manager(case, cast.mina, approve=False, text="a" * 4001)
    case = by_manager(case, cast.mina)
    with pytest.raises(ReasonMissing):
        by_approver(case, ari, approve=False)

    case.refresh_from_db()
    assert case.state == "forwarded"
    assert case.decisions.get().approved is None


def test_a_decision_on_an_older_submission_is_refused(cast: People, ari: Employee) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    old = case.sha256
    case = submit(by_approver(case, ari, approve=False, text=WHY_NOT))

    with pytest.raises(StaleSeal, match="anew"):
        decide_as_manager(case, cast.mina, seen=old, approve=True, text="", at=MORNING)
    with pytest.raises(StaleSeal):
        decide_as_approver(case, ari, seen=old, approve=True, text="", at=MORNING)


def test_nobody_decides_on_a_document_that_was_changed(cast: People, ari: Employee) -> None:
    case = submitted(cast.ada)
    seal = CaseSeal.objects.get()
    seal.document["statement"] += "!"
    CaseSeal.objects.update(document=seal.document)

    with pytest.raises(SealBroken, match="changed"):
        by_manager(case, cast.mina)


def test_nobody_decides_on_a_hash_that_seals_nothing(cast: People) -> None:
    submitted(cast.ada)
    PromotionCase.objects.update(sha256="0" * 64)

    with pytest.raises(SealBroken, match="changed"):
        by_manager(PromotionCase.objects.get(), cast.mina)


@pytest.mark.parametrize("approve", [True, False])
def test_the_same_decision_twice_is_made_once(
    approve: bool, cast: People, ari: Employee, bo: Employee
) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    by_manager(case, cast.mina)
    by_approver(case, ari, approve=approve, text=WHY_NOT)
    events = case.events.count()

    by_approver(case, ari, approve=approve, text=WHY_NOT)

    assert case.events.count() == events


def test_another_decision_comes_too_late(cast: People, ari: Employee, bo: Employee) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    by_approver(case, ari)

    with pytest.raises(AlreadyAnswered):
        by_approver(case, ari, approve=False, text=WHY_NOT)
    with pytest.raises(AlreadyAnswered, match="With the approvers"):
        by_manager(case, cast.hana, approve=False, text=WHY_NOT)


def test_the_same_decision_of_another_manager_comes_too_late(cast: People, ari: Employee) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)

    with pytest.raises(AlreadyAnswered, match="With the approvers"):
        by_manager(case, cast.hana)


def test_a_decision_on_the_document_before_does_not_count_for_this_one(
    cast: People, ari: Employee
) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    case = by_approver(case, ari, approve=False, text=WHY_NOT)
    case = submit(write_statement(case, cast.ada, "I have shown one more hard call."))
    case = by_manager(case, cast.hana)

    with pytest.raises(AlreadyAnswered, match="With the approvers"):
        by_manager(case, cast.mina)
