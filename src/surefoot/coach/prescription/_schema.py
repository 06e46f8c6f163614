"""What a workout template says. The YAML files of the rule book are held to this, key by key.

Every number carries its unit in its key: ``_s`` seconds, ``_m`` metres, ``_0_10`` points of effort,
``_times`` repeats; ``units`` multiples of a version's length; ``pace_factor``, ``share`` and
``share_of_rep`` are ratios.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from surefoot.physiology.zones import Kind as HeartZone
from surefoot.rulebook import EVIDENCE

Text = Annotated[str, Meta(min_length=1)]
Effort = Annotated[int, Meta(ge=0, le=10)]
Seconds = Annotated[int, Meta(ge=0, le=2 * 3600)]
Metres = Annotated[int, Meta(ge=100, le=1000 * 1000)]
Times = Annotated[int, Meta(ge=1, le=60)]
Factor = Annotated[float, Meta(ge=0.5, le=2.0)]
Share = Annotated[float, Meta(ge=0.0, le=3.0)]
Grade = Annotated[int, Meta(ge=0, le=len(EVIDENCE) - 1)]
Gait = Literal["run", "walk"]
Phase = Literal["base", "speed", "taper", "race", "recovery", "return", "maintain"]
System = Literal["aerobic", "threshold", "interval", "repetition", "neuromuscular", "hills", "race", "support"]
Zone = Literal["easy", "recovery", "steady", "marathon", "threshold", "interval", "repetition"]


Surface = Literal["road", "track", "trail"]
EVERY_SURFACE: tuple[Surface, ...] = ("road", "track", "trail")
RaceClass = Literal["mile", "5 km", "10 km", "half", "marathon", "50 km", "100 km", "100 miles"]
Experience = Literal["new", "regular", "seasoned"]
LineName = Literal[
    "first steps", "easy", "recovery", "long", "second long", "sustained", "parts", "marathon", "repeats",
    "sharpener", "repetitions", "hills", "fartlek", "strides", "race", "mile speed", "mile strength",
]  # fmt: skip


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing may be left out, nothing added."""


class Line(Strict, frozen=True, kw_only=True):
    """The family of templates with one purpose, and the place in it: those of ``rank`` 1 are its usual shapes.

    ``easier`` and ``harder`` name the neighbours of a session; where one of them is None, ``why`` says so.
    """

    name: LineName
    rank: Annotated[int, Meta(ge=1, le=20)]
    easier: Text | None = None
    harder: Text | None = None
    why: Text | None = None


class Template(Strict, frozen=True, kw_only=True, tag_field="shape"):
    """What every template says: what it is, when it is used, why, how, and where it comes from.

    A plan takes it for goals on one of its ``surfaces``, in one of its ``classes`` of race and for runners of one
    ``experience`` (empty: any). ``masters`` is told to masters runners beside ``how``. What ``on_request`` says is
    why no plan takes it of itself.
    """

    kind: Text
    title: Text
    system: System
    phases: Annotated[tuple[Phase, ...], Meta(min_length=1)]
    purpose: Text
    how: Text
    watch_for: Text
    source: Text
    locator: str
    evidence: Grade
    line: Line | None = None
    surfaces: Annotated[tuple[Surface, ...], Meta(min_length=1)] = EVERY_SURFACE
    classes: tuple[RaceClass, ...] = ()
    experience: tuple[Experience, ...] = ()
    masters: Text | None = None
    on_request: Text | None = None


class Companion(Template, frozen=True, kw_only=True, tag="companion"):
    """A session beside running."""


class End(Strict, frozen=True, kw_only=True):
    """Warm-up or cool-down: as long as is usual, and the least that will do."""

    usual_s: Seconds
    least_s: Seconds
    effort_0_10: Effort
    note: Text


class Finish(Strict, frozen=True, kw_only=True):
    """The last part of a long run."""

    zone: Zone
    effort_0_10: Effort
    note: Text


class Steady(Template, frozen=True, kw_only=True, tag="steady"):
    """One even run, perhaps with a steady finish."""

    zone: Zone
    effort_0_10: Effort
    finish: Finish | None
    on_trail: Text
    treadmill: Text
    by_time: bool = False
    facilities: Facilities | None = None


class Facilities(Strict, frozen=True, kw_only=True):
    """Places: one of ``needs_any`` has to be there, else the template ``without`` is taken.

    ``note`` is told where none of ``prefers`` is there.
    """

    needs_any: tuple[Text, ...]
    prefers: tuple[Text, ...]
    without: Text | None
    note: Text | None


class Part(Strict, frozen=True, kw_only=True):
    """A part of a run: its share of the whole distance. Shares are relative to one another."""

    share: Annotated[float, Meta(gt=0.0, le=100.0)]
    zone: Zone
    effort_0_10: Effort
    note: Text


class Parts(Template, frozen=True, kw_only=True, tag="parts"):
    """A run in parts of different effort; ``by_time`` gives their minutes in place of their distance."""

    parts: Annotated[tuple[Part, ...], Meta(min_length=1)]
    by_time: bool
    facilities: Facilities
    treadmill: Text


