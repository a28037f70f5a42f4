"""Every address asked by every kind of person; see ``tests.access.table``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests.access import lines, table
from tests.access.lines import Line
from tests.access.without_a_role import without_a_role
from tests.access.world import World, whole_world


@pytest.fixture(scope="module")
def one_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Made once for all lines, which takes far longer than to ask one of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield whole_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(one_world: World, db: None) -> World:
    """The world as it was made: ``db`` takes back what a line has written."""
    return one_world


@pytest.mark.parametrize("line", table.LINES, ids=str)
def test_everybody_gets_what_the_table_says(line: Line, world: World) -> None:
    found = {who: _ask(line, world.client(who), world.rows) for who in lines.EVERYBODY}

    assert found == line.answers


@pytest.mark.parametrize("line", table.PLANNER, ids=str)
def test_managing_needs_no_role(line: Line, world: World) -> None:
    assert _ask(line, world.client(lines.ROLELESS), world.rows) == without_a_role(line)


def _ask(line: Line, client: Client, rows: Mapping[str, int]) -> str:
    url = reverse(line.url, args=[rows.get(arg, arg) for arg in line.args])
    response = getattr(client, line.method)(url, dict(line.data))
    to = response.headers.get("Location", "")
    if to.startswith(reverse("admin:login")):
        response = client.get(to)
        to = response.headers.get("Location", "")
    if to:
        return lines.SIGN_IN if to.startswith(reverse("account_login")) else lines.AWAY
    if response.status_code != 200:
        return str(response.status_code)
    content = response.getvalue() if response.streaming else response.content
    return lines.UNREADY if b"cannot-plan" in content else lines.PAGE
