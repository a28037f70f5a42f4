"""What the browser is given: no inline anything, vendored files as recorded, icons that exist."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "planner/static/planner"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
FORBIDDEN = {
    "hx-on": r"\bhx-on\b",
    "a js: value": r"""["'{ ]js:""",
    "a javascript: value": r"javascript:",
    "a trigger filter": r"hx-trigger=[\"'][^\"']*\[",
    "an inline style": r"""\sstyle=["'{]""",
    "a style element": r"<style\b",
    "an inline script": r"<script(?![^>]*\bsrc=)",
    "an event attribute": r"""\son[a-z]+=["'{]""",
    "another host": r"""(?:src|href|action|hx-get|hx-post)=["'](?:https?:)?//""",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds_what_the_policy_would_block(what: str) -> None:
    found = [
        str(template.relative_to(ROOT))
        for template in TEMPLATES
        if re.search(FORBIDDEN[what], template.read_text(encoding="utf-8"))
    ]

    assert not found, f"{what} in {found}"


def test_every_icon_is_in_the_sprite() -> None:
    sprite = (STATIC / "icons.svg").read_text(encoding="utf-8")
    used = {
        name
        for template in TEMPLATES
        for name in re.findall(
            r"""(?:{% icon |icon_name=)["']([a-z0-9-]+)["']""",
            template.read_text(encoding="utf-8"),
        )
    }

    assert used, "no icon found: has the tag been renamed?"
    assert {name for name in used if f'id="{name}"' not in sprite} == set()


@pytest.mark.parametrize("name", ["fonts/inter-latin-wght-normal.woff2", "icons.svg"])
def test_vendored_files_are_those_that_were_recorded(name: str) -> None:
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()

    assert digest in (STATIC / "VENDORED.md").read_text(encoding="utf-8")


def test_what_every_page_loads_stays_small() -> None:
    frame = (ROOT / "templates/document.html").read_text(encoding="utf-8")
    sheets = re.findall(r"planner/css/\w+\.css", frame)
    text = b"".join((STATIC.parent / sheet).read_bytes() for sheet in sheets)

    assert len(sheets) > 5
    assert len(gzip.compress(text)) < 10_500


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("css/*.css")), ids=lambda sheet: sheet.name)
def test_no_sheet_grows_large(sheet: Path) -> None:
    assert len(gzip.compress(sheet.read_bytes())) < 3_500


def test_scripts_evaluate_no_text() -> None:
    for script in STATIC.glob("js/*.js"):
        source = script.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML", source), script
