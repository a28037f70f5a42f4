"""The words in which people are told that a role starts."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from planner.actions.notices.tell import News, tell_all
from planner.models import CaseEvent, Employee, Notice, Opening, PromotionCase, RoleAssignment
from planner.queries.people.managers import nearest_manager

YOURS = _("Your role from {day} is “{role}”.")
REACHED = _("Your role from {day} is “{role}”: you have reached your goal.")
THEIRS = _("{name} starts as “{role}” on {day}.")

day_in_words = lazy(date_format, str)  # as the recipient reads it


def tell_role_starts(started: RoleAssignment, opening: Opening | None) -> None:
    """Tell the person, their manager, those who approved, and the contact of ``opening``."""
    person, role = started.employee, started.role
    is_goal = person.goals.open().filter(role=role).exists()
    words = {"name": person.name, "role": role.name, "day": day_in_words(started.started_on)}
    urls = {**_urls_of_others(started, opening), person: reverse("home")}
    own = REACHED if is_goal else YOURS
    texts = {one: format_lazy(own if one == person else THEIRS, **words) for one in urls}
    key = f"role:{started.pk}"
    tell_all([News(one, Notice.Kind.ROLE, key, texts[one], url) for one, url in urls.items()])


def _urls_of_others(started: RoleAssignment, opening: Opening | None) -> dict[Employee, str]:
    """Whoever had a part in it, with a page that they may open."""
    urls: dict[Employee, str] = {}
    cases = PromotionCase.objects.filter(employee=started.employee, role=started.role)
    for case in cases.filter(state=PromotionCase.State.APPROVED):
        agreed = (CaseEvent.Kind.FORWARDED, CaseEvent.Kind.AGREED, CaseEvent.Kind.APPROVED)
        deciders = Employee.objects.filter(case_events__in=case.events.filter(kind__in=agreed))
        urls |= dict.fromkeys(deciders, case.get_absolute_url())
    if opening is not None and opening.contact is not None:
        urls[opening.contact] = opening.get_absolute_url()
    if (manager := nearest_manager(started.employee)) is not None:
        urls[manager] = started.employee.get_absolute_url()
    return urls
