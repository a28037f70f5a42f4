"""What an environment makes of the settings."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.careerpath.site_settings import site_settings

CONSOLE, DUMMY, SMTP = (
    f"django.core.mail.backends.{name}.EmailBackend" for name in ("console", "dummy", "smtp")
)
DEMO = {"DEMO": "1", "EMAIL_HOST": None}


@pytest.mark.parametrize("host", [None, "", " "])
def test_production_does_not_start_without_a_word_on_mail(
    host: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_HOST=none"):
        site_settings(monkeypatch, EMAIL_HOST=host)


@pytest.mark.parametrize(
    ("environment", "backend", "sends_mail"),
    [
        ({"EMAIL_HOST": "none"}, DUMMY, False),
        ({"EMAIL_HOST": "None"}, DUMMY, False),
        ({"EMAIL_HOST": "smtp.example.com"}, SMTP, True),
        (DEMO, CONSOLE, True),
        ({"DEBUG": "1", "EMAIL_HOST": None}, CONSOLE, True),
    ],
)
def test_mail_never_goes_to_the_log_of_a_production_site(
    environment: dict[str, str | None],
    backend: str,
    sends_mail: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = site_settings(monkeypatch, **environment)

    assert (found["EMAIL_BACKEND"], found["SENDS_MAIL"]) == (backend, sends_mail)


@pytest.mark.parametrize(
    ("environment", "asked"),
    [({}, True), (DEMO, False), ({"STAFF_SECOND_FACTOR": "0"}, False)],
)
def test_staff_are_asked_for_a_second_factor_in_production(
    environment: dict[str, str | None], asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert site_settings(monkeypatch, **environment)["STAFF_SECOND_FACTOR"] is asked


@pytest.mark.parametrize(
    ("url", "seconds"), [("postgres://ada@host/careerpath", 600), ("sqlite:///db.sqlite3", 0)]
)
def test_connections_are_kept_where_opening_them_costs_much(
    url: str, seconds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = site_settings(monkeypatch, DATABASE_URL=url)["DATABASES"]["default"]

    assert database["CONN_MAX_AGE"] == seconds
    assert database["CONN_HEALTH_CHECKS"] is True
