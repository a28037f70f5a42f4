"""The words in which people are told of a promotion case; see ``actions.notices_words``."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from planner.actions.notices.tell import News, tell_all
from planner.models import CaseEvent, Employee, Notice, PromotionCase

KEY_LENGTH = 16  # of the hash: enough to tell one submission from another
ASKING = {
    CaseEvent.Kind.SUBMITTED: _("{who} has submitted a promotion case: {role}."),
    CaseEvent.Kind.FORWARDED: _("{who} asks you as an approver to decide: {role}."),
}
TELLING = {
    CaseEvent.Kind.FORWARDED: _("{by} has passed your case on to the approvers: {role}."),
    CaseEvent.Kind.RETURNED: _("{by} has returned your case, with reasons: {role}."),
    CaseEvent.Kind.APPROVED: _("Your promotion is approved: {role}."),
}


def ask_to_decide(case: PromotionCase, kind: CaseEvent.Kind, people: Iterable[Employee]) -> None:
    """Tell those whose turn it is."""
    tell_all([decision_asked(case, kind, person) for person in people])


def decision_asked(case: PromotionCase, kind: CaseEvent.Kind, person: Employee) -> News:
    """For somebody whose turn it is."""
    words = format_lazy(ASKING[kind], who=case.employee.name, role=case.role.name)
    return _news(case, person, kind, words)


def tell_owner(case: PromotionCase, kind: CaseEvent.Kind, by: Employee) -> None:
    """Tell the person whom it is about, if ``kind`` is news to them."""
    if kind in TELLING:
        words = format_lazy(TELLING[kind], by=by.name, role=case.role.name)
        tell_all([_news(case, case.employee, kind, words)])


def _news(case: PromotionCase, person: Employee, kind: CaseEvent.Kind, words: object) -> News:
    key = f"case:{case.pk}:{kind}:{case.sha256[:KEY_LENGTH]}"
    return News(person, Notice.Kind.CASE, key, words, case.get_absolute_url())
