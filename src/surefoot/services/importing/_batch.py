"""An import: files are read, many at a time, and taken into the log in their order and in chunks, each whole or not."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from surefoot.diary.entries import New
from surefoot.files import FileError, Found, Task, check_columns, how_many, tasks, zone_named
from surefoot.services.importing._finding import Finding, as_it_is
from surefoot.services.importing._reading import findings
from surefoot.services.importing._report import FileReport, ImportReport, ImportStopped, report_of
from surefoot.services.importing._settling import Chunk, file_of
from surefoot.services.importing._shelf import Shelf
from surefoot.services.ports import House
from surefoot.services.recordings import utc_note

#: A chunk is committed when it holds so many findings or bytes, or is so many seconds old.
CHUNK_FILES, CHUNK_BYTES, CHUNK_SECONDS = 100, 32 * 1024 * 1024, 0.5

Progress = Callable[[int, int], None]  # findings so far, and about how many there will be


def import_paths(
    house: House,
    paths: Iterable[str | Path],
    *,
    timezone: str | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
    columns: Mapping[str, str] | None = None,
) -> ImportReport:
    """Take everything below the paths into the log: each outing once, whatever it is packed in or how often it comes.

    ``timezone`` ("Europe/Berlin") is for outings whose file names no place; without it the runner's own, else UTC,
    which the report notes. ``columns`` names the columns of tables (:func:`surefoot.files.columns_told`).
    ``workers`` is how many processes read (None: one a core, 1: none but this one); what is
    written is the same with any number of them. It never stops at a bad file. What is committed stays, so that an
    import that was broken off goes on where it was when it is started again. Raises FileError, before anything is
    read, for a path that is not there, a time zone that nobody knows and columns that no table has;
    :class:`ImportStopped` when it is interrupted from the keyboard.
    """
    wanted = [_there(Path(path)) for path in paths]
    if timezone and zone_named(timezone) is None:
        raise FileError("timezone", f"There is no time zone {timezone!r}.", "Write it as in Europe/Berlin.")
    check_columns(columns or {})
    batch = _Batch(house, timezone, columns)
    try:
        with findings(batch.tasks(wanted), batch.book, batch.digests, workers) as found:
            for finding in _watched(found, wanted, progress):
                batch.take(finding)
        batch.commit()
    except KeyboardInterrupt:
        raise ImportStopped(batch.report(stopped=True)) from None
    return batch.report()


def _there(path: Path) -> Path:
    if not path.exists():
        raise FileError(str(path), "There is no such file or folder.", "Check how it is spelled.")
    return path


def _watched(found: Iterator[Finding], paths: list[Path], progress: Progress | None) -> Iterator[Finding]:
    """The findings, each told to whoever watches."""
    if progress is None:
        yield from found
        return
    total = sum(how_many(path) for path in paths)
    progress(0, total)
    for done, entry in enumerate(found, 1):
        yield entry
        progress(done, max(done, total))


class _Batch:
    """One import under way."""

    def __init__(self, house: House, timezone: str | None, columns: Mapping[str, str] | None = None) -> None:
        self.house, self.book = house, house.planner.book
        self.shelf = Shelf(house.log.entries(), self.book)
        self._asked, self._columns = timezone, columns
        self.name: str | None = None
        self.files: list[FileReport] = []
        self.unplaced = 0
        self._waiting: list[Finding] = []
        self._bytes, self._since = 0, time.monotonic()

    def tasks(self, paths: list[Path]) -> Iterator[Task | Finding]:
        """Everything below the paths; a folder or file that cannot be opened is a finding too."""
        for path in paths:
            try:
                for entry in tasks(path, self.book, self._columns):
                    yield as_it_is(entry) if isinstance(entry, Found) else entry
            except FileError as error:
                yield Finding(error.path, error)

    def digests(self) -> Collection[str]:
        """Of all contents that the log holds by now."""
        return self.shelf.digests.keys()

    def take(self, found: Finding) -> None:
        """Put a finding to the others that wait; a file with several outings is never torn."""
        if self._full() and file_of(found) != file_of(self._waiting[-1]):
            self.commit()
        self._waiting.append(found)
        self._bytes += found.size()

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
            chunk = Chunk(self.shelf, self._timezone(), self.book)
            for found in self._waiting:
                chunk.settle(found)
            name = self._write(chunk)
        self.name = name
        self.files += chunk.files
        self.unplaced += chunk.unplaced

    def _catch_up(self) -> None:
        """See what others wrote meanwhile: nobody else writes from here on."""
        if self.house.log.entries(after=self.shelf.last):
            self.shelf = Shelf(self.house.log.entries(), self.book)

    def _write(self, chunk: Chunk) -> str | None:
        """Originals first, then the entries that name them. Returns the name of the batch, if it has one by now."""
        if not chunk.news:
            return self.name
        self.house.originals.put_packed(list(chunk.originals.values()))
        self.house.measured.put_packed(chunk.measured)
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

    def _timezone(self) -> str | None:
        """Where the runner is, as far as anybody said."""
        said = self._asked or self.shelf.timezone
        return said if said and zone_named(said) else None
