from __future__ import annotations

import pytest

from planner.actions.openings import say_interest
from planner.models import CaseSeal, Employee, Interest, Opening, PromotionCase, Role
from tests.at_once import AT_ONCE, NEEDS_LOCKS, refusals, together
from tests.factories.rows import OpeningFactory
from tests.scenes.people import publish_small
from tests.scenes.promotion import (
    WHY_NOT,
    People,
    approver,
    by_approver,
    by_manager,
    draft,
    people,
    submit,
    submitted,
)

pytestmark = NEEDS_LOCKS


@pytest.fixture(name="cast")
def hire() -> People:
    publish_small()
    return people()


def test_submitted_many_times_at_once_it_is_sealed_once(cast: People) -> None:
    case = draft(cast.ada)

    together(*[lambda: submit(PromotionCase.objects.get(pk=case.pk))] * AT_ONCE)

    assert CaseSeal.objects.count() == 1


def test_two_last_approvals_at_once_approve_it(cast: People) -> None:
    both = [approver("Ari Approver"), approver("Bo Board")]
    case = by_manager(submitted(cast.ada), cast.mina)

    def agree(who: Employee) -> PromotionCase:
        return by_approver(PromotionCase.objects.get(pk=case.pk), who)

    together(lambda: agree(both[0]), lambda: agree(both[1]))

    case.refresh_from_db()
    assert case.state == "approved"


def test_of_an_approval_and_a_return_at_once_one_counts(cast: People) -> None:
    case = submitted(cast.ada)

    said = together(
        lambda: by_manager(PromotionCase.objects.get(pk=case.pk), cast.mina),
        lambda: by_manager(
            PromotionCase.objects.get(pk=case.pk), cast.hana, approve=False, text=WHY_NOT
        ),
    )

    assert len(refusals(said)) == 1


def test_interest_said_many_times_at_once_is_said_once(cast: People) -> None:
    role = Role.objects.get(pk="senior")
    row: Opening = OpeningFactory.create(role=role, contact=cast.hana)

    together(*[lambda: say_interest(cast.ada, row, "", told=cast.hana.pk)] * AT_ONCE)

    assert Interest.objects.count() == 1
