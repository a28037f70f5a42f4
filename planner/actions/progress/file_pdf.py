"""Whether a PDF is only a PDF, and only to be read.

Refused are files that are also something else (a web page, a ZIP archive), that are locked, so
that nobody can check them, and that act on their own: scripts, starting programs, sending
forms, files or players inside. A name may be spelt with escapes or lie in a packed list of
objects; both are unfolded first, and a list that cannot be unfolded is refused as well.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

HEAD, TAIL, ARCHIVE_TAIL = 1024, 1024, 66_000
UNFOLDED_BYTES = 32 * 1024 * 1024

DAMAGED = _("This PDF is damaged or cut short: it has no proper end.")
MIXED = _("This file is a PDF and something else at the same time. Please save the PDF anew.")
LOCKED = _("This PDF is locked with a password, so it cannot be checked. Please save it without.")
ACTIVE = _(
    "This PDF holds scripts, forms or other files. Please save it as a plain PDF:"
    " “Print to PDF” does that."
)
UNCLEAR = _("This PDF is packed in a way that cannot be checked. “Print to PDF” makes a plain one.")

END = re.compile(rb"%%EOF[\s\0]*\Z")
STREAM = re.compile(rb"\bstream\r?\n(.*?)endstream", re.DOTALL)
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|script|iframe|svg|body|head)\b", re.IGNORECASE)
SPACE = rb"(?:\s|\0|%[^\r\n]*[\r\n])*"
ACTION = re.compile(
    rb"(?:/S|\bobj)" + SPACE + rb"/(?:JavaScript|Launch|SubmitForm|ImportData|Rendition|GoToE)\b"
)
INSIDE = re.compile(rb"/(?:EmbeddedFiles?|RichMedia\w*)\b|/XFA" + SPACE + rb"[\[0-9]")
LOCK = re.compile(rb"/Encrypt\b")


class _Unclear(Exception):
    """Something is packed so that it cannot be looked into."""


def problem_of_pdf(content: bytes) -> str:
    """What is wrong with a file that begins like a PDF, untranslated; empty if it may be kept."""
    if not END.search(content[-TAIL:]):
        return DAMAGED
    if _is_archive(content) or _is_web_page(content):
        return MIXED
    if LOCK.search(content):
        return LOCKED
    try:
        return ACTIVE if any(map(_acts, (content, *_unfolded(content)))) else ""
    except _Unclear:
        return UNCLEAR


def _is_archive(content: bytes) -> bool:
    """Whether a program would find a ZIP: its table of contents is at the end."""
    return b"PK\x05\x06" in content[-ARCHIVE_TAIL:]


def _is_web_page(content: bytes) -> bool:
    """Whether there are tags where a browser would look, or outside of what is drawn."""
    return bool(WEB_PAGE.search(content[:HEAD]) or WEB_PAGE.search(STREAM.sub(b"", content)))


def _acts(text: bytes) -> bool:
    plain = _without_escapes(text)
    return bool(ACTION.search(plain) or INSIDE.search(plain))


def _without_escapes(text: bytes) -> bytes:
    return ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), text)


def _unfolded(content: bytes) -> Iterator[bytes]:
    """The packed lists of objects. Raises ``_Unclear``."""
    left, before = UNFOLDED_BYTES, 0
    for found in STREAM.finditer(content):
        words = _without_escapes(content[before : found.start()])
        before = found.end()
        if b"/ObjStm" in words and b"/Filter" in words:
            text = _unpacked(words, found[1], left)
            left -= len(text)
            yield text


def _unpacked(words: bytes, packed: bytes, left: int) -> bytes:
    """At most ``left`` bytes."""
    if b"/FlateDecode" not in words or b"/DecodeParms" in words:
        raise _Unclear
    unfolding = zlib.decompressobj()
    try:
        text = unfolding.decompress(packed, max(1, left))
    except zlib.error as error:
        raise _Unclear from error
    if not unfolding.eof:
        raise _Unclear
    return text
