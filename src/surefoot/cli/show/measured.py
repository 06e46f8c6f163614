"""What a recording says, on the terminal: splits, laps, repetitions, best efforts, zones, and what was mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import Page
from surefoot.cli.show.table import Column, Row, show_table
from surefoot.units import METRES_PER_MILE, format_clock, format_distance, format_height, format_pace

if TYPE_CHECKING:
    from surefoot.analysis import Analysis, Interval, Part
    from surefoot.services.zones import Zone, Zones

_BAR = 16
_LEAST_BAR = 0.2  # of the slowest part, so that differences are seen
_PACE, _FLAT = Column("pace", 9), Column("on the flat", 11, gives_way=2)
_HEART, _STEPS = Column("heart", 5), Column("steps", 5, gives_way=3)
_UP, _DOWN = Column("up", 6, gives_way=1), Column("down", 6, gives_way=4)
_SAME = 2.0  # seconds between two times that are told as one
_SLOPED = 0.02  # m/s between pace and pace on the flat from which on it is worth a column
_FROM = {"barometer": "by barometer", "satellites": "by satellite"}


def show_measured(page: Page, found: Analysis, units: str) -> None:
    """The parts of a run, in tables."""
    splits = found.miles if units == "mi" else found.kilometres
    _show_parts(page, "Splits", splits, units, _split_names(splits, units))
    if len(found.laps) > 1:
        names = [" ".join(filter(None, (str(number), lap.name))) for number, lap in enumerate(found.laps, 1)]
        _show_parts(page, "Laps of the watch", found.laps, units, names)
    _show_intervals(page, found.intervals, units)
    _show_best(page, found, units)


def facts(duration: float, found: Analysis, units: str) -> dict[str, str | None]:
    """Label and value of what a recording says of the whole of a run."""
    drift = found.drift
    beat = f"{found.avg_hr} bpm on average" if found.avg_hr else None
    return {
        "Time": _times(duration, found),
        "On the flat": format_pace(1000 / found.adjusted, units) if found.adjusted else None,
        "Heart rate": f"{beat}, {found.max_hr} at most" if beat and found.max_hr else beat,
        "Cadence": f"{found.cadence} steps a minute" if found.cadence else None,
        "Power": f"{found.power} W" if found.power else None,
        "Climb": _climb(found, units),
        "Run and walk": _gaits(found),
        "Drift": _not_told(drift.why_not) if drift.percent is None else _drift(drift.percent),
    }


def _times(duration: float, found: Analysis) -> str:
    """The time that counts, and beside it moving, by the watch, and from first to last, where they differ."""
    told = {"moving": found.moving, "by the watch": found.timer, "from start to end": found.elapsed}
    counts = next((how for how, time in told.items() if abs(time - duration) <= _SAME), "")
    shown, seen = [f"{format_clock(duration)} {counts}".rstrip()], [duration]
    for how, time in told.items():
        if all(abs(time - one) > _SAME for one in seen):
            seen.append(time)
            shown.append(f"{format_clock(time)} {how}")
    return " · ".join(shown)


def _climb(found: Analysis, units: str) -> str | None:
    if found.climb is None:
        return None
    down = f", {format_height(found.descent, units)} down" if found.descent is not None else ""
    source = _FROM.get(found.altitude_from, "")
    parts = [f"{format_height(found.climb, units)} up{down}", source, found.terrain]
    return " · ".join(filter(None, parts))


def _gaits(found: Analysis) -> str | None:
    if not found.walking or found.running is None:
        return None
    return f"{format_clock(found.running)} running, {format_clock(found.walking)} walking"


def _drift(percent: float) -> str:
    """How much harder the heart worked for the same pace in the second half."""
    if percent <= 0:
        return "none: the heart worked no harder for the pace later on"
    return f"{percent:.1f} %: the heart worked that much harder for the pace later on"


def _not_told(reason: str) -> str | None:
    return f"not told: {reason[:1].lower()}{reason[1:]}" if reason else None


def _split_names(splits: Sequence[Part], units: str) -> list[str]:
    """The number of each whole split; of what is left at the end its size."""
    whole = METRES_PER_MILE if units == "mi" else 1000.0
    last = len(splits) - 1
    return [
        f"{split.distance / whole:.1f}" if number == last and split.distance < 0.995 * whole else str(number + 1)
        for number, split in enumerate(splits)
    ]


def _show_parts(page: Page, title: str, parts: Sequence[Part], units: str, names: Sequence[str]) -> None:
    if not parts:
        return
    page.heading(title)
    by_lap = title != "Splits"
    columns = [
        Column("lap" if by_lap else units, max(4, *map(len, names)), "left" if by_lap else "right"),
        Column("distance" if by_lap else "", 8, gives_way=5),
        Column("time" if by_lap else "at", 7),
        *(_PACE, _FLAT, _HEART, _STEPS, _UP, _DOWN),
    ]
    speeds = [part.distance / part.moving if part.moving else 0.0 for part in parts]
    sloped = any(abs((part.adjusted or speed) - speed) > _SLOPED for part, speed in zip(parts, speeds, strict=True))
    hilly = any((part.climb or 0) >= 1 or (part.descent or 0) >= 1 for part in parts)
    rows = (
        Row(_cells(part, name, units, by_lap=by_lap, sloped=sloped, hilly=hilly), bar=_share(speed, speeds))
        for part, name, speed in zip(parts, names, speeds, strict=True)
    )
    show_table(page, columns, rows, bars=_BAR)


def _cells(part: Part, name: str, units: str, *, by_lap: bool, sloped: bool, hilly: bool) -> list[str]:
    """The cells of a part; slopes are told where there are any."""
    return [
        name,
        format_distance(part.distance, units) if by_lap else "",
        format_clock(part.moving if by_lap else part.end),
        format_pace(1000 * part.moving / part.distance, units) if part.distance and part.moving else "–",
        format_pace(1000 / part.adjusted, units) if part.adjusted and sloped else "",
        str(part.avg_hr or ""),
        str(part.cadence or ""),
        "" if part.climb is None or not hilly else format_height(part.climb, units),
        "" if part.descent is None or not hilly else format_height(part.descent, units),
    ]


def _share(speed: float, speeds: Sequence[float]) -> float:
    """How long a bar is, between the slowest and the fastest of all."""
    slowest, fastest = min(speeds), max(speeds)
    way = (speed - slowest) / (fastest - slowest) if fastest > slowest else 1.0
    return _LEAST_BAR + (1 - _LEAST_BAR) * way


def _show_intervals(page: Page, intervals: Sequence[Interval], units: str) -> None:
    if not intervals:
        return
    page.heading("Repetitions")
    columns = [Column("", 5, "left"), Column("distance", 8), Column("time", 7), _PACE, _FLAT, _HEART]
    rows, number = [], 0
    for one in intervals:
        rest = one.kind == "rest"
        number += not rest
        cells = [
            "pause" if rest else str(number),
            words.plain_distance(one.distance, units) if one.distance >= 1000 else f"{one.distance:.0f} m",
            format_clock(one.end - one.start),
            format_pace(1000 / one.speed, units) if one.speed > 0 and not rest else "",
            format_pace(1000 / one.adjusted, units) if one.adjusted and not rest else "",
            str(one.avg_hr or ""),
        ]
        rows.append(Row(cells, quiet=rest))
    show_table(page, columns, rows)


def _show_best(page: Page, found: Analysis, units: str) -> None:
    if not found.best:
        return
    page.heading("Fastest stretches")
    columns = [Column("", 13, "left"), Column("time", 7), _PACE, Column("begins at", 9), _HEART, _UP]
    rows = [
        Row(
            [
                words.effort_name(best.distance),
                format_clock(best.seconds),
                format_pace(1000 * best.seconds / best.distance, units),
                format_distance(best.start_distance, units),
                str(best.avg_hr or ""),
                "" if best.climb is None else format_height(best.climb, units),
            ]
        )
        for best in found.best
    ]
    show_table(page, columns, rows)


def show_zones(page: Page, zones: Zones | None, units: str) -> None:
    """Time in each zone, by heart rate and by pace."""
    if zones is None:
        return
    for title, some, text in (("Heart rate", zones.heart_rate, _beats), ("Pace on the flat", zones.speed, _paces)):
        total = sum(zone.seconds for zone in some)
        if total:
            page.heading(f"Time by {title[0].lower()}{title[1:]}")
            columns = [Column("", 9, "left"), Column("", 17, "left"), Column("", 7), Column("", 5)]
            rows = [
                Row([zone.name, text(zone, units), format_clock(zone.seconds), _percent(zone.seconds / total)],
                    bar=zone.seconds / total)
                for zone in some
            ]  # fmt: skip
            show_table(page, columns, rows, bars=_BAR)
    for because in zones.because:
        page.paragraph((f"{because.text}  {because.rule}", palette.QUIET))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _beats(zone: Zone, _units: str) -> str:
    if zone.low is None or zone.high is None:
        return f"below {zone.high:.0f} bpm" if zone.high is not None else f"from {zone.low:.0f} bpm"
    return f"{zone.low:.0f}–{zone.high - 1:.0f} bpm" if zone.high > zone.low else "–"


def _paces(zone: Zone, units: str) -> str:
    slow, fast = (None if speed is None else format_pace(1000 / speed, units) for speed in (zone.low, zone.high))
    if slow is None or fast is None:
        return f"slower than {fast}" if fast else f"from {slow}"
    return f"{slow.rpartition(' ')[0]}–{fast}"
