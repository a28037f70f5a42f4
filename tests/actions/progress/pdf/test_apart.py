from __future__ import annotations

import os
import subprocess
import sys

import pytest

from planner.actions.progress.pdf import apart
from planner.actions.progress.pdf.apart import PROGRAM, ROOT, rewritten_apart
from planner.actions.progress.pdf.rewrite import PdfRefused, Reason, rewritten
from tests.factories.pdfs import PLANTS, bytes_of, new_pdf, spoiled


def reason_for(content: bytes) -> Reason:
    with pytest.raises(PdfRefused) as refusal:
        rewritten_apart(content)
    return refusal.value.reason


def test_the_process_does_the_same_as_the_function() -> None:
    content = spoiled(PLANTS["open script"])

    assert rewritten_apart(content) == rewritten(content)


def test_a_refusal_comes_back_with_its_reason() -> None:
    assert reason_for(b"%PDF-1.4\n") == Reason.DAMAGED


def test_a_file_that_would_fill_the_memory_ends_at_the_limit() -> None:
    numbers = b"".join(b"%d 0 obj [%s] endobj\n" % (n, b"0 " * 49_000) for n in range(9, 109))
    all_of_them = b" ".join(b"%d 0 R" % n for n in range(9, 109))
    content = bytes_of(new_pdf(), packed=False)
    content = content.replace(b"/Pages", b"/Lang [%s] /Pages" % all_of_them, 1)

    assert reason_for(content.replace(b"xref", numbers + b"xref", 1)) == Reason.TOO_MUCH


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0)

    assert reason_for(bytes_of(new_pdf())) == Reason.TOO_MUCH


def test_a_process_that_falls_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PROGRAM", "planner.no_such_module")

    assert reason_for(bytes_of(new_pdf())) == Reason.TOO_MUCH


def test_the_process_knows_nothing_of_django_and_the_settings() -> None:
    code = f"import sys; import {PROGRAM}.__main__; print('django' in sys.modules)"

    told = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT)  # noqa: S603

    assert told.strip() == b"False"


def test_secrets_of_the_surroundings_do_not_go_along(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}
    monkeypatch.setitem(os.environ, "SECRET_KEY", "s")
    monkeypatch.setattr(subprocess, "run", lambda *_, **options: given.update(options))
    with pytest.raises(AttributeError):
        rewritten_apart(b"")

    assert given["env"] == {}
