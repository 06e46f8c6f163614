"""`surefoot import`: files of runs into the stored log, and a whole import back out of it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Workers
from surefoot.cli.problem import INTERRUPTED, REFUSED, WrongUse
from surefoot.cli.reply import reply, write, write_json
from surefoot.cli.waiting import progress_for

if TYPE_CHECKING:
    from surefoot.services.importing import ImportReport

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


Watch = Annotated[
    bool,
    typer.Option("--watch", help="Take what is in one folder, and whatever comes into it, until Ctrl-C."),
]


def import_(
    paths: Paths = None,
    undo: UndoBatch = None,
    timezone: Timezone = None,
    columns: Columns = None,
    watch: Watch = False,
    workers: Workers = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Take your runs into the log, each once.

    It says what became of every file, and never stops at a bad one. Files that are known are not read
    again, and the same run from a watch and a phone, or from two services, is one run with what both know.
    The files themselves are kept. An import that is broken off goes on where it was when it is started again.

    With --json, "added" counts salvaged files too: those of which a part, or the line that a table has of
    them, could be read. It ends with 1 where nothing could be read. With --watch it is one line an import.

    A table of activities (CSV) is read by the names of its columns. --columns says what they are where they
    have names of your own: date, clock, duration, moving, distance, sport, avg_hr, max_hr, rpe, name, notes,
    file; and with unit (km, mi, m) and order (dmy, mdy, ymd) of what its distances and dates are.

    \b
    Examples:
      surefoot import ~/strava-export.zip
      surefoot import runs/ evening.fit.gz --timezone Europe/Berlin
      surefoot import diary.csv --columns "date=Tag,distance=Weg,unit=km"
      surefoot import --watch ~/Garmin/Activities
      surefoot import --undo 2027-01-04-1
    """
    told = {"timezone": timezone, "columns": columns}
    if undo is not None:
        _undo(undo, paths, told | {"watch": watch or None}, as_json, data)
    elif watch or paths:
        take = _watch if watch else _import
        take(paths or [], as_json, data, timezone=timezone, columns=_told(columns), workers=workers)
    else:
        raise WrongUse("PATH", None, "it is not said what to import", "name files, folders or archives")


def _told(columns: str | None) -> dict[str, str] | None:
    """What --columns says."""
    from surefoot.files import columns_told

    return None if columns is None else columns_told(columns)


def _import(paths: list[Path], as_json: bool, data: Path | None, **options: Any) -> None:
    from surefoot.services.importing import ImportStopped, import_paths

    house, code = house_of(data), None
    try:
        with progress_for(as_json) as progress:
            report = import_paths(house, paths, progress=progress, **options)
    except ImportStopped as stopped:
        report, code = stopped.report, INTERRUPTED

    def show(page) -> None:
        from surefoot.cli.show.imported import show_import

        show_import(page, report)

    reply(as_json, report, show)
    if code or _nothing_read(report):
        raise typer.Exit(code or REFUSED)


def _watch(paths: list[Path], as_json: bool, data: Path | None, **options: Any) -> None:
    """Say a line for each import, until somebody presses Ctrl-C: that is the way to end it, so all is well then."""
    from surefoot.services.importing import ImportStopped, watching

    if len(paths) != 1:
        raise WrongUse("--watch", None, "one folder can be watched at a time", "name one folder")
    house = house_of(data)
    if not as_json:
        write(f"  Watching {paths[0]}. Ctrl-C ends it.\n")
    with contextlib.suppress(KeyboardInterrupt):
        try:
            for report in watching(house, paths[0], **options):
                _say(report, as_json)
        except ImportStopped as stopped:
            _say(stopped.report, as_json)


def _say(report: ImportReport, as_json: bool) -> None:
    from surefoot.cli.show.imported import line_of

    if as_json:
        write_json(report)
    else:
        write(f"  {line_of(report)}\n")


def _nothing_read(report: ImportReport) -> bool:
    return report.failed > 0 and not report.added and not report.duplicates


def _undo(batch: str, paths: list[Path] | None, reading: dict[str, object], as_json: bool, data: Path | None) -> None:
    if paths:
        raise WrongUse("--undo", batch, "there are files to import as well", "do one after the other")
    for option, value in reading.items():
        if value is not None:
            mend = "leave it out"
            raise WrongUse(
                f"--{option}", None if value is True else str(value), "nothing is read when an import is undone", mend
            )
    from surefoot.services.importing import undo

    report = undo(house_of(data), batch)

    def show(page) -> None:
        from surefoot.cli.show.imported import show_undo

        show_undo(page, report)

    reply(as_json, report, show)
