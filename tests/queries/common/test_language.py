"""Sentences are said in the reader's language, which the tests invent: a word or two of German."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from planner.engine import lights
from planner.engine.values.sentences import gettext as _
from planner.engine.values.sentences import ngettext
from planner.queries.common import language
from planner.queries.common.language import (
    alternatives_in_language,
    list_in_language,
    translate_sentence,
)
from tests.engine.support.build import AT, framework, person, requirement, role, skill

DAYS = "{number} day", "{number} days"
GERMAN = {
    "{first} and {last}": "{first} und {last}",
    "{name} fades on {day}.": "{name} verblasst am {day}.",
    "{number} day": "{number} Tag",
    "{number} days": "{number} Tage",
    "{names} wait: {reason}": "{names} warten: {reason}",
    "{skill} (level {confirmed} of {needed})": "{skill} (Stufe {confirmed} von {needed})",
    "{number} essential skills are not confirmed yet: {names}.": "{number} fehlen noch: {names}.",
    "{hours} hours": "{hours} Stunden",
}


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue above, in place of those of the site."""
    monkeypatch.setattr(language, "gettext", lambda text: GERMAN.get(text, text))
    monkeypatch.setattr(
        language, "ngettext", lambda one, many, number: GERMAN[one if number == 1 else many]
    )
    monkeypatch.setattr(language, "pgettext", lambda _context, text: GERMAN.get(text, text))


@pytest.mark.usefixtures("german")
def test_a_sentence_is_said_anew_of_the_same_facts() -> None:
    with translation.override("de"):
        words = translate_sentence(
            _("{name} fades on {day}.", name="Empathy", day=date(2027, 3, 3))
        )

    assert words == "Empathy verblasst am 3. März 2027."


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("number", "words"), [(1, "1 Tag"), (2, "2 Tage")])
def test_the_number_decides_on_the_plural(number: int, words: str) -> None:
    assert translate_sentence(ngettext(*DAYS, number)) == words


@pytest.mark.usefixtures("german")
def test_sentences_within_a_sentence_are_said_too() -> None:
    days = tuple(ngettext(*DAYS, number) for number in (1, 2))

    words = translate_sentence(_("{names} wait: {reason}", names=days, reason=ngettext(*DAYS, 3)))

    assert words == "1 Tag und 2 Tage warten: 3 Tage"


@pytest.mark.usefixtures("german")
def test_a_number_is_written_as_the_reader_writes_it() -> None:
    with translation.override("de"):
        assert translate_sentence(_("{hours} hours", hours=300.25)) == "300,25 Stunden"


@pytest.mark.usefixtures("german")
def test_a_light_can_be_said_in_another_language() -> None:
    needs = [requirement(code, 2, essential=True) for code in ("empathy", "coaching")]
    known = framework(
        skills=[skill("empathy"), skill("coaching")],
        roles=[role("agent"), role("lead", requires=needs)],
        moves=[],
        activities=[],
    )

    reason = lights(known, person(), "lead", AT).ready.reasons[0]

    assert (
        translate_sentence(reason)
        == "2 fehlen noch: Empathy (Stufe 0 von 2) und Coaching (Stufe 0 von 2)."
    )


def test_words_of_others_stay_as_they_are() -> None:
    assert translate_sentence("{so}") == "{so}"


def test_in_english_a_sentence_reads_as_it_was_written() -> None:
    words = _("{name} fades on {day}.", name="Empathy", day=date(2027, 3, 3))

    assert translate_sentence(words) == words == "Empathy fades on 3 March 2027."


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), ("abc", "a, b and c")]
)
def test_names_become_a_part_of_a_sentence(names: list[str], words: str) -> None:
    assert list_in_language(names) == words


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), ("abc", "a, b or c")]
)
def test_names_become_alternatives(names: list[str], words: str) -> None:
    assert alternatives_in_language(names) == words


def test_no_line_breaks_between_a_number_and_its_percent_sign() -> None:
    sentence = _("{share} % of “{name}”.", share=80, name="5 % club")

    assert translate_sentence(sentence) == "80\u00a0% of “5 % club”."
    assert sentence == "80 % of “5 % club”."
