"""What a session is built from, and what is built."""

from __future__ import annotations

import msgspec

from surefoot.diary.plan import Attempt, Step
from surefoot.rulebook import Book, Reason

#: Kinds of session with any work above the aerobic threshold.
HARD = frozenset({"tempo", "intervals", "repetitions", "hills", "fartlek", "race", "time_trial"})


class Paces(msgspec.Struct, frozen=True, kw_only=True):
    """Training paces in s/km. ``easy`` is what is expected of easy running: what the runner really runs.

    ``known`` is False where all but ``easy`` are ratios to it; targets are then effort and heart rate alone.
    """

    easy_fast: float
    easy_slow: float
    easy: float
    marathon: float
    threshold: float
    interval: float
    repetition: float
    known: bool


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The runner as far as a session depends on it. Heart rates in bpm, None where unknown.

    ``surface`` is that of the goal: road, track or trail; ``age`` in years, None where it is unknown.
    """

    book: Book
    paces: Paces
    max_hr: int | None = None
    resting_hr: int | None = None
    facilities: tuple[str, ...] = ()
    surface: str = "road"
    age: int | None = None


class QualityAsk(msgspec.Struct, frozen=True, kw_only=True):
    """How much quality is wanted at most: seconds of work, seconds and metres of the whole session.

    ``rep_m`` is the longest repeat in metres that is wanted; None leaves it to the template.
    """

    template: str
    work_s: int
    max_duration_s: int
    max_distance_m: int
    rep_m: int | None = None


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """A session without a day.

    ``distance_m`` (0 for sessions beside running) and ``duration_s`` are of the whole of it;
    ``work_s`` is the time of its quality alone, in seconds. ``shorter`` keeps its purpose in less
    time (SHORT-5), ``treadmill`` is the same indoors; None where there is no such version.
    ``attempt`` is set on the way back.
    """

    kind: str
    title: str
    distance_m: int
    duration_s: int
    steps: tuple[Step, ...]
    template: str
    reasons: tuple[Reason, ...]
    hard: bool = False
    work_s: int = 0
    surfaces: tuple[str, ...] = ("any",)
    attempt: Attempt | None = None
    shorter: Built | None = None
    treadmill: Built | None = None
