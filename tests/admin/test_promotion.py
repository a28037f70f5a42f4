from __future__ import annotations

import pytest
from django.test import Client

from planner.models import PromotionCase
from tests.scenes.promotion import STATEMENT, WHY_NOT, People, by_manager, draft, submitted

pytestmark = pytest.mark.django_db


def read(hr: Client, path: str = "") -> str:
    return hr.get(f"/admin/planner/promotioncase/{path}").content.decode()


def test_hr_sees_no_drafts(hr: Client, cast: People) -> None:
    case = draft(cast.ada)

    assert "Ada Agent" not in read(hr)
    assert hr.get(f"/admin/planner/promotioncase/{case.pk}/change/").status_code == 302


def test_hr_sees_who_was_approved_to_start_the_role(hr: Client, cast: People) -> None:
    by_manager(submitted(cast.ada), cast.mina)

    page = read(hr, "?state__exact=approved")

    assert "Ada Agent" in page
    assert "Ada Agent" not in read(hr, "?state__exact=returned")


def test_words_stay_between_those_concerned(hr: Client, cast: People) -> None:
    case = by_manager(submitted(cast.ada), cast.mina, approve=False, text=WHY_NOT)

    page = read(hr, f"{case.pk}/change/")

    assert "Mina Manager" in page
    assert STATEMENT not in page
    assert WHY_NOT not in page


def test_hr_changes_no_case(hr: Client, cast: People) -> None:
    case = submitted(cast.ada)
    url = f"/admin/planner/promotioncase/{case.pk}"

    assert hr.post(f"{url}/change/", {"state": "approved"}).status_code == 403
    assert hr.post(f"{url}/delete/", {"post": "yes"}).status_code == 403
    assert hr.get("/admin/planner/promotioncase/add/").status_code == 403
    assert PromotionCase.objects.get().state == "submitted"


def test_hr_names_an_approver_once(hr: Client, cast: People) -> None:
    fields = {"employee": cast.hana.pk, "track": ""}
    assert hr.post("/admin/planner/approver/add/", fields).status_code == 302

    again = hr.post("/admin/planner/approver/add/", fields).content.decode()

    assert "This person is named already." in again
