from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from planner.actions.progress.pdf import rewrite
from planner.actions.progress.pdf.rewrite import PdfRefused, Reason, rewritten
from tests.factories.files import picture
from tests.factories.pdfs import (
    PLANTS,
    WORDS,
    Plant,
    annotate,
    bytes_of,
    chapter,
    drawn,
    field,
    going_to,
    laid_open,
    locked_pdf,
    new_pdf,
    spoiled,
)

PLAIN = bytes_of(new_pdf())
LOOSE = bytes_of(new_pdf(), packed=False)
PAGE = b"<!DOCTYPE html><script>alert(1)</script>"
ARCHIVE = b"PK\x03\x04script.html" + b"PK\x05\x06" + bytes(18)


@contextmanager
def opened(pdf: Pdf) -> Iterator[Pdf]:
    """What is left of ``pdf``."""
    with Pdf.open(BytesIO(rewritten(bytes_of(pdf)))) as kept:
        yield kept


def reason_for(content: bytes) -> Reason:
    with pytest.raises(PdfRefused) as refusal:
        rewritten(content)
    return refusal.value.reason


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
@pytest.mark.parametrize("packed", [True, False], ids=["packed", "loose"])
def test_nothing_is_left_of_what_acts_points_outside_or_tells(plant: Plant, packed: bool) -> None:
    content = spoiled(plant, packed=packed)
    assert b"EVIL" in laid_open(content)

    kept = laid_open(rewritten(content))

    assert b"EVIL" not in kept
    assert kept.count(WORDS) == 2


@pytest.mark.parametrize("content", [PLAIN, spoiled(PLANTS["link with chain"])])
def test_what_was_written_anew_stays_the_same(content: bytes) -> None:
    kept = rewritten(content)

    assert rewritten(kept) == kept


def test_each_page_keeps_its_size_and_its_words() -> None:
    pdf = new_pdf(pages=3)
    pdf.pages[1].obj.MediaBox = Array([0, 0, 100, 200])
    pdf.pages[1].obj.Rotate = 90

    with opened(pdf) as kept:
        assert [page.Contents.read_bytes() for page in kept.pages] == [WORDS] * 3
        assert [page.obj.Rotate for page in kept.pages if "/Rotate" in page] == [90]
        assert [int(page.mediabox[3]) for page in kept.pages] == [842, 200, 842]


@pytest.mark.parametrize("name", ["/AA", "/JS", "/EF", "/URI", "/Metadata"])
def test_fonts_and_pictures_may_have_any_name(name: str) -> None:
    pdf = new_pdf(pages=1)
    resources = pdf.pages[0].obj.Resources
    drawn(pdf)
    resources.Font[name], resources.XObject[name] = resources.Font.F1, resources.XObject.X1

    with opened(pdf) as kept:
        assert name in kept.pages[0].obj.Resources.Font
        assert name in kept.pages[0].obj.Resources.XObject


def test_links_inside_stay() -> None:
    pdf = new_pdf()
    annotate(pdf, "Link", A=going_to(pdf))
    annotate(pdf, "Link", Dest=Array([pdf.pages[1].obj, Name.Fit]))

    with opened(pdf) as kept:
        action, place = kept.pages[0].obj.Annots
        assert action.A.D[0].objgen == place.Dest[0].objgen == kept.pages[1].obj.objgen


def test_chapters_stay_and_lead_to_their_pages() -> None:
    pdf = new_pdf()
    chapter(pdf, A=going_to(pdf))

    with opened(pdf) as kept:
        line = kept.Root.Outlines.First
        assert (str(line.Title), line.A.D[0].objgen) == ("Chapter 1", kept.pages[1].obj.objgen)


def test_a_chapter_that_led_outside_stays_without_its_way() -> None:
    with Pdf.open(BytesIO(rewritten(spoiled(PLANTS["chapter to address"])))) as kept:
        assert str(kept.Root.Outlines.First.Title) == "Chapter 1"
        assert "/A" not in kept.Root.Outlines.First


def test_a_filled_form_still_shows_what_was_filled_in() -> None:
    pdf = new_pdf()
    field(pdf, AA=Dictionary(C=Dictionary(S=Name.JavaScript, JS="1")))

    with opened(pdf) as kept:
        (seen,) = kept.Root.AcroForm.Fields
        assert str(seen.V) == "Imani"
        assert seen.AP.N.read_bytes() == b"(seen in the field) Tj"


def test_a_signature_is_gone_and_its_look_stays() -> None:
    with Pdf.open(BytesIO(rewritten(spoiled(PLANTS["signature"])))) as kept:
        (seen,) = kept.pages[0].obj.Annots
        assert "/V" not in seen
        assert seen.AP.N.read_bytes() == b"(seen in the field) Tj"


def test_marks_and_comments_stay() -> None:
    pdf = new_pdf()
    annotate(pdf, "Highlight", Contents="well done", QuadPoints=Array(range(8)))

    with opened(pdf) as kept:
        assert str(kept.pages[0].obj.Annots[0].Contents) == "well done"


def test_what_reads_the_text_aloud_still_can() -> None:
    pdf = new_pdf()
    pdf.Root.Lang, pdf.Root.MarkInfo = "nl", Dictionary(Marked=True)
    element = pdf.make_indirect(Dictionary(S=Name.P, Alt="a diagram", A=Dictionary(O=Name.Layout)))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=element)

    with opened(pdf) as kept:
        assert (str(kept.Root.Lang), bool(kept.Root.MarkInfo.Marked)) == ("nl", True)
        assert str(kept.Root.StructTreeRoot.K.Alt) == "a diagram"
        assert "/A" in kept.Root.StructTreeRoot.K


