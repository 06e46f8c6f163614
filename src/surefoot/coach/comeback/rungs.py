"""Which stage of a ladder an outing was, as it says, as it was planned, or as far as its running goes."""

from __future__ import annotations

from surefoot.coach.comeback.outing import Done
from surefoot.coach.protocols import LOWEST, Protocol, Stage, stage
from surefoot.coach.rules.load.near import near_enough
from surefoot.rulebook import Book


def reached_stage(protocol: Protocol, at: int, done: Done, book: Book) -> int:
    """The stage that an outing was: as it says, else as planned, else the highest whose running it holds."""
    if done.stage is not None and done.stage[0] == protocol.name:
        return done.stage[1]
    planned = stage(protocol, at)
    mixed = not done.known and near_enough(book, planned.total_s, done.total_s)
    if (mixed or done.stood) and near_enough(book, done.run_s, planned.run_s):
        return at
    top = at + 1 if done.stood else len(protocol.stages)
    return max(index for index in range(LOWEST, top) if _holds(done, stage(protocol, index), book))


def metres_in_one_go(here: Stage | None, done: Done) -> float:
    """Metres of the longest stretch without a walk of an outing at a stage; None once running is continuous."""
    straight = done.known and done.run_s >= done.total_s
    if here is None or straight or not done.run_s:
        return done.metres
    return done.metres * min(1.0, here.longest_run_s / done.run_s)


def _holds(done: Done, one: Stage, book: Book) -> bool:
    """Whether an outing held the running of a stage: without a walk where the stage has none."""
    straight = near_enough(book, done.run_s, done.total_s)
    return near_enough(book, done.run_s, one.run_s) and (straight or not one.continuous)
