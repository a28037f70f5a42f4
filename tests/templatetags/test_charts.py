from __future__ import annotations

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from planner.templatetags.charts import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    bounded_percent_y,
    labelled,
    share,
    spark,
    x_of,
)

percents = st.integers(0, 100)


@given(st.lists(percents, min_size=1, max_size=40))
def test_every_point_lies_in_the_chart(values: list[int]) -> None:
    chart = spark([(str(index), value) for index, value in enumerate(values)])

    for _, _, x, y in chart["points"]:
        assert LEFT <= x <= RIGHT
        assert TOP <= y <= BOTTOM


def test_more_is_higher_and_later_is_further_right() -> None:
    assert bounded_percent_y(100) == TOP < bounded_percent_y(50) < bounded_percent_y(0) == BOTTOM
    assert x_of(0, 3) == LEFT < x_of(1, 3) < x_of(2, 3) == RIGHT


def test_a_single_point_needs_no_line() -> None:
    chart = spark([("Nov", 40)], 80)

    assert chart["area"] == ""
    assert chart["last"][1] == 40


@given(st.integers(1, 60))
def test_few_labels_and_always_the_last(count: int) -> None:
    shown = labelled(count)

    assert count in shown
    assert len(shown) <= 6


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_is_a_width(part: int, whole: int) -> None:
    assert 0 <= share(part, whole) <= 100


def test_a_chart_says_its_numbers_in_words_and_as_a_table() -> None:
    template = Template("{% load charts %}{% spark points 80 %}")

    html = template.render(Context({"points": [("Oct", 38), ("Nov", 44)]}))

    assert 'aria-label="Confirmed over time: Oct 38&nbsp;%, Nov 44&nbsp;%"' in html
    assert html.count("<tr>") == 3


def test_nothing_to_draw_is_nothing() -> None:
    assert (
        Template("{% load charts %}{% spark points %}").render(Context({"points": []})).strip()
        == ""
    )
