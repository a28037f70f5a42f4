"""How much a browser may send: what is too large never fills the memory or the disk."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from planner.actions.progress.file_checks import FILE_BYTES

REQUEST_BYTES = 5 * FILE_BYTES


class LimitedUploadHandler(FileUploadHandler):
    """Stands before the handlers that keep a file, and lets little more than one through.

    A file that is too large arrives cut short, still larger than ``FILE_BYTES``: so its form
    can say so beside the field. A request beyond ``REQUEST_BYTES`` is not even read.
    """

    def handle_raw_input(self, *given: Any) -> None:
        content_length = given[2]
        if content_length > REQUEST_BYTES:
            raise RequestDataTooBig("The request is larger than anything that can be sent here.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The chunk for the next handlers; None once the file has gone beyond the limit.

        ``start`` counts the bytes before this chunk.
        """
        return raw_data if start <= FILE_BYTES else None

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:  # noqa: ARG002  # Django's call
        """Another handler has the file."""
        return None
