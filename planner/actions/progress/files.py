"""Files of evidence: written together with their rows, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from planner.actions.progress.file_checks import CheckedFile, FileRefused
from planner.models import Evidence, EvidenceFile

logger = logging.getLogger(__name__)


@contextmanager
def rows_and_files() -> Iterator[list[str]]:
    """A transaction for rows and files: if it fails, no row and no file is left.

    Gives the list of the names on disk; ``keep_file`` adds to it.
    """
    written: list[str] = []
    try:
        with transaction.atomic():
            yield written
    except BaseException:
        for name in written:
            with suppress(OSError):
                default_storage.delete(name)
        raise


def keep_file(
    file: CheckedFile, rows: Iterable[Evidence], written: list[str], *, at: date
) -> list[EvidenceFile]:
    """Write ``file`` once, under a random name, for all ``rows`` of one event.

    Raises ``FileRefused`` if the disk cannot take it.
    """
    name = f"evidence/{at:%Y/%m}/{uuid4().hex}"
    written.append(name)
    try:
        default_storage.save(name, ContentFile(file.content))
    except OSError as error:
        logger.exception("A file of evidence could not be written.")
        raise FileRefused(
            _("The file could not be stored just now. Nothing was saved; please try again later.")
        ) from error
    return EvidenceFile.objects.bulk_create(_row(file, evidence, name) for evidence in rows)


def _row(file: CheckedFile, evidence: Evidence, name: str) -> EvidenceFile:
    return EvidenceFile(
        evidence=evidence,
        file=name,
        name=file.name,
        content_type=file.content_type,
        size=len(file.content),
        sha256=file.sha256,
    )
