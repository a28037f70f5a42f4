"""What PostgreSQL believes about the size of tables, and what is true."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import Model

needs_statistics = pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="SQLite keeps no statistics of its own accord: these run by “make test-postgres”",
)


def noted(*models: type[Model]) -> list[int]:
    """How many rows PostgreSQL believes to be in the tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, reltuples::bigint FROM pg_class WHERE relname = ANY(%s)",
            [[model._meta.db_table for model in models]],
        )
        rows = dict(cursor.fetchall())
    return [rows[model._meta.db_table] for model in models]


def counted(*models: type[Model]) -> list[int]:
    return [model._default_manager.count() for model in models]
