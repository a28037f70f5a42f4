from __future__ import annotations

import pytest

from planner.actions.people.records import ManagementCycle, check_manager
from tests.factories.rows import EmployeeFactory

pytestmark = pytest.mark.django_db


def test_nobody_is_above_themselves() -> None:
    top = EmployeeFactory.create()
    middle = EmployeeFactory.create(manager=top)
    low = EmployeeFactory.create(manager=middle)

    for manager in (top, middle, low):
        with pytest.raises(ManagementCycle) as refusal:
            check_manager(top, manager)
        assert refusal.value.field == "manager"
