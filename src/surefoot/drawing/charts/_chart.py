"""One chart: its title and legend above, round numbers beside, days below, and in the middle what it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from surefoot.drawing.charts._axes import LETTER, day_labels, round_ticks, tick_text
from surefoot.drawing.charts._style import HATCH, HATCHED, SHAPES, STYLE
from surefoot.drawing.svg import number

NARROWEST, WIDEST = 280, 1600
_HEIGHT, _TITLE, _LEGEND, _FOOT, _RIGHT = 200.0, 26.0, 20.0, 24.0, 12.0  # px
_TICK_EVERY = 42.0  # px between two numbers of the axis, about
_BAR_SHARE, _DOT, _RIMMED, _TOLD = 0.74, 3.4, 2.4, 130
_SWATCH = 14.0


class Series(NamedTuple):
    """Values in the order of the days, None where there is none; what they are, and how they are drawn.

    ``shape`` is bar | stack | line | dash | dot; ``colour`` a name of the design's tokens. Stacked values stand on
    those of the stacks before.
    """

    name: str
    values: Sequence[float | None]
    shape: str
    colour: str


class Chart(NamedTuple):
    """What a chart shows: series over days, in ``unit``; ``summary`` says it to who cannot see it.

    ``top`` is where the axis ends at least, as 100 for shares; it begins at nothing unless ``from_zero`` is False.
    """

    title: str
    summary: str
    unit: str
    dates: Sequence[dt.date]
    series: Sequence[Series]
    top: float = 0.0
    day_name: str = "Week of"
    from_zero: bool = True


class _Plot(NamedTuple):
    """Where everything is: the field between the axes, and what number its lower and its upper edge have."""

    left: float
    top: float
    width: float
    height: float
    low: float
    high: float
    days: int

    def x(self, place: int) -> float:
        """The middle of a day's column."""
        return self.left + self.width * (place + 0.5) / self.days

    def y(self, value: float) -> float:
        """The height of a number."""
        return self.top + self.height * (self.high - value) / (self.high - self.low)

    @property
    def bar(self) -> float:
        """How wide a bar is."""
        return max(0.8, self.width / self.days * _BAR_SHARE)


def chart_svg(chart: Chart, width: int = 720, *, styled: bool = True) -> str:
    """A chart as one SVG, ``width`` pixels wide (280 to 1600), without anything from elsewhere.

    Where many stand on one page, ``STYLE`` may be told once there and left out here (``styled``).
    """
    width = max(NARROWEST, min(WIDEST, width))
    legend = list(_legend(chart, width))
    top = _TITLE + _LEGEND * (1 + max((row for _, row, _ in legend), default=0)) + 8
    ticks = round_ticks(*_span(chart), round(_HEIGHT / _TICK_EVERY))
    left = max(len(tick_text(tick)) for tick in ticks) * LETTER + 14
    plot = _Plot(left, top, width - left - _RIGHT, _HEIGHT, ticks[0], ticks[-1], max(1, len(chart.dates)))
    height = top + _HEIGHT + _FOOT
    unit = f'<tspan class="u" dx="8">{escape(chart.unit)}</tspan>' if chart.unit else ""
    size = f'viewBox="0 0 {width} {number(height)}" width="{width}" height="{number(height)}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sfc" role="img" {size}>',
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.summary)}</desc>",
        f"<style>{STYLE}</style>" if styled else "",
        HATCH if any(one.colour == HATCHED for one in chart.series) else "",
        f'<text class="h" x="8" y="17">{escape(chart.title)}{unit}</text>',
        *_legend_drawn(legend),
        *_grid(plot, ticks),
        *_drawn(chart, plot),
        *_days(chart, plot, width, height),
    ]
    return "".join([*parts, "</svg>\n"])


def _span(chart: Chart) -> tuple[float, float]:
    """The lowest and the highest number of the axis."""
    stacked = [one.values for one in chart.series if one.shape == "stack"]
    sums = [sum(value or 0 for value in column) for column in zip(*stacked, strict=True)] if stacked else []
    plain = [value for one in chart.series if one.shape != "stack" for value in one.values if value is not None]
    if not chart.from_zero and plain:
        return min(plain), max(plain)
    return min([0.0, *plain]), max([chart.top, *plain, *sums])


def _legend(chart: Chart, width: float) -> Iterator[tuple[float, int, Series]]:
    """Where the name of each series stands: from left to right, and in the next row where there is no room."""
    x, row = 8.0, 0
    for one in (one for one in chart.series if one.name):
        needed = _SWATCH + 6 + len(one.name) * LETTER
        if x > 8 and x + needed > width - _RIGHT:
            x, row = 8.0, row + 1
        yield x, row, one
        x += needed + 14


