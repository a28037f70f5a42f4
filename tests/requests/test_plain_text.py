"""Control characters in what a browser sends: an answer, never a server error."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.access.world import employee_with_role
from tests.factories.rows import HrFactory


@pytest.fixture
def hr(client: Client, published: object) -> Client:
    """Signed in as HR, with a record of their own."""
    client.force_login(employee_with_role(user=HrFactory.create()).user)  # type: ignore[arg-type]
    return client


@pytest.mark.parametrize(
    "path",
    [
        "/cases/verify/a%00b/",
        "/roles/le%00ad/",
        "/roles/le%01ad/",
        "/map/%0A",
        "/admin/planner/role/le%00ad/change/",
        "/admin/planner/employee/1%00/change/",
        "/admin/planner/role/le%7Fad/change/",
        "/calendar/a%00b.ics",
    ],
)
def test_an_address_with_a_control_character_is_not_found(path: str, hr: Client) -> None:
    assert hr.get(path).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "/search/?q=%00",
        "/search/?q=a%1Fb",
        "/admin/planner/role/?q=%00",
        "/admin/planner/role/?track__code__exact=%00",
        "/admin/planner/role/?%00=1",
        "/admin/planner/employee/?team__id__exact=%00",
        "/admin/planner/evidence/?happened_on__year=%00",
        "/admin/autocomplete/?app_label=planner&model_name=move&field_name=source&term=%00",
        "/map/?show=%00",
    ],
)
def test_a_query_with_a_control_character_is_not_understood(query: str, hr: Client) -> None:
    assert hr.get(query).status_code == 400


def test_a_query_may_fill_in_several_lines(hr: Client) -> None:
    assert hr.get("/admin/planner/acceptedfinding/add/?subjects=a%0Ab").status_code == 200


def test_a_cookie_with_a_nul_is_not_understood(client: Client, db: None) -> None:
    client.cookies.load('sessionid="a\\000b"')

    assert client.get("/").status_code == 400


@pytest.mark.parametrize(
    ("url", "field"), [("goal-set", "role"), ("opening-add", "role"), ("employee-add", "manager")]
)
def test_a_choice_with_a_nul_is_no_server_error(url: str, field: str, hr: Client) -> None:
    noun, verb = url.split("-")
    hr.raise_request_exception = False
    path = reverse(url if verb == "set" else f"admin:planner_{noun}_{verb}")

    assert hr.post(path, {field: "le\x00ad"}).status_code < 500
