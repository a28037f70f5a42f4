"""What waits goes on when somebody leaves or moves: whoever is to answer now is told.

For whom something waits is read, not written (``planner.queries.team.waiting``): so there is
nothing to hand over, and moving or clearing a leaving date undoes it all. What is written is the
news.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from planner.actions.notices.check_ins import check_in_left
from planner.actions.notices.confirmations import (
    confirmation_asked,
    milestone_asked,
    support_asked,
)
from planner.actions.notices.tell import News, tell_all
from planner.actions.promotion.notices import decision_asked
from planner.models import CaseEvent, Interest, Notice
from planner.queries.openings import interests_unheard
from planner.queries.team.answerers import Unanswered, unanswered

BATCH = 500
CONTACT_LEFT = _(
    "{name}, whom you told that you are interested in {role}, does not work here any more."
    " You can tell somebody else."
)


def tell_stand_ins(at: date | None = None) -> None:
    """Tell everybody what waits for them and what they were not told of yet.

    Idempotent: what was told has a key.
    """
    day = at or timezone.localdate()
    for some in _batched(_news(day)):
        tell_all(some)


def _batched(news: Iterator[News]) -> Iterator[list[News]]:
    while some := list(islice(news, BATCH)):
        yield some


def _news(at: date) -> Iterator[News]:
    yield from map(_asked, unanswered(at))
    yield from map(_contact_left, interests_unheard(at))


def _asked(one: Unanswered) -> News:
    match one.kind:
        case "skill":
            return confirmation_asked(one.row, one.manager, one.row.skill.name)
        case "milestone":
            return milestone_asked(one.row, one.manager)
        case "support":
            return support_asked(one.row, one.employee, one.manager)
        case "case":
            return decision_asked(one.row, CaseEvent.Kind.SUBMITTED, one.manager)
        case _:
            return check_in_left(one.row, one.manager)


def _contact_left(interest: Interest) -> News:
    """The word itself stays with the one it was said to: it is for the person to say it again."""
    words = format_lazy(CONTACT_LEFT, name=interest.contact.name, role=interest.opening.role.name)
    key, url = f"contact-left:{interest.pk}", interest.opening.get_absolute_url()
    return News(interest.employee, Notice.Kind.INTEREST, key, words, url)
