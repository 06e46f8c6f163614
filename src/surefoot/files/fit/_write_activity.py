"""An activity as a FIT file: the samples of a stream as they are, laps, sessions with their totals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from surefoot.diary.stream import Lap, Stream
from surefoot.files.fit import _write_fields as known
from surefoot.files.fit._write_fields import RECORD_FIELDS
from surefoot.files.fit._writing import Writer, cut, held

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

_FILE_ID, _RECORD, _EVENT, _LAP, _SESSION, _SPORT, _ACTIVITY, _DEVICE = range(8)  # local numbers
_LONGEST_NAME = 64
_WALKING = {"run", "walk"}


class Totals(NamedTuple):
    """What a session says of itself: metres, seconds, beats a minute; None: as its samples have it."""

    distance: float | None = None
    elapsed: float | None = None
    timer: float | None = None
    moving: float | None = None
    avg_hr: float | None = None
    max_hr: float | None = None


class Outing(NamedTuple):
    """A session to be written: its samples, our name of its sport, its laps, a name for its sport profile.

    ``surface`` is road | track | trail | treadmill or None. Without laps the whole is one, for a file must have one.
    """

    stream: Stream
    sport: str = "run"
    laps: Sequence[Lap] = ()
    surface: str | None = None
    name: str = ""
    totals: Totals = Totals()


def write_activity(
    stream: Stream,
    *,
    sport: str = "run",
    laps: Sequence[Lap] = (),
    surface: str | None = None,
    name: str = "",
    utc_offset: int | None = None,
    manufacturer: int = known.DEVELOPMENT,
) -> bytes:
    """A FIT file of one outing, at the stream's own rate; see :func:`write_activities`."""
    return write_activities([Outing(stream, sport, laps, surface, name)], utc_offset, manufacturer)


def write_activities(
    outings: Sequence[Outing],
    utc_offset: int | None = None,
    manufacturer: int = known.DEVELOPMENT,
    *,
    altitude_from: str = "",
    writer: Writer | None = None,
) -> bytes:
    """A FIT file of one outing or, as multisport, several, in the order of their times.

    Columns that are silent throughout are left out; a value that the format cannot hold (a heart rate of 300) is
    left silent. It keeps whole seconds, centimetres, 0.2 m of altitude, mm/s, 1/64 of a step, and 2⁻³¹ of half a
    circle for positions. Where ``segment`` changes, the timer stops at the last sample and starts again at the next.
    ``utc_offset`` is how many seconds the runner's clock was ahead of UTC; ``altitude_from`` is barometer | satellites,
    or "". ``writer`` is one to go on with: of
    another byte order, or with something written already. Raises ValueError where a stream has no time at all.
    """
    writer = writer or Writer()
    _define(writer)
    outings = [outing._replace(stream=_held(outing.stream)) for outing in outings]
    spans = [_span(outing.stream) for outing in outings]
    writer.data(_FILE_ID, known.ACTIVITY_FILE, manufacturer, None, None, spans[0][0])
    if altitude_from:
        sensor = known.LOCAL_SENSORS[altitude_from]
        writer.data(_DEVICE, spans[0][0], 0, sensor, manufacturer, known.BUILT_IN)
    laps = 0
    for index, (outing, span) in enumerate(zip(outings, spans, strict=True)):
        laps += _write_outing(writer, outing, span, (index, laps))
    end = spans[-1][1]
    timer = sum(_timed(outing) for outing in outings)
    several = int(len(outings) > 1)
    local_time = None if utc_offset is None else end + utc_offset
    writer.data(_ACTIVITY, end, timer, len(outings), several, known.ACTIVITY_EVENT, known.STOP, local_time)
    return writer.finish()


def _define(writer: Writer) -> None:
    writer.define(_FILE_ID, known.FILE_ID, known.FILE_ID_FIELDS)
    writer.define(_DEVICE, known.DEVICE_INFO, known.DEVICE_INFO_FIELDS)
    writer.define(_EVENT, known.EVENT, known.EVENT_FIELDS)
    writer.define(_LAP, known.LAP, tuple(known.LAP_FIELDS.values()))
    writer.define(_SESSION, known.SESSION, tuple(known.SESSION_FIELDS.values()))
    writer.define(_ACTIVITY, known.ACTIVITY, known.ACTIVITY_FIELDS)


def _held(stream: Stream) -> Stream:
    """The stream without what the format cannot hold; cadence, which is halved first, is seen to later."""
    columns = {name: getattr(stream, name) for name in Stream._fields if name in RECORD_FIELDS and name != "cadence"}
    return stream._replace(**{name: held(RECORD_FIELDS[name], column) for name, column in columns.items()})


def _span(stream: Stream) -> tuple[float, float]:
    """The first and the last second."""
    import numpy as np

    if not np.isfinite(stream.time).any():
        raise ValueError("An activity needs samples with a time.")
    return float(np.nanmin(stream.time)), float(np.nanmax(stream.time))


