"""`surefoot import`: files of runs into the stored log, and a whole import back out of it."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.problem import REFUSED, WrongUse
from surefoot.cli.reply import reply

if TYPE_CHECKING:
    from surefoot.services.importing import ImportReport

INTERRUPTED = 130

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH...",
        help="Files, folders and zip archives: FIT, GPX, TCX, packed with gzip or not, and whole exports of "
        "Strava and Garmin.",
        show_default=False,
    ),
]
UndoBatch = Annotated[
    str | None,
    typer.Option("--undo", metavar="BATCH", help="Take a whole import back, by the name that it was given."),
]
Timezone = Annotated[
    str | None,
    typer.Option(
        "--timezone",
        metavar="ZONE",
        help="Where you were, as Europe/Berlin, for files without a place (default: as your profile says, else UTC).",
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAMES",
        help="Which column of a table is what, where it is not understood by itself: "
        '"date=Datum,distance=Strecke,duration=Zeit,unit=km,order=dmy".',
    ),
]


def import_(
    paths: Paths = None,
    undo: UndoBatch = None,
    timezone: Timezone = None,
    columns: Columns = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Take your runs into the log, each once.

    It says what became of every file, and never stops at a bad one. Files that are known are not read
    again, and the same run from a watch and a phone, or from two services, is one run with what both know.
    The files themselves are kept. An import that is broken off goes on where it was when it is started again.

    With --json, "added" counts salvaged files too: those of which a part, or the line that a table has of
    them, could be read. It ends with 1 where nothing could be read.

    A table of activities (CSV) is read by the names of its columns. --columns says what they are where they
    have names of your own: date, clock, duration, moving, distance, sport, avg_hr, max_hr, rpe, name, notes,
    file; and with unit (km, mi, m) and order (dmy, mdy, ymd) of what its distances and dates are.

    \b
    Examples:
      surefoot import ~/strava-export.zip
      surefoot import runs/ evening.fit.gz --timezone Europe/Berlin
      surefoot import diary.csv --columns "date=Datum,distance=Strecke,duration=Zeit,unit=km"
      surefoot import --undo 2027-01-04-1
    """
    if undo is not None:
        _undo(undo, paths, {"--timezone": timezone, "--columns": columns}, as_json, data)
    elif paths:
        _import(paths, timezone, columns, as_json, data)
    else:
        raise WrongUse("PATH", None, "it is not said what to import", "name files, folders or archives")


def _import(paths: list[Path], timezone: str | None, columns: str | None, as_json: bool, data: Path | None) -> None:
    from surefoot.files import columns_told
    from surefoot.services.importing import ImportStopped, import_paths

    told = columns_told(columns) if columns is not None else None

    house, code = house_of(data), None
    try:
        with _bar(as_json) as progress:
            report = import_paths(house, paths, timezone=timezone, progress=progress, columns=told)
    except ImportStopped as stopped:
        report, code = stopped.report, INTERRUPTED

    def show(page) -> None:
        from surefoot.cli.show.imported import show_import

        show_import(page, report)

    reply(as_json, report, show)
    if code or _nothing_read(report):
        raise typer.Exit(code or REFUSED)


def _bar(as_json: bool):
    """A progress bar where somebody looks, else nothing."""
    if as_json or not _somebody_looks():
        return contextlib.nullcontext()
    from surefoot.cli.show.progress import progress_bar

    return progress_bar(sys.stderr)


def _somebody_looks() -> bool:
    return sys.stderr.isatty()


def _nothing_read(report: ImportReport) -> bool:
    return report.failed > 0 and not report.added and not report.duplicates


def _undo(
    batch: str, paths: list[Path] | None, reading: dict[str, str | None], as_json: bool, data: Path | None
) -> None:
    if paths:
        raise WrongUse("--undo", batch, "there are files to import as well", "do one after the other")
    for option, value in reading.items():
        if value is not None:
            raise WrongUse(option, value, "nothing is read when an import is undone", "leave it out")
    from surefoot.services.importing import undo

    report = undo(house_of(data), batch)

    def show(page) -> None:
        from surefoot.cli.show.imported import show_undo

        show_undo(page, report)

    reply(as_json, report, show)
