from __future__ import annotations

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Activity, DeclinedActivity, Employee
from planner.queries.home import GAPS, HomePage, gaps_of, home_page
from planner.queries.progress.levels import SkillRow
from tests.factories.rows import EmployeeFactory, OpeningFactory, RoleFactory
from tests.scenes.people import TODAY, aims_for, employee_in, moved_to, planning_of, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]


def home_of(employee: Employee) -> HomePage:
    return home_page(planning_of(employee))


def test_without_a_goal_home_is_about_the_role_one_has() -> None:
    page = home_of(employee_in())

    assert (page.journey, page.goal_name, page.compared) == (None, "", "Agent")
    assert page.role_name == "Agent"
    assert [line.word for line in page.steps] == ["Choose"]


def test_with_a_goal_home_is_about_the_next_role() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "senior", "lead")

    page = home_of(agent)

    assert (page.goal_name, page.compared, page.compared_code) == ("Lead", "Senior", "senior")
    assert (page.met, page.asked) == (0, 1)
    assert [row.code for row in page.gaps] == ["empathy"]


def test_a_goal_without_a_way_says_why_and_is_compared_itself() -> None:
    agent = employee_in()
    aims_for(agent, "founder")

    page = home_of(agent)

    assert page.journey is not None
    assert "No chain of moves" in page.journey.obstacle
    assert page.compared == "Founder"
    assert page.steps[-1].step.kind == "wait"


def test_a_goal_that_the_map_has_no_more_is_named() -> None:
    agent = employee_in()
    RoleFactory.create(code="fax-operator")
    aims_for(agent, "fax-operator")

    page = home_of(agent)

    assert (page.retired_goal, page.journey) == ("Fax operator", None)
    assert [line.step.kind for line in page.steps] == ["choose"]


def test_whoever_has_arrived_is_congratulated() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "lead")
    moved_to(agent, "lead", date(2026, 10, 1))

    page = home_of(agent)

    assert (page.journey, page.compared, page.retired_goal) == (None, "Lead", "")
    assert "Congratulations" in page.steps[0].step.why


def test_only_free_seats_of_the_next_role_are_counted() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "lead")
    OpeningFactory.create(seats=3, taken=1)
    OpeningFactory.create(opens_on=date(2027, 1, 1))
    OpeningFactory.create(role=RoleFactory.create(code="senior"))

    assert home_of(agent).openings == 2


def test_growth_over_the_months_is_counted_in_points() -> None:
    agent, manager = employee_in(), EmployeeFactory.create()
    aims_for(agent, "lead", "agent", "lead")
    rated(agent, "empathy", 2, happened_on=date(2026, 7, 15))
    rated(agent, "empathy", 1, happened_on=date(2026, 7, 15), author=manager)
    rated(agent, "empathy", 2, happened_on=date(2026, 10, 15), author=manager)

    page = home_of(agent)

    assert page.history_points == [("Aug", 25), ("Sep", 25), ("Oct", 25), ("Nov", 50)]
    assert page.gained == 25


def test_what_was_said_for_the_first_time_is_no_growth() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "lead")
    rated(agent, "empathy", 2, happened_on=TODAY, author=EmployeeFactory.create())

    page = home_of(agent)

    assert (page.history_points, page.gained) == ([("Nov", 50)], 0)


def row(name: str, *, claimed: int = 0, confirmed: int = 0, needed: int = 2) -> SkillRow:
    return SkillRow(name, name, "", claimed, confirmed, needed, 4, "", None, None, disagrees=False)


def test_the_widest_gap_comes_first_and_what_is_confirmed_is_none() -> None:
    rows = [
        row("claimed", claimed=2),
        row("confirmed", confirmed=2),
        row("half", claimed=1),
        row("nothing", needed=3),
    ]

    assert [gap.name for gap in gaps_of(rows)] == ["nothing", "half", "claimed"]


def test_home_takes_four_queries_however_long_the_log_is(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    agent, manager = employee_in(), EmployeeFactory.create()
    aims_for(agent, "lead")
    planning = planning_of(agent)
    with django_assert_num_queries(4):
        home_page(planning)

    for n in range(30):
        rated(agent, "empathy", n % 5, author=manager)
        OpeningFactory.create()

    planning = planning_of(agent)
    with django_assert_num_queries(4):
        page = home_page(planning)
    assert len(page.log) == 5
    assert len(page.gaps) <= GAPS


def test_what_somebody_does_without_is_no_next_step() -> None:
    agent = employee_in()
    aims_for(agent, "lead")
    before = {line.step.activity for line in home_page(planning_of(agent)).steps}
    assert "coaching-course" in before

    declined = Activity.objects.get(pk="coaching-course")
    DeclinedActivity.objects.create(goal=agent.goals.get(), activity=declined)

    assert "coaching-course" not in {
        line.step.activity for line in home_page(planning_of(agent)).steps
    }
