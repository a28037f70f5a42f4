from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from planner.models import Employee, Opening, Team
from tests.admin.edits.browser import Tab
from tests.admin.framework.fields import change_page
from tests.at_once import AT_ONCE, NEEDS_LOCKS, together
from tests.factories.rows import EmployeeFactory, HrFactory, RoleFactory

pytestmark = NEEDS_LOCKS
Save = Callable[[], object]


def test_many_clicks_at_once_add_one_opening() -> None:
    RoleFactory.create(code="agent")
    hr, url = HrFactory.create(), reverse("admin:planner_opening_add")
    tabs = [Tab(hr, url) for _ in range(AT_ONCE)]
    typed = {"role": "agent", "opens_on": "2026-11-28", "_seen": tabs[0].fields["_seen"]}

    said = together(*[lambda tab=tab: tab.save(**typed) for tab in tabs])

    assert said == [True] * AT_ONCE
    assert Opening.objects.count() == 1


def test_of_two_people_who_add_the_same_name_one_is_told() -> None:
    url = reverse("admin:planner_team_add")
    tabs = [Tab(HrFactory.create(), url) for _ in range(AT_ONCE)]

    said = together(*[lambda tab=tab: tab.save(name="Chat") for tab in tabs])

    assert sorted(map(bool, said)) == [False] * (AT_ONCE - 1) + [True]
    assert Team.objects.count() == 1


def test_of_two_people_who_save_at_once_one_is_told() -> None:
    person = EmployeeFactory.create(name="Robin Lake")
    one, other = [Tab(HrFactory.create(), change_page(person)) for _ in range(2)]

    said = together(lambda: one.save(weekly_minutes=60), lambda: other.save(number="E-new"))

    assert sorted(map(bool, said)) == [False, True]
    late = one if one.told else other
    assert late.save()
    kept = Employee.objects.get(pk=person.pk)
    assert (kept.weekly_minutes, kept.number) == (60, "E-new")
