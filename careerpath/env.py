"""Settings from the environment: typed, and loud when something is missing or wrong."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
NO_MAIL = "none"


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name} (see README, Production).")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, str(default)).strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not “{value}”.")
    return value in TRUE


def number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{value}”.") from error


def words(name: str, default: str = "") -> list[str]:
    """A list from comma-separated text."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def mail_server(*, required: bool) -> str:
    """The SMTP server; ``NO_MAIL`` if that is said. It may be empty only if not ``required``."""
    host = os.environ.get("EMAIL_HOST", "").strip()
    if required and not host:
        raise ImproperlyConfigured(
            "Set EMAIL_HOST to your SMTP server. A site that shall send no mail says"
            " EMAIL_HOST=none: nobody can reset their own password then, and HR gives"
            " one-time links in the admin (see docs/operations.md)."
        )
    return NO_MAIL if host.lower() == NO_MAIL else host
