"""Why a role is close to another: the engine’s terms in words and in figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from planner.engine import Framework, Similar, SimilarTerm, similar_roles
from planner.engine.values.framework import Role
from planner.queries.common.language import NO_BREAK_SPACE, list_in_language

MOST = 3
Names = Sequence[str]

TERM_NAMES: Mapping[str, StrOrPromise] = MappingProxyType(
    {
        "skills": _("skills"),
        "words": _("words"),
        "track": _("track"),
        "moves-in": _("moves that lead there"),
        "closest-roles": _("where your role and similar ones lead"),
    }
)


@dataclass(frozen=True, slots=True)
class CloseRole:
    """A role that is much like another: a whole percent, and why, in words."""

    role: Role
    colour: str
    percent: int
    because: str


def close_roles(framework: Framework, code: str) -> list[CloseRole]:
    """The roles most like the role ``code``."""
    return [
        _close_role(framework, code, similar) for similar in similar_roles(framework, code, MOST)
    ]


def close_because(framework: Framework, here: str, similar: Similar) -> str:
    """What brings it close to ``here``, the most first: “both ask for empathy; ...”.

    Empty where nothing does.
    """
    strongest = sorted(similar.terms, key=lambda term: -term.percent)[:MOST]
    names = {term.name: _names(framework, term) for term in strongest if term.percent >= 1}
    if "words" in names:
        named = " ".join(names.get("skills", ())).casefold()
        names["words"] = [word for word in names["words"] if word not in named]
    if framework.roles[here].name in names.get("closest-roles", ()):
        names["closest-roles"] = []
    return gettext("; ").join(BECAUSE[term](reasons) for term, reasons in names.items())


def close_sum(similar: Similar) -> str:
    """The terms in figures: “Skills 8.2 + words 20.1 + ...”, to a tenth of a percent.

    The other role is that of whoever reads it.
    """
    terms = (term for term in similar.terms if term.value)
    figures = " + ".join(
        f"{TERM_NAMES[term.name]}{NO_BREAK_SPACE}{number_format(round(float(term.percent), 1), 1)}"
        for term in terms
    )
    return capfirst(figures)


def _close_role(framework: Framework, here: str, similar: Similar) -> CloseRole:
    role = framework.roles[similar.role]
    return CloseRole(
        role=role,
        colour=framework.tracks[role.track].colour,
        percent=int(similar.percent),
        because=close_because(framework, here, similar),
    )


def _names(framework: Framework, term: SimilarTerm) -> Names:
    """What the term comes from, as people call it."""
    known: Mapping[str, Mapping[str, object]] = {
        "skills": framework.skills,
        "track": framework.tracks,
        "closest-roles": framework.roles,
    }
    items = known.get(term.name, {})
    return [getattr(items.get(reason), "name", reason) for reason in term.because]


def _by_skills(names: Names) -> str:
    return gettext("both ask for {skills}").format(skills=list_in_language(names))


def _by_words(names: Names) -> str:
    if not names:
        return gettext("their descriptions are alike")
    quoted = (gettext("“{word}”").format(word=word) for word in names)
    return gettext("both speak of {words}").format(words=list_in_language(quoted))


def _by_track(names: Names) -> str:
    return gettext("both are on the track {track}").format(track=list_in_language(names))


def _by_moves_in(_names: Names) -> str:
    return gettext("many moves lead there")


def _by_closest_roles(names: Names) -> str:
    if not names:
        return gettext("a move leads there directly")
    text = gettext("similar roles lead there: {roles}")
    return text.format(roles=list_in_language(names))


BECAUSE: Mapping[str, Callable[[Names], str]] = MappingProxyType(
    {
        "skills": _by_skills,
        "words": _by_words,
        "track": _by_track,
        "moves-in": _by_moves_in,
        "closest-roles": _by_closest_roles,
    }
)
