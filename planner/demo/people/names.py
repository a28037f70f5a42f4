"""Invented names: two lists, combined in a seeded order, and a few whole names."""

from __future__ import annotations

import json
from itertools import cycle
from typing import Any

from django.conf import settings
from django.utils.text import slugify

from planner.demo.people.life import dice

DOMAIN = "careerpath.example"
WHOLE_EVERY = 16  # one whole name (long, or in another script) among so many


def read_fixture(name: str) -> Any:
    """The parsed content of a file in ``fixtures/``."""
    return json.loads((settings.BASE_DIR / "fixtures" / name).read_text("utf-8"))


def invented_names(count: int, seed: int) -> list[str]:
    """``count`` different names; nobody shares a family name."""
    lists = read_fixture("demo_names.json")
    chance = dice(seed, "names")
    families = chance.sample(lists["family"], len(lists["family"]))
    givens = cycle(chance.sample(lists["given"], len(lists["given"])))
    mixed = [f"{given} {family}" for family, given in zip(families, givens, strict=False)]
    for place, whole in enumerate(lists["whole"], start=1):
        mixed.insert(place * WHOLE_EVERY, whole)
    return mixed[:count]


def address_of(name: str, number: str) -> str:
    """An e-mail address in a domain that cannot exist; by number if the name has no letters a-z."""
    local = slugify(name).replace("-", ".") or number.lower()
    return f"{local}@{DOMAIN}"
