"""What every test run has in common."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from planner.actions.framework.publishing import load_document, publish
from planner.models import CheckIn, FrameworkVersion
from tests import template
from tests.engine.support import build
from tests.scenes import check_ins as check_in_scenes
from tests.scenes import people as scenes
from tests.scenes import plan as plan_scenes
from tests.scenes import promotion as promotion_scenes

# A slow machine is no failure; in CI, hypothesis's own profile is the parent of this one.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_report_header() -> str:
    return f"database: {connection.display_name}"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """As pytest-django's, but a run migrates once, however many workers it has."""
    folder, worker = tmp_path_factory.getbasetemp(), os.environ.get("PYTEST_XDIST_WORKER", "")
    folder = folder.parent if worker else folder
    original = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        template.use_copy(folder, worker or "only")
    yield
    with django_db_blocker.unblock():
        template.remove_copy(folder, worker or "only", original)


@pytest.fixture
def published(db: None) -> FrameworkVersion:
    """The small framework of ``tests.engine.support.build``, in the draft tables and published.

    Roles “agent” and “lead”, skills “empathy” and “coaching”, one move between the roles.
    """
    load_document(build.document())
    return publish(None)


@pytest.fixture
def today() -> Iterator[None]:
    """It is ``tests.scenes.people.TODAY``, nine o'clock, and stays so."""
    with time_machine.travel(f"{scenes.TODAY}T09:00:00Z", tick=False):
        yield


@pytest.fixture
def small(db: None, today: None) -> FrameworkVersion:
    """The framework of ``tests.scenes.people``, published, on ``tests.scenes.people.TODAY``."""
    return scenes.publish_small()


@pytest.fixture
def plannable(db: None, today: None) -> None:
    """The framework of ``tests.scenes.plan``, published, on ``tests.scenes.people.TODAY``."""
    plan_scenes.publish_plannable()


@pytest.fixture
def cast(small: FrameworkVersion) -> promotion_scenes.People:
    """Ada and those around her: see ``tests.scenes.promotion``."""
    return promotion_scenes.people()


@pytest.fixture
def line(small: FrameworkVersion) -> check_in_scenes.Line:
    """Ada and those above her, who talk with each other: see ``tests.scenes.check_ins``."""
    return check_in_scenes.line()


@pytest.fixture
def check_in(line: check_in_scenes.Line) -> CheckIn:
    """Ada has opened it; her view comes first."""
    return check_in_scenes.opened(line.ada)
