"""The forward pass through a season without laying it out, and the memory of courses taken before.

From the same place a season takes the same course. A plan made anew after an entry that changes little comes back,
after some weeks or at once, to a place where the last one was; from there on what it held is remembered.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from surefoot.coach.aim import Aim
from surefoot.coach.ledger import WEEK
from surefoot.coach.memory import remembered
from surefoot.coach.season import Block
from surefoot.coach.setting import Setting
from surefoot.coach.volume import Track
from surefoot.coach.week_plan import WeekPlan

#: Places that the process remembers, some five kilobytes each; a season passes through some fifty.
REMEMBERED = 1000


class Leg(NamedTuple):
    """One block of a pass: how it is filled; see :meth:`Track.week`."""

    block: Block
    aim: Aim
    growth: float
    turn_from: int


class Course(NamedTuple):
    """What the blocks from a place on hold, and the runs in them: day and metres."""

    weeks: tuple[WeekPlan, ...]
    runs: tuple[tuple[int, int], ...]

    def volume(self, start: int, end: int) -> int:
        """Metres run on the days from ``start`` up to but not including ``end``."""
        return sum(metres for day, metres in self.runs if start <= day < end)


class _Place:
    """A block of a pass, and all that what follows depends on (``key``): equal places have equal courses."""

    def __init__(self, track: Track, legs: tuple[Leg, ...], done: int) -> None:
        start, ahead = legs[done].block.start, legs[done:]
        even = all((leg.block.start - start) % WEEK == 0 for leg in ahead)
        self.key = _mark(track, start, even=even), ahead
        self.hash = hash(self.key)
        self.onwards: tuple[Any, ...] = track, legs, done

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Place) and self.key == other.key

    def go(self) -> Course:
        """Go on to the next place that is remembered, twice as far on, and take the course from there."""
        (track, legs, done), self.onwards = self.onwards, ()  # what is remembered holds on to its key alone
        stop = min(2 * done or 1, len(legs))
        course = _through(track, legs[done:stop])
        if stop == len(legs):
            return course
        rest = _from(_Place(track, legs, stop))
        return Course(course.weeks + rest.weeks, course.runs + rest.runs)


@remembered(REMEMBERED)
def _from(place: _Place) -> Course:
    return place.go()


def course(setting: Setting, legs: tuple[Leg, ...]) -> Course:
    """What each of the legs holds when they follow the runner's log."""
    track = Track(setting, setting.state.ledger.copy())
    return _from(_Place(track, legs, 0)) if legs and steady(track) else _through(track, legs)


def _through(track: Track, legs: tuple[Leg, ...]) -> Course:
    """Fill blocks, one after the other."""
    ledger, weeks = track.ledger, []
    begin = len(ledger.days)
    for block, aim, growth, turn_from in legs:
        plan = track.week(block, aim, growth, turn_from)
        if block.after and block.week == 0:
            track.race(block.start, block.after.distance)
        track.put(plan)
        weeks.append(plan)
    return Course(tuple(weeks), tuple(zip(ledger.days[begin:], ledger.distances[begin:], strict=True)))


def steady(track: Track) -> bool:
    """Whether the weeks of a pass follow from its mark alone: no break, no walking, every week with the same time."""
    return track.regular and not track.pauses and not track.state.first_ever


def _mark(track: Track, start: int, *, even: bool) -> tuple[object, ...]:
    """Where a pass is before the block that begins on ``start``: the values of all that its weeks depend on.

    ``even`` says that all blocks from there on begin a whole number of weeks later.
    """
    state, ledger, back = track.state, track.ledger, max(track.ledger.window + track.new_gap, WEEK * track.looked_back)
    runner = state.habit_runs, state.habit_week, track.experience, track.gait.pace, state.today, track.first_free
    days = track.days.week, track.days.long_weekday
    so_far = track.level, track.peak, track.peaks, track.aim_key, track.first, track.last_long, track.speed_weeks
    known = ledger.summary(start, (track.memory, track.frequency), track.new_gap) if even else None
    raced = tuple(track.raced.items())
    return track.book.hash, track.under, runner, days, so_far, raced, known or ledger.tail(start - back)
