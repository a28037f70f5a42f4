"""What every test run has in common."""

from __future__ import annotations

import pytest
from django.db import connection

from planner.actions.framework import load_document, publish
from planner.models import FrameworkVersion
from tests.engine import build


def pytest_report_header() -> str:
    return f"database: {connection.display_name}"


@pytest.fixture
def published(db: None) -> FrameworkVersion:
    """The small framework of ``tests.engine.build``, in the draft tables and published.

    Roles “agent” and “lead”, skills “empathy” and “coaching”, one move between the roles.
    """
    load_document(build.document())
    return publish(None)
