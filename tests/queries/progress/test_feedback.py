from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Employee
from planner.queries.framework.published import current_framework
from planner.queries.progress.feedback import (
    MOST,
    ROWS,
    colleagues_called,
    feedback_list_page,
    meanings,
)
from tests.factories.rows import EmployeeFactory, FeedbackRequestFactory, UserFactory
from tests.scenes.people import TODAY, employee_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(small: object) -> Employee:
    return employee_in(name="Ada Agent")


def called(ada: Employee, text: str) -> list[str]:
    return [person.name for person in colleagues_called(ada, text, TODAY)]


@pytest.mark.parametrize("text", ["ja", "jane", "SMI", "jane s", "stone", "j.smith@", "s jane"])
def test_a_colleague_is_found_by_the_beginning_of_a_word(text: str, ada: Employee) -> None:
    user = UserFactory.create(email="j.smith@example.org")
    employee_in(name="Jane Smith-Stone", user=user)

    assert called(ada, text) == ["Jane Smith-Stone"]


@pytest.mark.parametrize("text", ["", "j", "j s", " ", "\x00", "mith", "ane", "%%", "example.org"])
def test_it_is_no_directory(text: str, ada: Employee) -> None:
    employee_in(name="Jane Smith", user=UserFactory.create(email="js@example.org"))

    assert called(ada, text) == []


def test_other_scripts_are_found_as_they_are_written(ada: Employee) -> None:
    employee_in(name="Élodie Оксана")

    assert called(ada, "élo") == ["Élodie Оксана"]
    assert called(ada, "окса") == ["Élodie Оксана"]


def test_only_those_are_found_who_could_answer(ada: Employee) -> None:
    employee_in(name="Jane Left", left_on=TODAY)
    employee_in(name="Jane Closed", user=UserFactory.create(is_active=False))
    employee_in(name="Jane Without", user=None)
    EmployeeFactory.create(name="Jane Roleless")
    notice = employee_in(name="Jane Notice", left_on=TODAY + timedelta(1))
    notice.assignments.update(ended_on=notice.left_on)

    assert called(ada, "jane") == ["Jane Notice", "Jane Roleless"]
    assert called(ada, "ada") == []


def test_at_most_ten_are_found_in_one_query(
    ada: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(MOST + 1):
        employee_in(name="Jane Doe")

    with django_assert_num_queries(1):
        assert len(called(ada, "jane")) == MOST


def test_what_one_is_asked_comes_oldest_first_and_without_leavers(ada: Employee) -> None:
    old = FeedbackRequestFactory.create(colleague=ada)
    new = FeedbackRequestFactory.create(colleague=ada)
    FeedbackRequestFactory.create(colleague=ada, state="declined")
    FeedbackRequestFactory.create(colleague=ada, employee__left_on=date(2025, 1, 1))

    page = feedback_list_page(ada)

    assert list(page.to_give) == [old, new]
    assert page.more == 0


def test_long_lists_are_cut(
    ada: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    FeedbackRequestFactory.create_batch(ROWS + 2, colleague=ada)
    FeedbackRequestFactory.create_batch(ROWS + 2, employee=ada)

    with django_assert_num_queries(3):
        page = feedback_list_page(ada)
        assert (len(page.to_give), page.more, len(page.asked)) == (ROWS, 2, ROWS)
    assert len(feedback_list_page(ada, page.asked.older).asked) == 2


def test_the_levels_of_a_retired_skill_have_only_names(ada: Employee) -> None:
    known = meanings(current_framework(), "empathy")
    retired = meanings(current_framework(), "gone")

    assert known[0].label == "0: not yet"
    assert known[2].label.startswith("2: can ")
    assert [line.statement for line in retired] == [""] * 5
