from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from planner.models import Employee, Interest, Opening, Role
from planner.queries.openings import PER_PAGE
from tests.factories.promotion import InterestFactory
from tests.factories.rows import HrFactory, OpeningFactory
from tests.pages import EMPLOYEE_FRAME, FRAME, browser_of, cost_of, errors_of, read, said, words
from tests.scenes.people import TODAY, aims_for, employee_in, rated

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(small: object) -> Employee:
    return employee_in("lead", name="Conny Contact")


@pytest.fixture
def opening(contact: Employee) -> Opening:
    role = Role.objects.get(pk="senior")
    row: Opening = OpeningFactory.create(role=role, location="Porto", contact=contact)
    return row


def say(client: Client, opening: Opening, **fields: Any) -> Any:
    data = {"told": str(opening.contact_id), "note": "Could we talk?", **fields}
    return client.post(f"/openings/{opening.pk}/interest/", data)


def test_the_list_shows_place_seats_days_readiness_and_lights(
    ada: Client, opening: Opening
) -> None:
    page = read(ada, "/openings/")

    assert "One move away Senior, Porto 1 free seat Open until filled" in page
    assert "Not rated yet 1 skill missing" in page
    assert "Not ready yet Eligible Free seat" in page


def test_a_light_that_is_off_never_reads_as_a_yes(
    ada: Client, agent: Employee, opening: Opening
) -> None:
    rated(agent, "empathy", 2)

    page = read(ada, "/openings/")

    assert "Not ready yet: 0 % of 80 % confirmed 0 % confirmed, 100 % held 1 to confirm" in page


def test_the_route_comes_first(ada: Client, agent: Employee, opening: Opening) -> None:
    OpeningFactory.create(role=Role.objects.get(pk="founder"))
    aims_for(agent, "lead", "agent", "senior", "lead")

    page = read(ada, "/openings/")

    assert page.index("On your route") < page.index("All others")


def test_without_openings_the_page_says_what_to_do(ada: Client) -> None:
    assert "No openings at the moment" in read(ada, "/openings/")
    assert "None that you are ready for today" in read(ada, "/openings/?show=ready")


def test_the_page_names_whom_it_tells(ada: Client, opening: Opening) -> None:
    page = read(ada, f"/openings/{opening.pk}/")

    assert "This tells Conny Contact your name, your note and the day." in page
    assert "not your manager, not your colleagues, not HR" in page


def test_a_manager_who_is_the_contact_is_not_denied(
    ada: Client, opening: Opening, manager: Employee
) -> None:
    Opening.objects.update(contact=manager)

    page = read(ada, f"/openings/{opening.pk}/")

    assert "This tells Mina Manager" in page
    assert "not your manager" not in page


def test_the_contact_reads_name_note_and_day(
    ada: Client, opening: Opening, contact: Employee
) -> None:
    say(ada, opening)

    assert "Conny Contact knows, and nobody else." in said(ada, "/openings/")
    theirs = browser_of(contact)
    for url in (f"/openings/{opening.pk}/", "/openings/interest/"):
        assert "Ada Agent" in read(theirs, url)
        assert "Could we talk?" in read(theirs, url)
    assert "1 person has told you" in read(theirs, "/openings/")


def test_nobody_else_hears_of_it(
    ada: Client, opening: Opening, manager: Employee, agent: Employee
) -> None:
    say(ada, opening)
    hr = Client()
    hr.force_login(HrFactory.create())
    addresses = [
        f"/openings/{opening.pk}/",
        "/openings/interest/",
        "/openings/",
        "/team/",
        "/team/inbox/",
        f"/team/{agent.pk}/",
    ]

    for client in (browser_of(manager), browser_of(employee_in(name="Cleo", manager=manager))):
        pages = [client.get(url).content.decode() for url in addresses]
        assert not any("Could we talk?" in page or "interested</h2>" in page for page in pages)
        assert "Ada Agent" not in " ".join(pages[:3])
    shown = hr.get(f"/admin/planner/opening/{opening.pk}/change/").content.decode()
    deleting = hr.get(f"/admin/planner/opening/{opening.pk}/delete/").content.decode()
    assert "Ada Agent" not in shown + deleting
    assert "Could we talk?" not in shown + deleting


