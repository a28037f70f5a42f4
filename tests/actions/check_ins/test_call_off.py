from __future__ import annotations

import pytest

from planner.actions.check_ins.apart import (
    MovedOn,
    NotYourSide,
    View,
    give_own_view,
    give_their_view,
    open_check_in,
    take_over,
)
from planner.actions.check_ins.call_off import OthersHaveWritten, call_off
from planner.actions.check_ins.together import Agreement, close_check_in, save_agreement
from planner.actions.guards import NotYours
from planner.models import CheckIn, Employee, Notice
from planner.queries.check_ins import agenda_of
from tests.scenes.people import employee_in, planning_of

pytestmark = pytest.mark.django_db
VIEWS = {"empathy": View(2, "Most calls.")}


@pytest.fixture
def manager(small: object) -> Employee:
    return employee_in("lead", name="Mina Manager", manager=employee_in("lead"))


@pytest.fixture
def ada(manager: Employee) -> Employee:
    return employee_in(name="Ada Agent", manager=manager)


@pytest.fixture
def check_in(ada: Employee) -> CheckIn:
    return opened(ada)


def opened(employee: Employee) -> CheckIn:
    return open_check_in(agenda_of(planning_of(employee)), employee, ["empathy"])


def hand_over(check_in: CheckIn) -> CheckIn:
    return give_own_view(check_in, VIEWS, "Ask for shifts.", hand_over=True)


def draft(check_in: CheckIn, level: int | None = None, reason: str = "", note: str = "") -> None:
    views = {"empathy": View(level, reason)}
    give_their_view(check_in, check_in.manager, views, note, hand_over=False)


def test_the_employee_calls_it_off_and_nothing_is_lost(check_in: CheckIn, ada: Employee) -> None:
    hand_over(check_in)

    after = call_off(check_in, ada)

    assert (after.stage, after.own_note) == ("theirs", "Ask for shifts.")
    assert after.called_off_at
    assert check_in.skills.get().own_reason == "Most calls."


def test_another_one_can_be_opened_then(check_in: CheckIn, ada: Employee) -> None:
    call_off(check_in, ada)

    assert opened(ada) != check_in
    assert CheckIn.objects.open().get() != check_in


@pytest.mark.parametrize("words", [{"level": 1}, {"reason": "Calm."}, {"note": "Praise."}])
def test_what_the_manager_has_begun_is_theirs_to_call_off(
    words: dict[str, int | str], check_in: CheckIn, ada: Employee, manager: Employee
) -> None:
    hand_over(check_in)
    draft(check_in, **words)  # type: ignore[arg-type]

    with pytest.raises(OthersHaveWritten, match="Mina Manager"):
        call_off(check_in, ada)

    assert call_off(check_in, manager).called_off_at


def test_the_manager_calls_off_what_both_have_said(check_in: CheckIn, manager: Employee) -> None:
    hand_over(check_in)
    give_their_view(check_in, manager, VIEWS, "", hand_over=True)

    assert call_off(check_in, manager).stage == "together"


def test_called_off_twice_it_is_called_off_once(
    check_in: CheckIn, ada: Employee, manager: Employee
) -> None:
    first = call_off(check_in, ada)

    assert call_off(check_in, manager).called_off_at == first.called_off_at
    assert Notice.objects.filter(kind="check-in").count() == 1


def test_the_other_side_is_told(check_in: CheckIn, ada: Employee) -> None:
    call_off(check_in, ada)

    notice = Notice.objects.get()
    assert notice.recipient == check_in.manager
    assert notice.text.startswith("Ada Agent has called off the check-in with you.")


def test_only_the_two_of_it_call_it_off(check_in: CheckIn, manager: Employee) -> None:
    with pytest.raises(NotYourSide):
        call_off(check_in, manager.manager)  # type: ignore[arg-type]
    with pytest.raises(NotYours):
        call_off(check_in, employee_in("lead"))

    assert CheckIn.objects.open().exists()


def test_what_is_closed_is_not_called_off(check_in: CheckIn, manager: Employee) -> None:
    CheckIn.objects.update(stage="closed", closed_at="2026-11-01T09:00Z")

    with pytest.raises(MovedOn, match="closed"):
        call_off(check_in, manager)


def test_nothing_happens_to_it_any_more(
    check_in: CheckIn, ada: Employee, manager: Employee
) -> None:
    hand_over(check_in)
    call_off(check_in, ada)

    for act in (
        lambda: hand_over(check_in),
        lambda: draft(check_in, 1),
        lambda: save_agreement(check_in, ada, Agreement()),
        lambda: close_check_in(check_in, manager, Agreement()),
        lambda: take_over(check_in, manager.manager),  # type: ignore[arg-type]
    ):
        with pytest.raises(MovedOn, match="called off"):
            act()
