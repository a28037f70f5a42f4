from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from planner.actions.guards import (
    AlreadyAnswered,
    InTheFuture,
    NobodyToAsk,
    NoSuchLevel,
    NoteTooLong,
    NotYours,
    ReasonMissing,
)
from planner.actions.progress.evidence import (
    Note,
    NothingToConfirm,
    answer_confirmation,
    ask_confirmation,
    observe_skill,
    rate_skills,
    withdraw_confirmation,
)
from planner.models import ConfirmationRequest, Employee, Evidence, SkillStanding
from tests.factories.rows import EmployeeFactory, SkillFactory
from tests.scenes.people import add_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Employee:
    SkillFactory.create(code="empathy")
    SkillFactory.create(code="coaching")
    return EmployeeFactory.create(name="Mina Manager")


@pytest.fixture
def agent(manager: Employee) -> Employee:
    return EmployeeFactory.create(name="Ada Agent", manager=manager)


def today(**fields: object) -> Note:
    return Note(timezone.localdate(), **fields)  # type: ignore[arg-type]


def standing(employee: Employee, skill: str = "empathy") -> SkillStanding:
    return SkillStanding.objects.current(timezone.localdate()).get(employee=employee, skill=skill)


def test_evidence_changes_the_claimed_level_at_once(agent: Employee) -> None:
    add_evidence(agent, "empathy", 3, today(text="A hard call that ended well."))

    assert standing(agent).claimed == 3
    assert standing(agent).confirmed == 0


def test_evidence_of_an_earlier_day_does_not_replace_a_later_view(agent: Employee) -> None:
    add_evidence(agent, "empathy", 3, today())
    add_evidence(agent, "empathy", 1, Note(timezone.localdate() - timedelta(days=30)))

    assert standing(agent).claimed == 3


def test_the_same_form_sent_twice_is_written_once(agent: Employee) -> None:
    form = uuid4()

    first = add_evidence(agent, "empathy", 3, today(submission=form))
    second = add_evidence(agent, "empathy", 3, today(submission=form))

    assert first == second
    assert Evidence.objects.count() == 1


def test_evidence_of_a_day_to_come_is_refused(agent: Employee) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(InTheFuture, match="still to come"):
        add_evidence(agent, "empathy", 3, Note(tomorrow))

    assert not Evidence.objects.exists()


def test_a_note_of_ten_megabytes_is_refused(agent: Employee) -> None:
    with pytest.raises(NoteTooLong, match="4,000 characters"):
        add_evidence(agent, "empathy", 3, today(text="x" * 10_000_000))


@pytest.mark.parametrize("level", [-1, 8])
def test_a_level_outside_the_scale_is_refused(agent: Employee, level: int) -> None:
    with pytest.raises(NoSuchLevel, match="0 to 7"):
        add_evidence(agent, "empathy", level, today())


def test_a_first_rating_writes_one_row_per_skill(agent: Employee) -> None:
    assert rate_skills(agent, {"empathy": 2, "coaching": 0}, at=timezone.localdate()) == 2
    assert standing(agent).claimed == 2


def test_rating_the_same_again_writes_nothing(agent: Employee) -> None:
    levels = {"empathy": 2, "coaching": 0}
    rate_skills(agent, levels, at=timezone.localdate())

    assert rate_skills(agent, levels, at=timezone.localdate()) == 0
    assert Evidence.objects.count() == 2


def test_asking_twice_asks_once(agent: Employee) -> None:
    evidence = add_evidence(agent, "empathy", 3, today())

    assert ask_confirmation(evidence) == ask_confirmation(evidence)
    assert ConfirmationRequest.objects.count() == 1


def test_without_a_manager_there_is_nobody_to_ask(manager: Employee) -> None:
    evidence = add_evidence(manager, "empathy", 3, today())

    with pytest.raises(NobodyToAsk, match="HR"):
        ask_confirmation(evidence)


def test_a_managers_word_needs_no_confirmation(agent: Employee, manager: Employee) -> None:
    observed = observe_skill(agent, manager, "empathy", 2, today())

    with pytest.raises(NothingToConfirm):
        ask_confirmation(observed)


