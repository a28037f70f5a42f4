"""Whom several tests of pages begin with, and their browsers.

A file that begins with other people has fixtures of the same names: ``ada`` is the browser of
its ``agent``.
"""

from __future__ import annotations

import pytest
from django.test import Client

from planner.models import Employee, FrameworkVersion
from tests.pages import browser_of
from tests.scenes.people import employee_in


@pytest.fixture
def manager(small: FrameworkVersion) -> Employee:
    return employee_in("lead", name="Mina Manager")


@pytest.fixture
def mina(manager: Employee) -> Client:
    return browser_of(manager)


@pytest.fixture
def agent(manager: Employee) -> Employee:
    return employee_in(name="Ada Agent", manager=manager)


@pytest.fixture
def ada(agent: Employee) -> Client:
    return browser_of(agent)


@pytest.fixture
def imani(small: FrameworkVersion) -> Employee:
    return employee_in("agent")


@pytest.fixture
def browser(imani: Employee) -> Client:
    return browser_of(imani)
