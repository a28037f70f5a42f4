from __future__ import annotations

import pytest

from planner.forms.plan import HoursForm

pytestmark = pytest.mark.usefixtures("today")


@pytest.mark.parametrize(
    ("hours", "says"),
    [
        ("25", "At most 24 hours"),
        ("-25", "At least -24 hours"),
        ("1.3", "quarter-hour steps"),
        ("many", "Enter a number"),
    ],
)
def test_hours_that_nobody_can_spend_are_refused(hours: str, says: str) -> None:
    form = HoursForm({"hours": hours, "day": "2026-11-01"})

    assert list(form.errors) == ["hours"]
    assert says in form.errors["hours"][0]