@pytest.fixture
def asked(agent: Employee) -> ConfirmationRequest:
    return ask_confirmation(add_evidence(agent, "empathy", 3, today()))


def test_a_confirmation_is_a_rating_of_its_own(
    asked: ConfirmationRequest, manager: Employee
) -> None:
    answer_confirmation(asked, manager, 3, "", at=timezone.localdate())

    assert standing(asked.employee).confirmed == 3
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize("text", [" ", "\u200b\u2060"])
def test_another_level_needs_a_word_why(
    text: str, asked: ConfirmationRequest, manager: Employee
) -> None:
    with pytest.raises(ReasonMissing, match="in a word why"):
        answer_confirmation(asked, manager, 2, text, at=timezone.localdate())

    assert not asked.employee.evidence.filter(confirms=True).exists()


def test_both_levels_stay_side_by_side(asked: ConfirmationRequest, manager: Employee) -> None:
    answer_confirmation(asked, manager, 1, "Not with irate callers yet.", at=timezone.localdate())

    held = standing(asked.employee)
    assert (held.claimed, held.confirmed, held.lowest, held.highest) == (3, 1, 1, 3)


def test_the_same_answer_twice_is_written_once(
    asked: ConfirmationRequest, manager: Employee
) -> None:
    first = answer_confirmation(asked, manager, 3, "", at=timezone.localdate())

    assert answer_confirmation(asked, manager, 3, "", at=timezone.localdate()) == first


def test_a_stale_answer_is_refused(asked: ConfirmationRequest, manager: Employee) -> None:
    answer_confirmation(asked, manager, 3, "", at=timezone.localdate())

    with pytest.raises(AlreadyAnswered, match="in the meantime"):
        answer_confirmation(asked, manager, 2, "Hmm.", at=timezone.localdate())


def test_an_answer_to_a_withdrawn_request_is_refused(
    asked: ConfirmationRequest, manager: Employee
) -> None:
    withdraw_confirmation(asked)

    with pytest.raises(AlreadyAnswered, match="withdrawn"):
        answer_confirmation(asked, manager, 3, "", at=timezone.localdate())


def test_withdrawing_leaves_an_answer_alone(asked: ConfirmationRequest, manager: Employee) -> None:
    answer_confirmation(asked, manager, 3, "", at=timezone.localdate())
    withdraw_confirmation(asked)

    asked.refresh_from_db()
    assert asked.answer is not None


def test_the_managers_manager_may_answer(asked: ConfirmationRequest, manager: Employee) -> None:
    above = EmployeeFactory.create()
    manager.manager = above
    manager.save()

    assert answer_confirmation(asked, above, 3, "", at=timezone.localdate()).author == above


@pytest.mark.parametrize("who", ["employee", "stranger"])
def test_nobody_else_may_answer(asked: ConfirmationRequest, who: str) -> None:
    by = asked.employee if who == "employee" else EmployeeFactory.create()

    with pytest.raises(NotYours):
        answer_confirmation(asked, by, 3, "", at=timezone.localdate())


@pytest.mark.parametrize("who", ["employee", "stranger"])
def test_only_somebody_above_observes(agent: Employee, who: str) -> None:
    by = agent if who == "employee" else EmployeeFactory.create()

    with pytest.raises(NotYours):
        observe_skill(agent, by, "empathy", 3, today())

    assert not Evidence.objects.exists()


def test_the_same_answer_of_somebody_else_comes_too_late(
    asked: ConfirmationRequest, manager: Employee
) -> None:
    above = EmployeeFactory.create()
    Employee.objects.filter(pk=manager.pk).update(manager=above)
    answer_confirmation(asked, manager, 3, "", at=timezone.localdate())

    with pytest.raises(AlreadyAnswered, match="answered"):
        answer_confirmation(asked, above, 3, "", at=timezone.localdate())


def test_an_observation_sent_twice_is_written_once(agent: Employee, manager: Employee) -> None:
    note = today(text="Calmed an irate caller.", submission=uuid4())

    observe_skill(agent, manager, "empathy", 3, note)
    observe_skill(agent, manager, "empathy", 3, note)

    assert Evidence.objects.count() == 1
