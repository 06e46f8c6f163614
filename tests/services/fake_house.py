"""A house without a database: the log in a list, the originals in a dictionary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec

from surefoot.diary.activity import Activity
from surefoot.diary.counting import Outline, by_week, outlines
from surefoot.diary.dates import monday_of
from surefoot.diary.entries import ActivityMerged, ActivityRecorded, Entry, New, ProfileSet
from surefoot.diary.folding import remember
from surefoot.diary.outings import is_run
from surefoot.diary.retracting import living
from surefoot.diary.stream import Stream
from surefoot.files import unpack_stream
from surefoot.services.codec import unpack
from surefoot.services.outings import ActivityDocument, Answer, Filter, Kept, View, WeekOfSport, began, kept
from surefoot.services.packing import pack_measured, unpack_glance, unpack_measured
from surefoot.services.planning import Planner
from surefoot.services.ports import Glance, House, Key, Measured, PackedMeasured, PackedOriginal
from surefoot.services.refusal import Refusal


class FakeLog:
    """A log in a list, by the same protocol as the real one."""

    def __init__(
        self,
        now: Callable[[], dt.datetime],
        runner: str = "runner",
        originals: FakeOriginals | None = None,
        measured: FakeMeasured | None = None,
    ) -> None:
        self.now, self.runner = now, runner
        self.originals, self.measured = originals or FakeOriginals(), measured or FakeMeasured()
        self.written: list[Entry] = []

    @property
    def outings(self) -> FakeOutings:
        return FakeOutings(self.written)

    def entries(self, *, after: int = 0) -> list[Entry]:
        return self.written[after:]

    def append(self, news: Sequence[New]) -> list[Entry]:
        first = len(self.written) + 1
        added = [self._entry(first + place, new) for place, new in enumerate(news)]
        self.written.extend(added)
        return added

    def append_if(self, decide: Callable[[list[Entry]], Sequence[New]]) -> list[Entry]:
        return self.append(decide(self.entries()))

    def known_digests(self) -> dict[str, int]:
        known = {}
        for entry in living(self.written):
            fact = entry.fact
            if isinstance(fact, ActivityRecorded) and fact.origin and fact.origin.digest:
                known[fact.origin.digest] = entry.id
            elif isinstance(fact, ActivityMerged):
                known[fact.origin.digest] = fact.of
        return known

    def restore(self, entries: Iterable[Entry]) -> None:
        if self.written:
            raise Refusal("runner", self.runner, "there are entries here already", "restore into a new folder")
        with self.writing():
            for number, entry in enumerate(entries, 1):
                if entry.id != number:
                    raise ValueError("these entries are not numbered from 1 without gaps")
                self.written.append(msgspec.structs.replace(entry, runner=self.runner))

    @contextmanager
    def writing(self) -> Iterator[None]:
        kept, files, runs = list(self.written), dict(self.originals.kept), dict(self.measured.kept)
        try:
            yield
        except BaseException:
            self.written, self.originals.kept, self.measured.kept = kept, files, runs
            raise

    def _entry(self, number: int, new: New) -> Entry:
        return Entry(
            id=number,
            runner=self.runner,
            author=new.author,
            effective=new.effective,
            recorded=self.now(),
            fact=new.fact,
            batch=new.batch,
        )


class FakeOutings:
    """The outings of a log, folded from all of it each time: what the kept ones are measured by."""

    def __init__(self, written: Sequence[Entry]) -> None:
        self.memory = remember(written, dt.date.max)
        self.units = self.memory.units
        units = {"units": self.units} if any("units" in _set(e.fact) for e in living(written)) else {}
        self.profile = ProfileSet(**self.memory.profile, **units)
        self.overlay = self.memory.overlay

    def see(self, look: Callable[[View], Answer]) -> Answer:
        return look(self)

    def documents(self, which: Filter, newest: int | None = None) -> tuple[ActivityDocument, ...]:
        found = [kept.document for kept in self.kept(which)]
        return tuple(found if newest is None else found[max(0, len(found) - newest) :])

    def kept(self, which: Filter) -> Sequence[Kept]:
        found = [o for o in self.memory.outings.values() if which.has_day(o.activity.date)]
        chosen = [o for o in found if which.sport in (None, o.activity.sport)]
        return [kept(outing, self.memory) for outing in sorted(chosen, key=began)]

    def weeks(self, which: Filter) -> Sequence[WeekOfSport]:
        weeks: dict[tuple[dt.date, str], list[ActivityDocument]] = {}
        for done in self.documents(which):
            weeks.setdefault((monday_of(done.date), done.sport), []).append(done)
        return [
            WeekOfSport(*week, len(some), sum(d.distance_m or 0 for d in some), sum(d.duration_s for d in some))
            for week, some in sorted(weeks.items())
        ]

    def runs_by_week(self, shortest: float) -> Mapping[dt.date, int]:
        return by_week(run.date for run in self._runs(shortest))

    def first_runs(self, metres: Iterable[float], shortest: float) -> Mapping[float, dt.date]:
        runs = self._runs(shortest)
        days = {one: [run.date for run in runs if (run.distance or 0) >= one] for one in metres}
        return {one: min(some) for one, some in days.items() if some}

    def outlines(self) -> Sequence[Outline]:
        return outlines(self.memory)

    def _runs(self, shortest: float) -> list[Activity]:
        done = [o for o in self.memory.outings.values() if not o.origins or o.activity.duration >= shortest]
        return [outing.activity for outing in done if is_run(outing.activity)]


def _set(fact: object) -> set[str]:
    """What a profile sets; nothing for other facts."""
    if not isinstance(fact, ProfileSet):
        return set()
    return {name for name, value in msgspec.structs.asdict(fact).items() if value is not msgspec.UNSET}


class FakeOriginals:
    """Originals in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, digest: str, content: bytes) -> None:
        self.kept.setdefault(digest, content)

    def put_packed(self, rows: Sequence[PackedOriginal]) -> None:
        for row in rows:
            self.put(row.digest, unpack(row.codec, row.content))

    def get(self, digest: str) -> bytes:
        if digest not in self.kept:
            raise Refusal("original", digest, "this file is not here", "import it again")
        return self.kept[digest]

    def digests(self) -> Iterator[str]:
        return iter(sorted(self.kept))


