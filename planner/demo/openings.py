"""Seats to fill: some popular, some to come, one closed; and who is interested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from planner.demo.people.life import Life, at_work
from planner.demo.people.personas import MANAGER
from planner.engine import Framework
from planner.models import Employee, Interest, Opening

LEADING = ("supervisor", "team-leader")
LEADER, NOBODY = "leader", ""  # who is the contact; or a persona


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats in a role (a code); days count from today, negative ones are past."""

    role: str
    location: str
    opens_in: int
    closes_in: int | None
    seats: int = 1
    taken: int = 0
    contact: str = LEADER


OPENINGS = (
    Seats("senior-agent", "Porto", -12, 30, seats=3, taken=1),
    Seats("senior-agent", "Leeds", 20, 60, seats=2),
    Seats("team-leader", "Porto", -5, 26, seats=2),
    Seats("team-leader", "Gdańsk", 35, None),
    Seats("supervisor", "Leeds", -20, 10),
    Seats("quality-analyst", "Porto", -8, 22, seats=2, contact=MANAGER),
    Seats("customer-success-manager", "Leeds", -3, None),
    Seats("trainer", "Leeds", 14, 50, contact=NOBODY),
    Seats("product-feedback-analyst", "Porto", -15, 15),
    Seats("real-time-analyst", "Gdańsk", -30, 5, seats=2, taken=2),
    Seats("account-manager", "Porto", -70, -25, seats=2, taken=1),
)


NOTES = (
    "I have covered this desk in two holidays and would love to do it for good.",
    "",
    "Could we talk next week? I am on the late shift from Monday.",
    "I would come with a colleague’s recommendation; tell me if that helps.",
    "",
)


def open_seats(at: date, lives: Iterable[Life]) -> None:
    """The openings of the demo around ``at``; the leaders of teams are the contacts, in turn."""
    contacts = _contacts(lives)
    Opening.objects.bulk_create(
        Opening(
            role_id=row.role,
            location=row.location,
            seats=row.seats,
            taken=row.taken,
            contact=next(contacts[row.contact]),
            opens_on=at + timedelta(row.opens_in),
            closes_on=None if row.closes_in is None else at + timedelta(row.closes_in),
        )
        for row in OPENINGS
    )


def tell_interest(framework: Framework, lives: Iterable[Life], at: date) -> None:
    """A few of those one move away have told the contact. Nobody is told again by a notice."""
    for opening in Opening.objects.open_at(at).exclude(contact=None).select_related("contact"):
        sources = {move.source for move in framework.moves if move.target == opening.role_id}
        near = [life for life in lives if life.role in sources and _may_ask(life, opening)]
        Interest.objects.bulk_create(
            Interest(opening=opening, employee=life.employee, contact=opening.contact, note=note)
            for life, note in zip(near[:: len(near) // 3 + 1], NOTES, strict=False)
        )
    for days, interest in enumerate(Interest.objects.order_by("pk"), start=1):
        said = at_work(at - timedelta(1 + days % 5), 12)
        Interest.objects.filter(pk=interest.pk).update(said_at=said)


def _contacts(lives: Iterable[Life]) -> dict[str, Iterator[Employee | None]]:
    """Who is named in turn; the visiting manager only where the story says so."""
    leading = [life for life in lives if life.role in LEADING and not life.has_left]
    by_persona = {life.persona: life.employee for life in leading if life.persona}
    return {
        LEADER: cycle([life.employee for life in leading if not life.persona]),
        MANAGER: cycle([by_persona[MANAGER]]),
        NOBODY: cycle([None]),
    }


def _may_ask(life: Life, opening: Opening) -> bool:
    is_here = life.has_history and not life.has_left and not life.persona
    return is_here and life.employee != opening.contact
