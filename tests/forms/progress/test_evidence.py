from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from planner.actions.errors import ActionError
from planner.forms.progress.evidence import EvidenceForm, MilestoneForm
from planner.models.fields import NOTE_LENGTH
from tests.factories.files import PDF
from tests.factories.rows import MilestoneFactory
from tests.scenes.people import TODAY

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
        ("level", "", "Choose one of these."),
        ("kind", "observed", "Select a valid choice"),  # a manager's word
        ("happened_on", "2026-11-03", "still to come"),
        ("happened_on", "soon", "valid date"),
        ("happened_on", "0202-11-03", "very long ago"),
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


SKILLS = [("empathy", "Empathy"), ("coaching", "Coaching"), ("ticketing", "Ticketing")]


def about_more(**data: Any) -> EvidenceForm:
    return EvidenceForm({**EVIDENCE, **data}, main="empathy", levels=LEVELS, skills=SKILLS)


def test_an_event_may_show_more_skills() -> None:
    form = about_more(
        more_skill_1="coaching", more_level_1="2", more_skill_3="ticketing", more_level_3="1"
    )

    assert form.is_valid(), form.errors
    assert form.levels() == {"empathy": 3, "coaching": 2, "ticketing": 1}
    assert form.has_others()


def test_without_more_skills_it_is_about_the_main_one() -> None:
    form = about_more(more_level_2="3")  # a level without a skill says nothing

    assert form.is_valid(), form.errors
    assert form.levels() == {"empathy": 3}


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"more_skill_1": "coaching"}, ["more_level_1"]),
        ({"more_skill_1": "coaching", "more_level_1": "0"}, ["more_level_1"]),
        ({"more_skill_1": "coaching", "more_level_1": "9"}, ["more_level_1"]),
        ({"more_skill_1": "empathy", "more_level_1": "2"}, ["more_skill_1"]),  # it is the main one
        ({"more_skill_1": "juggling", "more_level_1": "2"}, ["more_skill_1"]),
        (
            {
                "more_skill_1": "coaching",
                "more_level_1": "2",
                "more_skill_2": "coaching",
                "more_level_2": "1",
            },
            ["more_skill_1", "more_skill_2"],
        ),
    ],
)
def test_what_is_wrong_about_more_skills(data: dict[str, str], wrong: list[str]) -> None:
    form = about_more(**data)

    assert not form.is_valid()
    assert list(form.errors) == wrong


def test_fields_are_shown_in_two_groups() -> None:
    form = about_more()

    names = [field.name for field in (*form.main_fields(), *form.other_fields())]
    assert sorted(names) == sorted(form.fields)
    assert [field.name for field in form.other_fields()][:2] == ["more_skill_1", "more_level_1"]


@pytest.mark.parametrize("until", ["2026-11-01", "2026-12-31"])
def test_the_last_day_of_a_certificate_is_one_with_it(until: str) -> None:
    form = evidence(kind="certificate", valid_until=until)

    assert form.is_valid(), form.errors
    assert form.note().expires_on == date.fromisoformat(until) + timedelta(1)


def test_a_certificate_need_not_expire() -> None:
    form = evidence(kind="certificate")

    assert form.is_valid(), form.errors
    assert form.note().expires_on is None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"kind": "win", "valid_until": "2026-12-31"}, "Only a certificate"),
        ({"kind": "certificate", "valid_until": "2026-10-31"}, "before the certificate was issued"),
        ({"kind": "certificate", "valid_until": "9999-12-31"}, "never"),
        ({"kind": "certificate", "valid_until": "soon"}, "valid date"),
    ],
)
def test_what_is_wrong_about_the_last_day(data: dict[str, str], says: str) -> None:
    form = evidence(**data)

    assert not form.is_valid()
    assert says in form.errors["valid_until"][0]


def test_a_file_is_checked_and_a_refused_form_says_that_it_is_lost() -> None:
    upload = SimpleUploadedFile("x.png", PDF, "image/png")
    good = EvidenceForm(EVIDENCE, {"file": upload}, levels=LEVELS)

    assert good.is_valid(), good.errors
    assert good.cleaned_data["file"].name == "x.pdf"
    good.refuse(ActionError("No.", field="text"))
    assert list(good.errors) == ["text", "file"]


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


def test_other_skills_have_as_many_levels_as_the_framework() -> None:
    form = EvidenceForm(main="empathy", levels=[(0, "Not met"), (1, "Met")], skills=SKILLS)

    assert list(form.fields["more_level_1"].choices) == [("", "Level"), (1, "1")]  # type: ignore[attr-defined]
