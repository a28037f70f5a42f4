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
    SkillLevel,
    Track,
)
from planner.queries.framework.draft import draft_document
from planner.queries.framework.published import was_published
from tests.engine.support import build
from tests.factories.rows import (
    ActivityFactory,
    CareerFrameworkFactory,
    EvidenceFactory,
    MilestoneFactory,
    RequirementFactory,
    RoleFactory,
    SkillFactory,
    TrackFactory,
    UserFactory,
)


def inline(prefix: str, *rows: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """What a browser sends for the rows inside a page."""
    fields = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for index, row in enumerate(rows):
        fields |= {f"{prefix}-{index}-{key}": value for key, value in row.items()}
    return fields


def role_fields(**own: Any) -> dict[str, Any]:
    return {
        "name": "Lead",
        "code": "lead",
        "track": "service",
        "level": 2,
        "summary": "",
        "responsibilities": "Coach\r\n\r\n  Plan  \r\n",
        "position": 10,
        **inline("requirements"),
        **inline("gates"),
        **inline("growth"),
        **inline("moves_out"),
        **inline("moves_in"),
        **own,
    }


def skill_fields(**own: Any) -> dict[str, Any]:
    levels = [{"statement": f"do it at level {n}", "hours": "1.25"} for n in (1, 2, 3, 4)]
    return {
        "name": "Empathy",
        "code": "empathy",
        "category": "People",
        "position": 10,
        **inline("levels", *levels),
        **own,
    }


def change_page(row: Any) -> str:
    return reverse(f"admin:planner_{row._meta.model_name}_change", args=[row.pk])


def add_page(kind: str) -> str:
    return reverse(f"admin:planner_{kind}_add")


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


@pytest.mark.parametrize("level", ["5", "-1", "two"])
def test_a_level_outside_the_scale_is_refused(level: str, hr: Client) -> None:
    role = RoleFactory.create(code="lead")
    SkillFactory.create(code="empathy")
    line = {"skill": "empathy", "level": level, "weight": 3, "position": 1}

    page = hr.post(change_page(role), role_fields(**inline("requirements", line)))

    assert "Select a valid choice" in page.content.decode()
    assert not role.requirements.exists()


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


@pytest.mark.parametrize("levels", [1, 4, 5, 7])
def test_a_skill_is_entered_with_the_levels_of_the_draft(levels: int, hr: Client) -> None:
    CareerFrameworkFactory.create(level_names=build.level_names(levels))
    assert (
        f'name="levels-TOTAL_FORMS" value="{levels}"' in hr.get(add_page("skill")).content.decode()
    )
    rows = [{"statement": f"do it at level {n}", "hours": "1.25"} for n in range(levels)]

    hr.post(add_page("skill"), skill_fields(**inline("levels", *rows)))

    found = SkillLevel.objects.filter(skill="empathy").values_list("level", flat=True)
    assert list(found) == list(range(1, levels + 1))


def test_a_level_may_say_nothing(hr: Client) -> None:
    empty = {"levels-2-statement": "", "levels-2-hours": ""}

    hr.post(add_page("skill"), skill_fields(**empty, aliases="Patience\r\nCalm"))

    (skill,) = draft_document()["skills"]
    assert skill["statements"][1:3] == ["do it at level 2", None]
    assert (skill["hours"], skill["aliases"]) == ([1.25, 1.25, None, 1.25], ["Patience", "Calm"])


def test_levels_are_chosen_by_number_and_name_among_those_of_the_draft(hr: Client) -> None:
    CareerFrameworkFactory.create(level_names=["no", "beginner", "master"])
    role = RoleFactory.create(code="lead")
    RequirementFactory.create(role=role)

    page = hr.get(change_page(role)).content.decode()

    assert '<option value="2" selected>2: master</option>' in page
    assert '<option value="3"' not in page


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


def test_hours_that_are_no_quarters_are_refused(hr: Client) -> None:
    page = hr.post(add_page("skill"), skill_fields(**{"levels-0-hours": "1.1"}))

    assert "quarter-hour steps" in page.content.decode()


def test_a_missing_level_can_be_filled_in_later(hr: Client) -> None:
    skill = SkillFactory.create(code="empathy")
    skill.levels.get(level=3).delete()
    held = [{"id": level.pk, "statement": "say so", "hours": 1} for level in skill.levels.all()]
    rows = [*held, {"statement": "do the third", "hours": 2}]

    hr.post(change_page(skill), skill_fields(**inline("levels", *rows, initial=3)))

    assert skill.levels.get(level=3).statement == "do the third"


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


def settings_fields(**own: Any) -> dict[str, Any]:
    names = "\n".join(["none", "a little", "some", "much", "all"])
    return {"name": "Ours", "description": "", "level_names": names, "ready_at": 75, **own}


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
