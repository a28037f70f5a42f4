from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from planner.actions.progress.events import add_event
from planner.actions.progress.evidence import Note
from planner.actions.progress.file_checks import CheckedFile
from planner.models import Employee, EvidenceFile
from tests.factories.files import PDF
from tests.factories.rows import EmployeeFactory, SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def disk(settings: Settings, tmp_path: Path) -> None:
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend}}
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def owner(disk: None) -> Employee:
    """Somebody with one file, which belongs to two rows."""
    for code in ("empathy", "coaching"):
        SkillFactory.create(code=code)
    employee: Employee = EmployeeFactory.create()
    file = CheckedFile("x.pdf", "application/pdf", PDF)
    add_event(employee, {"empathy": 2, "coaching": 2}, Note(timezone.localdate()), file)
    return employee


def run(**options: bool) -> str:
    said = StringIO()
    call_command("check_files", stdout=said, **options)
    return said.getvalue()


def path() -> Path:
    return Path(EvidenceFile.objects.all()[0].file.path)


def test_before_there_is_any_file_all_is_well() -> None:
    assert "Every file is there" in run()


def test_a_file_that_is_as_it_was_is_well(owner: Employee) -> None:
    with time_machine.travel(timezone.now() + timedelta(9)):
        assert "Every file is there" in run(remove=True)


def test_a_missing_and_a_changed_file_are_found(owner: Employee) -> None:
    path().write_bytes(PDF + b"\n")
    with pytest.raises(CommandError, match="2 files broken"):
        run()

    path().unlink()
    with pytest.raises(CommandError, match="2 files broken"):
        run()


def test_the_files_of_somebody_who_was_erased_are_removed(owner: Employee) -> None:
    file = path()
    EvidenceFile.objects.all().delete()
    assert "Every file is there" in run(remove=True)  # it may be one that is just being saved
    assert file.exists()

    with time_machine.travel(timezone.now() + timedelta(2)):
        with pytest.raises(CommandError, match="1 files of nobody"):
            run()
        assert "1 files removed" in run(remove=True)

    assert not file.exists()
