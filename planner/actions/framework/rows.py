"""A framework document as the rows of the draft tables, not saved yet.

``rows_of`` takes a valid document (``Framework.from_document`` has accepted it). What the tables
ask for beyond that, such as a colour that the style sheets know, is reported by ``problems_of``;
``readable_rows`` are those of a document that may have other problems as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.db.models import Model

from planner import models as m
from planner.engine.values.framework import choices_of
from planner.engine.values.schema import below, entry_path
from planner.queries.framework.draft import SETTINGS

Entry: TypeAlias = Mapping[str, Any]
# What comes of reading an entry that is not shaped as it should be.
UNREADABLE = (ArithmeticError, AttributeError, IndexError, KeyError, TypeError, ValueError)
ROLE_NAMES = {
    "pay_from": "pay_band.from",
    "pay_to": "pay_band.to",
    "pay_currency": "pay_band.currency",
}
EFFECT_NAMES = {"from_level": "from", "to_level": "to"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as it should be, and its place in the document.

    ``names`` says how the document calls a column, where that differs.
    """

    row: Model
    path: str
    names: Mapping[str, str] = field(default_factory=dict)


def rows_of(document: Entry) -> Iterator[Wanted]:
    """All rows that the document stands for, in its order."""
    yield Wanted(m.CareerFramework(pk=1, **{name: document[name] for name in SETTINGS}), "")
    for name, build in BUILDERS.items():
        for index, entry in enumerate(document[name]):
            yield from build(entry, entry_path(name, index, entry))


def accepted_of(document: Entry) -> list[Wanted]:
    """The accepted findings. They have no key of their own: they are replaced as a whole."""
    return [
        wanted
        for index, entry in enumerate(document.get("accepted") or ())
        for wanted in _accepted(entry, f"accepted[{index}]")
    ]


def readable_rows(document: Any) -> Iterator[Wanted]:
    """The rows of the entries that can be read, whatever the document is."""
    for name, build in {**BUILDERS, "accepted": _accepted}.items():
        entries = document.get(name) if isinstance(document, Mapping) else None
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            with suppress(*UNREADABLE):
                yield from list(build(entry, entry_path(name, index, entry)))


def problems_of(wanted: Wanted) -> Iterator[tuple[str, str]]:
    """What the tables refuse in one row: the path, and what is wrong."""
    fields = wanted.row._meta.concrete_fields
    relations = [column.name for column in fields if column.is_relation]
    try:
        wanted.row.clean_fields(exclude=[*relations, "id", "position"])
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield place(wanted, name), " ".join(messages)


def place(wanted: Wanted, name: str) -> str:
    """The path of a column's value in the document."""
    found = wanted.path
    for part in wanted.names.get(name, name).split("."):
        key, bracket, index = part.partition("[")
        found = f"{below(found, key)}{bracket}{index}"
    return found


def _hours(value: float) -> Decimal:
    return Decimal(str(value))


def _track(entry: Entry, path: str) -> Iterator[Wanted]:
    yield Wanted(m.Track(**entry), path)


def _milestone(entry: Entry, path: str) -> Iterator[Wanted]:
    yield Wanted(m.Milestone(**entry), path)


def _accepted(entry: Entry, path: str) -> Iterator[Wanted]:
    row = m.AcceptedFinding(**{**entry, "subjects": list(entry["subjects"])})
    yield Wanted(row, path)


def _skill(entry: Entry, path: str) -> Iterator[Wanted]:
    own = {"code", "name", "aliases", "was", "category", "fades_after_months"}
    yield Wanted(m.Skill(**{key: entry[key] for key in own & entry.keys()}), path)
    for level, text in enumerate(entry["statements"], start=1):
        said = entry["hours"][level - 1]
        hours = None if said is None else _hours(said)
        names = {"statement": f"statements[{level - 1}]", "hours": f"hours[{level - 1}]"}
        row = m.SkillLevel(skill_id=entry["code"], level=level, statement=text or "", hours=hours)
        yield Wanted(row, path, names)


def _role(entry: Entry, path: str) -> Iterator[Wanted]:
    role = entry["code"]
    yield Wanted(_role_row(entry), path, ROLE_NAMES)
    for index, line in enumerate(entry["requires"]):
        row = m.Requirement(role_id=role, **_with_skill_id(line))
        yield Wanted(row, f"{below(path, 'requires')}[{index}]")
    yield from _gates(entry, path)
    for index, line in enumerate(entry.get("grows", ())):
        growth = m.Growth(role_id=role, **_with_skill_id(line))
        yield Wanted(growth, f"{below(path, 'grows')}[{index}]")


def _gates(entry: Entry, path: str) -> Iterator[Wanted]:
    """The milestones of a role; each list of them is a choice with a number of its own."""
    choice = 0
    for index, wanted in enumerate(entry.get("milestones", ())):
        is_choice = not isinstance(wanted, str)
        choice += is_choice
        for code in choices_of(wanted):
            gate = m.Gate(
                role_id=entry["code"], milestone_id=code, choice=choice if is_choice else 0
            )
            yield Wanted(gate, f"{below(path, 'milestones')}[{index}]")


def _with_skill_id(line: Entry) -> dict[str, Any]:
    return {"skill_id" if key == "skill" else key: value for key, value in line.items()}


def _role_row(entry: Entry) -> m.Role:
    band = entry.get("pay_band") or {}
    return m.Role(
        code=entry["code"],
        name=entry["name"],
        track_id=entry["track"],
        level=entry["level"],
        summary=entry.get("summary", ""),
        responsibilities=list(entry["responsibilities"]),
        leads_people=entry["leads_people"],
        pay_from=band.get("from"),
        pay_to=band.get("to"),
        pay_currency=band.get("currency", ""),
        external=dict(entry.get("external") or {}),
        key=entry.get("key", False),
        was=list(entry.get("was", ())),
    )


def _move(entry: Entry, path: str) -> Iterator[Wanted]:
    rest = {key: value for key, value in entry.items() if key not in {"from", "to"}}
    yield Wanted(m.Move(source_id=entry["from"], target_id=entry["to"], **rest), path)


def _activity(entry: Entry, path: str) -> Iterator[Wanted]:
    code = entry["code"]
    yield Wanted(_activity_row(entry), path, {"milestone_id": "milestone"})
    for index, line in enumerate(entry["effects"]):
        row = m.Effect(
            activity_id=code, skill_id=line["skill"], from_level=line["from"], to_level=line["to"]
        )
        yield Wanted(row, f"{below(path, 'effects')}[{index}]", EFFECT_NAMES)
    for index, before in enumerate(entry["after"]):
        wait = m.Activity.after.through(from_activity_id=code, to_activity_id=before)
        yield Wanted(wait, f"{below(path, 'after')}[{index}]")


def _activity_row(entry: Entry) -> m.Activity:
    return m.Activity(
        code=entry["code"],
        name=entry["name"],
        kind=entry["kind"],
        hours=_hours(entry["hours"]),
        url=entry.get("url", ""),
        summary=entry.get("summary", ""),
        milestone_id=entry.get("milestone"),
    )


BUILDERS: Mapping[str, Callable[[Entry, str], Iterator[Wanted]]] = {
    "tracks": _track,
    "skills": _skill,
    "milestones": _milestone,
    "roles": _role,
    "moves": _move,
    "activities": _activity,
}
