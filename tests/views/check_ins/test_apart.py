from __future__ import annotations

from typing import Any

import pytest

from planner.models import CheckIn
from tests.factories.rows import CheckInFactory, CheckInSkillFactory, EmployeeFactory
from tests.pages import FRAME, browser_of, cost_of, errors_of, read, said
from tests.scenes.check_ins import VIEW, Line, address, send
from tests.scenes.people import rated

pytestmark = pytest.mark.django_db


def test_only_the_skills_of_the_route_are_offered(line: Line) -> None:
    response = browser_of(line.ada).post("/check-ins/open/", {"skills": ["juggling"]})

    assert list(errors_of(response.content.decode())) == ["skills"]
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"planned_on": ""}, "skills"),
        ({"skills": ["empathy"], "planned_on": "2026-11-01"}, "planned_on"),
        ({"skills": ["empathy"], "planned_on": "soon"}, "planned_on"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    form: dict[str, Any], field: str, line: Line
) -> None:
    page = browser_of(line.ada).post("/check-ins/open/", form).content.decode()

    assert list(errors_of(page)) == [field]


def test_what_is_open_already_is_opened(check_in: CheckIn, line: Line) -> None:
    for who, url in ((line.ada, ""), (check_in.manager, f"{line.ada.pk}/")):
        response = browser_of(who).get(f"/check-ins/open/{url}")
        assert response["Location"] == address(check_in)


def test_a_manager_opens_one_from_the_page_of_a_person(line: Line) -> None:
    client = browser_of(line.manager)
    url = f"/check-ins/open/{line.ada.pk}/"
    assert url in client.get(f"/team/{line.ada.pk}/").content.decode()

    client.post(url, {"skills": ["coaching"], "planned_on": "2026-11-20"})

    assert CheckIn.objects.get().manager == line.manager
    assert "Waits for Ada Agent ’s view" in read(client, f"/team/{line.ada.pk}/")


def test_who_has_no_role_has_nothing_to_talk_about(line: Line) -> None:
    client = browser_of(line.manager)
    person = EmployeeFactory.create(manager=line.manager, name="New Here")

    assert client.get(f"/check-ins/open/{person.pk}/")["Location"] == f"/team/{person.pk}/"
    assert "New Here has no role" in said(client, "/")


def test_without_a_manager_one_is_told(line: Line) -> None:
    page = browser_of(line.head).post("/check-ins/open/", {"skills": ["empathy"]}).content.decode()

    assert "You have no manager in Careerpath yet" in page


def test_a_goal_that_is_not_shared_is_not_in_it(line: Line) -> None:
    line.ada.goals.update(shared=False)

    assert "Your goal is not shared" in read(browser_of(line.ada), "/check-ins/open/")
    page = read(browser_of(line.manager), f"/check-ins/open/{line.ada.pk}/")
    assert "goal" not in page.lower()
    assert "Coaching" not in page


def test_it_begins_with_the_view_that_counts(check_in: CheckIn, line: Line) -> None:
    rated(line.ada, "coaching", 3)

    page = browser_of(line.ada).get(address(check_in)).content.decode()

    assert 'value="3" id="id_level-coaching_3" checked' in page
    assert 'id="id_level-empathy_0" checked' not in page


def test_a_draft_is_kept_and_nobody_else_sees_it(check_in: CheckIn, line: Line) -> None:
    send(line.ada, check_in, "mine", "draft", **{**VIEW, "level-coaching": ""})

    assert "Most calls." in read(browser_of(line.ada), address(check_in))
    assert "Most calls." not in read(browser_of(line.manager), address(check_in))


def test_what_is_missing_is_marked_and_nothing_is_lost(check_in: CheckIn, line: Line) -> None:
    response = send(line.ada, check_in, "mine", "hand-over", **{**VIEW, "level-coaching": ""})

    page = response.content.decode()
    assert "level-coaching" in page
    assert "Choose a level." in page
    assert "Most calls." in page
    assert "Ask for shifts." in page


@pytest.mark.parametrize("level", ["5", "-1", "much"])
def test_a_level_off_the_scale_is_refused(level: str, check_in: CheckIn, line: Line) -> None:
    response = send(line.ada, check_in, "mine", "draft", **{**VIEW, "level-coaching": level})

    assert "Select a valid choice" in response.content.decode()
    assert "Most calls." in response.content.decode()


def test_a_text_that_is_too_long_is_refused(check_in: CheckIn, line: Line) -> None:
    response = send(line.ada, check_in, "mine", "draft", **{**VIEW, "note": "x" * 4001})

    assert "4000" in response.content.decode()


def test_it_is_found_from_home_the_list_and_the_inbox(check_in: CheckIn, line: Line) -> None:
    assert "Next check-in" in read(browser_of(line.ada), "/")
    assert "Ada Agent" in read(browser_of(line.manager), "/check-ins/?team")
    assert "Nothing waits" in read(browser_of(line.manager), "/team/inbox/")

    send(line.ada, check_in, "mine", "hand-over", **VIEW)

    assert "Your view for the check-in" in read(browser_of(line.manager), "/team/inbox/")
    assert "1 waiting" in read(browser_of(line.manager), "/team/")


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow(count: int, check_in: CheckIn, line: Line) -> None:
    closed = {"stage": "closed", "closed_at": "2026-11-01T09:00Z"}
    CheckInFactory.create_batch(count, employee=line.ada, manager=line.manager, **closed)
    for number in range(2, 2 + min(count, 10)):
        CheckInSkillFactory.create(
            check_in=check_in, skill__code=f"skill-{number}", position=number
        )

    assert cost_of(browser_of(line.ada), "/check-ins/") == FRAME + 2
    assert cost_of(browser_of(line.manager), "/check-ins/?team") == FRAME + 2
    assert cost_of(browser_of(line.ada), address(check_in)) == FRAME + 2
    assert cost_of(browser_of(line.manager), address(check_in)) == FRAME + 2
    check_in.delete()
    assert cost_of(browser_of(line.ada), "/check-ins/open/") == FRAME + 2
