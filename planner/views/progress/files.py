"""Files of evidence: handed out to those who may see the evidence, and never shown in place."""

from __future__ import annotations

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from planner.htmx import HtmxRequest
from planner.models import EvidenceFile

# Even if a browser opened it after all: no script, no form, no other page inside.
ALONE = "default-src 'none'; sandbox"


def file_download(request: HtmxRequest, pk: int) -> FileResponse:
    """The file, to be saved; its type is not guessed (as on every page). Not for shared caches."""
    kept = get_object_or_404(EvidenceFile.objects.visible_to(request.user), pk=pk)
    try:
        content = kept.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(
        content, as_attachment=True, filename=kept.name, content_type=kept.content_type
    )
    response["Content-Security-Policy"] = ALONE
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
