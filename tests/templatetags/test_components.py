from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from planner.engine import Light, readiness
from planner.queries.career_map.readiness import explain
from planner.templatetags.components import pips
from planner.templatetags.lights import light_words
from tests.engine.support import build


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((4, 2, 2, 3), ["confirmed", "confirmed", "needed", "free"]),
        ((4, 3, 1, 2), ["confirmed", "claimed", "claimed", "free"]),
        ((4, 0, 0, None), ["free", "free", "free", "free"]),
        ((4, 4, 4, 1), ["confirmed"] * 4),
        ((1, 1, 0, 1), ["claimed"]),
        ((5, 3, 2, 5), ["confirmed", "confirmed", "claimed", "needed", "needed"]),
        ((7, 0, 0, 6), ["needed"] * 6 + ["free"]),
    ],
)
def test_pips_show_confirmed_own_view_and_need(
    levels: tuple[int, int, int, int | None], expected: list[str]
) -> None:
    assert pips(*levels)["pips"] == expected


def test_pips_are_read_out_as_a_sentence() -> None:
    html = Template("{% load components %}{% pips 5 3 1 4 %}").render(Context())

    assert 'aria-label="Level 3 of 5, of which 1 confirmed; 4 needed"' in html


@pytest.mark.parametrize(
    ("light", "words"),
    [
        (Light(on=True, reasons=("It is.",)), "Ready: yes"),
        (Light(on=False, reasons=("It is not.",)), "Ready: not yet"),
        (Light(False, ("Wait.",), date(2027, 3, 1)), "Ready: from 1 March 2027"),
    ],
)
def test_a_light_says_its_state_in_words(light: Light, words: str) -> None:
    html = render_to_string("planner/components/_light.html", {"name": "Ready", "light": light})

    assert words in html
    assert light.reasons[0] in html


def test_a_readiness_shows_terms_that_add_up() -> None:
    framework = build.framework()
    person = build.person(ratings=[build.claim("empathy", 2), build.confirmation("empathy", 1)])
    found = explain(framework, readiness(framework, person, "lead", build.AT))

    html = render_to_string("planner/components/_readiness.html", {"readiness": found})

    assert "Why 25&nbsp;%?" in html
    assert "Together 25&nbsp;% confirmed, 50&nbsp;% held" in html
    assert sum(term.held_points for term in found.terms) == found.held_points == 2
    assert "held 2 of 4" in html


@pytest.mark.parametrize(
    ("kind", "light", "says"),
    [
        ("ready", Light(on=True, reasons=()), "Ready"),
        ("ready", Light(on=False, reasons=()), "Not ready yet"),
        ("eligible", Light(False, (), date(2027, 3, 1)), "Eligible from 1 March 2027"),
        ("eligible", Light(on=False, reasons=()), "Not eligible yet"),
        ("seat", Light(on=False, reasons=()), "No free seat"),
    ],
)
def test_a_badge_never_reads_as_a_yes_when_it_means_not_yet(
    kind: str, light: Light, says: str
) -> None:
    assert light_words(light, kind) == says


class SmallForm(forms.Form):
    level = forms.IntegerField(help_text="From 0 to 4.", max_value=4)
    note = forms.CharField(required=False)


def test_a_field_is_tied_to_its_help_and_its_error() -> None:
    form = SmallForm({"level": "9"})

    html = render_to_string("planner/components/_field.html", {"field": form["level"]})

    assert 'for="id_level"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_level_helptext id_level_error"' in html
    assert 'id="id_level_helptext"' in html
    assert 'id="id_level_error"' in html


def test_an_optional_field_says_so() -> None:
    html = render_to_string("planner/components/_field.html", {"field": SmallForm()["note"]})

    assert "(optional)" in html
