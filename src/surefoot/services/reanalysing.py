"""Measure recordings again, after the analysis has learned something or where measurements were lost.

The log keeps its entries and their ids: where what planning uses of an outing reads otherwise, an entry is added that
says so. What was measured by then stays, so that a run that was broken off goes on where it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from surefoot.analysis import VERSION
from surefoot.diary.activity import Activity
from surefoot.diary.entries import ActivityMeasured, New
from surefoot.diary.folding import remember
from surefoot.diary.measures import Measures, first_of, measured
from surefoot.diary.memory import Memory, Outing
from surefoot.files import FileError
from surefoot.rulebook import Book
from surefoot.services.measures import used_of, within
from surefoot.services.measuring import origins_by_worth, read_again
from surefoot.services.pool import Crew, Done, Job, Lost, cores
from surefoot.services.ports import House, Key, Measured, PackedMeasured
from surefoot.services.refusal import Refusal

CHUNK = 100  # originals
FEW = 40  # originals that are read in this process: they are done before another one is up
BY = "surefoot"  # who writes that an outing reads otherwise

Progress = Callable[[int, int], None]  # originals so far, and how many there are


class NotRead(msgspec.Struct, frozen=True, kw_only=True):
    """An original that could not be read again: its path in the log, and why."""

    path: str
    reason: str


class Reanalysis(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the originals.

    ``read`` of them were read again, ``current`` were measured by this version already, ``without`` have no samples.
    ``changed`` outings read otherwise for planning. ``stopped``: it was interrupted, and the rest is for the next time.
    """

    version: str
    read: int
    current: int
    without: int
    changed: int
    failed: tuple[NotRead, ...] = ()
    stopped: bool = False


class _Again(NamedTuple):
    """An original to be read again: of each part the sport of its outing."""

    digest: str
    path: str
    content: bytes
    sports: dict[int, str]


class _Answer(NamedTuple):
    """What was measured in an original, or why not."""

    digest: str
    path: str
    rows: tuple[PackedMeasured, ...] = ()
    reason: str = ""


def reanalyse(
    house: House, *, everything: bool = False, workers: int | None = None, progress: Progress | None = None
) -> Reanalysis:
    """Measure again what this version did not measure, or ``everything``; on so many processes (None: one a core)."""
    under_way = _UnderWay(house, everything=everything)
    try:
        with Crew(workers or cores(), remeasurer, house.planner.book) as crew:
            answers = under_way.here() if under_way.is_little(workers) else under_way.from_crew(crew)
            for done, answer in enumerate(answers, 1):
                under_way.take(answer)
                if progress:
                    progress(done, len(under_way.wanted))
        under_way.commit()
    except KeyboardInterrupt:
        return under_way.report(stopped=True)
    return under_way.report()


def remeasurer(book: Book) -> Callable[[_Again], _Answer]:
    """What measures an original again, in whichever process."""

    def measure(again: _Again) -> _Answer:
        try:
            taken = read_again(again.path, again.content, again.sports, again.digest, book)
        except FileError as error:
            return _Answer(again.digest, again.path, reason=f"{error.message} {error.mend}")
        except Exception as error:  # noqa: BLE001  whatever it is, it is ours to mend
            what = f"It could not be measured ({type(error).__name__}: {error}). Please tell us."
            return _Answer(again.digest, again.path, reason=what)
        return _Answer(again.digest, again.path, tuple(one.row for one in taken.values()))

    return measure


