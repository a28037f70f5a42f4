"""What a page says, and what it costs, for tests of views."""

from __future__ import annotations

import html
import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from planner.models import Employee
from tests.scenes.people import user_of

# SQL queries of every personal page: session, account, three of ``planning_context``, and one
# of the frame. What a page takes beyond is its own.
FRAME = 6
# Managing others needs no plan: instead of three, one query for the versions.
MANAGER_FRAME = FRAME - 2
# One without the versions: the pages of anybody with an HR record.
EMPLOYEE_FRAME = MANAGER_FRAME - 1


def browser_of(employee: Employee) -> Client:
    """A browser in which ``employee`` has signed in."""
    client = Client()
    client.force_login(user_of(employee))
    return client


def words(markup: str) -> str:
    """What one reads, without tags and with single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def read(client: Client, url: str = "/") -> str:
    """What one reads on a page."""
    return words(client.get(url).content.decode())


def said(client: Client, url: str) -> str:
    """What the messages say that wait for the next page, here ``url``."""
    page = client.get(url, follow=True).content.decode()
    return words(" ".join(re.findall(r'<div class="message [a-z]+">.*?</div>', page, re.DOTALL)))


def errors_of(page: str) -> dict[str, str]:
    """Field -> what is wrong with it, as it stands beside the field."""
    found = re.findall(r'<div id="id_(\w+)_error">(.*?)</div>', page, re.DOTALL)
    return {field: words(markup) for field, markup in found}


def cost_of(client: Client, url: str) -> int:
    """The number of SQL queries of a page that has been looked at before."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
