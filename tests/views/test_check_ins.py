from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from planner.models import CheckIn, Employee, Evidence
from tests.factories import CheckInFactory, CheckInSkillFactory, EmployeeFactory
from tests.pages import FRAME, browser_of, cost_of, errors_of, said, words
from tests.scenes import aims_for, employee_in, rated

pytestmark = pytest.mark.django_db
VIEW = {
    "level-empathy": "2",
    "reason-empathy": "Most calls.",
    "level-coaching": "0",
    "note": "Ask for shifts.",
}


@pytest.fixture
def head(small: object) -> Employee:
    return employee_in("lead", name="Hanna Head")


@pytest.fixture
def manager(head: Employee) -> Employee:
    return employee_in("lead", name="Mina Manager", manager=head)


@pytest.fixture
def ada(manager: Employee) -> Employee:
    ada = employee_in(name="Ada Agent", manager=manager)
    aims_for(ada, "lead", "agent", "lead")
    return ada


@pytest.fixture
def check_in(ada: Employee) -> CheckIn:
    browser_of(ada).post("/check-ins/open/", {"skills": ["empathy", "coaching"]})
    return CheckIn.objects.get()


def send(who: Employee, check_in: CheckIn, stage: str, do: str, **fields: str) -> Any:
    form = {"stage": stage, "do": do, **fields}
    return browser_of(who).post(address(check_in), form)


def address(check_in: CheckIn) -> str:
    return f"/check-ins/{check_in.pk}/"


def read(client: Client, url: str) -> str:
    return words(client.get(url).content.decode())


def until_together(check_in: CheckIn) -> None:
    send(check_in.employee, check_in, "mine", "hand-over", **VIEW)
    send(check_in.manager, check_in, "theirs", "hand-over", **{**VIEW, "level-empathy": "1"})


def digest(who: Employee, check_in: CheckIn) -> str:
    context = browser_of(who).get(address(check_in)).context
    return str(context["page"].seen)


def test_a_check_in_of_both_sides(check_in: CheckIn, ada: Employee, manager: Employee) -> None:
    until_together(check_in)
    form = {"agreed-empathy": "1", "next_steps": "Two calls.", "seen": digest(ada, check_in)}

    response = send(manager, check_in, "together", "close", **form)

    assert response["Location"] == address(check_in)
    page = read(browser_of(ada), address(check_in))
    assert "This check-in is frozen" in page
    assert "Agreed: level 1" in page
    assert "Two calls." in page
    assert ada.standings.get(skill="empathy").confirmed == 1


def test_only_the_skills_of_the_route_are_offered(ada: Employee) -> None:
    response = browser_of(ada).post("/check-ins/open/", {"skills": ["juggling"]})

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
    form: dict[str, Any], field: str, ada: Employee
) -> None:
    page = browser_of(ada).post("/check-ins/open/", form).content.decode()

    assert list(errors_of(page)) == [field]


def test_what_is_open_already_is_opened(check_in: CheckIn, ada: Employee) -> None:
    for who, url in ((ada, ""), (check_in.manager, f"{ada.pk}/")):
        response = browser_of(who).get(f"/check-ins/open/{url}")
        assert response["Location"] == address(check_in)


def test_a_manager_opens_one_from_the_page_of_a_person(ada: Employee, manager: Employee) -> None:
    client = browser_of(manager)
    url = f"/check-ins/open/{ada.pk}/"
    assert url in client.get(f"/team/{ada.pk}/").content.decode()

    client.post(url, {"skills": ["coaching"], "planned_on": "2026-11-20"})

    assert CheckIn.objects.get().manager == manager
    assert "Waits for Ada’s view" in read(client, f"/team/{ada.pk}/")


def test_who_has_no_role_has_nothing_to_talk_about(manager: Employee) -> None:
    client, person = browser_of(manager), EmployeeFactory.create(manager=manager, name="New Here")

    assert client.get(f"/check-ins/open/{person.pk}/")["Location"] == f"/team/{person.pk}/"
    assert "New Here has no role" in said(client, "/")


def test_without_a_manager_one_is_told(head: Employee) -> None:
    page = browser_of(head).post("/check-ins/open/", {"skills": ["empathy"]}).content.decode()

    assert "You have no manager in Careerpath yet" in page


def test_a_goal_that_is_not_shared_is_not_in_it(ada: Employee, manager: Employee) -> None:
    ada.goals.update(shared=False)

    assert "Your goal is not shared" in read(browser_of(ada), "/check-ins/open/")
    page = read(browser_of(manager), f"/check-ins/open/{ada.pk}/")
    assert "goal" not in page.lower()
    assert "Coaching" not in page


def test_it_begins_with_the_view_that_counts(check_in: CheckIn, ada: Employee) -> None:
    rated(ada, "coaching", 3)

    page = browser_of(ada).get(address(check_in)).content.decode()

    assert 'value="3" id="id_level-coaching_3" checked' in page
    assert 'id="id_level-empathy_0" checked' not in page


def test_a_draft_is_kept_and_nobody_else_sees_it(
    check_in: CheckIn, ada: Employee, manager: Employee
) -> None:
    send(ada, check_in, "mine", "draft", **{**VIEW, "level-coaching": ""})

    assert "Most calls." in read(browser_of(ada), address(check_in))
    assert "Most calls." not in read(browser_of(manager), address(check_in))


def test_what_is_missing_is_marked_and_nothing_is_lost(check_in: CheckIn, ada: Employee) -> None:
    response = send(ada, check_in, "mine", "hand-over", **{**VIEW, "level-coaching": ""})

    page = response.content.decode()
    assert "level-coaching" in page
    assert "Choose a level." in page
    assert "Most calls." in page
    assert "Ask for shifts." in page


