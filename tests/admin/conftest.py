from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.rows import HrFactory


@pytest.fixture
def hr(client: Client, db: None) -> Client:
    """A browser in which somebody from HR has signed in."""
    client.force_login(HrFactory.create(email="hr@example.org"))
    return client