class _UnderWay:
    """One reanalysis."""

    def __init__(self, house: House, *, everything: bool) -> None:
        self.house, self.book = house, house.planner.book
        self._last = 0
        self._see()
        current = {} if everything else self.house.measured.versions()
        self.wanted, self.current = self._wanted(current)
        self.read = self.without = self.changed = 0
        self.failed: list[NotRead] = []
        self._waiting: list[_Answer] = []

    def is_little(self, workers: int | None) -> bool:
        """Whether no other process is worth its start."""
        return len(self.wanted) <= FEW or workers == 1

    def here(self) -> Iterator[_Answer]:
        """The answers, all from this process."""
        measure = remeasurer(self.book)
        for again in self._originals():
            yield again if isinstance(again, _Answer) else measure(again)

    def from_crew(self, crew: Crew) -> Iterator[_Answer]:
        """The answers, in the order of the outings."""
        jobs = (Done(one) if isinstance(one, _Answer) else Job(one, len(one.content)) for one in self._originals())
        for result in crew.ordered(jobs):
            yield _lost(result.task) if isinstance(result, Lost) else result

    def take(self, answer: _Answer) -> None:
        """Put an answer to the others that wait to be written."""
        self._waiting.append(answer)
        if len(self._waiting) >= CHUNK:
            self.commit()

    def commit(self) -> None:
        """Write all that waits, whole or not at all."""
        waiting, self._waiting = self._waiting, []
        with self.house.log.writing():
            self.house.measured.put_packed([row for answer in waiting for row in answer.rows])
            if self.house.log.entries(after=self._last):
                self._see()
            news = list(self._news({answer.digest for answer in waiting}))
            if news:
                self._last = self.house.log.append(news)[-1].id
        self.changed += len(news)
        self.read += sum(not answer.reason for answer in waiting)
        self.without += sum(not answer.reason and not answer.rows for answer in waiting)
        self.failed += [NotRead(path=answer.path, reason=answer.reason) for answer in waiting if answer.reason]

    def report(self, *, stopped: bool = False) -> Reanalysis:
        """What became of all that is written."""
        return Reanalysis(
            version=VERSION,
            read=self.read,
            current=self.current,
            without=self.without,
            changed=self.changed,
            failed=tuple(self.failed),
            stopped=stopped,
        )

    def _see(self) -> None:
        """Take in the log as it stands."""
        written = self.house.log.entries()
        self._last = written[-1].id if written else 0
        self._memory: Memory = remember(written, dt.date.max)
        self._of: dict[str, list[int]] = {}
        for outing in self._memory.outings.values():
            for origin in origins_by_worth(outing):
                self._of.setdefault(origin.digest, []).append(outing.id)

    def _wanted(self, versions: dict[Key, str]) -> tuple[dict[str, dict[int, str]], int]:
        """The originals to be read with the sports of their parts, in the order of outings; how many are not."""
        wanted: dict[str, dict[int, str]] = {}
        known = set()
        for outing in self._memory.outings.values():
            for origin in origins_by_worth(outing):
                known.add(origin.digest)
                if versions.get((origin.digest, origin.part)) != VERSION:
                    wanted.setdefault(origin.digest, {})[origin.part] = outing.activity.sport
        return wanted, len(known) - len(wanted)

    def _originals(self) -> Iterator[_Again | _Answer]:
        paths = {o.digest: o.path for outing in self._memory.outings.values() for o in outing.origins}
        for digest, sports in self.wanted.items():
            try:
                yield _Again(digest, paths[digest], self.house.originals.get(digest), sports)
            except Refusal as refusal:
                if refusal.path != "original":  # the database itself does not answer
                    raise
                yield _Answer(digest, paths[digest], reason=f"{refusal.message}; {refusal.mend}")

    def _news(self, digests: set[str]) -> Iterator[New]:
        """What has to be said of the outings of some originals."""
        numbers = sorted({number for digest in digests for number in self._of.get(digest, ())})
        outings = [self._memory.outings[number] for number in numbers]
        keys = [(origin.digest, origin.part) for outing in outings for origin in origins_by_worth(outing)]
        rows = self.house.measured.many(keys)
        for outing in outings:
            if (measures := self._measures(outing, rows)) and self._after(outing, measures) != outing.activity:
                fact = ActivityMeasured(of=outing.id, analysis=VERSION, measures=msgspec.to_builtins(measures))
                yield New(fact=fact, effective=outing.activity.date, author=BY)

    def _measures(self, outing: Outing, rows: dict[Key, Measured]) -> Measures | None:
        """What the recordings of an outing say together; None where none of them says anything."""
        origins = origins_by_worth(outing)
        found = [row for origin in origins if (row := rows.get((origin.digest, origin.part)))]
        if not found:
            return None
        used = first_of(used_of(row.analysis, outing.activity.sport, self.book) for row in found)
        return within(used, outing.activity.duration)

    def _after(self, outing: Outing, measures: Measures) -> Activity:
        return measured(outing.activity, measures, self._memory.by_hand.get(outing.id, ()))


def _lost(again: _Again) -> _Answer:
    return _Answer(again.digest, again.path, reason="Reading it ended our program twice. Please tell us.")
