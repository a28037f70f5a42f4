"""What is different between two framework documents, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from planner.models.framework.roles import MoveKind
from planner.queries.common.language import list_in_language
from planner.queries.framework.draft import SETTINGS, identity_of

Entry: TypeAlias = Mapping[str, Any]
Names: TypeAlias = Mapping[str, str]

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
VERBS = {
    ADDED: pgettext_lazy("what became of something in the framework", "added"),
    REMOVED: pgettext_lazy("what became of something in the framework", "removed"),
    CHANGED: pgettext_lazy("what became of something in the framework", "changed"),
}
LISTS = {
    "tracks": (_("track"), _("of the track list")),
    "roles": (_("role"), _("of the role list")),
    "moves": (_("move"), _("of the move list")),
    "skills": (_("skill"), _("of the skill list")),
    "milestones": (_("milestone"), _("of the milestone list")),
    "activities": (_("activity"), _("of the activity list")),
    "accepted": (_("accepted finding"), _("of the accepted finding list")),
}
LABELS = {
    "after": _("prerequisites"),
    "aliases": _("other names"),
    "category": _("category"),
    "colour": _("colour"),
    "confirmed_by": _("who confirms"),
    "description": _("description"),
    "effects": _("effects"),
    "external": _("occupation codes"),
    "fades_after_months": _("months until it fades"),
    "grows": _("what the role teaches"),
    "hours": _("hours"),
    "key": _("key role"),
    "kind": _("kind"),
    "leads_people": _("leads people"),
    "level": _("level"),
    "level_names": _("names of the levels"),
    "milestone": _("milestone"),
    "milestones": _("milestones"),
    "min_months": _("least months"),
    "name": _("name"),
    "pay_band": _("pay band"),
    "ready_at": _("ready at (percent)"),
    "reason": _("reason"),
    "requires": _("requirements"),
    "responsibilities": _("responsibilities"),
    "statements": _("statements"),
    "summary": _("summary"),
    "track": _("track"),
    "typical_months": _("typical months"),
    "url": _("link"),
    "valid_months": _("months of validity"),
    "was": _("former codes"),
}
LONGEST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was added, removed or changed; ``details`` say what about it.

    ``verb`` is one of the three words that a style sheet knows; the rest is for people.
    """

    verb: str
    kind: str
    name: str
    details: tuple[str, ...] = ()

    @property
    def spoken_verb(self) -> str:
        return str(VERBS[self.verb])


def changes_between(old: Entry, new: Entry) -> tuple[Change, ...]:
    """What leads from one valid document to another: settings first, then list by list."""
    names = {**_names(old), **_names(new)}
    settings = [{key: document[key] for key in SETTINGS} for document in (old, new)]
    details = tuple(_details(settings[0], settings[1], names))
    kind = gettext("framework settings")
    found = [Change(CHANGED, kind, new["name"], details)] if details else []
    for key in LISTS:
        found += _list(key, _by_identity(key, old), _by_identity(key, new), names)
    return tuple(found)


def _names(document: Entry) -> dict[str, str]:
    """Code -> name, of everything that is pointed at."""
    lists = (document[key] for key in ("tracks", "skills", "milestones", "roles", "activities"))
    return {item["code"]: item["name"] for items in lists for item in items}


def _by_identity(key: str, document: Entry) -> dict[str, Entry]:
    return {identity_of(key, entry): entry for entry in document.get(key) or ()}


def _list(
    key: str, old: Mapping[str, Entry], new: Mapping[str, Entry], names: Names
) -> Iterator[Change]:
    kind, order = map(str, LISTS[key])
    for own, entry in new.items():
        if own not in old:
            yield Change(ADDED, kind, _name(entry, names))
        elif details := tuple(_details(old[own], entry, names)):
            yield Change(CHANGED, kind, _name(entry, names), details)
    for own in old:
        if own not in new:
            yield Change(REMOVED, kind, _name(old[own], names))
    if [own for own in old if own in new] != [own for own in new if own in old]:
        yield Change(CHANGED, gettext("order"), order)


def _name(entry: Entry, names: Names) -> str:
    if "from" in entry:
        kind = MoveKind(entry["kind"]).label.lower()
        return f"{names[entry['from']]} → {names[entry['to']]} ({kind})"
    if "subjects" in entry:
        return f"{entry['code']}: {list_in_language(entry['subjects'])}"
    return str(entry["name"])


def _details(old: Entry, new: Entry, names: Names) -> Iterator[str]:
    for key in dict.fromkeys((*new, *old)):
        before, value = old.get(key), new.get(key)
        if (before or None) == (value or None):
            continue
        label = str(LABELS.get(key, key))
        if isinstance(value, list) or isinstance(before, list):
            yield _about_list(label, before or [], value or [], names)
        elif _is_short(before) and _is_short(value):
            yield f"{label}: {_shown(before, names)} → {_shown(value, names)}"
        else:
            yield label


def _about_list(label: str, old: list[Any], new: list[Any], names: Names) -> str:
    """The label with what is concerned, if that has names of its own."""
    differing = [entry for entry in (*old, *new) if (entry in old) != (entry in new)]
    if not differing:
        return gettext("order of {label}").format(label=label)
    codes = [code for entry in differing for code in _codes(entry)]
    named = dict.fromkeys(names[code] for code in codes if code in names)
    return f"{label}: {list_in_language(named)}" if named else label


def _codes(entry: Any) -> Iterable[Any]:
    """What an entry of a list is about: of a choice of milestones, each."""
    if isinstance(entry, Mapping):
        return [entry["skill"]]
    return entry if isinstance(entry, list) else [entry]


def _is_short(value: Any) -> bool:
    return not isinstance(value, Mapping | list) and len(str(value)) <= LONGEST_QUOTED


def _shown(value: Any, names: Names) -> str:
    if value is None or value == "":
        return gettext("none")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return f"“{names.get(value, value)}”" if isinstance(value, str) else str(value)
