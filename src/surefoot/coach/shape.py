"""The shape of a season: how fast volume grows, how high, and when speed begins.

Growth is found by bisection over the forward pass, so that the peak is reached when it should be
and not before; speed waits until the weeks before it have carried enough (SEASON-4).
"""

from __future__ import annotations

import msgspec

from surefoot.coach.days import FreeDays
from surefoot.coach.first_steps import GRAIN
from surefoot.coach.ledger import WEEK, Ledger
from surefoot.coach.rules.season.open_class import open_class
from surefoot.coach.rules.season.preparedness import prepared
from surefoot.coach.rules.season.speed_bounds import speed_bounds
from surefoot.coach.rules.season.speed_window import speed_days
from surefoot.coach.rules.season.taper import taper_shares
from surefoot.coach.rules.volume.peak_week import peak_week
from surefoot.coach.rules.volume.readiness import readiness_week
from surefoot.coach.rules.volume.readiness_longest import readiness_longest
from surefoot.coach.season import Block, Race, Season
from surefoot.coach.setting import Setting, expected_time
from surefoot.coach.volume import Aim, Track, WeekPlan, aim_for

#: No season grows faster than this from week to week; the rules of the week allow less.
FASTEST = 1.5
#: Halvings of the growth: finer than a hundred metres a week.
_HALVINGS = 8


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """How the blocks towards one race are filled. ``speed_from``: blocks before the race at which speed begins.

    Volume and quality take turns from then on, unless readiness needs every week's growth (``turns`` False).
    """

    aim: Aim
    growth: float
    speed_from: int
    turns: bool = True

    @property
    def turn_from(self) -> int:
        """Blocks before the race from which on volume waits in every other week."""
        return self.speed_from if self.turns else 0


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A part for each race by its day, and one (key 0) for blocks without a race."""

    parts: dict[int, Part]
    tastes: bool

    def of(self, block: Block) -> Part:
        """The part that a block belongs to."""
        race = block.race or block.after
        return self.parts.get(race.day if race else 0) or self.parts[0]


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """What is in reach by a race, in metres: the peak week, the longest run; and the pace that it is run at."""

    peak: float
    longest: float
    pace: float


def settle(setting: Setting, season: Season, *, tastes: bool) -> Shape:
    """Find the shape of a whole season, race after race.

    Growth and the start of speed are those of a runner with time on every day, so that less time never
    makes a week longer (G6); where the days then leave the race out of reach, volume goes first.
    """
    free = msgspec.structs.replace(setting, days=FreeDays(setting.scenario))
    shape = Shape(parts={0: open_part(setting)}, tastes=tastes)
    for race in sorted({b.race.day: b.race for b in season.blocks if b.race}.values(), key=lambda r: r.day):
        part = Part(aim=race_aim(setting, race), growth=FASTEST, speed_from=_window(setting, race))
        shape.parts[race.day] = part
        blocks = [block for block in season.blocks if block.start < race.day]
        part = _prepared(free, blocks, shape, race)
        fits = ready(setting, _reach_with(setting, blocks, shape, race, part), race)
        shape.parts[race.day] = part if fits else volume_first(part)
    return shape


def race_aim(setting: Setting, race: Race) -> Aim:
    """Targets for a race at this runner's experience, habit and pace."""
    expected = expected_time(setting, race.distance)
    experience = setting.scenario.runner.experience
    return aim_for(race.race_class, experience, setting.state, setting.paces.easy, expected, setting.book)


def open_part(setting: Setting) -> Part:
    """A flat season: the habit is kept; where there is none, it grows to a mile runner's week."""
    experience = setting.scenario.runner.experience
    aim = aim_for(open_class(setting.book), experience, setting.state, setting.paces.easy, None, setting.book)
    habit = setting.state.habit_week
    beginning = peak_week(setting.book, "mile", experience, 0)
    return Part(aim=msgspec.structs.replace(aim, peak=float(habit or beginning)), growth=FASTEST, speed_from=0)


def simulate(setting: Setting, blocks: list[Block], shape: Shape) -> tuple[list[WeekPlan], Ledger]:
    """Fill blocks without laying them out: what is in reach."""
    ledger = setting.state.ledger.copy()
    track = Track(setting, ledger)
    weeks = []
    for block in blocks:
        part = shape.of(block)
        plan = track.week(block, part.aim, part.growth, part.turn_from)
        if block.after and block.week == 0:
            track.race(block.start, block.after.distance)
        track.put(plan)
        weeks.append(plan)
    return weeks, ledger


