from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.admin.framework.fields import add_page, change_page
from tests.factories.rows import (
    ConfirmationRequestFactory,
    EvidenceFactory,
    GoalFactory,
    MilestoneRecordFactory,
    SkillStandingFactory,
)

FACTORIES = [
    ConfirmationRequestFactory,
    EvidenceFactory,
    GoalFactory,
    MilestoneRecordFactory,
    SkillStandingFactory,
]


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_what_people_have_shown_is_only_looked_at(factory: Any, hr: Client) -> None:
    row = factory.create()
    url = change_page(row)

    assert hr.get(url).status_code == 200
    assert hr.post(url, {"level": 4}).status_code == 403
    assert hr.post(url.replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert hr.get(add_page(row._meta.model_name)).status_code == 403


def test_a_goal_that_somebody_keeps_to_themselves_is_not_shown(hr: Client) -> None:
    GoalFactory.create(employee__name="Open Book")
    private = GoalFactory.create(employee__name="Closed Book", shared=False)

    page = hr.get("/admin/planner/goal/").content.decode()

    assert "Open Book" in page
    assert "Closed Book" not in page
    assert hr.get(change_page(private), follow=True).redirect_chain != []
