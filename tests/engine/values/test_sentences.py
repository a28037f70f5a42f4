from __future__ import annotations

import pickle
from collections.abc import Callable
from copy import deepcopy
from datetime import date

import pytest

from planner.engine import UnknownRole, readiness
from planner.engine.values.sentences import Fact, Sentence, gettext, ngettext
from tests.engine.support.broken import changed, problems
from tests.engine.support.build import AT, framework, person


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (3, "3"),
        (300.25, "300.25"),
        (date(2027, 3, 3), "3 March 2027"),
        ("Empathy {x}", "Empathy {x}"),
        (("a", "b", "c"), "a, b and c"),
        (gettext("{n} of {m}", n=1, m=2), "1 of 2"),
    ],
    ids=str,
)
def test_a_fact_is_written_in_english(fact: Fact, words: str) -> None:
    assert gettext("It is {fact}.", fact=fact) == f"It is {words}."


@pytest.mark.parametrize(("number", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_one_is_singular(number: int, words: str) -> None:
    assert ngettext("{number} day", "{number} days", number) == words


@pytest.mark.parametrize("copied", [deepcopy, lambda words: pickle.loads(pickle.dumps(words))])  # noqa: S301
def test_a_copy_keeps_its_facts(copied: Callable[[Sentence], Sentence]) -> None:
    words = ngettext("{number} day for {name}", "{number} days for {name}", 2, name="Ada")
    copy = copied(words)

    assert isinstance(copy, Sentence)
    assert (copy, copy.one, copy.many, copy.facts) == (words, words.one, words.many, words.facts)


def test_a_refusal_says_its_sentence() -> None:
    with pytest.raises(UnknownRole) as refusal:
        readiness(framework(), person(), "agnet", AT)

    assert refusal.value.says == 'no role "agnet"; did you mean "agent"?'
    assert refusal.value.says.facts["near"] == "agent"


def test_a_problem_of_a_document_is_a_path_and_what_is_wrong() -> None:
    (problem,) = problems(changed("roles", 0, "track", to="servce"))

    assert problem.facts["path"] == 'roles[0] "Agent" track'
    assert problem.facts["wrong"] == 'no track "servce"; did you mean "service"?'
