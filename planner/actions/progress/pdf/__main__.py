"""The process that touches PDFs from outside: the file comes in and goes out by the pipes."""

from __future__ import annotations

import resource
import sys
from contextlib import suppress

from planner.actions.progress.pdf.rewrite import PdfRefused, rewritten

MEMORY_BYTES = 512 * 1024 * 1024
SECONDS = 20  # of the processor


def main() -> int:
    """Write the file anew, and return the exit code: 0, or the reason for a refusal."""
    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        with suppress(ValueError, OSError):  # macOS does not take each of them; Linux does
            resource.setrlimit(limit, (most, most))
    try:
        kept = rewritten(sys.stdin.buffer.read())
    except PdfRefused as refused:
        return refused.reason
    sys.stdout.buffer.write(kept)
    return 0


if __name__ == "__main__":
    sys.exit(main())
