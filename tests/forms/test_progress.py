from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from planner.actions.errors import ActionError
from planner.forms.progress import EvidenceForm, MilestoneForm
from planner.models.fields import NOTE_LENGTH
from tests.factories import MilestoneFactory
from tests.scenes import TODAY

pytestmark = pytest.mark.usefixtures("today")

EVIDENCE = {"level": "3", "kind": "win", "happened_on": "2026-11-01"}
LEVELS = [(n, f"{n}: words") for n in range(5)]


def evidence(**data: Any) -> EvidenceForm:
    return EvidenceForm({**EVIDENCE, **data}, levels=LEVELS)


def test_a_whole_form_becomes_a_note() -> None:
    name = uuid4()
    form = evidence(text=" Thanked. ", link="example.org/ticket", submission=str(name))

    assert form.is_valid(), form.errors
    note = form.note()
    assert (note.kind, note.text, note.submission) == ("win", "Thanked.", name)
    assert note.link == "https://example.org/ticket"
    assert form.cleaned_data["level"] == 3


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("level", "9", "Select a valid choice"),
        ("level", "", "required"),
        ("kind", "observed", "Select a valid choice"),  # a manager's word
        ("happened_on", "2026-11-03", "still to come"),
        ("happened_on", "soon", "valid date"),
        ("happened_on", "", "required"),
        ("text", "x" * (NOTE_LENGTH + 1), "at most 4000 characters"),
        ("text", "a\0b", "Null characters"),
        ("link", "javascript:alert(1)", "valid URL"),
        ("link", "data:text/html,x", "valid URL"),
        ("link", "not a link", "valid URL"),
        ("link", f"https://example.org/{'x' * 500}", "at most 500 characters"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(field: str, value: str, says: str) -> None:
    form = evidence(**{field: value})

    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert says in form.errors[field][0]


def test_the_end_of_a_line_is_one_character() -> None:
    text = "\r\n".join(["x" * 99] * 40)  # 3,999 characters for a browser

    form = evidence(text=text)

    assert form.is_valid(), form.errors
    assert len(form.note().text) == NOTE_LENGTH - 1


def test_today_is_not_in_the_future() -> None:
    assert evidence(happened_on=str(TODAY)).is_valid()
    assert not evidence(happened_on=str(TODAY + timedelta(1))).is_valid()


def test_each_form_has_a_name_of_its_own() -> None:
    names = {str(EvidenceForm(levels=LEVELS)["submission"].value()) for _ in range(2)}

    assert len({UUID(name) for name in names}) == 2


@pytest.mark.parametrize("name", ["", "not a name"])
def test_a_form_whose_name_was_lost_is_taken_as_it_is(name: str) -> None:
    form = evidence(submission=name)

    assert form.is_valid()
    assert form.note().submission is None


def test_levels_are_chosen_by_what_they_mean() -> None:
    assert list(EvidenceForm(levels=LEVELS).fields["level"].choices) == LEVELS  # type: ignore[attr-defined]
    assert len(EvidenceForm().fields["level"].choices) == 5  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("field", "place"), [("text", "text"), ("nothing", "__all__"), (None, "__all__")]
)
def test_a_refusal_stands_beside_its_field_or_above(field: str | None, place: str) -> None:
    form = evidence()
    assert form.is_valid()

    form.refuse(ActionError("No.", field=field))

    assert form.errors == {place: ["No."]}


@pytest.mark.django_db
def test_only_milestones_of_the_published_framework_can_be_logged() -> None:
    MilestoneFactory.create(code="probation")
    MilestoneFactory.create(code="draft-only")
    data = {"happened_on": "2026-11-01"}

    assert MilestoneForm({**data, "milestone": "probation"}, codes=["probation"]).is_valid()
    for code in ("draft-only", "nonsense", ""):
        form = MilestoneForm({**data, "milestone": code}, codes=["probation"])
        assert list(form.errors) == ["milestone"]
