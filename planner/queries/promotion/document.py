"""The document of a promotion case: everything that is sealed, as plain JSON.

Nothing in it refers to a row: what was sealed can be read and checked when the framework, the
people and the evidence behind it have changed. Days are ISO dates, levels 0 to 4. Its words are
in the language of the one who submits it, for good: they are sealed too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.engine import Framework, Light, Term, lights, readiness, standing
from planner.engine.standing.milestones import has_milestone, milestone_expires_on
from planner.models import Evidence, MilestoneRecord, PromotionCase
from planner.queries.common.language import said
from planner.queries.framework.published import framework_of
from planner.queries.goals.goal import seats_at
from planner.queries.people.planning_context import Me
from planner.queries.progress.levels import statement

FORMAT = "careerpath-promotion-case/1"
ROWS_PER_SKILL = 3  # of confirmations, and of the rest; the number of all is said

Document = dict[str, Any]


@dataclass(slots=True)
class Shown:
    """What was said of one skill, newest first, and how much more there is."""

    rows: list[Evidence] = field(default_factory=list)
    more: int = 0


def case_document(case: PromotionCase, me: Me, sealed_at: datetime | None = None) -> Document:
    """The case as it is at ``me.at``, by the version of the case. Seven SQL queries.

    ``case`` comes with its version; ``me`` is its owner. A draft is not sealed yet.
    """
    framework = framework_of(case.version)
    role = framework.roles[case.role_id]
    measured = readiness(framework, me.person, role.code, me.at)
    return {
        "format": FORMAT,
        "case": case.pk,
        "submission": case.seals.count() + 1,
        "day": me.at.isoformat(),
        "sealed_at": sealed_at.isoformat() if sealed_at else None,
        "person": _person(me),
        "role": {
            "code": role.code,
            "name": role.name,
            "track": framework.tracks[role.track].name,
            "level": role.level,
        },
        "framework": {"version": case.version.number, "sha256": case.version.sha256},
        "readiness": {
            "confirmed": measured.confirmed_percent,
            "held": measured.held_percent,
            "confirmed_points": measured.confirmed_points,
            "held_points": measured.held_points,
            "out_of": measured.out_of,
            "ready_at": framework.ready_at,
        },
        "lights": _lights(framework, me, role.code),
        "requirements": _requirements(framework, me, measured.terms),
        "milestones": _milestones(framework, me, role.milestones),
        "statement": case.statement,
    }


def _person(me: Me) -> Document:
    employee, role = me.employee, me.framework.roles[me.person.role]
    return {
        "name": employee.name,
        "number": employee.number,
        "team": employee.team.name if employee.team else "",
        "manager": employee.manager.name if employee.manager else "",
        "role": role.name,
        "role_since": me.person.role_since.isoformat(),
    }


def _lights(framework: Framework, me: Me, role: str) -> list[Document]:
    """One SQL query, for the openings."""
    found = lights(framework, me.person, role, me.at, seats_at(me.at))
    return [
        _light(_("Ready"), found.ready),
        _light(_("Eligible"), found.eligible),
        _light(_("Free seat"), found.seat),
    ]


def _light(name: str, light: Light) -> Document:
    return {
        "name": name,
        "on": light.on,
        "reasons": [said(reason) for reason in light.reasons],
        "from": _day(light.from_date),
    }


def _requirements(framework: Framework, me: Me, terms: Sequence[Term]) -> list[Document]:
    """Two SQL queries, however much evidence there is."""
    held = standing(framework, me.person, me.at)
    said = _evidence(me, [term.skill for term in terms])
    return [
        {
            "skill": framework.skills[term.skill].name,
            "code": term.skill,
            "statement": statement(framework, term.skill, term.needed),
            "needed": term.needed,
            "essential": term.essential,
            "weight": term.weight,
            "held": term.held,
            "confirmed": term.confirmed,
            "confirmed_on": _day(held[term.skill].confirmed_on),
            "points": [term.confirmed_points, term.held_points, term.out_of],
            "confirmations": [_said(row) for row in said[term.skill, True].rows],
            "evidence": [_said(row) for row in said[term.skill, False].rows],
            "more": said[term.skill, True].more + said[term.skill, False].more,
        }
        for term in terms
    ]


def _evidence(me: Me, skills: Iterable[str]) -> Mapping[tuple[str, bool], Shown]:
    """(Skill code, whether it confirms) -> the newest rows up to ``me.at``. Two SQL queries."""
    said = {(skill, confirms): Shown() for skill in skills for confirms in (True, False)}
    whose = [F("skill"), F("confirms")]
    newest_first = ["-happened_on", "-pk"]
    rows: Any = (  # annotated with place and total
        Evidence.objects.of(me.employee)
        .filter(skill__in={skill for skill, _ in said}, happened_on__lte=me.at)
        .annotate(
            place=Window(RowNumber(), partition_by=whose, order_by=newest_first),
            total=Window(Count("pk"), partition_by=whose),
        )
        .filter(place__lte=ROWS_PER_SKILL)
        .select_related("author")
        .prefetch_related("files")
        .order_by("place")
    )
    for row in rows:
        shown = said[row.skill_id, row.confirms]
        shown.rows.append(row)
        shown.more = row.total - len(shown.rows)
    return said


def _said(row: Evidence) -> Document:
    return {
        "by": row.author.name,
        "own": row.author_id == row.employee_id,
        "on": row.happened_on.isoformat(),
        "kind": row.get_kind_display(),
        "level": row.level,
        "text": row.text,
        "link": row.link,
        "files": [{"name": file.name, "sha256": file.sha256} for file in row.files.all()],
    }


def _milestones(framework: Framework, me: Me, codes: Iterable[str]) -> list[Document]:
    """One SQL query."""
    records = MilestoneRecord.objects.of(me.employee).select_related("decided_by")
    confirmed = {
        row.milestone_id: row
        for row in records.filter(state=MilestoneRecord.State.CONFIRMED).order_by(
            "achieved_on", "pk"
        )
    }
    return [_milestone(framework, me, code, confirmed.get(code)) for code in codes]


def _milestone(framework: Framework, me: Me, code: str, record: MilestoneRecord | None) -> Document:
    decided = record.decided_at if record else None
    return {
        "name": framework.milestones[code].name,
        "counts": has_milestone(framework, me.person, code, me.at),
        "achieved_on": _day(record.achieved_on if record else None),
        "until": _day(milestone_expires_on(framework, me.person, code) if record else None),
        "by": _confirmer(me, record),
        "decided_on": _day(timezone.localdate(decided) if decided else None),
    }


def _confirmer(me: Me, record: MilestoneRecord | None) -> str:
    if record is None:
        return ""
    return record.decided_by.name if record.decided_by else me.employee.name


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
