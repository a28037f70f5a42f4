"""English elsewhere: March 3, 2027, 4:30 p.m."""

from __future__ import annotations

DATE_FORMAT = "F j, Y"
SHORT_DATE_FORMAT = "M j, Y"
SHORT_DAY_FORMAT = "M j"  # of our own, for planner.templatetags.language
DATETIME_FORMAT = "F j, Y, P"