class Turns(Template, frozen=True, kw_only=True, tag="turns"):
    """An easy run with planned walks: so many seconds of each in turn."""

    zone: Zone
    effort_0_10: Effort
    run_s: Seconds
    walk_s: Seconds
    walk_effort_0_10: Effort
    walk_note: Text
    treadmill: Text


class Stride(Strict, frozen=True, kw_only=True):
    """A few seconds of quick running, by feel."""

    rep_s: Seconds
    effort_0_10: Effort
    pace_factor: Factor
    note: Text


class Pause(Strict, frozen=True, kw_only=True):
    """What follows a stride."""

    duration_s: Seconds
    gait: Gait
    effort_0_10: Effort


class StrideTimes(Strict, frozen=True, kw_only=True):
    """How many strides are usual, least and most."""

    usual_times: Times
    least_times: Times
    most_times: Times


class Strides(Template, frozen=True, kw_only=True, tag="strides"):
    """An easy run that ends with strides."""

    zone: Zone
    effort_0_10: Effort
    stride: Stride
    recovery: Pause
    times: StrideTimes
    facilities: Facilities
    treadmill: Text


class Block(Strict, frozen=True, kw_only=True):
    """Work without a break, in steps of time."""

    step_s: Seconds
    least_s: Seconds
    most_s: Seconds
    note: Text


class Progression(Strict, frozen=True, kw_only=True):
    """How the session grows, and which template follows it (None: it stays)."""

    leads_to: Text | None
    note: Text


class Quality(Template, frozen=True, kw_only=True):
    """What sessions with warm-up, work and cool-down have in common."""

    zone: Zone
    effort_0_10: Effort
    warm_up: End
    cool_down: End
    progression: Progression
    facilities: Facilities
    treadmill: Text


class Continuous(Quality, frozen=True, kw_only=True, tag="continuous"):
    """One block of work."""

    work: Block


class Rep(Strict, frozen=True, kw_only=True):
    """A length of repeat, by distance or by time, and its pace as a multiple of the zone's."""

    pace_factor: Factor
    rep_m: Metres | None = None
    rep_s: Seconds | None = None


class RepTimes(Strict, frozen=True, kw_only=True):
    """How many repeats make a session, least and most."""

    least_times: Times
    most_times: Times


class Recovery(Strict, frozen=True, kw_only=True):
    """What lies between repeats: a share of their time, within limits."""

    share_of_rep: Share
    least_s: Seconds
    most_s: Seconds
    gait: Gait
    effort_0_10: Effort


class Repeats(Quality, frozen=True, kw_only=True, tag="repeats"):
    """Repeats of one length, the longest of the list that fits; ``by_feel`` gives effort alone as a target."""

    reps: Annotated[tuple[Rep, ...], Meta(min_length=1)]
    times: RepTimes
    work_note: Text
    recovery: Recovery
    by_feel: bool
    gait: Gait = "run"


class SetRep(Strict, frozen=True, kw_only=True):
    """One part of a set, by distance, by time, or as so many ``units`` of its version.

    ``zone``, ``effort_0_10`` and ``note`` are the template's where they are None. ``straight_on`` leaves out the
    recovery after it; ``rest_s`` gives it in seconds.
    """

    pace_factor: Factor
    rep_m: Metres | None = None
    rep_s: Seconds | None = None
    units: Annotated[int, Meta(ge=1, le=60)] | None = None
    zone: Zone | None = None
    effort_0_10: Effort | None = None
    note: Text | None = None
    straight_on: bool = False
    rest_s: Seconds | None = None


class Version(Strict, frozen=True, kw_only=True):
    """A set: its parts in order, for each of ``unit_s`` once; ``name`` tells it, with {unit} filled in."""

    name: Text
    reps: Annotated[tuple[SetRep, ...], Meta(min_length=1)]
    times: RepTimes
    unit_s: tuple[Seconds, ...] = ()


class Sets(Quality, frozen=True, kw_only=True, tag="sets"):
    """Sets of unequal parts: ladders, pyramids, alternations, progressions. The version with most work is taken.

    After each part but the last follows a recovery by ``recovery``; between sets it takes ``between_s`` (0: the same).
    """

    versions: Annotated[tuple[Version, ...], Meta(min_length=1)]
    work_note: Text
    recovery: Recovery
    between_s: Seconds
    by_feel: bool


class WalkRun(Template, frozen=True, kw_only=True, tag="walk_run"):
    """Running and walking in turn."""

    effort_0_10: Effort
    walk_effort_0_10: Effort
    warm_up: End
    cool_down_note: Text
    treadmill: Text


class Pacing(Strict, frozen=True, kw_only=True):
    """How to pace races up to a distance; ``zone`` gives the heart rate, where one fits."""

    up_to_m: Metres
    effort_0_10: Effort
    zone: HeartZone | None
    note: Text


class Race(Template, frozen=True, kw_only=True, tag="race"):
    """A race or a time trial: its distance alone, warm-up told in words."""

    warm_up_note: Text
    pacing: Annotated[tuple[Pacing, ...], Meta(min_length=1)]
    pace_up_to_m: Metres
    shorter_m: Metres | None
    treadmill: Text | None


AnyTemplate = Companion | Steady | Parts | Turns | Strides | Continuous | Repeats | Sets | WalkRun | Race
