from __future__ import annotations

import pytest

from planner.models import CheckIn, Evidence
from tests.pages import browser_of, read, said, words
from tests.scenes.check_ins import VIEW, Line, address, digest, send, until_together

pytestmark = pytest.mark.django_db


def test_a_check_in_of_both_sides(check_in: CheckIn, line: Line) -> None:
    until_together(check_in)
    send(line.ada, check_in, "together", "save", seen=digest(line.ada, check_in))
    form = {"agreed-empathy": "1", "next_steps": "Two calls.", "seen": digest(line.ada, check_in)}

    response = send(line.manager, check_in, "together", "close", **form)

    assert response["Location"] == address(check_in)
    page = read(browser_of(line.ada), address(check_in))
    assert "This check-in is frozen" in page
    assert "Agreed: level 1" in page
    assert "Two calls." in page
    assert line.ada.standings.get(skill="empathy").confirmed == 1


def test_what_the_other_side_saved_is_shown_beside_ones_own(check_in: CheckIn, line: Line) -> None:
    until_together(check_in)
    seen = digest(line.ada, check_in)
    send(line.manager, check_in, "together", "save", seen=seen, **{"agreed-empathy": "3"})

    page = send(line.ada, check_in, "together", "save", seen=seen, next_steps="Mine.")
    assert "Something was saved here" in words(page.content.decode())
    assert "Saved at present: level 3" in words(page.content.decode())
    assert "Mine." in page.content.decode()

    again = page.context["page"].seen
    assert send(line.ada, check_in, "together", "save", seen=again, next_steps="Mine.")["Location"]


def test_both_have_looked_before_it_is_closed(check_in: CheckIn, line: Line) -> None:
    until_together(check_in)
    seen = digest(line.manager, check_in)

    page = send(line.manager, check_in, "together", "close", seen=seen)
    assert "Ada Agent has not looked at both views yet" in words(page.content.decode())
    assert "Saving also says that you have looked" in read(browser_of(line.ada), address(check_in))
    assert "Ada Agent has not looked" in read(browser_of(line.manager), address(check_in))
    send(line.ada, check_in, "together", "save", seen=seen)

    assert send(line.manager, check_in, "together", "close", seen=seen).status_code == 302


def test_what_is_frozen_takes_no_form(check_in: CheckIn, line: Line) -> None:
    until_together(check_in)
    seen = digest(line.ada, check_in)
    send(line.ada, check_in, "together", "save", seen=seen)
    send(line.manager, check_in, "together", "close", seen=seen)
    before = Evidence.objects.count()

    for who in (line.ada, line.manager):
        page = send(who, check_in, "together", "save", seen=seen, next_steps="Later.")
        assert "cannot be changed any more" in words(page.content.decode())
        assert 'name="stage"' not in browser_of(who).get(address(check_in)).content.decode()
    assert Evidence.objects.count() == before


@pytest.mark.parametrize("stage", ["theirs", "together", "closed", "nonsense"])
def test_nobody_sends_the_form_of_another_side(stage: str, check_in: CheckIn, line: Line) -> None:
    assert send(line.head, check_in, stage, "save").status_code == 404


def test_somebody_above_takes_over(check_in: CheckIn, line: Line) -> None:
    client = browser_of(line.head)
    assert "may take it over" in read(client, address(check_in))

    client.post(f"{address(check_in)}take/")

    check_in.refresh_from_db()
    assert check_in.manager == line.head
    assert "With Hanna Head" in read(browser_of(line.ada), "/check-ins/")


def test_what_is_closed_is_not_taken(check_in: CheckIn, line: Line) -> None:
    CheckIn.objects.update(stage="closed", closed_at="2026-11-01T09:00Z")
    client = browser_of(line.head)

    client.post(f"{address(check_in)}take/")

    assert "This check-in is closed" in said(client, address(check_in))


def test_a_form_of_a_stage_that_has_passed_is_told_and_keeps_its_words(
    check_in: CheckIn, line: Line
) -> None:
    send(line.ada, check_in, "mine", "hand-over", **VIEW)

    page = send(
        line.ada, check_in, "mine", "draft", **{**VIEW, "reason-empathy": "Second thoughts."}
    )

    assert "handed your view over already" in words(page.content.decode())
    assert "Second thoughts." in page.content.decode()


def test_a_double_click_hands_over_once(check_in: CheckIn, line: Line) -> None:
    for _ in range(2):
        assert send(line.ada, check_in, "mine", "hand-over", **VIEW).status_code == 302


def test_reading_a_page_writes_nothing(check_in: CheckIn, line: Line) -> None:
    until_together(check_in)
    before = CheckIn.objects.values().get()

    browser_of(line.ada).get(address(check_in))

    assert CheckIn.objects.values().get() == before


def test_it_is_called_off_and_stays_in_the_list(check_in: CheckIn, line: Line) -> None:
    send(line.ada, check_in, "mine", "draft", **VIEW)
    client = browser_of(line.ada)
    assert "Call it off" in read(client, address(check_in))

    client.post(f"{address(check_in)}call-off/")

    page = read(client, address(check_in))
    assert "This check-in was called off" in page
    assert "Most calls." in page
    assert "Call it off" not in page
    assert "Most calls." not in read(browser_of(line.manager), address(check_in))
    assert "Called off" in read(client, "/check-ins/")
    assert "Open a check-in" in read(client, "/")


def test_the_employee_asks_once_the_manager_has_begun(check_in: CheckIn, line: Line) -> None:
    until_together(check_in)
    client = browser_of(line.ada)
    assert "Call it off" not in read(client, address(check_in))

    client.post(f"{address(check_in)}call-off/")

    assert "Mina Manager has begun to write" in said(client, address(check_in))
    assert CheckIn.objects.open().exists()


def test_a_form_of_what_was_called_off_keeps_its_words(check_in: CheckIn, line: Line) -> None:
    browser_of(line.ada).post(f"{address(check_in)}call-off/")

    page = send(line.ada, check_in, "mine", "draft", **VIEW).content.decode()

    assert "was called off: nothing in it changes any more" in words(page)
    assert "Most calls." in page
