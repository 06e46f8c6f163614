"""The charts of what running comes to over time, in the units that its runner reads in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.drawing.charts import Chart, Series
from surefoot.units import METRES_PER_MILE, format_distance, format_duration

if TYPE_CHECKING:
    from surefoot.services.trends import Trends, WeekTold

_DAYS = 200  # more lines' ends than that cannot be told apart


def charts_of(found: Trends) -> dict[str, Chart]:
    """The charts by their names: volume, easy, load, and fitness where races speak for it."""
    charts = {"volume": _volume(found), "load": _load(found)}
    if any(week.easy_s or week.hard_s for week in found.weeks):
        charts["easy"] = _easy(found)
    if len(found.fitness) > 1:
        charts["fitness"] = _fitness(found)
    return charts


def _volume(found: Trends) -> Chart:
    """Distance of each week, with its longest run as a dot."""
    units = found.units
    whole = METRES_PER_MILE if units == "mi" else 1000.0
    metres = sum(week.distance_m for week in found.weeks)
    longest = max((week.longest_m for week in found.weeks), default=0)
    summary = (
        f"{format_distance(metres, units)} in {len(found.weeks)} weeks, "
        f"{format_distance(metres / len(found.weeks), units)} a week; the longest run was "
        f"{format_distance(longest, units)}."
    )
    return Chart(
        title="Distance a week",
        summary=summary,
        unit=units,
        dates=[week.monday for week in found.weeks],
        series=[
            Series("All runs", [week.distance_m / whole for week in found.weeks], "bar", "easy"),
            Series("Longest run", [week.longest_m / whole or None for week in found.weeks], "dot", "ink"),
        ],
    )


def _easy(found: Trends) -> Chart:
    """Shares of the running time of each week: easy, harder, and what nobody can say."""
    easy, hard = (sum(getattr(week, name) for week in found.weeks) for name in ("easy_s", "hard_s"))
    share = 100 * easy / (easy + hard) if easy + hard else 0.0
    unknown = sum(week.unknown_s for week in found.weeks)
    summary = (
        f"{share:.0f} % of the time that can be told apart was easy; of {format_duration(unknown)} nobody can say."
    )
    shares = [_shares(week) for week in found.weeks]
    names = (("Easy", "easy"), ("Harder", "intervals"), ("Not known", "rest"))
    return Chart(
        title="Easy running",
        summary=summary,
        unit="% of time",
        dates=[week.monday for week in found.weeks],
        series=[
            Series(name, [one[place] for one in shares], "stack", colour) for place, (name, colour) in enumerate(names)
        ],
        top=100.0,
    )


def _shares(week: WeekTold) -> tuple[float | None, float | None, float | None]:
    parts = (week.easy_s, week.hard_s, week.unknown_s)
    total = sum(parts)
    return (100 * parts[0] / total, 100 * parts[1] / total, 100 * parts[2] / total) if total else (None, None, None)


def _load(found: Trends) -> Chart:
    """Slow and fast load and form, day by day; of more than some months the last day of each week."""
    days = found.days if len(found.days) <= _DAYS else found.days[(len(found.days) - 1) % 7 :: 7]
    last = days[-1]
    summary = f"Slow load {last.slow:.0f}, fast load {last.fast:.0f}, form {last.form:.0f} on the last day."
    return Chart(
        title="Load (no rule acts on it)",
        summary=summary,
        unit="points a day",
        dates=[day.date for day in days],
        series=[
            Series("Slow", _values(days, "slow"), "line", "long"),
            Series("Fast", _values(days, "fast"), "dash", "tempo"),
            Series("Form", _values(days, "form"), "line", "rest"),
        ],
        day_name="Day",
    )


def _fitness(found: Trends) -> Chart:
    """The fitness index that races speak for, week by week, between the ends of its interval."""
    told = {one.date: one for one in found.fitness}
    dates = [one.date for one in found.fitness]
    newest = told[dates[-1]]
    return Chart(
        title="Fitness index",
        summary=f"{newest.index:.1f} on the last day, between {newest.low:.1f} and {newest.high:.1f}.",
        unit="ml/kg/min",
        dates=dates,
        series=[
            Series("Index", _values(found.fitness, "index"), "line", "race"),
            Series("Its interval", _values(found.fitness, "low"), "dash", "rest"),
            Series("", _values(found.fitness, "high"), "dash", "rest"),
        ],
        day_name="Day",
        from_zero=False,
    )


def _values(told: Sequence[object], name: str) -> list[float | None]:
    return [float(getattr(one, name)) for one in told]
