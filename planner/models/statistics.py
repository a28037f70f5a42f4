"""The statistics that PostgreSQL keeps about the size of tables."""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.models import Model


def analyse(*models: type[Model]) -> None:
    """Bring the statistics of tables up to date after a bulk write: of ``models``, or of all.

    Call it before the same transaction asks for what it wrote. Autovacuum sees committed rows
    only: until then it may note that a filled table is empty, and joins of it take minutes. The
    tables stay locked against another ``analyse`` until the transaction ends. SQLite keeps no
    such statistics of its own accord: nothing is done there.
    """
    if connection.vendor == "postgresql":
        written = models or apps.get_app_config("planner").get_models(include_auto_created=True)
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in written)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")
