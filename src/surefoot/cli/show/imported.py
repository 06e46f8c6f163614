"""An import on the terminal: what is new, what was known, what could not be read, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterator

from surefoot.cli.show import palette
from surefoot.cli.show.page import MARGIN, Page
from surefoot.cli.show.words import counted, stopped
from surefoot.services.importing import FileReport, ImportReport, UndoReport

MOST_NAMED = 8  # files of a kind that are named one by one
MOST_SIGNS = 300


def show_import(page: Page, report: ImportReport) -> None:
    """What became of the files."""
    if report.stopped:
        page.paragraph(("Stopped.", palette.STRONG), " What follows is kept; the same command again goes on from here.")
        page.blank()
    page.paragraph((counted(report.added, "activity", "activities"), palette.STRONG), " added", *_others(report), ".")
    for outcome, head in _HEADS:
        _show_files(page, [file for file in report.files if file.outcome == outcome and file.reason], head)
    for note in report.notes:
        page.blank()
        page.paragraph(note, " --timezone says where you were." if "UTC" in note else "")
    page.blank()
    _show_next(page, report)


def line_of(report: ImportReport) -> str:
    """An import in one line, its first problem with it."""
    last = ". It was stopped" if report.stopped else ""
    said = f"{counted(report.added, 'activity', 'activities')} added{''.join(_others(report))}{last}."
    bad = [file for file in report.files if file.outcome == "failed"]
    return f"{said} {shown(bad[0].path)}: {stopped(shown(bad[0].reason))}" if bad else said


def show_undo(page: Page, report: UndoReport) -> None:
    """What is out of the log, and what stays."""
    page.paragraph(
        (f"Import {report.batch} is undone", palette.STRONG),
        f": {counted(report.activities, 'activity', 'activities')} out of your log.",
    )
    if report.stay:
        said = "stays" if report.stay == 1 else "stay"
        page.paragraph(f"{counted(report.stay, 'activity', 'activities')} {said}: recorded elsewhere as well.")
    page.paragraph(("The files themselves are kept; importing them again brings it all back.", palette.QUIET))


_HEADS = (
    ("added", "Added, and worth a look:"),
    ("salvaged", "Taken as far as they could be read:"),
    ("failed", "These could not be read:"),
    ("skipped", "Passed over:"),
)


def _others(report: ImportReport) -> Iterator[str]:
    """The other counts, each after a comma, where there is something to count."""
    for number, said in (
        (report.duplicates, "known already"),
        (report.skipped, "passed over"),
        (report.failed, "could not be read"),
    ):
        if number:
            yield f", {number} {said}"


def _show_files(page: Page, files: list[FileReport], head: str) -> None:
    """The first files of an outcome, each with its reason; how many more there are."""
    if not files:
        return
    page.blank()
    page.paragraph(head)
    for file in files[:MOST_NAMED]:
        page.paragraph(f"{shown(file.path)}: {stopped(shown(file.reason))}", indent=MARGIN + 2)
    if len(files) > MOST_NAMED:
        more = f"and {len(files) - MOST_NAMED} more; --json names them all"
        page.paragraph((more, palette.QUIET), indent=MARGIN + 2)


def _show_next(page: Page, report: ImportReport) -> None:
    if report.batch:
        page.paragraph(("To take it back: ", palette.QUIET), f"surefoot import --undo {report.batch}")
    if report.added or report.duplicates:
        page.paragraph(("Next: ", palette.QUIET), "surefoot today")


def shown(text: str) -> str:
    """Text of a file without the signs that move a terminal's cursor, and no longer than a person reads."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= MOST_SIGNS else f"{plain[: MOST_SIGNS // 2]} … {plain[-MOST_SIGNS // 2 :]}"
