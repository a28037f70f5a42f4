from __future__ import annotations

from typing import Any

import pytest

from planner.models import CaseEvent, Employee, PromotionCase
from planner.queries.promotion.case import case_page, cases_to_show
from planner.queries.promotion.cases import case_list_page, destinations
from tests.scenes.people import TODAY, aims_for, planning_of, user_of
from tests.scenes.promotion import (
    MORNING,
    WHY_NOT,
    People,
    approver,
    by_approver,
    by_manager,
    draft,
    newest_seal,
    submitted,
)

pytestmark = pytest.mark.django_db


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
    assert [one.role.code for one in destinations(planning_of(cast.ada))] == ["senior", "lead"]

    aims_for(cast.ada, "lead", "agent", "lead")

    found = destinations(planning_of(cast.ada))
    assert [(one.role.code, one.is_next) for one in found] == [("lead", True), ("senior", False)]
    assert [one.ready.on for one in found] == [False, True]


def test_the_list_is_asked_for_with_few_queries(
    cast: People, django_assert_max_num_queries: Any
) -> None:
    submitted(cast.ada)
    submitted(cast.cleo)
    mina = planning_of(cast.mina)

    with django_assert_max_num_queries(5):
        page = case_list_page(user_of(cast.mina), mina)
        names = [case.employee.name for case in page.waiting]

    assert names == ["Ada Agent", "Cleo Colleague"]
    assert list(page.earlier) == []


def test_the_page_is_asked_for_with_few_queries(
    cast: People, django_assert_num_queries: Any
) -> None:
    case = submitted(cast.ada)
    user, mina = user_of(cast.mina), planning_of(cast.mina)
    shown = cases_to_show(user).get(pk=case.pk)

    with django_assert_num_queries(6):
        page = case_page(user, mina, shown)

    assert page.decides_as == "manager"
    assert page.approval == "Approve it: my word is final"


def test_the_history_is_dated_and_leads_to_its_documents(cast: People) -> None:
    case = by_manager(submitted(cast.ada), cast.mina, approve=False, text=WHY_NOT)

    page = case_page(user_of(cast.ada), planning_of(cast.ada), case)

    token = newest_seal(case).token
    assert [(line.words, line.who, line.at, line.token) for line in page.history] == [
        ("Submitted", "Ada Agent", MORNING, token),
        ("Returned", "Mina Manager", MORNING, token),
    ]
    assert page.reasons
    assert page.reasons.text == WHY_NOT
    assert CaseEvent.objects.count() == 2
