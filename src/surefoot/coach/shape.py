"""The shape of a season: how fast volume grows, how high, and when speed begins.

Growth is found by bisection over the forward pass, so that the peak is reached when it should be
and not before; speed waits until the weeks before it have carried enough (SEASON-4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from surefoot.coach.aim import Aim, aim_for
from surefoot.coach.course import Course, Leg, course
from surefoot.coach.days import FreeDays
from surefoot.coach.first_steps import GRAIN
from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.mile.long_minutes import block_long
from surefoot.coach.rules.season.cycle import building_weeks
from surefoot.coach.rules.season.injury_memory import injury_memory
from surefoot.coach.rules.season.open_class import open_class
from surefoot.coach.rules.season.preparedness import prepared
from surefoot.coach.rules.season.speed_bounds import speed_bounds
from surefoot.coach.rules.season.speed_window import speed_days
from surefoot.coach.rules.season.taper import taper_shares
from surefoot.coach.rules.volume.habit import habit_weeks
from surefoot.coach.rules.volume.peak_week import peak_week
from surefoot.coach.rules.volume.readiness import readiness_week
from surefoot.coach.rules.volume.readiness_longest import readiness_longest
from surefoot.coach.season import Block, Race, Season, is_easier
from surefoot.coach.setting import Setting, expected_time
from surefoot.coach.state import median, monday
from surefoot.coach.week_plan import WeekPlan

#: No season grows faster than this from week to week; the rules of the week allow less.
FASTEST = 1.5
#: Steps of the growth up to that: finer than a hundred metres a week.
_STEPS = 256


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
    aim = aim_for(race.race_class, experience, setting.state, setting.paces.easy, expected, setting.book)
    if not race.trial:
        return aim
    kept = peak_week(setting.book, race.race_class, "new", setting.state.habit_week)  # a block is no time to build
    most = min(aim.long_seconds, block_long(setting.book))
    return msgspec.structs.replace(aim, peak=min(aim.peak, kept), long_seconds=most)


def open_part(setting: Setting) -> Part:
    """A flat season: the habit is kept; where there is none, it grows to a mile runner's week."""
    experience = setting.scenario.runner.experience
    aim = aim_for(open_class(setting.book), experience, setting.state, setting.paces.easy, None, setting.book)
    habit = max(setting.state.habit_week, _built_lately(setting), usual_again(setting))
    beginning = peak_week(setting.book, "mile", experience, 0)
    return Part(aim=msgspec.structs.replace(aim, peak=float(habit or beginning)), growth=FASTEST, speed_from=0)


def _built_lately(setting: Setting) -> float:
    """Metres of a usual week among those that were not meant to be easier: what comes in turns stays as it was."""
    state, book = setting.state, setting.book
    building, end = building_weeks(book, state.age, state.injured_recently), monday(state.today)
    starts = [end - WEEK * back for back in range(1, habit_weeks(book) + 3)]
    lately = [state.ledger.logged(s, s + WEEK) for s in starts if not is_easier(state, s, building)]
    return median([float(metres) for metres in lately[: habit_weeks(book)]]) if all(lately) and lately else 0.0


def usual_again(setting: Setting) -> float:
    """Metres of the usual week before an injury, in the year after its easy weeks; 0 without one (RETURN-7)."""
    since = setting.state.today - injury_memory(setting.book)
    ended = ((one.ended, one.usual.week) for one in setting.way.standings if one.progress is not None)
    return max((week for end, week in ended if end is not None and end > since), default=0.0)


def simulate(setting: Setting, blocks: list[Block], shape: Shape) -> Course:
    """Fill blocks without laying them out: what is in reach."""
    parts = ((block, shape.of(block)) for block in blocks)
    return course(setting, tuple(Leg(block, part.aim, part.growth, part.turn_from) for block, part in parts))


def reach(setting: Setting, weeks: Iterable[WeekPlan], race: Race) -> Reach:
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


