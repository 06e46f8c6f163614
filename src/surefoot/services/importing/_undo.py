"""Take an import back: its entries are retracted, and what other imports recorded of its outings stays.

An outing may have been recorded several times: by the entry that made it, and by merges of other imports. Without
the batch it is what the recordings that are left make of it. Where they make the same of it, nothing more is
written; where they do not, they are written anew, in the name of the imports that they came with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from surefoot.diary.entries import (
    ActivityCorrected,
    ActivityMeasured,
    ActivityMerged,
    ActivityRecorded,
    Entry,
    Fact,
    New,
    Retracted,
    SessionMatched,
)
from surefoot.diary.retracting import batches, living
from surefoot.services.importing._joining import joined, told_by
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal

_MOST_NAMED = 10  # imports that a refusal names

Strand = list[Entry]  # living entries of one outing, in their order


class UndoReport(msgspec.Struct, frozen=True, kw_only=True):
    """An import that was taken back.

    ``entries`` of it are retracted; ``activities`` left the log, and ``stay`` of its outings are still there,
    because another import or the runner recorded them too.
    """

    batch: str
    entries: int
    activities: int
    stay: int


def undo(house: House, batch: str) -> UndoReport:
    """Take back everything that came with an import. Raises :class:`Refusal` where there is no such import."""
    told: list[UndoReport] = []

    def decide(entries: list[Entry]) -> list[New]:
        news = undoing(entries, batch, house.now().date())
        told.append(_told(entries, news, batch))
        return news

    house.log.append_if(decide)
    return told[-1]


def undoing(entries: Sequence[Entry], batch: str, today: dt.date) -> list[New]:
    """What takes a batch back. Raises :class:`Refusal` where it is unknown, or was taken back before."""
    alive = living(entries)
    doomed = {entry.id for entry in alive if entry.batch == batch}
    if not doomed:
        _refuse(entries, batch)
    paper = _Paper(entries[-1].id, today)
    for number in sorted(doomed):
        paper.retract(number, f"import {batch} is undone")
    for strand in _strands(alive).values():
        if not doomed.isdisjoint(entry.id for entry in strand):
            _settle(strand, [entry for entry in strand if entry.id not in doomed], paper)
    return paper.news


class _Paper:
    """What will be written, and which id it will have."""

    def __init__(self, last: int, today: dt.date) -> None:
        self.last, self.today = last, today
        self.news: list[New] = []

    def retract(self, number: int, reason: str) -> None:
        fact = Retracted(of=number, reason=reason)
        self.news.append(New(fact=fact, effective=self.today))

    def renew(self, entry: Entry, fact: Fact) -> int:
        """Write an entry anew; returns its new id."""
        self.retract(entry.id, "written anew, as another import is undone")
        effective = fact.activity.date if isinstance(fact, ActivityRecorded | ActivityMerged) else entry.effective
        self.news.append(New(fact=fact, effective=effective, author=entry.author, batch=entry.batch))
        return self.last + len(self.news)


def _strands(alive: Sequence[Entry]) -> dict[int, Strand]:
    """The entries that make each outing what it is."""
    strands: dict[int, Strand] = {}
    for entry in alive:
        fact = entry.fact
        if isinstance(fact, ActivityRecorded):
            strands[entry.id] = [entry]
        elif isinstance(fact, ActivityMerged | ActivityCorrected | ActivityMeasured) and fact.of in strands:
            strands[fact.of].append(entry)
        elif isinstance(fact, SessionMatched) and fact.activity in strands:
            strands[fact.activity].append(entry)
    return strands


def _settle(strand: Strand, left: Strand, paper: _Paper) -> None:
    """Write anew whatever of an outing reads differently without the batch; nothing where nobody else recorded it.

    What was measured since may be of the recording that goes. It is taken back too: each recording brought its own
    measures along, and `surefoot reanalyse` finds them again.
    """
    for entry in left:
        if isinstance(entry.fact, ActivityMeasured):
            paper.retract(entry.id, "a recording of this outing is undone")
    left = [entry for entry in left if not isinstance(entry.fact, ActivityMeasured)]
    base = next((entry for entry in left if isinstance(entry.fact, ActivityRecorded | ActivityMerged)), None)
    if base is None:
        return
    outing, changed = base.id, False
    if isinstance(base.fact, ActivityMerged):
        outing, changed = paper.renew(base, _standing(base.fact, strand[0].fact)), True
    for entry, fact in _replayed(base, [entry for entry in left if entry is not base], outing):
        changed = changed or fact != entry.fact
        if changed:
            paper.renew(entry, fact)


def _replayed(base: Entry, others: Strand, outing: int) -> Iterator[tuple[Entry, Fact]]:
    """The other entries of an outing, each with the fact that it is by now."""
    told = told_by(base.fact) if isinstance(base.fact, ActivityRecorded | ActivityMerged) else None
    for entry in others:
        fact = entry.fact
        if isinstance(fact, ActivityMerged) and told:
            told = joined(told, told_by(fact))
            yield entry, msgspec.structs.replace(fact, of=outing, activity=told.activity)
        elif isinstance(fact, ActivityCorrected):
            told = told_by(fact)
            yield entry, msgspec.structs.replace(fact, of=outing)
        elif isinstance(fact, SessionMatched):
            yield entry, msgspec.structs.replace(fact, activity=outing)


def _standing(merge: ActivityMerged, first: Fact) -> ActivityRecorded:
    """A merge as a recording of its own."""
    if merge.alone:
        return msgspec.structs.replace(merge.alone, origin=merge.origin)
    start = first.start if isinstance(first, ActivityRecorded) else None
    return ActivityRecorded(activity=merge.activity, start=start, origin=merge.origin)


def _told(entries: Sequence[Entry], news: list[New], batch: str) -> UndoReport:
    alive = living(entries)
    own = [entry for entry in alive if entry.batch == batch]
    touched = {_outing(entry) for entry in own}
    stood_up = sum(isinstance(new.fact, ActivityRecorded) for new in news)
    gone = sum(isinstance(entry.fact, ActivityRecorded) for entry in own) - stood_up
    return UndoReport(batch=batch, entries=len(own), activities=gone, stay=len(touched) - gone)


def _outing(entry: Entry) -> int:
    return entry.fact.of if isinstance(entry.fact, ActivityMerged) else entry.id


def _refuse(entries: Sequence[Entry], batch: str) -> None:
    known = sorted(batches(entries))
    named = ", ".join(known[-_MOST_NAMED:])
    mend = f"your imports are: {named}" if known else "there is no import in your log"
    undone = any(entry.batch == batch for entry in entries)
    raise Refusal("batch", batch, "this import is undone already" if undone else "there is no such import", mend)
