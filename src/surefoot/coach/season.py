"""The season: seven-day blocks counted back from each A race, each with its phase (engine, stage 5)."""

from __future__ import annotations

import msgspec

from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.season.cycle import building_weeks
from surefoot.coach.rules.season.mile_block import mile_block
from surefoot.coach.rules.season.open_plan import open_days
from surefoot.coach.rules.season.race_class import race_class
from surefoot.coach.rules.season.recovery import recovery_days
from surefoot.coach.rules.season.recovery_kept import recovery_kept
from surefoot.coach.rules.season.speed_window import speed_days
from surefoot.coach.rules.season.taper import taper_shares
from surefoot.coach.state import State, monday
from surefoot.diary.scenario import Goal
from surefoot.rulebook import Book
from surefoot.units import MILE


class Race(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """A race on a day (an ordinal), with the class it is trained for and the easy days after it."""

    day: int
    distance: int
    race_class: str
    priority: str
    goal: Goal
    recovery: int
    trial: bool = False
    middle: bool = False  # a trial in the middle of its block, not the one that ends it


class Block(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """Up to seven days with one phase. ``to_race`` counts back from the race, the last block 1; 0: no race ahead."""

    start: int
    days: int
    phase: str  # base | speed | taper | recovery | return | maintain
    kind: str  # build | easier | return
    race: Race | None = None
    to_race: int = 0
    building: int = 0  # building weeks for each easier one; 0 where weeks do not take turns
    share: float = 0.0  # taper: of the peak week
    after: Race | None = None  # recovery: from which race
    week: int = 0  # recovery: how many weeks after it
    worn: bool = False  # easier because the log asks for it, whatever its turn

    @property
    def end(self) -> int:
        """The first day after the block."""
        return self.start + self.days


class Season(msgspec.Struct, frozen=True, kw_only=True):
    """All blocks in order, all races that stand in them, and the first day after the plan."""

    blocks: tuple[Block, ...]
    races: tuple[Race, ...]
    main: Race | None
    end: int


def as_race(goal: Goal, state: State, book: Book) -> Race | None:
    """A goal as a race; a mile block is a mile trial at its end. None for goals without a race."""
    if goal.kind == "mile_block":
        day = goal.date.toordinal() if goal.date else state.today + mile_block(book)
        distance = goal.distance or MILE
    elif goal.kind == "race" and goal.date and goal.distance:
        day, distance = goal.date.toordinal(), goal.distance
    else:
        return None
    return Race(
        day=day,
        distance=distance,
        race_class=race_class(book, distance),
        priority=goal.priority,
        goal=goal,
        recovery=recovery_days(book, distance) if recovery_kept(book, distance, goal.priority) else 0,
        trial=goal.kind == "mile_block",
    )


def lay_out(races: list[Race], state: State, book: Book, open_until: int = 0) -> Season:
    """Blocks from today through the last race and its recovery, or over an open plan where there is no race.

    An open plan ends on ``open_until``, where that is given.
    """
    if not races:
        end = max(open_until, state.today + 1) if open_until else state.today + open_days(book)
        return Season(blocks=tuple(_open(state, end, book)), races=(), main=None, end=end)
    anchors = [race for race in races if race.priority == "A"] or [min(races, key=lambda r: (r.priority, -r.day))]
    blocks: list[Block] = []
    start = state.today
    for race in anchors:
        blocks += _towards(race, start, state, book, whole=not blocks)
        start = max(start, race.day + 1 + race.recovery)
        blocks += _after(race, start, next((r.day for r in anchors if r.day > race.day), start))
    last = max(races, key=lambda race: race.day)
    end = last.day + 1 + recovery_days(book, last.distance)
    blocks += _tail(blocks[-1], end)
    blocks = [_recovering(block, races) for block in blocks if block.days]
    return Season(blocks=tuple(blocks), races=tuple(races), main=anchors[0], end=end)


def _towards(race: Race, start: int, state: State, book: Book, *, whole: bool) -> list[Block]:
    """Blocks that end the day before the race; the first may begin before today, later ones begin at ``start``."""
    building = building_weeks(book, state.age, state.injured_recently)
    shares = taper_shares(book, race.race_class)
    window = speed_days(book, race.race_class) // WEEK
    blocks = []
    for to_race in range((race.day - start + WEEK - 1) // WEEK, 0, -1):
        first = race.day - WEEK * to_race
        begin = first if whole else max(first, start)
        tapers = to_race <= len(shares)
        easier = tapers or (to_race - len(shares)) % (building + 1) == 0
        blocks.append(
            Block(
                start=begin,
                days=first + WEEK - begin,
                phase="taper" if tapers else "speed" if to_race <= window else "base",
                kind="easier" if easier else "build",
                race=race,
                to_race=to_race,
                building=0 if tapers else building,
                share=shares[-to_race] if tapers else 0.0,
            )
        )
    return blocks


def _after(race: Race, owed: int, until: int) -> list[Block]:
    """Race day and the easy days up to ``owed``, in blocks of seven days; cut where the next race comes first."""
    blocks: list[Block] = []
    end = min(owed, max(until, race.day + 1))
    for week, first in enumerate(range(race.day, end, WEEK)):
        days = min(WEEK, end - first)
        blocks.append(Block(start=first, days=days, phase="recovery", kind="easier", after=race, week=week))
    return blocks


def _recovering(block: Block, races: list[Race]) -> Block:
    """A block that begins in the easy days after a long B or C race belongs to them; a taper stays one."""
    if block.phase in ("taper", "recovery"):
        return block
    for race in races:
        if race.priority != "A" and race.day < block.start <= race.day + race.recovery:
            week = (block.start - race.day) // WEEK
            return msgspec.structs.replace(block, phase="recovery", kind="easier", after=race, week=week)
    return block


def _tail(last: Block, end: int) -> list[Block]:
    """Easy running where a B or C race stands behind the last A race."""
    return [
        Block(start=first, days=min(WEEK, end - first), phase="maintain", kind="build")
        for first in range(last.end, end, WEEK)
    ]


def _open(state: State, end: int, book: Book) -> list[Block]:
    """Weeks from Monday to Sunday without a race; easier weeks are counted from the first week of the log."""
    building = building_weeks(book, state.age, state.injured_recently)
    blocks = []
    for first in range(monday(state.today), end, WEEK):
        kind = "easier" if is_easier(state, first, building) else "build"
        days = min(WEEK, end - first)
        blocks.append(Block(start=first, days=days, phase="maintain", kind=kind, building=building))
    return blocks


def is_easier(state: State, first: int, building: int) -> bool:
    """Whether a week without a race that begins on a Monday is an easier one, after so many ``building`` weeks."""
    origin = monday(state.first_run_day or state.today)
    return (first - origin) // WEEK % (building + 1) == building
