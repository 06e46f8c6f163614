"""How much each week holds: growth, easier weeks, tapers and returns (engine, stage 6).

The same forward pass serves twice: run on a copy of the ledger it says what is in reach; run
beside the layout, with the runs as they were really placed, it says what to plan.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec

from surefoot.coach.aim import Aim
from surefoot.coach.first_steps import GRAIN, Gait
from surefoot.coach.kept import metres_run
from surefoot.coach.ledger import WEEK, Ledger
from surefoot.coach.pause import first_run_on, pause_between, tightest
from surefoot.coach.room import Fit, Room, fill
from surefoot.coach.rules.layout.long_gap import long_gap
from surefoot.coach.rules.load.new_longest import new_longest
from surefoot.coach.rules.load.single_run_limit import single_run_limit
from surefoot.coach.rules.pause.week_jump import return_jump
from surefoot.coach.rules.season.base import base_first
from surefoot.coach.rules.season.no_long_before import no_long_before
from surefoot.coach.rules.season.taper_memory import taper_memory
from surefoot.coach.rules.volume.easier_week import easier_week
from surefoot.coach.rules.volume.frequency_memory import frequency_memory
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.recovery_week import recovery_share
from surefoot.coach.rules.volume.runs_a_week import runs_a_week
from surefoot.coach.rules.volume.wanted_runs import wanted_runs
from surefoot.coach.rules.volume.week_limit import week_limit
from surefoot.coach.rules.volume.week_memory import week_memory
from surefoot.coach.season import Block
from surefoot.coach.setting import Setting
from surefoot.coach.week_plan import WeekPlan
from surefoot.diary.plan import Session
from surefoot.rulebook import Reason
from surefoot.units import Metres

NO_RETURN: tuple[float, Reason | None] = (float("inf"), None)


class Track:
    """The forward pass: ask for each block in order, tell what was planned, go on."""

    def __init__(self, setting: Setting, ledger: Ledger) -> None:
        self.state, self.days, self.ledger, self.book = setting.state, setting.days, ledger, setting.book
        self.experience = setting.scenario.runner.experience
        self.pauses = list(setting.pauses)
        self.first_free = self.state.first_free
        self.gait = Gait(setting)
        self.under = setting.under
        self.least, self.few = first_week(self.book)
        self.memory, self.frequency = week_memory(self.book), frequency_memory(self.book)
        self.looked_back = max(self.memory, self.frequency)
        self.regular = self.days.regular
        self.week_limit, self.wanted_runs = week_limit.of(self.book), wanted_runs.of(self.book)
        self.runs_a_week = runs_a_week.of(self.book)
        self.new_gap, self.long_gap = new_longest(self.book), long_gap(self.book)
        self.level = float(self.state.habit_week or self.least * self.few)
        self.peak = 0.0  # highest week planned towards the present race
        self.whole_peak = 0.0  # the same with walking
        self.peak_memory = WEEK * taper_memory(self.book)
        self.peaks: tuple[tuple[int, float], ...] = ()  # start and metres of weeks that no later one was as high as
        self.aim_key: int | None = None
        self.first: int | None = None
        self.last_long: int | None = None
        self.raced: dict[int, int] = {}  # planned races: day -> metres
        self.speed_weeks = 0
        self.allowed: Callable[[int], float] = float  # metres of the present week for so many runs
        self.most: Callable[[int], float] = float  # the same, whatever the season wishes for a building week
        self.highest = 0  # metres of the highest of the weeks before the present one
        self._shares: dict[tuple[str, int], float] = {}  # of the long run, by race class and runs

    def week(self, block: Block, aim: Aim, growth: float, turn_from: int) -> WeekPlan:
        """What a block may hold, growing by ``growth``.

        From ``turn_from`` blocks before the race on volume and quality take turns.
        """
        if self.first is None:
            self.first = block.start
        if block.race and self.aim_key != block.race.day:
            self.aim_key, self.peak, self.speed_weeks, self.peaks = block.race.day, 0.0, 0, ()
        if not self.regular:
            self._notice_pause(block)
        begun = min(self.first, self.state.first_run_day or self.first)  # first steps go on from the first of them
        self.gait.begin(-((begun - block.start) // WEEK))
        ceiling, why = tightest(self.pauses, self.book, self._return_start(block)) if self.pauses else NO_RETURN
        before = self.ledger.weeks(block.start, self.looked_back)
        weeks = self._weeks(block, [metres for metres, _ in before[: self.memory]])
        highest = max(weeks)
        wanted = self._wanted(block, aim, growth, turn_from, highest)
        if why is not None and block.phase not in ("taper", "recovery"):
            wanted = max(self.level, ceiling)  # a return has its own shares, and no easier weeks
        part = block.days / WEEK
        silent = self.ledger.silent(block.start, block.end)
        cap = self.under.week if block.start < self.under.until else float("inf")
        lighter, whole = self._lighter_whole(block), self.gait.whole if self.gait.turns else float
        limit = self._limit(block, weeks, returning=why is not None)

        def at_most(runs: int, wish: float) -> float:
            count, most = max(1, runs), min(wish, limit(runs), ceiling, cap)
            return min(count * whole(most / count), lighter) * part - silent

        allowed = partial(at_most, wish=wanted)
        self.allowed, self.highest = allowed, highest
        self.most = partial(at_most, wish=float("inf"))
        plan = self._fit(block, aim, allowed, max([runs for _, runs in before[: self.frequency]]))
        return msgspec.structs.replace(
            plan,
            raises_volume=plan.done + plan.volume > (self.peak or highest) + GRAIN,
            limit=limit(plan.runs),
            highest=highest if block.kind == "build" else round(self.peak or self.level),
            why_return=why,
        )

    @staticmethod
    def building(block: Block) -> bool:
        """Whether a block is as large as its season wishes; the others follow from the weeks before them."""
        return block.kind == "build" and block.phase not in ("taper", "recovery")

    def _return_start(self, block: Block) -> int:
        """The day by which a return is measured in a block: not before the return itself."""
        begun = [pause.start for pause in self.pauses if block.start <= pause.start < block.end]
        return max(block.start, min(begun, default=block.start))

    def _notice_pause(self, block: Block) -> None:
        """Days without any time for running, already known of, make a break like any other."""
        first = next(iter(self.days.open(max(block.start, self.state.today), block.end)), None)
        last = self.ledger.last_day(first - 1) if first is not None else None
        if first is None or last is None or last < self.state.today:
            return
        if not any(self.days.seconds(day) for day in range(last + 1, first)):
            pause = pause_between(self.ledger, last, first, True, self.book)
            self.pauses += [pause] if pause and first - last > self.days.widest_gap else []

    def _wanted(self, block: Block, aim: Aim, growth: float, turn_from: int, highest: int) -> float:
        """Metres that the phase asks for, after weeks of at most ``highest`` metres."""
        book, top = self.book, min(self.peak or self.level, aim.peak)
        if block.phase == "taper":
            return max(block.share * min(top, self._recent_peak(block.start)), float(self.least))
        if block.phase == "recovery":
            return recovery_share(book, block.week) * (self.peak or self.level)
        if block.kind == "easier":
            return max(easier_week(book, min(top, highest or top)), float(self.least))
        if self._quality_turn(block, turn_from):
            return top
        self.level = min(aim.peak, max(self.level, self.peak) * growth)
        return self.level

    def _recent_peak(self, start: int) -> float:
        """The highest week of those before a taper's that count: one before an absence is no longer in the legs."""
        return max((metres for day, metres in self.peaks if start - day <= self.peak_memory), default=float("inf"))

    def _lighter_whole(self, block: Block) -> float:
        """Metres, walking included, of an easier week among first steps; no bound elsewhere."""
        if self.gait.turns is None or block.kind != "easier" or not self.whole_peak:
            return float("inf")
        return (block.share or easier_week(self.book, 1.0)) * self.whole_peak

    def _quality_turn(self, block: Block, turn_from: int) -> bool:
        """Whether a week of the speed phase raises quality, and so not volume (BUILD-5): they take turns."""
        if not block.race or block.to_race > turn_from or not self.speed_fits(block, self.peak or self.level):
            return False
        self.speed_weeks += 1
        return self.speed_weeks % 2 == 1

    def _limit(self, block: Block, weeks: list[int], *, returning: bool) -> Callable[[int], float]:
        """Metres that the weeks before allow for a week of so many runs."""
        highest: float = max(weeks)
        last = weeks[0]
        if returning and self._in_return_before(block) and last:
            jump = return_jump(self.book) * self._whole(block.start, last)
            return lambda _: jump
        if returning:  # its first week: the old weeks do not bind, the one before still does
            highest = float("inf")
        elif not highest:
            return lambda _: float(self.few * self.least)
        return partial(self.week_limit, highest, last)

    def _weeks(self, block: Block, weeks: list[int]) -> list[int]:
        """Metres of the weeks before a block, the last first; planned races are no ground to grow from.

        Of a return that begins within one of them it counts in proportion.
        """
        ends, today = range(block.start, block.start - WEEK * self.memory, -WEEK), self.state.today
        if self.pauses and any(pause.start == today and not pause.begun for pause in self.pauses):
            begun = [end - WEEK < today < end for end in ends]
            weeks = [round(w * WEEK / (end - today)) if b else w for w, end, b in zip(weeks, ends, begun, strict=True)]
        for day, metres in self.raced.items():
            weeks = [week - metres if end - WEEK <= day < end else week for end, week in zip(ends, weeks, strict=True)]
        return weeks

    def _whole(self, end: int, metres: float) -> float:
        """What a week before a day would hold if the return had begun before it, where it began in it."""
        today = self.state.today  # of one that begins today the weeks are in proportion already
        starts = [p.start for p in self.pauses if end - WEEK < p.start < end and (p.begun or p.start != today)]
        return metres * WEEK / (end - max(starts)) if starts else metres

    def _returning(self, day: int) -> bool:
        """Whether a day lies on the way back from a break."""
        return bool(self.pauses) and any(pause.start <= day < pause.end for pause in self.pauses)

    def _in_return_before(self, block: Block) -> bool:
        return any(pause.start < block.start < pause.end for pause in self.pauses)

    def limit_on(self, day: int, ledger: Ledger | None = None) -> float:
        """Longest run allowed on a day: LOAD-1, the first run after a break, and one new longest in a week.

        ``ledger`` may hold more runs than the blocks that were planned so far.
        """
        ledger = ledger or self.ledger
        longest = ledger.longest(day)
        if day < self.under.until:
            longest = min(longest, self.under.longest)
        single = first_run_on(self.pauses, self.book, day, longest)
        if longest and ledger.grew(day - self.new_gap + 1, day):
            return max(longest, single)
        return max(single_run_limit(self.book, longest), single, self.gait.run_part(self.least))

    def _share(self, race_class: str, runs: int) -> float:
        """The long run's share of a week with so many runs."""
        known = self._shares.get((race_class, runs))
        if known is None:
            known = self._shares[race_class, runs] = long_share(self.book, race_class, runs)
        return known

    def _fit(self, block: Block, aim: Aim, allowed: Callable[[int], float], recent: int) -> WeekPlan:
        """Fit the volume into the days to come: number of runs, long run, and what each other run may have."""
        first = max(block.start, self.first_free)
        room, limit = self._room(block, aim, first, allowed)
        total, runs = self._runs(block, first, room, self._wanted_runs(block, aim, first, recent), allowed)
        if first > block.start:
            fair = allowed(total) * (block.end - first) / WEEK
            if not self._returning(first):
                runs = min(runs, max(1, total - 1) + (room.long_day is not None))
                silent = self.ledger.silent(block.start, block.end)
                fair = self._fair_part(aim, room, allowed(total) + silent, total, runs)
            room = msgspec.structs.replace(room, most=fair)
        fit = fill(room, runs, allowed, self.book)
        long = grain(fit.long)
        volume = max(grain(fit.volume), long)
        return WeekPlan(
            block=block,
            first=max(block.start, self.state.today),
            volume=volume,
            long=long,
            long_day=room.long_day,
            runs=fit.runs,
            done=room.done,
            done_runs=room.done_runs,
            easy_most=grain(self._easy_most(aim, room, fit)),
            most_seconds=aim.long_seconds,
            long_limit=self.limit_on(block.end - 1) if limit is None else limit,
            longest_before=self.ledger.longest(room.long_day or block.end - 1),
        )

    def _easy_most(self, aim: Aim, room: Room, fit: Fit) -> float:
        """Most metres of an easy run: what the long run has; in a week without one the share that it would have."""
        share = self._share(aim.race_class, fit.runs + room.done_runs)
        if fit.long:
            return room.beside(fit.long, share, fit.volume)
        return min(room.easy_most, share * (room.done + fit.volume))

    def _room(self, block: Block, aim: Aim, first: int, allowed: Callable[[int], float]) -> tuple[Room, float | None]:
        """The room of a block, and the longest run that its long run's day allows, where it has one."""
        pace = self.gait.pace
        caps = {day: seconds * 1000 / pace for day, seconds in self.days.open(first, block.end).items()}
        longest_time = aim.long_seconds * 1000 / pace
        last = block.end - 1  # as the block goes on, runs of a month ago stop counting
        single, longest = first_run_on(self.pauses, self.book, last), self.ledger.longest(last)
        easy_most = self.gait.whole(longest or max(single, self.gait.run_part(self.least)))
        if block.phase == "recovery":
            easy_most = min(easy_most, max(float(self.least), allowed(self.few) / self.few))
        long_day = self._long_day(block, first, aim, allowed) if longest else None  # else every run is a short one
        if long_day is not None and caps.get(long_day, 0.0) < self.least:  # no time for a run worth the name
            long_day = None
        long_limit = self.limit_on(long_day) if long_day is not None else None
        limit = self.gait.whole(long_limit) if long_limit is not None else easy_most
        room = Room(
            race_class=aim.race_class,
            caps=caps,
            long_day=long_day,
            long_most=min(limit, aim.longest, longest_time),
            usual_runs=self.state.habit_runs,
            long_wish=aim.long_wish if block.race and block.kind == "build" else 0.0,
            easy_most=min(easy_most, limit, longest_time),
            done=self.ledger.logged(block.start, first),
            done_runs=self.ledger.runs(block.start, first),
        )
        return room, long_limit

    def _wanted_runs(self, block: Block, aim: Aim, first: int, recent: int) -> int:
        """Runs a week that are due by now: at most one more than in the weeks before, ``recent`` of them at most."""
        past = (block.start - (self.first or block.start)) // WEEK
        wanted: int = min(self.wanted_runs(self.state.habit_runs, self.experience, past), aim.most_runs)
        if self._returning(first):  # a return of a few days is no habit yet
            wanted = min(max(wanted, self.few), aim.most_runs)
        since = block.start - WEEK * self.frequency
        if recent and not self._returning(first) and not self.ledger.silent(since, block.start):
            wanted = min(wanted, recent + 1)
        return min(wanted, self.few) if block.phase == "recovery" else wanted

    def _runs(
        self, block: Block, first: int, room: Room, wanted: int, allowed: Callable[[int], float]
    ) -> tuple[int, int]:
        """Runs of the whole block, and those still to come: of a week that began before today a fair part."""
        free = len(self.days.open(block.start, block.end))
        count = self.runs_a_week(max(allowed(wanted), float(room.done)), min(wanted, free), free)
        fair = -(-count * (block.end - first) // WEEK)
        return count, max(0, min(fair, count - room.done_runs, len(room.caps)))

    def recent_runs(self, block: Block) -> int | None:
        """Most runs of a week before a block, as far back as it counts; None where that is declared, not logged."""
        weeks = [block.start - WEEK * back for back in range(self.frequency)]
        recent = max(self.ledger.runs(end - WEEK, end) for end in weeks)
        return recent if recent and not self.ledger.silent(weeks[-1] - WEEK, block.start) else None

    def _fair_part(self, aim: Aim, room: Room, volume: float, total: int, runs: int) -> float:
        """Metres that are left of a begun week: a long run or runs whose days have passed are not made up."""
        long = self._share(aim.race_class, total) * volume if total > 1 else volume
        coming = 1 if room.long_day is not None else 0
        others = (volume - long) / max(1, total - 1) * (runs - coming)
        return max(0.0, long * coming + others)

    def _long_day(self, block: Block, first: int, aim: Aim, allowed: Callable[[int], float]) -> int | None:
        """The long run's day; none after a race, in the last days before one, or where it was run already."""
        if block.phase == "recovery":
            return None
        if first > block.start:
            most = min(aim.longest, self._share(aim.race_class, aim.most_runs) * allowed(aim.most_runs))
            if self.ledger.ran(block.start, first, most):
                return None
        since = self.last_long + self.long_gap if self.last_long is not None else first
        day = self.days.long_day(block.start, block.end, max(first, since))
        race = block.race
        if day is not None and race and race.priority == "A" and race.day - day <= no_long_before(self.book):
            return None
        first_week_back = day is not None and self._returning(day) and not self._returning(day - WEEK)
        return None if first_week_back else day

    def run(self, day: int, distance: int, running: int | None = None) -> None:
        """Take a planned run into the ledger; of one with walking the part that is run, where it is not given."""
        self.ledger.add(day, self.gait.run_part(distance) if running is None else running)

    def counted(self, session: Session) -> int:
        """Metres of an accepted run as the limits of a week see them: with walking in it only among first steps."""
        if self.gait.turns is not None:
            return session.distance_m or 0
        return metres_run(session, self.gait.pace)

    def race(self, day: int, distance: int) -> None:
        """Take note of a planned race: it counts for later limits as the run it should have been."""
        self.ledger.add(day, distance, judged=True, planned=True)
        self.raced[day] = distance

    def planned(self, plan: WeekPlan, volume: int, long_day: int | None) -> None:
        """Take note of a block as it was really planned: metres run in it, and the day of the long run."""
        volume -= sum(metres for day, metres in self.raced.items() if plan.block.start <= day < plan.block.end)
        whole = plan.block.days == WEEK and plan.block.start >= self.state.today
        if plan.block.phase not in ("taper", "recovery") and whole:
            self.peak = max(self.peak, volume)
            self.peaks = (*(one for one in self.peaks if one[1] > volume), (plan.block.start, float(volume)))
            self.whole_peak = max(self.whole_peak, plan.done + plan.volume)
        if long_day is not None:
            self.last_long = long_day

    def put(self, plan: WeekPlan) -> None:
        """Take a week as planned without laying it out: the long run on its day, the others on the first days."""
        others = plan.runs - 1 if plan.long else plan.runs
        first = max(plan.first, self.first_free)
        taken = {plan.long_day, *self.raced}
        days = [day for day in self.days.open(first, plan.block.end) if day not in taken]
        part = (plan.volume - plan.long) // max(1, others)
        runs = dict.fromkeys(days[:others], part)
        if plan.long and plan.long_day is not None:
            runs[plan.long_day] = plan.long
        for day in sorted(runs):
            self.ledger.add(day, self.gait.run_part(runs[day]))
        run = self.ledger.volume(plan.block.start, plan.block.end)
        self.planned(plan, run, plan.long_day if plan.long else None)

    def speed_fits(self, block: Block, volume: float) -> bool:
        """Whether a week is large enough, and late enough, for hard running (BUILD-2)."""
        weeks, least = base_first(self.book, self.state.habit_week)
        start = self.first if self.first is not None else block.start
        return volume >= least and block.start >= start + WEEK * weeks


def grain(metres: float) -> Metres:
    """Whole hundreds of metres, never more than given."""
    return Metres(int(metres + 1e-6) // GRAIN * GRAIN)
