"""How much each week holds: growth, easier weeks, tapers and returns (engine, stage 6).

The same forward pass serves twice: run on a copy of the ledger it says what is in reach; run
beside the layout, with the runs as they were really placed, it says what to plan.
"""

from __future__ import annotations

import msgspec

from surefoot.coach.days import Days
from surefoot.coach.ledger import WEEK, Ledger
from surefoot.coach.pause import Pause, pause_between, tightest
from surefoot.coach.room import Room, fill
from surefoot.coach.rules.load.new_longest import new_longest
from surefoot.coach.rules.pause.week_jump import return_jump
from surefoot.coach.rules.season.base import base_first
from surefoot.coach.rules.season.no_long_before import no_long_before
from surefoot.coach.rules.volume.easier_week import easier_week
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_minutes import long_minutes
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.longest_target import longest_target
from surefoot.coach.rules.volume.peak_week import peak_week
from surefoot.coach.rules.volume.readiness_longest import readiness_longest
from surefoot.coach.rules.volume.recovery_week import recovery_share
from surefoot.coach.rules.volume.runs_a_week import runs_a_week
from surefoot.coach.rules.volume.wanted_runs import wanted_runs
from surefoot.coach.rules.volume.week_limit import week_limit
from surefoot.coach.rules.volume.week_memory import week_memory
from surefoot.coach.season import Block
from surefoot.coach.state import State
from surefoot.rulebook import Book, Reason
from surefoot.units import Metres

GRAIN = 100  # metres: planned distances are whole hundreds, so that kilometres and miles read alike


class Aim(msgspec.Struct, frozen=True, kw_only=True):
    """What a stretch of the season builds to, in metres and seconds; ``pace`` is the easy pace in s/km."""

    race_class: str
    peak: float
    longest: float
    long_seconds: float
    most_runs: int
    pace: float


class WeekPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What one block holds, in metres. ``long`` is 0 where the block has no long run."""

    block: Block
    volume: int
    long: int
    long_day: int | None
    runs: int
    easy_most: int
    raises_volume: bool = False
    limit: float = 0.0  # what the weeks before allow
    highest: int = 0  # the highest of them
    long_limit: float = 0.0  # what the runs of the last 30 days allow
    longest_before: float = 0.0
    why_return: Reason | None = None

    @property
    def returning(self) -> bool:
        """Whether the block belongs to the way back from a break: easy running only."""
        return self.why_return is not None


def aim_for(race_class: str, experience: str, state: State, pace: float, expected: float | None, book: Book) -> Aim:
    """Targets of a race class for this runner; ``expected`` is the race time in seconds, where it is known."""
    peak = peak_week(book, race_class, experience, state.habit_week)
    longest_habit = state.ledger.longest(state.today)
    return Aim(
        race_class=race_class,
        peak=peak,
        longest=longest_target(book, race_class, experience, longest_habit),
        long_seconds=long_minutes(book, race_class, expected),
        most_runs=_most_runs(race_class, peak, pace, book),
        pace=pace,
    )


def _most_runs(race_class: str, peak: float, pace: float, book: Book) -> int:
    """Most runs a week with which the long run's share of the peak week still makes ready for the race."""
    metres, seconds = readiness_longest(book, race_class)
    needed = min(metres, seconds * 1000 / pace)
    counts = range(WEEK - 1, 2, -1)
    return next((runs for runs in counts if long_share(book, race_class, runs) * peak >= needed), counts[-1])


