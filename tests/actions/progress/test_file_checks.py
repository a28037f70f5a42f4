from __future__ import annotations

import zlib
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf
from PIL import Image

from planner.actions.progress.file_checks import FILE_BYTES, FileRefused, checked_file, safe_name
from planner.actions.progress.file_pictures import LONGEST_SIDE, PIXELS
from tests.factories.files import PDF, chunk, picture, png_of
from tests.factories.pdfs import PLANTS, locked_pdf, spoiled

ARCHIVE = b"PK\x03\x04script.html" + b"PK\x05\x06" + bytes(18)
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _by_a_program(pdf: Pdf) -> None:
    pdf.Root["/NeedsRendering"] = True


def seen(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "I;16"])
def test_a_png_stays_a_png(mode: str) -> None:
    file = checked_file(picture("PNG", mode=mode), "desk.png")

    assert (file.name, file.content_type) == ("desk.png", "image/png")
    assert (seen(file.content).format, seen(file.content).size) == ("PNG", (12, 8))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_jpeg_stays_a_jpeg(mode: str) -> None:
    file = checked_file(picture("JPEG", mode=mode), "desk.jpeg")

    assert (file.name, file.content_type) == ("desk.jpg", "image/jpeg")
    assert seen(file.content).format == "JPEG"


def test_a_plain_pdf_stays_as_it_is() -> None:
    file = checked_file(PDF, "Certificate.PDF")

    assert (file.name, file.content_type) == ("Certificate.pdf", "application/pdf")
    assert (file.content, file.sha256) == (PDF, sha256(PDF).hexdigest())


def test_what_a_pdf_would_do_is_gone_and_its_pages_are_kept() -> None:
    kept = checked_file(spoiled(PLANTS["open script"]), "Certificate.pdf").content

    assert kept == PDF


def test_colours_and_holes_stay() -> None:
    red, nothing = picture(colour=(200, 10, 10)), picture(mode="RGBA", colour=(0, 0, 0, 0))

    assert seen(checked_file(red, "x").content).getpixel((3, 3)) == (200, 10, 10)
    assert seen(checked_file(nothing, "x").content).getpixel((3, 3)) == (0, 0, 0, 0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_where_and_with_what_a_picture_was_taken_is_gone_and_it_stays_upright(kind: str) -> None:
    told = Image.Exif()
    told[0x0112], told[0x010F] = 6, "Camera of Imani"  # a quarter to the right; the maker

    kept = checked_file(picture(kind, exif=told), "x").content

    assert b"Camera" not in kept
    assert not seen(kept).getexif()
    assert seen(kept).size == (8, 12)


def test_comments_and_profiles_are_gone() -> None:
    told = picture("JPEG", comment=b"from the call centre", icc_profile=b"profile" * 40)

    kept = checked_file(told, "x").content

    assert b"call centre" not in kept
    assert b"profile" not in kept


@pytest.mark.parametrize("second", [ARCHIVE, HTML, PDF], ids=["zip", "html", "pdf"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_is_hidden_behind_a_picture_is_gone(kind: str, second: bytes) -> None:
    kept = checked_file(picture(kind) + second, "x").content

    assert second[:8] not in kept
    assert seen(kept).size == (12, 8)


def test_what_is_hidden_inside_a_picture_is_gone() -> None:
    content = png_of(2, 2, chunk(b"tEXt", b"Comment\0" + HTML), chunk(b"heLp", ARCHIVE))

    kept = checked_file(content, "x").content

    assert b"script" not in kept
    assert b"PK" not in kept


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (picture("GIF", mode="P"), "not a PDF, PNG or JPEG"),
        (picture("BMP"), "not a PDF, PNG or JPEG"),
        (SVG, "not a PDF, PNG or JPEG"),
        (HTML, "not a PDF, PNG or JPEG"),
        (ARCHIVE, "not a PDF, PNG or JPEG"),
        (b"MZ\x90\0", "not a PDF, PNG or JPEG"),
        (b"\n" + PDF, "not a PDF, PNG or JPEG"),
        (b"", "empty"),
        (b"x" * (FILE_BYTES + 1), "larger than 10 MB"),
        (picture("PNG")[:40], "damaged"),
        (picture("JPEG")[:200], "damaged"),
        (b"\x89PNG\r\n\x1a\n" + HTML, "damaged"),
        (b"\xff\xd8\xff" + HTML, "damaged"),
        (b"%PDF-1.7\n" + HTML, "damaged"),
        (locked_pdf(), "locked with a password"),
        (
            spoiled(lambda pdf: pdf.Root.__setitem__("/NeedsRendering", True)),
            "a form or other files",
        ),
    ],
)
def test_what_is_not_kept_is_told_why(content: bytes, says: str) -> None:
    with pytest.raises(FileRefused, match=says) as refusal:
        checked_file(content, "picture.png")

    assert refusal.value.field == "file"


def test_a_picture_that_would_unfold_to_gigabytes_is_refused_before_it_does() -> None:
    side = 60_000

    with pytest.raises(FileRefused, match="more than 50 million pixels"):
        checked_file(png_of(side, side), "bomb.png")


def test_just_too_many_pixels_are_refused_too() -> None:
    with pytest.raises(FileRefused, match="more than 50 million pixels"):
        checked_file(png_of(PIXELS // 1000 + 1, 1000), "large.png")


def test_a_text_that_would_unfold_to_much_is_refused_or_gone() -> None:
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000), 9))

    with pytest.raises(FileRefused, match="damaged"):
        checked_file(png_of(2, 2, bomb), "bomb.png")


