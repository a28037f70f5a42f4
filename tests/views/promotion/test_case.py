from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from planner.models import CaseSeal, PromotionCase, Reflection
from planner.queries.promotion.cases import PER_PAGE
from tests.factories.promotion import PromotionCaseFactory
from tests.pages import EMPLOYEE_FRAME, FRAME, browser_of, cost_of, errors_of, read, said, words
from tests.scenes.people import aims_for, employee_in, rated
from tests.scenes.promotion import (
    STATEMENT,
    People,
    approver,
    by_manager,
    draft,
    newest_seal,
    submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(cast: People) -> Client:
    return browser_of(cast.ada)


@pytest.fixture
def mina(cast: People) -> Client:
    return browser_of(cast.mina)


def test_readiness_is_shown_before_a_word_is_written(ada: Client) -> None:
    page = read(ada, "/cases/start/lead/")

    assert "50 % confirmed" in page
    assert "You are not ready by the numbers yet. You may write and submit" in page
    assert "First Mina Manager , or a manager above" in page
    assert "HR has named no approver for this track, so the manager’s word is final" in page
    assert not PromotionCase.objects.exists()


def test_approvers_are_named_before(ada: Client) -> None:
    approver("Ari Approver")

    assert "Then those whom HR has named, all of whom have to approve: AA Ari Approver" in read(
        ada, "/cases/start/lead/"
    )


@pytest.mark.parametrize("role", ["founder", "agent", "nonsense"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_case_for_another_role_is_not_there(role: str, method: str, ada: Client) -> None:
    assert getattr(ada, method)(f"/cases/start/{role}/").status_code == 404


def test_a_draft_is_begun_and_written(ada: Client) -> None:
    begun = ada.post("/cases/start/senior/")
    case = PromotionCase.objects.get()

    assert begun.headers["Location"] == f"/cases/{case.pk}/edit/"
    ada.post(f"/cases/{case.pk}/edit/", {"statement": STATEMENT})

    page = read(ada, f"/cases/{case.pk}/")
    assert STATEMENT in page
    assert "Draft" in page


def test_a_second_case_has_to_wait(ada: Client, cast: People) -> None:
    draft(cast.ada)

    assert "is open. One at a time" in read(ada, "/cases/start/lead/")
    ada.post("/cases/start/lead/")

    assert "Your case for Senior is open" in said(ada, "/cases/")


def test_a_chosen_reflection_is_copied_to_be_changed(ada: Client, cast: People) -> None:
    case = draft(cast.ada)
    kept = Reflection.objects.create(
        employee=cast.ada, text="I like to help.", written_on=date(2026, 1, 5)
    )
    fields = {"statement": STATEMENT, "reflections": [kept.pk], "copy": "1"}

    response = ada.post(f"/cases/{case.pk}/edit/", fields)

    assert response.headers["Location"] == f"/cases/{case.pk}/edit/"
    assert f"{STATEMENT}\n\nI like to help." in ada.get(f"/cases/{case.pk}/edit/").content.decode()


def test_the_reflections_of_others_cannot_be_chosen(ada: Client, cast: People) -> None:
    case = draft(cast.ada)
    theirs = {"employee": cast.cleo, "text": "A secret.", "written_on": date(2026, 1, 5)}
    kept = Reflection.objects.create(**theirs)
    Reflection.objects.create(**{**theirs, "employee": cast.ada, "text": "Mine."})

    page = ada.post(f"/cases/{case.pk}/edit/", {"statement": "", "reflections": [kept.pk]})

    assert "reflections" in errors_of(page.content.decode())
    assert "A secret." not in page.content.decode()


def test_what_is_missing_is_said_openly_and_it_is_submitted(ada: Client, cast: People) -> None:
    case = draft(cast.ada, "lead")
    assert "By the numbers something is missing" in read(ada, f"/cases/{case.pk}/")

    ada.post(f"/cases/{case.pk}/submit/")

    assert "Sealed, and with Mina Manager" in said(ada, f"/cases/{case.pk}/")
    assert CaseSeal.objects.count() == 1


def test_without_words_it_is_not_submitted(ada: Client) -> None:
    ada.post("/cases/start/senior/")
    case = PromotionCase.objects.get()

    ada.post(f"/cases/{case.pk}/submit/")

    assert "in your own words" in said(ada, f"/cases/{case.pk}/")


def test_what_was_submitted_cannot_be_written(ada: Client, cast: People) -> None:
    case = submitted(cast.ada)

    assert "It cannot be changed now" in read(ada, f"/cases/{case.pk}/edit/")
    page = ada.post(f"/cases/{case.pk}/edit/", {"statement": "Better words."})

    assert "cannot be changed now: “With the manager”" in words(page.content.decode())


def test_a_draft_is_not_there_for_the_manager(mina: Client, cast: People) -> None:
    case = draft(cast.ada)

    assert mina.get(f"/cases/{case.pk}/").status_code == 404


def test_a_case_is_withdrawn_whoever_has_it(ada: Client, mina: Client, cast: People) -> None:
    case = submitted(cast.ada)

    ada.post(f"/cases/{case.pk}/withdraw/")

    assert "Your words are kept" in said(ada, "/cases/")
    assert "Promotion to Senior" not in read(mina, "/team/inbox/")
    assert "Withdrawn" in read(mina, f"/cases/{case.pk}/")


def test_a_draft_that_was_withdrawn_has_no_document(ada: Client, cast: People) -> None:
    case = draft(cast.ada)
    ada.post(f"/cases/{case.pk}/withdraw/")

    assert "Withdrawn before it was submitted" in read(ada, f"/cases/{case.pk}/")


def test_pages_lead_to_the_case(ada: Client, mina: Client, cast: People) -> None:
    aims_for(cast.ada, "lead", "agent", "senior", "lead")
    case = submitted(cast.ada)

    assert 'href="/cases/"' in ada.get("/").content.decode()
    assert 'href="/cases/start/senior/"' in ada.get("/roles/senior/").content.decode()
    assert "/cases/start/" not in ada.get("/roles/founder/").content.decode()
    person = mina.get(f"/team/{cast.ada.pk}/").content.decode()
    assert person.count(f'href="/cases/{case.pk}/"') == 2


def test_earlier_cases_come_page_by_page(mina: Client, cast: People) -> None:
    case = by_manager(submitted(cast.ada), cast.mina)
    for number in range(PER_PAGE):
        PromotionCaseFactory.create(
            employee=cast.ada,
            role=case.role,
            version=case.version,
            state="approved",
            sha256=f"{number}",
            sealed_at=case.sealed_at,
        )

    assert "Page 1 of 2" in read(mina, "/cases/")
    assert "Page 2 of 2" in read(mina, "/cases/?page=2")


@pytest.mark.parametrize("evidence", [1, 12])
def test_pages_cost_the_same_however_much_there_is(evidence: int, cast: People) -> None:
    for _ in range(evidence):
        rated(cast.ada, "empathy", 2, author=cast.mina, happened_on=date(2026, 5, 4))
    case = draft(cast.ada)
    own = browser_of(cast.ada)

    assert cost_of(own, f"/cases/{case.pk}/") == FRAME + 12
    case = submitted(cast.ada)
    assert cost_of(own, f"/cases/{case.pk}/") == FRAME + 7
    assert cost_of(browser_of(cast.mina), f"/cases/{case.pk}/") == FRAME + 7
    assert (
        cost_of(own, reverse("case-verify", args=[newest_seal(case).token])) == EMPLOYEE_FRAME + 3
    )
    employee_in()
    assert cost_of(own, "/cases/") == FRAME + 3
    assert cost_of(browser_of(cast.cleo), "/cases/start/lead/") == FRAME + 4
