from __future__ import annotations

from datetime import date

import pytest

from planner.actions.guards import NobodyToAsk, NoteTooLong, NotYours
from planner.actions.promotion.case import (
    CaseIsOpen,
    NotOneMoveAway,
    NotWritable,
    StatementMissing,
    start_case,
    submit_case,
    withdraw_case,
    write_statement,
)
from planner.models import CaseSeal, Employee, Notice, PromotionCase, Reflection
from planner.queries.framework.published import digest
from tests.scenes.people import moved_to, planning_of
from tests.scenes.promotion import (
    MORNING,
    STATEMENT,
    WHY_NOT,
    People,
    by_manager,
    draft,
    submit,
    submitted,
)

pytestmark = pytest.mark.django_db


def reflection(employee: Employee, text: str = "I like to help.") -> Reflection:
    return Reflection.objects.create(
        employee=employee, question="Why this work?", text=text, written_on=date(2026, 1, 5)
    )


def test_a_case_is_begun_once(cast: People) -> None:
    first = start_case(planning_of(cast.ada), "senior")

    assert start_case(planning_of(cast.ada), "senior") == first
    assert first.state == "draft"
    assert first.version.number == 1


def test_one_case_at_a_time(cast: People) -> None:
    start_case(planning_of(cast.ada), "senior")

    with pytest.raises(CaseIsOpen, match="Senior"):
        start_case(planning_of(cast.ada), "lead")


@pytest.mark.parametrize("role", ["founder", "agent", "nonsense"])
def test_a_case_is_for_a_role_one_move_away(role: str, cast: People) -> None:
    with pytest.raises(NotOneMoveAway):
        start_case(planning_of(cast.ada), role)


def test_reflections_are_copied_and_stay_private(cast: People) -> None:
    kept = reflection(cast.ada)

    case = write_statement(draft(cast.ada), cast.ada, STATEMENT, [kept])

    assert case.statement == f"{STATEMENT}\n\nWhy this work?\nI like to help."
    assert Reflection.objects.visible_to(cast.mina.user).count() == 0  # type: ignore[arg-type]


def test_nobody_copies_the_reflections_of_others(cast: People) -> None:
    with pytest.raises(NotYours):
        write_statement(draft(cast.ada), cast.ada, "", [reflection(cast.cleo)])


def test_a_statement_has_an_end(cast: People) -> None:
    case = draft(cast.ada)

    with pytest.raises(NoteTooLong, match="8,000"):
        write_statement(case, cast.ada, "a" * 7999, [reflection(cast.ada)])

    case.refresh_from_db()
    assert case.statement == STATEMENT


def test_nobody_else_writes_submits_or_withdraws(cast: People) -> None:
    case = draft(cast.ada)

    with pytest.raises(NotYours):
        write_statement(case, cast.mina, "Mine.")
    with pytest.raises(NotYours):
        submit_case(case, planning_of(cast.mina), at=MORNING)
    with pytest.raises(NotYours):
        withdraw_case(case, cast.mina, at=MORNING)


def test_submitting_seals_what_is_there(cast: People) -> None:
    case = submitted(cast.ada)

    seal = case.seals.get()
    assert case.state == "submitted"
    assert (case.sha256, case.sealed_at) == (seal.sha256, MORNING)
    assert digest(seal.document) == seal.sha256
    assert [(event.kind, event.sealed) for event in case.events.all()] == [
        ("submitted", seal.sha256)
    ]


def test_the_manager_is_told_and_nobody_else(cast: People) -> None:
    submitted(cast.ada)

    told = Notice.objects.filter(kind="case")
    assert [(notice.recipient, notice.text) for notice in told] == [
        (cast.mina, "Ada Agent has submitted a promotion case: Senior.")
    ]


def test_submitted_twice_it_is_submitted_once(cast: People) -> None:
    case = submitted(cast.ada)

    submit(case)

    assert CaseSeal.objects.count() == 1


def test_somebody_who_is_not_ready_may_submit(cast: People) -> None:
    assert submitted(cast.ada, "lead").state == "submitted"


def test_a_case_needs_words(cast: People) -> None:
    case = write_statement(draft(cast.ada), cast.ada, "  \n")

    with pytest.raises(StatementMissing):
        submit(case)

    assert not CaseSeal.objects.exists()


def test_without_a_manager_there_is_nobody_to_ask(cast: People) -> None:
    case = draft(cast.ada)
    Employee.objects.filter(pk=cast.ada.pk).update(manager=None)
    ada = Employee.objects.get(pk=cast.ada.pk)

    with pytest.raises(NobodyToAsk):
        submit_case(case, planning_of(ada), at=MORNING)


def test_whoever_has_the_role_by_now_needs_no_case(cast: People) -> None:
    case = draft(cast.ada)
    moved_to(cast.ada, "senior")

    with pytest.raises(NotOneMoveAway, match="already"):
        submit(case)


def test_what_is_with_the_manager_cannot_be_changed(cast: People) -> None:
    case = submitted(cast.ada)

    with pytest.raises(NotWritable, match="With the manager"):
        write_statement(case, cast.ada, "Better words.")


def test_a_returned_case_is_sealed_anew_and_the_earlier_seal_stays(cast: People) -> None:
    case = by_manager(submitted(cast.ada), cast.mina, approve=False, text=WHY_NOT)
    write_statement(case, cast.ada, "Here is one more.")

    again = submit(case)

    first, second = CaseSeal.objects.all()
    assert first.document["statement"] == STATEMENT
    assert second.document["statement"] == "Here is one more."
    assert [first.document["submission"], second.document["submission"]] == [1, 2]
    assert again.sha256 == second.sha256 != first.sha256
    assert first.token != second.token


def test_a_case_is_withdrawn_once_and_its_words_are_kept(cast: People) -> None:
    case = submitted(cast.ada)

    withdraw_case(case, cast.ada, at=MORNING)
    withdraw_case(case, cast.ada, at=MORNING)

    assert list(case.events.values_list("kind", flat=True)) == ["submitted", "withdrawn"]
    assert start_case(planning_of(cast.ada), "senior").statement == STATEMENT
    assert PromotionCase.objects.count() == 2


def test_an_approved_case_is_not_withdrawn(cast: People) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)

    with pytest.raises(NotWritable):
        withdraw_case(case, cast.ada, at=MORNING)
    with pytest.raises(NotWritable):
        submit(case)
