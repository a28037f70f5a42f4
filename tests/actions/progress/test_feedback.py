from __future__ import annotations

from datetime import timedelta

import pytest

from planner.actions.guards import NoSuchLevel, NoteTooLong
from planner.actions.progress.evidence import Note as Written
from planner.actions.progress.feedback import (
    OPEN_AT_ONCE,
    AlreadyClosed,
    AskSomebodyElse,
    NothingSaid,
    TooManyAsked,
    answer_feedback,
    ask_feedback,
    decline_feedback,
    withdraw_feedback,
)
from planner.actions.progress.standings import refold, wrong_standings
from planner.models import Employee, Evidence, FeedbackRequest
from planner.queries.people.profiles import person_with_evidence, ratings_of
from tests.factories.rows import EmployeeFactory, SkillFactory
from tests.scenes.people import TODAY, add_evidence, employee_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(small: object) -> Employee:
    return employee_in(name="Ada Agent")


@pytest.fixture
def asked(ada: Employee) -> FeedbackRequest:
    return ask_feedback(ada, EmployeeFactory.create(name="Cleo Colleague"), "empathy", " How? ")


def test_a_colleague_is_asked_once(asked: FeedbackRequest) -> None:
    again = ask_feedback(asked.employee, asked.colleague, "empathy")

    assert again == asked
    assert (asked.state, asked.question) == ("open", "How?")


def test_nobody_asks_themselves_or_somebody_who_has_left(ada: Employee) -> None:
    gone = EmployeeFactory.create(left_on=TODAY)

    for colleague in (ada, gone):
        with pytest.raises(AskSomebodyElse, match="works here"):
            ask_feedback(ada, colleague, "empathy")


def test_five_are_asked_at_a_time(ada: Employee) -> None:
    rows = [ask_feedback(ada, EmployeeFactory.create(), "empathy") for _ in range(OPEN_AT_ONCE)]
    with pytest.raises(TooManyAsked, match="5 colleagues"):
        ask_feedback(ada, EmployeeFactory.create(), "empathy")

    decline_feedback(rows[0])

    assert ask_feedback(ada, EmployeeFactory.create(), "empathy").state == "open"


def test_an_answer_is_evidence_of_the_colleague(asked: FeedbackRequest) -> None:
    answered = answer_feedback(asked, 3, " Calm in every call. ", at=TODAY)

    evidence = Evidence.objects.get()
    assert (answered.state, answered.answer) == ("answered", evidence)
    assert (evidence.kind, evidence.confirms, evidence.level) == ("feedback", False, 3)
    assert (evidence.author, evidence.employee) == (asked.colleague, asked.employee)
    assert evidence.text == "Calm in every call."


def test_feedback_is_neither_an_own_view_nor_a_confirmation(asked: FeedbackRequest) -> None:
    ada = asked.employee
    add_evidence(ada, "empathy", 1, Written(TODAY - timedelta(1)))
    before = ada.standings.get()

    answer_feedback(asked, 4, "Superb.", at=TODAY)
    refold([ada.pk])

    after = ada.standings.get()
    assert (after.claimed, after.confirmed, after.highest) == (1, 0, 1)
    assert (after.claimed_on, after.confirmed_on) == (before.claimed_on, None)
    assert [rating.level for rating in ratings_of([ada.pk])[ada.pk]] == [1]
    assert wrong_standings() == []


def test_feedback_alone_makes_nobody_ready(asked: FeedbackRequest) -> None:
    answer_feedback(asked, 4, "Superb.", at=TODAY)

    person = person_with_evidence(asked.employee, TODAY)
    assert person
    assert list(person.ratings) == []


def test_words_without_a_level_are_no_evidence(asked: FeedbackRequest) -> None:
    answered = answer_feedback(asked, None, "I only hear you through the wall.", at=TODAY)

    assert (answered.state, answered.answer) == ("answered", None)
    assert answered.words == "I only hear you through the wall."
    assert not Evidence.objects.exists()


def test_neither_a_level_nor_a_word_is_no_answer(asked: FeedbackRequest) -> None:
    with pytest.raises(NothingSaid) as refusal:
        answer_feedback(asked, None, "  ", at=TODAY)

    assert refusal.value.field == "text"


def test_the_same_answer_twice_is_written_once(asked: FeedbackRequest) -> None:
    for _ in range(2):
        answer_feedback(asked, 3, "Calm.", at=TODAY)

    assert Evidence.objects.count() == 1


def test_another_answer_comes_too_late(asked: FeedbackRequest) -> None:
    answer_feedback(asked, 3, "Calm.", at=TODAY)

    with pytest.raises(AlreadyClosed, match="answered in the meantime"):
        answer_feedback(asked, 1, "Not so calm.", at=TODAY)
    with pytest.raises(AlreadyClosed):
        withdraw_feedback(asked)


def test_what_was_taken_back_is_not_answered(asked: FeedbackRequest) -> None:
    for _ in range(2):
        assert withdraw_feedback(asked).state == "withdrawn"

    with pytest.raises(AlreadyClosed, match="taken back"):
        answer_feedback(asked, 3, "Calm.", at=TODAY)
    with pytest.raises(AlreadyClosed, match="taken back"):
        decline_feedback(asked)


def test_declining_closes_and_says_no_more(asked: FeedbackRequest) -> None:
    first, declined = decline_feedback(asked), decline_feedback(asked)

    assert first.closed_at == declined.closed_at
    assert declined.get_state_display() == "Closed"
    assert declined.closed_at
    assert not declined.words


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_off_the_scale_is_refused(level: int, asked: FeedbackRequest) -> None:
    with pytest.raises(NoSuchLevel):
        answer_feedback(asked, level, "", at=TODAY)


def test_ten_megabytes_are_refused(asked: FeedbackRequest) -> None:
    with pytest.raises(NoteTooLong):
        answer_feedback(asked, 3, "x" * 10_000_000, at=TODAY)
    with pytest.raises(NoteTooLong) as refusal:
        ask_feedback(asked.employee, EmployeeFactory.create(), "empathy", "x" * 10_000_000)
    assert refusal.value.field == "question"


def test_requests_of_another_skill_are_others(asked: FeedbackRequest) -> None:
    SkillFactory.create(code="coaching")

    ask_feedback(asked.employee, asked.colleague, "coaching")

    assert FeedbackRequest.objects.open().of(asked.employee).count() == 2


def test_a_closed_request_can_be_made_again(asked: FeedbackRequest) -> None:
    decline_feedback(asked)

    assert ask_feedback(asked.employee, asked.colleague, "empathy") != asked
