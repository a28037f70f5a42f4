from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from planner.actions.people.lines import follow_lines
from planner.models import Employee, ReportingLine
from tests.admin.framework.fields import change_page, inline
from tests.admin.people.test_records import person
from tests.factories.rows import EmployeeFactory, ReportingLineFactory

pytestmark = pytest.mark.django_db

COMING = timezone.localdate() + timedelta(days=30)


@pytest.fixture
def robin() -> Employee:
    employee: Employee = EmployeeFactory.create(manager=EmployeeFactory.create())
    return employee


def line(manager: Employee) -> dict[str, Any]:
    return {"manager": manager.pk, "started_on": f"{COMING:%Y-%m-%d}"}


def fields_of(employee: Employee, *lines: dict[str, Any], **own: Any) -> dict[str, Any]:
    manager = {"manager": employee.manager_id or ""}
    return person(**{**manager, **inline("lines", *lines), **own})


def test_a_manager_to_come_is_entered_and_takes_over_on_the_day(
    robin: Employee, hr: Client
) -> None:
    old, new = robin.manager, EmployeeFactory.create(name="Nina New")

    page = hr.post(change_page(robin), fields_of(robin, line(new)), follow=True).content.decode()

    assert f"The manager is Nina New from {date_format(COMING)}." in page
    assert Employee.objects.get(pk=robin.pk).manager == old
    follow_lines(COMING)
    assert Employee.objects.get(pk=robin.pk).manager == new


def test_a_circle_on_a_day_to_come_is_refused_beside_its_line(robin: Employee, hr: Client) -> None:
    low = EmployeeFactory.create(manager=robin)

    page = hr.post(change_page(robin), fields_of(robin, line(low))).content.decode()

    assert "the person would be above themselves" in page
    assert not ReportingLine.objects.exists()


def test_a_manager_who_will_report_to_the_person_is_refused(robin: Employee, hr: Client) -> None:
    low = EmployeeFactory.create()
    ReportingLineFactory.create(employee=low, manager=robin, started_on=COMING)

    page = hr.post(change_page(robin), fields_of(robin, manager=low.pk)).content.decode()

    assert f"From {date_format(COMING)} on the person would be above themselves" in page
    assert Employee.objects.get(pk=robin.pk).manager == robin.manager


def test_a_manager_changed_today_has_a_line_from_today(robin: Employee, hr: Client) -> None:
    former, new = robin.manager_id, EmployeeFactory.create()

    hr.post(change_page(robin), fields_of(robin, manager=new.pk))

    assert Employee.objects.get(pk=robin.pk).manager == new
    found = robin.lines.order_by("started_on").values_list("manager", "started_on")
    assert list(found) == [(former, robin.hired_on), (new.pk, timezone.localdate())]
