"""Whether experts would agree with ``similar_roles`` and ``next_roles``, on public data.

The data is not part of the project. Give its folder (see ``occupations``):

    EXPERT_DATA=../data make bench

Figures are means over the roles that experts have answered for. Those are parted by a hash of
their code: the weights were chosen on two thirds, the last third was only looked at afterwards.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from statistics import mean
from typing import Any
from zlib import crc32

import pytest

from planner.engine import Framework, next_roles, similar_roles
from tests.benchmarks.support.measuring import report, say, timed
from tests.benchmarks.support.occupations import Answers, Occupations, onet, rome

pytestmark = pytest.mark.benchmark

FIRST = 10
FOLDS = 5
Score = Callable[[frozenset[str], frozenset[str]], float]


@pytest.fixture(scope="module")
def folder() -> Path:
    given = os.environ.get("EXPERT_DATA")
    if not given:
        pytest.skip("EXPERT_DATA names no folder with rome_v347 and onet_29_3")
    return Path(given)


@pytest.fixture(scope="module")
def cards(folder: Path) -> Occupations:
    return rome(folder / "rome_v347")


@pytest.fixture(scope="module")
def occupations(folder: Path) -> Occupations:
    return onet(folder / "onet_29_3")


def recall(found: frozenset[str], wanted: frozenset[str]) -> float:
    return len(found & wanted) / len(wanted)


def precision(found: frozenset[str], wanted: frozenset[str]) -> float:
    return len(found & wanted) / FIRST


def test_near_moves_are_similar_roles(cards: Occupations) -> None:
    found = _similar(cards.document, cards.answers["Proche"])

    _report("similar_roles, ROME Proche, R@10", found, cards.answers["Proche"], recall)


def test_related_occupations_are_similar_roles(occupations: Occupations) -> None:
    found = _similar(occupations.document, occupations.answers["all"])

    for name, answers in occupations.answers.items():
        _report(f"similar_roles, O*NET {name} related, P@10", found, answers, precision)


@pytest.mark.parametrize("known", [("Evolution",), ("Evolution", "Proche")])
def test_steps_up_are_next_roles(cards: Occupations, known: tuple[str, ...]) -> None:
    """A fifth of the cards is asked about at a time; the framework has the others' moves."""
    answers = cards.answers["Evolution"]
    found = {}
    for fold in range(FOLDS):
        asked = {code for code in answers if crc32(f"fold {code}".encode()) % FOLDS == fold}
        moves = [move for name in known for move in _moves(cards.answers[name], asked)]
        framework = Framework.from_document({**cards.document, "moves": moves})
        found |= {code: _codes(next_roles(framework, code, FIRST)) for code in asked}

    title = f"next_roles, ROME Evolution, R@10, {' and '.join(known)} known of others"
    _report(title, found, answers, recall)


def test_time_of_a_question(occupations: Occupations) -> None:
    framework = Framework.from_document(occupations.document)
    first, *others = list(framework.roles)[:100]

    report(
        f"next_roles of {len(framework.roles)} roles, first time",
        [timed(lambda: next_roles(framework, first))],
    )
    calls = [lambda code=code: next_roles(framework, code) for code in others]
    report("next_roles, later", [timed(call) for call in calls])


def _similar(document: Mapping[str, Any], asked: Iterable[str]) -> dict[str, frozenset[str]]:
    framework = Framework.from_document(document)
    return {code: _codes(similar_roles(framework, code, FIRST)) for code in asked}


def _codes(found: Iterable[Any]) -> frozenset[str]:
    return frozenset(similar.role for similar in found)


def _moves(answers: Answers, without: set[str]) -> Iterator[dict[str, Any]]:
    for source, targets in answers.items():
        for target in sorted(targets if source not in without else ()):
            ends = {"from": source, "to": target, "kind": "cross"}
            yield {**ends, "min_months": 0, "typical_months": 0}


def _report(
    title: str, found: Mapping[str, frozenset[str]], answers: Answers, score: Score
) -> None:
    scores = {code: score(found[code], wanted) for code, wanted in answers.items()}
    last = {code: value for code, value in scores.items() if crc32(code.encode()) % 3 == 0}
    tuned = [value for code, value in scores.items() if code not in last]
    figures = f"all {mean(scores.values()):.3f}, tuned on {mean(tuned):.3f}"
    say(f"{title}: {figures}, last third {mean(last.values()):.3f}, n={len(scores)}")
