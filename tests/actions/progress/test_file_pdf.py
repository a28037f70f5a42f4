from __future__ import annotations

import zlib

import pytest

from planner.actions.progress.file_pdf import (
    ACTIVE,
    DAMAGED,
    LOCKED,
    MIXED,
    UNCLEAR,
    problem_of_pdf,
)
from tests.factories.files import PDF

SCRIPT = b"<</S /JavaScript /JS (app.alert\\(1\\))>>"


def pdf(*objects: bytes) -> bytes:
    """A small PDF with these objects in it."""
    body = b"".join(b"%d 0 obj %s endobj\n" % (n, it) for n, it in enumerate(objects, start=9))
    return PDF.replace(b"trailer", body + b"trailer")


def stream(words: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (words, len(data), data)


def packed(data: bytes, words: bytes = b"/Type/ObjStm/Filter/FlateDecode") -> bytes:
    return stream(words, zlib.compress(data))


@pytest.mark.parametrize(
    "content",
    [
        PDF,
        PDF + b"\r\n\0",
        pdf(b"<</S/URI/URI(https://example.org/)>>"),
        pdf(b"<</Title(Java/JavaScript for agents)>>"),
        pdf(stream(b"", b" " * 1024 + b"<html> in the words that are printed")),
        pdf(packed(b"<</Type/Page>>")),
        pdf(packed(b"1 0 <</S/JavaScript", words=b"/Filter/FlateDecode")),  # only drawn
        pdf(b"<</OpenAction[2 0 R/Fit]>>"),
    ],
)
def test_what_is_only_to_be_read_is_kept(content: bytes) -> None:
    assert problem_of_pdf(content) == ""


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4\n", PDF[:-7], PDF + b"more", PDF + b"\0" * 2000, PDF + PDF[:60]]
)
def test_without_its_end_it_is_damaged(content: bytes) -> None:
    assert problem_of_pdf(content) == DAMAGED


@pytest.mark.parametrize(
    "content",
    [
        PDF.replace(b"1 0 obj", b"%<html><script>alert(1)</script>\n1 0 obj"),
        PDF.replace(b"startxref", b"<!DOCTYPE  HTML>\nstartxref"),
        PDF.replace(b"startxref", b"<ScRiPt>alert(1)</sCrIpT>\nstartxref"),
        PDF.replace(b"startxref", b"PK\x03\x04PK\x05\x06" + bytes(18) + b"\nstartxref"),
    ],
    ids=["page at the head", "page at the end", "script", "archive"],
)
def test_what_is_something_else_as_well_is_refused(content: bytes) -> None:
    assert problem_of_pdf(content) == MIXED


@pytest.mark.parametrize(
    "content",
    [
        pdf(SCRIPT),
        pdf(b"<</S/JavaScript/JS 5 0 R>>"),
        pdf(b"<</S /J#61va#53cript>>"),
        pdf(b"<</#53 /JavaScript>>"),
        pdf(b"<</S %hidden\n /JavaScript>>"),
        pdf(b"/JavaScript"),
        pdf(b"<</S/Launch/F(calc.exe)>>"),
        pdf(b"<</S/SubmitForm>>"),
        pdf(b"<</Names<</EmbeddedFiles 5 0 R>>>>"),
        pdf(stream(b"/Type/EmbeddedFile", b"MZ")),
        pdf(b"<</XFA[(template) 5 0 R]>>"),
        pdf(b"<</Subtype/RichMedia>>"),
        pdf(packed(SCRIPT)),
        pdf(packed(SCRIPT, words=b"/Type/Obj#53tm/Filter/FlateDecode")),
        pdf(stream(b"/Type/ObjStm", SCRIPT)),
        pdf(stream(b"", b"in a stream that is none\n" + SCRIPT)),
    ],
)
def test_what_acts_on_its_own_is_refused(content: bytes) -> None:
    assert problem_of_pdf(content) == ACTIVE


def test_what_is_locked_cannot_be_checked() -> None:
    assert problem_of_pdf(PDF.replace(b"/Root", b"/Encrypt 5 0 R/Root")) == LOCKED


@pytest.mark.parametrize(
    "content",
    [
        pdf(stream(b"/Type/ObjStm/Filter/FlateDecode", b"not packed at all")),
        pdf(packed(SCRIPT, words=b"/Type/ObjStm/Filter/LZWDecode")),
        pdf(packed(SCRIPT, words=b"/Type/ObjStm/Filter/FlateDecode/DecodeParms<<>>")),
        pdf(packed(bytes(40_000_000))),
        pdf(*[packed(bytes(20_000_000))] * 2),
    ],
    ids=["damaged", "other packing", "parameters", "bomb", "two bombs"],
)
def test_what_cannot_be_unfolded_is_refused(content: bytes) -> None:
    assert problem_of_pdf(content) == UNCLEAR
