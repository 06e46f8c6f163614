"""The outings of a log, kept ready for pages: what a page asks for, and what it is given.

The store keeps them beside the log and brings them up to date with each entry; what they say is what
:func:`surefoot.diary.folding.remember` says of the whole log.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec

from surefoot.diary.activity import BestEffort
from surefoot.diary.counting import Outline
from surefoot.diary.entries import ProfileSet
from surefoot.diary.memory import Memory, Outing
from surefoot.units import Metres, Seconds

Answer = TypeVar("Answer")


class ActivityDocument(msgspec.Struct, frozen=True, kw_only=True):
    """An outing as the contract has it: metres, seconds, beats a minute."""

    id: int
    date: dt.date
    start: dt.datetime | None
    sport: str
    distance_m: Metres | None
    duration_s: Seconds
    elapsed_s: Seconds | None
    running_s: Seconds | None
    rpe: int | None
    avg_hr: int | None
    race: bool
    surface: str | None
    session: str | None
    stage: str | None
    name: str
    note: str
    batch: str | None


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which activities: from a day to a day, both included, of a sport; None for no bound."""

    from_: dt.date | None = None
    to: dt.date | None = None
    sport: str | None = None

    def has_day(self, date: dt.date) -> bool:
        """Whether a day is between the two."""
        return (self.from_ is None or date >= self.from_) and (self.to is None or date <= self.to)


class WeekOfSport(NamedTuple):
    """What a week, from a Monday on, holds of one sport: activities, metres and seconds."""

    monday: dt.date
    sport: str
    activities: int
    metres: int
    seconds: int


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """An outing for looking at many of them: its document, its fastest stretches, and the originals it came from.

    ``originals`` are their digests and parts, that of the recording which knows most first; empty for what was
    entered by hand. ``drift`` is as in an activity.
    """

    document: ActivityDocument
    by_hand: bool
    best_efforts: tuple[BestEffort, ...]
    originals: tuple[tuple[str, int], ...]
    drift: int | None


class View(Protocol):
    """The outings as they stand, in order of date, those of one day as they began."""

    @property
    def units(self) -> str:
        """The unit that the runner reads in: km or mi."""

    @property
    def profile(self) -> ProfileSet:
        """What the runner said of themselves, the last word on each thing."""

    @property
    def overlay(self) -> Mapping[str, Any]:
        """Parameters of the rule book that are replaced for the runner, by path."""

    def documents(self, which: Filter, newest: int | None = None) -> tuple[ActivityDocument, ...]:
        """Those that are asked for; of them the ``newest`` so many alone."""

    def kept(self, which: Filter) -> Sequence[Kept]:
        """Those that are asked for, with what only those who look at many of them need."""

    def weeks(self, which: Filter) -> Sequence[WeekOfSport]:
        """What each week holds of each sport, of the activities that are asked for, by Monday and then by sport."""

    def runs_by_week(self, shortest: float) -> Mapping[dt.date, int]:
        """How many runs each week has, by its Monday; recordings shorter than ``shortest`` seconds are none."""

    def first_runs(self, metres: Iterable[float], shortest: float) -> Mapping[float, dt.date]:
        """The day of the first run that was at least so long, for each of the distances that was run."""

    def outlines(self) -> Sequence[Outline]:
        """The plans that were accepted, in order, each as it last stood."""


class Outings(Protocol):
    """The outings of one runner's log."""

    def see(self, look: Callable[[View], Answer]) -> Answer:
        """What ``look`` makes of them, as one state of the log. It is asked again where somebody wrote meanwhile."""


def activity_document(outing: Outing, memory: Memory) -> ActivityDocument:
    """An outing of a memory as a document; the runner's word on its session goes before what was recorded."""
    done = outing.activity
    return ActivityDocument(
        id=outing.id,
        date=done.date,
        start=outing.start,
        sport=done.sport,
        distance_m=done.distance,
        duration_s=done.duration,
        elapsed_s=outing.elapsed,
        running_s=done.running,
        rpe=done.rpe,
        avg_hr=done.avg_hr,
        race=done.race,
        surface=done.surface,
        session=memory.matches.get(outing.id, done.session),
        stage=done.stage,
        name=outing.name,
        note=outing.note,
        batch=outing.batch,
    )


def kept(outing: Outing, memory: Memory) -> Kept:
    """An outing of a memory as it is kept."""
    origins = sorted((origin for origin in outing.origins if origin.digest), key=lambda origin: -origin.knows)
    return Kept(
        document=activity_document(outing, memory),
        by_hand=not outing.origins,
        best_efforts=outing.activity.best_efforts,
        originals=tuple((origin.digest, origin.part) for origin in origins),
        drift=outing.activity.drift,
    )


def began(outing: Outing) -> tuple[dt.date, float, int]:
    """What outings are put in order by: the day, then when they began, then as they came."""
    return outing.activity.date, outing.start.timestamp() if outing.start else 0.0, outing.id
