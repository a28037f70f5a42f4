"""What a framework document must look like (docs/framework-format.md).

Both editions of the format are stated once, below, as a table of checks: of shape, of
references and of lengths. The first edition has exactly four levels, says something about each
of them, and does not limit the length of texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.engine.values import items
from planner.engine.values.errors import FrameworkInvalid
from planner.engine.values.schema import (
    below,
    both,
    by_format,
    different,
    distinct,
    entry_path,
    list_of,
    of_length,
    one_per_level,
    optional,
    ordered,
    record,
    texts_by_name,
)
from planner.engine.values.schema_values import (
    CODE,
    CURRENCY,
    WEB_ADDRESS,
    Check,
    Context,
    at_most,
    flag,
    hours,
    level,
    matching,
    one_of,
    problem,
    reference,
    shown,
    text,
    whole,
)
from planner.engine.values.sentences import Sentence
from planner.engine.values.sentences import gettext as _

FIRST_FORMAT = "careerpath-framework/1"
FORMAT = "careerpath-framework/2"
FIRST_LEVELS = 4
LISTS = ("tracks", "skills", "milestones", "roles", "activities")
MOST_MONTHS = 1_200  # a century: beyond it lies a slip of the keyboard
MOST_HOURS = 100_000
MOST_PAY = 10**12
MOST_RANK = 1_000
PERCENT = 100


def limited(length: int, check: Check) -> Check:
    """``check``; in the current format also at most that many characters."""
    return by_format(check, both(check, at_most(length)))


code = limited(120, matching(CODE, _("a code of lower-case words with dashes")))
currency = matching(CURRENCY, _("a currency code of three capital letters"))
web_address = limited(
    2_000, matching(WEB_ADDRESS, _("a web address that begins with http:// or https://"))
)
name, label = limited(200, text()), limited(200, text(empty=True))
statement, responsibility = limited(2_000, text()), limited(500, text())
summary, reason = limited(4_000, text(empty=True)), limited(4_000, text())
months, months_from_one = whole(0, MOST_MONTHS), whole(1, MOST_MONTHS)
effort = hours(MOST_HOURS)
skill, track = reference(_("skill"), "skills"), reference(_("track"), "tracks")
role, activity = reference(_("role"), "roles"), reference(_("activity"), "activities")
milestone = reference(_("milestone"), "milestones")


def url(value: Any, path: str, context: Context) -> Iterator[Sentence]:
    """Empty, or a web address: a link on a page must not run a script."""
    if value != "":
        yield from web_address(value, path, context)


def milestones_to_choose(value: Any, path: str, context: Context) -> Iterator[Sentence]:
    """A milestone, or a list of milestones of which any one is enough."""
    if not isinstance(value, list | tuple):
        yield from milestone(value, path, context)
        return
    if not value:
        yield problem(path, _("must not be empty"))
    yield from both(list_of(milestone), distinct(_("milestone")))(value, path, context)


def not_after_itself(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
    """An activity cannot wait for itself. Longer cycles are found by ``check_framework``."""
    after = value.get("after") if isinstance(value, Mapping) else None
    for index, before in enumerate(after if isinstance(after, list | tuple) else ()):
        if isinstance(before, str) and before == value.get("code"):
            wrong = _("{activity} waits for itself", activity=shown(before))
            yield problem(f"{below(path, 'after')}[{index}]", wrong)


def merged_once(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
    """A merged code must not belong to another item, nor be merged twice."""
    there, into = set(_codes_of(value)), dict[str, Any]()
    for index, item in enumerate(value if isinstance(value, list | tuple) else ()):
        merged = item.get("was") if isinstance(item, Mapping) else None
        for nth, old in enumerate(merged if isinstance(merged, list | tuple) else ()):
            place = f"{below(entry_path(path, index, item), 'was')}[{nth}]"
            if not isinstance(old, str):
                continue
            if old in there:
                yield problem(place, _("is the code of an item that is still there"))
            elif into.setdefault(old, item.get("code")) != item.get("code"):
                yield problem(place, _("{code} was merged into another item", code=shown(old)))


def items_of(item: Check) -> Check:
    """A list of items with codes."""
    return both(list_of(item), distinct(_("code"), "code"))


TRACK = record({"code": code, "name": name, "colour": label})
SKILL = {
    "code": code,
    "name": name,
    "category": label,
    "statements": both(one_per_level, list_of(by_format(statement, optional(statement)))),
    "hours": both(one_per_level, list_of(by_format(effort, optional(effort)))),
}
FADING: Mapping[str, Check] = {"fades_after_months": optional(months_from_one)}
MERGED = both(list_of(code), distinct(_("code")))
NAMES: Mapping[str, Check] = {
    "aliases": both(list_of(name), distinct(_("alias"))),
    "was": MERGED,
}
MILESTONE = record(
    {"code": code, "name": name, "confirmed_by": one_of(*items.CONFIRMERS)},
    {"valid_months": optional(months_from_one)},
)
REQUIREMENT = record(
    {
        "skill": skill,
        "level": level,
        "weight": whole(items.WEIGHT_MIN, items.WEIGHT_MAX),
        "essential": flag,
    }
)
GROWTH = record({"skill": skill, "level": level, "after_months": months_from_one})
PAY_BAND = both(
    record({"from": whole(0, MOST_PAY), "to": whole(0, MOST_PAY), "currency": currency}),
    ordered("from", "to", strictly=False),
)
ROLE = {
    "code": code,
    "name": name,
    "track": track,
    "level": whole(0, MOST_RANK),
    "responsibilities": list_of(responsibility),
    "leads_people": flag,
    "requires": both(list_of(REQUIREMENT), distinct(_("a requirement of"), "skill")),
}
ROLE_DEFAULTS = {
    "summary": summary,
    "pay_band": optional(PAY_BAND),
    "external": optional(texts_by_name(name)),
    "milestones": both(
        list_of(by_format(milestone, milestones_to_choose)), distinct(_("milestone"))
    ),
    "grows": both(list_of(GROWTH), distinct(_("growth"), "skill", "level", "after_months")),
}
MOVE = both(
    record(
        {
            "from": role,
            "to": role,
            "kind": one_of(*items.MOVE_KINDS),
            "min_months": months,
            "typical_months": months,
        }
    ),
    different("from", "to", _("leads back to the role where it begins")),
)
ACCEPTED = record({"code": code, "subjects": list_of(code), "reason": reason})
EFFECT = both(
    record({"skill": skill, "from": level, "to": level}), ordered("from", "to", strictly=True)
)
ACTIVITY = both(
    record(
        {
            "code": code,
            "name": name,
            "kind": one_of(*items.ACTIVITY_KINDS),
            "hours": effort,
            "after": both(list_of(activity), distinct(_("activity"))),
            "effects": both(list_of(EFFECT), distinct(_("effect"), "skill", "from", "to")),
        },
        {"url": url, "summary": summary, "milestone": optional(milestone)},
    ),
    not_after_itself,
)
SKILLS = by_format(
    items_of(record(SKILL, FADING)),
    both(items_of(record(SKILL, {**FADING, **NAMES})), merged_once),
)
ROLES = by_format(
    items_of(record(ROLE, ROLE_DEFAULTS)),
    both(items_of(record(ROLE, {**ROLE_DEFAULTS, "key": flag, "was": MERGED})), merged_once),
)
LEVEL_NAMES = by_format(
    of_length(FIRST_LEVELS + 1, FIRST_LEVELS + 1), of_length(2, items.MOST_LEVELS + 1)
)
DOCUMENT = record(
    {
        "format": one_of(FIRST_FORMAT, FORMAT),
        "name": name,
        "description": summary,
        "level_names": both(LEVEL_NAMES, list_of(name)),
        "ready_at": whole(0, PERCENT),
        "tracks": items_of(TRACK),
        "skills": SKILLS,
        "milestones": items_of(MILESTONE),
        "roles": ROLES,
        "moves": both(list_of(MOVE), distinct(_("move"), "from", "to", "kind", "min_months")),
        "activities": items_of(ACTIVITY),
    },
    {"accepted": optional(list_of(ACCEPTED))},
)


def require_valid(document: Any) -> None:
    """Refuse a document that is not a valid framework.

    Raises ``FrameworkInvalid`` with all problems, and nothing else, whatever the input.
    """
    if problems := tuple(DOCUMENT(document, "", _context_of(document))):
        raise FrameworkInvalid(problems)


def _context_of(document: Any) -> Context:
    content = document if isinstance(document, Mapping) else {}
    is_first = content.get("format") == FIRST_FORMAT
    return Context(
        codes={kind: dict.fromkeys(_codes_of(content.get(kind))) for kind in LISTS},
        levels=FIRST_LEVELS if is_first else _levels(content.get("level_names")),
        is_first_format=is_first,
    )


def _levels(names: Any) -> int | None:
    """The number of levels above 0, if it can be read."""
    count = len(names) - 1 if isinstance(names, list | tuple) else 0
    return count if 1 <= count <= items.MOST_LEVELS else None


def _codes_of(entries: Any) -> Iterator[str]:
    for entry in entries if isinstance(entries, list | tuple) else ():
        found = entry.get("code") if isinstance(entry, Mapping) else None
        if isinstance(found, str):
            yield found
