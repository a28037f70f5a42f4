from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from planner.demo.load import load_demo

NOW = "2026-03-31 12:00:00+00:00"
DOCUMENT = "fixtures/customer_service.json"


@pytest.fixture(scope="module", name="stage")
def publish_framework(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The framework of the demo, for the tests of one module; nothing of it stays."""
    with django_db_blocker.unblock(), time_machine.travel(NOW), transaction.atomic():
        call_command("load_framework", DOCUMENT, publish=True, stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module", name="story")
def load_once(stage: None) -> None:
    """The demo, for the tests of one module."""
    load_demo(timezone.localdate())


@pytest.fixture(name="demo")
def see_demo(story: object, db: None) -> None:
    """The demo, for one test."""
