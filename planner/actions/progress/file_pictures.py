"""Redraws pictures: only what is visible is kept, upright and at a sensible size."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

PIXELS = 50_000_000
LONGEST_SIDE = 4096
QUALITY = 88
FORMATS = ("PNG", "JPEG")
# What Pillow raises about files that are damaged, or made to do damage.
DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    ArithmeticError,
    MemoryError,
    struct.error,
    zlib.error,
)
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class PictureRefused(Exception):
    """The picture cannot be kept; ``str()`` says why."""


def redrawn(content: bytes) -> bytes:
    """The picture in the same format, with nothing but its pixels, and no animation.

    The size is read and judged before anything is unpacked. Raises ``PictureRefused``.
    """
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            _check_size(picture)
            return _drawn(picture)
    except BOMBS as bomb:
        raise _too_large() from bomb
    except DAMAGED as damage:
        raise PictureRefused(_("This picture is damaged: it cannot be opened.")) from damage


def _check_size(picture: Image.Image) -> None:
    if picture.width * picture.height > PIXELS:
        raise _too_large()


def _too_large() -> PictureRefused:
    words = _("This picture has more than {number} million pixels. Please choose a smaller one.")
    return PictureRefused(words.format(number=PIXELS // 1_000_000))


def _drawn(picture: Image.Image) -> bytes:
    kind = picture.format
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is not unpacked larger than needed
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain = _pixels(upright, with_holes=kind == "PNG")
    paper = BytesIO()
    if kind == "PNG":
        plain.save(paper, "PNG")
    else:
        plain.save(paper, "JPEG", quality=QUALITY)
    return paper.getvalue()


def _pixels(picture: Image.Image, *, with_holes: bool) -> Image.Image:
    """A new picture that has nothing from the old one but its colours."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    mode = "RGBA" if with_holes and picture.has_transparency_data else "RGB"
    drawn = picture.convert(mode)
    drawn.info.clear()
    return drawn
