"""What is different between two framework documents, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Entry: TypeAlias = Mapping[str, Any]
Names: TypeAlias = Mapping[str, str]

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
SETTINGS = ("name", "description", "level_names", "ready_at")
LISTS = {
    "tracks": "track",
    "roles": "role",
    "moves": "move",
    "skills": "skill",
    "milestones": "milestone",
    "activities": "activity",
    "accepted": "accepted finding",
}
KEYS = {"moves": ("from", "to", "kind"), "accepted": ("code", "subjects")}
LABELS = {
    "after": "prerequisites",
    "confirmed_by": "who confirms",
    "external": "occupation codes",
    "fades_after_months": "months until it fades",
    "grows": "what the role teaches",
    "level_names": "names of the levels",
    "min_months": "least months",
    "ready_at": "ready at (percent)",
    "requires": "requirements",
    "valid_months": "months of validity",
}
LONGEST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was added, removed or changed; ``details`` say what about it."""

    verb: str
    kind: str
    name: str
    details: tuple[str, ...] = ()


def changes_between(old: Entry, new: Entry) -> tuple[Change, ...]:
    """What leads from one valid document to another: settings first, then list by list."""
    names = {**_names(old), **_names(new)}
    settings = [{key: document[key] for key in SETTINGS} for document in (old, new)]
    details = tuple(_details(settings[0], settings[1], names))
    found = [Change(CHANGED, "framework settings", new["name"], details)] if details else []
    for key in LISTS:
        found += _list(key, _by_identity(key, old), _by_identity(key, new), names)
    return tuple(found)


def _names(document: Entry) -> dict[str, str]:
    """Code -> name, of everything that is pointed at."""
    lists = (document[key] for key in ("tracks", "skills", "milestones", "roles", "activities"))
    return {item["code"]: item["name"] for items in lists for item in items}


def _by_identity(key: str, document: Entry) -> dict[str, Entry]:
    own = KEYS.get(key, ("code",))
    return {str([entry[name] for name in own]): entry for entry in document.get(key) or ()}


def _list(
    key: str, old: Mapping[str, Entry], new: Mapping[str, Entry], names: Names
) -> Iterator[Change]:
    kind = LISTS[key]
    for own, entry in new.items():
        if own not in old:
            yield Change(ADDED, kind, _name(entry, names))
        elif details := tuple(_details(old[own], entry, names)):
            yield Change(CHANGED, kind, _name(entry, names), details)
    for own in old:
        if own not in new:
            yield Change(REMOVED, kind, _name(old[own], names))
    if [own for own in old if own in new] != [own for own in new if own in old]:
        yield Change(CHANGED, "order", f"of the {kind} list")


def _name(entry: Entry, names: Names) -> str:
    if "from" in entry:
        return f"{names[entry['from']]} → {names[entry['to']]} ({entry['kind']})"
    if "subjects" in entry:
        return f"{entry['code']}: {', '.join(entry['subjects'])}"
    return str(entry["name"])


def _details(old: Entry, new: Entry, names: Names) -> Iterator[str]:
    for key, value in new.items():
        before = old.get(key)
        if before == value:
            continue
        label = LABELS.get(key, key.replace("_", " "))
        if isinstance(value, list) and isinstance(before, list):
            yield _about_list(label, before, value, names)
        elif _is_short(before) and _is_short(value):
            yield f"{label}: {_shown(before, names)} → {_shown(value, names)}"
        else:
            yield label


def _about_list(label: str, old: list[Any], new: list[Any], names: Names) -> str:
    """The label with what is concerned, if that has names of its own."""
    differing = [entry for entry in (*old, *new) if (entry in old) != (entry in new)]
    codes = [entry["skill"] if isinstance(entry, Mapping) else entry for entry in differing]
    if not codes:
        return f"order of {label}"
    named = dict.fromkeys(names[code] for code in codes if code in names)
    return f"{label}: {', '.join(named)}" if named else label


def _is_short(value: Any) -> bool:
    return not isinstance(value, Mapping | list) and len(str(value)) <= LONGEST_QUOTED


def _shown(value: Any, names: Names) -> str:
    if value is None or value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{names.get(value, value)}”" if isinstance(value, str) else str(value)