def _legend_drawn(legend: Iterable[tuple[float, int, Series]]) -> Iterator[str]:
    for x, row, one in legend:
        y = _TITLE + _LEGEND * row + 12
        names = f'class="{SHAPES[one.shape]} {one.colour}"'
        if one.shape in {"line", "dash"}:
            yield f'<path {names} d="M{number(x)} {number(y - 4)}h{number(_SWATCH)}"/>'
        elif one.shape == "dot":
            yield f'<circle {names} cx="{number(x + 7)}" cy="{number(y - 4)}" r="{_DOT}"/>'
        else:
            place = f'x="{number(x)}" y="{number(y - 10)}" width="{number(_SWATCH)}" height="11"'
            yield f"<rect {names} {place}/>{_hatched(one, place)}"
        yield f'<text x="{number(x + _SWATCH + 6)}" y="{number(y)}">{escape(one.name)}</text>'


def _grid(plot: _Plot, ticks: Sequence[float]) -> Iterator[str]:
    """Lines at round numbers."""
    for tick in ticks:
        y = number(plot.y(tick))
        heavy = "a" if tick == 0 else "g"
        yield f'<path class="{heavy}" d="M{number(plot.left)} {y}h{number(plot.width)}"/>'
        yield f'<text class="e" x="{number(plot.left - 6)}" y="{number(plot.y(tick) + 4)}">{tick_text(tick)}</text>'


def _days(chart: Chart, plot: _Plot, width: float, height: float) -> Iterator[str]:
    for label in day_labels(chart.dates, plot.x, width):
        yield f'<path class="a" d="M{number(label.x)} {number(plot.top + plot.height)}v4"/>'
        yield f'<text class="m" x="{number(label.x)}" y="{number(height - 6)}">{label.text}</text>'


def _drawn(chart: Chart, plot: _Plot) -> Iterator[str]:
    below = [0.0] * len(chart.dates)
    told = len(chart.dates) <= _TOLD
    for one in chart.series:
        tips = _tips(chart, one) if told else lambda _place, _value: ""
        if one.shape == "bar":
            yield from _bars(one, plot, [0.0] * len(chart.dates), tips)
        elif one.shape == "stack":
            yield from _bars(one, plot, below, tips)
            below = [low + (value or 0.0) for low, value in zip(below, one.values, strict=True)]
        elif one.shape == "dot":
            yield from _dots(one, plot, tips)
        else:
            yield from _line(one, plot)


Tips = Callable[[int, float], str]


def _tips(chart: Chart, one: Series) -> Tips:
    """What a bar or dot says when it is pointed at."""

    def tip(place: int, value: float) -> str:
        date = chart.dates[place]
        said = f"{chart.day_name} {date.isoformat()}: {one.name.lower()} {tick_text(round(value, 2))} {chart.unit}"
        return f"<title>{escape(said.rstrip())}</title>"

    return tip


def _bars(one: Series, plot: _Plot, below: Sequence[float], tips: Tips) -> Iterator[str]:
    names = f'class="{SHAPES[one.shape]} {one.colour}"'
    for place, (value, low) in enumerate(zip(one.values, below, strict=True)):
        if value:
            x, y = plot.x(place) - plot.bar / 2, plot.y(low + value)
            size = f'x="{x:.2f}" y="{y:.2f}" width="{plot.bar:.2f}" height="{plot.y(low) - y:.2f}"'
            yield f"<rect {names} {size}>{tips(place, value)}</rect>{_hatched(one, size)}"


def _hatched(one: Series, size: str) -> str:
    """Strokes over what is hard: a colour alone says it to some and not to others."""
    return f'<rect class="x" {size}/>' if one.colour == HATCHED and one.shape == "stack" else ""


def _dots(one: Series, plot: _Plot, tips: Tips) -> Iterator[str]:
    radius = min(_DOT, max(1.4, plot.bar / 2))
    names = f'class="{SHAPES[one.shape]} {one.colour}{"" if radius > _RIMMED else " n"}"'
    for place, value in enumerate(one.values):
        if value:
            at = f'cx="{plot.x(place):.2f}" cy="{plot.y(value):.2f}" r="{radius:.1f}"'
            yield f"<circle {names} {at}>{tips(place, value)}</circle>"


def _line(one: Series, plot: _Plot) -> Iterator[str]:
    """A line that breaks where there is no value; a value alone is a dot."""
    names = f'class="{SHAPES[one.shape]} {one.colour}"'
    for part in _parts(one.values):
        points = [f"{plot.x(place):.2f} {plot.y(value):.2f}" for place, value in part]
        if len(points) > 1:
            yield f'<path {names} d="M{"L".join(points)}"/>'
        else:
            x, y = points[0].split()
            yield f'<circle class="d {one.colour}" cx="{x}" cy="{y}" r="{_DOT}"/>'


def _parts(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    part: list[tuple[int, float]] = []
    for place, value in enumerate(values):
        if value is not None:
            part.append((place, value))
        elif part:
            yield part
            part = []
    if part:
        yield part
