"""`surefoot trends` and `surefoot records`: what running comes to over time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, Units, checked_units, parsed_date, today_or
from surefoot.cli.reply import reply

From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="A day of the first week, as 2026-01-05.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, as 2026-12-31 (default: today).")]
Svg = Annotated[
    Path | None,
    typer.Option("--svg", metavar="DIR", help="Write the charts there as SVG, and a page with them and their tables."),
]


def trends(
    from_: From = None,
    to: To = None,
    svg: Svg = None,
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show your weeks: distance, load, easy and long runs.

    Without days the last year, and with it your fitness as races tell it. Load is there to look at; no rule acts on it.

    \b
    Examples:
      surefoot trends
      surefoot trends --from 2026-01-01 --to 2026-12-31
      surefoot trends --svg charts
    """
    from surefoot.services.trends import trends as found_trends

    unit, first, last = checked_units(units), parsed_date("--from", from_), parsed_date("--to", to)
    found = found_trends(house_of(data), today_or(today), first, last, unit)
    written = _write(found, svg) if svg is not None else []

    def show(page) -> None:
        from surefoot.cli.show.trends import show_trends

        show_trends(page, found)
        if written:
            page.blank()
            page.paragraph(f"Written to {svg}: {', '.join(written)}.")

    reply(as_json, {"trends": found} | ({"written": written} if written else {}), show)


def _write(found, folder: Path) -> list[str]:
    """Each chart as a file of its own, and all on one page. Returns the names of the files."""
    from surefoot.cli.paper.trends import trends_page
    from surefoot.drawing.charts import chart_svg
    from surefoot.services.plots import charts_of

    charts = charts_of(found)
    folder.mkdir(parents=True, exist_ok=True)
    files = {f"{name}.svg": chart_svg(chart) for name, chart in charts.items()}
    files["trends.html"] = trends_page(found, charts)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return list(files)


def records(units: Units = None, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Show your records over each distance, ever and by year.

    They come from inside of all your runs; the longest run and the most climb stand there too. It is how fast you
    were, not how fast you have to be.

    \b
    Example:
      surefoot records
    """
    from surefoot.services.records import records as found_records

    unit = checked_units(units)
    found = found_records(house_of(data))

    def show(page) -> None:
        from surefoot.cli.show.records import show_records

        show_records(page, found, unit or found.units)

    reply(as_json, {"records": found}, show)