def _write_outing(writer: Writer, outing: Outing, span: tuple[float, float], indices: tuple[int, int]) -> int:
    """A session with all that is its own; gives how many laps it has. ``indices``: its own and its first lap's."""
    start, end = span
    sport, sub_sport = _sport(outing)
    if outing.name:
        name = cut(outing.name, _LONGEST_NAME)
        writer.define(_SPORT, known.SPORT, (*known.SPORT_FIELDS, known.text(known.SPORT_NAME, len(name) + 1)))
        writer.data(_SPORT, sport, sub_sport, name)
    writer.data(_EVENT, start, known.TIMER, known.START)
    _write_records(writer, outing)
    writer.data(_EVENT, end, known.TIMER, known.STOP_ALL)
    laps = outing.laps or (_whole_lap(outing, span),)
    for index, lap in enumerate(laps, indices[1]):
        _write_lap(writer, index, lap, (sport, sub_sport))
    totals = _totals(outing)
    latitude, longitude = _first_place(outing.stream)
    writer.data(
        _SESSION, indices[0], end, known.SESSION_EVENT, known.STOP, start, latitude, longitude, sport, sub_sport,
        totals.elapsed, totals.timer, totals.distance, totals.avg_hr, totals.max_hr, indices[1], len(laps), 0,
        totals.moving,
    )  # fmt: skip
    return len(laps)


def _sport(outing: Outing) -> tuple[int, int]:
    sport, sub_sport = known.SPORTS.get(outing.sport, known.SPORTS["other"])
    return sport, known.RUN_SURFACES.get(outing.surface or "", sub_sport) if outing.sport == "run" else sub_sport


def _write_records(writer: Writer, outing: Outing) -> None:
    """All records, with the stops and starts of the timer between them."""
    import numpy as np

    stream = outing.stream
    columns = _record_columns(outing)
    writer.define(_RECORD, known.RECORD, tuple(RECORD_FIELDS[name] for name in columns))
    rows = writer.rows(_RECORD, *columns.values())
    size = len(rows) // len(stream.time)
    breaks = np.flatnonzero(np.diff(stream.segment) != 0).tolist()
    for first, last in pairwise([-1, *breaks, len(stream.time) - 1]):
        if first >= 0:
            writer.data(_EVENT, stream.time[first].item(), known.TIMER, known.STOP_ALL)
            writer.data(_EVENT, stream.time[first + 1].item(), known.TIMER, known.START)
        writer.raw(rows[(first + 1) * size : (last + 1) * size])


def _record_columns(outing: Outing) -> dict[str, Column]:
    """What the records hold, by the names of their fields."""
    import numpy as np

    columns = {name: getattr(outing.stream, name) for name in Stream._fields if name != "segment"}
    if outing.sport in _WALKING:  # the file counts the steps of one foot
        columns["cadence"], columns["fractional_cadence"] = _one_foot(columns["cadence"])
    columns["cadence"] = held(RECORD_FIELDS["cadence"], columns["cadence"])
    return {name: column for name, column in columns.items() if name == "time" or np.isfinite(column).any()}


def _one_foot(cadence: Column) -> tuple[Column, Column]:
    """Whole steps of one foot a minute, and the fraction beyond; that is silent where there is none in all the run."""
    import numpy as np

    steps = np.rint(cadence * 64) / 128
    whole = np.floor(steps)
    return whole, steps - whole if (steps > whole).any() else np.full(len(steps), np.nan)


def _write_lap(writer: Writer, index: int, lap: Lap, sport: tuple[int, int]) -> None:
    writer.data(
        _LAP, index, lap.end, known.LAP_EVENT, known.STOP, lap.start, lap.end - lap.start, lap.timer, lap.distance,
        lap.avg_hr, known.INTENSITIES.get(lap.intensity), known.TRIGGERS.get(lap.trigger), *sport,
    )  # fmt: skip


def _whole_lap(outing: Outing, span: tuple[float, float]) -> Lap:
    """The one lap of an outing without laps."""
    totals = _totals(outing)
    beats = None if totals.avg_hr is None else round(totals.avg_hr)
    start, end = span
    return Lap(start=start, end=end, distance=totals.distance, timer=totals.timer, avg_hr=beats, trigger="end")


def _totals(outing: Outing) -> Totals:
    """What the outing says of itself, and what its samples do where it says nothing."""
    import numpy as np

    stream = outing.stream
    start, end = _span(stream)
    beats = stream.heart_rate[np.isfinite(stream.heart_rate)]
    metres = stream.distance[np.isfinite(stream.distance)]
    sampled = Totals(
        distance=float(metres.max()) if len(metres) else None,
        elapsed=end - start,
        timer=_timed(outing),
        avg_hr=float(beats.mean()) if len(beats) else None,
        max_hr=float(beats.max()) if len(beats) else None,
    )
    return Totals(*(own if said is None else said for said, own in zip(outing.totals, sampled, strict=True)))


def _timed(outing: Outing) -> float:
    """Seconds with the timer running."""
    import numpy as np

    if outing.totals.timer is not None:
        return outing.totals.timer
    timed = np.isfinite(outing.stream.time)
    time, segment = outing.stream.time[timed], outing.stream.segment[timed]
    return float(np.diff(time)[np.diff(segment) == 0].sum())


def _first_place(stream: Stream) -> tuple[float | None, float | None]:
    import numpy as np

    placed = np.flatnonzero(np.isfinite(stream.latitude) & np.isfinite(stream.longitude))
    return (stream.latitude[placed[0]].item(), stream.longitude[placed[0]].item()) if len(placed) else (None, None)