class FakeMeasured:
    """Measurements in a dictionary, packed as a database has them."""

    def __init__(self) -> None:
        self.kept: dict[Key, PackedMeasured] = {}

    def put(self, rows: Sequence[Measured]) -> None:
        self.put_packed([pack_measured(row) for row in rows])

    def put_packed(self, rows: Sequence[PackedMeasured]) -> None:
        self.kept |= {(row.digest, row.part): row for row in rows}

    def get(self, digest: str, part: int) -> Measured | None:
        row = self.kept.get((digest, part))
        return unpack_measured(row) if row else None

    def many(self, keys: Iterable[Key]) -> dict[Key, Measured]:
        found = {key: self.get(*key) for key in keys}
        return {key: measured._replace(stream=b"") for key, measured in found.items() if measured}

    def glances(self, keys: Iterable[Key]) -> dict[Key, Glance]:
        found = {key: unpack_glance(self.kept[key].glance) for key in keys if key in self.kept}
        return {key: glance for key, glance in found.items() if glance}

    def climbs(self, keys: Iterable[Key]) -> dict[Key, float]:
        return {key: glance.climb for key, glance in self.glances(keys).items() if glance.climb is not None}

    def stream(self, digest: str, part: int) -> Stream | None:
        row = self.kept.get((digest, part))
        return unpack_stream(row.stream) if row else None

    def versions(self) -> dict[Key, str]:
        return {key: row.version for key, row in self.kept.items()}


def fake_house(now: dt.datetime | Callable[[], dt.datetime]) -> House:
    """An empty house in which the clock stands still, or goes as it is told."""
    clock = now if callable(now) else lambda: now
    originals, measured = FakeOriginals(), FakeMeasured()
    return House(FakeLog(clock, originals=originals, measured=measured), originals, Planner(), clock, measured)
