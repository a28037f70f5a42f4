"""Any valid document, loaded over any other, comes out of the tables as it went in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.actions.framework.publishing import load_document
from planner.queries.framework.draft import draft_document
from tests.engine.support.build import activity, document, effect
from tests.engine.support.strategies import Question, questions


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A framework with its lists in any order, and activities that wait for each other."""
    question: Question = draw(questions())
    found = question.document
    highest = len(found["level_names"]) - 1
    skills = draw(st.permutations(found["skills"]))
    names = [f"learn-{item['code']}" for item in skills]
    return document(
        level_names=found["level_names"],
        skills=skills,
        roles=draw(st.permutations(found["roles"])),
        moves=draw(st.permutations(found["moves"])),
        activities=[
            activity(
                name,
                draw(st.sampled_from((0.25, 1, 2.5))),
                [effect(item["code"], 0, draw(st.integers(1, highest)))],
                after=names[:index][-1:],
            )
            for index, (name, item) in enumerate(zip(names, skills, strict=True))
        ],
    )


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), documents())
def test_a_document_survives_whatever_was_there_before(first: Any, second: Any) -> None:
    load_document(first)
    load_document(second)

    assert draft_document() == second
    assert load_document(draft_document()).is_empty
