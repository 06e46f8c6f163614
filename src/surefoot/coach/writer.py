"""Write a season block by block: volume, hard sessions, days, sizes; each block from those before it."""

from __future__ import annotations

import msgspec

from surefoot.coach import content, mile, quality
from surefoot.coach.keeping import Keeper
from surefoot.coach.kept import Kept, hard_of, metres_run, option, wished_days
from surefoot.coach.layout import FAR, Before, Costs, Layout, Problem, Search, solve
from surefoot.coach.ledger import WEEK
from surefoot.coach.pairs import second_day, second_metres
from surefoot.coach.prescription import Built
from surefoot.coach.rules.layout.after_long import after_long
from surefoot.coach.rules.layout.back_to_back import back_to_back
from surefoot.coach.rules.layout.hard_gap import hard_gap
from surefoot.coach.rules.layout.hard_near_long import hard_near_long
from surefoot.coach.rules.layout.long_day import left_out
from surefoot.coach.rules.layout.minutes import day_minutes
from surefoot.coach.rules.layout.running_days import running_days
from surefoot.coach.rules.layout.stability import change_cost
from surefoot.coach.rules.season.before_race import easy_before
from surefoot.coach.rules.season.recovery import recovery_days
from surefoot.coach.rules.season.recovery_kept import recovery_kept
from surefoot.coach.rules.season.recovery_off import recovery_off
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.season import Block, Race, Season
from surefoot.coach.setting import Setting
from surefoot.coach.shape import Part, Shape
from surefoot.coach.volume import Track, grain
from surefoot.coach.week_plan import WeekPlan
from surefoot.diary.plan import Plan, Session
from surefoot.rulebook import Book, Reason


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A block as planned: its runs by day (only those still to come), and how they were laid out."""

    plan: WeekPlan
    kinds: dict[int, str]  # day -> long | hard | easy | race
    sizes: content.Sizes
    races: dict[int, Race]
    problem: Problem
    turns: tuple[int, int] | None = None  # seconds of running and walking, where they take turns
    kept: Kept | None = None  # where the block stands as it was accepted
    running: dict[int, int] = {}  # metres run by day, where a kept run has walking in it
    second: int | None = None  # the day after the long run, where both are long

    @property
    def first(self) -> int:
        """The first day that is planned."""
        return self.plan.first

    @property
    def total(self) -> int:
        """Metres of the block: done before today, and planned; races behind a season left out."""
        raced = sum(race.distance for race in self.races.values()) if self.plan.block.phase != "recovery" else 0
        return self.plan.done + self.sizes.total + raced


class Writer:
    """Goes through the blocks of a season in order."""

    def __init__(self, setting: Setting, season: Season, shape: Shape, accepted: Plan | None) -> None:
        """Take an ``accepted`` plan to keep, where one stands."""
        self.setting, self.season, self.shape = setting, season, shape
        self.wished = wished_days(setting.scenario.accepted_plan)
        self.book = setting.book
        self.ledger = setting.state.ledger.copy()
        self.track = Track(setting, self.ledger)
        self.keeper = Keeper(setting, self.track, self, accepted)
        self.races = {race.day: race for race in season.races}
        self.costs = layout_costs(self.book)
        self.ladder: tuple[int, quality.Ladder] | None = None
        self.done = setting.done
        self.hard_days, self.long_days = set(self.done.hard), set(self.done.long)
        self.recovering = [
            (a.date.toordinal(), a.date.toordinal() + recovery_days(self.book, a.distance))
            for a in setting.scenario.log.activities
            if a.race and a.distance and recovery_kept(self.book, a.distance, "")
        ]
        self.turn = 0

    def write(self, block: Block) -> Written:
        """Plan one block and take it into the ledger."""
        part = self.shape.of(block)
        plan = self.track.week(block, part.aim, part.growth, part.turn_from)
        first = max(plan.first, self.setting.state.first_free)  # a run of today stands already
        races = {day: self.races[day] for day in range(first, block.end) if day in self.races}
        written = self._kept(plan, part, first, races) or self._anew(plan, part, first, races)
        self._take(written)
        self.keeper.note(block, written.total, sum(built.work_s for built in written.sizes.hard.values()))
        return written

    def _anew(self, plan: WeekPlan, part: Part, first: int, races: dict[int, Race]) -> Written:
        """Plan a block from nothing; where one was accepted that does not stand, with no more running than it held."""
        block, race_class = plan.block, part.aim.race_class
        raced = 0 if block.phase == "recovery" else sum(grain(race.distance) for race in races.values())
        mids = sum(race.middle for race in races.values())  # a trial in the middle of a block is one of its runs
        plan = self.keeper.no_more(msgspec.structs.replace(plan, runs=max(0, plan.runs - mids)))
        if any(race.distance > plan.long // 2 for race in races.values()):
            plan = self._without_long(plan, race_class, raced)
        bounds = self.keeper.no_longer(plan, self._bounds(plan, race_class, first, races, raced))
        second = second_day(self.setting, plan, race_class, bounds.caps) if not races else None
        bounds = msgspec.structs.replace(bounds, second=second)
        problem, layout, hard = self._lay_out(plan, races, self._hard(plan, bounds.caps, part.speed_from), bounds)
        sizes = self._sizes(plan, content.Placed(layout, first, tuple(hard)), bounds, raced)
        kinds = {first + i: option for i, option in enumerate(layout.days) if option != "rest"}
        return Written(
            plan=plan,
            kinds={day: kind for day, kind in kinds.items() if kind == "race" or sizes.metres.get(day)},
            sizes=sizes,
            races=races,
            problem=problem,
            turns=self.track.gait.turns,
            second=second if kinds.get(second or 0) == "easy" and self._paired(sizes, plan, second) else None,
        )

    def _paired(self, sizes: content.Sizes, plan: WeekPlan, second: int | None) -> bool:
        """Whether the run after the long one is a long one as well, and no longer than it may be."""
        long, after = sizes.metres.get(plan.long_day or 0, 0), sizes.metres.get(second or 0, 0)
        return 0 < after <= second_metres(self.setting, long)

    def _kept(self, plan: WeekPlan, part: Part, first: int, races: dict[int, Race]) -> Written | None:
        """A block as it was accepted, where every rule still allows it."""
        kept = self.keeper.keep(plan, part.aim.race_class, races, part.speed_from)
        if kept is None:
            return None
        runs, kinds = kept.runs, {day: option(run) for day, run in kept.runs.items()}
        sizes = _sizes_of(runs, kept, self.setting.paces.threshold)
        long_day = next((day for day, kind in kinds.items() if kind == "long"), None)
        long = sizes.metres[long_day] if long_day is not None else 0
        plan = msgspec.structs.replace(plan, volume=sizes.total, long=long, long_day=long_day or plan.long_day)
        plan = msgspec.structs.replace(plan, runs=len(sizes.metres))
        bounds = self._bounds(plan, part.aim.race_class, first, races, 0)
        problem = self._problem(plan, races, list(sizes.hard.values()), bounds)
        days = tuple(kinds.get(day, "rest") for day in range(first, plan.block.end))
        if (refused := self._neighbours(problem, days)) is not None:
            self.keeper.why[plan.block.start] = refused
            return None
        hard = self._hard(plan, bounds.caps, part.speed_from)  # the next block's quality goes on from this one's
        self._placed(hard[: len(sizes.hard)])
        pace = self.setting.paces.easy
        running = {day: metres_run(run, pace) for day, run in runs.items() if run.kind == "walk_run"}
        return Written(plan=plan, kinds=kinds, sizes=sizes, races=races, problem=problem, kept=kept, running=running)

    def _neighbours(self, problem: Problem, days: tuple[str, ...]) -> Reason | None:
        """The rule of neighbouring days that a layout breaks."""
        search = Search(problem)
        for place, kind in search.walk(days):
            refused = None if kind == "race" else search.refusal(place, kind)
            if refused is not None:
                return running_days.because() if refused == "streak" else hard_gap.because(gap=problem.hard_gap)
        return None

    def _bounds(
        self, plan: WeekPlan, race_class: str, first: int, races: dict[int, Race], raced: int
    ) -> content.Bounds:
        """What the sizes of a block's runs keep within, from its ``first`` free day on."""
        span = (day for day in range(first, plan.block.end) if day not in races)
        seconds = {day: available for day in span if (available := self.setting.days.seconds(day))}
        pace, mids = self.track.gait.pace, [race for race in races.values() if race.middle]
        return content.Bounds(
            volume=max(0, plan.volume - raced),
            long=plan.long,
            easy_most=plan.easy_most,
            caps=content.caps_of(seconds, pace),
            seconds={day: min(available, int(plan.most_seconds)) for day, available in seconds.items()},
            pace=pace,
            race_class=race_class,
            done=plan.done + sum(race.distance for race in mids),
            done_runs=plan.done_runs + len(mids),
            raced=len(mids) < len(races),
        )

    def _sizes(self, plan: WeekPlan, placed: content.Placed, bounds: content.Bounds, raced: int) -> content.Sizes:
        """Sizes of the runs as laid out; a week that found days for fewer runs may hold less (VOLUME-1)."""
        sizes = content.assign(placed, bounds, self.book)
        if len(sizes.metres) >= plan.runs:
            return sizes
        fewer = grain(max(0.0, self.track.allowed(plan.done_runs + len(sizes.metres)) - plan.done - raced))
        bounds = msgspec.structs.replace(bounds, volume=min(bounds.volume, fewer))
        return content.assign(placed, bounds, self.book)

    def _without_long(self, plan: WeekPlan, race_class: str, raced: int) -> WeekPlan:
        """A week whose race stands for its long run: the other runs share what is left, none of them long."""
        share = long_share(self.book, race_class, plan.runs + plan.done_runs)
        most = min(plan.easy_most, grain(share * max(0, plan.done + plan.volume - raced)))
        return msgspec.structs.replace(plan, long=0, easy_most=most)

    def _lay_out(
        self, plan: WeekPlan, races: dict[int, Race], hard: list[Built], bounds: content.Bounds
    ) -> tuple[Problem, Layout, list[Built]]:
        """The cheapest layout; a hard session that finds no day gives its place to an easy run."""
        problem = self._problem(plan, races, hard, bounds)
        layout = solve(problem)
        while (placed := layout.days.count("hard")) < len(hard):
            hard = hard[:placed]
            problem = self._problem(plan, races, hard, bounds)
            layout = solve(problem)
        self._placed(hard)
        return problem, layout, hard

    def _placed(self, hard: list[Built]) -> None:
        if self.ladder is not None:
            self.ladder[1].placed(hard)

    def _hard(self, plan: WeekPlan, caps: dict[int, int], speed_from: int) -> list[Built]:
        """The hard sessions of the block, as far as gate, phase and volume allow any."""
        runs = plan.runs - (1 if plan.long else 0)
        days = [day for day in caps if self._clear_of_long(day, plan) and self.may_be_hard(day)]
        if not days or runs <= 0 or not self.speed(plan, speed_from):
            return []
        longest = max(days, key=lambda day: caps[day])
        most = min(self.setting.days.seconds(longest), int(plan.most_seconds))
        room = quality.Room(most, int(min(caps[longest], plan.easy_most, plan.volume, self.keeper.hardest(plan))))
        already = self._hard_already(plan.block)
        if plan.block.race is None:
            self.turn += not already
            return [] if already else quality.taste(self.setting, plan, room, self.turn)
        wanted = mile.wanted if plan.block.race.trial else quality.sessions_wanted
        count = max(0, wanted(self.setting, plan) - already)
        return self._ladder(plan.block.race, speed_from).week(plan, room, count)[:runs]

    def _hard_already(self, block: Block) -> int:
        """Races of the block, and hard runs that it holds in the log."""
        begun = range(block.start, self.setting.state.first_free)
        return sum(day in self.races for day in range(block.start, block.end)) + sum(
            day in self.done.hard for day in begun
        )

    def speed(self, plan: WeekPlan, speed_from: int) -> bool:
        """Whether hard running has its place in a block, by gate, phase and volume."""
        block = plan.block
        if self.setting.gate not in {"clear", "comeback"} or block.start < self.setting.ramp.tempo:
            return False
        if plan.returning or block.phase == "recovery" or not self.track.speed_fits(block, plan.done + plan.volume):
            return False
        if block.race is not None:
            return block.to_race <= speed_from
        return block.kind == "build" and self.shape.tastes

    def _ladder(self, race: Race, speed_from: int) -> quality.Ladder:
        if self.ladder is None or self.ladder[0] != race.day:
            made = mile.MileLadder if race.trial else quality.Ladder
            steps, again = self._steps_done(race, speed_from), self._again(race, speed_from)
            self.ladder = (race.day, made(self.setting, speed_from, steps, again))
        return self.ladder[1]

    def _steps_done(self, race: Race, speed_from: int) -> int:
        """Growth steps that the log holds since speed began: quality grows in every other of its weeks."""
        since = race.day - WEEK * speed_from
        return (sum(1 for day in self.done.hard if day >= since) + 1) // 2

    def _again(self, race: Race, speed_from: int) -> str:
        """What the last hard run since speed began was, where it was not as planned."""
        last = max((day for day in self.done.hard if day >= race.day - WEEK * speed_from), default=0)
        return self.done.again.get(last, "")

    def _clear_of_long(self, day: int, plan: WeekPlan) -> bool:
        """Whether a day is neither the long run's nor next to it; the long run of the week before counts too."""
        longs = {plan.long_day} if plan.long else set()
        return not any(near in longs or near in self.long_days for near in (day - 1, day, day + 1))

    def may_be_hard(self, day: int) -> bool:
        """Whether the races around a day leave room for a hard session."""
        for race in self.season.races:
            before = easy_before(self.book, race.priority)
            if race.day - before <= day < race.day or race.day < day <= race.day + max(1, race.recovery):
                return False
        return not any(raced < day <= until for raced, until in self.recovering)

    def may_run(self, day: int) -> bool:
        """Whether no rest is owed on a day to a race before it."""
        return not any(
            race.day < day <= race.day + recovery_off(self.book, race.recovery)
            for race in self.season.races
            if race.recovery
        )

    def _problem(self, plan: WeekPlan, races: dict[int, Race], hard: list[Built], bounds: content.Bounds) -> Problem:
        block, book = plan.block, self.book
        first = max(plan.first, self.setting.state.first_free)
        span = range(first, block.end)
        long = 1 if plan.long else 0
        easy = max(0, plan.runs - long - len(hard))
        left = bounds.volume - plan.long - sum(built.distance_m for built in hard)
        return Problem(
            may=tuple(self._options(day, plan, hard, bounds) for day in span),
            short=content.shortfalls(span, left / max(1, easy), bounds.caps),
            race=tuple(day in races for day in span),
            wished=tuple(self.wished.get(day, "") for day in span),
            long=long,
            hard=len(hard),
            easy=easy,
            hard_gap=hard_gap(book, self.setting.state.age),
            most_running=running_days(book),
            before=self._before(first),
            race_after=next((days for days in range(1, FAR) if block.end + days - 1 in self.races), 0),
            costs=self.costs,
            second=-1 if bounds.second is None else bounds.second - first,
        )

    def _options(self, day: int, plan: WeekPlan, hard: list[Built], bounds: content.Bounds) -> frozenset[str]:
        options, caps = {"rest"}, bounds.caps
        after_pair = bounds.second is not None and day == bounds.second + 1
        if caps.get(day, 0) and self.may_run(day):
            options.add("easy")
            if day == plan.long_day:
                options.add("long")
            near = after_pair or self._long_next(day, plan)
            if hard and self.may_be_hard(day) and self._holds(day, hard, caps) and not near:
                options.add("hard")
        return frozenset(options)

    def _long_next(self, day: int, plan: WeekPlan) -> bool:
        """Whether the block ends on this day, and the next one begins with its long run."""
        return day == plan.block.end - 1 and self.setting.days.usually_long(day + 1)

    def _holds(self, day: int, hard: list[Built], caps: dict[int, int]) -> bool:
        seconds = max(built.duration_s for built in hard)
        metres = max(built.distance_m for built in hard)
        return self.setting.days.seconds(day) >= seconds and caps[day] >= metres

    def _before(self, day: int) -> Before:
        since_hard = next((i for i in range(1, FAR) if day - i in self.hard_days), FAR)
        since_long = next((i for i in range(1, FAR) if day - i in self.long_days), FAR)
        streak = next((i for i in range(FAR) if not self.ledger.runs(day - i - 1, day - i)), FAR)
        return Before(since_hard, since_long, streak)

    def _take(self, written: Written) -> None:
        """Put the runs into the ledger, where the next blocks look for them."""
        for day, kind in sorted(written.kinds.items()):
            if kind == "race":
                self.track.race(day, written.races[day].distance)
            else:
                self._run(day, written.sizes.metres[day], written.running.get(day))
            if kind in ("hard", "race"):
                self.hard_days.add(day)
            if kind == "long":
                self.long_days.add(day)
        long_day = next((day for day, kind in written.kinds.items() if kind == "long"), None)
        run = self.ledger.volume(written.plan.block.start, written.plan.block.end)
        self.track.planned(written.plan, run, long_day)

    def _run(self, day: int, metres: int, running: int | None) -> None:
        """Put a run into the ledger; of one that will be eased what is left of it, in one go."""
        left = self.setting.left.get(day, metres)
        if left < metres:
            metres = running = left
        if metres:
            self.track.run(day, metres, running)


def _sizes_of(runs: dict[int, Session], kept: Kept, pace: float) -> content.Sizes:
    """Metres of the runs of a kept block, races left out, and its hard sessions."""
    metres = {day: run.distance_m or 0 for day, run in runs.items() if option(run) != "race"}
    metres |= {day: cut.metres for day, cut in kept.cuts.items()}
    hard = {day: hard_of(run, pace) for day, run in runs.items() if option(run) == "hard"}
    return content.Sizes(metres=dict(sorted(metres.items())), hard=hard)


def layout_costs(book: Book) -> Costs:
    """The points of the soft rules, from the book."""
    missing = left_out(book)
    return Costs(
        back_to_back=back_to_back(book),
        after_long=after_long(book),
        hard_near_long=hard_near_long(book),
        short_day=day_minutes(book, 0),
        change=change_cost(book),
        long_left_out=missing["long"],
        hard_left_out=missing["hard"],
        easy_left_out=missing["easy"],
    )
