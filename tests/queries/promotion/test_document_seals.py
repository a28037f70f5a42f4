from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from planner.models import CaseSeal
from planner.queries.framework.published import canonical, digest
from planner.queries.promotion.case import verify_page
from planner.queries.promotion.sheet import checked
from tests.scenes.promotion import (
    MORNING,
    WHY_NOT,
    People,
    by_manager,
    everything_changes,
    newest_seal,
    submitted,
)

pytestmark = pytest.mark.django_db


def test_a_seal_verifies_after_everything_behind_it_has_changed(cast: People) -> None:
    seal = newest_seal(submitted(cast.ada))
    before = checked(seal).sheet

    everything_changes(cast)

    page = verify_page(CaseSeal.objects.get(pk=seal.pk))
    assert page.is_valid
    assert page.sealed.sheet == before
    assert before
    assert (before.name, before.role, before.sealed_at) == ("Ada Agent", "Senior", MORNING)


@pytest.mark.parametrize(
    "path",
    [
        ("statement",),
        ("person", "name"),
        ("framework", "sha256"),
        ("requirements", 0, "confirmed"),
        ("requirements", 0, "confirmations", 0, "text"),
        ("sealed_at",),
    ],
)
def test_a_changed_byte_is_detected(path: tuple[Any, ...], cast: People) -> None:
    seal = newest_seal(submitted(cast.ada))
    document = copy.deepcopy(seal.document)
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    old = inner[path[-1]]
    inner[path[-1]] = old + 1 if isinstance(old, int) else f"{old[:-1]}~"
    CaseSeal.objects.update(document=document)

    page = verify_page(CaseSeal.objects.get())

    assert not page.is_valid
    assert page.sealed.sheet is None


def test_no_byte_of_a_document_can_be_changed_unseen(cast: People) -> None:
    seal = newest_seal(submitted(cast.ada))
    text = canonical(seal.document)

    changed = [doc for at in range(len(text)) if (doc := _with_one_bit_flipped(text, at))]

    assert len(changed) > len(text) // 2
    for document in changed:
        assert not checked(CaseSeal(document=document, sha256=seal.sha256)).is_intact


def _with_one_bit_flipped(text: bytes, at: int) -> Any:
    """The document, or None if it is none any more."""
    try:
        return json.loads(text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :])
    except ValueError:
        return None


def test_a_document_replaced_with_its_hash_is_not_in_the_history(cast: People) -> None:
    seal = newest_seal(submitted(cast.ada))
    forged = {**seal.document, "statement": "I am the best."}
    CaseSeal.objects.update(document=forged, sha256=digest(forged))

    page = verify_page(CaseSeal.objects.get())

    assert page.sealed.is_intact
    assert not page.is_valid


def test_an_older_seal_says_that_there_is_a_newer_one(cast: People) -> None:
    by_manager(submitted(cast.ada), cast.mina, approve=False, text=WHY_NOT)
    submitted(cast.ada)

    old, new = CaseSeal.objects.all()

    assert (verify_page(old).is_newest, verify_page(new).is_newest) == (False, True)
    assert [line.kind for line in verify_page(old).history] == ["submitted", "returned"]
