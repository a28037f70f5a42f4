"""Names of any script, on the pages that show people: each stands on its own, and is whole."""

from __future__ import annotations

import re

import pytest

from planner.models import Employee, FrameworkVersion
from tests.factories.notices import ProfileViewFactory
from tests.pages import browser_of
from tests.scenes.people import aims_for, employee_in, rated

ARABIC, HEBREW = "إيماني فيلدهون", "נועה בן־דוד"
LONG = "欧阳修文司马相如诸葛孔明上官婉儿夏侯惇皇甫嵩公孙瓒令狐冲慕容复独孤求败"


@pytest.fixture(params=[ARABIC, HEBREW, LONG])
def manager(request: pytest.FixtureRequest, small: FrameworkVersion) -> Employee:
    return employee_in("lead", name=request.param)


@pytest.fixture
def report(manager: Employee) -> Employee:
    """Somebody of the same name below the manager."""
    person = employee_in("agent", name=manager.name, manager=manager)
    rated(person, "empathy", 2, author=manager)
    aims_for(person, "senior", "agent", "senior")
    ProfileViewFactory.create(employee=manager, viewer=person)
    return person


def loose(page: str, name: str) -> list[str]:
    """The texts in the body of ``page`` in which ``name`` leans on the words around it."""
    body = page[page.index("<body") :]
    rest = re.sub(r'<bdi>[^<]*</bdi>|<[a-z]+ [^>]*dir="auto"[^>]*>[^<]*<', "", body)
    return [text for text in re.split(r"<[^>]*>", rest) if name in text]


@pytest.mark.parametrize(
    "url", ["/", "/team/", "/team/inbox/", "/notices/", "/my-data/", "/settings/"]
)
def test_a_name_stands_on_its_own(url: str, manager: Employee, report: Employee) -> None:
    page = browser_of(manager).get(url).content.decode()

    assert f"<bdi>{manager.name}</bdi>" in page
    assert loose(page, manager.called) == []


def test_so_it_does_on_the_page_about_somebody(manager: Employee, report: Employee) -> None:
    page = browser_of(manager).get(f"/team/{report.pk}/").content.decode()

    assert f"<h1><bdi>{report.name}</bdi></h1>" in page
    assert loose(page, manager.called) == []
