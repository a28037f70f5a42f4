from __future__ import annotations

import pytest
from django.test import Client

from planner.models import (
    SkillLevel,
)
from planner.queries.framework.draft import draft_document
from tests.admin.framework.fields import (
    add_page,
    change_page,
    inline,
    role_fields,
    skill_fields,
)
from tests.engine.support import build
from tests.factories.rows import (
    CareerFrameworkFactory,
    RequirementFactory,
    RoleFactory,
    SkillFactory,
)


@pytest.mark.parametrize("level", ["5", "-1", "two"])
def test_a_level_outside_the_scale_is_refused(level: str, hr: Client) -> None:
    role = RoleFactory.create(code="lead")
    SkillFactory.create(code="empathy")
    line = {"skill": "empathy", "level": level, "weight": 3, "position": 1}

    page = hr.post(change_page(role), role_fields(**inline("requirements", line)))

    assert "Select a valid choice" in page.content.decode()
    assert not role.requirements.exists()


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
