"""Opens PDFs from outside in a process of their own: whatever they do there, it ends."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

from planner.actions.progress.pdf.rewrite import PdfRefused, Reason

logger = logging.getLogger(__name__)

PROGRAM = __package__ or "planner.actions.progress.pdf"
ROOT = Path(__file__).parents[len(PROGRAM.split("."))]
SECONDS = 60  # by the clock; the processor's time has its own limit


def rewritten_apart(content: bytes) -> bytes:
    """The same pages in a new file, within bounded memory and time. Raises ``PdfRefused``."""
    try:
        done = _run(content)
    except subprocess.TimeoutExpired as late:
        raise PdfRefused(Reason.TOO_MUCH) from late
    if done.returncode in set(Reason):
        raise PdfRefused(Reason(done.returncode))
    if done.returncode:
        logger.warning("A PDF ended its process (%s): %s", done.returncode, done.stderr[-2000:])
        raise PdfRefused(Reason.TOO_MUCH)
    return done.stdout


def _run(content: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run it without anything of this process's environment: no settings, no secrets."""
    command = [sys.executable, "-m", PROGRAM]
    return subprocess.run(  # noqa: S603  # the command is ours, the file comes by the pipe
        command, input=content, capture_output=True, timeout=SECONDS, cwd=ROOT, env={}, check=False
    )