@pytest.mark.parametrize("level", ["5", "-1", "much"])
def test_a_level_off_the_scale_is_refused(level: str, check_in: CheckIn, ada: Employee) -> None:
    response = send(ada, check_in, "mine", "draft", **{**VIEW, "level-coaching": level})

    assert "Select a valid choice" in response.content.decode()
    assert "Most calls." in response.content.decode()


def test_a_text_that_is_too_long_is_refused(check_in: CheckIn, ada: Employee) -> None:
    response = send(ada, check_in, "mine", "draft", **{**VIEW, "note": "x" * 4001})

    assert "4000" in response.content.decode()


def test_a_form_of_a_stage_that_has_passed_is_told_and_keeps_its_words(
    check_in: CheckIn, ada: Employee
) -> None:
    send(ada, check_in, "mine", "hand-over", **VIEW)

    page = send(ada, check_in, "mine", "draft", **{**VIEW, "reason-empathy": "Second thoughts."})

    assert "handed your view over already" in words(page.content.decode())
    assert "Second thoughts." in page.content.decode()


def test_a_double_click_hands_over_once(check_in: CheckIn, ada: Employee) -> None:
    for _ in range(2):
        assert send(ada, check_in, "mine", "hand-over", **VIEW).status_code == 302


def test_what_the_other_side_saved_is_shown_beside_ones_own(
    check_in: CheckIn, ada: Employee, manager: Employee
) -> None:
    until_together(check_in)
    seen = digest(ada, check_in)
    send(manager, check_in, "together", "save", seen=seen, **{"agreed-empathy": "3"})

    page = send(ada, check_in, "together", "save", seen=seen, next_steps="Mine.")
    assert "The other side has saved" in words(page.content.decode())
    assert "Saved at present: level 3" in words(page.content.decode())
    assert "Mine." in page.content.decode()

    again = page.context["page"].seen
    assert send(ada, check_in, "together", "save", seen=again, next_steps="Mine.")["Location"]


def test_both_have_looked_before_it_is_closed(
    check_in: CheckIn, ada: Employee, manager: Employee
) -> None:
    until_together(check_in)
    seen = digest(manager, check_in)

    page = send(manager, check_in, "together", "close", seen=seen)
    assert "Ada has not looked at both views yet" in words(page.content.decode())
    browser_of(ada).get(address(check_in))

    assert send(manager, check_in, "together", "close", seen=seen).status_code == 302


def test_what_is_frozen_takes_no_form(check_in: CheckIn, ada: Employee, manager: Employee) -> None:
    until_together(check_in)
    seen = digest(ada, check_in)
    send(manager, check_in, "together", "close", seen=seen)
    before = Evidence.objects.count()

    for who in (ada, manager):
        page = send(who, check_in, "together", "save", seen=seen, next_steps="Later.")
        assert "cannot be changed any more" in words(page.content.decode())
        assert 'name="stage"' not in browser_of(who).get(address(check_in)).content.decode()
    assert Evidence.objects.count() == before


@pytest.mark.parametrize("stage", ["theirs", "together", "closed", "nonsense"])
def test_nobody_sends_the_form_of_another_side(
    stage: str, check_in: CheckIn, head: Employee
) -> None:
    assert send(head, check_in, stage, "save").status_code == 404


def test_somebody_above_takes_over(check_in: CheckIn, ada: Employee, head: Employee) -> None:
    client = browser_of(head)
    assert "may take it over" in read(client, address(check_in))

    client.post(f"{address(check_in)}take/")

    check_in.refresh_from_db()
    assert check_in.manager == head
    assert "With Hanna Head" in read(browser_of(ada), "/check-ins/")


def test_what_is_closed_is_not_taken(check_in: CheckIn, head: Employee) -> None:
    CheckIn.objects.update(stage="closed", closed_at="2026-11-01T09:00Z")
    client = browser_of(head)

    client.post(f"{address(check_in)}take/")

    assert "This check-in is closed" in said(client, address(check_in))


def test_it_is_found_from_home_the_list_and_the_inbox(
    check_in: CheckIn, ada: Employee, manager: Employee
) -> None:
    assert "Next check-in" in read(browser_of(ada), "/")
    assert "Ada Agent" in read(browser_of(manager), "/check-ins/?team")
    assert "Nothing waits" in read(browser_of(manager), "/team/inbox/")

    send(ada, check_in, "mine", "hand-over", **VIEW)

    assert "Your view for the check-in" in read(browser_of(manager), "/team/inbox/")
    assert "Inbox 1 waiting" in read(browser_of(manager), "/team/")


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow(
    count: int, check_in: CheckIn, ada: Employee, manager: Employee
) -> None:
    closed = {"stage": "closed", "closed_at": "2026-11-01T09:00Z"}
    CheckInFactory.create_batch(count, employee=ada, manager=manager, **closed)
    for number in range(2, 2 + min(count, 10)):
        CheckInSkillFactory.create(
            check_in=check_in, skill__code=f"skill-{number}", position=number
        )

    assert cost_of(browser_of(ada), "/check-ins/") == FRAME + 2
    assert cost_of(browser_of(manager), "/check-ins/?team") == FRAME + 2
    assert cost_of(browser_of(ada), address(check_in)) == FRAME + 2
    assert cost_of(browser_of(manager), address(check_in)) == FRAME + 2
    check_in.delete()
    assert cost_of(browser_of(ada), "/check-ins/open/") == FRAME + 3
