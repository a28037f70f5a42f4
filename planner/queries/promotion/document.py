"""The document of a promotion case: everything that is sealed, as plain JSON.

Nothing in it refers to a row: what was sealed can be read and checked when the framework, the
people and the evidence behind it have changed. Days are ISO dates, levels 0 to N. Its words are
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

from planner.engine import Framework, Light, Readiness, Term, lights, readiness, standing
from planner.engine.standing.milestones import has_milestone, milestone_expires_on
from planner.models import Evidence, MilestoneRecord, PromotionCase
from planner.queries.common.language import translate_sentence
from planner.queries.framework.published import framework_of
from planner.queries.goals.goal import seats_at
from planner.queries.people.managers import nearest_manager
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.levels import statement

FORMAT = "careerpath-promotion-case/1"
ROWS_PER_SKILL = 3  # of confirmations, and of the rest; the number of all is said

Document = dict[str, Any]


@dataclass(slots=True)
class Shown:
    """What was said of one skill, newest first, and how much more there is."""

    rows: list[Evidence] = field(default_factory=list)
    more: int = 0


def case_document(
    case: PromotionCase, planning: PlanningContext, sealed_at: datetime | None = None
) -> Document:
    """The case as it is at ``planning.at``, by the version of the case.

    ``case`` comes with its version; ``planning`` is its owner. A draft is not sealed yet.
    """
    framework = framework_of(case.version)
    role = framework.roles[case.role_id]
    measured = readiness(framework, planning.person, role.code, planning.at)
    return {
        "format": FORMAT,
        "case": case.pk,
        "submission": case.seals.count() + 1,
        "day": planning.at.isoformat(),
        "sealed_at": sealed_at.isoformat() if sealed_at else None,
        "person": _person(planning),
        "role": {
            "code": role.code,
            "name": role.name,
            "track": framework.tracks[role.track].name,
            "level": role.level,
        },
        "framework": {
            "version": case.version.number,
            "sha256": case.version.sha256,
            "levels": framework.levels,
        },
        "readiness": _readiness(framework, measured),
        "lights": _lights(framework, planning, role.code),
        "requirements": _requirements(framework, planning, measured.terms),
        "milestones": _milestones(framework, planning, role.milestone_codes),
        "statement": case.statement,
    }


def _person(planning: PlanningContext) -> Document:
    employee, role = planning.employee, planning.framework.roles[planning.person.role]
    manager = nearest_manager(employee, planning.at)
    return {
        "name": employee.name,
        "number": employee.number,
        "team": employee.team.name if employee.team else "",
        "manager": manager.name if manager else "",
        "role": role.name,
        "role_since": planning.person.role_since.isoformat(),
    }


def _readiness(framework: Framework, measured: Readiness) -> Document:
    return {
        "confirmed": measured.confirmed_percent,
        "held": measured.held_percent,
        "confirmed_points": measured.confirmed_points,
        "held_points": measured.held_points,
        "out_of": measured.out_of,
        "ready_at": framework.ready_at,
    }


def _lights(framework: Framework, planning: PlanningContext, role: str) -> list[Document]:
    found = lights(framework, planning.person, role, planning.at, seats_at(planning.at))
    return [
        _light(_("Ready"), found.ready),
        _light(_("Eligible"), found.eligible),
        _light(_("Free seat"), found.seat),
    ]


def _light(name: str, light: Light) -> Document:
    return {
        "name": name,
        "on": light.on,
        "reasons": [translate_sentence(reason) for reason in light.reasons],
        "from": _day(light.from_date),
    }


def _requirements(
    framework: Framework, planning: PlanningContext, terms: Sequence[Term]
) -> list[Document]:
    held = standing(framework, planning.person, planning.at)
    translate_sentence = _evidence(planning, [term.skill for term in terms])
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
            "confirmations": [_said(row) for row in translate_sentence[term.skill, True].rows],
            "evidence": [_said(row) for row in translate_sentence[term.skill, False].rows],
            "more": translate_sentence[term.skill, True].more
            + translate_sentence[term.skill, False].more,
        }
        for term in terms
    ]


def _evidence(planning: PlanningContext, skills: Iterable[str]) -> Mapping[tuple[str, bool], Shown]:
    """(Skill code, whether it confirms) -> the newest rows up to ``me.at``."""
    translate_sentence = {
        (skill, confirms): Shown() for skill in skills for confirms in (True, False)
    }
    whose = [F("skill"), F("confirms")]
    newest_first = ["-happened_on", "-pk"]
    rows: Any = (  # annotated with place and total
        Evidence.objects.of(planning.employee)
        .filter(skill__in={skill for skill, _ in translate_sentence}, happened_on__lte=planning.at)
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
        shown = translate_sentence[row.skill_id, row.confirms]
        shown.rows.append(row)
        shown.more = row.total - len(shown.rows)
    return translate_sentence


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


def _milestones(
    framework: Framework, planning: PlanningContext, codes: Iterable[str]
) -> list[Document]:
    records = MilestoneRecord.objects.of(planning.employee).select_related("decided_by")
    confirmed = {
        row.milestone_id: row
        for row in records.filter(state=MilestoneRecord.State.CONFIRMED).order_by(
            "achieved_on", "pk"
        )
    }
    return [_milestone(framework, planning, code, confirmed.get(code)) for code in codes]


def _milestone(
    framework: Framework, planning: PlanningContext, code: str, record: MilestoneRecord | None
) -> Document:
    decided = record.decided_at if record else None
    return {
        "name": framework.milestones[code].name,
        "counts": has_milestone(framework, planning.person, code, planning.at),
        "achieved_on": _day(record.achieved_on if record else None),
        "until": _day(milestone_expires_on(framework, planning.person, code) if record else None),
        "by": _confirmer(planning, record),
        "decided_on": _day(timezone.localdate(decided) if decided else None),
    }


def _confirmer(planning: PlanningContext, record: MilestoneRecord | None) -> str:
    if record is None:
        return ""
    return record.decided_by.name if record.decided_by else planning.employee.name


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
