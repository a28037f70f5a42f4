"""From a framework document (docs/framework-format.md) to a ``Framework``.

The format is stated once, below, as a table of checks; only a document without any problem
is built, so that building can be plain. How long a text may be is left to those who store it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from planner.engine.values import framework as fw
from planner.engine.values.errors import FrameworkInvalid
from planner.engine.values.schema import (
    both,
    different,
    distinct,
    list_of,
    optional,
    ordered,
    record,
    texts_by_name,
)
from planner.engine.values.schema_values import (
    CODE,
    CURRENCY,
    WEB_ADDRESS,
    Codes,
    flag,
    hours,
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

LISTS = ("tracks", "skills", "milestones", "roles", "activities")
LEARNABLE_LEVELS = fw.LEVEL_MAX - fw.LEVEL_MIN
MOST_MONTHS = 1_200  # a century: beyond it lies a slip of the keyboard
MOST_HOURS = 100_000
MOST_PAY = 10**12
MOST_RANK = 1_000
PERCENT = 100

code = matching(CODE, _("a code of lower-case words with dashes"))
currency = matching(CURRENCY, _("a currency code of three capital letters"))
web_address = matching(WEB_ADDRESS, _("a web address that begins with http:// or https://"))
name, note = text(), text(empty=True)
level = whole(fw.LEVEL_MIN, fw.LEVEL_MAX)
months, months_from_one = whole(0, MOST_MONTHS), whole(1, MOST_MONTHS)
effort = hours(MOST_HOURS)
skill, track = reference(_("skill"), "skills"), reference(_("track"), "tracks")
role, activity = reference(_("role"), "roles"), reference(_("activity"), "activities")
milestone = reference(_("milestone"), "milestones")


def url(value: Any, path: str, codes: Codes) -> Iterator[Sentence]:
    """Nothing, or a web address: a link of a page must not run a script."""
    if value != "":
        yield from web_address(value, path, codes)


def not_after_itself(value: Any, path: str, _codes: Codes) -> Iterator[Sentence]:
    """An activity cannot wait for itself. Longer cycles are found by ``check_framework``."""
    after = value.get("after") if isinstance(value, Mapping) else None
    for index, before in enumerate(after if isinstance(after, list | tuple) else ()):
        if isinstance(before, str) and before == value.get("code"):
            wrong = _("{activity} waits for itself", activity=shown(before))
            yield problem(f"{path}.after[{index}]", wrong)


TRACK = record({"code": code, "name": name, "colour": note})
SKILL = record(
    {
        "code": code,
        "name": name,
        "category": note,
        "statements": list_of(name, length=LEARNABLE_LEVELS),
        "hours": list_of(effort, length=LEARNABLE_LEVELS),
    },
    {"fades_after_months": optional(months_from_one)},
)
MILESTONE = record(
    {"code": code, "name": name, "confirmed_by": one_of(*fw.CONFIRMERS)},
    {"valid_months": optional(months_from_one)},
)
REQUIREMENT = record(
    {
        "skill": skill,
        "level": level,
        "weight": whole(fw.WEIGHT_MIN, fw.WEIGHT_MAX),
        "essential": flag,
    }
)
GROWTH = record({"skill": skill, "level": level, "after_months": months_from_one})
PAY_BAND = both(
    record({"from": whole(0, MOST_PAY), "to": whole(0, MOST_PAY), "currency": currency}),
    ordered("from", "to", strictly=False),
)
ROLE = record(
    {
        "code": code,
        "name": name,
        "track": track,
        "level": whole(0, MOST_RANK),
        "responsibilities": list_of(name),
        "leads_people": flag,
        "requires": both(list_of(REQUIREMENT), distinct(_("a requirement of"), "skill")),
    },
    {
        "summary": note,
        "pay_band": optional(PAY_BAND),
        "external": optional(texts_by_name),
        "milestones": both(list_of(milestone), distinct(_("milestone"))),
        "grows": both(list_of(GROWTH), distinct(_("growth"), "skill", "level", "after_months")),
    },
)
MOVE = both(
    record(
        {
            "from": role,
            "to": role,
            "kind": one_of(*fw.MOVE_KINDS),
            "min_months": months,
            "typical_months": months,
        }
    ),
    different("from", "to", _("leads back to the role where it begins")),
)
ACCEPTED = record({"code": code, "subjects": list_of(code), "reason": name})
EFFECT = both(
    record({"skill": skill, "from": level, "to": level}), ordered("from", "to", strictly=True)
)
ACTIVITY = both(
    record(
        {
            "code": code,
            "name": name,
            "kind": one_of(*fw.ACTIVITY_KINDS),
            "hours": effort,
            "after": both(list_of(activity), distinct(_("activity"))),
            "effects": both(list_of(EFFECT), distinct(_("effect"), "skill", "from", "to")),
        },
        {"url": url, "summary": note, "milestone": optional(milestone)},
    ),
    not_after_itself,
)
DOCUMENT = record(
    {
        "format": one_of(fw.FORMAT),
        "name": name,
        "description": note,
        "level_names": list_of(name, length=fw.LEVEL_MAX + 1),
        "ready_at": whole(0, PERCENT),
        "tracks": both(list_of(TRACK), distinct(_("code"), "code")),
        "skills": both(list_of(SKILL), distinct(_("code"), "code")),
        "milestones": both(list_of(MILESTONE), distinct(_("code"), "code")),
        "roles": both(list_of(ROLE), distinct(_("code"), "code")),
        "moves": both(list_of(MOVE), distinct(_("move"), "from", "to", "kind", "min_months")),
        "activities": both(list_of(ACTIVITY), distinct(_("code"), "code")),
    },
    {"accepted": optional(list_of(ACCEPTED))},
)


def parse(document: Any) -> fw.Framework:
    """Build a framework from a parsed JSON document.

    Raises ``FrameworkInvalid`` with all problems, and nothing else, whatever comes in.
    """
    if problems := tuple(DOCUMENT(document, "", _codes(document))):
        raise FrameworkInvalid(problems)
    return _framework(document)


def _codes(document: Any) -> dict[str, dict[str, None]]:
    """List name -> the codes it defines in order, as far as they can be read."""
    content = document if isinstance(document, Mapping) else {}
    return {kind: dict.fromkeys(_codes_of(content.get(kind))) for kind in LISTS}


def _codes_of(items: Any) -> Iterator[str]:
    for item in items if isinstance(items, list | tuple) else ():
        found = item.get("code") if isinstance(item, Mapping) else None
        if isinstance(found, str):
            yield found


Item = TypeVar("Item")


def _by_code(items: Sequence[Any], build: Callable[[Any], Item]) -> Mapping[str, Item]:
    return MappingProxyType({item["code"]: build(item) for item in items})


def _framework(document: Any) -> fw.Framework:
    return fw.Framework(
        name=document["name"],
        description=document["description"],
        level_names=tuple(document["level_names"]),
        ready_at=document["ready_at"],
        tracks=_by_code(document["tracks"], lambda item: fw.Track(**item)),
        skills=_by_code(document["skills"], _skill),
        milestones=_by_code(document["milestones"], lambda item: fw.Milestone(**item)),
        roles=_by_code(document["roles"], _role),
        moves=tuple(_move(item) for item in document["moves"]),
        activities=_by_code(document["activities"], _activity),
        accepted=tuple(_accepted(item) for item in document.get("accepted") or ()),
    )


def _minutes(value: float) -> int:
    return int(value * fw.MINUTES_PER_HOUR)


def _skill(item: Any) -> fw.Skill:
    return fw.Skill(
        code=item["code"],
        name=item["name"],
        category=item["category"],
        statements=tuple(item["statements"]),
        minutes=tuple(_minutes(step) for step in item["hours"]),
        fades_after_months=item.get("fades_after_months"),
    )


def _pay_band(item: Any) -> fw.PayBand | None:
    return fw.PayBand(item["from"], item["to"], item["currency"]) if item else None


def _role(item: Any) -> fw.Role:
    return fw.Role(
        code=item["code"],
        name=item["name"],
        track=item["track"],
        level=item["level"],
        summary=item.get("summary", ""),
        responsibilities=tuple(item["responsibilities"]),
        leads_people=item["leads_people"],
        pay_band=_pay_band(item.get("pay_band")),
        external=MappingProxyType(dict(item.get("external") or {})),
        requires=tuple(fw.Requirement(**line) for line in item["requires"]),
        milestones=tuple(item.get("milestones", ())),
        grows=tuple(fw.Growth(**line) for line in item.get("grows", ())),
    )


def _move(item: Any) -> fw.Move:
    return fw.Move(
        source=item["from"],
        target=item["to"],
        kind=item["kind"],
        min_months=item["min_months"],
        typical_months=item["typical_months"],
    )


def _effect(item: Any) -> fw.Effect:
    return fw.Effect(item["skill"], item["from"], item["to"])


def _activity(item: Any) -> fw.Activity:
    return fw.Activity(
        code=item["code"],
        name=item["name"],
        kind=item["kind"],
        minutes=_minutes(item["hours"]),
        url=item.get("url", ""),
        summary=item.get("summary", ""),
        after=tuple(item["after"]),
        effects=tuple(_effect(line) for line in item["effects"]),
        milestone=item.get("milestone"),
    )


def _accepted(item: Any) -> fw.Accepted:
    return fw.Accepted(item["code"], tuple(item["subjects"]), item["reason"])
