"""Rows of a story happened before it was told: their times of writing are set afterwards."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import DateTimeField, ExpressionWrapper, F, Model
from django.db.models.functions import Cast

HOUR_OF_WRITING = timedelta(hours=17)


def stamp(model: type[Model], column: str, day_column: str) -> None:
    """Sets ``column`` of all rows to the afternoon of the day in ``day_column``."""
    written = ExpressionWrapper(
        Cast(F(day_column), DateTimeField()) + HOUR_OF_WRITING, output_field=DateTimeField()
    )
    model._default_manager.update(**{column: written})
