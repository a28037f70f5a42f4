"""The last stage of a check-in: both sides agree, and their agreement becomes evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.actions.check_ins.apart import MovedOn, Stage, check_manager_side, locked_check_in
from planner.actions.errors import ActionError
from planner.actions.guards import check_length, check_levels
from planner.actions.notices.check_ins import tell_turn
from planner.actions.progress.standings import refold
from planner.actions.recompute import recompute
from planner.models import CheckIn, CheckInSkill, ConfirmationRequest, Employee, Evidence
from planner.models.texts import visible
from planner.queries.check_ins import agreed_digest, claimed_of
from planner.queries.common.locale import zone_of
from planner.queries.framework.published import current_version, framework_of
from planner.queries.people.profiles import person_of
from planner.queries.people.scale import highest_level

AGREED = ["agreed_level"]


class ChangedMeanwhile(ActionError):
    """Something else was saved since the page was shown: by the other side, or in another tab."""


class NotLookedYet(ActionError):
    """The employee has not yet answered on the page that shows both views."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of both sides: levels by skill code (None: left open) and the next steps.

    ``note`` is private to the side that sends it; ``seen`` is the digest of the page.
    """

    levels: Mapping[str, int | None] = field(default_factory=dict)
    next_steps: str = ""
    note: str = ""
    seen: str = ""


@transaction.atomic
def save_agreement(check_in: CheckIn, by: Employee, agreement: Agreement) -> CheckIn:
    """Save what is agreed so far, from either side. Idempotent.

    An employee who saves has both views in front of them; that they have seen them is stored as
    well. Raises ``NotYours``, ``NotYourSide``, ``MovedOn``, ``ChangedMeanwhile``, ``NoSuchLevel``
    or ``NoteTooLong``.
    """
    current = _current(check_in, by, agreement)
    if current.stage != Stage.TOGETHER:
        raise MovedOn(_not_together(current))
    _store(current, by, agreement)
    if by == current.employee and current.looked_at is None:
        current.looked_at = timezone.now()
        current.save(update_fields=["looked_at"])
    return current


@transaction.atomic
def close_check_in(check_in: CheckIn, by: Employee, agreement: Agreement) -> CheckIn:
    """Save the agreement, write the evidence, and freeze the check-in.

    The employee's levels become own ratings of the day on which they were given, where they differ
    from the own view that counts; the agreed levels become the manager's confirmations of today.
    Idempotent. Raises what ``save_agreement`` raises, and ``NotLookedYet``.
    """
    current = _current(check_in, by, agreement)
    check_manager_side(current, by)
    if current.stage == Stage.CLOSED and _says(current, _rows(current), agreement):
        return current
    if current.stage != Stage.TOGETHER:
        raise MovedOn(_not_together(current))
    if current.looked_at is None:
        text = _("{name} has not looked at both views yet. Ask them to save on this page once.")
        raise NotLookedYet(text.format(name=current.employee.called))
    rows = _store(current, by, agreement)
    _write_evidence(current, by, rows)
    current.stage, current.closed_at = Stage.CLOSED, timezone.now()
    current.save(update_fields=["stage", "closed_at"])
    tell_turn(current)
    refold([current.employee_id], [row.skill_id for row in rows])
    recompute(current.employee)
    return current


def _current(check_in: CheckIn, by: Employee, agreement: Agreement) -> CheckIn:
    current = locked_check_in(check_in)
    if by != current.employee:
        check_manager_side(current, by)
    check_length(agreement.next_steps, "next_steps")
    check_length(agreement.note, "note")
    check_levels(agreement.levels.values(), highest_level(current.employee))
    return current


def _not_together(check_in: CheckIn) -> str:
    if check_in.stage == Stage.CLOSED:
        return _("This check-in was closed in the meantime: it cannot be changed any more.")
    return _("Both views have to be given first.")


def _rows(check_in: CheckIn) -> list[CheckInSkill]:
    return list(check_in.skills.all())


def _says(check_in: CheckIn, rows: Iterable[CheckInSkill], agreement: Agreement) -> bool:
    """Whether exactly this is stored already."""
    levels = all(row.agreed_level == agreement.levels.get(row.skill_id) for row in rows)
    return levels and check_in.next_steps == visible(agreement.next_steps)


def _store(check_in: CheckIn, by: Employee, agreement: Agreement) -> list[CheckInSkill]:
    rows = _rows(check_in)
    is_same = _says(check_in, rows, agreement)
    if not is_same and agreement.seen != agreed_digest(check_in, rows):
        raise ChangedMeanwhile(
            _(
                "Something was saved here since you opened this page. It is shown beside "
                "what you chose: save again if yours is to stand."
            )
        )
    for row in rows:
        row.agreed_level = agreement.levels.get(row.skill_id)
    CheckInSkill.objects.bulk_update(rows, AGREED)
    check_in.next_steps = visible(agreement.next_steps)
    private = "own_note" if by == check_in.employee else "manager_note"
    setattr(check_in, private, visible(agreement.note))
    check_in.save(update_fields=["next_steps", private])
    return rows


def _write_evidence(check_in: CheckIn, by: Employee, rows: list[CheckInSkill]) -> None:
    today = timezone.localdate()
    Evidence.objects.bulk_create(_own_ratings(check_in, rows, today))
    confirmed = Evidence.objects.bulk_create(_confirmations(check_in, by, rows, today))
    answers = {evidence.skill_id: evidence for evidence in confirmed}
    asked = list(ConfirmationRequest.objects.of(check_in.employee).open().filter(skill__in=answers))
    for request in asked:
        request.answer, request.closed_at = answers[request.skill_id], timezone.now()
    ConfirmationRequest.objects.bulk_update(asked, ["answer", "closed_at"])


def _own_ratings(check_in: CheckIn, rows: list[CheckInSkill], today: date) -> list[Evidence]:
    """Own levels that differ from the view that counts, and were not given again since."""
    claimed = _claimed(check_in.employee, today)
    since = set(
        Evidence.objects.of(check_in.employee)
        .filter(author=check_in.employee, created_at__gt=check_in.mine_at)
        .values_list("skill_id", flat=True)
    )
    return [
        Evidence(
            employee=check_in.employee,
            author=check_in.employee,
            skill_id=row.skill_id,
            level=row.own_level,
            happened_on=timezone.localdate(check_in.mine_at, zone_of(check_in.employee)),
            text=row.own_reason,
        )
        for row in rows
        if row.own_level is not None
        and row.skill_id not in since
        and claimed.get(row.skill_id) != row.own_level
    ]


def _claimed(employee: Employee, at: date) -> dict[str, int]:
    person = person_of(employee, at)
    return claimed_of(framework_of(current_version()), person, at) if person else {}


def _confirmations(
    check_in: CheckIn, by: Employee, rows: list[CheckInSkill], today: date
) -> list[Evidence]:
    return [
        Evidence(
            employee=check_in.employee,
            author=by,
            skill_id=row.skill_id,
            level=row.agreed_level,
            kind=Evidence.Kind.OBSERVED,
            confirms=True,
            happened_on=today,
            text=row.their_reason,
        )
        for row in rows
        if row.agreed_level is not None
    ]
