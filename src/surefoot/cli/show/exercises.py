"""Exercises on the terminal: a list by group, and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page
from surefoot.cli.show.reasons import standing
from surefoot.coach.every_exercise import Entry, every_exercise
from surefoot.coach.exercises import Exercise
from surefoot.coach.routines import Dose, Movement, Substitute, WarmUpItem
from surefoot.rulebook import Book
from surefoot.services.exercises import GROUP_TITLES, ladder_titles
from surefoot.units import format_duration

_INDENT = MARGIN + 2


def show_exercises(page: Page, found: Sequence[Entry]) -> None:
    """Each exercise with its name, group by group, and what it needs."""
    for group, title in GROUP_TITLES.items():
        members = [entry for entry in found if entry.group == group]
        if members:
            page.heading(title, words.counted(len(members), "exercise"))
        width = max((len(entry.id) for entry in members), default=0) + 2
        for entry in members:
            _show_brief(page, entry, width)
    page.blank()
    hint = "surefoot exercises ID shows one in full." if found else "No exercise of this group needs so little."
    page.paragraph((hint, palette.QUIET))


def _show_brief(page: Page, entry: Entry, width: int) -> None:
    needs = f"   needs {words.listed(list(entry.equipment))}" if entry.equipment else ""
    if width > page.width // 2:  # ids of the way back are long
        page.paragraph(entry.name, (needs, palette.QUIET))
        page.paragraph((entry.id, palette.QUIET), indent=_INDENT)
        return
    page.paragraph(
        entry.name, (needs, palette.QUIET), indent=MARGIN + width, first=(f"{entry.id:<{width - 1}}", "bold")
    )


def show_exercise(page: Page, entry: Entry, book: Book) -> None:
    """One exercise in full: what for, how, when to stop, and what is easier and harder."""
    page.spread((entry.name, palette.STRONG), (entry.id, palette.QUIET))
    for label, text in _told(entry, book):
        if not label:
            page.paragraph(text)
            page.blank()
        else:
            page.paragraph(text, indent=MARGIN + 11, first=(f"{label:<10}", palette.STRONG))
    page.blank()
    if isinstance(entry.of, Exercise):
        where = f"; {entry.of.locator}" if entry.of.locator else ""
        page.paragraph((standing(entry.of.source, entry.of.evidence, book.sources) + where, palette.QUIET))
    page.paragraph((f"surefoot exercises {entry.id} --svg FILE draws it.", palette.QUIET))


def _told(entry: Entry, book: Book) -> Iterator[tuple[str, str]]:
    """Labels and what stands beside them; without a label a paragraph of its own."""
    of = entry.of
    if isinstance(of, WarmUpItem | Substitute):
        yield "", of.text
        if isinstance(of, WarmUpItem):
            yield "Time", words.stopped(format_duration(of.duration_s))
    else:
        yield "", of.purpose if isinstance(of, Exercise) else of.short
        yield "Kind", words.sentence(", ".join(_kind(entry, book)))
        yield "Dose", _dose(of.dose)
        yield "Set-up", of.set_up
        yield "Movement", of.movement
        yield from _cues(of)
        yield "Stop", of.stop
    yield from _ways(entry, book)


def _kind(entry: Entry, book: Book) -> list[str]:
    """The group, and what it is within it."""
    title = GROUP_TITLES[entry.group]
    if isinstance(entry.of, Exercise):
        return [part for part in (title, entry.of.pattern, entry.of.level) if part]
    return [title, *ladder_titles(entry, book)]


def _cues(of: Exercise | Movement) -> Iterator[tuple[str, str]]:
    if not isinstance(of, Exercise):
        yield "Feel", of.feel
        return
    yield "Cues", " ".join(of.cues)
    if of.contacts_per_rep is not None:
        repeat = words.counted(of.contacts_per_rep, "landing")
        yield "Contacts", f"{repeat} a repeat, {of.contacts} in all; both feet together count once."


def _dose(dose: Dose) -> str:
    rest = f", {dose.rest_s} s of rest after each" if dose.rest_s else ""
    return words.stopped(f"{dose}{rest}; {format_duration(dose.duration_s)} in all")


def _ways(entry: Entry, book: Book) -> Iterator[tuple[str, str]]:
    """What is easier, what is harder, what it needs, and what does without."""
    known = every_exercise(book)
    for label, other in (("Easier", entry.easier), ("Harder", entry.harder)):
        how = getattr(entry.of, f"{label.lower()}_how", None)
        if other is not None:
            yield label, f"{known[other].name} ({other})."
        elif how is not None:
            yield label, how
    needs = words.listed(list(entry.equipment)) or "nothing"
    yield "Needs", words.sentence(needs)
    if entry.without is not None:
        yield "Without", f"{known[entry.without].name} ({entry.without})."
