"""The published career framework, as every page reads it."""

from __future__ import annotations

from functools import lru_cache

from planner.engine import Framework
from planner.models import FrameworkVersion


class NothingPublished(Exception):
    """HR has not published a framework yet."""


def current_version() -> FrameworkVersion:
    """The newest published version, without its document. One SQL query.

    Raises ``NothingPublished``.
    """
    version = FrameworkVersion.objects.newest_first().defer("document").first()
    if version is None:
        raise NothingPublished("No career framework has been published yet.")
    return version


def framework_of(version: FrameworkVersion) -> Framework:
    """The compiled framework of ``version``.

    One SQL query the first time in a process, none afterwards: versions are immutable.
    """
    return _compiled(version.pk, version.sha256)


def current_framework() -> Framework:
    """The compiled newest version. One SQL query, two the first time in a process."""
    return framework_of(current_version())


@lru_cache(maxsize=16)
def _compiled(pk: int, sha256: str) -> Framework:
    # The hash is part of the key: a test database that starts over may use a key again.
    document = FrameworkVersion.objects.only("document").get(pk=pk, sha256=sha256).document
    return Framework.from_document(document)
