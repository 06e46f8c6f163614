"""From a recording to what is kept of it: analysed, packed, and what planning uses of it apart."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from surefoot.analysis import Analysis, analyse
from surefoot.diary.activity import BestEffort
from surefoot.diary.measures import Measures
from surefoot.diary.plausible import limits
from surefoot.files import Recording, pack_stream
from surefoot.physiology.recording import has_walk_breaks
from surefoot.rulebook import Book
from surefoot.services.packing import pack_measured
from surefoot.services.ports import Key, Measured, PackedMeasured
from surefoot.units import Metres, Seconds


class Taken(NamedTuple):
    """What was measured in one recording: as it is kept, and what planning uses of it."""

    row: PackedMeasured
    measures: Measures


def take(key: Key, recording: Recording, sport: str, book: Book) -> Taken | None:
    """Measure a recording of an outing of a sport; None where it has no samples."""
    analysis = analysed(recording, sport, book)
    if analysis is None or recording.stream is None:
        return None
    row = pack_measured(Measured(*key, analysis.version, analysis, pack_stream(recording.stream)))
    return Taken(row, used_of(analysis, sport, book))


def analysed(recording: Recording, sport: str, book: Book) -> Analysis | None:
    """What the samples of a recording say; None where it has none."""
    stream = recording.stream
    if stream is None or not len(stream.time):
        return None
    laps, altitude_from, timer = recording.laps, recording.altitude_from, recording.timer
    return analyse(stream, sport=sport, laps=laps, altitude_from=altitude_from, timer=timer, book=book)


def used_of(analysis: Analysis, sport: str, book: Book) -> Measures:
    """What planning uses of an analysis: nothing but of runs, and nothing that cannot be."""
    if sport != "run":
        return Measures()
    return Measures(drift=_drift(analysis, book), running=_running(analysis, book), best_efforts=_best(analysis, book))


def within(measures: Measures, duration: float) -> Measures:
    """Measures of an outing that lasted so many seconds: nobody ran for longer than that."""
    if measures.running is None or measures.running <= duration:
        return measures
    return msgspec.structs.replace(measures, running=Seconds(round(duration)))


def _drift(analysis: Analysis, book: Book) -> int | None:
    least, most = limits(book).drift
    percent = analysis.drift.percent
    return round(percent) if percent is not None and least <= round(percent) <= most else None


def _running(analysis: Analysis, book: Book) -> Seconds | None:
    """Seconds of running where there were walking breaks; halts at traffic lights are none."""
    running, walking = analysis.running, analysis.walking
    if running is None or walking is None or not has_walk_breaks(book, running, walking):
        return None
    return Seconds(round(running))


def _best(analysis: Analysis, book: Book) -> tuple[BestEffort, ...]:
    """Best efforts in whole seconds, without those that nobody has ever run."""
    fastest = limits(book).fastest_time
    return tuple(
        BestEffort(Metres(round(best.distance)), Seconds(round(best.seconds)))
        for best in analysis.best
        if best.seconds >= fastest(best.distance)
    )
