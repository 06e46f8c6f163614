"""What running comes to over time: weeks, load, the share of easy running, long runs, and fitness.

Read off the outings that stand beside the log and a glance at what was measured in each; nothing is planned here, and
no rule acts on the load.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from surefoot.coach.rules.load.longest_window import longest_window
from surefoot.coach.rules.load.single_run_limit import single_run_limit
from surefoot.diary.activity import Activity
from surefoot.diary.dates import monday_of
from surefoot.diary.outings import running_distance
from surefoot.diary.plan import Because
from surefoot.diary.scenario import Runner
from surefoot.physiology.effort import Effort
from surefoot.physiology.estimate import estimate_fitness
from surefoot.physiology.load import Body, fast_weight, load_days, session_load, slow_weight
from surefoot.physiology.recording import by_mistake
from surefoot.rulebook import Book, explain
from surefoot.services.outings import ActivityDocument, Filter, Kept, View
from surefoot.services.refusal import Refusal
from surefoot.services.zones import EASY, Bounds, bounds_of

if TYPE_CHECKING:
    from surefoot.services.ports import Glance, House, Key

USUAL_WEEKS = 52
_WEEK, _DAY = dt.timedelta(weeks=1), dt.timedelta(days=1)


class WeekTold(msgspec.Struct, frozen=True, kw_only=True):
    """A week from its Monday: its runs with metres and seconds, the load of all it holds, and its longest runs.

    ``easy_s`` and ``hard_s`` are seconds of running below and above the end of easy, ``unknown_s`` those of which
    nobody can say. ``longest_m`` is the longest run of the week, ``longest_30_m`` that of the 30 days up to its end.
    """

    monday: dt.date
    runs: int = 0
    distance_m: int = 0
    duration_s: int = 0
    load: int = 0
    easy_s: int = 0
    hard_s: int = 0
    unknown_s: int = 0
    longest_m: int = 0
    longest_30_m: int = 0


class LoadTold(msgspec.Struct, frozen=True, kw_only=True):
    """Load of a day, its slow and fast average that evening, and form that morning."""

    date: dt.date
    load: float
    slow: float
    fast: float
    form: float


class Spike(msgspec.Struct, frozen=True, kw_only=True):
    """A run that was longer than the limit of its day, and the longest of the days before it; both in metres."""

    id: int
    date: dt.date
    distance_m: int
    longest_m: int
    race: bool
    because: Because

    @property
    def over(self) -> float:
        """By which share it was longer than the longest before it."""
        return self.distance_m / self.longest_m - 1


class FitnessTold(msgspec.Struct, frozen=True, kw_only=True):
    """The fitness index that races spoke for on a day, and its interval."""

    date: dt.date
    index: float
    low: float
    high: float


class Trends(msgspec.Struct, frozen=True, kw_only=True):
    """Weeks from a Monday to a day, oldest first, and what is told of the days in them; texts in ``units``.

    ``easy_by`` is what easy and hard were told apart by: heart_rate, pace, both, or "" for nothing. ``because`` are
    the rules behind load and zones.
    """

    from_: dt.date = msgspec.field(name="from")
    to: dt.date
    units: str
    weeks: tuple[WeekTold, ...]
    days: tuple[LoadTold, ...]
    spikes: tuple[Spike, ...]
    fitness: tuple[FitnessTold, ...]
    easy_by: str
    because: tuple[Because, ...]


class _Log(msgspec.Struct, frozen=True):
    """What is needed of a log: its outings up to a day in order, its runner, and the rule book as it is for them."""

    outings: Sequence[Kept]
    runner: Runner
    book: Book
    units: str


def trends(
    house: House,
    today: dt.date,
    from_: dt.date | None = None,
    to: dt.date | None = None,
    units: str | None = None,
) -> Trends:
    """What the weeks from that of one day to another came to; without days the last year up to ``today``.

    ``units`` are for its texts, None for the runner's own.

    Raises :class:`Refusal` for days that are turned around.
    """
    last = to or today
    first = monday_of(from_ or last - (USUAL_WEEKS - 1) * _WEEK)
    if from_ is not None and last < from_:
        raise Refusal("--to", last.isoformat(), f"this is before {from_.isoformat()}", "check both dates")
    log = house.log.outings.see(lambda view: _read(view, house.planner.book, last, units))
    shown = [outing for outing in log.outings if outing.document.date >= first]
    index = _fitness_on(log, last)
    bounds = bounds_of(log.runner, last, index.index if index else None, log.book, log.units)
    shares, easy_by = _shares(house, shown, bounds)
    loads = _daily_loads(log, index.index if index else None)
    return Trends(
        from_=first,
        to=last,
        units=log.units,
        weeks=tuple(_weeks(log, first, last, shares, loads)),
        days=tuple(_load_chart(log.book, loads, first, last)),
        spikes=tuple(_spikes(log, first)),
        fitness=tuple(_fitness(log, first, last)),
        easy_by=easy_by,
        because=_because(log, bounds, easy_by),
    )


def _read(view: View, book: Book, last: dt.date, units: str | None) -> _Log:
    """The outings up to a day, without what a watch recorded by mistake."""
    told = msgspec.structs.asdict(view.profile)
    fields = {name: value for name, value in told.items() if value is not msgspec.UNSET and name != "units"}
    own = book.overlaid(dict(view.overlay))
    outings = [one for one in view.kept(Filter(to=last)) if one.by_hand or not by_mistake(own, one.document.duration_s)]
    return _Log(outings, Runner(availability=(), **fields), own, units or view.units)


def _runs(outings: Iterable[Kept]) -> list[ActivityDocument]:
    return [one.document for one in outings if one.document.sport == "run" and one.document.running_s != 0]


def _weeks(
    log: _Log, first: dt.date, last: dt.date, shares: Mapping[int, tuple[int, int]], loads: Mapping[dt.date, float]
) -> Iterable[WeekTold]:
    """Each week, those without a run too."""
    runs: dict[dt.date, list[ActivityDocument]] = defaultdict(list)
    for run in _runs(log.outings):
        runs[monday_of(run.date)].append(run)
    points: dict[dt.date, float] = defaultdict(float)
    for date, load in loads.items():
        points[monday_of(date)] += load
    longest = _longest_before(log)
    for place in range((last - first).days // 7 + 1):
        monday = first + place * _WEEK
        week = runs.get(monday, [])
        easy, hard = (sum(shares.get(run.id, (0, 0))[side] for run in week) for side in (0, 1))
        seconds = sum(run.duration_s for run in week)
        yield WeekTold(
            monday=monday,
            runs=len(week),
            distance_m=sum(run.distance_m or 0 for run in week),
            duration_s=seconds,
            load=round(points.get(monday, 0.0)),
            easy_s=easy,
            hard_s=hard,
            unknown_s=max(0, seconds - easy - hard),
            longest_m=max((_metres(run) for run in week), default=0),
            longest_30_m=longest(min(monday + _WEEK, last + _DAY)),
        )


def _metres(run: ActivityDocument) -> int:
    """Metres with gait run, as the rule of the longest run counts them."""
    done = Activity(date=run.date, duration=run.duration_s, distance=run.distance_m, running=run.running_s)
    return running_distance(done) or 0


def _longest_before(log: _Log) -> Callable[[dt.date], int]:
    """For a day the longest run of the days before it that count."""
    window = longest_window(log.book)
    by_day: dict[int, int] = {}
    for run in _runs(log.outings):
        day = run.date.toordinal()
        by_day[day] = max(by_day.get(day, 0), _metres(run))

    def longest(day: dt.date) -> int:
        end = day.toordinal()
        return max((by_day.get(one, 0) for one in range(end - window, end)), default=0)

    return longest


def _spikes(log: _Log, first: dt.date) -> Iterable[Spike]:
    """Runs beyond the limit of their day; where nothing was run in the days before, there is none."""
    longest = _longest_before(log)
    for run in _runs(log.outings):
        before = longest(run.date) if run.date >= first else 0
        if before and _metres(run) > (limit := single_run_limit(log.book, before)):
            reason = single_run_limit.because(limit=limit, longest=before)
            yield Spike(
                id=run.id,
                date=run.date,
                distance_m=_metres(run),
                longest_m=before,
                race=run.race,
                because=explain(reason, log.book, log.units),
            )


def _daily_loads(log: _Log, index: float | None) -> dict[dt.date, float]:
    """Points of each day that has any, of all sports."""
    points = _points_of(log, index)
    loads: dict[dt.date, float] = defaultdict(float)
    for one in log.outings:
        loads[one.document.date] += points(one.document)
    return loads


def _points_of(log: _Log, index: float | None) -> Callable[[ActivityDocument], float]:
    """Load of an outing. It grows with the time alone, so that what is known of many is worked out once."""
    runner, book = log.runner, log.book
    body = Body(runner.sex, runner.max_hr, runner.resting_hr, index)

    @cache
    def each_second(effort: int | None, beats: int | None) -> float:
        return session_load(book, body, 1.0, effort=effort, heart_rate=beats).points

    by_heart = bool(runner.max_hr and runner.resting_hr)

    def points(done: ActivityDocument) -> float:
        by_pace = done.rpe is None and not (done.avg_hr and by_heart) and index is not None
        if by_pace and done.sport == "run" and done.running_s != 0 and done.distance_m:
            return session_load(book, body, done.duration_s, distance=done.distance_m).points
        return done.duration_s * each_second(done.rpe, done.avg_hr)

    return points


def _load_chart(book: Book, loads: Mapping[dt.date, float], first: dt.date, last: dt.date) -> Iterable[LoadTold]:
    """Every day from the first shown on; the averages begin with the log."""
    begins = min(loads, default=first)
    dates = [dt.date.fromordinal(day) for day in range(min(begins, first).toordinal(), last.toordinal() + 1)]
    for date, day in zip(dates, load_days(book, [loads.get(date, 0.0) for date in dates]), strict=True):
        if date >= first:
            load, slow, fast, form = (round(value, 1) for value in (day.load, day.slow, day.fast, day.form))
            yield LoadTold(date=date, load=load, slow=slow, fast=fast, form=form)


def _shares(house: House, shown: Sequence[Kept], bounds: Bounds) -> tuple[dict[int, tuple[int, int]], str]:
    """Easy and hard seconds of each run whose recording tells them, and what they were told apart by."""
    keys = {one.document.id: one.originals for one in shown if one.document.sport == "run"}
    glances = house.measured.glances({key for some in keys.values() for key in some})
    shares, used = {}, set()
    for number, originals in keys.items():
        if told := _easy_and_hard(originals, glances, bounds):
            easy, hard, how = told
            shares[number] = round(easy), round(hard)
            used.add(how)
    return shares, "both" if len(used) > 1 else next(iter(used), "")


def _easy_and_hard(
    originals: Iterable[Key], glances: Mapping[Key, Glance], bounds: Bounds
) -> tuple[float, float, str] | None:
    """Seconds below and above the end of easy, by the heart where it was measured, else by pace on the flat."""
    from surefoot.analysis import Analysis, heart_rate_zones, pace_zones

    ends = slice(EASY - 1, EASY)  # of the easy zones
    for glance in (glances[key] for key in originals if key in glances):
        heart_rates, speeds = glance.heart_rates, glance.speeds
        found = Analysis(version="", samples=0, elapsed=0, timer=0, moving=0, heart_rates=heart_rates, speeds=speeds)
        if heart_rates and bounds.heart_rate:
            easy, hard = heart_rate_zones(found, bounds.heart_rate[ends])
            return easy, hard, "heart_rate"
        if speeds and bounds.speed:
            easy, hard = pace_zones(found, bounds.speed[ends])
            return easy, hard, "pace"
    return None


def _efforts(log: _Log) -> list[Effort]:
    return [
        Effort(run.distance_m, run.duration_s, run.date) for run in _runs(log.outings) if run.race and run.distance_m
    ]


def _fitness_on(log: _Log, day: dt.date) -> FitnessTold | None:
    return next(iter(_fitness(log, day, day)), None)


def _fitness(log: _Log, first: dt.date, last: dt.date) -> Iterable[FitnessTold]:
    """The index that races speak for at the end of each week; nothing while none does."""
    efforts = _efforts(log)
    day = min(last, first + 6 * _DAY)
    while efforts and day <= last:
        found = estimate_fitness(log.book, efforts, day)
        if found is not None and found.basis == "race":
            index, low, high = (round(value, 1) for value in (found.index, found.low, found.high))
            yield FitnessTold(date=day, index=index, low=low, high=high)
        day = day + _WEEK if day == last or day + _WEEK <= last else last


def _because(log: _Log, bounds: Bounds, easy_by: str) -> tuple[Because, ...]:
    """The rules of the load averages, and those of the zones that were used."""
    used = {"heart_rate": ("HEART",), "pace": ("PACE",), "both": ("HEART", "PACE")}.get(easy_by, ())
    reasons = (slow_weight.because(), fast_weight.because())
    zones = (because for because in bounds.because if because.rule.startswith(used)) if used else ()
    return (*(explain(reason, log.book, log.units) for reason in reasons), *zones)
