"""What managers read of the evidence of their people: all of it, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client

from planner.models import Employee, Evidence, ProfileView, Skill
from tests.factories.files import EvidenceFileFactory, ReflectionFactory
from tests.factories.rows import EmployeeFactory, EvidenceFactory
from tests.pages import MANAGER_FRAME, browser_of, cost_of, read
from tests.scenes.people import TODAY, employee_in, rated

pytestmark = pytest.mark.django_db


def url_of(agent: Employee) -> str:
    return f"/team/{agent.pk}/evidence/"


def test_the_page_of_a_person_leads_to_all_of_their_evidence(mina: Client, agent: Employee) -> None:
    EvidenceFactory.create_batch(30, employee=agent)

    assert f'href="{url_of(agent)}"' in mina.get(agent.get_absolute_url()).content.decode()
    page = read(mina, url_of(agent))
    assert "Evidence of Ada Agent 30 rows." in page
    assert "Older" in page
    oldest = agent.evidence.order_by("-happened_on", "-pk")[24]
    assert "Newest Newer" in read(mina, f"{url_of(agent)}?page=older-{oldest.pk}")


def test_it_is_narrowed_as_ones_own(mina: Client, agent: Employee) -> None:
    rated(agent, "empathy", 2, text="About empathy.")
    rated(agent, "coaching", 1, text="A win.", kind="win")

    page = read(mina, f"{url_of(agent)}?skill=coaching&kind=win")

    assert "1 row that fits." in page
    assert "A win." in page
    assert "About empathy." not in page


def test_the_way_back_leads_to_the_person_and_all_of_it(mina: Client, agent: Employee) -> None:
    rated(agent, "empathy", 2)

    page = mina.get(f"{url_of(agent)}?kind=win").content.decode()

    assert f'href="{agent.get_absolute_url()}"' in page
    assert page.count(f'href="{url_of(agent)}"') == 2  # beside the filter, and where nothing fits


def test_nothing_leads_to_ones_own_skills_or_asks_for_anything(
    mina: Client, agent: Employee
) -> None:
    rated(agent, "empathy", 2)

    page = mina.get(url_of(agent)).content.decode()

    assert "/skills/empathy/" not in page
    assert "Ask to confirm" not in page


def test_a_manager_reads_no_reflection_and_no_words_that_are_no_evidence(
    mina: Client, agent: Employee
) -> None:
    ReflectionFactory.create(employee=agent, text="My secret doubt.")
    rated(agent, "empathy", 2)

    assert "My secret doubt." not in read(mina, url_of(agent))


def test_for_everybody_else_there_is_no_such_page(agent: Employee) -> None:
    other = employee_in("lead")
    EmployeeFactory.create(manager=other)

    for reader in (agent, other, employee_in()):
        assert browser_of(reader).get(url_of(agent)).status_code == 404


def test_the_person_can_see_who_has_looked(
    mina: Client, manager: Employee, agent: Employee
) -> None:
    mina.get(url_of(agent))

    assert ProfileView.objects.get().viewer == manager


def test_a_new_name_in_the_draft_is_not_shown_yet(mina: Client, agent: Employee) -> None:
    rated(agent, "empathy", 2)
    Skill.objects.update(name="Not published")

    assert "Not published" not in read(mina, url_of(agent))


def test_without_evidence_the_page_says_so(mina: Client, agent: Employee) -> None:
    page = read(mina, url_of(agent))

    assert "Nothing written down yet" in page
    assert "Choose a skill" not in page


@pytest.mark.parametrize("count", [1, 60])
def test_queries_do_not_grow_with_evidence(mina: Client, agent: Employee, count: int) -> None:
    for n in range(count):
        rated(agent, "empathy", n % 5, happened_on=TODAY)
    EvidenceFileFactory.create(evidence=Evidence.objects.latest("pk"))

    assert cost_of(mina, url_of(agent)) == MANAGER_FRAME + 5
    assert cost_of(mina, f"{url_of(agent)}?skill=empathy") == MANAGER_FRAME + 5
