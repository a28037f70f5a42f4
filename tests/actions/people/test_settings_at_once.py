from __future__ import annotations

from planner.actions.people.settings import renew_calendar
from planner.models import CalendarFeed
from planner.queries.notices.calendar import owner_of
from tests.at_once import AT_ONCE, NEEDS_LOCKS, together
from tests.factories.rows import EmployeeFactory

pytestmark = NEEDS_LOCKS


def test_a_calendar_renewed_many_times_at_once_has_one_address() -> None:
    employee = EmployeeFactory.create()

    tokens = together(*[lambda: renew_calendar(employee)] * AT_ONCE)

    assert CalendarFeed.objects.count() == 1
    assert [owner_of(str(token)) for token in tokens].count(employee) == 1
