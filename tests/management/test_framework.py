from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from planner.actions.framework.publishing import load_document, publish
from planner.engine.values.framework import FIRST_FORMAT
from planner.models import Activity, FrameworkVersion, Role
from planner.queries.framework.draft import draft_document
from planner.queries.framework.published import pretty
from tests.engine.support import build
from tests.factories.rows import RoleAssignmentFactory

pytestmark = pytest.mark.django_db

CUSTOMER_SERVICE = settings.BASE_DIR / "fixtures" / "customer_service.json"


def run(*words: Any) -> str:
    out = io.StringIO()
    call_command(*map(str, words), stdout=out)
    return out.getvalue()


def in_any_order(document: Any) -> Any:
    """Gates and prerequisites are sets; their order has no meaning and is not kept."""
    for role in document["roles"]:
        role["milestones"].sort()
    for activity in document["activities"]:
        activity["after"].sort()
    return document


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.json"
    file.write_text(json.dumps(build.document()))
    return file


def test_a_file_is_loaded_into_the_draft(small: Path) -> None:
    assert "created" in run("load_framework", small)
    assert draft_document() == build.document()
    assert not FrameworkVersion.objects.exists()


def test_loading_and_publishing_twice_is_harmless(small: Path) -> None:
    first = run("load_framework", small, "--publish", "--notes", "The first.")
    second = run("load_framework", small, "--publish")

    assert "version 1" in first
    assert "Nothing has changed since version 1" in second
    assert FrameworkVersion.objects.get().notes == "The first."


def test_a_published_framework_can_be_left_alone(small: Path) -> None:
    run("load_framework", small, "--publish", "--unless-published")
    Role.objects.filter(pk="agent").update(summary="HR has written this.")

    assert "stays as it is" in run("load_framework", small, "--publish", "--unless-published")
    assert Role.objects.get(pk="agent").summary == "HR has written this."


def test_a_document_may_come_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + pretty(build.document()).encode()))
    monkeypatch.setattr("sys.stdin", text)

    assert "created" in run("load_framework", "-")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"format": \n  oops}', "line 2, column 3"),
        (b"", "not JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{}", "format: is missing"),
    ],
)
def test_a_file_that_is_no_framework_is_refused(
    content: bytes, message: str, tmp_path: Path
) -> None:
    file = tmp_path / "wrong.json"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=message):
        run("load_framework", file)


@pytest.mark.parametrize("file", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_refused(file: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"No such file|directory"):
        run("load_framework", tmp_path / file)


def test_all_problems_are_listed_and_nothing_is_written(tmp_path: Path) -> None:
    document = build.document(ready_at=-1)
    document["moves"][0]["to"] = "leda"
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(document))

    with pytest.raises(CommandError) as refusal:
        run("load_framework", file)

    assert "ready_at:" in str(refusal.value)
    assert 'moves[0] "agent" -> "leda" to: no role "leda"; did you mean "lead"?' in str(
        refusal.value
    )
    assert not Role.objects.exists()


def test_with_publish_an_error_of_the_check_leaves_the_draft_as_it_was(tmp_path: Path) -> None:
    document = build.document()
    document["moves"][0].update({"from": "lead", "to": "agent"})
    file = tmp_path / "down.json"
    file.write_text(json.dumps(document))

    with pytest.raises(CommandError, match="does not lead up"):
        run("load_framework", file, "--publish")

    assert not Role.objects.exists()


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """A document that has only the first of the two roles of ``small``."""
    document = build.document(roles=build.document()["roles"][:1], moves=[])
    file = tmp_path / "part.json"
    file.write_text(json.dumps(document))
    return file


def test_a_document_without_roles_that_people_hold_is_not_published(
    small: Path, part: Path
) -> None:
    run("load_framework", small, "--publish")
    RoleAssignmentFactory.create(role=Role.objects.get(pk="lead"))

    with pytest.raises(CommandError, match=r"“Lead” goes: 1 person holds it(.|\n)*--remove"):
        run("load_framework", part, "--publish")

    assert not Role.objects.get(pk="lead").retired
    assert FrameworkVersion.objects.count() == 1