def test_a_large_picture_is_made_smaller() -> None:
    kept = checked_file(picture("JPEG", size=(LONGEST_SIDE * 2, 40)), "wide.jpg").content

    assert seen(kept).width == LONGEST_SIDE


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Zertifikat für Gespräche.pdf", "Zertifikat für Gespräche.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\boot.ini", "boot.ini.pdf"),
        ("/abs/olute.pdf", "olute.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe.pdf"),
        ("line\r\nSet-Cookie: x.pdf", "lineSet-Cookie: x.pdf"),
        ("page.html", "page.html.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("...", "file.pdf"),
        ("", "file.pdf"),
        (".pdf", "file.pdf"),
        ("\u200b\ufeff.pdf", "file.pdf"),
        ("可愛い証明書.PDF", "可愛い証明書.pdf"),
        ("می‌خواهم.pdf", "می‌خواهم.pdf"),
    ],
)
def test_a_name_is_only_a_name(name: str, safe: str) -> None:
    assert safe_name(name, "application/pdf") == safe


def test_a_very_long_name_is_cut_and_keeps_its_ending() -> None:
    name = safe_name("x" * 5000 + ".png", "image/png")

    assert len(name) == 120
    assert name.endswith("x.png")


@given(st.text(max_size=300), st.sampled_from(["application/pdf", "image/png", "image/jpeg"]))
def test_whatever_the_name_it_is_short_and_plain(name: str, kind: str) -> None:
    safe = safe_name(name, kind)

    assert 5 <= len(safe) <= 120
    assert not set(safe) & {"/", "\\", "\0", "\r", "\n", "\u202e"}
    assert safe_name(safe, kind) == safe


@settings(max_examples=150)
@given(
    st.sampled_from([picture("PNG", mode="P"), picture("JPEG")]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_damage_anywhere_in_a_picture_is_refused_or_harmless(
    content: bytes, damage: list[tuple[int, int]]
) -> None:
    hurt = bytearray(content)
    for place, value in damage:
        hurt[place % len(hurt)] = value

    try:
        kept = checked_file(bytes(hurt), "x")
    except FileRefused:
        return
    assert kept.content.startswith((b"\x89PNG", b"\xff\xd8\xff"))
