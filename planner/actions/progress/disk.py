"""Compares the files on disk with the database, for a command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from django.core.files.storage import default_storage
from django.utils import timezone

from planner.models import EvidenceFile

FOLDER = "evidence"
# A file is written before its row: one that is younger may belong to a form being saved.
SETTLED = timedelta(days=1)


def broken_files() -> list[EvidenceFile]:
    """The rows whose file is missing or has changed. Reads every file."""
    return [row for row in EvidenceFile.objects.all() if not _is_whole(row)]


def stray_files() -> list[str]:
    """The names of files on disk, no longer being written, that belong to no row."""
    known = set(EvidenceFile.objects.values_list("file", flat=True))
    return sorted(name for name in _names(FOLDER) if name not in known and _is_settled(name))


def remove_stray_files() -> int:
    """Delete the stray files for good; return their number."""
    names = stray_files()
    for name in names:
        default_storage.delete(name)
    return len(names)


def _names(folder: str) -> Iterator[str]:
    """The names of all files in ``folder`` and below it."""
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for inside in folders:
        yield from _names(f"{folder}/{inside}")


def _is_settled(name: str) -> bool:
    return default_storage.get_modified_time(name) < timezone.now() - SETTLED


def _is_whole(row: EvidenceFile) -> bool:
    try:
        with row.file.open("rb") as content:
            return sha256(content.read()).hexdigest() == row.sha256
    except FileNotFoundError:
        return False
