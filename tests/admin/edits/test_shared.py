"""Two people in HR, or two clicks, on one page of the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from planner.models import (
    AcceptedFinding,
    Employee,
    Opening,
    Requirement,
    Role,
    SentForm,
    Skill,
    User,
)
from tests.admin.edits.browser import Tab
from tests.admin.framework.fields import change_page
from tests.factories.rows import (
    EmployeeFactory,
    HrFactory,
    RequirementFactory,
    RoleAssignmentFactory,
    RoleFactory,
    SkillFactory,
    TeamFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Any:
    return HrFactory.create(email="anna@example.org")


@pytest.fixture
def ben() -> Any:
    return HrFactory.create(email="ben@example.org")


def tabs(row: Any, *users: User) -> list[Tab]:
    return [Tab(user, change_page(row)) for user in users]


def employee() -> Employee:
    manager = EmployeeFactory.create(name="Old Manager")
    return EmployeeFactory.create(name="Robin Lake", manager=manager, weekly_minutes=90)


def test_the_second_is_told_what_changed_and_loses_nothing(anna: Any, ben: Any) -> None:
    person, new = employee(), EmployeeFactory.create(name="New Manager")
    first, second = tabs(person, anna, ben)

    assert first.save(manager=new.pk)
    assert not second.save(weekly_minutes=120)

    assert second.told[0].startswith("This was changed after you had opened it; anna@example.org")
    assert second.told[1:] == [
        "Manager: was “Old Manager”, is now “New Manager”.",
        "Added: Reporting line “New Manager”.",
        "Added: Reporting line “Old Manager”.",
    ]
    assert (second.value("manager"), second.value("weekly_minutes")) == (str(new.pk), "120")


def test_saved_again_both_changes_are_kept(anna: Any, ben: Any) -> None:
    person, new = employee(), EmployeeFactory.create(name="New Manager")
    first, second = tabs(person, anna, ben)
    first.save(manager=new.pk)
    second.save(weekly_minutes=120)

    assert second.save()

    person.refresh_from_db()
    assert (person.manager, person.weekly_minutes) == (new, 120)


def test_where_both_changed_the_same_field_the_second_decides_knowingly(
    anna: Any, ben: Any
) -> None:
    person = employee()
    first, second = tabs(person, anna, ben)
    first.save(weekly_minutes=60)

    assert not second.save(weekly_minutes=120)
    words = "was “90”, is now “60”; you have entered “120”."
    assert second.told[1:] == [f"Learning time per week (minutes): {words}"]
    assert second.save()

    assert Employee.objects.get(pk=person.pk).weekly_minutes == 120


def test_the_same_form_sent_twice_is_saved_without_a_word(anna: Any) -> None:
    first, again = tabs(employee(), anna, anna)

    assert [first.save(weekly_minutes=60), again.save(weekly_minutes=60)] == [True, True]


def test_what_the_person_changes_meanwhile_is_told_too(anna: Any) -> None:
    person = employee()
    (tab,) = tabs(person, anna)
    Employee.objects.filter(pk=person.pk).update(weekly_minutes=45)

    assert not tab.save(name="Robin Sea")
    assert tab.told[0].startswith("This was changed after you had opened it. Nothing is saved yet")


def test_boxes_and_many_choices_are_put_together(anna: Any, ben: Any) -> None:
    person, team = employee(), TeamFactory.create(name="Chat")
    first, second = tabs(person, anna, ben)
    first.save(on_hold="on", team=team.pk)

    assert not second.save(name="Robin Sea")

    assert second.told[1:] == ["Team: was empty, is now “Chat”.", "On hold: was no, is now yes."]
    assert second.value("on_hold") == "on"


def test_a_mistake_beside_it_keeps_the_typed_text(anna: Any, ben: Any) -> None:
    person = employee()
    first, second = tabs(person, anna, ben)
    first.save(name="Robin Sea")

    assert not second.save(weekly_minutes="many", number="E-new")
    assert (second.value("name"), second.value("weekly_minutes")) == ("Robin Sea", "many")
    assert not second.save()
    assert second.save(weekly_minutes=30)

    person.refresh_from_db()
    assert (person.name, person.number, person.weekly_minutes) == ("Robin Sea", "E-new", 30)


def role_with(*skills: str) -> Role:
    role: Role = RoleFactory.create(code="lead")
    for place, skill in enumerate(skills):
        RequirementFactory.create(
            role=role, skill=SkillFactory.create(code=skill), level=2, position=place
        )
    return role


def levels(role: Role) -> dict[str, int]:
    return dict(role.requirements.values_list("skill", "level"))


def test_rows_inside_are_put_together(anna: Any, ben: Any) -> None:
    role = role_with("empathy", "coaching", "writing")
    first, second = tabs(role, anna, ben)
    assert first.save(requirements__0__level=3, requirements__2__DELETE="on")

    assert not second.save(requirements__1__level=4)
    assert second.told[1:] == [
        "Requirement “Empathy”, Level: was “2: working”, is now “3: practitioner”.",
        "Removed: Requirement “Writing”.",
    ]
    assert second.save()

    assert levels(role) == {"empathy": 3, "coaching": 4}


def test_a_row_that_a_colleague_adds_appears(anna: Any, ben: Any) -> None:
    role = role_with("empathy")
    SkillFactory.create(code="coaching")
    first, second = tabs(role, anna, ben)
    new = {"requirements__1__skill": "coaching", "requirements__1__level": 1}
    rest = {"requirements__1__weight": 1, "requirements__1__position": 5}
    assert first.save(**new, **rest, requirements__TOTAL_FORMS=2)

    assert not second.save(name="Chief")
    assert second.told[1:] == ["Added: Requirement “Coaching”."]
    assert second.save()

    assert levels(role) == {"empathy": 2, "coaching": 1}
    assert Role.objects.get(pk=role.pk).name == "Chief"


def test_a_second_click_adds_no_row_inside(anna: Any) -> None:
    role = role_with("empathy")
    SkillFactory.create(code="coaching")
    both = tabs(role, anna, anna)
    new = {"requirements__1__skill": "coaching", "requirements__1__level": 1}
    rest = {"requirements__1__weight": 1, "requirements__1__position": 5}

    assert [tab.save(**new, **rest, requirements__TOTAL_FORMS=2) for tab in both] == [True, True]
    assert Requirement.objects.count() == 2


def test_a_row_changed_by_one_and_removed_by_the_other_is_asked_for_anew(
    anna: Any, ben: Any
) -> None:
    role = role_with("empathy", "coaching")
    first, second = tabs(role, anna, ben)
    first.save(requirements__1__DELETE="on")

    assert not second.save(requirements__1__level=4)
    assert second.told[1:] == ["Removed: Requirement “Coaching”."]
    assert second.save()

    assert levels(role) == {"empathy": 2, "coaching": 4}


def test_hours_written_in_another_way_are_the_same(anna: Any, ben: Any) -> None:
    skill = SkillFactory.create(code="empathy")
    first, second = tabs(skill, anna, ben)
    filled = {f"levels__{n}__statement": f"do {n}" for n in range(4)}
    filled |= {f"levels__{n}__hours": "1.5" for n in range(4)}

    assert [tab.save(**filled) for tab in (first, second)] == [True, True]
    assert Skill.objects.get(pk=skill.pk).levels.count() == 4


def test_the_history_of_roles_is_not_taken_back(anna: Any, ben: Any) -> None:
    assignment = RoleAssignmentFactory.create()
    first, second = tabs(assignment.employee, anna, ben)
    assert first.save(assignments__0__ended_on="2026-02-02")

    assert not second.save(name="Robin Sea")
    assert second.save()

    assignment.refresh_from_db()
    assert f"{assignment.ended_on}" == "2026-02-02"


@pytest.mark.parametrize("token", ["", "nonsense", "W10:1:abc"])
def test_a_form_without_a_whole_token_is_taken_as_it_is(token: str, anna: Any) -> None:
    (tab,) = tabs(employee(), anna)

    assert tab.save(_seen=token, name="Robin Sea")


@pytest.mark.parametrize(
    ("kind", "model", "typed"),
    [
        ("opening", Opening, {"role": "agent", "opens_on": "2026-11-28"}),
        ("acceptedfinding", AcceptedFinding, {"code": "no-growth", "subjects": "a", "reason": "b"}),
        ("role", Role, {"name": "New", "code": "new", "track": "t", "level": 1}),
    ],
)
def test_a_second_click_adds_nothing(kind: str, model: Any, typed: Any, anna: Any) -> None:
    RoleFactory.create(code="agent", track__code="t")
    before = model.objects.count()
    tab = Tab(anna, reverse(f"admin:planner_{kind}_add"))

    assert [tab.save(**typed), tab.save()] == [True, True]
    assert model.objects.count() == before + 1


def test_another_form_adds_another_opening(anna: Any, ben: Any) -> None:
    RoleFactory.create(code="agent")
    url = reverse("admin:planner_opening_add")
    typed = {"role": "agent", "opens_on": "2026-11-28"}
    one, other, stranger = Tab(anna, url), Tab(anna, url), Tab(ben, url)

    stranger.fields["_seen"] = one.fields["_seen"]
    for tab in (one, other, stranger):
        assert tab.save(**typed)

    assert Opening.objects.count() == 3


def test_a_form_that_was_refused_is_sent_again(anna: Any) -> None:
    RoleFactory.create(code="agent")
    tab = Tab(anna, reverse("admin:planner_opening_add"))

    assert not tab.save(role="agent", opens_on="soon")
    assert not SentForm.objects.exists()
    assert tab.save(opens_on="2026-11-28")


def test_cells_of_a_list_that_were_left_alone_are_not_taken_back(anna: Any, ben: Any) -> None:
    url = reverse("admin:planner_role_changelist")
    RoleFactory.create(code="a", position=1)
    RoleFactory.create(code="b", position=2)
    first, second = Tab(anna, url), Tab(ben, url)
    assert first.save(form__0__position=5)

    assert second.save(form__1__position=7)

    assert dict(Role.objects.values_list("code", "position")) == {"a": 5, "b": 7}


def test_a_cell_that_both_changed_is_told(anna: Any, ben: Any) -> None:
    url = reverse("admin:planner_role_changelist")
    RoleFactory.create(code="a", position=1)
    first, second = Tab(anna, url), Tab(ben, url)
    first.save(form__0__position=5)

    assert not second.save(form__0__position=7)
    assert "Somebody has changed this to 5 meanwhile." in second.page.text_content()
    assert second.save()

    assert Role.objects.get(pk="a").position == 7
