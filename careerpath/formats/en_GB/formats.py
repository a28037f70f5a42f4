"""English as in the United Kingdom: 3 March 2027, 16:30."""

from __future__ import annotations

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DAY_FORMAT = "j M"  # of our own, for planner.templatetags.language
DATETIME_FORMAT = "j F Y, H:i"
