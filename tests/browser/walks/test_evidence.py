"""Showing what one has done: a win with a file, a certificate, thoughts, and how it all grew."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from planner.actions.goals import set_goal
from planner.models import Evidence, EvidenceFile, Reflection
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit
from tests.browser.pages.test_pages import fits
from tests.browser.screens import Screen, on_every_screen, on_phone, without_javascript
from tests.factories.files import PDF, picture

ADD = "/skills/empathy/evidence/"


def fill(page: Page, file: Path | None = None, level: int = 3) -> None:
    page.get_by_role("group", name="Which level").get_by_label(re.compile(f"^{level}")).check()
    page.get_by_label("What happened?").fill("A caller wrote a letter to thank me.")
    if file:
        page.get_by_label("File").set_input_files(file)


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@on_every_screen
def test_a_win_with_a_picture_is_shown_and_can_be_fetched(
    visit: Visit, cast: Cast, tmp_path: Path, axe: CheckPage, screen: Screen
) -> None:
    page = visit(ADD, company.user_of(cast.imani))
    fill(page, written(tmp_path, "Brief für mich.png", picture(size=(60, 40))))
    page.get_by_role("button", name="Save").click()

    link = page.get_by_role("link", name=re.compile("Download Brief für mich.png"))
    expect(link).to_be_visible()
    axe(page)
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "Brief für mich.png"
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_a_page_that_calls_itself_a_picture_is_refused_beside_the_field(
    visit: Visit, cast: Cast, tmp_path: Path, axe: CheckPage
) -> None:
    page = visit(ADD, company.user_of(cast.imani))
    fill(page, written(tmp_path, "holiday.png", b"<!doctype html><script>alert(1)</script>"))
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("This is not a PDF, PNG or JPEG file")).to_be_visible()
    expect(page.get_by_label("What happened?")).to_have_value(re.compile("^A caller"))
    axe(page)
    fill(page, written(tmp_path, "letter.pdf", PDF))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name=re.compile("Download letter.pdf"))).to_be_visible()
    assert EvidenceFile.objects.count() == 1


@on_phone
@without_javascript
def test_a_certificate_for_two_skills_without_any_script(
    visit: Visit, cast: Cast, screen: Screen
) -> None:
    page = visit(ADD, company.user_of(cast.imani))
    fill(page, level=2)
    expect(page.get_by_label("Valid until")).to_be_hidden()
    page.get_by_label(re.compile("^A certificate")).check()
    page.get_by_label("Valid until").fill(company.ago(-365).isoformat())
    page.get_by_text("It shows other skills as well").click()
    page.get_by_label("Another skill (1)").select_option("ownership")
    page.get_by_label("Level (1)").select_option("3")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text(re.compile("Valid until"))).to_be_visible()
    rows = Evidence.objects.filter(kind="certificate").order_by("pk")
    assert [(row.skill_id, row.level) for row in rows] == [("empathy", 2), ("ownership", 3)]


def test_the_manager_sees_the_file_of_what_there_is_to_confirm(visit: Visit, cast: Cast) -> None:
    company.certified(cast.imani)
    page = visit(cast.imani.get_absolute_url(), company.user_of(cast.tomasz))

    expect(page.get_by_text("Expired: was valid until")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Download Certificate.pdf")).click()
    assert Path(download.value.path()).read_bytes() == PDF


@on_every_screen
def test_the_manager_reads_all_evidence_of_a_person(
    visit: Visit, cast: Cast, axe: CheckPage, screen: Screen
) -> None:
    company.certified(cast.imani)
    page = visit(cast.imani.get_absolute_url(), company.user_of(cast.tomasz))
    page.get_by_role("link", name="All evidence").click()

    expect(page.get_by_role("heading", name="Evidence of Imani Veldhoen")).to_be_visible()
    page.get_by_label("Kind").select_option("Certificate")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("1 row that fits.")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Download Certificate.pdf"))).to_be_visible()
    fits(page)
    axe(page)


@on_phone
def test_a_question_becomes_a_thought_of_ones_own(visit: Visit, cast: Cast, screen: Screen) -> None:
    page = visit("/skills/", company.user_of(cast.imani))
    page.get_by_role("link", name="Reflections").click()
    page.get_by_role("link", name="Why do you want to work in customer service?").click()
    page.get_by_label("Your thoughts").fill("Because people call when it matters to them.")
    page.get_by_role("button", name="Save").click()

    mine = page.get_by_role("region", name="What I have written")
    expect(mine.get_by_text("Because people call when it matters to them.")).to_be_visible()
    expect(mine.get_by_role("heading", name="Why do you want to work")).to_be_visible()
    assert Reflection.objects.get().employee == cast.imani


def test_a_number_is_reached_and_opened_by_keyboard(visit: Visit, cast: Cast) -> None:
    set_goal(cast.imani, "team-leader", company.WAY)
    page = visit("/", company.user_of(cast.imani))
    page.get_by_role("link", name="Progress over time").press("Enter")

    page.get_by_text("Show as a table").press("Enter")
    table = page.get_by_role("table", name="Readiness for Team leader")
    expect(table.get_by_role("row")).to_have_count(14)
    table.get_by_role("link").first.press("Enter")

    terms = page.get_by_role("region", name=re.compile("^On "))
    expect(terms.get_by_text("Together")).to_be_visible()
    expect(page).to_have_url(re.compile(r"span=12&on=\d{4}-\d\d-\d\d#day$"))


@on_every_screen
def test_the_line_keeps_its_words_readable(
    visit: Visit, cast: Cast, axe: CheckPage, screen: Screen
) -> None:
    company.busy(cast)
    page = visit("/progress/?span=24", company.user_of(cast.imani))

    chart = page.get_by_role("img", name=re.compile("^Readiness for Team leader"))
    expect(chart).to_be_visible()
    sizes = chart.locator("text").evaluate_all(
        "all => all.map(it => it.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 12
    axe(page)
