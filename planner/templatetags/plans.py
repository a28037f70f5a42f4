"""How plans are put into words."""

from __future__ import annotations

from django import template

from planner.queries.common.hours import hours_in_words

register = template.Library()

register.filter("hours", hours_in_words)
