"""Records on the terminal: the fastest ever, then year beside year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, words
from surefoot.cli.show.page import Page, cell
from surefoot.cli.show.table import Column, Row, show_table
from surefoot.units import format_clock, format_distance, format_height, format_pace

if TYPE_CHECKING:
    from surefoot.services.records import Most, Records

_YEARS = 6
_LABEL = 13


def show_records(page: Page, found: Records, units: str) -> None:
    """The fastest over each distance with its day and number, and each year's."""
    page.spread(("Records", palette.STRONG), (f"from {words.counted(found.runs, 'run')}", palette.QUIET))
    if not found.runs:
        page.blank()
        page.paragraph("There is no run yet; the first one will be a record.")
        return
    if found.ever.efforts:
        _show_ever(page, found, units)
    else:
        page.blank()
        page.paragraph("No recording tells a time over a usual distance yet.")
    page.blank()
    _show_most(page, "Longest run", found.ever.longest, units)
    _show_most(page, "Most climb", found.ever.most_climb, units)
    _show_years(page, found, units)


def _show_ever(page: Page, found: Records, units: str) -> None:
    page.blank()
    columns = [
        *(Column("", _LABEL, "left"), Column("time", 8), Column("pace", 9), Column("on", 15, "left", gives_way=2)),
        *(Column("number", 6, gives_way=3), Column("age grade", 9, gives_way=1)),
    ]
    rows = [
        Row(
            [
                words.effort_name(one.distance_m),
                format_clock(one.seconds),
                format_pace(1000 * one.seconds / one.distance_m, units),
                facts.date(one.date),
                str(one.id),
                "" if one.age_grade is None else f"{one.age_grade:.1f} %",
            ]
        )
        for one in found.ever.efforts
    ]
    show_table(page, columns, rows)


def _show_most(page: Page, label: str, most: Most | None, units: str) -> None:
    if most is not None:
        much = format_height(most.metres, units) if label == "Most climb" else format_distance(most.metres, units)
        page.line(cell(label, _LABEL), f"  {much}", (f"  {facts.date(most.date)}  {most.id}", palette.QUIET))


def _show_years(page: Page, found: Records, units: str) -> None:
    """Times year beside year, the newest first; older years give way."""
    if len(found.years) < 2:
        return
    page.heading("Year by year")
    years = list(found.years)[:_YEARS]
    columns = [Column("", _LABEL, "left"), *(Column(str(year), 8, gives_way=n) for n, year in enumerate(years))]
    times = {year: {one.distance_m: format_clock(one.seconds) for one in found.years[year].efforts} for year in years}
    rows = [
        Row([words.effort_name(one.distance_m), *(times[year].get(one.distance_m, "–") for year in years)])
        for one in found.ever.efforts
    ]
    longest = [found.years[year].longest for year in years]
    rows.append(Row(["Longest run", *("–" if one is None else format_distance(one.metres, units) for one in longest)]))
    show_table(page, columns, rows)