class _Trials:
    """Forward passes towards one race with one part after the other; none is run twice."""

    def __init__(self, setting: Setting, blocks: list[Block], shape: Shape, race: Race) -> None:
        self.setting, self.blocks, self.shape, self.race = setting, blocks, shape, race
        self.known: dict[tuple[float, int], tuple[Reach, Course]] = {}

    def run(self, part: Part) -> tuple[Reach, Course]:
        """What is in reach with a part, and the course that leads there."""
        key = part.growth, part.turn_from
        if key not in self.known:
            self.shape.parts[self.race.day] = part
            found = simulate(self.setting, self.blocks, self.shape)
            self.known[key] = reach(self.setting, found.weeks, self.race), found
        return self.known[key]


def _prepared(setting: Setting, blocks: list[Block], shape: Shape, race: Race) -> Part:
    """Speed starts a week later each time until it is prepared for, and leaves the race within reach.

    With too little left for speed it starts then, and the peak is what it is (SEASON-5).
    """
    _, least = speed_bounds(setting.book)
    tapers = len(taper_shares(setting.book, race.race_class))
    part, trials = shape.parts[race.day], _Trials(setting, blocks, shape, race)
    for speed_from in range(max(_window(setting, race), tapers + least), tapers + least - 1, -1):
        part = _grow(trials, msgspec.structs.replace(part, growth=FASTEST, speed_from=speed_from))
        average = _average_before(trials, part)
        prepared_for = average is None or prepared(setting.book, average, part.aim.peak)
        if prepared_for and ready(setting, trials.run(part)[0], race):
            return part
    return part


def volume_first(part: Part) -> Part:
    """The same with all its growth: volume rises every week, and hard running stays at its least (BUILD-5)."""
    return msgspec.structs.replace(part, growth=FASTEST, turns=False)


def _average_before(trials: _Trials, part: Part) -> float | None:
    """Average of the weeks before speed begins, in metres; None where speed has begun before today."""
    setting, day = trials.setting, trials.race.day
    weeks, _ = speed_bounds(setting.book)
    start = next((b for b in trials.blocks if b.race and b.race.day == day and b.to_race == part.speed_from), None)
    if start is None or start.start <= setting.state.today:
        return None
    _, found = trials.run(part)  # what comes after does not change the weeks before
    span = start.start - WEEK * weeks, start.start
    return (setting.state.ledger.volume(*span) + found.volume(*span)) / weeks


def _grow(trials: _Trials, fastest: Part) -> Part:
    """The slowest growth that reaches the peak that the fastest can reach."""
    setting, race = trials.setting, trials.race
    best, _ = trials.run(fastest)
    best_ready = ready(setting, best, race)

    def with_step(step: int) -> Part:
        return msgspec.structs.replace(fastest, growth=1.0 + step * (FASTEST - 1.0) / _STEPS)

    def enough(step: int) -> bool:
        got, _ = trials.run(with_step(step))
        return got.peak >= best.peak - GRAIN and (not best_ready or ready(setting, got, race))

    return with_step(_least(enough, _likely(trials, fastest, best.peak)))


def _least(enough: Callable[[int], bool], guess: int) -> int:
    """The least step that is enough, searched from a guess outwards; the last step always is."""
    low, high, stride = 0, _STEPS, 1
    step = guess
    while high - low > 1:
        step = min(max(step, low + 1), high - 1)
        if enough(step):
            high, step = step, step - stride
        else:
            low, step = step, step + stride
        stride *= 2
        if low and high < _STEPS:  # between two known steps: by halves
            step = (low + high) // 2
    return high


def _likely(trials: _Trials, part: Part, peak: float) -> int:
    """The step that would do if every growing week grew alike."""
    day, today = trials.race.day, trials.setting.state.today
    ahead = [b for b in trials.blocks if b.race and b.race.day == day and b.kind == "build" and b.start >= today]
    weeks = sum(0.5 if block.to_race <= part.turn_from else 1.0 for block in ahead)
    growth: float = (peak / max(1, trials.setting.state.habit_week)) ** (1 / max(1.0, weeks))
    return round((growth - 1.0) / (FASTEST - 1.0) * _STEPS)


def _reach_with(setting: Setting, blocks: list[Block], shape: Shape, race: Race, part: Part) -> Reach:
    shape.parts[race.day] = part
    return reach(setting, simulate(setting, blocks, shape).weeks, race)
