"""The published career framework, as every page reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from planner.engine import Framework
from planner.models import FrameworkVersion


class NothingPublished(Exception):
    """HR has not published a framework yet."""

    def __str__(self) -> str:
        return _("No career framework has been published yet.")


def current_version() -> FrameworkVersion:
    """The newest published version, without its document.

    Raises ``NothingPublished``.
    """
    version = FrameworkVersion.objects.newest_first().defer("document").first()
    if version is None:
        raise NothingPublished
    return version


def framework_of(version: FrameworkVersion) -> Framework:
    """The compiled framework of ``version``."""
    return _compiled(version.pk, version.sha256)


def current_framework() -> Framework:
    """The compiled newest version."""
    return framework_of(current_version())


def was_published(code: str) -> bool:
    """Whether any version mentions ``code``; such an item must not be deleted.

    A version that says the same word about something else counts too: that is on the safe side.
    """
    text = Cast("document", TextField())
    return FrameworkVersion.objects.alias(text=text).filter(text__contains=f'"{code}"').exists()


def canonical(document: Mapping[str, Any]) -> bytes:
    """The one spelling of a document that is hashed: sorted keys, no spaces, UTF-8."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def digest(document: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal."""
    return sha256(canonical(document)).hexdigest()


def says_the_same(version: FrameworkVersion, document: Mapping[str, Any]) -> bool:
    """Whether ``document`` is that of ``version``, perhaps in another format.

    A document of the first format says the same in the present one.
    """
    wanted = digest(document)
    if version.sha256 == wanted:
        return True
    held = version.document
    return held["format"] != document["format"] and wanted == digest(
        {**held, "format": document["format"]}
    )


# The order in which people read a document. A database may store the keys in another one.
KEY_ORDER = (
    *("format", "code", "name", "aliases", "description", "level_names", "ready_at", "colour"),
    *(
        "category",
        "statements",
        "fades_after_months",
        "confirmed_by",
        "valid_months",
        "track",
        "skill",
    ),
    *("from", "to", "currency", "kind", "hours", "url", "summary", "responsibilities"),
    *(
        "leads_people",
        "pay_band",
        "external",
        "key",
        "was",
        "subjects",
        "reason",
        "level",
        "weight",
    ),
    *("essential", "after_months", "min_months", "typical_months", "tracks", "skills", "requires"),
    *("milestones", "grows", "roles", "moves", "accepted", "activities", "after", "effects"),
    "milestone",
)


def pretty(document: Mapping[str, Any]) -> str:
    """The document as JSON for people: always the same text for the same document."""
    return json.dumps(_in_order(document), indent=2, ensure_ascii=False) + "\n"


def _in_order(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_order(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value, key=_rank)}
    return value


def _rank(key: str) -> tuple[int, str]:
    return (KEY_ORDER.index(key) if key in KEY_ORDER else len(KEY_ORDER), key)


@lru_cache(maxsize=16)
def _compiled(pk: int, version_digest: str) -> Framework:
    # The hash is part of the key: a test database that starts over may use a key again.
    document = FrameworkVersion.objects.only("document").get(pk=pk, sha256=version_digest).document
    return Framework.from_document(document)
