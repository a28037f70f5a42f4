from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from planner.actions.check_ins.apart import MovedOn, NotYourSide, take_over
from planner.actions.check_ins.together import (
    Agreement,
    ChangedMeanwhile,
    NotLookedYet,
    close_check_in,
    save_agreement,
)
from planner.actions.guards import NoSuchLevel, NoteTooLong, NotYours
from planner.actions.progress.evidence import Note, ask_confirmation
from planner.actions.progress.standings import wrong_standings
from planner.models import CheckIn, CheckInSkill, Employee, Evidence
from planner.queries.check_ins import agreed_digest
from tests.factories.rows import CheckInFactory, CheckInSkillFactory
from tests.scenes.people import TODAY, add_evidence, employee_in, rated

pytestmark = pytest.mark.django_db
LEVELS: dict[str, int | None] = {"empathy": 2, "coaching": None}


@pytest.fixture
def manager(small: object) -> Employee:
    return employee_in("lead", name="Mina Manager", manager=employee_in("lead"))


@pytest.fixture
def together(manager: Employee) -> CheckIn:
    """Both views are given; the employee has looked at them."""
    ada = employee_in(name="Ada Agent", manager=manager)
    now = timezone.now()
    check_in: CheckIn = CheckInFactory.create(
        employee=ada, manager=manager, stage="together", mine_at=now, theirs_at=now, looked_at=now
    )
    both = {"own_level": 2, "own_reason": "Most calls.", "their_level": 2, "their_reason": "Yes."}
    CheckInSkillFactory.create(check_in=check_in, **both)
    CheckInSkillFactory.create(check_in=check_in, skill__code="coaching", position=1, own_level=1)
    return check_in


def agreed(check_in: CheckIn, **fields: object) -> Agreement:
    seen = agreed_digest(check_in, list(check_in.skills.all()))
    return replace(Agreement(LEVELS, "Two calls a week.", seen=seen), **fields)  # type: ignore[arg-type]


def said(check_in: CheckIn) -> list[tuple[object, ...]]:
    rows = Evidence.objects.filter(employee=check_in.employee).order_by("pk")
    return list(rows.values_list("skill", "level", "kind", "confirms", "author", "text"))


def test_either_side_writes_down_what_is_agreed(together: CheckIn, manager: Employee) -> None:
    save_agreement(together, manager, agreed(together, note="Praise."))
    together.refresh_from_db()

    after = save_agreement(together, together.employee, agreed(together, note="Ask."))

    assert (after.own_note, after.manager_note) == ("Ask.", "Praise.")
    assert (after.next_steps, after.stage) == ("Two calls a week.", "together")
    assert not Evidence.objects.exists()


def test_closing_writes_both_words_and_counts_at_once(together: CheckIn, manager: Employee) -> None:
    ada = together.employee

    after = close_check_in(together, manager, agreed(together))

    assert after.stage == "closed"
    assert said(together) == [
        ("empathy", 2, "rating", False, ada.pk, "Most calls."),
        ("coaching", 1, "rating", False, ada.pk, ""),
        ("empathy", 2, "observed", True, manager.pk, "Yes."),
    ]
    assert ada.standings.get(skill="empathy").confirmed == 2
    assert wrong_standings() == []


def test_an_own_view_that_is_no_news_is_not_written_again(
    together: CheckIn, manager: Employee
) -> None:
    with time_machine.travel(timezone.now() - timedelta(9)):
        rated(together.employee, "empathy", 2, happened_on=TODAY - timedelta(9))
        rated(together.employee, "coaching", 3, happened_on=TODAY - timedelta(9))

    close_check_in(together, manager, agreed(together))

    own = Evidence.objects.filter(author=together.employee, happened_on=TODAY)
    assert list(own.values_list("skill", "level")) == [("coaching", 1)]


def test_what_the_employee_has_said_since_stands(together: CheckIn, manager: Employee) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        add_evidence(together.employee, "coaching", 3, Note(TODAY))

    close_check_in(together, manager, agreed(together))

    assert together.employee.standings.get(skill="coaching").claimed == 3


