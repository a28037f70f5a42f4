"""Five years and 2,000 rows of evidence beside 20: the same person's pages, in the same process.

Said is the ratio of the quickest answers; nothing fails on a time.
"""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from planner.actions.goals import set_goal
from planner.actions.progress.evidence import ask_confirmation
from planner.actions.progress.standings import refold
from planner.models import ConfirmationRequest, Employee, Evidence
from tests.benchmarks.support.measuring import say
from tests.browser import cast as company
from tests.pages import browser_of

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

SHORT, LONG = 20, 2000
YEARS = 5
ROUNDS = 15
PAGES = {
    "home": "/",
    "skills": "/skills/",
    "one skill": "/skills/empathy/",
    "all evidence": "/evidence/",
    "evidence of one skill": "/evidence/?skill=empathy",
    "progress": "/progress/",
    "progress, all": "/progress/?span=all",
}


def give_evidence(employee: Employee, rows: int) -> None:
    """By four who had a say, about ten skills; the newest ``SHORT`` rows are always the same.

    So the levels are the same too, and with them the routes and steps that a page works out.
    """
    skills = sorted({*company.CONFIRMED, *company.CLAIMED})
    managers = Employee.objects.exclude(pk=employee.pk).order_by("pk")[:3]
    authors = [employee, *managers]
    today = timezone.localdate()
    Evidence.objects.bulk_create(
        Evidence(
            employee=employee,
            skill_id=skills[n % len(skills)],
            level=n % 4 + 1,
            author=authors[n % len(authors)],
            confirms=n % len(authors) > 0,
            happened_on=today - timedelta(n if n < SHORT else SHORT + n * 365 * YEARS // rows),
            text="One of many things that went well.",
        )
        for n in range(rows)
    )
    refold([employee.pk])


def quickest(client: Client, url: str) -> float:
    """Seconds of the quickest of some answers: what the machine does besides is left out."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        response = client.get(url)
        times.append(perf_counter() - start)
        assert response.status_code == 200
    return min(times)


def times_of(cast: company.Cast, rows: int) -> dict[str, float]:
    """Page -> seconds, when Imani has so much evidence; the last three are her manager's."""
    ConfirmationRequest.objects.all().delete()
    cast.imani.evidence.all().delete()
    give_evidence(cast.imani, rows)
    asked = ask_confirmation(cast.imani.evidence.filter(author=cast.imani).earliest("happened_on"))
    imani, tomasz = browser_of(cast.imani), browser_of(cast.tomasz)
    answer = reverse("confirmation-answer", args=[asked.pk])
    evidence = reverse("person-evidence", args=[cast.imani.pk])
    return {
        **{name: quickest(imani, url) for name, url in PAGES.items()},
        "the manager’s page about her": quickest(tomasz, cast.imani.get_absolute_url()),
        "all her evidence, for the manager": quickest(tomasz, evidence),
        "the manager’s answer": quickest(tomasz, answer),
    }


def test_pages_of_a_long_history_beside_a_short_one() -> None:
    cast = company.people()
    set_goal(cast.imani, "team-leader")

    before, long, after = (times_of(cast, rows) for rows in (SHORT, LONG, SHORT))

    for name in long:
        seconds = min(before[name], after[name])
        say(
            f"{name}: {seconds * 1e3:.1f} ms with {SHORT} rows, {long[name] * 1e3:.1f} ms with"
            f" {LONG}: ratio {long[name] / seconds:.2f}"
        )