def test_it_is_taken_back(ada: Client, opening: Opening, contact: Employee) -> None:
    say(ada, opening)
    assert "You told Conny Contact on" in read(ada, f"/openings/{opening.pk}/")

    ada.post(f"/openings/{opening.pk}/withdraw/")

    assert "Taken back" in said(ada, f"/openings/{opening.pk}/")
    assert "Ada Agent" not in read(browser_of(contact), f"/openings/{opening.pk}/")


def test_without_a_contact_the_page_explains(ada: Client, opening: Opening) -> None:
    Opening.objects.update(contact=None)

    assert "the opening names nobody who would hear" in read(ada, f"/openings/{opening.pk}/")
    page = say(ada, opening, told="1").content.decode()

    assert "There is nobody who could be told" in words(page)
    assert not Interest.objects.exists()


def test_another_contact_than_the_page_named_is_not_told(
    ada: Client, opening: Opening, manager: Employee
) -> None:
    Opening.objects.update(contact=manager)

    page = words(say(ada, opening).content.decode())

    assert "The contact has changed: it is Mina Manager now. Nobody was told." in page
    assert "Could we talk?" in page
    assert not Interest.objects.exists()


def test_what_the_refused_page_sends_next_names_the_new_contact(
    ada: Client, opening: Opening, manager: Employee
) -> None:
    Opening.objects.update(contact=manager)

    page = say(ada, opening).content.decode()

    assert f'name="told" value="{manager.pk}"' in page


def test_a_closed_opening_says_so(ada: Client, opening: Opening) -> None:
    Opening.objects.update(opens_on=TODAY - timedelta(9), closes_on=TODAY - timedelta(1))

    assert "This opening is closed." in read(ada, f"/openings/{opening.pk}/")
    assert "closed by now" in words(say(ada, opening).content.decode())


def test_bad_input_is_said_beside_its_field(ada: Client, opening: Opening) -> None:
    page = say(ada, opening, note="a" * 4001).content.decode()

    assert set(errors_of(page)) == {"note"}
    assert ada.get("/openings/999999/").status_code == 404


def test_a_later_contact_may_be_told_too(ada: Client, opening: Opening, manager: Employee) -> None:
    say(ada, opening)
    Opening.objects.update(contact=manager)

    page = read(ada, f"/openings/{opening.pk}/")

    assert "you told Conny Contact , who was the contact then" in page
    assert "Ada Agent" not in read(browser_of(manager), f"/openings/{opening.pk}/")


def test_a_role_that_is_not_on_the_map_can_be_asked_for(ada: Client, contact: Employee) -> None:
    row = OpeningFactory.create(role__code="unknown", contact=contact)

    page = read(ada, f"/openings/{row.pk}/")

    assert "Not on your career map" in page
    assert "This tells Conny Contact" in page


def test_home_shows_openings_near_the_route(ada: Client, opening: Opening) -> None:
    assert "Openings near your route" in read(ada, "/")


@pytest.mark.parametrize("many", [1, PER_PAGE + 5])
def test_pages_cost_the_same_however_many_there_are(
    many: int, ada: Client, opening: Opening, contact: Employee
) -> None:
    for _ in range(many):
        OpeningFactory.create(role=opening.role)
        InterestFactory.create(opening=opening, contact=contact, employee=employee_in())
    theirs = browser_of(contact)

    assert cost_of(ada, "/openings/") == FRAME + 3
    assert cost_of(ada, f"/openings/{opening.pk}/") == FRAME + 3
    assert cost_of(theirs, "/openings/interest/") == EMPLOYEE_FRAME + 2
