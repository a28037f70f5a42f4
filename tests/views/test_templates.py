"""Templates that one can read."""

from __future__ import annotations

from tests.settings import BASE_DIR

LONGEST = 160


def test_no_line_of_a_template_is_too_long() -> None:
    long = [
        f"{path.relative_to(BASE_DIR)}:{number}"
        for path in sorted((BASE_DIR / "templates").rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST
    ]

    assert long == []
