"""What a PDF may hold: pages, what is drawn on them, and ways from one of its pages to another.

The parts that a viewer acts upon (document, page, annotation, form) keep only the entries
listed here. Then everything that can still be reached is walked once, and what acts, points
outside, holds a file or tells about the author is taken out wherever it hangs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from planner.actions.progress.pdf.photos import without_origin


def _names(words: str) -> frozenset[str]:
    return frozenset(f"/{word}" for word in words.split())


TRAILER = _names("Root Size")
CATALOG = _names(
    "Type Version Pages PageLabels Names Dests Outlines StructTreeRoot MarkInfo Lang OCProperties"
    " AcroForm PageLayout"
)
FORM = _names("Fields DR DA Q NeedAppearances")
PAGE = _names(
    "Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Contents Rotate Group Annots"
    " StructParents Tabs UserUnit"
)
ANNOTATIONS = _names(
    "Link Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut"
    " Caret Stamp Ink Popup Widget"
)
ANNOTATION = _names(
    "Type Subtype Rect Contents P F AP AS Border BS BE C IC CA ca BM OC Lang StructParent Popup"
    " Parent Kids Open Name T Subj IRT RT IT QuadPoints L LE LL LLE LLO Cap CO CP RD Vertices"
    " InkList Sy DA Q CL State StateModel A Dest H MK FT TU Ff V DV MaxLen Opt TI I"
)
PHOTO = Array([Name.DCTDecode])
GO_TO = _names("Type S D SD")
# Kinds of actions. Only going to a place in the same file is none of them.
ACTIONS = _names(
    "GoToR GoToE GoToDp Launch Thread URI Sound Movie Hide Named SubmitForm ResetForm ImportData"
    " JavaScript SetOCGState Rendition Trans GoTo3DView RichMediaExecute"
)
FILES = _names("Filespec F EmbeddedFile Metadata Sig DocTimeStamp Rendition MediaClip 3D")
MARKS = _names("EF UF JS ByteRange")
OUTSIDE_OF_STREAM = _names("F FFilter FDecodeParms Ref OPI")
ENTRIES = _names(
    "AA AF PA JS JavaScript OpenAction URI EF EmbeddedFiles XFA Metadata PieceInfo LastModified"
    " CreatorInfo Creator PresSteps Thumb Schema FS Movie Sound SpiderInfo"
)
# In what hangs below these, the keys are names that the author chose, such as those of fonts.
CHOSEN = _names(
    "Font XObject ExtGState ColorSpace Pattern Shading Properties CharProcs Colorants Dests RoleMap"
    " ClassMap"
)


class TooManyObjects(Exception):
    """More parts than anybody reads."""


def scrub(pdf: Pdf, *, at_most: int) -> None:
    """Take out of ``pdf``, in place, whatever is not there to be read.

    Raises ``TooManyObjects`` beyond ``at_most`` parts.
    """
    _keep(pdf.trailer, TRAILER)
    _keep(pdf.Root, CATALOG)
    _keep_form(pdf.Root)
    _keep_names(pdf.Root)
    for page in pdf.pages:
        _keep(page.obj, PAGE)
        _keep_annotations(page.obj)
    _walk(pdf.Root, at_most)


def _keep(part: Object, entries: frozenset[str]) -> None:
    for key in set(part.keys()) - entries:
        del part[key]


def _keep_form(catalog: Object) -> None:
    form = catalog.get("/AcroForm")
    if isinstance(form, Dictionary):
        _keep(form, FORM)
    else:
        _drop(catalog, "/AcroForm")


def _keep_names(catalog: Object) -> None:
    names = catalog.get("/Names")
    places = names.get("/Dests") if isinstance(names, Dictionary) else None
    _drop(catalog, "/Names")
    if places is not None:
        catalog["/Names"] = Dictionary(Dests=places)


def _drop(part: Object, key: str) -> None:
    if key in part:
        del part[key]


def _keep_annotations(page: Object) -> None:
    found = page.get("/Annots")
    _drop(page, "/Annots")
    kept = list(_annotations(found)) if isinstance(found, Array) else []
    if kept:
        page["/Annots"] = Array(kept)


def _annotations(found: Iterable[Object]) -> Iterator[Object]:
    for one in found:
        if isinstance(one, Dictionary) and _word(one, "/Subtype") in ANNOTATIONS:
            _keep(one, ANNOTATION)
            if _word(one, "/Subtype") != "/Link" or _leads_on(one):
                yield one


def _leads_on(link: Object) -> bool:
    action = link.get("/A")
    return "/Dest" in link or (isinstance(action, Dictionary) and _word(action, "/S") == "/GoTo")


def _walk(root: Object, at_most: int) -> None:
    """Everything that can be reached, each part once, without recursion."""
    waiting, seen, left = [(root, False)], set(), at_most
    while waiting:
        part, chosen = waiting.pop()
        if part.is_indirect and (mark := (part.objgen, chosen)) in seen:
            continue
        if part.is_indirect:
            seen.add(mark)
        left -= 1
        if left < 0:
            raise TooManyObjects
        waiting += _cleaned(part, chosen=chosen)


def _cleaned(part: Object, *, chosen: bool) -> list[tuple[Object, bool]]:
    """The parts of ``part`` that are left, each with whether its keys are chosen names."""
    if isinstance(part, Array):
        return [(one, chosen) for one in _cleaned_array(part)]
    if isinstance(part, Stream):
        _drop_all(part, OUTSIDE_OF_STREAM | ENTRIES)
        _clean_photo(part)
    elif _word(part, "/S") == "/GoTo":
        _keep(part, GO_TO)
    elif not chosen:
        _drop_all(part, ENTRIES)
    return list(_cleaned_entries(part))


def _clean_photo(stream: Stream) -> None:
    if _word(stream, "/Filter") != "/DCTDecode" and stream.get("/Filter") != PHOTO:
        return
    photo, settings = stream.read_raw_bytes(), stream.get("/DecodeParms")
    if (kept := without_origin(photo)) != photo:
        stream.write(kept, filter=Name.DCTDecode)
        if settings is not None:
            stream["/DecodeParms"] = settings


def _drop_all(part: Object, entries: frozenset[str]) -> None:
    for key in entries & set(part.keys()):
        del part[key]


def _cleaned_array(part: Object) -> Iterator[Object]:
    for place, one in enumerate(list(part)):
        if _is_container(one):
            if _acts(one):
                part[place] = None  # the others stay where they are
            else:
                yield one


def _cleaned_entries(part: Object) -> Iterator[tuple[Object, bool]]:
    for key, one in list(part.items()):
        if _is_container(one):
            chosen = key in CHOSEN and isinstance(one, Dictionary)
            if not chosen and (_acts(one) or (key == "/A" and _is_other_action(one))):
                del part[key]
            else:
                yield one, chosen


def _is_container(one: object) -> bool:
    return isinstance(one, (Dictionary, Array, Stream))


def _is_other_action(one: Object) -> bool:
    return not isinstance(one, Array) and "/S" in one and _word(one, "/S") != "/GoTo"


def _acts(one: Object) -> bool:
    """Whether it acts, is a file or points to one, is about the author, or signs the old file."""
    if isinstance(one, Array):
        return False
    kind, shape = _word(one, "/Type"), _word(one, "/Subtype")
    return (
        _word(one, "/S") in ACTIONS
        or kind in FILES
        or not MARKS.isdisjoint(one.keys())
        or shape == "/PS"
        or ("/Rect" in one and shape not in ANNOTATIONS and bool(shape))
    )


def _word(part: Object, key: str) -> str:
    """The name at ``key``; empty if there is none."""
    value = part.get(key)
    return str(value) if isinstance(value, Name) else ""
