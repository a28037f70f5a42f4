from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils import timezone
from pytest_django.fixtures import Settings

from planner.actions.errors import ActionError
from planner.actions.guards import InTheFuture, NoSuchLevel
from planner.actions.progress import events as progress_events
from planner.actions.progress.events import DoesNotExpire, ExpiresTooEarly, NoSkill, add_event
from planner.actions.progress.evidence import Note, answer_confirmation, ask_confirmation
from planner.actions.progress.file_checks import CheckedFile, FileRefused
from planner.models import Employee, Evidence, EvidenceFile, SkillStanding
from tests.factories.files import PDF
from tests.factories.rows import EmployeeFactory, SkillFactory

pytestmark = pytest.mark.django_db
FILE = CheckedFile("Thanks.pdf", "application/pdf", PDF)
TWO = {"empathy": 3, "coaching": 1}


@pytest.fixture
def agent() -> Employee:
    SkillFactory.create(code="empathy")
    SkillFactory.create(code="coaching")
    return EmployeeFactory.create(manager=EmployeeFactory.create())


@pytest.fixture
def disk(settings: Settings, tmp_path: Path) -> Path:
    """Files are written to a folder, which is empty."""
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend}}
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def today(**fields: Any) -> Note:
    return Note(timezone.localdate(), **fields)


def files_on(disk: Path) -> list[Path]:
    return [path for path in disk.rglob("*") if path.is_file()]


def test_one_event_shows_several_skills(agent: Employee) -> None:
    rows = add_event(agent, TWO, today(text="Taught a newcomer to calm callers.")).rows

    assert [(row.skill_id, row.level, row.text) for row in rows] == [
        ("empathy", 3, "Taught a newcomer to calm callers."),
        ("coaching", 1, "Taught a newcomer to calm callers."),
    ]
    held = SkillStanding.objects.filter(employee=agent).values_list("skill_id", "claimed")
    assert dict(held) == TWO


def test_a_second_click_writes_nothing_and_gives_the_same_rows(agent: Employee, disk: Path) -> None:
    note = today(submission=uuid4())

    first, second = (add_event(agent, TWO, note, FILE).rows for _ in range(2))

    assert first == second
    assert Evidence.objects.count() == EvidenceFile.objects.count() == 2
    assert len(files_on(disk)) == 1


def test_without_the_name_of_a_form_every_send_counts(agent: Employee) -> None:
    add_event(agent, TWO, today())
    add_event(agent, TWO, today())

    assert Evidence.objects.count() == 4


def test_a_file_is_kept_once_for_all_rows_under_a_random_name(agent: Employee, disk: Path) -> None:
    rows = add_event(agent, TWO, today(), FILE).rows

    kept = EvidenceFile.objects.all()
    assert [file.evidence for file in kept] == rows
    assert {(file.name, file.size, file.sha256) for file in kept} == {
        ("Thanks.pdf", len(PDF), FILE.sha256)
    }
    (path,) = files_on(disk)
    assert path.read_bytes() == PDF
    assert path.stem == path.name != "Thanks"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("levels", "note", "refusal"),
    [
        ({}, {}, NoSkill),
        ({"empathy": 3, "coaching": 8}, {}, NoSuchLevel),
        (TWO, {"happened_on": timezone.localdate() + timedelta(9)}, InTheFuture),
        (TWO, {"expires_on": timezone.localdate() + timedelta(9)}, DoesNotExpire),
        (TWO, {"kind": "certificate", "expires_on": timezone.localdate()}, ExpiresTooEarly),
    ],
)
def test_what_is_refused_leaves_nothing(
    levels: dict[str, int], note: Any, refusal: type[ActionError], agent: Employee, disk: Path
) -> None:
    with pytest.raises(refusal):
        add_event(agent, levels, Note(**{"happened_on": timezone.localdate(), **note}), FILE)

    assert not Evidence.objects.exists()
    assert files_on(disk) == []


def test_if_the_plan_cannot_follow_no_row_and_no_file_stays(
    agent: Employee, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        assert len(files_on(disk)) == 1  # it was there
        raise RuntimeError

    monkeypatch.setattr(progress_events, "recompute", broken)

    with pytest.raises(RuntimeError):
        add_event(agent, TWO, today(), FILE)

    assert not Evidence.objects.exists()
    assert not EvidenceFile.objects.exists()
    assert files_on(disk) == []


def test_if_the_disk_is_full_nothing_is_written_and_one_is_told(
    agent: Employee, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(storage: FileSystemStorage, name: str, content: object) -> str:
        half = Path(storage.path(name))
        half.parent.mkdir(parents=True)
        half.write_bytes(b"x")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "save", full)

    with pytest.raises(FileRefused, match="Nothing was saved"):
        add_event(agent, TWO, today(), FILE)

    assert not Evidence.objects.exists()
    assert files_on(disk) == []


def test_a_certificate_says_until_when_it_is_valid(agent: Employee) -> None:
    until = timezone.localdate() + timedelta(365)

    (row,) = add_event(agent, {"empathy": 2}, today(kind="certificate", expires_on=until)).rows

    assert (row.get_kind_display(), row.expires_on) == ("Certificate", until)


def test_a_certificate_that_the_manager_confirms_counts_as_confirmed(agent: Employee) -> None:
    at = timezone.localdate()
    passed = Note(at - timedelta(400), kind="certificate", expires_on=at - timedelta(30))
    (row,) = add_event(agent, {"empathy": 2}, passed).rows
    assert agent.manager

    answer_confirmation(ask_confirmation(row), agent.manager, 2, "", at=at)

    assert SkillStanding.objects.get(employee=agent).confirmed == 2
