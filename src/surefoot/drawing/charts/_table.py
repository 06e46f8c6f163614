"""The numbers of a chart as a table: what stands beside each picture."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from surefoot.drawing.charts._axes import tick_text
from surefoot.drawing.charts._chart import Chart

_NONE = "–"


def table(chart: Chart) -> str:
    """An HTML table: a row for each day, a column for each series, in the chart's unit."""
    heads = "".join(f'<th scope="col">{escape(one.name)}</th>' for one in chart.series)
    caption = f"{chart.title}, {chart.unit}" if chart.unit else chart.title
    head = f'<thead><tr><th scope="col">{escape(chart.day_name)}</th>{heads}</tr></thead>'
    return f"<table><caption>{escape(caption)}</caption>{head}<tbody>{''.join(_rows(chart))}</tbody></table>\n"


def _rows(chart: Chart) -> Iterator[str]:
    for place, date in enumerate(chart.dates):
        values = (one.values[place] for one in chart.series)
        cells = "".join(f"<td>{_NONE if value is None else tick_text(round(value, 2))}</td>" for value in values)
        yield f'<tr><th scope="row">{date.isoformat()}</th>{cells}</tr>'
