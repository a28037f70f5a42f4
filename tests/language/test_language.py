"""Pages in an invented language, which puts ⟦brackets⟧ around what it translates.

What stands outside of them must be what people and HR have written themselves.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CharField, JSONField, TextField
from django.urls import reverse
from django.utils.translation.trans_real import CONTEXT_SEPARATOR, DjangoTranslation

from planner.queries.common.locale import zone_choices
from tests.access import lines, table
from tests.access.lines import Line
from tests.access.world import World, whole_world
from tests.language.test_translation import NEVER_TRANSLATED, SPOKEN_ATTRIBUTES

READERS = (lines.OWNER, lines.MANAGER, lines.HR_EMPLOYEE)
WORD = re.compile(r"[A-Za-z]{3,}")  # initials are shorter
ADDRESS = re.compile(r"https?://\S+")
# The name of another app, and the picture in the search field of Django's admin.
OF_OTHERS = {"Backend", "Search"}
# Django puts this page's help together when it starts, in English.
OF_DJANGO = {table.SET_PASSWORD}
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")


@pytest.fixture
def world(db: None) -> World:
    return whole_world()


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DjangoTranslation, "gettext", lambda _, words: _bracketed(words))
    monkeypatch.setattr(DjangoTranslation, "ngettext", _either)


def _either(_: object, one: str, many: str, number: int) -> str:
    return _bracketed(one if number == 1 else many)


def _bracketed(words: str) -> str:
    """The words without the context in which translators find them."""
    return f"⟦{words.rsplit(CONTEXT_SEPARATOR, maxsplit=1)[-1]}⟧"


@pytest.mark.parametrize("reader", READERS)
def test_pages_speak_the_language_of_their_reader(
    reader: str, world: World, bracketed: None
) -> None:
    english = {str(line): _english_on(line, reader, world) for line in _pages_of(reader)}

    assert {page: words for page, words in english.items() if words} == {}


def _pages_of(reader: str) -> Iterator[Line]:
    """What ``reader`` is the first of the readers to get."""
    for line in table.LINES:
        first = next((who for who in READERS if line.answers[who] == lines.PAGE), None)
        if line.method == "get" and first == reader and line.url not in OF_DJANGO:
            yield line


def _english_on(line: Line, reader: str, world: World) -> set[str]:
    url = reverse(line.url, args=[world.rows.get(arg, arg) for arg in line.args])
    response = world.client(reader).get(url, dict(line.data))
    if not response.headers["Content-Type"].startswith("text/html"):
        return set()
    return _spoken(response.content.decode()) - _written() - NEVER_TRANSLATED - OF_OTHERS


def _spoken(page: str) -> set[str]:
    """The words of texts and of spoken attributes that are not in brackets."""
    while (shorter := MARKED.sub(" ", page)) != page:
        page = shorter
    markup = re.sub(r"<(script|style|code)\b.*?</\1>", "", page, flags=re.DOTALL)
    texts = [*SPOKEN_ATTRIBUTES.findall(markup), *re.split(r"<[^>]*>", markup)]
    return {word for text in texts for word in WORD.findall(ADDRESS.sub("", html.unescape(text)))}


def _written() -> set[str]:
    """Every word in the database, which people have written; names of zones and languages."""
    fields = [
        (model, [field.attname for field in model._meta.fields if isinstance(field, TEXTS)])
        for model in apps.get_models()
    ]
    rows = (row for model, names in fields for row in model._default_manager.values_list(*names))
    words = WORD.findall(str([*rows, *zone_choices(), *settings.LANGUAGES]))
    return {*words, *(word.capitalize() for word in words)}


TEXTS = (CharField, TextField, JSONField)