class Track:
    """The forward pass: ask for each block in order, tell what was planned, go on."""

    def __init__(self, state: State, days: Days, pauses: list[Pause], ledger: Ledger, experience: str, book: Book) -> None:
        self.state, self.days, self.ledger, self.experience, self.book = state, days, ledger, experience, book
        self.pauses = list(pauses)
        self.level = float(state.habit_week)
        self.peak = 0.0  # highest week planned towards the present race
        self.aim_key: int | None = None
        self.first: int | None = None
        self.speed_weeks = 0

    def week(self, block: Block, aim: Aim, growth: float, speed_from: int) -> WeekPlan:
        """What a block may hold, growing by ``growth``; speed begins ``speed_from`` blocks before the race."""
        if self.first is None:
            self.first = block.start
        if block.race and self.aim_key != block.race.day:
            self.aim_key, self.peak, self.speed_weeks = block.race.day, 0.0, 0
        self._notice_pause(block)
        ceiling, single, why = tightest(self.pauses, self.book, max(block.start, self._return_start(block)))
        wanted, raises = self._wanted(block, aim, growth, speed_from)
        limit, runs = self._limits(block, aim, why is not None)
        volume = min(wanted, limit, ceiling) * (block.days / WEEK)
        plan = self._fit(block, aim, volume, runs, single)
        self._remember(block, plan, wanted)
        highest = max(self._weeks(block)) if block.kind == "build" else self.peak or self.level
        return msgspec.structs.replace(
            plan, raises_volume=raises and why is None, limit=limit, highest=round(highest), why_return=why
        )

    def _return_start(self, block: Block) -> int:
        """The day by which a return is measured in a block: not before the return itself."""
        begun = [pause.start for pause in self.pauses if block.start <= pause.start < block.end]
        return min(begun, default=block.start)

    def _notice_pause(self, block: Block) -> None:
        """A gap that is already in the plan (days away) is a break like any other."""
        first = next((d for d in range(max(block.start, self.state.today), block.end) if self.days.seconds(d)), None)
        last = self.ledger.last_day(first - 1) if first is not None else None
        if first is None or last is None or last < self.state.today:
            return
        if first - last > 2 * self.days.widest_gap:
            pause = pause_between(self.ledger, last, first, True, self.book)
            self.pauses += [pause] if pause else []

    def _wanted(self, block: Block, aim: Aim, growth: float, speed_from: int) -> tuple[float, bool]:
        """Metres that the phase asks for, and whether this week raises the volume."""
        book = self.book
        top = self.peak or max(self.level, 0.0)
        if block.phase == "taper":
            return block.share * min(top, aim.peak), False
        if block.phase == "recovery":
            return recovery_share(book, block.week) * (self.peak or self.level), False
        if block.kind == "easier":
            return easier_week(book, min(top, aim.peak)), False
        raises = True
        if block.race and block.to_race <= speed_from:
            raises = self.speed_weeks % 2 == 1 or self.level >= aim.peak
            self.speed_weeks += 1
        if not raises:
            return min(self.level, aim.peak), False
        self.level = min(aim.peak, self.level * growth)
        return self.level, True

    def _limits(self, block: Block, aim: Aim, returning: bool) -> tuple[float, int]:
        """Metres that the weeks before allow, and the runs of the week."""
        book, weeks = self.book, self._weeks(block)
        free = sum(1 for day in range(block.start, block.end) if self.days.seconds(day))
        least, first_runs = first_week(book)
        past = (block.start - (self.first or block.start)) // WEEK
        wanted = min(wanted_runs(book, self.state.habit_runs, self.experience, past), aim.most_runs)
        if returning:
            limit = return_jump(book) * weeks[0] if weeks[0] and self._in_return_before(block) else float("inf")
        else:
            limit = week_limit(book, max(weeks), weeks[0], min(wanted, free))
        return max(limit, float(first_runs * least)), min(wanted, free)

    def _weeks(self, block: Block) -> list[int]:
        """Metres of the weeks before a block, the last first."""
        ends = [block.start - WEEK * back for back in range(week_memory(self.book))]
        return [self.ledger.volume(end - WEEK, end) for end in ends]

    def _in_return_before(self, block: Block) -> bool:
        return any(pause.start < block.start < pause.end for pause in self.pauses)

    def limit_on(self, day: int, single: float = 0.0) -> float:
        """Longest run allowed on a day: LOAD-1, the first run after a break, and one new longest in a week."""
        longest = self.ledger.longest(day)
        least, _ = first_week(self.book)
        gap = new_longest(self.book)
        if longest and self.ledger.grew(day - gap + 1, day):
            return max(longest, single)
        return max(self.ledger.limit(day), single, float(least))

    def _fit(self, block: Block, aim: Aim, volume: float, runs: int, single: float) -> WeekPlan:
        """Fit the volume into the days: number of runs, long run, and what each other run may have."""
        long_day = self._long_day(block)
        caps = {d: self.days.seconds(d) * 1000 / aim.pace for d in range(block.start, block.end) if self.days.seconds(d)}
        last = block.end - 1  # as the block goes on, runs of a month ago stop counting
        limit = self.limit_on(long_day if long_day is not None else last, single)
        least, few = first_week(self.book)
        easy_most = min(limit, max(self.ledger.longest(last), single, least))
        if block.phase == "recovery":
            easy_most = min(easy_most, max(least, volume / few))
        room = Room(
            race_class=aim.race_class,
            caps=caps,
            long_day=long_day,
            long_most=min(limit, aim.longest, aim.long_seconds * 1000 / aim.pace),
            easy_most=min(easy_most, aim.long_seconds * 1000 / aim.pace),
        )
        count = runs_a_week(self.book, max(volume, 0.0), runs, len(caps))
        total, long, count = fill(room, volume, count, self.book)
        return WeekPlan(
            block=block,
            volume=grain(total),
            long=grain(long),
            long_day=long_day,
            runs=count,
            easy_most=grain(room.easy_most if long_day is None else min(room.easy_most, max(long, 0.0))),
            long_limit=limit,
            longest_before=self.ledger.longest(long_day if long_day is not None else last),
        )

    def _long_day(self, block: Block) -> int | None:
        """The long run's day; none after a race, nor in the last days before one."""
        if block.phase == "recovery":
            return None
        day = self.days.long_day(block.start, block.days)
        race = block.race
        if day is not None and race and race.priority == "A" and race.day - day <= no_long_before(self.book):
            return None
        return day

    def _remember(self, block: Block, plan: WeekPlan, wanted: float) -> None:
        if block.phase not in ("taper", "recovery"):
            self.peak = max(self.peak, plan.volume)
        if block.phase == "recovery":
            self.level = max(float(plan.volume), wanted)

    def put(self, plan: WeekPlan) -> None:
        """Take a week as planned, in a ledger of its own: the other runs first, then the long run."""
        start = max(plan.block.start, self.state.today)
        others = plan.runs - 1 if plan.long else plan.runs
        done = self.ledger.volume(plan.block.start, start) if start > plan.block.start else 0
        rest = max(0, plan.volume - plan.long - done)
        for _ in range(others):
            self.ledger.add(start, rest // max(1, others))
        if plan.long and plan.long_day is not None and plan.long_day >= start:
            self.ledger.add(plan.long_day, plan.long)

    def speed_fits(self, plan: WeekPlan) -> bool:
        """Whether a week is large enough, and late enough, for hard running (BUILD-2)."""
        weeks, volume = base_first(self.book, self.state.habit_week)
        start = self.first if self.first is not None else plan.block.start
        return plan.volume >= volume and plan.block.start >= start + WEEK * weeks


def grain(metres: float) -> Metres:
    """Whole hundreds of metres, never more than given."""
    return Metres(int(metres + 1e-6) // GRAIN * GRAIN)
