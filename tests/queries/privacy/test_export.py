"""Everything about a person is in their export, or there is a reason why it is not."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from planner.models import Employee, User
from planner.queries.privacy.export import data_page, everything_about, everything_in_words
from planner.queries.privacy.export_parts import EXCLUDED, PARTS, TECHNICAL
from tests.factories.notices import CalendarFeedFactory, ProfileViewFactory
from tests.factories.rows import (
    BlockerFactory,
    CheckInFactory,
    CheckInSkillFactory,
    EmployeeFactory,
    EvidenceFactory,
    FeedbackRequestFactory,
    MilestoneRecordFactory,
)

PEOPLE: set[type[Model]] = {Employee, User}
SIGN_IN = {"account.EmailAddress.user", "mfa.Authenticator.user"}


def links_to(known: set[type[Model]]) -> dict[str, type[Model]]:
    """Every field of every table that leads to one of ``known``, by its full name."""
    return {
        f"{model._meta.label}.{field.name}": model
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model in known
    }


def personal_tables() -> set[type[Model]]:
    """All tables from which some way, however long, leads to a person."""
    known = set(PEOPLE)
    while more := set(links_to(known).values()) - known:
        known |= more
    return known


def exported_links() -> set[str]:
    return {f"{part.model._meta.label}.{part.link.split('__', 1)[0]}" for part in PARTS}


def test_every_link_to_a_person_is_followed_or_there_is_a_reason() -> None:
    found = set(links_to(PEOPLE)) - {"planner.Employee.user", *SIGN_IN}

    assert found - exported_links() - EXCLUDED == set()
    assert exported_links() >= SIGN_IN


def test_every_table_about_people_is_exported_or_there_is_a_reason() -> None:
    exported = {part.model for part in PARTS}
    excused = {name.rpartition(".")[0] for name in EXCLUDED}
    missing = {model._meta.label for model in personal_tables() - exported}

    assert missing - excused == set()


def test_reasons_are_for_links_that_exist() -> None:
    assert EXCLUDED - links_to(personal_tables()).keys() == set()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.code)
def test_every_field_is_exported_or_there_is_a_reason(part: Any) -> None:
    fields = {field.name for field in part.model._meta.concrete_fields}
    named = {path.split("__", 1)[0] for path in part.paths}
    link = part.link.split("__", 1)[0]

    assert fields - named - set(part.without) - TECHNICAL - {link} == set()
    assert set(part.without) <= fields - named


def test_no_secret_is_exported() -> None:
    secrets = {"password", "token", "token_sha256", "key", "file", "data"}

    assert not [part.code for part in PARTS if secrets & set(part.paths)]


def test_codes_are_given_once() -> None:
    codes = [part.code for part in PARTS]

    assert len(codes) == len(set(codes))


@pytest.fixture
def imani(db: None) -> Employee:
    return EmployeeFactory.create(name="Imani", manager=EmployeeFactory.create(name="Tomasz"))


def test_it_holds_the_persons_own_rows_and_nobody_elses(imani: Employee) -> None:
    EvidenceFactory.create(employee=imani, text="Mine.")
    EvidenceFactory.create(text="Somebody else’s.")
    found = everything_about(imani)

    assert [row["text"] for row in found["evidence"]] == ["Mine."]
    assert [row["name"] for row in found["record"]] == ["Imani"]
    assert found["record"][0]["manager"] == "Tomasz"
    assert found["evidence_given"] == []


def test_what_one_said_of_others_comes_without_their_own_words(imani: Employee) -> None:
    MilestoneRecordFactory.create(decided_by=imani, note="Secret.", answer="Fine.")
    BlockerFactory.create(answered_by=imani, reason="Secret.", answer="Try the other desk.")
    found = everything_about(imani)

    assert found["milestones_decided"][0]["answer"] == "Fine."
    assert found["blockers_answered"][0]["answer"] == "Try the other desk."
    assert "Secret." not in str(found)


def talk(imani: Employee, **fields: Any) -> None:
    check_in = CheckInFactory.create(
        employee=imani, manager=imani.manager, own_note="Hers.", manager_note="His.", **fields
    )
    CheckInSkillFactory.create(check_in=check_in, own_level=2, their_level=1)


def test_notes_of_a_check_in_stay_with_whom_they_are_of(imani: Employee) -> None:
    talk(imani)
    assert imani.manager
    mine, his = everything_about(imani), everything_about(imani.manager)

    assert ("Hers." in str(mine), "His." in str(mine)) == (True, False)
    assert ("Hers." in str(his), "His." in str(his)) == (False, True)


@pytest.mark.parametrize(("stage", "seen"), [("theirs", False), ("together", True)])
def test_the_managers_view_is_there_when_it_is_shown(
    stage: str, seen: bool, imani: Employee
) -> None:
    talk(imani, stage=stage)
    found = everything_about(imani)
    rows = [*found["check_in_skills"], *found["check_in_skills_begun"]]

    assert [row.get("their_level") for row in rows] == ([1] if seen else [None])
    assert "own_level" not in everything_about(imani.manager)["check_in_skills_held"][0]  # type: ignore[arg-type]


def test_feedback_is_there_for_both(imani: Employee) -> None:
    asked = FeedbackRequestFactory.create(employee=imani, question="How do I sound?")

    assert len(everything_about(imani)["feedback_asked"]) == 1
    assert everything_about(asked.colleague)["feedback_given"][0]["employee"] == "Imani"


def test_words_for_people_leave_out_what_is_empty(imani: Employee) -> None:
    EvidenceFactory.create(employee=imani, confirms=False)
    found = {section.title: section.rows for section in everything_in_words(imani)}

    assert dict(found["Evidence of your skills"][0]) == {
        "Skill": "Empathy",
        "Level": "2",
        "Kind": "Own view",
        "Confirms": "no",
        "Author": "Imani",
        "Happened on": found["Evidence of your skills"][0][5][1],
        "Created at": found["Evidence of your skills"][0][6][1],
    }
    assert "Your reflections, which only you see" not in found


def test_lists_and_documents_are_written_out(imani: Employee) -> None:
    Employee.objects.filter(pk=imani.pk).update(drivers=["craft", "people"])
    [record] = everything_in_words(Employee.objects.get(pk=imani.pk))[0].rows

    assert dict(record)["Drivers"] == '[\n  "craft",\n  "people"\n]'


def test_the_page_says_who_looked_and_who_confirmed(imani: Employee) -> None:
    view = ProfileViewFactory.create(employee=imani, viewer=imani.manager)
    EvidenceFactory.create(employee=imani, author=imani.manager, confirms=True, level=3)
    MilestoneRecordFactory.create(
        employee=imani, state="confirmed", decided_by=imani.manager, decided_at="2026-03-04T10:00Z"
    )
    page = data_page(imani)

    assert list(page.views) == [view]
    found = [(one["by"], one["rated"]) for one in page.confirmations]
    assert found == [("Tomasz", None), ("Tomasz", 3)]


def test_the_page_takes_four_queries_and_the_export_one_for_each_part(
    imani: Employee, django_assert_num_queries: Any
) -> None:
    CalendarFeedFactory.create(employee=imani)
    ProfileViewFactory.create(employee=imani)
    EvidenceFactory.create(employee=imani, author=imani.manager, confirms=True)
    with django_assert_num_queries(4):
        page = data_page(imani)
        assert (len(list(page.views)), len(list(page.confirmations))) == (1, 1)
    with django_assert_num_queries(len(PARTS)):
        everything_about(imani)


def test_the_walk_finds_tables_at_any_distance() -> None:
    steps = defaultdict(set)
    for name, model in links_to(personal_tables()).items():
        steps[model._meta.label].add(name.rpartition(".")[2])

    assert steps["planner.HoursEntry"] == {"step"}
    assert steps["planner.CheckInSkill"] == {"check_in"}
