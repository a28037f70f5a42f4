from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from planner.actions.framework.publishing import load_document, publish
from planner.models import Employee
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory


def test_it_is_refused_outside_the_demo(db: None) -> None:
    with pytest.raises(CommandError, match="--yes"):
        call_command("load_demo")


def test_it_is_refused_among_real_people(settings: Any, db: None) -> None:
    settings.DEMO = True
    EmployeeFactory.create()

    with pytest.raises(CommandError, match="real people"):
        call_command("load_demo")


def test_it_needs_a_published_framework(db: None) -> None:
    with pytest.raises(CommandError, match="load_framework"):
        call_command("load_demo", yes=True)


def test_it_names_the_roles_that_the_framework_lacks(db: None) -> None:
    load_document(build.document())
    publish(None)

    with pytest.raises(CommandError, match="supervisor"):
        call_command("load_demo", yes=True)

    assert not Employee.objects.exists()
