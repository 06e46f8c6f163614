"""Trends on the terminal: weeks as columns, then load, easy running, long runs and fitness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, plots, words
from surefoot.cli.show.page import Page, cell
from surefoot.cli.show.table import Column, Row, show_table
from surefoot.drawing.charts import round_ticks
from surefoot.units import METRES_PER_MILE, format_distance, format_duration

if TYPE_CHECKING:
    from surefoot.services.trends import Trends, WeekTold

_LATEST = 8
_LABEL = 14
_BY = {"heart_rate": "by heart rate", "pace": "by pace on the flat", "both": "by heart rate, or by pace on the flat"}


def show_trends(page: Page, found: Trends) -> None:
    """The weeks from the first to the last day."""
    span = f"{facts.date(found.from_)} to {facts.date(found.to)}"
    page.spread(("Trends", palette.STRONG), (span, palette.QUIET))
    if not any(week.load or week.runs for week in found.weeks):
        page.blank()
        page.paragraph("Nothing was recorded in these weeks.")
        return
    _show_distance(page, found)
    _show_latest(page, found)
    _show_easy(page, found)
    _show_load(page, found)
    _show_long_runs(page, found)
    _show_fitness(page, found)


def _show_distance(page: Page, found: Trends) -> None:
    units, weeks = found.units, found.weeks
    metres = sum(week.distance_m for week in weeks)
    page.heading(f"Distance a week, {units}", f"{format_distance(metres / len(weeks), units)} a week")
    whole = METRES_PER_MILE if units == "mi" else 1000.0
    values = [week.distance_m / whole for week in weeks]
    plots.show_columns(page, [week.monday for week in weeks], values, round_ticks(0, max(values), 5)[-1])
    time, runs = sum(week.duration_s for week in weeks), sum(week.runs for week in weeks)
    page.blank()
    said = f"{format_distance(metres, units)} and {format_duration(time)} in {words.counted(runs, 'run')}."
    page.paragraph(said)


def _show_latest(page: Page, found: Trends) -> None:
    page.heading("The latest weeks")
    columns = [
        *(Column("week of", 11, "left"), Column("distance", 8), Column("time", 11, gives_way=2), Column("runs", 4)),
        *(Column("load", 5, gives_way=1), Column("easy", 5), Column("longest", 8), Column("in 30 days", 10)),
    ]
    units = found.units
    show_table(page, columns, [Row(_week(week, units)) for week in found.weeks[-_LATEST:]])


def _week(week: WeekTold, units: str) -> list[str]:
    told = week.easy_s + week.hard_s
    return [
        f"{words.short_date(week.monday)} {week.monday.year}",
        format_distance(week.distance_m, units) if week.distance_m else "–",
        format_duration(week.duration_s) if week.duration_s else "–",
        str(week.runs),
        str(week.load),
        f"{100 * week.easy_s / told:.0f} %" if told else "",
        format_distance(week.longest_m, units) if week.longest_m else "",
        format_distance(week.longest_30_m, units) if week.longest_30_m else "",
    ]


def _show_easy(page: Page, found: Trends) -> None:
    """How much of the running was easy, as far as anybody can say."""
    easy, hard, unknown = (sum(getattr(week, name) for week in found.weeks) for name in _SHARES)
    page.heading("Easy running", _BY.get(found.easy_by, ""))
    if not easy + hard:
        page.paragraph(
            "Nobody can say yet: it takes recordings with a heart rate and your highest one "
            "(`surefoot profile set --max-hr`), or a race for your paces."
        )
        return
    total = easy + hard + unknown
    page.line(plots.stack([easy, hard, unknown], "█▒·", page.width - 6))
    parts = [(easy, "easy"), (hard, "harder"), (unknown, "not known")]
    said = (f"{sign} {format_duration(time)} {name}" for sign, (time, name) in zip("█▒·", parts, strict=True) if time)
    page.paragraph("   ".join(said))
    share = f"{100 * easy / (easy + hard):.0f} % of the time that can be told apart was easy"
    page.paragraph(f"{share}, and that is {100 * (easy + hard) / total:.0f} % of all your running.")
    _show_reasons(page, found, ("HEART", "PACE"))


_SHARES = ("easy_s", "hard_s", "unknown_s")


def _show_load(page: Page, found: Trends) -> None:
    page.heading("Load", "no rule acts on it")
    room = page.width - _LABEL - 12
    last = found.days[-1]
    for name, values, now in (
        ("slow", [day.slow for day in found.days], last.slow),
        ("fast", [day.fast for day in found.days], last.fast),
        ("form", [day.form for day in found.days], last.form),
    ):
        number = f"{now:.0f}".replace("-", "−")
        page.line(cell(name, _LABEL - 6), plots.spark(values, room), "  ", (f"{number} now", palette.QUIET))
    _show_reasons(page, found, ("STRESS",))


def _show_long_runs(page: Page, found: Trends) -> None:
    """The latest runs that were longer than their limit."""
    if not found.spikes:
        return
    page.heading("Runs that grew fast", words.counted(len(found.spikes), "run"))
    for one in found.spikes[-5:]:
        race = ", a race" if one.race else ""
        distance, before = (format_distance(metres, found.units) for metres in (one.distance_m, one.longest_m))
        said = f"{distance} on {facts.date(one.date)}{race}: {100 * one.over:.0f} % more than {before}"
        page.paragraph(said, (f"  {one.id}", palette.QUIET))
    newest = found.spikes[-1]
    page.paragraph((f"{newest.because.text}  {newest.because.rule}", palette.QUIET))


def _show_fitness(page: Page, found: Trends) -> None:
    if not found.fitness:
        return
    newest = found.fitness[-1]
    page.heading("Fitness index", "as your races tell it")
    line = plots.spark([one.index for one in found.fitness], page.width - 34)
    page.line(line, "  ", f"{newest.index:.1f}", (f", between {newest.low:.1f} and {newest.high:.1f}", palette.QUIET))


def _show_reasons(page: Page, found: Trends, topics: tuple[str, ...]) -> None:
    for because in found.because:
        if because.rule.startswith(topics):
            page.paragraph((f"{because.text}  {because.rule}", palette.QUIET))
