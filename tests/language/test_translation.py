"""Every word that people read is marked for translation, in templates and in Python."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from tests.settings import BASE_DIR

TEMPLATES = sorted((BASE_DIR / "templates").rglob("*.html"))
# Commands and the demo’s invented texts speak to whoever runs the site, in English.
SILENT = ("management", "demo", "migrations")
MODULES = sorted(
    path
    for path in (BASE_DIR / "planner").rglob("*.py")
    if not set(SILENT) & set(path.relative_to(BASE_DIR).parts)
)

MARKS = {
    *("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"),
    *("pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"),
}
# What is raised for programmers or answered by status 400, lines of the log, lists of fields.
UNSEEN = {
    *("ValueError", "TypeError", "KeyError", "LookupError", "RuntimeError", "RequestDataTooBig"),
    *("BadRequest", "cast", "exception", "split", "_names"),
}
SPOKEN_KEYWORDS = {"label", "help_text", "verbose_name", "verbose_name_plural", "description"}
SPOKEN_ATTRIBUTES = re.compile(r"\b(?:aria-label|title|placeholder|alt|data-label)=\"([^\"]*)\"")
# Blocks whose content stands inside a tag.
ATTRIBUTE_BLOCK = re.compile(r"block (main_class|body_attributes)\b")
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[A-Za-z]{2,}")
WORDS = re.compile(r"[A-Za-z’]{2,},? [A-Za-z’“]{1,}")
# Markup, headers, fields and lines of the log.
FOR_MACHINES = re.compile(r"^<|; filename=|^[a-z]+=|no-store|\w_\w|%s|^email verified |^ANALYZE ")
PART_OF_SENTENCE = re.compile(r"[A-Za-z’]{2,} | [A-Za-z’]{2,}")
NEVER_TRANSLATED = {"Careerpath", "ESCO", "NET", "SOC", "JSON", "Ctrl", "SHA"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(BASE_DIR)))
def test_a_template_has_no_word_that_cannot_be_translated(path: Path) -> None:
    assert list(_unmarked(_bare(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BASE_DIR)))
def test_a_module_has_no_sentence_that_cannot_be_translated(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert sorted({f"{node.lineno}: {text}" for node, text in _spoken(tree, _silent(tree))}) == []


def _bare(source: str) -> str:
    """The markup of a template without what Django puts there, and without marked texts."""
    inside, kept = "", []
    for token in Lexer(source).tokenize():
        name = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        if name in {"blocktranslate", "comment"}:
            inside = f"end{name}"
        elif ATTRIBUTE_BLOCK.match(token.contents):
            inside = "endblock"
        elif inside and name == inside:
            inside = ""
        elif token.token_type == TokenType.TEXT and not inside:
            kept.append(token.contents)
        elif not inside:
            kept.append("\x00")
    return "".join(kept)


def _unmarked(markup: str) -> Iterator[str]:
    """Words in texts and in the attributes that are read out."""
    without_code = re.sub(r"<(script|style|code)\b.*?</\1>", "", markup, flags=re.DOTALL)
    texts = [*TAG.split(without_code), *SPOKEN_ATTRIBUTES.findall(without_code)]
    for text in texts:
        if set(WORD.findall(html.unescape(text))) - NEVER_TRANSLATED:
            yield " ".join(text.replace("\x00", "…").split())


def _silent(tree: ast.Module) -> set[int]:
    """The nodes whose texts nobody is shown: docstrings, and what is marked already."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        if isinstance(node, ast.Call) and _name(node.func) in MARKS | UNSEEN:
            silent |= {id(inner) for inner in ast.walk(node)}
    return silent


def _spoken(tree: ast.Module, silent: set[int]) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.keyword) and node.arg in SPOKEN_KEYWORDS:
            yield from _bare_constants([node.value], silent, WORD)
        elif isinstance(node, ast.ClassDef) and any("Choices" in _name(b) for b in node.bases):
            yield from _bare_constants(_labels(node), silent, WORD)
        elif isinstance(node, ast.JoinedStr):
            yield from _bare_constants(node.values, silent, PART_OF_SENTENCE)
        elif isinstance(node, ast.Constant):
            yield from _bare_constants([node], silent, WORDS)


def _labels(choices: ast.ClassDef) -> list[ast.expr]:
    values = [line.value for line in choices.body if isinstance(line, ast.Assign)]
    return [value.elts[-1] for value in values if isinstance(value, ast.Tuple)]


def _bare_constants(
    nodes: list[ast.expr], silent: set[int], pattern: re.Pattern[str]
) -> Iterator[tuple[ast.expr, str]]:
    for node in nodes:
        text = node.value if isinstance(node, ast.Constant) else None
        if not isinstance(text, str) or id(node) in silent or FOR_MACHINES.search(text):
            continue
        if pattern.search(text):
            yield node, text


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
