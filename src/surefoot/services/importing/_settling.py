"""What becomes of one finding: the same file as one that is known, the same outing as another, a new one, or none."""

from __future__ import annotations

import msgspec

from surefoot.diary.entries import ActivityMerged, ActivityRecorded, Origin
from surefoot.diary.measures import measured
from surefoot.files import FileError, Known, Recording, Skipped, in_zone, local_start
from surefoot.rulebook import Book
from surefoot.services.importing._finding import Finding
from surefoot.services.importing._joining import told_by
from surefoot.services.importing._report import FileReport
from surefoot.services.importing._shelf import Shelf
from surefoot.services.measures import within
from surefoot.services.ports import PackedMeasured, PackedOriginal
from surefoot.services.recordings import (
    activity_of,
    duration_of,
    elapsed_of,
    is_placed,
    knowledge,
    sighting_of,
    started_by_mistake,
    why_no_outing,
)
from surefoot.units import Seconds

_PERHAPS = "This may be {name}, which has no time of day; if it is, `surefoot undo {entry}` leaves the recording."


class Chunk:
    """What is written together: facts, the originals that they name, and what is said of the files."""

    def __init__(self, shelf: Shelf, timezone: str | None, book: Book) -> None:
        self.shelf, self.timezone, self.book = shelf, timezone, book
        self.news: list[ActivityRecorded | ActivityMerged] = []
        self.originals: dict[str, PackedOriginal] = {}
        self.measured: list[PackedMeasured] = []
        self.files: list[FileReport] = []
        self.unplaced = 0
        self.new_file = ""  # the last file that was not known, of which more outings may follow

    def add(self, fact: ActivityRecorded | ActivityMerged, found: Finding) -> int:
        """Take a fact in, with the file that it is of; returns the id that its entry will have."""
        self.news.append(fact)
        if found.original:
            self.originals[found.digest] = found.original
        if found.measured:
            self.measured.append(found.measured)
        return self.shelf.last + len(self.news)

    def settle(self, found: Finding) -> None:
        """Decide what becomes of a finding, and say it."""
        self.files.append(_Settling(self, found).report())


class _Settling:
    """What becomes of one finding."""

    def __init__(self, chunk: Chunk, found: Finding) -> None:
        self.chunk, self.shelf, self.book, self.found = chunk, chunk.shelf, chunk.book, found
        self.path = _writable(found.path)

    def report(self) -> FileReport:
        """Decide, and say it."""
        result = self.found.result
        if isinstance(result, FileError):
            return self._said("failed", f"{result.message} {result.mend}")
        if isinstance(result, Skipped):
            return self._said("skipped", result.reason)
        if (there := self._known_as()) is not None:
            return self._said("duplicate", f"The same file as {self.shelf.name(there)}.", there)
        if isinstance(result, Known):
            return self._said("skipped", "It was taken back while this import ran. Import it once more.")
        return self._outing(result, self._origin(result))

    def _known_as(self) -> int | None:
        """The outing of this very file, unless it is the file's second outing that we meet here."""
        file = file_of(self.found)
        there = self.shelf.digests.get(self.found.digest)
        if there is None:
            self.chunk.new_file = file
        return None if self.chunk.new_file == file else there

    def _outing(self, told: Recording, origin: Origin) -> FileReport:
        recording = in_zone(told, self.chunk.timezone)
        duration = duration_of(recording, self.book)
        if reason := why_no_outing(recording, duration, self.book):
            return self._said("skipped", " ".join(filter(None, (reason, self.found.note))))
        fact, sighting = self._fact(recording, duration), sighting_of(recording, duration, self.book)
        if fact.start is None:
            return self._recorded(fact, origin, self.shelf.of_day(sighting, fact.activity.date))
        twin = self.shelf.twin(sighting)
        if twin is not None:
            return self._merged(fact, origin, twin)
        return self._recorded(fact, origin, self.shelf.perhaps(sighting, fact.activity.date))

    def _recorded(self, alone: ActivityRecorded, origin: Origin, perhaps: int | None) -> FileReport:
        fact = msgspec.structs.replace(alone, origin=origin)
        outing = self.chunk.add(fact, self.found)
        self.shelf.record(outing, fact)
        self.chunk.unplaced += not origin.placed and self.chunk.timezone is None
        doubt = "" if perhaps is None else _PERHAPS.format(name=self.shelf.name(perhaps), entry=perhaps)
        mistake = started_by_mistake(alone.activity.duration, self.book)
        kept = f"{mistake} It is kept, and no plan follows from it." if mistake else ""
        reason = " ".join(filter(None, (self.found.note, kept, doubt, self.found.doubt)))
        return self._said("salvaged" if self.found.note else "added", reason, outing)

    def _merged(self, alone: ActivityRecorded, origin: Origin, twin: int) -> FileReport:
        told = told_by(msgspec.structs.replace(alone, origin=origin))
        activity = self.shelf.together(twin, told).activity
        fact = ActivityMerged(of=twin, activity=activity, origin=origin, alone=alone)
        self.chunk.add(fact, self.found)
        self.shelf.merge(fact)
        return self._said("duplicate", f"The same outing as {self.shelf.name(twin)}.", twin)

    def _fact(self, recording: Recording, duration: int) -> ActivityRecorded:
        timezone = self.chunk.timezone
        activity = activity_of(recording, duration, timezone, self.book)
        return ActivityRecorded(
            activity=measured(activity, within(self.found.measures, duration)),
            start=None if recording.clock == "day" else local_start(recording, timezone),
            elapsed=Seconds(round(elapsed_of(recording, duration, self.book))) if recording.elapsed else None,
            name=_writable(recording.name),
        )

    def _origin(self, recording: Recording) -> Origin:
        return Origin(
            path=self.path,
            digest=self.found.digest,
            part=self.found.part,
            source=_writable(recording.source),
            knows=knowledge(recording),
            placed=is_placed(recording),
        )

    def _said(self, outcome: str, reason: str, outing: int | None = None) -> FileReport:
        activity = None if outing is None else str(outing)
        return FileReport(path=self.path, outcome=outcome, activity=activity, reason=_writable(reason))


def file_of(found: Finding) -> str:
    """Which file a finding is of: outings of one file have a number behind its path."""
    path, numbered, _ = found.path.rpartition("#")
    return f"{found.digest} {path if numbered else found.path}"


def _writable(text: str) -> str:
    """Text without the halves of characters that a file's name may hold and a document may not."""
    return text.encode("utf-8", errors="replace").decode()
