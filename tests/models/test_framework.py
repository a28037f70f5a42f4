"""The words that HR chooses from are those that the engine knows."""

from __future__ import annotations

import pytest
from django.db.models import TextChoices

from planner.engine.values.framework import ACTIVITY_KINDS, CONFIRMERS, MOVE_KINDS
from planner.models.framework.activities import ActivityKind
from planner.models.framework.draft import Confirmer
from planner.models.framework.roles import MoveKind


@pytest.mark.parametrize(
    ("choices", "known"),
    [(Confirmer, CONFIRMERS), (ActivityKind, ACTIVITY_KINDS), (MoveKind, MOVE_KINDS)],
)
def test_every_word_of_the_engine_can_be_chosen(
    choices: type[TextChoices], known: tuple[str, ...]
) -> None:
    assert tuple(choices.values) == known
