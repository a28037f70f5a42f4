from __future__ import annotations

import pytest

from planner.actions.framework import load_document, publish
from planner.models import FrameworkVersion
from tests.engine import build


@pytest.fixture
def published(db: None) -> FrameworkVersion:
    """The small framework of ``tests.engine.build``, in the draft tables and published.

    Roles “agent” and “lead”, skills “empathy” and “coaching”, one move between the roles.
    """
    load_document(build.document())
    return publish(None)
