from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from planner.actions.progress.file_checks import FILE_BYTES
from planner.models import Employee, Evidence, EvidenceFile
from tests.factories.files import PDF, EvidenceFileFactory, picture, png_of
from tests.factories.pdfs import PLANTS, locked_pdf, spoiled
from tests.factories.rows import EmployeeFactory, HrFactory
from tests.pages import browser_of, errors_of, words
from tests.scenes.people import employee_in

pytestmark = pytest.mark.django_db
ADD = "/skills/empathy/evidence/"
WIN = {"level": "3", "kind": "win", "happened_on": "2026-11-01", "text": "Calmed a caller."}
ZIP = b"PK\x03\x04" + bytes(60)
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"


def send(client: Client, content: bytes, name: str = "file.png", kind: str = "image/png") -> Any:
    return client.post(ADD, {**WIN, "file": SimpleUploadedFile(name, content, kind)})


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [
        (PDF, "application/pdf", "file.pdf"),
        (picture("PNG"), "image/png", "file.png"),
        (picture("JPEG"), "image/jpeg", "file.jpg"),
        (picture("PNG") + ZIP, "image/png", "file.png"),
    ],
)
def test_what_is_sent_is_kept_as_what_it_is(
    ada: Client, content: bytes, kind: str, name: str
) -> None:
    assert send(ada, content, "file.html", "text/html").status_code == 302

    response = ada.get(f"/files/{EvidenceFile.objects.get().pk}/")
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="file.html{name[4:]}"'
    assert b"PK\x03\x04" not in body_of(response)


def test_a_script_in_a_pdf_is_gone_before_it_is_kept(ada: Client) -> None:
    assert send(ada, spoiled(PLANTS["open script"]), "Thanks.pdf").status_code == 302

    kept = EvidenceFile.objects.get()
    assert (kept.size, kept.file.read()) == (len(PDF), PDF)


def test_the_log_leads_to_the_file(ada: Client) -> None:
    send(ada, PDF, "Thanks.pdf")

    page = ada.get("/skills/empathy/").content.decode()

    assert f'href="/files/{EvidenceFile.objects.get().pk}/"' in page
    assert f"Download Thanks.pdf ({len(PDF)} bytes)" in words(page)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (picture("GIF", mode="P"), "not a PDF, PNG or JPEG file"),
        (SVG, "not a PDF, PNG or JPEG file"),
        (HTML, "not a PDF, PNG or JPEG file"),
        (ZIP, "not a PDF, PNG or JPEG file"),
        (b"%PDF-1.7\n" + HTML, "This PDF is damaged"),
        (locked_pdf(), "locked with a password"),
        (picture("PNG")[:40], "damaged"),
        (png_of(60_000, 60_000), "more than 50 million pixels"),
        (b"", "empty"),
        (PDF + b"x" * FILE_BYTES, "larger than 10 MB"),
        (picture("PNG") + b"x" * 3 * FILE_BYTES, "larger than 10 MB"),
    ],
    ids=[
        "gif",
        "svg",
        "html",
        "zip",
        "pdf damaged",
        "pdf locked",
        "cut",
        "bomb",
        "empty",
        "large",
        "larger",
    ],
)
def test_what_is_refused_is_told_beside_the_field_and_nothing_is_saved(
    ada: Client, content: bytes, says: str
) -> None:
    page = send(ada, content)

    assert page.status_code == 200
    assert says in errors_of(page.content.decode())["file"]
    assert not Evidence.objects.exists()
    assert not EvidenceFile.objects.exists()


def test_a_request_that_is_larger_than_anything_is_not_even_read(ada: Client) -> None:
    response = send(ada, b"x" * (6 * FILE_BYTES))

    assert response.status_code == 400
    assert "Nothing was saved" in words(response.content.decode())


def test_if_something_else_is_wrong_one_is_told_to_choose_the_file_again(ada: Client) -> None:
    page = ada.post(ADD, {**WIN, "level": "", "file": SimpleUploadedFile("x.pdf", PDF)})

    assert "choose the file again" in errors_of(page.content.decode())["file"]
    assert not EvidenceFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/cron.d/x.pdf", "x.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ('quote"; filename="evil.html', "evil.html.pdf"),
        ("Bescheinigung für Größe.pdf", "Bescheinigung für Größe.pdf"),
        ("x" * 300 + ".pdf", None),
    ],
)
def test_tricks_in_names_do_nothing(ada: Client, name: str, kept: str | None) -> None:
    upload = SimpleUploadedFile("x", PDF)
    upload.__dict__["_name"] = name  # what Django would clean already

    assert ada.post(ADD, {**WIN, "file": upload}).status_code == 302

    file = EvidenceFile.objects.get()
    assert len(file.name) <= 120
    assert file.name == kept or kept is None
    assert name not in str(file.file.name)
    header = ada.get(f"/files/{file.pk}/")["Content-Disposition"]
    assert header.startswith("attachment; filename")
    assert not set(header) & {"\r", "\n", "\0", "\u202e"}


def test_a_name_in_another_script_is_said_as_the_standard_asks(agent: Employee) -> None:
    file = EvidenceFileFactory.create(evidence__employee=agent, name="証明書.pdf")

    header = browser_of(agent).get(f"/files/{file.pk}/")["Content-Disposition"]

    assert header == f"attachment; filename*=utf-8''{quote('証明書.pdf')}"


def test_a_file_is_never_run_shown_in_place_or_kept_by_others(agent: Employee) -> None:
    file = EvidenceFileFactory.create(evidence__employee=agent)

    response = browser_of(agent).get(f"/files/{file.pk}/")

    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"


def test_managers_above_may_see_it_and_nobody_else(agent: Employee) -> None:
    head, other = employee_in("lead"), employee_in("lead")
    assert agent.manager
    Employee.objects.filter(pk=agent.manager.pk).update(manager=head)
    EmployeeFactory.create(manager=other)
    url = f"/files/{EvidenceFileFactory.create(evidence__employee=agent).pk}/"
    hr = Client()
    hr.force_login(HrFactory.create())

    allowed = [browser_of(person).get(url).status_code for person in (agent, agent.manager, head)]
    refused = [browser_of(employee_in()).get(url), browser_of(other).get(url), hr.get(url)]

    assert allowed == [200, 200, 200]
    assert [response.status_code for response in refused] == [404, 404, 404]


def test_the_manager_finds_it_in_what_there_is_to_answer(ada: Client, agent: Employee) -> None:
    ada.post(ADD, {**WIN, "ask": "on", "file": SimpleUploadedFile("x.pdf", PDF)})
    assert agent.manager
    mina = browser_of(agent.manager)

    asked = mina.get(f"/team/confirmations/{agent.requests.get().pk}/")
    person = mina.get(agent.get_absolute_url())

    link = f'href="/files/{EvidenceFile.objects.get().pk}/"'
    assert link in asked.content.decode()
    assert link in person.content.decode()


def test_a_file_that_is_gone_from_the_disk_is_not_found(agent: Employee) -> None:
    file = EvidenceFileFactory.create(evidence__employee=agent)
    default_storage.delete(str(file.file.name))

    assert browser_of(agent).get(f"/files/{file.pk}/").status_code == 404


def test_files_have_no_address_but_this_one(ada: Client) -> None:
    send(ada, PDF)
    name = EvidenceFile.objects.get().file.name

    assert not settings.MEDIA_ROOT.startswith(str(settings.STATIC_ROOT))
    for url in (f"/media/{name}", f"/static/{name}", f"/{name}"):
        assert ada.get(url).status_code == 404
