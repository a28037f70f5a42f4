"""The draft tables as a framework document (docs/framework-format.md).

What is retired is left out, and with it every row that joins it to something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from django.db.models import QuerySet

from planner import models as m
from planner.engine.values.framework import FIRST_FORMAT, FORMAT

Entry: TypeAlias = dict[str, Any]

# What HR says about the framework as a whole.
SETTINGS = ("name", "description", "level_names", "ready_at")
ITEM = ("code", "name")
# What makes an entry itself, where it is not its code.
KEYS = {"moves": ("from", "to", "kind"), "accepted": ("code", "subjects")}


def draft_settings() -> m.CareerFramework:
    """What holds for the whole draft; the defaults as long as nobody has said anything."""
    return m.CareerFramework.objects.first() or m.CareerFramework()


def draft_document() -> Entry:
    """The draft as a framework document, in a stable order."""
    settings = draft_settings()
    return {
        "format": FORMAT,
        **{name: getattr(settings, name) for name in SETTINGS},
        "tracks": list(m.Track.objects.offered().values(*ITEM, "colour")),
        "skills": _skills(settings.levels),
        "milestones": list(
            m.Milestone.objects.offered().values(*ITEM, "confirmed_by", "valid_months")
        ),
        "roles": _roles(),
        "moves": _moves(),
        "accepted": list(m.AcceptedFinding.objects.values("code", "subjects", "reason")),
        "activities": _activities(),
    }


FORMATS = (FIRST_FORMAT, FORMAT)
LISTS = ("tracks", "skills", "milestones", "roles", "activities", "moves", "accepted")


def over_draft(document: Any) -> Any:
    """The draft with what ``document`` adds and changes; nothing of the draft goes.

    ``document`` may leave out everything but its format. Its entries replace those of the draft
    in place, and new ones follow. What is no document, or no list, is left to the check.
    """
    if not isinstance(document, Mapping) or document.get("format") not in FORMATS:
        return document
    draft = draft_document()
    merged = {**draft, **document, "format": FORMAT}
    for name in LISTS:
        if isinstance(merged[name], list):
            merged[name] = list(_over(name, draft[name], merged[name]).values())
    return merged


def _over(name: str, held: list[Entry], wanted: list[Any]) -> dict[Any, Any]:
    """The entries by what makes them themselves; those of ``wanted`` in the place of others."""
    found: dict[Any, Any] = {identity_of(name, entry): entry for entry in held}
    seen = set()
    for index, entry in enumerate(wanted):
        own = identity_of(name, entry) if isinstance(entry, Mapping) else None
        found[index if own in seen else own] = entry
        seen.add(own)
    return found


def identity_of(name: str, entry: Mapping[str, Any]) -> str:
    """What makes an entry of the list ``name`` itself."""
    return str([entry.get(key) for key in KEYS.get(name, ("code",))])


def _hours(value: Decimal | None) -> int | float | None:
    """Whole hours as a whole number: 2, not 2.0."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _by_owner(rows: QuerySet[Any], owner: str, *fields: str, **renamed: str) -> dict[str, Any]:
    """Owner's code -> its rows with ``fields`` and ``renamed`` (new name -> field)."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in rows.values(owner, *fields, *renamed.values()):
        values = {name: row[name] for name in fields}
        found[row[owner]].append(values | {new: row[old] for new, old in renamed.items()})
    return found


def _codes_by_owner(rows: QuerySet[Any], owner: str, code: str) -> Mapping[str, list[str]]:
    """Owner's code -> codes."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in rows.values_list(owner, code):
        found[key].append(value)
    return found


def _skills(highest: int) -> list[Entry]:
    rows = _by_owner(m.SkillLevel.objects.all(), "skill_id", "level", "statement", "hours")
    return [
        {
            "code": skill.code,
            "name": skill.name,
            **_said(aliases=skill.aliases, was=skill.was),
            "category": skill.category,
            **_levels({row["level"]: row for row in rows.get(skill.code, ())}, highest),
            "fades_after_months": skill.fades_after_months,
        }
        for skill in m.Skill.objects.offered()
    ]


def _levels(rows: Mapping[int, Entry], highest: int) -> Entry:
    """Statements and hours of the levels from 1 on; null where nothing is said."""
    found = [rows.get(level, {}) for level in range(1, highest + 1)]
    return {
        "statements": [row.get("statement") or None for row in found],
        "hours": [_hours(row.get("hours")) for row in found],
    }


def _said(**values: Any) -> Entry:
    """What may be left out, where there is something to say."""
    return {name: value for name, value in values.items() if value}


def _pay_band(role: m.Role) -> Entry | None:
    if not role.pay_currency:
        return None
    return {"from": role.pay_from, "to": role.pay_to, "currency": role.pay_currency}


def _role(role: m.Role) -> Entry:
    return {
        "code": role.code,
        "name": role.name,
        "track": role.track_id,
        "level": role.level,
        "summary": role.summary,
        "responsibilities": role.responsibilities,
        "leads_people": role.leads_people,
        "pay_band": _pay_band(role),
        "external": role.external,
        **_said(key=role.key, was=role.was),
    }


def _roles() -> list[Entry]:
    skills = {"skill__retired": False}
    requires = _by_owner(
        m.Requirement.objects.filter(**skills),
        *("role_id", "level", "weight", "essential"),
        skill="skill_id",
    )
    grows = _by_owner(
        m.Growth.objects.filter(**skills), "role_id", "level", "after_months", skill="skill_id"
    )
    gates = _by_owner(
        m.Gate.objects.filter(milestone__retired=False), "role_id", "milestone_id", "choice"
    )
    return [
        {
            **_role(role),
            "requires": requires.get(role.code, []),
            "milestones": _gates(gates.get(role.code, ())),
            "grows": grows.get(role.code, []),
        }
        for role in m.Role.objects.offered()
    ]


def _gates(rows: Iterable[Entry]) -> list[str | list[str]]:
    """The milestones that have to be achieved, then the choices of which one is enough."""
    chosen: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        chosen[row["choice"]].append(row["milestone_id"])
    return [*chosen.pop(0, ()), *chosen.values()]


def _moves() -> list[Entry]:
    moves = m.Move.objects.filter(source__retired=False, target__retired=False)
    fields = ("source_id", "target_id", "kind", "min_months", "typical_months")
    keys = ("from", "to", *fields[2:])
    return [dict(zip(keys, row, strict=True)) for row in moves.values_list(*fields)]


def _activities() -> list[Entry]:
    effects = _by_owner(
        m.Effect.objects.filter(skill__retired=False),
        "activity_id",
        **{"skill": "skill_id", "from": "from_level", "to": "to_level"},
    )
    before = m.Activity.after.through.objects.filter(to_activity__retired=False)
    after = _codes_by_owner(
        before.order_by("to_activity__position", "to_activity"),
        *("from_activity_id", "to_activity_id"),
    )
    return [
        {
            "code": activity.code,
            "name": activity.name,
            "kind": activity.kind,
            "hours": _hours(activity.hours),
            "url": activity.url,
            "summary": activity.summary,
            "after": after.get(activity.code, []),
            "effects": effects.get(activity.code, []),
            "milestone": _offered_milestone(activity),
        }
        for activity in m.Activity.objects.offered().select_related("milestone")
    ]


def _offered_milestone(activity: m.Activity) -> str | None:
    reached = activity.milestone
    return None if reached is None or reached.retired else reached.code
