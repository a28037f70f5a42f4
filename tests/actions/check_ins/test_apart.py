from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from planner.actions.check_ins.apart import (
    LevelMissing,
    MovedOn,
    NotOnTheAgenda,
    NotYourSide,
    PlannedInThePast,
    View,
    give_own_view,
    give_their_view,
    open_check_in,
    take_over,
)
from planner.actions.guards import NobodyToAsk, NoSuchLevel, NoteTooLong, NotYours
from planner.models import CheckIn, Employee
from planner.queries.check_ins import agenda_of
from tests.scenes.people import TODAY, aims_for, employee_in, planning_of

pytestmark = pytest.mark.django_db
MINE = {"empathy": View(2, "Most calls."), "coaching": View(0)}
THEIRS = {"empathy": View(1, "In easy calls."), "coaching": View(1)}


@pytest.fixture
def manager(small: object) -> Employee:
    return employee_in("lead", name="Mina Manager", manager=employee_in("lead", name="Head"))


@pytest.fixture
def ada(manager: Employee) -> Employee:
    ada = employee_in(name="Ada Agent", manager=manager)
    aims_for(ada, "lead", "agent", "lead")
    return ada


@pytest.fixture
def check_in(ada: Employee) -> CheckIn:
    return opened(ada, ada)


def opened(employee: Employee, by: Employee, *skills: str, **fields: Any) -> CheckIn:
    agenda = agenda_of(planning_of(employee))
    return open_check_in(agenda, by, skills or ("empathy", "coaching"), **fields)


def levels(check_in: CheckIn, column: str) -> dict[str, int | None]:
    return dict(check_in.skills.values_list("skill", column))


def test_the_employee_opens_one_with_the_manager(check_in: CheckIn, manager: Employee) -> None:
    assert (check_in.manager, check_in.role_id, check_in.stage) == (manager, "lead", "mine")
    assert levels(check_in, "needed") == {"empathy": 2, "coaching": 2}


def test_a_manager_opens_one_and_holds_it(ada: Employee, manager: Employee) -> None:
    head = manager.manager
    assert head

    assert opened(ada, head).manager == head


def test_nobody_opens_one_for_somebody_who_is_not_below(ada: Employee) -> None:
    with pytest.raises(NotYours):
        opened(ada, employee_in("lead"))


def test_opened_twice_it_is_opened_once(check_in: CheckIn, manager: Employee) -> None:
    assert opened(check_in.employee, manager, "empathy") == check_in


def test_without_a_manager_there_is_nobody_to_talk_to(small: object) -> None:
    alone = employee_in()

    with pytest.raises(NobodyToAsk):
        opened(alone, alone, "empathy")


@pytest.mark.parametrize("skills", [("juggling",), ("empathy", "juggling")])
def test_only_skills_of_the_route_are_talked_about(skills: tuple[str, ...], ada: Employee) -> None:
    with pytest.raises(NotOnTheAgenda):
        opened(ada, ada, *skills)


def test_no_more_skills_are_talked_about_than_twelve(ada: Employee) -> None:
    rows = [replace(agenda_of(planning_of(ada)).rows[0], code=f"skill-{n}") for n in range(13)]
    agenda = replace(agenda_of(planning_of(ada)), rows=rows)

    with pytest.raises(NotOnTheAgenda, match="holds 12 skills; you chose 13"):
        open_check_in(agenda, ada, [row.code for row in rows])

    assert not CheckIn.objects.exists()


def test_a_day_that_has_passed_is_refused(ada: Employee) -> None:
    with pytest.raises(PlannedInThePast):
        opened(ada, ada, planned_on=TODAY - timedelta(1))

    assert opened(ada, ada, planned_on=TODAY).planned_on == TODAY


def test_a_draft_is_kept_and_handed_over_later(check_in: CheckIn) -> None:
    draft = give_own_view(check_in, {"empathy": View(2)}, "Ask for shifts.", hand_over=False)
    assert (draft.stage, draft.own_note) == ("mine", "Ask for shifts.")

    after = give_own_view(check_in, MINE, "", hand_over=True)

    assert after.stage == "theirs"
    assert after.mine_at
    assert levels(check_in, "own_level") == {"empathy": 2, "coaching": 0}


