"""Taking times and saying them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from statistics import median
from time import perf_counter
from typing import Any

from planner.engine import NoRoute


def timed(call: Callable[[], Any]) -> float:
    """Seconds that ``call`` takes; that there is no route is an answer too."""
    start = perf_counter()
    with suppress(NoRoute):
        call()
    return perf_counter() - start


def report(title: str, seconds: Sequence[float]) -> None:
    """One line: median and 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    say(
        f"{title}: median {median(ordered) * 1e3:.1f} ms, p95 {high * 1e3:.1f} ms, n={len(seconds)}"
    )


def say(line: str) -> None:
    print(f"\n  {line}", end="")  # noqa: T201  # a benchmark is there to say it
