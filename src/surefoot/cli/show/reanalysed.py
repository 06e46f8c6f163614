"""A reanalysis on the terminal: what was read again, what reads otherwise, and what could not be read."""

from __future__ import annotations

from surefoot.cli.show import palette
from surefoot.cli.show.imported import MOST_NAMED, shown
from surefoot.cli.show.page import MARGIN, Page
from surefoot.cli.show.words import counted, stopped
from surefoot.services.reanalysing import Reanalysis


def show_reanalysis(page: Page, report: Reanalysis) -> None:
    """What became of the recordings."""
    if report.stopped:
        page.paragraph(("Stopped.", palette.STRONG), " What was read is kept; the same command goes on from here.")
        page.blank()
    current = f"; {report.current:,} were up to date" if report.current else ""
    page.paragraph((counted(report.read, "recording", "recordings"), palette.STRONG), f" read again{current}.")
    if report.without:
        page.paragraph(f"{report.without:,} of them hold no samples, such as lines of a table.")
    page.paragraph(_changed(report))
    if report.failed:
        page.blank()
        page.paragraph("These could not be read:")
        for problem in report.failed[:MOST_NAMED]:
            page.paragraph(f"{shown(problem.path)}: {stopped(shown(problem.reason))}", indent=MARGIN + 2)
        if len(report.failed) > MOST_NAMED:
            more = f"and {len(report.failed) - MOST_NAMED} more; --json names them all"
            page.paragraph((more, palette.QUIET), indent=MARGIN + 2)


def _changed(report: Reanalysis) -> str:
    if not report.changed:
        return "Nothing changes for your plan."
    said = "reads" if report.changed == 1 else "read"
    return f"{counted(report.changed, 'activity', 'activities')} {said} a little differently, and your plan knows."
