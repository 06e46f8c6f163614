"""What the log holds already, ordered for an import: files by their digest, outings by their start."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import UNSET

from surefoot.diary.entries import (
    ActivityCorrected,
    ActivityMeasured,
    ActivityMerged,
    ActivityRecorded,
    Entry,
    ProfileSet,
)
from surefoot.diary.measures import believed, changed, measured, told
from surefoot.diary.plausible import limits
from surefoot.diary.retracting import living
from surefoot.rulebook import Book
from surefoot.services.importing._joining import Told, joined, told_by
from surefoot.services.recordings import Sighting, alike, farthest_apart, is_whole, same


class _Held(NamedTuple):
    """An outing of the log."""

    told: Told
    name: str  # as a report names it
    start: float | None  # seconds since 1970
    elapsed: float
    by_hand: frozenset[str] = frozenset()  # the measures that are the runner's own word

    def sighting(self) -> Sighting:
        """What it is recognised by, where it has a start."""
        activity, start = self.told.activity, self.start or 0.0
        end = start + max(self.elapsed, activity.duration)
        whole = is_whole(self.told.knows)
        return Sighting(start, end, activity.sport, activity.duration, activity.distance, whole)


class Shelf:
    """The living outings of a log; it grows as an import goes on.

    ``last`` is the id of the last entry, ``batches`` the names of all imports that ever were, ``timezone`` the
    runner's, None where the runner did not say.
    """

    def __init__(self, entries: Sequence[Entry], book: Book) -> None:
        self.book, self._near = book, farthest_apart(book)
        self.last = entries[-1].id if entries else 0
        self.batches = {entry.batch for entry in entries if entry.batch}
        self.timezone: str | None = None
        self.digests: dict[str, int] = {}
        self._held: dict[int, _Held] = {}
        self._starts: list[tuple[float, int]] = []
        self._without_start: dict[dt.date, list[int]] = {}
        for entry in living(entries):
            self._place(entry)

    def name(self, outing: int) -> str:
        """An outing as a report names it: by the file that it came from, else by its day."""
        return self._held[outing].name

    def twin(self, sighting: Sighting) -> int | None:
        """The outing that a recording is of, if it is here; of several the one that began nearest."""
        found = [held for held in self._about(sighting.start) if self._are_same(held[1], sighting)]
        return min(found, key=lambda held: abs(held[1].start - sighting.start))[0] if found else None

    def perhaps(self, sighting: Sighting, date: dt.date) -> int | None:
        """What was entered without a start for that day and is as long, so that it may be the same; nobody knows."""
        for outing in self._without_start.get(date, ()):
            if alike(self._held[outing].sighting(), sighting, 0.0, self.book):
                return outing
        return None

    def of_day(self, sighting: Sighting, date: dt.date) -> int | None:
        """What may be an outing of which only the day is known: as long, and of that day. Nobody knows."""
        for outing, held in self._held.items():
            if held.told.activity.date == date and alike(held.sighting(), sighting, 0.0, self.book):
                return outing
        return None

    def record(self, outing: int, fact: ActivityRecorded) -> None:
        """Put an outing in its place."""
        start = fact.start.timestamp() if fact.start else None
        name = fact.origin.path if fact.origin else by_hand(fact.activity.date)
        kept = frozenset() if fact.origin else told(fact.activity)
        self._held[outing] = _Held(told_by(fact), name, start, fact.elapsed or 0, kept)
        if start is None:
            self._without_start.setdefault(fact.activity.date, []).append(outing)
        else:
            insort(self._starts, (start, outing))
        if fact.origin:
            self.digests.setdefault(fact.origin.digest, outing)  # of several in a file the first is named

    def together(self, outing: int, alone: Told) -> Told:
        """What an outing is with another recording of it."""
        return joined(self._held[outing].told, alone)

    def merge(self, fact: ActivityMerged) -> None:
        """Take another recording of an outing to it."""
        if held := self._held.get(fact.of):
            self._held[fact.of] = held._replace(told=self._merged(held.told, fact))
            self.digests.setdefault(fact.origin.digest, fact.of)

    def _place(self, entry: Entry) -> None:
        fact = entry.fact
        if isinstance(fact, ActivityRecorded):
            self.record(entry.id, fact)
        elif isinstance(fact, ActivityMerged):
            self.merge(fact)
        elif isinstance(fact, ActivityCorrected) and fact.of in self._held:
            held = self._held[fact.of]
            by_hand = held.by_hand | changed(held.told.activity, fact.activity)
            self._held[fact.of] = held._replace(told=told_by(fact), by_hand=by_hand)
        elif isinstance(fact, ActivityMeasured) and fact.of in self._held:
            self._held[fact.of] = self._measured(self._held[fact.of], fact)
        elif isinstance(fact, ProfileSet) and fact.timezone is not UNSET:
            self.timezone = fact.timezone

    def _measured(self, held: _Held, fact: ActivityMeasured) -> _Held:
        activity = held.told.activity
        if measures := believed(fact.measures, activity.duration, limits(self.book)):
            activity = measured(activity, measures, held.by_hand)
        return held._replace(told=held.told._replace(activity=activity))

    @staticmethod
    def _merged(before: Told, fact: ActivityMerged) -> Told:
        knows = max(before.knows, fact.origin.knows)
        return Told(fact.activity, knows, before.placed or fact.origin.placed)

    def _about(self, start: float) -> Iterator[tuple[int, Sighting]]:
        """Outings that began near a moment."""
        for began, outing in self._starts[bisect_left(self._starts, (start - self._near, 0)) :]:
            if began > start + self._near:
                return
            yield outing, self._held[outing].sighting()

    def _are_same(self, one: Sighting, other: Sighting) -> bool:
        first, second = sorted((one, other), key=lambda sighting: sighting.start)
        return same(first, second, self.book)


def by_hand(date: dt.date) -> str:
    """An outing without a file as a report names it."""
    return f"what you entered for {date.isoformat()}"
