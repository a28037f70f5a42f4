from __future__ import annotations

import pytest
from django.test import Client

from planner.models import Employee, Notice
from planner.queries.notices.notices import PER_PAGE
from tests.factories.notices import NoticeFactory
from tests.factories.rows import EmployeeFactory
from tests.pages import browser_of, cost_of, said, words

# Session, account, the frame; then the page, and whether something is unread.
COST = 3 + 2


def test_notices_stand_there_newest_first(imani: Employee, browser: Client) -> None:
    NoticeFactory.create(recipient=imani, text="The first thing.")
    NoticeFactory.create(recipient=imani, text="The second thing.")
    page = words(browser.get("/notices/").content.decode())

    assert page.index("The second thing.") < page.index("The first thing.")


def test_the_bell_counts_what_is_unread(imani: Employee, browser: Client) -> None:
    NoticeFactory.create_batch(2, recipient=imani)

    assert 'aria-label="Notices, 2 unread"' in browser.get("/skills/").content.decode()


def test_an_empty_inbox_says_what_will_be_there(browser: Client) -> None:
    page = browser.get("/notices/").content.decode()

    assert "Nothing new" in page
    assert "Mark all as read" not in page


def test_opening_one_reads_it_and_leads_there(imani: Employee, browser: Client) -> None:
    notice = NoticeFactory.create(recipient=imani, url="/milestones/")
    response = browser.post(f"/notices/{notice.pk}/read/", {"open": "1"})

    assert response.headers["Location"] == "/milestones/"
    assert Notice.objects.get().read_at is not None


def test_reading_one_stays_in_the_inbox(imani: Employee, browser: Client) -> None:
    notice = NoticeFactory.create(recipient=imani)

    assert browser.post(f"/notices/{notice.pk}/read/").headers["Location"] == "/notices/"


def test_somebody_elses_notice_is_not_there(browser: Client) -> None:
    assert browser.post(f"/notices/{NoticeFactory.create().pk}/read/").status_code == 404


def test_all_are_read_at_once(imani: Employee, browser: Client) -> None:
    last = NoticeFactory.create_batch(3, recipient=imani)[-1]
    browser.post("/notices/read/", {"until": str(last.pk)})

    assert said(browser, "/notices/") == "All read."
    assert not Notice.objects.unread().exists()


@pytest.mark.parametrize("until", ["", "x", "-1", "9" * 30])
def test_nonsense_reads_nothing(until: str, imani: Employee, browser: Client) -> None:
    NoticeFactory.create(recipient=imani)
    browser.post("/notices/read/", {"until": until})

    assert Notice.objects.unread().count() == 1


@pytest.mark.parametrize("rows", [1, PER_PAGE * 3])
def test_the_inbox_is_paged_and_costs_the_same(rows: int, imani: Employee, browser: Client) -> None:
    NoticeFactory.create_batch(rows, recipient=imani)

    assert cost_of(browser, "/notices/") == COST
    assert browser.get("/notices/?page=99").status_code == 200


def test_who_cannot_plan_yet_has_an_inbox(db: None) -> None:
    newcomer = EmployeeFactory.create()
    NoticeFactory.create(recipient=newcomer, text="Welcome!")

    assert "Welcome!" in browser_of(newcomer).get("/notices/").content.decode()
