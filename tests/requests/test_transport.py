"""How pages travel: compressed, and kept by nobody else."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from django.http import FileResponse
from django.test import Client, RequestFactory

from planner.transport import CompressPagesMiddleware
from tests.pages import browser_of
from tests.scenes.people import employee_in

GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture
def ada(small: object) -> Client:
    return browser_of(employee_in("agent"))


def test_a_page_is_compressed_for_browsers_that_can_read_it(ada: Client) -> None:
    plain, packed = ada.get("/map/"), ada.get("/map/", headers=GZIP)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
    assert b"</html>" in gzip.decompress(packed.content)


def test_a_file_travels_as_it_is() -> None:
    request = RequestFactory().get("/files/1/", headers=GZIP)
    file = FileResponse(BytesIO(b"x" * 1000))

    answer = CompressPagesMiddleware(lambda _request: file).process_response(request, file)

    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/settings/", "/nothing-here/", "/account/second-factor/"])
def test_no_cache_keeps_a_private_page(path: str, ada: Client) -> None:
    kept = ada.get(path).headers["Cache-Control"]

    assert {"private", "no-store"} <= set(kept.split(", "))


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_way_to_the_sign_in_page_differs_for_parts(
    headers: dict[str, str], client: Client, db: None
) -> None:
    answer = client.get("/map/", headers=headers)

    assert "HX-Request" in answer.headers["Vary"]
    assert "no-store" in answer.headers["Cache-Control"]
