"""What became of each file of an import, as the contract has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

#: Outcomes of files whose outing is new in the log: read whole, or as far as a damaged file goes.
ADDED = ("added", "salvaged")


class FileReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file, or of one outing of a file or table that holds several.

    ``outcome`` is added | duplicate | skipped | failed | salvaged (a file that is damaged or incomplete, whose
    outing was taken as far as it could be read); ``activity`` the id of the outing in the log, of a duplicate that
    of the outing it belongs to; ``reason`` why, empty where there is nothing to say.
    """

    path: str
    outcome: str
    activity: str | None = None
    reason: str = ""


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """An import: its name in the log (None where nothing was written), its counts, and every file as it was read.

    ``added`` counts what is new in the log, salvaged files among them. ``notes`` say what was assumed, ``stopped``
    that it was interrupted: what is told here is kept, and the rest is for the next time.
    """

    batch: str | None
    added: int
    duplicates: int
    skipped: int
    failed: int
    files: tuple[FileReport, ...]
    salvaged: int = 0
    notes: tuple[str, ...] = ()
    stopped: bool = False


class ImportStopped(Exception):
    """An import was interrupted; ``report`` tells what it had taken into the log by then."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__("the import was interrupted")
        self.report = report


def report_of(
    batch: str | None, files: Sequence[FileReport], notes: tuple[str, ...], *, stopped: bool = False
) -> ImportReport:
    """The counts of what became of the files."""
    counts = Counter(file.outcome for file in files)
    return ImportReport(
        batch=batch,
        added=sum(counts[outcome] for outcome in ADDED),
        duplicates=counts["duplicate"],
        skipped=counts["skipped"],
        failed=counts["failed"],
        files=tuple(files),
        salvaged=counts["salvaged"],
        notes=notes,
        stopped=stopped,
    )
