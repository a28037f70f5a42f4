"""A PDF written anew, with nothing in it but what one reads.

Only the standard library and pikepdf: a process of its own runs this on files from outside.
"""

from __future__ import annotations

import re
from enum import IntEnum
from io import BytesIO
from warnings import catch_warnings

from pikepdf import (
    ObjectStreamMode,
    PasswordError,
    Pdf,
    PikepdfError,
    PikepdfWarning,
    StreamDecodeLevel,
)
from pikepdf.settings import set_qpdf_limits

from planner.actions.progress.pdf.scrub import TooManyObjects, scrub

PAGES = 2_000
OBJECTS = 100_000
UNPACKED_BYTES = 32 * 1024 * 1024  # of one packed list of objects
HEAD, ARCHIVE_TAIL = 1024, 66_000
WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|script|iframe|svg|body|head)\b", re.IGNORECASE)
STREAM = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
# What pikepdf raises about files that are damaged, or made to do damage.
BROKEN = (
    PikepdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)


class Reason(IntEnum):
    """Why a PDF is refused; also the exit codes of the process of its own."""

    DAMAGED = 10
    LOCKED = 11
    HOLLOW = 12
    MIXED = 13
    TOO_MUCH = 14


class PdfRefused(Exception):
    """The PDF is not one that is kept; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.name)
        self.reason = reason


def rewritten(content: bytes) -> bytes:
    """The same pages in a new file. What was written anew stays the same if written again.

    Neither time nor memory is bounded here, but for what the limits of qpdf do. Raises
    ``PdfRefused``.
    """
    _set_limits()
    try:
        kept = _saved(content)
        _check_whole(kept)
    except PasswordError as locked:
        raise PdfRefused(Reason.LOCKED) from locked
    except (MemoryError, RecursionError, TooManyObjects) as much:
        raise PdfRefused(Reason.TOO_MUCH) from much
    except BROKEN as broken:
        raise PdfRefused(Reason.DAMAGED) from broken
    if _is_archive(kept) or _is_web_page(kept):
        raise PdfRefused(Reason.MIXED)
    return kept


def _set_limits() -> None:
    """They hold for the whole process."""
    set_qpdf_limits(
        doc_max_warnings=1_000,
        parser_max_container_size=OBJECTS,
        max_stream_filters=5,
        flate_max_memory=UNPACKED_BYTES,
        png_max_memory=UNPACKED_BYTES,
        run_length_max_memory=UNPACKED_BYTES,
        tiff_max_memory=UNPACKED_BYTES,
    )


def _saved(content: bytes) -> bytes:
    paper = BytesIO()
    with (
        Pdf.open(BytesIO(content)) as pdf,
        catch_warnings(action="ignore", category=PikepdfWarning),
    ):
        _check(pdf)
        scrub(pdf, at_most=OBJECTS)
        pdf.save(
            paper,
            object_stream_mode=ObjectStreamMode.generate,
            stream_decode_level=StreamDecodeLevel.none,
            fix_metadata_version=False,
            deterministic_id=True,
        )
    return paper.getvalue()


def _check(pdf: Pdf) -> None:
    if pdf.is_encrypted:
        raise PdfRefused(Reason.LOCKED)
    if len(pdf.get_xref_table()) > OBJECTS or len(pdf.pages) > PAGES:
        raise PdfRefused(Reason.TOO_MUCH)
    if not len(pdf.pages):
        raise PdfRefused(Reason.DAMAGED)
    if "/Collection" in pdf.Root or pdf.Root.get("/NeedsRendering", False):
        raise PdfRefused(Reason.HOLLOW)


def _check_whole(kept: bytes) -> None:
    """What was written must open without being mended. Raises what pikepdf does."""
    with Pdf.open(BytesIO(kept), attempt_recovery=False) as pdf:
        if not len(pdf.pages):
            raise PdfRefused(Reason.DAMAGED)


def _is_archive(content: bytes) -> bool:
    """Whether a program would find a ZIP: its table of contents is at the end."""
    return b"PK\x05\x06" in content[-ARCHIVE_TAIL:]


def _is_web_page(content: bytes) -> bool:
    """Whether there are tags where a browser would look, or outside of what is drawn."""
    return bool(WEB_PAGE.search(content[:HEAD]) or WEB_PAGE.search(STREAM.sub(b"", content)))
