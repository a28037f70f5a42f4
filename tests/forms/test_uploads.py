from __future__ import annotations

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from planner.actions.progress.file_checks import FILE_BYTES
from planner.forms.uploads import REQUEST_BYTES


def sent(*sizes: int) -> HttpRequest:
    """A form with files of these sizes."""
    files = {f"file{n}": SimpleUploadedFile("x", b"x" * size) for n, size in enumerate(sizes)}
    return RequestFactory().post("/", files)


def sizes_of(request: HttpRequest) -> list[int]:
    sizes = [len(file.read()) for (file,) in dict(request.FILES.lists()).values()]
    request.close()
    return sizes


@pytest.mark.parametrize("size", [1, 3_000_000, FILE_BYTES])
def test_what_may_be_kept_arrives_whole(size: int) -> None:
    assert sizes_of(sent(size)) == [size]


def test_what_is_too_large_is_cut_short_and_still_too_large() -> None:
    (size,) = sizes_of(sent(3 * FILE_BYTES))

    assert FILE_BYTES < size < FILE_BYTES + 1_000_000


def test_each_file_has_its_own_limit() -> None:
    large, small = sizes_of(sent(2 * FILE_BYTES, 7))

    assert large != small == 7


def test_a_request_beyond_all_limits_is_not_read() -> None:
    request = sent(REQUEST_BYTES)

    with pytest.raises(RequestDataTooBig):
        request.FILES  # noqa: B018  # reading is what it is about
