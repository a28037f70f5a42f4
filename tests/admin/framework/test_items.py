from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from planner.models import (
    AcceptedFinding,
    Activity,
    CareerFramework,
    FrameworkVersion,
    Move,
    Role,
    Skill,
    Track,
)
from planner.queries.framework.draft import draft_document
from planner.queries.framework.published import was_published
from tests.admin.framework.fields import (
    add_page,
    change_page,
    inline,
    role_fields,
    settings_fields,
)
from tests.factories.rows import (
    ActivityFactory,
    CareerFrameworkFactory,
    EvidenceFactory,
    MilestoneFactory,
    RoleFactory,
    SkillFactory,
    TrackFactory,
    UserFactory,
)


def test_a_role_is_entered_on_one_page_with_all_that_belongs_to_it(hr: Client) -> None:
    TrackFactory.create(code="service")
    SkillFactory.create(code="empathy")
    RoleFactory.create(code="agent")
    RoleFactory.create(code="manager")
    move = {"kind": "promotion", "min_months": 6, "typical_months": 12, "position": 1}
    fields = role_fields(
        **inline("requirements", {"skill": "empathy", "level": 2, "weight": 3, "position": 1}),
        **inline("growth", {"skill": "empathy", "level": 3, "after_months": 6, "position": 1}),
        **inline("moves_out", {"target": "manager", **move}),
        **inline("moves_in", {"source": "agent", **move}),
    )

    hr.post(add_page("role"), fields)

    role = Role.objects.get(pk="lead")
    assert role.responsibilities == ["Coach", "Plan"]
    assert role.requirements.get().level == 2
    assert role.growth.get().after_months == 6
    assert (role.moves_in.get().source_id, role.moves_out.get().target_id) == ("agent", "manager")


def test_a_move_to_the_same_role_is_refused_beside_it(hr: Client) -> None:
    role = RoleFactory.create(code="lead")
    move = {"target": "lead", "kind": "lateral", "min_months": 1, "typical_months": 1}

    page = hr.post(change_page(role), role_fields(**inline("moves_out", {**move, "position": 1})))

    assert "A move must lead to another role." in page.content.decode()
    assert not Move.objects.exists()


def test_a_code_is_mended_until_it_is_published(published: FrameworkVersion, hr: Client) -> None:
    RoleFactory.create(code="leda")
    page = reverse("admin:planner_role_code", args=["leda"])
    assert page in hr.get("/admin/planner/role/leda/change/").content.decode()

    assert "in use" in hr.post(page, {"code": "agent"}).content.decode()
    answer = hr.post(page, {"code": "leader"}, follow=True)

    assert answer.redirect_chain[-1][0] == "/admin/planner/role/leader/change/"
    assert "has the code “leader” now" in answer.content.decode()
    assert "/code/" not in hr.get("/admin/planner/role/lead/change/").content.decode()
    assert hr.get("/admin/planner/role/lead/code/").status_code == 404


def test_mending_a_code_needs_the_right_to_change_it(db: None, client: Client) -> None:
    RoleFactory.create(code="leda")
    client.force_login(UserFactory.create(is_staff=True))

    assert client.post("/admin/planner/role/leda/code/", {"code": "lead"}).status_code == 403
    assert Role.objects.filter(pk="leda").exists()


def test_half_a_pay_band_is_refused(hr: Client) -> None:
    role = RoleFactory.create(code="lead")

    page = hr.post(change_page(role), role_fields(pay_from=20000))

    assert "Give a pay band with its lower end" in page.content.decode()


@pytest.mark.parametrize("code", ["Team Leader", "team_leader", "-lead", "täm"])
def test_a_code_that_is_none_is_refused(code: str, hr: Client) -> None:
    TrackFactory.create(code="service")

    page = hr.post(add_page("role"), role_fields(code=code))

    assert "Use lower-case words joined by dashes" in page.content.decode()
    assert not Role.objects.exists()


def test_a_code_does_not_change_any_more(hr: Client) -> None:
    role = RoleFactory.create(code="agent")

    hr.post(change_page(role), role_fields(code="other", name="Renamed"))

    assert list(Role.objects.values_list("code", "name")) == [("agent", "Renamed")]


def test_occupation_codes_and_choices_of_milestones_are_entered_with_the_role(hr: Client) -> None:
    role = RoleFactory.create(code="lead")
    gates = [{"milestone": MilestoneFactory.create(code=code).pk, "choice": 1} for code in "ab"]
    codes = "onet: 43-4051.00\r\nesco: http://data.example.org/x"

    hr.post(change_page(role), role_fields(external=codes, key="on", **inline("gates", *gates)))

    (found,) = draft_document()["roles"]
    assert found["milestones"] == [["a", "b"]]
    assert found["external"] == {"onet": "43-4051.00", "esco": "http://data.example.org/x"}
    assert found["key"]


