"""The draft as HR reviews it before publishing."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, overload

from django.utils import timezone
from django.utils.translation import gettext as _

from planner.engine import Finding, Framework, FrameworkInvalid, check_framework, split_accepted
from planner.engine.values.schema_values import shown
from planner.models import FrameworkVersion
from planner.queries.common.language import translate_sentence
from planner.queries.framework.changes import Change, changes_between
from planner.queries.framework.departures import Departure, departures
from planner.queries.framework.draft import draft_document
from planner.queries.framework.published import (
    NothingPublished,
    canonical,
    current_version,
    says_the_same,
)

# What the subjects of a finding are, where they are not roles.
SUBJECTS = {
    "activity-cycle": ("activities",),
    "growth-beyond-need": ("roles", "skills"),
    "idle-activity": ("activities",),
    "missing-statement": ("skills",),
    "untrained-level": ("skills",),
    "unused-skill": ("skills",),
}
ITEM_PATH = re.compile(r"(tracks|skills|milestones|roles|activities)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Subject:
    """An item of the draft: the list of the document that it stands in, its code and name."""

    kind: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that HR should look at, and the items that it is about."""

    message: str
    remedy: str
    subjects: tuple[Subject, ...]
    code: str = ""


class Concerns(Sequence[Concern]):
    """The concerns of many findings, each put into words only when somebody looks at it."""

    def __init__(self, findings: Iterable[Finding], framework: Framework) -> None:
        self.findings = tuple(findings)
        self.framework = framework

    def __len__(self) -> int:
        return len(self.findings)

    @overload
    def __getitem__(self, index: int) -> Concern: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Concern]: ...
    def __getitem__(self, index: int | slice) -> Concern | Sequence[Concern]:
        found = self.findings[index]
        if isinstance(found, tuple):
            return Concerns(found, self.framework)
        return _concern(found, self.framework)


@dataclass(frozen=True, slots=True)
class Review:
    """The draft, checked. ``errors`` block publishing; ``warnings`` do not.

    ``changes`` say what is new since ``current``, the newest version (None: there is none), and
    ``departures`` which of its roles go.
    """

    document: Mapping[str, Any]
    current: FrameworkVersion | None
    differs: bool
    errors: Sequence[Concern] = ()
    warnings: Sequence[Concern] = ()
    accepted: Sequence[Concern] = ()
    changes: tuple[Change, ...] = ()
    departures: tuple[Departure, ...] = ()

    @property
    def can_publish(self) -> bool:
        return self.differs and not self.errors

    @property
    def concerned(self) -> tuple[Departure, ...]:
        """The roles that go although people hold them or have them as their goal."""
        return tuple(role for role in self.departures if role.concerns_people)

    @property
    def others(self) -> int:
        """How many roles go that concern nobody."""
        return len(self.departures) - len(self.concerned)


def by_code(concerns: Sequence[Concern]) -> dict[str, Sequence[Concern]]:
    """Code of the finding -> its concerns, in order. Problems of the document have none."""
    if not isinstance(concerns, Concerns):
        return {"": concerns}
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in concerns.findings:
        groups[finding.code].append(finding)
    return {code: Concerns(some, concerns.framework) for code, some in groups.items()}


def review_draft() -> Review:
    """The draft with the findings of the framework check."""
    document, current = draft_document(), _current()
    differs = current is None or not says_the_same(current, document)
    try:
        framework, findings = _checked(canonical(document))
    except FrameworkInvalid as error:
        problems = tuple(_problem(text, document) for text in error.problems)
        return Review(document, current, differs, errors=problems)
    open_findings, accepted = split_accepted(framework, findings)
    # Reads the frozen document only when there is something to compare.
    old = current.document if current and differs else None
    return Review(
        document,
        current,
        differs,
        errors=Concerns((found for found in open_findings if found.blocks), framework),
        warnings=Concerns((found for found in open_findings if not found.blocks), framework),
        accepted=Concerns(accepted, framework),
        changes=changes_between(old, document) if old else (),
        departures=departures(old, document, timezone.localdate()),
    )


def _current() -> FrameworkVersion | None:
    try:
        return current_version()
    except NothingPublished:
        return None


def _problem(problem: str, document: Mapping[str, Any]) -> Concern:
    """A problem of the document, as something that HR can find in the admin."""
    text = translate_sentence(problem)
    place = ITEM_PATH.match(text)
    if not place:
        return Concern(text, "", ())
    kind, item = place[1], document[place[1]][int(place[2])]
    rest = text[place.end() :].removeprefix(f" {shown(item['name'])}").lstrip(" .:")
    return Concern(
        _("“{name}”: {problem}").format(name=item["name"], problem=rest),
        _("Open it, correct it and save it."),
        (Subject(kind, item["code"], item["name"]),),
    )


def _concern(found: Finding, framework: Framework) -> Concern:
    return Concern(
        translate_sentence(found.message),
        translate_sentence(found.remedy),
        tuple(_subjects(found, framework)),
        found.code,
    )


@lru_cache(maxsize=1)
def _checked(text: bytes) -> tuple[Framework, tuple[Finding, ...]]:
    """The framework of a canonical document, and what the check finds in it.

    Kept for the last draft, so that the further pages of its findings come at once.
    """
    framework = Framework.from_document(json.loads(text))
    return framework, check_framework(framework)


def kind_of_subject(finding: str, index: int) -> str:
    """The list of the document that holds the subject ``index`` of a kind of finding."""
    kinds = SUBJECTS.get(finding, ("roles",))
    return kinds[min(index, len(kinds) - 1)]


def _subjects(found: Finding, framework: Framework) -> Iterator[Subject]:
    for index, code in enumerate(found.subjects):
        kind = kind_of_subject(found.code, index)
        item = getattr(framework, kind).get(code)
        if item is not None:
            yield Subject(kind, code, item.name)
