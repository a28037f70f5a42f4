"""After a bulk write, PostgreSQL knows at once how many rows there are."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from planner.models import Effect, Employee, Requirement, Skill, Team
from planner.models.statistics import analyse
from tests.factories.rows import EmployeeFactory
from tests.statistics import counted, needs_statistics, noted

pytestmark = [pytest.mark.django_db, needs_statistics]


def test_named_tables_are_counted_and_no_others() -> None:
    analyse()
    EmployeeFactory.create_batch(7)

    analyse(Employee)

    assert noted(Employee, Team) == [7, 0]


def test_without_names_all_tables_are_counted() -> None:
    EmployeeFactory.create_batch(3, team=Team.objects.create(name="North"))

    analyse()

    assert noted(Employee, Team) == [3, 1]


def test_a_loaded_framework_is_counted() -> None:
    analyse()

    call_command("load_framework", "fixtures/customer_service.json", stdout=StringIO())

    loaded = (Skill, Requirement, Effect)
    assert noted(*loaded) == counted(*loaded)
    assert 0 not in counted(*loaded)
