from __future__ import annotations

import pytest
from django.contrib.messages import ERROR, INFO, SUCCESS, get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import RequestFactory

from planner.actions.errors import ActionError
from planner.attempt import attempt
from planner.forms.plan import SupportForm
from planner.forms.refusals import RefusableForm


@pytest.fixture
def post() -> HttpRequest:
    request = RequestFactory().post("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # noqa: SLF001
    return request


def said(request: HttpRequest) -> list[tuple[int, str]]:
    return [(message.level, str(message)) for message in get_messages(request)]


def refuse() -> None:
    raise ActionError("Not today.", field="text")


def sent(text: str) -> RefusableForm:
    form = SupportForm({"text": text})
    assert form.is_valid()
    return form


def test_what_was_done_is_returned_and_thanked_for(post: HttpRequest) -> None:
    done = attempt(post, lambda: 3, "Thank you.")

    assert done
    assert done.result == 3
    assert said(post) == [(SUCCESS, "Thank you.")]


def test_an_action_without_a_result_is_done_too(post: HttpRequest) -> None:
    assert attempt(post, lambda: None)
    assert said(post) == []


def test_thanks_may_be_made_from_the_result(post: HttpRequest) -> None:
    attempt(post, lambda: 3, lambda result: f"{result} written.")

    assert said(post) == [(SUCCESS, "3 written.")]


def test_a_refusal_stands_beside_the_field_of_the_form(post: HttpRequest) -> None:
    form = sent("Take Friday off.")

    assert attempt(post, refuse, "Thank you.", form=form) is None
    assert form.errors == {"text": ["Not today."]}
    assert said(post) == []


@pytest.mark.parametrize("level", [INFO, ERROR])
def test_a_refusal_without_a_form_is_a_message(post: HttpRequest, level: int) -> None:
    assert attempt(post, refuse, "Thank you.", level=level) is None
    assert said(post) == [(level, "Not today.")]


def test_other_errors_are_not_refusals(post: HttpRequest) -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(post, lambda: 1 // 0)
