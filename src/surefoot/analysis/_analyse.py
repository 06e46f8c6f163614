"""From the samples of one outing to everything that is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from surefoot.analysis._clock import Clock, clock_limits, read_clock
from surefoot.analysis._documents import VERSION, Analysis, Drift, Interval
from surefoot.analysis._drift import Evenness, drift_limits, read_drift
from surefoot.analysis._efforts import best_efforts
from surefoot.analysis._gait import Gaits, gait_limits, read_gaits
from surefoot.analysis._ground import Ground, ground_limits, lay_ground
from surefoot.analysis._histograms import TENTHS, seconds_at
from surefoot.analysis._intervals import Signal, find_repetitions, row_limits, session_limits
from surefoot.analysis._laps import repetitions_by_lap
from surefoot.analysis._parts import lap_parts, laps_alone, placed, splits
from surefoot.analysis._rates import Rate, cadence_limits, mend_cadence, mend_heart_rate, pulse_limits
from surefoot.analysis._reach import Line
from surefoot.analysis._rolling import mean_slope, speed_window
from surefoot.analysis._slopes import Slopes, read_slopes
from surefoot.analysis._sums import Sums, add_up, mean
from surefoot.analysis._terrain import terrain_of
from surefoot.diary.stream import Lap, Stream
from surefoot.physiology.recording import cleaning
from surefoot.rulebook import Book
from surefoot.units import METRES_PER_MILE

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column

_ON_FOOT = ("run", "walk")
_KILOMETRE = 1000.0
# What sensors can show; beyond is silence in other words.
_WATTS = (0.0, 5000.0)
_CELSIUS = (-60.0, 80.0)


def analyse(
    stream: Stream,
    *,
    sport: str,
    laps: Sequence[Lap] = (),
    altitude_from: str = "",
    timer: float | None = None,
    book: Book,
) -> Analysis:
    """Everything that the samples of one outing say; the samples themselves stay as they are.

    ``altitude_from`` is barometer | satellites, or "" where nobody says; ``timer`` the seconds without the pauses
    of the device, where it says so. Works on any samples: what they do not say is None or empty.
    """
    clock = read_clock(stream.time, clock_limits(book))
    samples = len(stream.time)
    if len(clock.kept) < 2:
        parts = laps_alone(laps)
        seconds = timer or 0.0
        return Analysis(version=VERSION, samples=samples, elapsed=0.0, timer=seconds, moving=0.0, laps=parts)
    track = stream if len(clock.kept) == samples else Stream(*(column[clock.kept] for column in stream))
    track = track._replace(time=clock.elapsed)
    within = placed(laps, clock.began, float(clock.elapsed[-1])) if clock.whole else ()
    return _told(_read(track, sport, altitude_from, clock, book), within, timer, altitude_from, samples, book)


class _Run(NamedTuple):
    """What one outing was read into, before it is told; columns over its samples, ``speed`` over its steps."""

    sport: str
    track: Stream
    ground: Ground
    slopes: Slopes | None
    heart: Rate
    cadence: Rate
    sums: Sums
    flat: Column  # metres on the flat where slopes are known, else metres
    speed: Column  # m/s of the same, smoothed
    mended: tuple[str, ...]

    @property
    def line(self) -> Line:
        return Line(self.track.time, self.ground.distance)

    @property
    def signal(self) -> Signal:
        return Signal(self.track.time, self.flat, self.speed)


def _read(track: Stream, sport: str, altitude_from: str, clock: Clock, book: Book) -> _Run:
    import numpy as np

    numbers = cleaning(book)
    ground = lay_ground(track, sport, numbers, ground_limits(book))
    slopes = read_slopes(track.time, track.altitude, ground, sport == "run", altitude_from, book)
    flat = slopes.flat if slopes and slopes.flat is not None else ground.distance
    speed = mean_slope(track.time, flat, speed_window(book))
    heart = mend_heart_rate(track.time, track.heart_rate, pulse_limits(book))
    on_foot = np.append(speed[:1], speed) if sport in _ON_FOOT else np.zeros_like(track.time)
    cadence = mend_cadence(track.cadence, on_foot, cadence_limits(book))
    sums = add_up(track.time, ground, slopes, (heart.values, cadence.values), numbers.longest_sample_gap)
    mended = (*clock.mended, *ground.mended, *heart.mended, *cadence.mended)
    return _Run(sport, track, ground, slopes, heart, cadence, sums, flat, speed, mended)


def _told(
    run: _Run, laps: Sequence[Lap], timer: float | None, altitude_from: str, samples: int, book: Book
) -> Analysis:
    import numpy as np

    sums, known = run.sums, run.ground.known
    whole = sums.between(sums.time[:1], sums.time[-1:])
    distance = whole.distance(0) if known else None
    climb = whole.climbed(0)
    intervals = _intervals(run, laps, book) if known and run.sport == "run" else ()
    gaits = _gaits(run, book)
    return Analysis(
        version=VERSION,
        samples=samples,
        elapsed=float(sums.time[-1]),
        timer=_timer(run.track) if timer is None else timer,
        moving=whole.moving(0),
        distance=distance,
        adjusted=whole.adjusted(0),
        avg_hr=whole.avg_hr(0),
        max_hr=_highest(run.heart.values),
        cadence=whole.cadence(0),
        power=_mean(run.track.power, _WATTS),
        temperature=_mean(run.track.temperature, _CELSIUS),
        climb=climb,
        descent=whole.descended(0),
        altitude_from=altitude_from if climb is not None else "",
        terrain=terrain_of(book, climb, distance) if climb is not None and distance else "",
        kilometres=splits(run.line, sums, _KILOMETRE) if known else (),
        miles=splits(run.line, sums, METRES_PER_MILE) if known else (),
        laps=lap_parts(laps, sums),
        best=best_efforts(run.line, run.ground.gap, sums, book) if known and run.sport == "run" else (),
        heart_rates=seconds_at(run.heart.values[1:], np.diff(run.ground.moving)),
        speeds=_speeds(run, book) if known else {},
        drift=_drift(run, bool(intervals), book),
        stretches=gaits.stretches,
        running=gaits.running,
        walking=gaits.walking,
        intervals=intervals,
        mended=run.mended,
    )


def _timer(track: Stream) -> float:
    """Seconds without the pauses of the device: steps over which its recording went on."""
    import numpy as np

    return float(np.diff(track.time)[np.diff(track.segment) == 0].sum())


def _gaits(run: _Run, book: Book) -> Gaits:
    if not run.ground.known or run.sport not in _ON_FOOT:
        return Gaits()
    speed = mean_slope(run.ground.moving, run.ground.distance, speed_window(book))
    return read_gaits(run.track.time, run.ground, run.cadence.values, speed, gait_limits(book))


def _speeds(run: _Run, book: Book) -> dict[int, float]:
    """Moving seconds by tenths of a metre a second, on the flat where slopes are known."""
    import numpy as np

    moving = run.ground.moving
    speed = run.speed
    if moving[-1] < run.track.time[-1]:
        speed = mean_slope(moving, run.flat, speed_window(book))
    return seconds_at(speed * TENTHS, np.diff(moving))


def _drift(run: _Run, repeated: bool, book: Book) -> Drift:
    import numpy as np

    known = Evenness(
        sport=run.sport,
        temperature=_mean(run.track.temperature, _CELSIUS),
        repeated=repeated,
        known=run.ground.known,
        speed=run.speed,
        seconds=np.diff(run.ground.moving),
    )
    return read_drift(run.sums, known, drift_limits(book))


def _intervals(run: _Run, laps: Sequence[Lap], book: Book) -> tuple[Interval, ...]:
    """Repetitions and the rests between them: by the laps where they tell, else by the speed."""
    session = session_limits(book)
    rows = repetitions_by_lap(laps, run.signal, session)
    if not len(rows):
        rows = find_repetitions(run.signal, row_limits(book), session)
    if not len(rows):
        return ()
    edges = rows.ravel()
    spans = run.sums.between(edges[:-1], edges[1:])
    return tuple(
        Interval(
            kind="rest" if i % 2 else "work",
            start=start,
            end=end,
            distance=spans.distance(i),
            speed=spans.distance(i) / (end - start),
            adjusted=spans.adjusted(i),
            avg_hr=spans.avg_hr(i),
        )
        for i, (start, end) in enumerate(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
    )


def _mean(values: Column, shown: tuple[float, float]) -> int | None:
    """The mean of what a sensor can have shown, as a whole number."""
    known = values[(values >= shown[0]) & (values <= shown[1])]
    return mean(known.sum(), len(known))


def _highest(values: Column) -> int | None:
    import numpy as np

    known = values[~np.isnan(values)]
    return int(known.max()) if len(known) else None