def test_when_with_what_and_under_which_number_it_was_made_is_gone() -> None:
    first, second = new_pdf(), new_pdf()
    second.docinfo["/Producer"] = "Some program"
    second.trailer.ID = Array([b"0123456789abcdef", b"fedcba9876543210"])

    assert rewritten(bytes_of(first)) == rewritten(bytes_of(second))


@pytest.mark.parametrize("packing", [Name.DCTDecode, Array([Name.DCTDecode])], ids=["one", "list"])
def test_where_and_with_what_a_photo_was_taken_is_gone(packing: Name | Array) -> None:
    told = Image.Exif()
    told[0x010F] = "Camera of Imani"
    photo = picture("JPEG", exif=told, comment=b"from the call centre")
    pdf = new_pdf(pages=1)
    drawn(pdf).write(photo, filter=packing)

    with opened(pdf) as kept:
        seen = kept.pages[0].obj.Resources.XObject.X1.read_raw_bytes()
        assert b"Imani" in photo
        assert (b"Imani" in seen, b"call centre" in seen) == (False, False)
        assert Image.open(BytesIO(seen)).tobytes() == Image.open(BytesIO(photo)).tobytes()


def test_earlier_states_of_the_file_are_gone() -> None:
    assert b"EVIL" in (content := LOOSE + b"9 0 obj (EVIL) endobj\n" + LOOSE[-200:])

    assert b"EVIL" not in laid_open(rewritten(content))


@pytest.mark.parametrize("more", [b"%" + PAGE + b"\n", ARCHIVE, b"more", bytes(2000)])
@pytest.mark.parametrize("place", [b"1 0 obj", b"startxref", b""], ids=["head", "end", "behind"])
def test_what_stands_between_the_parts_is_gone(more: bytes, place: bytes) -> None:
    at = LOOSE.find(place) if place else len(LOOSE)

    kept = rewritten(LOOSE[:at] + more + b"\n" + LOOSE[at:])

    assert laid_open(kept) == laid_open(rewritten(LOOSE))


@pytest.mark.parametrize("second", [ARCHIVE, PAGE], ids=["archive", "page"])
def test_what_is_something_else_as_well_is_refused(second: bytes) -> None:
    pdf = new_pdf(pages=1)
    drawn(pdf).write(second, filter=Name.DCTDecode)  # as a picture it is not unpacked

    assert reason_for(bytes_of(pdf)) == Reason.MIXED


@pytest.mark.parametrize("password", ["", "secret"])
def test_what_is_locked_cannot_be_checked(password: str) -> None:
    assert reason_for(locked_pdf(password)) == Reason.LOCKED


@pytest.mark.parametrize("entry", ["/Collection", "/NeedsRendering"])
def test_what_shows_nothing_by_itself_is_refused(entry: str) -> None:
    pdf = new_pdf()
    pdf.Root[entry] = Dictionary(View=Name.T) if entry == "/Collection" else True

    assert reason_for(bytes_of(pdf)) == Reason.HOLLOW


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.7\n" + PAGE,
        PLAIN[:200],
        bytes_of(Pdf.new()),
        LOOSE.replace(b"/Pages", b"/Sages"),
        LOOSE.replace(b"/Root", b"/Ro\0t"),
    ],
    ids=["only a head", "a web page", "cut short", "no pages", "no tree", "no root"],
)
def test_what_cannot_be_opened_is_damaged(content: bytes) -> None:
    assert reason_for(content) == Reason.DAMAGED


def test_small_damage_is_mended() -> None:
    assert rewritten(LOOSE[:-20]) == rewritten(LOOSE)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewrite, "PAGES", 2)
    assert rewritten(PLAIN)

    assert reason_for(bytes_of(new_pdf(pages=3))) == Reason.TOO_MUCH


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewrite, "OBJECTS", 100)
    pdf = new_pdf()
    pdf.Root.Lang = Array([Dictionary(Deep=Dictionary()) for _ in range(60)])

    assert reason_for(bytes_of(pdf)) == Reason.TOO_MUCH


def test_a_packed_list_that_unfolds_to_much_is_not_unfolded() -> None:
    pdf = new_pdf()
    pdf.Root.Lang = Array([pdf.make_indirect(String("0" * 1_000_000)) for _ in range(90)])

    assert reason_for(bytes_of(pdf)) == Reason.DAMAGED


def test_parts_that_hold_one_another_end() -> None:
    pdf = new_pdf()
    pdf.Root.Lang = pdf.make_indirect(Array([]))
    pdf.Root.Lang.append(pdf.Root.Lang)

    assert laid_open(rewritten(bytes_of(pdf))).count(WORDS) == 2


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([spoiled(PLANTS[name], packed=name < "m") for name in sorted(PLANTS)]),
    st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6)), min_size=1, max_size=12),
)
def test_damage_anywhere_is_refused_or_mended(
    content: bytes, damage: list[tuple[int, bytes]]
) -> None:
    hurt = bytearray(content)
    for place, value in damage:
        at = place % len(hurt)
        hurt[at : at + len(value)] = value

    try:
        kept = rewritten(bytes(hurt))
    except PdfRefused:
        return
    assert kept.startswith(b"%PDF-")
    assert rewritten(kept).startswith(b"%PDF-")
