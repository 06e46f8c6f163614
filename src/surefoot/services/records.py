"""The best of a log: the fastest stretch over each distance, ever and in each year, the longest run, the most climb."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from surefoot.diary.dates import age_on
from surefoot.physiology.agegrade import age_grade
from surefoot.physiology.recording import by_mistake
from surefoot.rulebook import Book
from surefoot.services.outings import ActivityDocument, Filter, Kept, View

if TYPE_CHECKING:
    from surefoot.services.ports import House

AGE_GRADED = "agegrade/distances"
DISTANCES = "analysis/best_effort_distances"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The fastest of so many metres (of all, or of a year), with the outing that holds it.

    ``age_grade`` is percent of the best for the runner's age that day, None where it cannot be told.
    """

    distance_m: float
    seconds: int
    date: dt.date
    id: int
    race: bool
    age_grade: float | None = None


class Most(msgspec.Struct, frozen=True, kw_only=True):
    """The most of something, in metres, with the outing that holds it."""

    metres: int
    date: dt.date
    id: int


class Best(msgspec.Struct, frozen=True, kw_only=True):
    """Records, the shortest distance first, of those that were run; None where nothing was."""

    efforts: tuple[Record, ...]
    longest: Most | None
    most_climb: Most | None


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """The best of all, and of each year, the newest first; ``runs`` is how many runs were looked at."""

    units: str
    runs: int
    ever: Best
    years: dict[int, Best]


class _Grader(msgspec.Struct, frozen=True):
    """What an age grade needs."""

    book: Book
    sex: str
    birth_date: dt.date | None

    def grade(self, metres: float, seconds: int, date: dt.date) -> float | None:
        """Percent of the best for the age, to a tenth; over distances of the tables alone, which need no reckoning."""
        known = self.book.value(AGE_GRADED)
        if self.birth_date is None or not any(abs(metres - one) < 1 for one in known):
            return None
        found = age_grade(self.book, self.sex, age_on(self.birth_date, date), metres, seconds)
        return round(found.percent, 1) if found else None


def records(house: House) -> Records:
    """The best of a log, by recordings, and by races that were entered by hand."""
    book = house.planner.book
    distances: Sequence[float] = book.value(DISTANCES)
    places = _places(distances)

    def look(view: View) -> tuple[list[Kept], str, _Grader]:
        sex, born = view.profile.sex or "unspecified", view.profile.birth_date or None
        return [*view.kept(Filter(sport="run"))], view.units, _Grader(book, sex, born)

    outings, units, grader = house.log.outings.see(look)
    climbs = house.measured.climbs({key for one in outings for key in one.originals})
    years: dict[int, _Best] = {}
    for one in outings:
        if one.document.running_s != 0 and (one.by_hand or not by_mistake(book, one.document.duration_s)):
            best = years.setdefault(one.document.date.year, _Best())
            best.take(one, _times(one, places), next((climbs[key] for key in one.originals if key in climbs), 0))
    ever = _Best()
    for best in years.values():
        ever.join(best)
    return Records(
        units=units,
        runs=ever.runs,
        ever=ever.told(distances, grader),
        years={year: years[year].told(distances, grader) for year in sorted(years, reverse=True)},
    )


class _Best:
    """The best of some runs, which come in their order: the first that was as good keeps it."""

    def __init__(self) -> None:
        self.runs = 0
        self.fastest: dict[int, tuple[int, ActivityDocument]] = {}  # by the place of the distance
        self.longest: tuple[int, ActivityDocument] | None = None
        self.climb: tuple[int, ActivityDocument] | None = None

    def take(self, one: Kept, times: Iterable[tuple[int, int]], climb: float) -> None:
        """Look at a run with its seconds over distances and its metres of climb."""
        self.runs += 1
        done = one.document
        for place, seconds in times:
            if place not in self.fastest or seconds < self.fastest[place][0]:
                self.fastest[place] = seconds, done
        self.longest = _more(self.longest, (done.distance_m or 0, done))
        self.climb = _more(self.climb, (round(climb), done))

    def join(self, later: _Best) -> None:
        """Take what later runs did better."""
        self.runs += later.runs
        for place, found in later.fastest.items():
            if place not in self.fastest or found[0] < self.fastest[place][0]:
                self.fastest[place] = found
        self.longest = _more(self.longest, later.longest)
        self.climb = _more(self.climb, later.climb)

    def told(self, distances: Sequence[float], grader: _Grader) -> Best:
        """As a document."""
        found = ((distances[place], *self.fastest[place]) for place in sorted(self.fastest))
        return Best(
            efforts=tuple(_record(metres, seconds, done, grader) for metres, seconds, done in found),
            longest=_most(self.longest),
            most_climb=_most(self.climb),
        )


def _more(
    one: tuple[int, ActivityDocument] | None, other: tuple[int, ActivityDocument] | None
) -> tuple[int, ActivityDocument] | None:
    return other if one is None or (other is not None and other[0] > one[0]) else one


def _places(distances: Sequence[float]) -> dict[int, int]:
    """The place of each distance by its whole metres, rounded either way."""
    return {metres: place for place, exact in enumerate(distances) for metres in (math.floor(exact), math.ceil(exact))}


def _times(one: Kept, places: Mapping[int, int]) -> Iterable[tuple[int, int]]:
    """Seconds by the place of the distance, as a run tells them; of a race without a recording over its own."""
    done = one.document
    if one.best_efforts or not done.race:
        told = [(effort.distance, effort.seconds) for effort in one.best_efforts]
    else:
        told = [(done.distance_m, done.duration_s)] if done.distance_m else []
    return [(places[metres], seconds) for metres, seconds in told if metres in places]


def _record(metres: float, seconds: int, done: ActivityDocument, grader: _Grader) -> Record:
    grade = grader.grade(metres, seconds, done.date)
    return Record(distance_m=metres, seconds=seconds, date=done.date, id=done.id, race=done.race, age_grade=grade)


def _most(found: tuple[int, ActivityDocument] | None) -> Most | None:
    if found is None or not found[0]:
        return None
    return Most(metres=found[0], date=found[1].date, id=found[1].id)
