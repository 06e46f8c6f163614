"""Charts as SVG: well formed, their numbers where they belong, and no label upon another at any width."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.drawing.charts import Chart, Series, chart_svg, round_ticks, table
from surefoot.drawing.charts._axes import APART, day_labels, tick_text

SVG = "{http://www.w3.org/2000/svg}"
MONDAY = dt.date(2026, 1, 5)
WIDTHS = (320, 375, 720, 1_200)


def weeks(number: int, every: int = 7) -> list[dt.date]:
    return [MONDAY + dt.timedelta(days=every * place) for place in range(number)]


def chart(*series: Series, number: int = 10, **more) -> Chart:
    return Chart("Distance <a week>", 'Says "all" & more', "km", weeks(number), series, **more)


def drawn(found: Chart, width: int = 720) -> ET.Element:
    return ET.fromstring(chart_svg(found, width))


def numbers(element: ET.Element, *names: str) -> list[float]:
    return [float(element.attrib[name]) for name in names]


def texts(root: ET.Element, kind: str) -> list[ET.Element]:
    return [one for one in root.iter(f"{SVG}text") if one.get("class") == kind]


def axis(root: ET.Element):
    """From pixels to numbers, as the labels beside the axis tell."""
    low, *_, high = sorted((float(one.attrib["y"]), float((one.text or "").replace("−", "-").replace(",", "")))
                           for one in texts(root, "e"))  # fmt: skip
    return lambda y: low[1] + (y + 4 - low[0]) * (high[1] - low[1]) / (high[0] - low[0])


def test_bars_are_as_high_as_their_numbers() -> None:
    values = [12.5, 0.0, 40.0, None, 33.3, 1.0, 2.0, 3.0, 4.0, 5.0]
    root = drawn(chart(Series("All", values, "bar", "easy")))
    number_at = axis(root)
    bars = [one for one in root.iter(f"{SVG}rect") if one.find(f"{SVG}title") is not None]
    heights = [number_at(y) - number_at(y + height) for y, height in (numbers(bar, "y", "height") for bar in bars)]
    assert heights == pytest.approx([value for value in values if value], abs=0.05)
    assert bars[1].find(f"{SVG}title").text == "Week of 2026-01-19: all 40 km"


def test_stacked_bars_stand_on_each_other_and_the_hard_ones_are_hatched() -> None:
    root = drawn(chart(Series("Easy", [80.0], "stack", "easy"), Series("Hard", [20.0], "stack", "intervals"), number=1))
    number_at = axis(root)
    easy, hard = (one for one in root.iter(f"{SVG}rect") if one.find(f"{SVG}title") is not None)
    low, high = numbers(hard, "y", "height")
    assert number_at(low + high) == pytest.approx(80, abs=0.1)
    assert number_at(low) == pytest.approx(100, abs=0.1)
    assert number_at(numbers(easy, "y")[0]) == pytest.approx(80, abs=0.1)
    assert [one.get("class") for one in root.iter(f"{SVG}rect")].count("x") == 2  # the bar, and the legend


def test_lines_break_where_nothing_is_known() -> None:
    values = [1.0, 2.0, None, 3.0, None, 4.0, 5.0, 6.0, None, None]
    root = drawn(chart(Series("Slow", values, "line", "long")))
    ways = [one.attrib["d"] for one in root.iter(f"{SVG}path") if one.get("class") == "l long"]
    assert [way.count("L") for way in ways[1:]] == [1, 2]  # the first is the legend's
    assert len(list(root.iter(f"{SVG}circle"))) == 1


def test_dots_stand_at_their_numbers() -> None:
    root = drawn(chart(Series("Longest", [10.0, None, 20.0, *[None] * 7], "dot", "ink")))
    number_at = axis(root)
    _legend, *dots = root.iter(f"{SVG}circle")
    assert [number_at(*numbers(dot, "cy")) for dot in dots] == pytest.approx([10, 20], abs=0.1)


def test_numbers_below_nothing_have_their_place() -> None:
    root = drawn(chart(Series("Form", [-30.0, 12.0, *[None] * 8], "line", "rest")))
    told = [one.text for one in texts(root, "e")]
    assert "0" in told
    assert any(text.startswith("−") for text in told)


def test_an_axis_that_does_not_begin_at_nothing() -> None:
    root = drawn(chart(Series("Index", [40.0, 42.0, *[None] * 8], "line", "race"), from_zero=False))
    assert next(one.text for one in texts(root, "e")) != "0"


@pytest.mark.parametrize("width", [*WIDTHS, 50, 5_000])
@pytest.mark.parametrize("many", [1, 2, 9, 30, 52, 104, 260, 1_500])
def test_no_label_lies_upon_another_or_beyond_the_edge(width: int, many: int) -> None:
    values = [float(place % 37) for place in range(many)]
    root = drawn(chart(Series("All runs", values, "bar", "easy"), number=many), width)
    _, _, across, _ = map(float, root.attrib["viewBox"].split())
    assert 280 <= across <= 1_600
    spans = [(float(one.attrib["x"]), 7.0 * len(one.text or "")) for one in texts(root, "m")]
    assert all(x - wide / 2 >= 0 and x + wide / 2 <= across for x, wide in spans)
    assert all(b[0] - b[1] / 2 - a[0] - a[1] / 2 >= APART - 0.2 for a, b in pairwise(spans))
    assert spans, "there is always something to say below"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_legend_wraps_within_the_width(width: int) -> None:
    series = [Series(f"A series of {place} words", [1.0] * 10, "line", "easy") for place in range(7)]
    root = drawn(chart(*series), width)
    names = [one for one in root.iter(f"{SVG}text") if (one.text or "").startswith("A series")]
    assert len(names) == 7
    assert all(float(one.attrib["x"]) + 7 * len(one.text or "") <= width for one in names)
    field = min(float(one.attrib["y"]) for one in texts(root, "e"))
    assert max(float(one.attrib["y"]) for one in names) < field + 4


def test_days_are_told_as_close_as_they_can_stand() -> None:
    def told(dates: list[dt.date], width: float) -> list[str]:
        return [one.text for one in day_labels(dates, lambda n: (n + 0.5) * width / len(dates), width)]

    assert told(weeks(4), 320) == ["5 Jan", "12 Jan", "19 Jan", "26 Jan"]
    assert told(weeks(52), 1_200)[:3] == ["Feb 2026", "Mar", "Apr"]
    assert told(weeks(1_040), 320)[:2] == ["2030", "2035"]
    assert told(weeks(20, 1), 320) != []


@given(low=st.floats(-1e6, 0), high=st.floats(0, 1e6), most=st.integers(1, 12))
def test_ticks_are_round_and_hold_everything(low: float, high: float, most: int) -> None:
    ticks = round_ticks(low, high, most)
    assert ticks[0] <= low + 1e-6 * abs(low) + 1e-9
    assert ticks[-1] >= high * (1 - 1e-6) - 1e-9
    assert 2 <= len(ticks) <= most + 3
    steps = {round(b - a, 6) for a, b in pairwise(ticks)}
    assert max(steps) - min(steps) <= 1e-6 * max(1.0, *steps)


def test_ticks_of_a_usual_week() -> None:
    assert round_ticks(0, 38, 5) == [0, 10, 20, 30, 40]
    assert round_ticks(0, 0, 5)[0] == 0


@pytest.mark.parametrize(
    ("value", "text"), [(40.0, "40"), (2.5, "2.5"), (1_000.0, "1,000"), (-5.0, "−5"), (0.25, "0.25")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert tick_text(value) == text


def test_who_cannot_see_it_is_told() -> None:
    root = drawn(chart(Series("All", [1.0] * 10, "bar", "easy")))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Distance <a week>"
    assert root.find(f"{SVG}desc").text == 'Says "all" & more'


def test_colours_follow_the_page_and_the_night() -> None:
    text = chart_svg(chart(Series("All", [1.0] * 10, "bar", "easy")))
    assert "color:#2f8f7a;color:var(--easy,#2f8f7a)" in text
    assert "@media(prefers-color-scheme:dark)" in text
    assert "<style>" not in chart_svg(chart(Series("All", [1.0] * 10, "bar", "easy")), styled=False)


def test_many_bars_are_drawn_without_a_word_each() -> None:
    text = chart_svg(chart(Series("All", [1.0] * 500, "bar", "easy"), number=500))
    assert text.count("<title>") == 1


def test_the_table_has_every_number() -> None:
    found = chart(Series("All", [1.25, None], "bar", "easy"), Series("Long", [3.0, 0.0], "dot", "ink"), number=2)
    rows = ET.fromstring(table(found)).findall(".//tbody/tr")
    assert [[cell.text for cell in row] for row in rows] == [["2026-01-05", "1.25", "3"], ["2026-01-12", "–", "0"]]
    assert "Distance &lt;a week&gt;, km" in table(found)
    assert "<caption>Distance &lt;a week&gt;</caption>" in table(found._replace(unit=""))
