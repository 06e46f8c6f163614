"""What a recording amounts to: an outing of so long, none at all, or the same outing as another recording.

Shared by all that reads files: a history that is read for one answer, and an import into the log.
"""

from __future__ import annotations

from typing import NamedTuple

from surefoot.diary.activity import Activity
from surefoot.diary.plausible import limits
from surefoot.files import Recording, local_date
from surefoot.physiology.recording import by_mistake, moving_time_counts, same_outing
from surefoot.rulebook import Book
from surefoot.units import Metres, Seconds, format_pace

#: Sports whose halts are left out of the duration. In the others the pauses are part of it.
_ON_THE_MOVE = frozenset({"run", "walk", "ride"})


class Sighting(NamedTuple):
    """What two recordings of one outing are recognised by.

    ``start`` and ``end`` are seconds since 1970, ``duration`` seconds, ``distance`` metres; ``whole``: no damaged
    file that breaks off somewhere.
    """

    start: float
    end: float
    sport: str
    duration: float
    distance: float | None
    whole: bool = True


def duration_of(recording: Recording, book: Book) -> int:
    """Whole seconds: of moving where that is believed, else by the watch's timer, else from start to end."""
    moving, timer = recording.moving, recording.timer
    if recording.sport in _ON_THE_MOVE and moving and (not timer or moving_time_counts(book, moving, timer)):
        return round(min(moving, timer or moving))
    return round(timer or recording.elapsed or moving or 0)


def started_by_mistake(duration: int, book: Book) -> str | None:
    """What is said of a recording that is too short to be an outing; None where it is not."""
    return f"It lasts {duration} s, so it was started by mistake." if by_mistake(book, duration) else None


def why_no_outing(recording: Recording, duration: int, book: Book) -> str | None:
    """Why a recording cannot be an outing of its sport, however long; None where it can."""
    bounds, distance = limits(book), recording.distance or 0.0
    if duration < 1:
        return "It has no duration."
    if duration > bounds.outing_time or not 0 <= distance <= bounds.outing_distance:
        return "It is longer than any outing; the recording may have been left on."
    if recording.sport == "run" and distance:
        fastest, slowest = bounds.run_pace
        pace = 1000 * duration / distance
        if not fastest <= pace <= slowest:
            span = f"{format_pace(fastest)} to {format_pace(slowest)}"
            return f"A run takes {span}, this took {format_pace(pace)}: another sport, or wandering positions."
    return None


def elapsed_of(recording: Recording, duration: int, book: Book) -> float:
    """Seconds from start to end, never less than its duration and never more than an outing can take."""
    return min(max(recording.elapsed or 0, duration), limits(book).outing_time)


def sighting_of(recording: Recording, duration: int, book: Book) -> Sighting:
    """What a recording is recognised by."""
    start = recording.start.timestamp()
    end = start + elapsed_of(recording, duration, book)
    return Sighting(start, end, recording.sport, duration, recording.distance, is_whole(knowledge(recording)))


def farthest_apart(book: Book) -> float:
    """Seconds between the starts of two recordings of one outing, at most: joined pairs may stand out of order."""
    return 2 * float(book.value("recording/same_start"))


def same(first: Sighting, second: Sighting, book: Book) -> bool:
    """Whether two recordings are of one outing; ``first`` began no later than ``second``."""
    return second.start < first.end and alike(first, second, abs(second.start - first.start), book)


def alike(first: Sighting, second: Sighting, apart: float, book: Book) -> bool:
    """Whether two recordings that start so many seconds apart are of one sport and nearly of one size."""
    same_sport = first.sport == second.sport or "other" in {first.sport, second.sport}
    return same_sport and same_outing(book, apart, _sizes(first, second))


def _sizes(first: Sighting, second: Sighting) -> tuple[float, float]:
    """By what two recordings are compared; of one that breaks off nobody knows how long it would have become."""
    shorter, longer = sorted((first, second), key=lambda sighting: sighting.duration)
    if not shorter.whole:
        return longer.duration, longer.duration
    if first.distance and second.distance:
        return first.distance, second.distance
    return first.duration, second.duration


def is_whole(knows: int) -> bool:
    """Whether a recording is all of its outing, by how much it knows."""
    return knows > 0


def knowledge(recording: Recording) -> int:
    """How many things a recording knows; its own samples are worth more than a table's row.

    One that breaks off knows nothing as a whole, so that any other recording gives the numbers.
    """
    if recording.salvaged:
        return 0
    known = (recording.distance, recording.avg_hr, recording.moving, recording.timer, recording.place, recording.place)
    return sum(value is not None for value in known)


def is_placed(recording: Recording) -> bool:
    """Whether a recording says where in the world it was, or by its clock on the wall, so that its day is sure."""
    return recording.place is not None or bool(recording.utc_offset) or recording.clock != "utc"


def activity_of(recording: Recording, duration: int, timezone: str | None, book: Book) -> Activity:
    """The outing as planning needs it; ``timezone`` is the runner's, where the recording names no place."""
    least, most = limits(book).average_hr
    beats = recording.avg_hr
    return Activity(
        date=local_date(recording, timezone),
        duration=Seconds(duration),
        distance=Metres(round(recording.distance)) or None if recording.distance else None,
        sport=recording.sport,
        avg_hr=beats if beats is not None and least <= beats <= most else None,
        race=recording.race,
        rpe=recording.rpe,
        surface=recording.surface,
    )


def utc_note(unplaced: int) -> tuple[str, ...]:
    """What is said of activities whose day is a guess."""
    if not unplaced:
        return ()
    said = counted(unplaced, "activity", "activities")
    return (f"{said} without a place {'stands' if unplaced == 1 else 'stand'} on the day that it was in UTC.",)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 activity", "2 activities"."""
    return f"{number} {one if number == 1 else many}"