@pytest.mark.parametrize("codes", ["43-4051.00", ": x", "onet:", "onet: 1\r\nonet: 2"])
def test_occupation_codes_without_a_vocabulary_are_refused(codes: str, hr: Client) -> None:
    role = RoleFactory.create(code="lead")

    page = hr.post(change_page(role), role_fields(external=codes))

    assert "Write one per line, with a colon" in page.content.decode()


def test_an_activity_is_entered_with_effects_and_prerequisites(hr: Client) -> None:
    SkillFactory.create(code="empathy")
    ActivityFactory.create(code="reading")
    effect = {"skill": "empathy", "from_level": 0, "to_level": 2, "position": 1}
    fields = {"name": "Course", "code": "course", "kind": "course", "hours": 3, "position": 1}

    hr.post(
        add_page("activity"),
        {**fields, "url": "example.org/x", "after": ["reading"], **inline("effects", effect)},
    )

    course = Activity.objects.get(pk="course")
    assert course.url == "https://example.org/x"
    assert [before.pk for before in course.after.all()] == ["reading"]
    assert course.effects.get().to_level == 2


def test_an_activity_does_not_wait_for_itself(hr: Client) -> None:
    course = ActivityFactory.create(code="course")
    fields = {"name": "Course", "kind": "course", "hours": 3, "position": 1, "after": ["course"]}

    page = hr.post(change_page(course), {**fields, **inline("effects")})

    assert "cannot wait for itself" in page.content.decode()
    assert not course.after.exists()


def test_an_effect_that_does_not_lift_is_refused(hr: Client) -> None:
    course = ActivityFactory.create(code="course")
    SkillFactory.create(code="empathy")
    effect = {"skill": "empathy", "from_level": 3, "to_level": 2, "position": 1}
    fields = {"name": "Course", "kind": "course", "hours": 3, "position": 1}

    page = hr.post(change_page(course), {**fields, **inline("effects", effect)})

    assert "must lead to a higher level" in page.content.decode()


def test_items_are_retired_and_brought_back_from_the_list(hr: Client) -> None:
    RoleFactory.create(code="agent")
    url = reverse("admin:planner_role_changelist")
    chosen = {"_selected_action": ["agent"]}

    hr.post(url, {"action": "retire_selected", **chosen})
    retired = Role.objects.get(pk="agent").retired
    hr.post(url, {"action": "bring_back_selected", **chosen})

    assert (retired, Role.objects.get(pk="agent").retired) == (True, False)


def test_what_was_published_cannot_be_deleted(published: FrameworkVersion, hr: Client) -> None:
    RoleFactory.create(code="mistake")

    assert was_published("lead")
    assert hr.post("/admin/planner/role/lead/delete/", {"post": "yes"}).status_code == 403
    hr.post("/admin/planner/role/mistake/delete/", {"post": "yes"})

    assert set(Role.objects.values_list("pk", flat=True)) == {"agent", "lead"}


def test_what_somebody_has_evidence_of_cannot_be_deleted(hr: Client) -> None:
    EvidenceFactory.create(skill=SkillFactory.create(code="empathy"))

    page = hr.post("/admin/planner/skill/empathy/delete/", {"post": "yes"})

    assert "Cannot delete skill" in page.content.decode()
    assert Skill.objects.filter(pk="empathy").exists()


def test_nothing_is_deleted_from_a_list(hr: Client) -> None:
    TrackFactory.create(code="service")
    fields = {"action": "delete_selected", "_selected_action": ["service"], "post": "yes"}

    hr.post(reverse("admin:planner_track_changelist"), fields)

    assert Track.objects.filter(pk="service").exists()


def test_the_settings_are_one_row_that_is_added_once(hr: Client) -> None:
    first = hr.get(reverse("admin:planner_careerframework_changelist"))
    hr.post(add_page("careerframework"), settings_fields())
    second = hr.get(reverse("admin:planner_careerframework_changelist"))

    assert first.headers["Location"] == add_page("careerframework")
    assert second.headers["Location"] == change_page(CareerFramework.objects.get())
    assert hr.get(add_page("careerframework")).status_code == 403
    assert CareerFramework.objects.get().level_names[1] == "a little"


@pytest.mark.parametrize(
    "own", [{"ready_at": 101}, {"level_names": "one"}, {"level_names": "\n".join("abcdefghi")}]
)
def test_wrong_settings_are_refused(own: dict[str, Any], hr: Client) -> None:
    row = CareerFrameworkFactory.create()

    assert hr.post(change_page(row), settings_fields(**own)).status_code == 200
    assert CareerFramework.objects.get().name == "Small"


def test_a_warning_is_accepted_with_a_reason(hr: Client) -> None:
    fields = {"code": "dead-end", "subjects": "lead\nagent", "reason": "Small.", "position": 1}

    hr.post(add_page("acceptedfinding"), fields)

    assert AcceptedFinding.objects.get().subjects == ["lead", "agent"]
