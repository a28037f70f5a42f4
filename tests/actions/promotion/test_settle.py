from __future__ import annotations

from datetime import timedelta

import pytest

from planner.actions.promotion.settle import settle_cases
from planner.models import Approver, Employee, PromotionCase
from planner.queries.team.inbox import inbox
from tests.scenes.people import TODAY, user_of
from tests.scenes.promotion import (
    MORNING,
    People,
    approver,
    by_approver,
    by_manager,
    submitted,
)

pytestmark = pytest.mark.django_db


def leaves(employee: Employee) -> None:
    Employee.objects.filter(pk=employee.pk).update(left_on=TODAY)


def forwarded(cast: People) -> PromotionCase:
    return by_manager(submitted(cast.ada), cast.mina)


def state(case: PromotionCase) -> str:
    return PromotionCase.objects.get(pk=case.pk).state


def test_it_is_approved_when_the_only_one_left_to_decide_has_left(cast: People) -> None:
    ari, bo = approver("Ari"), approver("Bo")
    case = by_approver(forwarded(cast), ari)
    leaves(bo)

    assert (settle_cases(MORNING), state(case)) == (1, "approved")
    last = case.events.latest("pk")
    assert last.actor == ari
    assert last.text == "Those who were still to decide do not work here any more."
    assert settle_cases(MORNING) == 0


def test_those_named_today_are_asked_when_nobody_who_was_asked_is_left(cast: People) -> None:
    ari = approver("Ari")
    case = forwarded(cast)
    leaves(ari)
    bo = approver("Bo")

    assert (settle_cases(MORNING), state(case)) == (1, "forwarded")
    assert [row.pk for row in inbox(user_of(bo), TODAY)] == [case.pk]


def test_the_managers_word_is_final_when_hr_names_nobody_any_more(cast: People) -> None:
    ari = approver("Ari")
    case = forwarded(cast)
    leaves(ari)
    Approver.objects.all().delete()

    assert (settle_cases(MORNING), state(case)) == (1, "approved")
    assert case.events.latest("pk").actor == cast.mina


def test_it_waits_while_somebody_is_to_decide(cast: People) -> None:
    ari, bo = approver("Ari"), approver("Bo")
    case = by_approver(forwarded(cast), ari)
    Employee.objects.filter(pk=bo.pk).update(left_on=TODAY + timedelta(1))

    assert (settle_cases(MORNING), state(case)) == (0, "forwarded")


def test_a_case_of_somebody_who_has_left_stays_as_it_is(cast: People) -> None:
    ari = approver("Ari")
    case = forwarded(cast)
    leaves(ari)
    leaves(cast.ada)

    assert (settle_cases(MORNING), state(case)) == (0, "forwarded")


def test_a_case_with_the_manager_is_none_of_its_business(cast: People) -> None:
    case = submitted(cast.ada)

    assert (settle_cases(MORNING), state(case)) == (0, "submitted")
