"""A run in the conditions of the day on the terminal: what to do, how fast, and what each number rests on."""

from __future__ import annotations

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page, cell
from surefoot.cli.show.plan import show_steps, titled
from surefoot.cli.show.reasons import Sources, stamp
from surefoot.cli.show.steps import facts, pace_range
from surefoot.services.adjusting import Adjustment, BeltSpeed
from surefoot.units import format_height, format_speed, format_temperature

_PARTS = {"easy": "Easy running", "work": "The work"}


def show_adjustment(page: Page, answer: Adjustment, units: str, sources: Sources) -> None:
    """First the conditions, then the session, then why; nothing is written down."""
    page.spread((words.long_day(answer.date), palette.QUIET), (answer.planned.id, palette.QUIET))
    page.line((_conditions(answer, units), palette.QUIET))
    page.blank()
    if answer.in_place or answer.first_outdoors:
        page.paragraph(
            ("Planned: ", palette.QUIET), titled(answer.planned), (f"  {facts(answer.planned, units)}", palette.QUIET)
        )
    page.spread(titled(answer.adjusted), (facts(answer.adjusted, units), palette.STRONG))
    show_steps(page, answer.adjusted, units)
    if answer.belt:
        _show_belt(page, answer.belt, units)
    if answer.adjusted.shorter is not None:
        shorter = answer.adjusted.shorter
        page.blank()
        page.paragraph("Less today? ", shorter.title, (f"  {facts(shorter, units)}", palette.QUIET))
    if answer.indoors is not None:
        page.blank()
        page.paragraph("Or indoors: ", titled(answer.indoors), (f"  {facts(answer.indoors, units)}", palette.QUIET))
    _show_why(page, answer, sources)


def _conditions(answer: Adjustment, units: str) -> str:
    """The conditions in a line: "30 °C, dew point 20 °C"."""
    asked, said = answer.conditions, []
    if asked.temperature is not None:
        said.append(format_temperature(asked.temperature, units))
    if asked.dew_point is not None:
        said.append(f"dew point {format_temperature(asked.dew_point, units)}")
    if asked.altitude is not None:
        said.append(f"at {format_height(asked.altitude, units)}")
    if asked.climb is not None:
        said.append(f"{format_height(asked.climb, units)} of climbing")
    if asked.grade is not None:
        said.append(f"uphill at {100 * asked.grade:g} %")
    if asked.treadmill:
        said.append("treadmill" if asked.incline is None else f"treadmill at {100 * asked.incline:g} %")
    return words.sentence(", ".join(said)).rstrip(".")


def _show_belt(page: Page, belt: tuple[BeltSpeed, ...], units: str) -> None:
    page.heading("The belt")
    for one in belt:
        slow, fast = format_speed(one.pace[1], units), format_speed(one.pace[0], units)
        speed = fast if slow == fast else f"{slow.split(' ')[0]}–{fast}"
        page.line(
            cell(_PARTS[one.part], 16),
            (cell(speed, 18), palette.STRONG),
            (pace_range(one.pace[0], one.pace[1], units), palette.QUIET),
        )


def _show_why(page: Page, answer: Adjustment, sources: Sources) -> None:
    page.heading("Why")
    for number, because in enumerate(answer.because):
        if number:
            page.blank()
        page.paragraph(because.text, indent=MARGIN + 2, first=("●", palette.EASY))
        page.line((stamp(because, sources), palette.QUIET), indent=MARGIN + 2)
    page.blank()
    page.paragraph(("Nothing of this is written down. Easier is always allowed.", palette.QUIET))
