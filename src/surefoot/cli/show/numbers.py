"""Predictions and fitness on the terminal: few numbers, each with how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page, cell
from surefoot.cli.show.reasons import Sources, stamp
from surefoot.cli.show.steps import pace_range
from surefoot.units import format_clock, format_pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from surefoot.services.fitness import FitnessAnswer, ThresholdAnswer
    from surefoot.services.forecasting import Forecast, KnownRace

_PACES = {
    "easy": ("Easy", palette.EASY, "easy enough to talk"),
    "marathon": ("Marathon", palette.LONG, "steady, for hours"),
    "threshold": ("Threshold", palette.TEMPO, "comfortably hard"),
    "interval": ("Interval", palette.INTERVALS, "hard, 3 to 5 min a time"),
    "repetition": ("Repetition", palette.INTERVALS, "fast and relaxed"),
}


def show_forecasts(
    page: Page, found: tuple[Forecast, ...], known: list[KnownRace], weekly: int | None, units: str, sources: Sources
) -> None:
    """The table, what it rests on, and what stretches it."""
    page.heading("Race times")
    page.line((f"{'':<16}{'time':>9}   {'8 in 10 runners':<20}{'pace':>10}", palette.QUIET))
    for entry in found:
        page.line(
            cell(words.race_name(entry.distance_m, units), 16),
            (cell(entry.time, 9, "right"), palette.STRONG),
            "   ",
            cell(f"{entry.interval[0]} to {entry.interval[1]}", 20),
            (cell(format_pace(entry.pace_s_per_km, units), 10, "right"), palette.QUIET),
            (" *" if entry.stretched else "", palette.QUIET),
        )
    page.blank()
    page.paragraph(_basis(known, weekly, units))
    if any(entry.stretched for entry in found):
        page.paragraph(("* beyond what the formulas were made from: take it as a hint.", palette.QUIET))
    _show_methods(page, found, sources)


def _basis(known: list[KnownRace], weekly: int | None, units: str) -> str:
    races = words.listed(
        [f"{words.race_name(race.metres, units).lower()} in {format_clock(race.seconds)}" for race in known]
    )
    week = f" and a week of {words.plain_distance(weekly, units)}" if weekly else ""
    hint = "" if weekly else " With your typical week (--weekly) the marathon is surer."
    return f"From {races}{week}.{hint}"


def _show_methods(page: Page, found: tuple[Forecast, ...], sources: Sources) -> None:
    """Each law that was used, once."""
    used = {because.rule: because for entry in found for because in entry.because}
    page.heading("How")
    for because in used.values():
        page.paragraph(because.text, (f"  {stamp(because, sources)}", palette.QUIET))


def show_fitness(page: Page, answer: FitnessAnswer, units: str, notes: tuple[str, ...]) -> None:
    """Index, paces, zones, and what they rest on."""
    page.spread(("Fitness", palette.STRONG), (words.long_day(answer.today), palette.QUIET))
    page.blank()
    if answer.fitness is None:
        page.paragraph("The log says too little to tell yet: no race in it, and no run long and even enough.")
        page.paragraph(("A 5 km race or time trial tells most.", palette.QUIET))
    else:
        found = answer.fitness
        page.paragraph(
            "Fitness index ",
            (f"{found.index:.1f}", palette.STRONG),
            f", for 8 in 10 runners from {found.low:.1f} to {found.high:.1f}.",
        )
        _show_paces(page, found.paces, answer.zones, units)
    _show_predictions(page, answer.predictions, units)
    _show_thresholds(page, answer, units)
    _show_age_grades(page, answer, units)
    _show_basis(page, answer, units)
    for note in notes:
        page.paragraph((note, palette.QUIET))


def _show_paces(page: Page, paces: dict[str, Any], zones: dict[str, tuple[int, int]], units: str) -> None:
    page.heading("Paces")
    for name, (title, colour, about) in _PACES.items():
        if name not in paces:
            continue
        pace = paces[name]
        text = pace_range(pace[0], pace[1], units) if isinstance(pace, list | tuple) else format_pace(pace, units)
        beats = "{}–{} bpm".format(*zones[name]) if name in zones else ""
        page.line(
            ("● ", colour), cell(title, 12), (cell(text, 16), palette.STRONG), cell(beats, 14), (about, palette.QUIET)
        )


def _show_predictions(page: Page, found: tuple[Forecast, ...], units: str) -> None:
    """What races and trials speak for over other distances."""
    if not found:
        return
    page.heading("What that speaks for")
    for entry in found:
        name = words.race_name(entry.distance_m, units)
        page.line(
            cell(name, 18),
            (cell(entry.time, 10), palette.STRONG),
            (f"{entry.interval[0]} to {entry.interval[1]}", palette.QUIET),
            indent=MARGIN,
        )


def _show_thresholds(page: Page, answer: FitnessAnswer, units: str) -> None:
    """Pace and heart rate of about an hour at the limit, how sure they are, and what would make them surer."""
    known = (
        ("Pace", answer.threshold_pace, lambda value: format_pace(value, units)),
        ("Heart rate", answer.threshold_hr, lambda value: f"{value:.0f} bpm"),
    )
    page.heading("Thresholds")
    for name, found, shown in known:
        if found is None:
            continue
        if found.value is None:
            page.paragraph(f"{name}: not known. {found.because[0].text}")
            continue
        page.line(
            cell(name, 18),
            (cell(shown(found.value), 10), palette.STRONG),
            (f"{_range(found, shown)}, {_SURE[found.confidence or 'poor']}", palette.QUIET),
            indent=MARGIN,
        )
        if found.improve is not None:
            page.paragraph((found.improve.text, palette.QUIET))


def _range(found: ThresholdAnswer, shown: Callable[[float], str]) -> str:
    """Both ends of a range; of what training alone shows the other end, as the one is what is shown."""
    low, high = found.low or 0.0, found.high or 0.0
    if found.value in {low, high}:
        return f"at least; it may be up to {shown(high if found.value == low else low)}"
    return f"{shown(low)} to {shown(high)}"


_SURE = {"good": "sure", "fair": "fairly sure", "poor": "a first guess"}


def _show_age_grades(page: Page, answer: FitnessAnswer, units: str) -> None:
    """The newest races against the best of the same age and sex."""
    if not answer.age_grades or answer.age_grades_because is None:
        return
    page.heading("Age grades")
    for race in answer.age_grades[-5:]:
        page.line(
            cell(words.day(race.date) + f" {race.date.year}", 18),
            cell(words.race_name(race.distance_m, units), 18),
            (f"{race.percent:.1f} %", palette.STRONG),
            indent=MARGIN,
        )
    page.paragraph((answer.age_grades_because.text, palette.QUIET))


def _show_basis(page: Page, answer: FitnessAnswer, units: str) -> None:
    page.heading("What this rests on")
    for race in answer.races[-5:]:
        name = words.race_name(race.distance or 0, units)
        page.line(
            cell(words.day(race.date) + f" {race.date.year}", 18),
            f"{name} in {format_clock(race.duration)}",
            indent=MARGIN,
        )
    if not answer.races:
        page.paragraph("Your runs; the log marks none of them as a race, so this is what you can do at least.")
    if answer.max_hr is not None:
        known = "your highest heart rate" if answer.max_hr_known else "a highest heart rate that is usual at your age"
        page.paragraph(f"Heart rates are counted from {answer.max_hr} bpm, {known}.")
