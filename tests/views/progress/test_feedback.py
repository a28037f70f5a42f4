from __future__ import annotations

import pytest

from planner.models import Employee, Evidence, FeedbackRequest, Skill
from tests.factories.rows import FeedbackRequestFactory
from tests.pages import (
    EMPLOYEE_FRAME,
    FRAME,
    MANAGER_FRAME,
    browser_of,
    cost_of,
    errors_of,
    read,
    said,
    words,
)
from tests.scenes.people import aims_for, employee_in, rated

pytestmark = pytest.mark.django_db
ASK = "/skills/empathy/feedback/"


@pytest.fixture
def ada(manager: Employee) -> Employee:
    return employee_in(name="Ada Agent", manager=manager)


@pytest.fixture
def cleo(manager: Employee) -> Employee:
    return employee_in(name="Cleo Colleague", manager=manager)


@pytest.fixture
def asked(ada: Employee, cleo: Employee) -> FeedbackRequest:
    row: FeedbackRequest = FeedbackRequestFactory.create(
        employee=ada, colleague=cleo, skill=Skill.objects.get(pk="empathy"), question="How am I?"
    )
    return row


def test_a_colleague_is_found_and_asked_in_two_steps(ada: Employee, cleo: Employee) -> None:
    client = browser_of(ada)
    assert "Cleo Colleague" in read(client, f"{ASK}?q=cle")

    response = client.post(ASK, {"q": "cle", "colleague": cleo.pk, "question": "How am I?"})

    assert response["Location"] == "/feedback/"
    assert said(client, "/feedback/") == "Cleo Colleague has been asked."
    assert FeedbackRequest.objects.get().colleague == cleo


def test_whoever_was_not_found_cannot_be_asked(ada: Employee, cleo: Employee) -> None:
    for form in ({"q": "xy", "colleague": cleo.pk}, {"colleague": cleo.pk}, {"q": "cle"}):
        page = browser_of(ada).post(ASK, {**form, "question": "Kept."}).content.decode()
        assert "colleague" in errors_of(page)
        assert "Kept." in page

    assert not FeedbackRequest.objects.exists()


def test_without_letters_nobody_is_shown(ada: Employee, cleo: Employee) -> None:
    for query in ("", "?q=c"):
        assert "Cleo" not in read(browser_of(ada), ASK + query)


def test_typing_brings_only_the_matches(ada: Employee, cleo: Employee) -> None:
    response = browser_of(ada).get(ASK, {"q": "cle"}, headers={"HX-Request": "true"})

    part = response.content.decode()
    assert "Cleo Colleague" in part
    assert "<h1" not in part


def test_too_many_open_requests_are_told_and_the_question_stays(
    ada: Employee, cleo: Employee
) -> None:
    FeedbackRequestFactory.create_batch(5, employee=ada)

    page = browser_of(ada).post(ASK, {"q": "cle", "colleague": cleo.pk, "question": "Kept."})

    assert "5 colleagues have not answered yet" in words(page.content.decode())
    assert "Kept." in page.content.decode()


def test_the_colleague_sees_the_request_and_nothing_else(
    asked: FeedbackRequest, cleo: Employee
) -> None:
    aims_for(asked.employee, "lead", "agent", "lead")
    rated(asked.employee, "empathy", 1, text="My secret doubt.")
    client = browser_of(cleo)

    page = client.get(f"/feedback/{asked.pk}/").content.decode()

    assert "Ada Agent would like to know" in words(page)
    assert "How am I?" in page
    assert "do empathy at level 4" in page
    assert not any(word in page for word in ("My secret doubt", "lead/", asked.employee.number))
    assert client.get(f"/team/{asked.employee_id}/").status_code == 404


def test_an_answer_stands_in_the_log_with_its_author(
    asked: FeedbackRequest, ada: Employee, cleo: Employee, manager: Employee
) -> None:
    client = browser_of(cleo)
    response = client.post(f"/feedback/{asked.pk}/", {"level": "3", "text": "Calm in each call."})

    assert response["Location"] == "/feedback/"
    for reader, url in ((ada, "/skills/empathy/"), (manager, f"/team/{ada.pk}/")):
        page = read(browser_of(reader), url)
        assert "Feedback received: Cleo Colleague" in page
        assert "Calm in each call." in page
    assert "Calm in each call." not in read(browser_of(employee_in()), "/feedback/")


