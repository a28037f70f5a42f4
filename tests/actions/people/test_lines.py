from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.actions.people.lines import follow_lines, keep_lines
from planner.models import Employee, ReportingLine
from tests.factories.rows import EmployeeFactory, ReportingLineFactory

pytestmark = pytest.mark.django_db

HIRED, TODAY, COMING = date(2024, 1, 8), date(2026, 11, 2), date(2027, 1, 4)
DAY = timedelta(days=1)


def manager_of(employee: Employee) -> Employee | None:
    return Employee.objects.get(pk=employee.pk).manager


def lines_of(employee: Employee) -> list[tuple[int | None, date]]:
    return list(employee.lines.order_by("started_on").values_list("manager", "started_on"))


@pytest.fixture
def robin() -> Employee:
    employee: Employee = EmployeeFactory.create(manager=EmployeeFactory.create(), hired_on=HIRED)
    return employee


def test_a_new_manager_comes_on_the_day(robin: Employee) -> None:
    old, new = robin.manager, EmployeeFactory.create()
    ReportingLineFactory.create(employee=robin, manager=new, started_on=COMING)
    keep_lines(robin, robin.manager_id, TODAY)

    assert (follow_lines(COMING - DAY), manager_of(robin)) == (0, old)
    assert (follow_lines(COMING), manager_of(robin)) == (1, new)
    assert (follow_lines(COMING), manager_of(robin)) == (0, new)


def test_a_line_that_is_taken_back_leaves_no_trace(robin: Employee) -> None:
    old = robin.manager
    coming = ReportingLineFactory.create(employee=robin, started_on=COMING)
    keep_lines(robin, robin.manager_id, TODAY)
    follow_lines(COMING)

    coming.delete()
    follow_lines(COMING)

    assert manager_of(robin) == old


def test_somebody_may_come_to_report_to_nobody(robin: Employee) -> None:
    ReportingLineFactory.create(employee=robin, manager=None, started_on=COMING)

    assert (follow_lines(COMING), manager_of(robin)) == (1, None)


def test_whoever_has_no_lines_keeps_their_manager(robin: Employee) -> None:
    keep_lines(robin, robin.manager_id, TODAY)

    assert follow_lines(COMING) == 0
    assert not ReportingLine.objects.exists()


def test_a_change_writes_down_the_line_before_it(robin: Employee) -> None:
    former = robin.manager_id
    robin.manager = EmployeeFactory.create()
    robin.save()

    keep_lines(robin, former, TODAY)

    assert lines_of(robin) == [(former, HIRED), (robin.manager.pk, TODAY)]


def test_a_second_change_on_one_day_takes_the_place_of_the_first(robin: Employee) -> None:
    former = robin.manager_id
    for manager in EmployeeFactory.create_batch(2):
        robin.manager = manager
        robin.save()
        keep_lines(robin, former, TODAY)

    assert lines_of(robin) == [(former, HIRED), (robin.manager_id, TODAY)]
