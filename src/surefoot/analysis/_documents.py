"""The records of an analysis: metres, seconds, metres a second, beats a minute; None or () where nobody can say.

Moments are seconds since the first sample, halts included (elapsed time).
"""

from __future__ import annotations

import msgspec

#: Goes up whenever the same recording would be read otherwise; `surefoot reanalyse` then reads all of them again.
VERSION = "1"


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a run: a kilometre, a mile, a lap of the device. ``adjusted`` is its speed on the flat (m/s)."""

    start: float
    end: float
    distance: float
    moving: float
    adjusted: float | None = None
    avg_hr: int | None = None
    cadence: int | None = None
    climb: float | None = None
    descent: float | None = None
    name: str = ""  # of a lap: what ended it, and what a workout says of it


class Best(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fastest ``distance`` metres of a run, in ``seconds`` with all halts in them; where and when they began."""

    distance: float
    seconds: float
    start: float
    start_distance: float
    avg_hr: int | None = None
    climb: float | None = None


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one gait: run | walk | stand."""

    gait: str
    start: float
    end: float
    distance: float


class Interval(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A repetition, or the pause after one: kind work | rest. ``speed`` in m/s, ``adjusted`` on the flat."""

    kind: str
    start: float
    end: float
    distance: float
    speed: float
    adjusted: float | None = None
    avg_hr: int | None = None


class Drift(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How much harder the heart worked for the pace in the second half, in percent; or why that cannot be said."""

    percent: float | None = None
    why_not: str = ""


class Analysis(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that one recording says.

    ``elapsed`` is seconds from first to last, ``timer`` without the device's pauses, ``moving`` without standing.
    ``adjusted`` is the mean speed on the flat (m/s) while moving. ``climb`` and ``descent`` are metres;
    ``altitude_from`` says what they were measured with. ``heart_rates`` are moving seconds at each whole beat a
    minute, ``speeds`` moving seconds at each tenth of a metre a second, on the flat where slopes are known (key 31:
    3.1 m/s): zones are read off them. ``running`` and ``walking`` are seconds by gait, None where the gait cannot
    be told. ``terrain`` is flat | rolling | hilly | mountain, or "". ``mended`` are
    sentences on what was wrong in the samples.
    """

    version: str
    samples: int
    elapsed: float
    timer: float
    moving: float
    distance: float | None = None
    adjusted: float | None = None
    avg_hr: int | None = None
    max_hr: int | None = None
    cadence: int | None = None
    power: int | None = None
    temperature: int | None = None
    climb: float | None = None
    descent: float | None = None
    altitude_from: str = ""
    terrain: str = ""
    kilometres: tuple[Part, ...] = ()
    miles: tuple[Part, ...] = ()
    laps: tuple[Part, ...] = ()
    best: tuple[Best, ...] = ()
    heart_rates: dict[int, float] = {}
    speeds: dict[int, float] = {}
    drift: Drift = Drift()
    stretches: tuple[Stretch, ...] = ()
    running: float | None = None
    walking: float | None = None
    intervals: tuple[Interval, ...] = ()
    mended: tuple[str, ...] = ()
