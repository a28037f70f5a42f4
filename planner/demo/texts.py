"""Sentences for the demo, dealt out so that the same one comes back as late as possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle

from planner.demo.people.life import dice
from planner.demo.people.names import read_fixture
from planner.engine import Framework

ANY = "any"


class Texts:
    """Own sentences by kind (“win”, “lower”, …) and by what they are about."""

    def __init__(self, framework: Framework, seed: int) -> None:
        self._skills = framework.skills
        self._decks: dict[tuple[str, str], Iterator[str]] = {}
        self._sentences: Mapping[str, Mapping[str, list[str]]] = read_fixture("demo_texts.json")
        self._chance = dice(seed, "texts")

    def of(self, kind: str, subject: str = ANY) -> str:
        """A sentence about a skill (a code), a kind of activity, or anything.

        For a skill that has none of its own, one about its category.
        """
        decks = self._sentences[kind]
        skill = self._skills.get(subject)
        names = (subject, skill.category if skill else ANY, ANY)
        return self._deal(kind, next(name for name in names if name in decks))

    def _deal(self, kind: str, name: str) -> str:
        if (kind, name) not in self._decks:
            sentences = self._sentences[kind][name]
            self._decks[kind, name] = cycle(self._chance.sample(sentences, len(sentences)))
        return next(self._decks[kind, name])
