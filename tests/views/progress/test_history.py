from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from planner.models import Employee, Evidence
from tests.factories.files import EvidenceFileFactory
from tests.factories.rows import (
    EmployeeFactory,
    EvidenceFactory,
    MilestoneRecordFactory,
    SkillFactory,
)
from tests.pages import FRAME, browser_of, cost_of, read, words
from tests.scenes.people import TODAY, aims_for, rated

pytestmark = pytest.mark.django_db


def test_all_evidence_is_narrowed_by_skill_and_kind(ada: Client, agent: Employee) -> None:
    rated(agent, "empathy", 2, text="About empathy.")
    rated(agent, "empathy", 3, text="A win.", kind="win")
    rated(agent, "coaching", 1, text="About coaching.", kind="win")

    assert "3 rows." in read(ada, "/evidence/")
    narrowed = read(ada, "/evidence/?skill=empathy&kind=win")
    assert "1 row that fits." in narrowed
    assert "A win." in narrowed
    assert "About" not in narrowed.split("Show all")[1]
    assert "Nothing fits" in read(ada, "/evidence/?skill=coaching&kind=certificate")


@pytest.mark.parametrize("query", ["skill=juggling", "kind=magic", "page=x", "page=-7", "page=99"])
def test_what_is_unknown_narrows_nothing(ada: Client, agent: Employee, query: str) -> None:
    rated(agent, "empathy", 2, text="About empathy.")

    assert "About empathy." in read(ada, f"/evidence/?{query}")


def test_without_evidence_one_is_told_how_to_begin(ada: Client) -> None:
    assert "Nothing written down yet" in read(ada, "/evidence/")


def test_the_evidence_of_others_is_not_in_it(ada: Client, small: object) -> None:
    EvidenceFactory.create(text="Somebody else’s.")

    assert "Somebody else’s." not in read(ada, "/evidence/")


def test_pages_keep_what_was_chosen(ada: Client, agent: Employee) -> None:
    EvidenceFactory.create_batch(30, employee=agent, kind="win")

    page = ada.get("/evidence/?kind=win").content.decode()

    (older,) = re.findall(r'href="\?kind=win&amp;page=(older-\d+)"', page)
    behind = ada.get(f"/evidence/?kind=win&page={older}").content.decode()
    assert "30 rows that fit." in words(behind)
    assert re.search(r'href="\?kind=win&amp;page=newer-\d+"', behind)


@pytest.mark.parametrize(
    ("expires_on", "says"),
    [
        (TODAY + timedelta(1), "Valid until 2 November 2026"),
        (TODAY, "Expired: was valid until 1 November 2026"),
        (date(2026, 3, 1), "Expired: was valid until 28 February 2026"),
    ],
)
def test_a_certificate_says_whether_it_is_valid(
    ada: Client, agent: Employee, expires_on: date, says: str
) -> None:
    rated(
        agent,
        "empathy",
        2,
        kind="certificate",
        happened_on=date(2025, 3, 1),
        expires_on=expires_on,
    )
    assert agent.manager

    for client, url in (
        (ada, "/skills/empathy/"),
        (ada, "/evidence/"),
        (browser_of(agent.manager), agent.get_absolute_url()),
    ):
        assert says in read(client, url)


def test_progress_is_measured_by_the_goal_and_told_in_words(ada: Client, agent: Employee) -> None:
    aims_for(agent, "lead")
    rated(agent, "empathy", 2, happened_on=date(2026, 4, 1))

    page = ada.get("/progress/")
    text = words(page.content.decode())

    assert "Measured by Lead, your goal" in text
    assert "+50 percentage points" in text
    assert "level 0, 0 confirmed, from Nov 2025; level 2, 0 confirmed, from Apr 2026" in text
    assert 'href="?span=12&amp;on=2026-05-02#day"' in page.content.decode()


def test_without_evidence_the_line_says_when_it_begins(ada: Client, agent: Employee) -> None:
    begins = "the line begins with your first evidence"
    assert begins in read(ada, "/progress/")

    rated(agent, "empathy", 1)

    assert begins not in read(ada, "/progress/")


def test_a_number_opens_into_its_terms(ada: Client, agent: Employee) -> None:
    aims_for(agent, "lead")
    rated(agent, "empathy", 1, happened_on=date(2026, 4, 1))

    text = read(ada, "/progress/?on=2026-05-02")

    assert "On 2 May 2026" in text
    assert "Why 0 %?" in text
    assert "Empathy 0 1 2 × 1 0 of 2 held 1 of 2" in text


@pytest.mark.parametrize(
    "query", ["on=2026-11-03", "on=soon", "on=", "on=2026-02-30", "span=0", "span=-1", "span=9e9"]
)
def test_a_day_that_cannot_be_is_left_out(ada: Client, query: str) -> None:
    response = ada.get(f"/progress/?{query}")

    assert response.status_code == 200
    assert "Why" not in words(response.content.decode()).split("Progress over time")[2]


def test_the_first_day_of_the_calendar_is_a_day(ada: Client) -> None:
    assert "On 1 January 0001" in read(ada, "/progress/?on=0001-01-01&span=all")


def test_home_and_skills_lead_there(ada: Client) -> None:
    for url in ("/", "/skills/"):
        page = ada.get(url).content.decode()
        assert 'href="/progress/"' in page
        assert 'href="/evidence/"' in page
        assert 'href="/reflections/"' in page


@pytest.mark.parametrize("count", [1, 60])
def test_queries_do_not_grow_with_evidence(ada: Client, agent: Employee, count: int) -> None:
    mina = EmployeeFactory.create()
    for n in range(count):
        SkillFactory.create(code=f"skill-{n}")
        rated(agent, f"skill-{n}", 1, author=mina)
        rated(agent, "empathy", n % 5, happened_on=TODAY - timedelta(n))
    EvidenceFileFactory.create(evidence=Evidence.objects.latest("pk"))
    MilestoneRecordFactory.create_batch(3, employee=agent, state="confirmed")

    assert cost_of(ada, "/evidence/") == FRAME + 3
    assert cost_of(ada, "/evidence/?skill=empathy") == FRAME + 3
    assert cost_of(ada, "/progress/") == FRAME + 2
    assert cost_of(ada, "/progress/?span=all&on=2026-03-01") == FRAME + 3
    assert cost_of(ada, "/skills/empathy/") == FRAME + 2
