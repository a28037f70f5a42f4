"""Valid documents with one thing wrong."""

from __future__ import annotations

from typing import Any

import pytest

from planner.engine.values.errors import FrameworkInvalid
from planner.engine.values.framework import Framework
from planner.engine.values.sentences import Sentence
from tests.engine.support.build import full_document


def problems(value: Any) -> tuple[Sentence, ...]:
    with pytest.raises(FrameworkInvalid) as refusal:
        Framework.from_document(value)
    return refusal.value.problems


def changed(*path: Any, to: Any) -> dict[str, Any]:
    """The full document with one value replaced."""
    document = full_document()
    inside(document, path[:-1])[path[-1]] = to
    return document


def without(*path: Any) -> dict[str, Any]:
    """The full document with one key left out."""
    document = full_document()
    del inside(document, path[:-1])[path[-1]]
    return document


def inside(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value
