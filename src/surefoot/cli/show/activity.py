"""One activity on the terminal: all that is known of it, where it came from, and what became of it in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.cli.show import facts, measured, palette, words
from surefoot.cli.show.page import Page, cell
from surefoot.diary import entries as log
from surefoot.units import format_clock, format_distance, format_pace

if TYPE_CHECKING:
    from surefoot.services.looking import Known, Written
    from surefoot.services.whole import LoadTold

_LABEL = 16
_BY = {"effort": "the effort you felt", "heart_rate": "heart rate", "pace": "pace", "time": "time alone"}


def show_activity(page: Page, found: Known, units: str) -> None:
    """Facts first, then the planned session, what its recording says, the files and the entries."""
    done, whole = found.activity, found.whole
    title = words.sentence(facts.outing(done.sport, done.distance_m, done.race, units)).rstrip(".")
    page.spread((title, palette.STRONG), (words.long_day(done.date), palette.QUIET))
    page.blank()
    for label, value in _facts(found, units).items():
        if value:
            page.paragraph(value, indent=_LABEL + 3, first=cell(label, _LABEL))
    if whole:
        _show_load(page, whole.load)
    show_session(page, found)
    show_notes(page, found)
    if whole and whole.analysis:
        measured.show_measured(page, whole.analysis, units)
        measured.show_zones(page, whole.zones, units)
    if found.origins:
        page.heading("Files")
        for origin in found.origins:
            page.paragraph(origin.path, (f"  {origin.source}" if origin.source else "", palette.QUIET))
    for mended in whole.analysis.mended if whole and whole.analysis else ():
        page.paragraph((mended, palette.QUIET))
    page.heading("In the log")
    for written in found.history:
        _show_entry(page, written, units)


def _facts(found: Known, units: str) -> dict[str, str | None]:
    """Label and value of what is known; what is not known is left out."""
    done, pace, whole = found.activity, found.pace_s_per_km, found.whole
    clock = done.start.strftime("%H:%M") if done.start else None
    on_foot = pace is not None and done.sport in {"run", "walk"}
    plain = {
        "Name": done.name,
        "Start": clock,
        "Distance": format_distance(done.distance_m, units) if done.distance_m else None,
        "Time": format_clock(done.duration_s),
        "With pauses": format_clock(done.elapsed_s) if done.elapsed_s and done.elapsed_s != done.duration_s else None,
        "Of it running": format_clock(done.running_s) if done.running_s is not None else None,
        "Pace": format_pace(pace or 0, units) if on_foot else None,
        "On the flat": None,
        "Heart rate": f"{done.avg_hr} bpm on average" if done.avg_hr else None,
        "Effort": f"{done.rpe} of 10" if done.rpe is not None else None,
        "Surface": done.surface,
        "Age grade": f"{whole.age_grade:.1f} %" if whole and whole.age_grade else None,
        "Note": done.note,
    }
    if not (whole and whole.analysis):
        return plain
    told = {label: value for label, value in measured.facts(done.duration_s, whole.analysis, units).items() if value}
    if "Run and walk" in told:
        plain["Of it running"] = None
    return plain | {"With pauses": None} | told


def _show_load(page: Page, load: LoadTold) -> None:
    """How much it was, and what that was found by."""
    text = f"{load.points} points, by {_BY[load.method]}"
    page.paragraph(text, (f"  {load.because.rule}", palette.QUIET), indent=_LABEL + 3, first=cell("Load", _LABEL))


def show_session(page: Page, found: Known) -> None:
    """The planned session that it answered, where one is named, and how the two are beside each other."""
    if not found.session or found.session == "none":
        return
    page.paragraph(found.session, indent=_LABEL + 3, first=cell("Planned as", _LABEL))
    if found.verdict is not None:
        said = facts.verdict(found.verdict, found.because)
        rule = f"  {found.because.rule}" if found.because else ""
        page.paragraph(said, (rule, palette.QUIET), indent=_LABEL + 3)
    if found.faster is not None:
        page.paragraph(found.faster.text, (f"  {found.faster.rule}", palette.QUIET), indent=_LABEL + 3)


def show_notes(page: Page, found: Known) -> None:
    """What was said of the form, and the cue of the session asked back as long as nobody answered it."""
    for note in found.notes:
        beside = " ".join(filter(None, (f"({note.by})", note.link)))
        title = cell(words.sentence(f"{note.kind} note").rstrip("."), _LABEL)
        page.paragraph(note.text, (f"  {beside}", palette.QUIET), indent=_LABEL + 3, first=title)
    if found.cue and not any(note.kind == "form" for note in found.notes):
        asked = f"How did it go? `surefoot note {found.activity.id}` with a sentence keeps it."
        page.paragraph(found.cue, (f"  {asked}", palette.QUIET), indent=_LABEL + 3, first=cell("Cue", _LABEL))
        if found.asked is not None:
            page.paragraph((f"{found.asked.text}  {found.asked.rule}", palette.QUIET), indent=_LABEL + 3)


def _show_entry(page: Page, written: Written, units: str) -> None:
    """One entry about the activity: its number, when it was written, and what it says."""
    entry, undone_by = written
    gone = "" if undone_by is None else f"  – taken back by {undone_by}"
    page.paragraph(
        f"{facts.date(entry.recorded.date())}: {_what(entry.fact, units)}",
        (gone, palette.QUIET),
        indent=9,
        first=str(entry.id).rjust(6),
    )


def _what(fact: log.Fact, units: str) -> str:
    if not isinstance(fact, log.ActivityRecorded):
        return facts.said(fact, units)
    return "imported from a file" if fact.origin else "entered by hand"
