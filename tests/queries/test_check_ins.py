from __future__ import annotations

from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import CheckIn, Employee
from planner.queries.check_ins import (
    CheckInSide,
    agenda_of,
    check_in_page,
    check_ins_below,
    check_ins_of,
    latest_check_in,
    open_check_in_of,
)
from planner.queries.team.inbox import inbox
from tests.engine.support import build
from tests.factories.rows import CheckInFactory, CheckInSkillFactory, HrFactory
from tests.scenes.people import (
    TODAY,
    aims_for,
    employee_in,
    planning_of,
    publish_small,
    rated,
    user_of,
)

pytestmark = pytest.mark.django_db
STAGES = ["mine", "theirs", "together", "closed"]


@pytest.fixture
def head(small: object) -> Employee:
    return employee_in("lead", name="Hanna Head")


@pytest.fixture
def manager(head: Employee) -> Employee:
    return employee_in("lead", name="Mina Manager", manager=head)


@pytest.fixture
def ada(manager: Employee) -> Employee:
    return employee_in(name="Ada Agent", manager=manager)


def talk(employee: Employee, stage: str = "mine", **fields: Any) -> CheckIn:
    """A check-in in which everything is filled in already."""
    closed_at = "2026-10-01T09:00Z" if stage == "closed" else None
    notes = {"own_note": "Only mine.", "manager_note": "Only theirs."}
    check_in: CheckIn = CheckInFactory.create(
        **{"employee": employee, "manager": employee.manager, **notes, **fields},
        stage=stage,
        closed_at=closed_at,
    )
    CheckInSkillFactory.create(
        check_in=check_in, own_level=3, own_reason="Mine.", their_level=1, their_reason="Theirs."
    )
    return check_in


def seen(check_in: CheckIn, reader: Employee) -> tuple[int | None, str, int | None, str]:
    row = check_in_page(planning_of(reader), check_in).skills[0]
    return row.own_level, row.own_reason, row.their_level, row.their_reason


@pytest.mark.parametrize("stage", ["mine", "theirs"])
def test_both_sides_rate_apart(
    stage: str, ada: Employee, manager: Employee, head: Employee
) -> None:
    check_in = talk(ada, stage)

    assert seen(check_in, ada) == (3, "Mine.", None, "")
    assert seen(check_in, manager) == (None, "", 1, "Theirs.")
    assert seen(check_in, head) == (None, "", None, "")


@pytest.mark.parametrize("stage", ["together", "closed"])
def test_then_both_see_both(stage: str, ada: Employee, manager: Employee, head: Employee) -> None:
    check_in = talk(ada, stage)

    for reader in (ada, manager, head):
        assert seen(check_in, reader) == (3, "Mine.", 1, "Theirs.")


@pytest.mark.parametrize("stage", STAGES)
def test_a_note_is_for_its_own_side_only(
    stage: str, ada: Employee, manager: Employee, head: Employee
) -> None:
    check_in = talk(ada, stage)
    notes = [check_in_page(planning_of(reader), check_in).note for reader in (ada, manager, head)]

    assert notes == ["Only mine.", "Only theirs.", ""]


@pytest.mark.parametrize(
    ("stage", "acting"),
    [
        ("mine", [CheckInSide.OWN]),
        ("theirs", [CheckInSide.MANAGER]),
        ("together", [CheckInSide.OWN, CheckInSide.MANAGER]),
        ("closed", []),
    ],
)
def test_each_side_has_its_turn(
    stage: str, acting: list[CheckInSide], ada: Employee, manager: Employee, head: Employee
) -> None:
    check_in = talk(ada, stage)
    pages = [check_in_page(planning_of(reader), check_in) for reader in (ada, manager, head)]

    assert [page.side for page in pages if page.acts] == acting


@pytest.mark.parametrize("stage", STAGES)
def test_who_is_above_may_take_it_and_who_holds_it_may_call_it_off(
    stage: str, ada: Employee, manager: Employee, head: Employee
) -> None:
    check_in = talk(ada, stage)
    pages = [check_in_page(planning_of(reader), check_in) for reader in (ada, manager, head)]

    assert [page.side for page in pages if page.may_take] == [CheckInSide.ABOVE] * (
        stage != "closed"
    )
    assert [page.side for page in pages if page.may_call_off] == [CheckInSide.MANAGER] * (
        stage != "closed"
    )


def test_the_employee_may_before_the_manager_has_written(ada: Employee) -> None:
    check_in = talk(ada, "theirs", manager_note="")
    check_in.skills.update(their_level=None, their_reason="")

    assert check_in_page(planning_of(ada), check_in).may_call_off


def test_each_side_reads_what_it_wrote_itself(
    ada: Employee, manager: Employee, head: Employee
) -> None:
    check_in = talk(ada, "theirs", called_off_at="2026-10-01T09:00Z")
    given = [check_in_page(planning_of(reader), check_in).given for reader in (ada, manager, head)]

    assert [[row[1:] for row in rows] for rows in given] == [[(3, "Mine.")], [(1, "Theirs.")], []]