def test_closing_answers_what_was_asked(together: CheckIn, manager: Employee) -> None:
    request = ask_confirmation(add_evidence(together.employee, "empathy", 3, Note(TODAY)))

    close_check_in(together, manager, agreed(together))

    request.refresh_from_db()
    assert request.closed_at
    assert request.answer
    assert (request.answer.author, request.answer.level) == (manager, 2)


def test_closed_twice_it_is_closed_once(together: CheckIn, manager: Employee) -> None:
    agreement = agreed(together)
    first = close_check_in(together, manager, agreement)

    assert close_check_in(together, manager, agreement).closed_at == first.closed_at
    assert Evidence.objects.count() == 3


def test_what_is_closed_is_frozen(together: CheckIn, manager: Employee) -> None:
    close_check_in(together, manager, agreed(together))
    other = agreed(together, next_steps="Something else.", levels={"empathy": 4})

    for act, by in ((save_agreement, together.employee), (close_check_in, manager)):
        with pytest.raises(MovedOn, match="cannot be changed"):
            act(together, by, other)
    with pytest.raises(MovedOn, match="closed"):
        take_over(together, manager.manager)  # type: ignore[arg-type]
    together.refresh_from_db()
    assert together.next_steps == "Two calls a week."


def test_the_employee_looks_before_it_is_closed(together: CheckIn, manager: Employee) -> None:
    CheckIn.objects.update(looked_at=None)
    with pytest.raises(NotLookedYet, match="Ada Agent has not looked"):
        close_check_in(together, manager, agreed(together))
    assert not Evidence.objects.exists()

    save_agreement(together, manager, agreed(together))
    with pytest.raises(NotLookedYet):
        close_check_in(together, manager, agreed(together))

    save_agreement(together, together.employee, agreed(together))

    assert close_check_in(together, manager, agreed(together)).closed_at


def test_the_first_look_is_the_one_that_is_kept(together: CheckIn) -> None:
    before = together.looked_at

    assert save_agreement(together, together.employee, agreed(together)).looked_at == before


def test_the_employee_does_not_close(together: CheckIn, manager: Employee) -> None:
    with pytest.raises(NotYours):
        close_check_in(together, together.employee, agreed(together))


def test_nobody_else_joins_in(together: CheckIn, manager: Employee) -> None:
    with pytest.raises(NotYourSide):
        save_agreement(together, manager.manager, agreed(together))  # type: ignore[arg-type]
    with pytest.raises(NotYours):
        save_agreement(together, employee_in("lead"), agreed(together))


def test_what_the_other_side_saved_is_not_lost(together: CheckIn, manager: Employee) -> None:
    before = agreed(together, levels={"empathy": 1}, next_steps="Mine.")
    save_agreement(together, manager, agreed(together))

    with pytest.raises(ChangedMeanwhile, match="since you opened"):
        save_agreement(together, together.employee, before)

    assert CheckInSkill.objects.get(skill="empathy").agreed_level == 2


def test_saved_twice_it_is_saved_once(together: CheckIn, manager: Employee) -> None:
    agreement = agreed(together)

    for _ in range(2):
        assert save_agreement(together, manager, agreement).next_steps == "Two calls a week."


def test_before_both_views_nothing_is_agreed(together: CheckIn, manager: Employee) -> None:
    CheckIn.objects.update(stage="theirs")

    with pytest.raises(MovedOn, match="Both views"):
        save_agreement(together, manager, agreed(together))


def test_bounds_are_kept(together: CheckIn, manager: Employee) -> None:
    with pytest.raises(NoSuchLevel):
        save_agreement(together, manager, agreed(together, levels={"empathy": 5}))
    for field in ("next_steps", "note"):
        with pytest.raises(NoteTooLong) as refusal:
            save_agreement(together, manager, agreed(together, **{field: "x" * 5000}))
        assert refusal.value.field == field
