from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from planner.models import CaseSeal, PromotionCase
from tests.pages import browser_of, errors_of, read, said, words
from tests.scenes.promotion import (
    STATEMENT,
    WHY_NOT,
    People,
    approver,
    by_approver,
    by_manager,
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


def decide(client: Client, case: PromotionCase, decision: str, **fields: Any) -> Any:
    data = {"decision": decision, "text": "", "seen": case.sha256, **fields}
    return client.post(reverse("case-decide", args=[case.pk]), data)


def test_the_manager_finds_it_in_the_inbox_and_reads_what_was_sealed(
    mina: Client, cast: People
) -> None:
    case = submitted(cast.ada)
    PromotionCase.objects.update(statement="Changed behind the back.")

    assert "Promotion to Senior" in read(mina, "/team/inbox/")
    assert "1 waiting" in read(mina, "/team/")
    page = read(mina, f"/cases/{case.pk}/")

    assert STATEMENT in page
    assert "Changed behind the back." not in page
    assert "Approve it: my word is final" in page


def test_the_manager_approves(mina: Client, cast: People) -> None:
    case = submitted(cast.ada)

    decide(mina, case, "approve")

    assert "Ada Agent sees your decision" in said(mina, f"/cases/{case.pk}/")
    assert "HR sees it and will start the role" in read(mina, f"/cases/{case.pk}/")
    assert cast.ada.assignments.get().role_id == "agent"


def test_it_is_not_returned_without_reasons(mina: Client, cast: People) -> None:
    page = decide(mina, submitted(cast.ada), "return").content.decode()

    assert errors_of(page) == {"text": "Say what is missing, so that it can be mended."}


def test_reasons_stand_where_it_is_mended(mina: Client, ada: Client, cast: People) -> None:
    case = submitted(cast.ada)
    decide(mina, case, "return", text=WHY_NOT)

    page = read(ada, f"/cases/{case.pk}/")

    assert "Returned by Mina Manager on" in page
    assert WHY_NOT in page
    assert "as submission 2; the earlier one is kept" in page


def test_an_approver_who_manages_nobody_finds_it_in_the_inbox(cast: People) -> None:
    ari = approver("Ari Approver")
    case = by_manager(submitted(cast.ada), cast.mina)
    client = browser_of(ari)

    assert "1 waiting" in read(client, "/cases/")
    assert "Promotion to Senior" in read(client, "/team/inbox/")
    decide(client, case, "approve")

    case.refresh_from_db()
    assert case.state == "approved"


def test_a_decision_on_an_older_submission_is_shown_as_refused(mina: Client, cast: People) -> None:
    old = by_manager(submitted(cast.ada), cast.mina, approve=False, text=WHY_NOT)
    case = submitted(cast.ada)

    page = decide(mina, old, "approve", seen=old.sha256).content.decode()

    assert "submitted anew since you opened it" in page
    assert f'value="{case.sha256}"' in page
    case.refresh_from_db()
    assert case.state == "submitted"


def test_a_decision_that_comes_too_late_is_shown_as_refused(cast: People) -> None:
    ari, bo = approver("Ari Approver"), approver("Bo Board")
    case = by_manager(submitted(cast.ada), cast.mina)
    by_approver(case, ari, approve=False, text=WHY_NOT)

    page = decide(browser_of(bo), case, "approve").content.decode()

    assert "moved on in the meantime: “Returned with reasons”" in page


def test_neither_oneself_nor_a_colleague_decides(ada: Client, cast: People) -> None:
    case = submitted(cast.ada)

    assert decide(ada, case, "approve").status_code == 404
    assert decide(browser_of(cast.cleo), case, "approve").status_code == 404


def test_the_link_verifies_for_those_who_have_the_right(
    ada: Client, mina: Client, cast: People
) -> None:
    url = reverse("case-verify", args=[newest_seal(submitted(cast.ada)).token])

    for client in (ada, mina, browser_of(cast.hana)):
        page = read(client, url)
        assert "not a character has changed" in page
        assert "Sealed by Ada Agent on" in page
    assert browser_of(cast.cleo).get(url).status_code == 404
    assert Client().get(url).status_code == 302
    assert ada.get("/cases/verify/nonsense/").status_code == 404


def test_a_changed_document_is_not_shown_and_said_clearly(
    ada: Client, mina: Client, cast: People
) -> None:
    case = submitted(cast.ada)
    seal = newest_seal(case)
    CaseSeal.objects.update(document={**seal.document, "statement": "I am the best."})

    for url in (reverse("case-verify", args=[seal.token]), f"/cases/{case.pk}/"):
        page = read(mina, url)
        assert "This document has been changed since it was sealed." in page
        assert "I am the best." not in page
    assert "Nobody can decide on it" in words(decide(mina, case, "approve").content.decode())


def test_a_replaced_hash_is_said_clearly(mina: Client, cast: People) -> None:
    seal = newest_seal(submitted(cast.ada))
    CaseSeal.objects.update(sha256="0" * 64)

    assert "has been changed" in read(mina, reverse("case-verify", args=[seal.token]))
