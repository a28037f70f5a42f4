from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from planner.models import Employee
from tests.at_once import NEEDS_LOCKS, together
from tests.factories.rows import EmployeeFactory, EvidenceFactory, UserFactory

pytestmark = NEEDS_LOCKS
LIST = "/admin/planner/employee/"


@pytest.mark.parametrize("is_kept", [True, False])
def test_clicked_many_times_at_once_the_name_is_gone_everywhere(is_kept: bool) -> None:
    gone = EmployeeFactory.create(name="Robin Lake", left_on=date(2026, 1, 5))
    if is_kept:
        EvidenceFactory.create(author=gone)
    hr = UserFactory.create(is_staff=True, is_superuser=True)

    def click() -> int:
        browser = Client()
        browser.force_login(hr)
        fields = {"action": "erase", "_selected_action": gone.pk, "confirmed": "yes"}
        return browser.post(LIST, fields).status_code

    assert together(*[click] * 4) == [302] * 4
    assert Employee.objects.filter(pk=gone.pk).exists() is is_kept
    assert set(LogEntry.objects.values_list("object_repr", flat=True)) == {"A former colleague"}
