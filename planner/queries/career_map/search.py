"""Finding roles, skills and people by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from planner.engine.values.framework import Role, Skill
from planner.models import Employee, User
from planner.queries.career_map.role_cards import RoleCard, Viewer

MOST = 20
LONGEST = 80


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What was found for ``text``; at most ``MOST`` of each. ``more``: there are others."""

    text: str
    roles: Sequence[Role]
    skills: Sequence[Skill]
    people: Sequence[Employee]
    more: bool

    @property
    def is_empty(self) -> bool:
        return not (self.roles or self.skills or self.people)


def find(user: User | AnonymousUser, viewer: Viewer, text: str) -> SearchResults:
    """Roles and skills by name or what they are about, visible people by name."""
    words = words_of(text)
    if not words:
        return SearchResults("", (), (), (), more=False)
    framework = viewer.framework
    roles = [role for role in framework.roles.values() if says(role_text(role), words)]
    roles.sort(key=lambda role: not says(role.name, words))  # those named so come first
    skills = [
        skill
        for skill in framework.skills.values()
        if says(f"{skill.name} {skill.category}", words)
    ]
    people = _people(user, words)
    more = max(len(roles), len(skills), len(people)) > MOST
    return SearchResults(" ".join(words), roles[:MOST], skills[:MOST], people[:MOST], more=more)


def narrowed(facts: Mapping[str, RoleCard], text: str) -> dict[str, RoleCard]:
    """The roles whose name, track or summary contains all words of ``text``."""
    words = words_of(text)
    return {
        code: row
        for code, row in facts.items()
        if says(f"{role_text(row.role)} {row.track.name}", words)
    }


def words_of(text: str) -> list[str]:
    """The words of a search: the first ``LONGEST`` characters, without signs that no name has."""
    return text[:LONGEST].replace("\x00", " ").split()


def role_text(role: Role) -> str:
    """The text in which a role is searched for."""
    return f"{role.name} {role.summary}"


def says(text: str, words: Sequence[str]) -> bool:
    """Whether all ``words`` occur in the text, ignoring case."""
    folded = text.casefold()
    return all(word.casefold() in folded for word in words)


def _people(user: User | AnonymousUser, words: Sequence[str]) -> list[Employee]:
    """One more person than is shown, to know whether these are all."""
    people = Employee.objects.visible_to(user).current()
    for word in words:
        people = people.filter(name__icontains=word)
    return list(people[: MOST + 1])
