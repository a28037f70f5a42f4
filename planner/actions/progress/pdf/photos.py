"""Photographs inside a PDF: where and with what they were taken is nobody's business."""

from __future__ import annotations

BEGIN = b"\xff\xd8"
SCAN = 0xDA  # from here on there are only pixels
COMMENT = 0xFE
APPLICATIONS = range(0xE0, 0xF0)
COLOURS = {0xE0, 0xE2, 0xEE}  # density, colour profile, colour model: they change what one sees


def without_origin(photo: bytes) -> bytes:
    """The JPEG without Exif, XMP and comments, its pixels untouched.

    What is not built like a JPEG stays as it is: viewers show nothing of it.
    """
    if not photo.startswith(BEGIN):
        return photo
    kept, at = [BEGIN], 2
    while photo[at : at + 1] == b"\xff" and at + 4 <= len(photo) and photo[at + 1] != SCAN:
        end = at + 2 + int.from_bytes(photo[at + 2 : at + 4], "big")
        if not _tells(photo[at + 1]):
            kept.append(photo[at:end])
        at = end
    return b"".join((*kept, photo[at:]))


def _tells(marker: int) -> bool:
    return marker == COMMENT or (marker in APPLICATIONS and marker not in COLOURS)
