from __future__ import annotations

import pytest

from planner.actions.explore import keep_supposition
from planner.actions.goals import BudgetOutOfRange
from planner.models import ConfirmationRequest, Employee, PlanStep
from planner.queries.explore.what_if import Supposition
from planner.queries.explore.what_if_keep import Keeping, keeping_of
from tests.factories.rows import ActivityFactory, DeclinedActivityFactory
from tests.scenes.people import aims_for, employee_in, planning_of, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]

EVERYTHING = Supposition(("listening", "coaching-course"), ("empathy",), 300)


@pytest.fixture
def agent() -> Employee:
    found = employee_in(manager=employee_in("lead"), weekly_minutes=60)
    rated(found, "empathy", 1)
    rated(found, "empathy", 2)
    aims_for(found, "lead", "agent", "senior", "lead")
    return found


def keeping(employee: Employee, wish: Supposition = EVERYTHING) -> Keeping:
    return keeping_of(planning_of(employee), wish)


def steps(employee: Employee) -> list[tuple[str | None, bool]]:
    rows = PlanStep.objects.of(employee).open()
    return list(rows.values_list("activity_id", "is_own"))


def test_what_was_shown_is_done(agent: Employee) -> None:
    shown = keeping(agent)

    keep_supposition(agent, shown)

    agent.refresh_from_db()
    assert shown.things == 4
    assert agent.weekly_minutes == 300
    assert steps(agent) == [("listening", True), ("coaching-course", True)]
    asked = ConfirmationRequest.objects.get()
    assert asked.evidence == agent.evidence.order_by("pk").last()


def test_kept_twice_is_kept_once(agent: Employee) -> None:
    shown = keeping(agent)

    keep_supposition(agent, shown)
    keep_supposition(agent, shown)

    assert len(steps(agent)) == 2
    assert ConfirmationRequest.objects.count() == 1
    assert keeping(agent).things == 0


def test_what_was_swapped_out_may_come_back(agent: Employee) -> None:
    listening = ActivityFactory.create(code="listening")
    declined = DeclinedActivityFactory.create(goal=planning_of(agent).goal, activity=listening)

    keep_supposition(agent, keeping(agent, Supposition(("listening",))))

    assert not type(declined).objects.exists()
    assert ("listening", True) in steps(agent)


def test_what_is_refused_undoes_the_rest(agent: Employee) -> None:
    with pytest.raises(BudgetOutOfRange):
        keep_supposition(agent, keeping(agent, Supposition(("listening",), (), 999_999)))

    assert steps(agent) == []


def test_without_a_goal_no_activity_is_planned() -> None:
    agent = employee_in()

    keep_supposition(agent, keeping(agent))

    assert steps(agent) == []


def test_the_time_that_one_has_is_no_change(agent: Employee) -> None:
    assert keeping(agent, Supposition(weekly_minutes=60)).things == 0


def test_without_a_manager_nobody_is_asked() -> None:
    loner = employee_in()
    rated(loner, "empathy", 1)

    keep_supposition(loner, keeping(loner, Supposition(confirm=("empathy",))))

    assert not ConfirmationRequest.objects.exists()
