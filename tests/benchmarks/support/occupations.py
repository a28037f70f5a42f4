"""Occupations that experts have compared, as framework documents. The data is given from outside.

A folder holds ``rome_v347`` (the French ROME job cards with their *Proche* and *Evolution* moves)
and ``onet_29_3`` (the US O*NET database with its related occupations), each as published, plain
or compressed with gzip.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.engine.values.framework import FORMAT

Answers = Mapping[str, frozenset[str]]
LONGEST_LINE = 500
KNOWLEDGE = "1"
PRIMARY = 10
"""The first so many related occupations of O*NET are the most related ones; all are twenty."""


@dataclass(frozen=True, slots=True)
class Occupations:
    """A framework document without moves, and what experts say: name -> role -> roles."""

    document: dict[str, Any]
    answers: Mapping[str, Answers]


def rome(folder: Path) -> Occupations:
    """Job cards, their knowledge at one level, and a track for each of the fourteen fields."""
    texts = defaultdict(list)
    for row in _rows(folder, "unix_texte_v[0-9]*.csv*"):
        if row["libelle_type_texte"] == "definition":
            texts[row["code_rome"]].append(_unquoted(row["libelle_texte"]))
    asked = defaultdict(dict)
    for row in _rows(folder, "unix_liens_rome_referentiels_v[0-9]*.csv*"):
        if row["code_type_referentiel"] == KNOWLEDGE:
            asked[row["code_rome"]][row["code_ogr"]] = 1
    roles = [
        _role(code, _unquoted(row["libelle_rome"]), code[:1], asked[code], " ".join(texts[code]))
        for row in _rows(folder, "unix_referentiel_code_rome_v[0-9]*.csv*")
        for code in [row["code_rome"]]
    ]
    names = {
        row["code_ogr"]: _unquoted(row["libelle_competence"])
        for row in _rows(folder, "unix_referentiel_competence_v[0-9]*.csv*")
    }
    moves = [
        (row["libelle_type_mobilite"], row["code_rome"], row["code_rome_cible"])
        for row in _rows(folder, "unix_rubrique_mobilite_v[0-9]*.csv*")
    ]
    return Occupations(_document(roles, names, levels=1), _answers(roles, moves))


def onet(folder: Path) -> Occupations:
    """Rated occupations: skills and knowledge at seven levels, tasks, and the major group."""
    asked, names = defaultdict(dict), {}
    for row in (*_rows(folder, "Skills.tsv*"), *_rows(folder, "Knowledge.tsv*")):
        if row["Scale ID"] == "LV":
            names[row["Element ID"]] = row["Element Name"]
            asked[row["O*NET-SOC Code"]][row["Element ID"]] = round(float(row["Data Value"]))
    tasks = defaultdict(list)
    for row in _rows(folder, "Task_Statements.tsv*"):
        tasks[row["O*NET-SOC Code"]].append(row["Task"][:LONGEST_LINE])
    roles = [
        _role(code, row["Title"], code[:2], asked[code], row["Description"], tasks[code])
        for row in _rows(folder, "Occupation_Data.tsv*")
        for code in [row["O*NET-SOC Code"]]
        if code in asked
    ]
    related = [
        (tier, row["O*NET-SOC Code"], row["Related O*NET-SOC Code"])
        for row in _rows(folder, "Related_Occupations.tsv*")
        for tier in ("all", "primary")
        if tier == "all" or int(row["Index"]) <= PRIMARY
    ]
    return Occupations(_document(roles, names, levels=7), _answers(roles, related))


def _rows(folder: Path, pattern: str) -> Iterator[dict[str, str]]:
    """The rows of the one file of that name; tab-delimited files have no quotes."""
    (path,) = folder.glob(pattern)
    reader = gzip.open if path.suffix == ".gz" else open
    is_quoted = ".csv" in path.suffixes
    with reader(path, "rt", encoding="utf-8-sig", newline="") as file:
        if is_quoted:
            yield from csv.DictReader(file)
        else:
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _unquoted(text: str) -> str:
    return text.replace("''", "'")


def _code(text: str) -> str:
    return text.lower().replace(".", "-")


def _role(
    code: str,
    name: str,
    track: str,
    asked: Mapping[str, int],
    summary: str,
    tasks: Iterable[str] = (),
) -> dict[str, Any]:
    return {
        "code": _code(code),
        "name": name,
        "track": _code(track),
        "level": 1,
        "summary": summary,
        "responsibilities": list(tasks),
        "leads_people": False,
        "requires": [
            {"skill": _code(skill), "level": level, "weight": 1, "essential": False}
            for skill, level in asked.items()
            if level
        ],
    }


def _document(
    roles: Iterable[Mapping[str, Any]], names: Mapping[str, str], levels: int
) -> dict[str, Any]:
    used = {line["skill"] for role in roles for line in role["requires"]}
    tracks = sorted({role["track"] for role in roles})
    return {
        "format": FORMAT,
        "name": "Occupations",
        "description": "",
        "level_names": [f"level {level}" for level in range(levels + 1)],
        "ready_at": 80,
        "tracks": [{"code": code, "name": code, "colour": "blue"} for code in tracks],
        "skills": [
            _skill(_code(code), name, levels) for code, name in names.items() if _code(code) in used
        ],
        "milestones": [],
        "roles": list(roles),
        "moves": [],
        "accepted": [],
        "activities": [],
    }


def _skill(code: str, name: str, levels: int) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "category": "All",
        "statements": [None] * levels,
        "hours": [None] * levels,
        "fades_after_months": None,
    }


def _answers(
    roles: Iterable[Mapping[str, Any]], pairs: Iterable[tuple[str, str, str]]
) -> dict[str, Answers]:
    """The pairs between two known roles, by their name and their source."""
    known = {role["code"] for role in roles}
    found = defaultdict(lambda: defaultdict(set))
    for name, source, target in ((name, _code(a), _code(b)) for name, a, b in pairs):
        if source != target and {source, target} <= known:
            found[name][source].add(target)
    return {
        name: {source: frozenset(targets) for source, targets in answers.items()}
        for name, answers in found.items()
    }
