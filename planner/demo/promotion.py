"""Promotion cases: one waits, one was approved, one returned; and whom HR named to decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.actions.promotion.case import start_case, submit_case, write_statement
from planner.actions.promotion.decide import decide_as_approver, decide_as_manager
from planner.demo.people.life import Life, at_work
from planner.demo.people.organisation import HEAD, MANAGERS
from planner.demo.people.personas import MANAGER
from planner.engine import Framework, readiness
from planner.models import Approver, Employee, Notice, PromotionCase
from planner.queries.people.planning_context import planning_context
from planner.queries.people.profiles import person_with_evidence, profiles_of

State = PromotionCase.State
Candidate = tuple[Life, str]
SETTLED = timedelta(60)
STATEMENTS = (
    "I have taken the calls that others were glad to pass on, and I have learned to like them. In"
    " the last months I sat beside two new colleagues in their first weeks; both of them now take"
    " chats on their own.\n\nI want this role because I would like to be the one who is asked.",
    "Most of what the role asks for is what I do on every late shift already. The rest I have"
    " practised with my manager since spring, and I have written down where it worked and where"
    " it did not.",
    "I know that some of it is young. What I bring is that customers who spoke to me once ask for"
    " me again, and that I say early when something goes wrong.",
)
RETURNED = (
    "A good statement, and the numbers are close. Please show one more hard case that you closed"
    " yourself, and let us talk about shift planning before you submit it again."
)
PASSED_ON = "I have seen all of this myself, and I would hand over a shift tomorrow."
AGREED = "Well shown. Welcome."


@dataclass(frozen=True, slots=True)
class CaseStory:
    """When a case was submitted, in days before today, and what became of it."""

    submitted: int
    state: str
    statement: str


STORIES = (
    CaseStory(3, State.SUBMITTED, STATEMENTS[0]),
    CaseStory(24, State.APPROVED, STATEMENTS[1]),
    CaseStory(12, State.RETURNED, STATEMENTS[2]),
)


def name_approvers(lives: Iterable[Life]) -> None:
    """The head of customer service and one operations manager decide, for all tracks."""
    named = [life.employee for life in lives if life.role in {HEAD, MANAGERS[0]}]
    Approver.objects.bulk_create(Approver(employee=employee) for employee in named[:2])


def tell_cases(framework: Framework, lives: Iterable[Life], at: date) -> None:
    """Cases of the readiest: one of the visitor's people, two elsewhere. Nobody is told of them."""
    ranked = _readiest_first(framework, lives, at)
    manager = next(life.employee for life in lives if life.persona == MANAGER)
    own = [one for one in ranked if one[0].employee.manager == manager]
    others = [one for one in ranked if one[0].employee.manager != manager]
    for story, (life, role) in zip(STORIES, (own[0], *others[:2]), strict=True):
        _tell(story, life.employee, role, at)
    Notice.objects.filter(kind=Notice.Kind.CASE).delete()


def _readiest_first(framework: Framework, lives: Iterable[Life], at: date) -> list[Candidate]:
    """People with the role that they are readiest for."""
    fixed_choices = [life for life in lives if _is_settled(life, at)]
    profiles = profiles_of([life.employee for life in fixed_choices], at)
    best: list[tuple[int, str, Candidate]] = []
    for life in fixed_choices:
        person = profiles[life.employee.pk].person
        roles = [move.target for move in framework.moves if move.source == life.role]
        if person and roles:
            percents = {role: readiness(framework, person, role, at) for role in sorted(roles)}
            role = max(percents, key=lambda code: percents[code].confirmed_percent)
            best.append((-percents[role].confirmed_percent, life.employee.number, (life, role)))
    return [candidate for _, _, candidate in sorted(best, key=lambda one: one[:2])]


def _is_settled(life: Life, at: date) -> bool:
    """Somebody who was in today's role long before their case, and has a manager."""
    if not life.has_history or life.has_left or life.persona or life.employee.on_hold:
        return False
    return life.stints[-1].start < at - SETTLED and life.employee.manager is not None


def _tell(story: CaseStory, employee: Employee, role: str, at: date) -> None:
    day = at - timedelta(story.submitted)
    mine = planning_context(employee)
    then = person_with_evidence(employee, day) or mine.person
    planning = replace(mine, person=then, at=day)
    case = write_statement(start_case(planning, role), employee, story.statement)
    case = submit_case(case, planning, at=at_work(day, 16))
    if story.state == State.APPROVED:
        _approve(case, day)
    elif story.state == State.RETURNED:
        _decide(case, day + timedelta(2), approve=False, text=RETURNED)
    PromotionCase.objects.filter(pk=case.pk).update(created_at=at_work(day - timedelta(5), 11))


def _approve(case: PromotionCase, day: date) -> None:
    _decide(case, day + timedelta(1), approve=True, text=PASSED_ON)
    asked = case.decisions.filter(approved=None).select_related("approver")
    for days, decision in enumerate(asked, start=3):
        moment = at_work(day + timedelta(days), 10)
        decide_as_approver(
            case, decision.approver, seen=case.sha256, approve=True, text=AGREED, at=moment
        )


def _decide(case: PromotionCase, day: date, *, approve: bool, text: str) -> None:
    manager = case.employee.manager
    if manager:
        moment = at_work(day, 15)
        decide_as_manager(case, manager, seen=case.sha256, approve=approve, text=text, at=moment)