def test_feedback_offers_nothing_to_confirm(
    asked: FeedbackRequest, ada: Employee, cleo: Employee
) -> None:
    browser_of(cleo).post(f"/feedback/{asked.pk}/", {"level": "3"})

    assert "Ask to confirm" not in read(browser_of(ada), "/skills/empathy/")


def test_words_alone_are_for_the_person_who_asked(
    asked: FeedbackRequest, ada: Employee, cleo: Employee, manager: Employee
) -> None:
    form = {"level": "cannot-say", "text": "Too far away."}
    browser_of(cleo).post(f"/feedback/{asked.pk}/", form)

    assert "Too far away." in read(browser_of(ada), "/feedback/")
    assert "Too far away." not in read(browser_of(manager), f"/team/{ada.pk}/")
    assert "Too far away." in read(browser_of(cleo), f"/feedback/{asked.pk}/")


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"text": "Words."}, "level"),
        ({"level": "9", "text": "Words."}, "level"),
        ({"level": "cannot-say", "text": " "}, "text"),
        ({"level": "2", "text": "x" * 4001}, "text"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    form: dict[str, str], field: str, asked: FeedbackRequest, cleo: Employee
) -> None:
    page = browser_of(cleo).post(f"/feedback/{asked.pk}/", form).content.decode()

    assert list(errors_of(page)) == [field]
    assert not Evidence.objects.exists()


def test_an_answer_that_comes_too_late_keeps_its_words(
    asked: FeedbackRequest, ada: Employee, cleo: Employee
) -> None:
    browser_of(ada).post(f"/feedback/{asked.pk}/withdraw/")

    page = browser_of(cleo).post(f"/feedback/{asked.pk}/", {"level": "3", "text": "Kept."})

    assert "taken back in the meantime" in words(page.content.decode())
    assert "Kept." in page.content.decode()
    assert "Nothing waits for you here" in read(browser_of(cleo), f"/feedback/{asked.pk}/")


def test_declining_is_one_tap_and_no_failure(
    asked: FeedbackRequest, ada: Employee, cleo: Employee
) -> None:
    client = browser_of(cleo)

    client.post(f"/feedback/{asked.pk}/decline/")

    assert said(client, "/feedback/") == "Closed. You need not say why."
    page = read(browser_of(ada), "/feedback/")
    assert "Closed" in page
    assert "eclined" not in page


def test_who_was_quicker_is_told(asked: FeedbackRequest, ada: Employee, cleo: Employee) -> None:
    browser_of(cleo).post(f"/feedback/{asked.pk}/", {"level": "3"})
    client, other = browser_of(ada), browser_of(cleo)

    client.post(f"/feedback/{asked.pk}/withdraw/")
    other.post(f"/feedback/{asked.pk}/decline/")

    for one in (client, other):
        assert "answered in the meantime" in said(one, "/feedback/")


def test_the_frame_counts_who_waits(asked: FeedbackRequest, cleo: Employee) -> None:
    assert "1 to answer" in read(browser_of(cleo), "/")


@pytest.mark.parametrize("number", ["0", "x", "999", "-1"])
def test_any_page_number_shows_a_page(number: str, asked: FeedbackRequest, ada: Employee) -> None:
    assert "Cleo Colleague" in read(browser_of(ada), f"/feedback/?page={number}")


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow(count: int, ada: Employee, asked: FeedbackRequest) -> None:
    FeedbackRequestFactory.create_batch(count, employee=ada, state="declined")
    mine = FeedbackRequestFactory.create_batch(count, colleague=ada)
    client = browser_of(ada)

    assert cost_of(client, "/feedback/") in {EMPLOYEE_FRAME + 2, EMPLOYEE_FRAME + 3}
    assert cost_of(client, f"{ASK}?q=cl") == FRAME + 1
    assert cost_of(client, f"/feedback/{mine[0].pk}/") == MANAGER_FRAME + 1
