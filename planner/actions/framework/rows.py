"""A framework document as the rows of the draft tables, not saved yet.

The document is valid (``Framework.from_document`` has accepted it). What the tables ask for
beyond that, such as the length of a name, is reported by ``problems_of``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from planner import models as m
from planner.models.fields import LEVELS, SKILL_LEVELS
from planner.queries.common.language import list_in_language
from planner.queries.framework.draft import REFERENCES, SETTINGS

Entry: TypeAlias = Mapping[str, Any]
ROLE_NAMES = {
    "pay_from": "pay_band.from",
    "pay_to": "pay_band.to",
    "pay_currency": "pay_band.currency",
    **{name: f"external.{name}" for name in REFERENCES},
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
    for index, entry in enumerate(document["tracks"]):
        yield Wanted(m.Track(**entry), f"tracks[{index}]")
    for index, entry in enumerate(document["skills"]):
        yield from _skill(entry, f"skills[{index}]")
    for index, entry in enumerate(document["milestones"]):
        yield Wanted(m.Milestone(**entry), f"milestones[{index}]")
    for index, entry in enumerate(document["roles"]):
        yield from _role(entry, f"roles[{index}]")
    for index, entry in enumerate(document["moves"]):
        yield Wanted(_move(entry), f"moves[{index}]")
    for index, entry in enumerate(document["activities"]):
        yield from _activity(entry, f"activities[{index}]")


def accepted_of(document: Entry) -> list[Wanted]:
    """The accepted findings. They have no key of their own: they are replaced as a whole."""
    entries = document.get("accepted") or ()
    rows = [
        m.AcceptedFinding(**{**entry, "subjects": list(entry["subjects"])}) for entry in entries
    ]
    return [Wanted(row, f"accepted[{index}]") for index, row in enumerate(rows)]


def problems_of(wanted: Wanted) -> Iterator[str]:
    """What the tables refuse in one row, each with its path."""
    fields = wanted.row._meta.concrete_fields
    relations = [column.name for column in fields if column.is_relation]
    try:
        wanted.row.clean_fields(exclude=[*relations, "id", "position"])
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield f"{place(wanted, name)}: {' '.join(messages)}"


def place(wanted: Wanted, name: str) -> str:
    """The path of a column's value in the document."""
    return ".".join(part for part in (wanted.path, wanted.names.get(name, name)) if part)


def unkept_references(document: Entry) -> Iterator[str]:
    """References to occupation standards for which there is no column."""
    for index, role in enumerate(document["roles"]):
        for name in role.get("external") or ():
            if name not in REFERENCES:
                text = _("{path}: only {kept} are kept")
                yield text.format(
                    path=f"roles[{index}].external.{name}", kept=list_in_language(REFERENCES)
                )


def unkept_additions(document: Entry) -> Iterator[str]:
    """What the format allows, and the draft has no column for."""
    if len(document["level_names"]) != len(LEVELS):
        text = _("level_names: the draft holds {number} levels above level 0")
        yield text.format(number=len(SKILL_LEVELS))
    for index, skill in enumerate(document["skills"]):
        yield from _unkept(skill, f"skills[{index}]", ("aliases", "was"))
        for name in ("statements", "hours"):
            if None in skill[name]:
                text = _("{path}: the draft holds no level without {name}")
                yield text.format(path=f"skills[{index}].{name}", name=name)
    for index, role in enumerate(document["roles"]):
        yield from _unkept(role, f"roles[{index}]", ("key", "was"))
        if not all(isinstance(entry, str) for entry in role.get("milestones", ())):
            text = _("{path}: the draft holds no milestones of which any one is enough")
            yield text.format(path=f"roles[{index}].milestones")


def _unkept(entry: Entry, path: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if entry.get(name):
            yield _("{path}: is not kept by the draft").format(path=f"{path}.{name}")


def _hours(value: float) -> Decimal:
    return Decimal(str(value))


def _skill(entry: Entry, path: str) -> Iterator[Wanted]:
    own = {"code", "name", "category", "fades_after_months"}
    yield Wanted(m.Skill(**{key: entry[key] for key in own & entry.keys()}), path)
    for level, text in enumerate(entry["statements"], start=1):
        hours = _hours(entry["hours"][level - 1])
        names = {"statement": f"statements[{level - 1}]", "hours": f"hours[{level - 1}]"}
        row = m.SkillLevel(skill_id=entry["code"], level=level, statement=text, hours=hours)
        yield Wanted(row, path, names)


def _role(entry: Entry, path: str) -> Iterator[Wanted]:
    role = entry["code"]
    yield Wanted(_role_row(entry), path, ROLE_NAMES)
    for index, line in enumerate(entry["requires"]):
        row = m.Requirement(role_id=role, **_with_skill_id(line))
        yield Wanted(row, f"{path}.requires[{index}]")
    for index, code in enumerate(entry.get("milestones", ())):
        gate = m.Role.milestones.through(role_id=role, milestone_id=code)
        yield Wanted(gate, f"{path}.milestones[{index}]")
    for index, line in enumerate(entry.get("grows", ())):
        yield Wanted(m.Growth(role_id=role, **_with_skill_id(line)), f"{path}.grows[{index}]")


def _with_skill_id(line: Entry) -> dict[str, Any]:
    return {"skill_id" if key == "skill" else key: value for key, value in line.items()}


def _role_row(entry: Entry) -> m.Role:
    band, external = entry.get("pay_band") or {}, entry.get("external") or {}
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
        **{name: external.get(name, "") for name in REFERENCES},
    )


def _move(entry: Entry) -> m.Move:
    rest = {key: value for key, value in entry.items() if key not in {"from", "to"}}
    return m.Move(source_id=entry["from"], target_id=entry["to"], **rest)


def _activity(entry: Entry, path: str) -> Iterator[Wanted]:
    code = entry["code"]
    yield Wanted(_activity_row(entry), path, {"milestone_id": "milestone"})
    for index, line in enumerate(entry["effects"]):
        row = m.Effect(
            activity_id=code, skill_id=line["skill"], from_level=line["from"], to_level=line["to"]
        )
        yield Wanted(row, f"{path}.effects[{index}]", EFFECT_NAMES)
    for index, before in enumerate(entry["after"]):
        wait = m.Activity.after.through(from_activity_id=code, to_activity_id=before)
        yield Wanted(wait, f"{path}.after[{index}]")


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
