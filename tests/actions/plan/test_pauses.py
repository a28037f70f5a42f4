"""Time without learning."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.actions.plan.pauses import PauseOutOfRange, PauseOverlaps, add_pause, drop_pause
from planner.models import Employee, Pause
from tests.factories.rows import EmployeeFactory, PauseFactory
from tests.scenes.people import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

DAY = timedelta(days=1)


@pytest.fixture
def agent() -> Employee:
    return EmployeeFactory.create()


def test_rest_is_welcome(agent: Employee) -> None:
    pause = add_pause(agent, "rest", TODAY, TODAY)

    assert (pause.get_kind_display(), pause.starts_on, pause.ends_on) == ("Rest", TODAY, TODAY)


def test_added_twice_it_is_there_once(agent: Employee) -> None:
    first = add_pause(agent, "rest", TODAY, TODAY + DAY)

    assert add_pause(agent, "rest", TODAY, TODAY + DAY) == first


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (TODAY - DAY, TODAY, "starts_on"),
        (TODAY + DAY, TODAY, "ends_on"),
        (TODAY, TODAY + 367 * DAY, "ends_on"),
        (TODAY + 1830 * DAY, TODAY + 1831 * DAY, "starts_on"),
    ],
)
def test_days_that_cannot_be_are_refused(
    first: date, last: date, field: str, agent: Employee
) -> None:
    with pytest.raises(PauseOutOfRange) as refused:
        add_pause(agent, "leave", first, last)

    assert refused.value.field == field


@pytest.mark.parametrize(("start", "end"), [(0, 2), (2, 3), (5, 9), (0, 9), (3, 4)])
def test_pauses_do_not_overlap(start: int, end: int, agent: Employee) -> None:
    add_pause(agent, "holiday", TODAY + 2 * DAY, TODAY + 5 * DAY)

    with pytest.raises(PauseOverlaps, match="“Holiday” from 4 November to 7 November 2026"):
        add_pause(agent, "peak", TODAY + start * DAY, TODAY + end * DAY)


def test_pauses_may_touch_and_others_have_their_own(agent: Employee) -> None:
    add_pause(agent, "holiday", TODAY + 2 * DAY, TODAY + 5 * DAY)
    PauseFactory.create(starts_on=TODAY, ends_on=TODAY + 9 * DAY)

    add_pause(agent, "peak", TODAY + 6 * DAY, TODAY + 6 * DAY)
    add_pause(agent, "rest", TODAY, TODAY + DAY)

    assert Pause.objects.of(agent).count() == 3


def test_taken_back_twice_it_is_gone(agent: Employee) -> None:
    pause = add_pause(agent, "holiday", TODAY, TODAY)

    drop_pause(pause)
    drop_pause(pause)

    assert not Pause.objects.exists()