def test_nothing_is_handed_over_half(check_in: CheckIn) -> None:
    with pytest.raises(LevelMissing) as refusal:
        give_own_view(check_in, {"empathy": View(2)}, "", hand_over=True)

    assert refusal.value.field == "level-coaching"
    assert levels(check_in, "own_level") == {"empathy": None, "coaching": None}


def test_handed_over_twice_it_is_handed_over_once(check_in: CheckIn) -> None:
    first = give_own_view(check_in, MINE, "", hand_over=True)

    assert give_own_view(check_in, MINE, "", hand_over=True).mine_at == first.mine_at


def test_blanks_around_the_words_do_not_make_it_another_view(check_in: CheckIn) -> None:
    padded = {**MINE, "empathy": View(2, " Most calls. ")}

    give_own_view(check_in, padded, "", hand_over=True)

    assert give_own_view(check_in, padded, "", hand_over=True).stage == "theirs"
    assert check_in.skills.get(skill="empathy").own_reason == "Most calls."


def test_after_handing_over_nothing_changes(check_in: CheckIn) -> None:
    give_own_view(check_in, MINE, "", hand_over=True)

    for hand_over in (True, False):
        with pytest.raises(MovedOn, match="handed your view over"):
            give_own_view(check_in, {**MINE, "empathy": View(4)}, "", hand_over=hand_over)
    assert levels(check_in, "own_level")["empathy"] == 2


def test_the_manager_waits_for_their_turn(check_in: CheckIn, manager: Employee) -> None:
    with pytest.raises(MovedOn, match="not your turn"):
        give_their_view(check_in, manager, THEIRS, "", hand_over=True)


def test_the_managers_view_brings_both_together(check_in: CheckIn, manager: Employee) -> None:
    give_own_view(check_in, MINE, "", hand_over=True)

    give_their_view(check_in, manager, THEIRS, "Praise first.", hand_over=True)
    after = give_their_view(check_in, manager, THEIRS, "Praise first.", hand_over=True)

    assert (after.stage, after.manager_note) == ("together", "Praise first.")
    assert levels(check_in, "their_level") == {"empathy": 1, "coaching": 1}


def test_only_who_holds_it_gives_the_managers_view(check_in: CheckIn, manager: Employee) -> None:
    give_own_view(check_in, MINE, "", hand_over=True)

    with pytest.raises(NotYourSide, match="Mina Manager"):
        give_their_view(check_in, manager.manager, THEIRS, "", hand_over=True)  # type: ignore[arg-type]
    for stranger in (check_in.employee, employee_in("lead")):
        with pytest.raises(NotYours):
            give_their_view(check_in, stranger, THEIRS, "", hand_over=True)


def test_a_new_manager_takes_over_without_what_was_private(
    check_in: CheckIn, manager: Employee
) -> None:
    give_own_view(check_in, MINE, "", hand_over=True)
    give_their_view(check_in, manager, THEIRS, "Between us.", hand_over=False)
    head = manager.manager
    assert head

    take_over(check_in, head)
    after = take_over(check_in, head)

    assert (after.manager, after.manager_note) == (head, "")
    assert levels(check_in, "their_level") == {"empathy": None, "coaching": None}


def test_a_view_that_was_given_stays_when_somebody_takes_over(
    check_in: CheckIn, manager: Employee
) -> None:
    give_own_view(check_in, MINE, "", hand_over=True)
    give_their_view(check_in, manager, THEIRS, "", hand_over=True)

    take_over(check_in, manager.manager)  # type: ignore[arg-type]

    assert levels(check_in, "their_level") == {"empathy": 1, "coaching": 1}


def test_only_somebody_above_takes_over(check_in: CheckIn) -> None:
    for stranger in (check_in.employee, employee_in("lead")):
        with pytest.raises(NotYours):
            take_over(check_in, stranger)


def test_levels_and_texts_have_their_bounds(check_in: CheckIn) -> None:
    with pytest.raises(NoSuchLevel):
        give_own_view(check_in, {"empathy": View(5)}, "", hand_over=False)
    with pytest.raises(NoteTooLong) as refusal:
        give_own_view(check_in, {"empathy": View(2, "x" * 5000)}, "", hand_over=False)
    assert refusal.value.field == "reason-empathy"
    with pytest.raises(NoteTooLong):
        give_own_view(check_in, {}, "x" * 5000, hand_over=False)
