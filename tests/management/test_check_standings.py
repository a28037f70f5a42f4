from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from planner.actions.progress.standings import refold, wrong_standings
from planner.models import Employee, SkillStanding
from tests.factories.rows import EmployeeFactory, EvidenceFactory, SkillStandingFactory

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("check_standings", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def agent() -> Employee:
    agent = EmployeeFactory.create()
    EvidenceFactory.create(employee=agent, level=3)
    refold([agent.pk])
    return agent


def test_right_standings_pass(agent: Employee) -> None:
    assert run() == "Every standing says what the evidence says.\n"


def test_a_wrong_standing_is_named_and_fails(agent: Employee) -> None:
    SkillStanding.objects.update(claimed=1)
    out = io.StringIO()

    with pytest.raises(CommandError, match="1 standings differ"):
        call_command("check_standings", stdout=out)

    assert out.getvalue() == (
        f"Employee {agent.pk}, empathy: should be claimed 3 (2026-03-02), confirmed 0 (never)\n"
    )
    assert SkillStanding.objects.get().claimed == 1


def test_a_rebuild_sets_right_what_is_wrong_or_missing(agent: Employee) -> None:
    EvidenceFactory.create(employee=EmployeeFactory.create())
    SkillStanding.objects.update(claimed=1)

    assert run("--rebuild") == "2 standings corrected.\n"
    assert wrong_standings() == []
    assert run("--rebuild") == "0 standings corrected.\n"


def test_a_standing_without_evidence_is_wrong_until_it_is_gone() -> None:
    SkillStandingFactory.create(claimed=4, highest=4)
    with pytest.raises(CommandError, match="1 standings"):
        run()

    run("--rebuild")

    assert not SkillStanding.objects.exists()


def test_a_rebuild_logs_whose_standings_were_wrong(
    agent: Employee, caplog: pytest.LogCaptureFixture
) -> None:
    SkillStanding.objects.update(claimed=1)

    run("--rebuild")
    run("--rebuild")

    assert [record.getMessage() for record in caplog.records] == [
        f"Standings of employee {agent.pk} did not match the evidence: rebuilt."
    ]
