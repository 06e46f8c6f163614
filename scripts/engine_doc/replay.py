"""The worked season written once more, block by block, with what stood before each block."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from engine_doc.scenarios import WORKED, prepared
from surefoot.coach.aim import Aim
from surefoot.coach.ledger import WEEK
from surefoot.coach.plan import Prepared
from surefoot.coach.room import Room
from surefoot.coach.rules.volume.week_memory import week_memory
from surefoot.coach.setting import Setting
from surefoot.coach.shape import Part, settle
from surefoot.coach.volume import Track
from surefoot.coach.writer import Writer, Written
from surefoot.rulebook import Book


@dataclass(frozen=True)
class Quality:
    """Where the ladder of hard sessions stands: seconds of work so far, by family and at most, and its step."""

    step: int = -1
    most: int = 0
    last: dict[str, float] = field(default_factory=dict)


class Recording(Track):
    """The forward pass, remembering what it left of a week that began before today (metres)."""

    fair: float | None = None

    def _fair_part(self, aim: Aim, room: Room, volume: float, total: int, runs: int) -> float:
        self.fair = super()._fair_part(aim, room, volume, total, runs)
        return self.fair


@dataclass(frozen=True)
class Move:
    """One block as planned, with what its volume, long run and quality were worked out from. Metres and seconds."""

    written: Written
    part: Part
    level: float
    level_after: float
    peak: float
    fair: float | None  # of a week that began before today, what its days to come may have
    weeks: tuple[int, ...]  # the weeks before, the last first
    limit: float | None  # LOAD-1, on the day of the long run
    grew: bool  # whether a new longest run stands in the days before it (LOAD-4)
    before: Quality
    after: Quality


@dataclass(frozen=True)
class Replay:
    """The worked season: what it follows from, and its blocks in order."""

    prepared: Prepared
    moves: tuple[Move, ...]

    @property
    def setting(self) -> Setting:
        """Runner, days and paces of the season."""
        return self.prepared.setting

    @property
    def book(self) -> Book:
        """The rule book in force."""
        return self.setting.book


@cache
def replay() -> Replay:
    """The worked season. Raises RuntimeError where writing it again gives another one."""
    found = prepared(WORKED)
    season = found.drafted.season
    writer = Writer(found.setting, season, settle(found.setting, season, tastes=True), None)
    track = writer.track = Recording(found.setting, writer.ledger)
    moves = tuple(_move(writer, track, index) for index in range(len(season.blocks)))
    if tuple(move.written for move in moves) != found.drafted.written:
        raise RuntimeError("the worked season is not what the engine plans: it now does more than settle and write")
    return Replay(found, moves)


def _move(writer: Writer, track: Recording, index: int) -> Move:
    block = writer.season.blocks[index]
    ledger, track.fair = writer.ledger, None
    level, peak = track.level, track.peak if track.aim_key == (block.race and block.race.day) else 0.0
    ends = [block.start - WEEK * back for back in range(week_memory(writer.book))]
    weeks = tuple(ledger.volume(end - WEEK, end) for end in ends)
    before, earlier = _quality(writer), ledger.copy()
    written = writer.write(block)
    long_day = next((day for day, kind in written.kinds.items() if kind == "long"), None)
    limit = earlier.limit(long_day) if long_day is not None else None
    grew = long_day is not None and earlier.grew(long_day - WEEK + 1, long_day)
    return Move(
        written=written,
        part=writer.shape.of(block),
        level=level,
        level_after=track.level,
        peak=peak,
        fair=track.fair,
        weeks=weeks,
        limit=limit,
        grew=grew,
        before=before,
        after=_quality(writer),
    )


def _quality(writer: Writer) -> Quality:
    if writer.ladder is None:
        return Quality()
    ladder = writer.ladder[1]
    return Quality(ladder.step, ladder.most, dict(ladder.last))
