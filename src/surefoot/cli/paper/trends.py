"""The charts of trends on one page, each with its numbers in a table below."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from surefoot.cli.paper.sheet import sheet
from surefoot.cli.show import words
from surefoot.drawing.charts import Chart, chart_svg, table

if TYPE_CHECKING:
    from surefoot.services.trends import Trends

_STYLE = """
.sheet{max-width:760px}
figure{margin:0 0 28px}figure svg{max-width:100%;height:auto}
figcaption{color:var(--ink-2);font-size:14px;margin:4px 0 6px}
details{font-size:13px;overflow-x:auto}summary{cursor:pointer;color:var(--ink-2);padding:8px 0}
table{border-collapse:collapse}caption{text-align:left;color:var(--ink-2);padding-bottom:4px}
th,td{padding:2px 12px 2px 0;text-align:right;font-variant-numeric:tabular-nums;border-bottom:1px solid var(--line)}
th[scope=row],th:first-child{text-align:left;font-weight:400;white-space:nowrap}
"""
_PAGE = "size:A4 portrait;margin:12mm"


def trends_page(found: Trends, charts: Mapping[str, Chart]) -> str:
    """The page as one HTML document."""
    span = f"{words.long_day(found.from_)} to {words.long_day(found.to)}"
    reasons = " ".join(dict.fromkeys(because.text for because in found.because))
    body = "".join(_figure(chart) for chart in charts.values())
    return sheet("Trends", span, body, (reasons, "Surefoot"), _STYLE, _PAGE)


def _figure(chart: Chart) -> str:
    return (
        f"<figure>{chart_svg(chart)}<figcaption>{escape(chart.summary)}</figcaption>"
        f"<details><summary>The numbers</summary>{table(chart)}</details></figure>\n"
    )