def reach(setting: Setting, weeks: list[WeekPlan], race: Race) -> Reach:
    """The peak week and the longest run before a race; what the log holds counts where no break lies between."""
    return reached(setting, race, [(week.block, week.done + week.volume, week.long) for week in weeks])


def reached(setting: Setting, race: Race, weeks: list[tuple[Block, int, int]]) -> Reach:
    """The same of weeks as they were laid out: block, metres of the week, and its longest run."""
    towards = [(block, total, longest) for block, total, longest in weeks if block.race and block.race.day == race.day]
    state, log = setting.state, not setting.pauses
    return Reach(
        peak=max([float(t) for b, t, _ in towards if b.phase != "taper"] + [state.habit_week * 1.0 if log else 0.0]),
        longest=max([float(longest) for *_, longest in towards] + [state.ledger.longest(state.today) if log else 0.0]),
        pace=setting.paces.easy,
    )


def ready(setting: Setting, got: Reach, race: Race) -> bool:
    """Whether what is in reach makes ready for a race (READY-1, READY-2)."""
    metres, seconds = readiness_longest(setting.book, race.race_class)
    long_enough = got.longest >= metres or got.longest * got.pace / 1000 >= seconds
    return long_enough and got.peak >= readiness_week(setting.book, race.race_class)


def _window(setting: Setting, race: Race) -> int:
    return speed_days(setting.book, race.race_class) // WEEK


def _prepared(setting: Setting, blocks: list[Block], shape: Shape, race: Race) -> Part:
    """Speed starts a week later each time until it is prepared for, and leaves the race within reach.

    With too little left for speed it starts then, and the peak is what it is (SEASON-5).
    """
    _, least = speed_bounds(setting.book)
    tapers = len(taper_shares(setting.book, race.race_class))
    part = shape.parts[race.day]
    for speed_from in range(max(_window(setting, race), tapers + least), tapers + least - 1, -1):
        part = _grow(setting, blocks, shape, race, speed_from)
        average = _average_before(setting, blocks, shape, race, part)
        prepared_for = average is None or prepared(setting.book, average, part.aim.peak)
        if prepared_for and ready(setting, _reach_with(setting, blocks, shape, race, part), race):
            return part
    return part


def volume_first(part: Part) -> Part:
    """The same with all its growth: volume rises every week, and hard running stays at its least (BUILD-5)."""
    return msgspec.structs.replace(part, growth=FASTEST, turns=False)


def _average_before(setting: Setting, blocks: list[Block], shape: Shape, race: Race, part: Part) -> float | None:
    """Average of the weeks before speed begins, in metres; None where speed has begun before today."""
    shape.parts[race.day] = part
    weeks, _ = speed_bounds(setting.book)
    start = next((b for b in blocks if b.race and b.race.day == race.day and b.to_race == part.speed_from), None)
    if start is None or start.start <= setting.state.today:
        return None
    _, ledger = simulate(setting, [b for b in blocks if b.start < start.start], shape)
    return ledger.volume(start.start - WEEK * weeks, start.start) / weeks


def _grow(setting: Setting, blocks: list[Block], shape: Shape, race: Race, speed_from: int) -> Part:
    """The slowest growth that reaches the peak that the fastest can reach."""
    fastest = msgspec.structs.replace(shape.parts[race.day], growth=FASTEST, speed_from=speed_from)
    best = _reach_with(setting, blocks, shape, race, fastest)
    low, high = 1.0, FASTEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        got = _reach_with(setting, blocks, shape, race, msgspec.structs.replace(fastest, growth=middle))
        enough = got.peak >= best.peak - GRAIN and (ready(setting, got, race) or not ready(setting, best, race))
        low, high = (low, middle) if enough else (middle, high)
    return msgspec.structs.replace(fastest, growth=high)


def _reach_with(setting: Setting, blocks: list[Block], shape: Shape, race: Race, part: Part) -> Reach:
    shape.parts[race.day] = part
    weeks, _ = simulate(setting, blocks, shape)
    return reach(setting, weeks, race)