def test_it_is_published_if_that_is_said(small: Path, part: Path) -> None:
    run("load_framework", small, "--publish")
    RoleAssignmentFactory.create(role=Role.objects.get(pk="lead"))

    told = run("load_framework", part, "--publish", "--remove")

    assert "removed: role “Lead”" in told
    assert "Published as version 2." in told


def test_a_dry_run_says_what_would_change_and_changes_nothing(small: Path, part: Path) -> None:
    run("load_framework", small, "--publish")

    told = run("load_framework", part, "--publish", "--dry-run")

    assert "removed: move “Agent → Lead (promotion)”" in told
    assert "nothing was changed" in told
    assert not Role.objects.get(pk="lead").retired
    assert FrameworkVersion.objects.count() == 1


def test_a_part_adds_and_changes_and_the_rest_stays(small: Path, tmp_path: Path) -> None:
    run("load_framework", small, "--publish")
    expert = build.role("expert", 2, {"empathy": 3})
    agent = build.role("agent", 1, {"empathy": 1}, summary="Helps.")
    part = {"format": FIRST_FORMAT, "roles": [expert, agent]}
    (tmp_path / "part.json").write_text(json.dumps(part))

    told = run("load_framework", tmp_path / "part.json", "--keep", "--publish")

    assert "0 retired, 0 removed" in told
    roles = draft_document()["roles"]
    assert [role["code"] for role in roles] == ["agent", "lead", "expert"]
    assert roles[0]["summary"] == "Helps."


def test_a_part_that_says_one_thing_twice_is_refused(small: Path, tmp_path: Path) -> None:
    run("load_framework", small)
    part = {"format": FIRST_FORMAT, "tracks": [build.track("chat"), build.track("chat")]}
    (tmp_path / "part.json").write_text(json.dumps(part))

    with pytest.raises(CommandError, match='code "chat" is there already'):
        run("load_framework", tmp_path / "part.json", "--keep")


@pytest.mark.parametrize("part", [[], {}, {"format": "other/1"}, {"format": FIRST_FORMAT, "x": 1}])
def test_a_part_of_something_else_is_refused(part: Any, small: Path, tmp_path: Path) -> None:
    run("load_framework", small)
    (tmp_path / "part.json").write_text(json.dumps(part))

    with pytest.raises(CommandError):
        run("load_framework", tmp_path / "part.json", "--keep")


def test_an_empty_framework_is_never_published(small: Path, tmp_path: Path) -> None:
    run("load_framework", small, "--publish")
    (tmp_path / "empty.json").write_text(json.dumps(build.document(roles=[], moves=[])))

    with pytest.raises(CommandError, match="has no roles"):
        run("load_framework", tmp_path / "empty.json", "--publish", "--remove")

    assert not Role.objects.filter(retired=True).exists()


def test_what_is_dumped_can_be_loaded_and_changes_nothing(small: Path, tmp_path: Path) -> None:
    run("load_framework", small)
    run("dump_framework", tmp_path / "dump.json")

    report = run("load_framework", tmp_path / "dump.json")

    assert "0 created, 0 changed" in report
    assert "0 retired, 0 removed" in report


def test_a_published_version_can_be_dumped() -> None:
    load_document(build.document())
    publish(None)
    Role.objects.update(name="Edited since")

    assert run("dump_framework", "--version", "1") == pretty(build.document())
    assert "Edited since" in run("dump_framework")


def test_a_version_that_is_not_there_and_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no version 7"):
        run("dump_framework", "--version", "7")
    with pytest.raises(CommandError, match="directory"):
        run("dump_framework", tmp_path)


def test_the_check_lists_findings_and_fails_on_errors() -> None:
    load_document(build.document())
    assert "0 errors" in run("check_framework")

    first, second = Activity.objects.all()
    first.after.add(second)

    with pytest.raises(CommandError, match="1 errors"):
        run("check_framework")


def test_the_customer_service_framework_survives_a_round_trip() -> None:
    run("load_framework", CUSTOMER_SERVICE, "--publish")
    document = json.loads(CUSTOMER_SERVICE.read_text(encoding="utf-8"))

    assert in_any_order(document) == in_any_order(draft_document())
    assert load_document(document).is_empty
    assert load_document(draft_document()).is_empty
