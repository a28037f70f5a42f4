"""What every test run has in common."""

from __future__ import annotations

from django.db import connection


def pytest_report_header() -> str:
    return f"database: {connection.display_name}"
