"""Taking times and saying them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from statistics import median
from time import process_time
from typing import Any

from planner.engine import NoRoute


def timed(call: Callable[[], Any]) -> float:
    """Processor seconds that ``call`` takes; that there is no route is an answer too."""
    start = process_time()
    with suppress(NoRoute):
        call()
    return process_time() - start


def report(title: str, seconds: Sequence[float]) -> None:
    """One line: median, 95th percentile and maximum, in milliseconds."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    say(
        f"{title}: median {median(ordered) * 1e3:.1f} ms, p95 {high * 1e3:.1f} ms, "
        f"max {ordered[-1] * 1e3:.1f} ms, n={len(seconds)}"
    )


def say(line: str) -> None:
    print(f"\n  {line}", end="")  # noqa: T201  # a benchmark is there to say it
