"""Checks what a file really is by its content; neither name nor declared type counts.

Pictures are decoded and drawn anew: anything else in the file, such as a place, a camera or a
second format, is gone. PDFs are written anew: their pages stay, and scripts, actions, embedded
files and metadata are gone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from planner.actions.errors import ActionError
from planner.actions.progress.file_pictures import PictureRefused, redrawn
from planner.actions.progress.pdf.apart import rewritten_apart
from planner.actions.progress.pdf.rewrite import PdfRefused, Reason

FILE_MEGABYTES = 10
FILE_BYTES = FILE_MEGABYTES * 1024 * 1024
NAME_LENGTH = 120
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
BEGINNINGS = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG}
ENDINGS = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg"}
PDF_PROBLEMS = {
    Reason.DAMAGED: gettext_noop("This PDF is damaged: it cannot be opened, or has no pages."),
    Reason.LOCKED: gettext_noop(
        "This PDF is locked with a password, so it cannot be checked. Please save it without."
    ),
    Reason.HOLLOW: gettext_noop(
        "What this PDF shows is a form or other files inside of it, and those are not kept."
        " “Print to PDF” makes a plain PDF of them."
    ),
    Reason.MIXED: gettext_noop(
        "This file is a PDF and something else at the same time. “Print to PDF” makes a plain one."
    ),
    Reason.TOO_MUCH: gettext_noop(
        "This PDF has too many pages or parts to be checked. “Print to PDF” makes a plain one."
    ),
}
ANY_ENDING = re.compile(r"\.(pdf|png|jpe?g)\Z", re.IGNORECASE)
JOINERS = "\u200c\u200d"  # they belong to words of some scripts, and to emoji


class FileRefused(ActionError):
    """The file cannot be kept; ``str()`` says why, and what could be."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="file")


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file as it is kept: harmless content, its true type, and a name for people."""

    name: str
    content_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def checked_file(content: bytes, name: str) -> CheckedFile:
    """The file in the form in which it may be kept.

    Takes a second for the largest picture, some for the largest PDF. Raises ``FileRefused``.
    """
    if len(content) > FILE_BYTES:
        words = _("This file is larger than {number} MB. Please choose a smaller one.")
        raise FileRefused(words.format(number=FILE_MEGABYTES))
    if not content:
        raise FileRefused(_("This file is empty."))
    kind = next((kind for begin, kind in BEGINNINGS.items() if content.startswith(begin)), None)
    if kind is None:
        raise FileRefused(_("This is not a PDF, PNG or JPEG file, whatever its name says."))
    kept = _checked_pdf(content) if kind == PDF else _checked_picture(content)
    return CheckedFile(safe_name(name, kind), kind, kept)


def _checked_pdf(content: bytes) -> bytes:
    try:
        kept = rewritten_apart(content)
    except PdfRefused as refused:
        raise FileRefused(_(PDF_PROBLEMS[refused.reason])) from refused
    return _small(kept, _("This PDF is larger than {number} MB. Please choose a smaller one."))


def _checked_picture(content: bytes) -> bytes:
    try:
        kept = redrawn(content)
    except PictureRefused as reason:
        raise FileRefused(str(reason)) from reason
    return _small(kept, _("This picture is larger than {number} MB. Please choose a smaller one."))


def _small(kept: bytes, words: str) -> bytes:
    """Check the size again: a rewritten file may be larger than what was sent."""
    if len(kept) > FILE_BYTES:
        raise FileRefused(words.format(number=FILE_MEGABYTES))
    return kept


def safe_name(name: str, content_type: str) -> str:
    """A name without folders and invisible characters, with the extension of the file's true type.

    At most ``NAME_LENGTH`` characters, never empty.
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(filter(_is_shown, unicodedata.normalize("NFC", last)))
    stem = ANY_ENDING.sub("", " ".join(plain.split())).strip(" .")
    ending = ENDINGS[content_type]
    return (stem[: NAME_LENGTH - len(ending)].strip(" .") or "file") + ending


def _is_shown(sign: str) -> bool:
    """Whether it is visible: not a control character, direction mark or half of a pair."""
    return sign in JOINERS or sign == " " or unicodedata.category(sign)[0] not in "CZ"
