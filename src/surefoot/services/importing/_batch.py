"""An import: files are read one by one and taken into the log in chunks, each whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from surefoot.diary.entries import ActivityMerged, ActivityRecorded, New, Origin
from surefoot.files import (
    FileError,
    Found,
    Known,
    Recording,
    Skipped,
    how_many,
    local_start,
    read_path,
    zone_named,
)
from surefoot.services.importing._joining import told_by
from surefoot.services.importing._report import FileReport, ImportReport, ImportStopped, report_of
from surefoot.services.importing._shelf import Shelf
from surefoot.services.ports import House
from surefoot.services.recordings import (
    activity_of,
    duration_of,
    elapsed_of,
    is_placed,
    knowledge,
    sighting_of,
    utc_note,
    why_no_outing,
)
from surefoot.units import Seconds

#: A chunk is committed when it holds so many findings or bytes, or is so many seconds old.
CHUNK_FILES, CHUNK_BYTES, CHUNK_SECONDS = 100, 32 * 1024 * 1024, 0.5

Progress = Callable[[int, int], None]  # findings so far, and about how many there will be


def import_paths(
    house: House, paths: Iterable[str | Path], *, timezone: str | None = None, progress: Progress | None = None
) -> ImportReport:
    """Take everything below the paths into the log: each outing once, whatever it is packed in or how often it comes.

    ``timezone`` ("Europe/Berlin") is for outings whose file names no place; without it the runner's own, else UTC,
    which the report notes. It never stops at a bad file. What is committed stays, so that an import that was broken
    off goes on where it was when it is started again. Raises FileError, before anything is read, for a path that is
    not there and a time zone that nobody knows; :class:`ImportStopped` when it is interrupted from the keyboard.
    """
    wanted = [_there(Path(path)) for path in paths]
    if timezone and zone_named(timezone) is None:
        raise FileError("timezone", f"There is no time zone {timezone!r}.", "Write it as in Europe/Berlin.")
    batch = _Batch(house, timezone)
    try:
        for found in _watched(batch.read(wanted), wanted, progress):
            batch.take(found)
        batch.commit()
    except KeyboardInterrupt:
        raise ImportStopped(batch.report(stopped=True)) from None
    return batch.report()


def _there(path: Path) -> Path:
    if not path.exists():
        raise FileError(str(path), "There is no such file or folder.", "Check how it is spelled.")
    return path


def _watched(found: Iterator[Found], paths: list[Path], progress: Progress | None) -> Iterator[Found]:
    """The findings, each told to whoever watches."""
    if progress is None:
        yield from found
        return
    total = sum(how_many(path) for path in paths)
    progress(0, total)
    for done, entry in enumerate(found, 1):
        yield entry
        progress(done, max(done, total))


class _Chunk:
    """What is written together: facts, the originals that they name, and what is said of the files."""

    def __init__(self, last: int) -> None:
        self.last = last  # id of the last entry of the log
        self.news: list[ActivityRecorded | ActivityMerged] = []
        self.originals: dict[str, bytes] = {}
        self.files: list[FileReport] = []
        self.unplaced = 0
        self.new_file = ""  # the last file that was not known, of which more outings may follow

    def add(self, fact: ActivityRecorded | ActivityMerged, content: bytes) -> int:
        """Take a fact in; returns the id that its entry will have."""
        self.news.append(fact)
        if fact.origin and content:
            self.originals[fact.origin.digest] = content
        return self.last + len(self.news)


class _Batch:
    """One import under way."""

    def __init__(self, house: House, timezone: str | None) -> None:
        self.house, self.book = house, house.planner.book
        self.shelf = Shelf(house.log.entries(), self.book)
        self.asked_timezone = timezone
        self.name: str | None = None
        self.files: list[FileReport] = []
        self.unplaced = 0
        self._waiting: list[Found] = []
        self._bytes, self._since = 0, time.monotonic()

    def read(self, paths: list[Path]) -> Iterator[Found]:
        """Everything below the paths; a folder or file that cannot be opened is a finding too."""
        for path in paths:
            try:
                yield from read_path(path, self.book, self.shelf_knows)
            except FileError as error:
                yield Found(error.path, error)

    def shelf_knows(self, digest: str) -> bool:
        """Whether the log holds this content."""
        return digest in self.shelf.digests

    def take(self, found: Found) -> None:
        """Put a finding to the others that wait; a file with several outings is never torn."""
        torn = bool(self._waiting) and found.digest != "" and found.digest == self._waiting[-1].digest
        if self._full() and not torn:
            self.commit()
        self._waiting.append(found)
        self._bytes += len(found.content)

    def commit(self) -> None:
        """Write all that waits into the log, whole or not at all."""
        if self._waiting:
            self._commit()
        self._waiting, self._bytes, self._since = [], 0, time.monotonic()

    def report(self, *, stopped: bool = False) -> ImportReport:
        """What became of everything that is committed."""
        return report_of(self.name, self.files, utc_note(self.unplaced), stopped=stopped)

    def _full(self) -> bool:
        old = time.monotonic() - self._since > CHUNK_SECONDS
        return bool(self._waiting) and (old or len(self._waiting) >= CHUNK_FILES or self._bytes >= CHUNK_BYTES)

    def _commit(self) -> None:
        with self.house.log.writing():
            self._catch_up()
            chunk = _Chunk(self.shelf.last)
            for found in self._waiting:
                chunk.files.append(_Settling(self, chunk, found).report())
            name = self._write(chunk)
        self.name = name
        self.files += chunk.files
        self.unplaced += chunk.unplaced

    def _catch_up(self) -> None:
        """See what others wrote meanwhile: nobody else writes from here on."""
        if self.house.log.entries(after=self.shelf.last):
            self.shelf = Shelf(self.house.log.entries(), self.book)

    def _write(self, chunk: _Chunk) -> str | None:
        """Originals first, then the entries that name them. Returns the name of the batch, if it has one by now."""
        if not chunk.news:
            return self.name
        for digest, content in chunk.originals.items():
            self.house.originals.put(digest, content)
        name = self.name or self._new_name()
        news = [New(fact=fact, effective=fact.activity.date, batch=name) for fact in chunk.news]
        self.shelf.last = self.house.log.append(news)[-1].id
        return name

    def _new_name(self) -> str:
        """The day and a number: "2027-01-04-1"."""
        day, number = self.house.now().date().isoformat(), 1
        while f"{day}-{number}" in self.shelf.batches:
            number += 1
        return f"{day}-{number}"

    @property
    def timezone(self) -> str | None:
        """Where the runner is, as far as anybody said."""
        said = self.asked_timezone or self.shelf.timezone
        return said if said and zone_named(said) else None


class _Settling:
    """What becomes of one finding."""

    def __init__(self, batch: _Batch, chunk: _Chunk, found: Found) -> None:
        self.batch, self.shelf, self.book, self.chunk, self.found = batch, batch.shelf, batch.book, chunk, found
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
        return self._outing(result)

    def _known_as(self) -> int | None:
        """The outing of this very file, unless it is the file's second outing that we meet here."""
        file = f"{self.found.digest} {self.path.rpartition('#')[0] or self.path}"
        there = self.shelf.digests.get(self.found.digest)
        if there is None:
            self.chunk.new_file = file
        return None if self.chunk.new_file == file else there

    def _outing(self, recording: Recording) -> FileReport:
        duration = duration_of(recording, self.book)
        if reason := why_no_outing(recording, duration, self.book):
            return self._said("skipped", reason)
        fact, origin = self._fact(recording, duration), self._origin(recording)
        twin = self.shelf.twin(sighting_of(recording, duration, self.book))
        return self._recorded(fact, origin) if twin is None else self._merged(fact, origin, twin)

    def _recorded(self, alone: ActivityRecorded, origin: Origin) -> FileReport:
        fact = msgspec.structs.replace(alone, origin=origin)
        outing = self.chunk.add(fact, self.found.content)
        self.shelf.record(outing, fact)
        self.chunk.unplaced += not origin.placed and self.batch.timezone is None
        return self._said("salvaged" if self.found.note else "added", self.found.note, outing)

    def _merged(self, alone: ActivityRecorded, origin: Origin, twin: int) -> FileReport:
        told = told_by(msgspec.structs.replace(alone, origin=origin))
        activity = self.shelf.together(twin, told).activity
        fact = ActivityMerged(of=twin, activity=activity, origin=origin, alone=alone)
        self.chunk.add(fact, self.found.content)
        self.shelf.merge(fact)
        return self._said("duplicate", f"The same outing as {self.shelf.name(twin)}.", twin)

    def _fact(self, recording: Recording, duration: int) -> ActivityRecorded:
        timezone = self.batch.timezone
        return ActivityRecorded(
            activity=activity_of(recording, duration, timezone, self.book),
            start=local_start(recording, timezone),
            elapsed=Seconds(round(elapsed_of(recording, duration, self.book))) if recording.elapsed else None,
            name=_writable(recording.name),
        )

    def _origin(self, recording: Recording) -> Origin:
        return Origin(
            path=self.path,
            digest=self.found.digest,
            source=_writable(recording.source),
            knows=knowledge(recording),
            placed=is_placed(recording),
        )

    def _said(self, outcome: str, reason: str, outing: int | None = None) -> FileReport:
        activity = None if outing is None else str(outing)
        return FileReport(path=self.path, outcome=outcome, activity=activity, reason=_writable(reason))


def _writable(text: str) -> str:
    """Text without the halves of characters that a file's name may hold and a document may not."""
    return text.encode("utf-8", errors="replace").decode()