def test_what_was_called_off_is_nobodys_turn(ada: Employee, manager: Employee) -> None:
    check_in = talk(ada, "theirs", called_off_at="2026-10-01T09:00Z")
    page = check_in_page(planning_of(manager), check_in)

    assert not any([page.acts, page.may_take, page.may_call_off])
    assert inbox(user_of(manager), TODAY) == []
    assert latest_check_in(ada) is None
    assert open_check_in_of(ada) is None


def test_two_views_are_compared(ada: Employee) -> None:
    page = check_in_page(planning_of(ada), talk(ada, "together"))

    assert (page.skills[0].apart, page.skills[0].suggested) == (2, None)
    CheckIn.objects.get().skills.update(their_level=3)
    page = check_in_page(planning_of(ada), CheckIn.objects.get())
    assert (page.skills[0].apart, page.skills[0].suggested) == (0, 3)


def test_who_sees_a_check_in(ada: Employee, manager: Employee, head: Employee) -> None:
    talk(ada)
    others = [employee_in(manager=manager), employee_in("lead")]

    assert [CheckIn.objects.visible_to(user_of(one)).count() for one in (ada, manager, head)] == [
        1,
        1,
        1,
    ]
    assert not any(CheckIn.objects.visible_to(user_of(one)).exists() for one in others)
    assert not CheckIn.objects.visible_to(HrFactory.create()).exists()


def test_a_former_manager_sees_only_what_they_have_closed(ada: Employee, manager: Employee) -> None:
    closed = talk(ada, "closed")
    talk(ada, "together")
    Employee.objects.filter(pk=ada.pk).update(manager=employee_in("lead"))

    assert list(CheckIn.objects.visible_to(user_of(manager))) == [closed]


def test_the_agenda_is_the_next_role_on_the_way(ada: Employee) -> None:
    aims_for(ada, "lead", "agent", "lead")

    agenda = agenda_of(planning_of(ada))

    assert (agenda.role, agenda.keeps_goal) == ("lead", False)
    assert {row.code for row in agenda.rows} == {"empathy", "coaching"}


def test_without_a_goal_it_is_the_role_of_today(ada: Employee) -> None:
    agenda = agenda_of(planning_of(ada))

    assert (agenda.role, [row.code for row in agenda.rows]) == ("agent", ["empathy"])


def test_a_goal_that_is_not_shared_stays_out(ada: Employee) -> None:
    aims_for(ada, "lead", "agent", "lead", shared=False)

    agenda = agenda_of(planning_of(ada))

    assert (agenda.role, agenda.keeps_goal) == ("agent", True)


def test_the_widest_gap_comes_first_then_disagreement(manager: Employee) -> None:
    codes = [f"skill-{n:02}" for n in range(15)]
    skills = [*build.document()["skills"], *(build.skill(code) for code in codes)]
    publish_small(
        skills=skills,
        roles=[build.role("agent", 1, {**dict.fromkeys(codes, 2), "empathy": 4})],
        moves=[],
    )
    ada = employee_in(manager=manager)
    for code in codes:
        rated(ada, code, 2)
        rated(ada, code, 2, author=manager)
    rated(ada, "skill-09", 4)

    agenda = agenda_of(planning_of(ada))

    assert [row.code for row in agenda.rows[:3]] == ["empathy", "skill-09", "skill-00"]
    assert agenda.proposed == ["empathy", "skill-09"]


def test_open_ones_come_first(ada: Employee, manager: Employee) -> None:
    closed = talk(ada, "closed")
    called_off = talk(ada, called_off_at="2026-10-02T09:00Z")
    opened = talk(ada)

    assert latest_check_in(ada) == opened
    assert list(check_ins_of(planning_of(ada), "1")) == [opened, called_off, closed]
    assert list(check_ins_below(user_of(manager), planning_of(manager), "1")) == [
        opened,
        called_off,
        closed,
    ]
    assert list(check_ins_of(planning_of(manager), "1")) == []


@pytest.mark.parametrize(
    ("stage", "subjects"),
    [
        ("mine", []),
        ("theirs", ["Your view for the check-in"]),
        ("together", ["Talk and agree"]),
        ("closed", []),
    ],
)
def test_the_inbox_shows_whose_turn_it_is(
    stage: str, subjects: list[str], ada: Employee, manager: Employee
) -> None:
    theirs = "2026-10-02T09:00Z" if stage in {"together", "closed"} else None
    check_in = talk(ada, stage, mine_at="2026-10-01T09:00Z", theirs_at=theirs)

    rows = inbox(user_of(manager), TODAY)

    assert [row.subject for row in rows] == subjects
    assert all(row.url == f"/check-ins/{check_in.pk}/" and row.is_direct for row in rows)


def test_a_page_takes_one_query_however_many_skills(
    ada: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    check_in = talk(ada)
    for position in range(1, 12):
        CheckInSkillFactory.create(
            check_in=check_in, skill__code=f"skill-{position}", position=position
        )
    planning = planning_of(ada)
    check_in = CheckIn.objects.select_related("employee", "manager", "role").get()

    with django_assert_num_queries(1):
        assert len(check_in_page(planning, check_in).skills) == 12
