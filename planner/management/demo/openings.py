"""Seats to fill: some popular, some to come, one closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from planner.models import Opening


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats in a role (a code); days count from today, negative ones are past."""

    role: str
    location: str
    opens_in: int
    closes_in: int | None
    seats: int = 1
    taken: int = 0


OPENINGS = (
    Seats("senior-agent", "Porto", -12, 30, seats=3, taken=1),
    Seats("senior-agent", "Leeds", 20, 60, seats=2),
    Seats("team-leader", "Porto", -5, 26, seats=2),
    Seats("team-leader", "Gdańsk", 35, None),
    Seats("supervisor", "Leeds", -20, 10),
    Seats("quality-analyst", "Porto", -8, 22, seats=2),
    Seats("customer-success-manager", "Leeds", -3, None),
    Seats("trainer", "Leeds", 14, 50),
    Seats("product-feedback-analyst", "Porto", -15, 15),
    Seats("real-time-analyst", "Gdańsk", -30, 5, seats=2, taken=2),
    Seats("account-manager", "Porto", -70, -25, seats=2, taken=1),
)


def open_seats(at: date) -> None:
    """The openings of the demo around ``at``."""
    Opening.objects.bulk_create(
        Opening(
            role_id=row.role,
            location=row.location,
            seats=row.seats,
            taken=row.taken,
            opens_on=at + timedelta(row.opens_in),
            closes_on=None if row.closes_in is None else at + timedelta(row.closes_in),
        )
        for row in OPENINGS
    )
