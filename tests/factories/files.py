"""Files and reflections for tests, and what files are made of."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from io import BytesIO
from typing import Any

from factory.declarations import SubFactory
from factory.django import DjangoModelFactory, FileField
from PIL import Image

from planner.actions.progress.pdf.rewrite import rewritten
from planner.models import EvidenceFile, Reflection
from tests.factories.pdfs import bytes_of, new_pdf
from tests.factories.rows import EmployeeFactory, EvidenceFactory

PDF = rewritten(bytes_of(new_pdf()))  # written again it comes out the same


def picture(kind: str = "PNG", size: tuple[int, int] = (12, 8), **options: Any) -> bytes:
    """A picture of one colour, with more ``options`` for Pillow; ``mode`` is RGB."""
    paper = BytesIO()
    Image.new(options.pop("mode", "RGB"), size, options.pop("colour", 0)).save(
        paper, kind, **options
    )
    return paper.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, *more: bytes) -> bytes:
    """A PNG that says it is so large; what it holds is a few zeros, well packed."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(1_000_000), 9)
    parts = (chunk(b"IHDR", head), *more, chunk(b"IDAT", packed), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


class EvidenceFileFactory(DjangoModelFactory[EvidenceFile]):
    """A PDF that is really there."""

    class Meta:
        model = EvidenceFile

    evidence = SubFactory(EvidenceFactory)
    file = FileField(data=PDF, filename="kept")
    name = "Certificate.pdf"
    content_type = "application/pdf"
    size = len(PDF)
    sha256 = "0" * 64


class ReflectionFactory(DjangoModelFactory[Reflection]):
    class Meta:
        model = Reflection

    employee = SubFactory(EmployeeFactory)
    text = "I like to see that somebody can go on with their day."
    written_on = date(2026, 3, 2)
