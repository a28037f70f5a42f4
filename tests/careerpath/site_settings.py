"""The settings of the site as an environment makes them."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

SETTINGS = Path(settings.BASE_DIR) / "careerpath" / "settings.py"
PRODUCTION = {"SECRET_KEY": "s" * 60, "ALLOWED_HOSTS": "careers.example.com", "EMAIL_HOST": "none"}


def site_settings(monkeypatch: pytest.MonkeyPatch, **environment: str | None) -> dict[str, Any]:
    """What ``careerpath.settings`` comes to; None takes a variable away."""
    for name in ("DEMO", "DEBUG", "STAFF_SECOND_FACTOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {**PRODUCTION, **environment}.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    return runpy.run_path(str(SETTINGS))
