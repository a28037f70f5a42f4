"""What the employee of the demo can show: certificates, files, and reflections for herself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from planner.actions.progress.file_checks import checked_file
from planner.actions.progress.files import keep_file, rows_and_files
from planner.demo.backdate import stamp
from planner.demo.people.life import Life
from planner.demo.people.personas import EMPLOYEE
from planner.engine.values.dates import add_months
from planner.models import Employee, Evidence, Reflection
from planner.models.progress.evidence import EvidenceQuerySet
from planner.queries.progress.reflections import QUESTIONS

# Skill -> what the certificate says, and the months that it is valid.
CERTIFICATES = {
    "ai-assistants": ("AI-assistant driving licence, passed with 46 of 50 points.", 24),
    "policy-and-data-protection": ("Data-protection test, passed at the first try.", 3),
}
REFLECTIONS = (
    (
        QUESTIONS[0],
        "Because a bad day of somebody else can end well with me. I did not know that before my"
        " first month here; now I would miss it.",
        None,
        200,
    ),
    (
        QUESTIONS[1],
        "The man whose parcel held his late wife’s photographs. I should have stopped talking"
        " sooner. Next time I will count to three before I answer.",
        "empathy",
        75,
    ),
    (
        QUESTIONS[4],
        "Energy: the two chats that ended with a joke. It took me the whole Tuesday to forget the"
        " one that did not. A walk at noon helped.",
        None,
        12,
    ),
)
PAPER, INK = (250, 247, 240), (40, 48, 72)


def tell_proofs(lives: Sequence[Life], at: date) -> None:
    """Certificates, one of them expired, two files and three reflections."""
    for life in lives:
        if life.persona == EMPLOYEE:
            _certify(life.employee)
            _file(life.employee, at)
            _reflect(life.employee, at)


def _certify(employee: Employee) -> None:
    """Turns rows that are there into certificates: what follows from them stays the same."""
    for skill, (text, months) in CERTIFICATES.items():
        row = _own(employee).filter(skill=skill).last()
        if row:
            row.kind, row.text = Evidence.Kind.CERTIFICATE, text
            row.activity, row.expires_on = None, add_months(row.happened_on, months)
            row.save(update_fields=["kind", "text", "activity", "expires_on"])


def _file(employee: Employee, at: date) -> None:
    certificate = _own(employee).filter(kind=Evidence.Kind.CERTIFICATE).last()
    win = _own(employee).filter(kind=Evidence.Kind.WIN).last()
    with rows_and_files() as written:
        if certificate:
            paper = checked_file(_pdf(employee.name, certificate.text), "Certificate.pdf")
            keep_file(paper, [certificate], written, at=at)
        if win:
            card = checked_file(_card(), "Thank-you card.png")
            keep_file(card, [win], written, at=at)


def _own(employee: Employee) -> EvidenceQuerySet:
    return Evidence.objects.filter(employee=employee, author=employee).order_by("happened_on", "pk")


def _reflect(employee: Employee, at: date) -> None:
    Reflection.objects.bulk_create(
        Reflection(
            employee=employee,
            question=question,
            text=text,
            skill_id=skill,
            written_on=at - timedelta(days),
        )
        for question, text, skill, days in REFLECTIONS
    )
    stamp(Reflection, "created_at", "written_on")


def _card() -> bytes:
    """A card with thanks, as somebody might have photographed it."""
    card = Image.new("RGB", (640, 400), PAPER)
    draw = ImageDraw.Draw(card)
    draw.rectangle((16, 16, 624, 384), outline=INK, width=3)
    draw.text((320, 170), "Thank you, Imani!", fill=INK, anchor="mm", font_size=52)
    draw.text((320, 250), "The shoes came in time.", fill=INK, anchor="mm", font_size=28)
    paper = BytesIO()
    card.save(paper, "PNG")
    return paper.getvalue()


def _pdf(name: str, text: str) -> bytes:
    """One page with two lines in large letters; the names hold nothing but plain letters."""
    words = f"BT /F1 26 Tf 60 700 Td ({name}) Tj /F1 14 Tf 0 -40 Td ({text}) Tj ET".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 6\n0000000000 65535 f \n" + lines
    end = b"trailer\n<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    return content + table + end
