"""Feedback from colleagues: it is evidence, and confirms nothing."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planner.actions.errors import ActionError
from planner.actions.guards import check_length, check_levels, check_note, lock
from planner.actions.notices.check_ins import tell_feedback_answered, tell_feedback_asked
from planner.models import Employee, Evidence, FeedbackRequest
from planner.models.texts import visible
from planner.queries.people.scale import highest_level

State = FeedbackRequest.State
OPEN_AT_ONCE = 5


class AskSomebodyElse(ActionError):
    """Feedback comes from a colleague who is still here, not from oneself."""


class TooManyAsked(ActionError):
    """As many colleagues as one may ask at a time have not answered yet."""


class NothingSaid(ActionError):
    """Neither a level nor words."""


class AlreadyClosed(ActionError):
    """The request has since been answered, declined or withdrawn."""


@transaction.atomic
def ask_feedback(
    employee: Employee, colleague: Employee, skill: str, question: str = ""
) -> FeedbackRequest:
    """Ask ``colleague`` what they have seen of the skill with code ``skill``.

    Idempotent: the open request is returned. Raises ``AskSomebodyElse``, ``TooManyAsked`` or
    ``NoteTooLong``.
    """
    today = timezone.localdate()
    check_length(question, "question")
    lock(employee)
    if colleague == employee or colleague.has_left(today):
        raise AskSomebodyElse(_("Ask a colleague who works here today."), field="colleague")
    asked = FeedbackRequest.objects.of(employee).open()
    if before := asked.filter(colleague=colleague, skill=skill).first():
        return before
    if asked.count() >= OPEN_AT_ONCE:
        raise TooManyAsked(_too_many())
    request = FeedbackRequest.objects.create(
        employee=employee, colleague=colleague, skill_id=skill, question=visible(question)
    )
    tell_feedback_asked(request)
    return request


@transaction.atomic
def answer_feedback(
    request: FeedbackRequest, level: int | None, text: str, *, at: date
) -> FeedbackRequest:
    """Record a colleague's answer: a level with words, or only words.

    A level becomes evidence that neither counts as one's own view nor confirms; words alone stay
    with the request. Idempotent. Raises ``AlreadyClosed``, ``NothingSaid``, ``NoSuchLevel`` or
    ``NoteTooLong``.
    """
    check_note(at, text)
    check_levels([level], highest_level(request.employee))
    current = _locked(request)
    if current.state != State.OPEN:
        return _same_answer(current, level, text)
    if level is None and not visible(text):
        raise NothingSaid(
            _("Write a word on what you have seen, or leave it with “No, thank you”."),
            field="text",
        )
    current.words = visible(text)
    current.answer = None if level is None else _evidence(current, level, at)
    tell_feedback_answered(current)
    return _close(current, State.ANSWERED)


@transaction.atomic
def decline_feedback(request: FeedbackRequest) -> FeedbackRequest:
    """Decline the request. Idempotent.

    Raises ``AlreadyClosed`` if it was answered or withdrawn.
    """
    return _closed_as(request, State.DECLINED)


@transaction.atomic
def withdraw_feedback(request: FeedbackRequest) -> FeedbackRequest:
    """Withdraw the request, by the person who asked. Idempotent.

    Raises ``AlreadyClosed`` if the colleague was quicker.
    """
    return _closed_as(request, State.WITHDRAWN)


def _too_many() -> str:
    words = ngettext(
        "{number} colleague has not answered yet. Wait for the answer, or take the request back.",
        "{number} colleagues have not answered yet. Wait for one of them, or take a request back.",
        OPEN_AT_ONCE,
    )
    return words.format(number=OPEN_AT_ONCE)


def _locked(request: FeedbackRequest) -> FeedbackRequest:
    rows = FeedbackRequest.objects.select_for_update(of=["self"]).select_related("answer")
    return rows.get(pk=request.pk)


def _closed_as(request: FeedbackRequest, state: str) -> FeedbackRequest:
    current = _locked(request)
    if current.state == state:
        return current
    if current.state != State.OPEN:
        raise AlreadyClosed(_gone(current))
    return _close(current, state)


def _close(request: FeedbackRequest, state: str) -> FeedbackRequest:
    request.state, request.closed_at = state, timezone.now()
    request.save(update_fields=["state", "closed_at", "words", "answer"])
    return request


def _evidence(request: FeedbackRequest, level: int, at: date) -> Evidence:
    return Evidence.objects.create(
        employee_id=request.employee_id,
        skill_id=request.skill_id,
        level=level,
        kind=Evidence.Kind.FEEDBACK,
        author_id=request.colleague_id,
        happened_on=at,
        text=request.words,
    )


def _same_answer(request: FeedbackRequest, level: int | None, text: str) -> FeedbackRequest:
    given = request.answer.level if request.answer else None
    if request.state == State.ANSWERED and (given, request.words) == (level, visible(text)):
        return request
    raise AlreadyClosed(_gone(request))


def _gone(request: FeedbackRequest) -> str:
    if request.state == State.WITHDRAWN:
        return _("This request was taken back in the meantime.")
    return _("This request was answered in the meantime.")
