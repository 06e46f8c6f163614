"""What comes before jumping: strength that was done or is planned, even hops, the gate, and no pain (SPEED-2)."""

from __future__ import annotations

from collections.abc import Sequence

from surefoot.coach.craft.history import Hurt
from surefoot.coach.rules.layout.plyometric_projected import plyometrics_projected
from surefoot.coach.rules.layout.plyometric_unlock import plyometrics_unlocked
from surefoot.coach.rules.layout.strength_memory import strength_memory
from surefoot.coach.rules.plyometrics.pain import jumping_stops
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, Reason


def jumping_from(hurt: Hurt, book: Book) -> int:
    """The first day on which a pain that was reported lets anybody jump; 0 where there was none."""
    clean, _ = jumping_stops(book)
    return hurt.days[-1] + 1 + clean if hurt.days else 0


def hops_even(scenario: Scenario) -> bool:
    """Whether the newest hops that were tried were even."""
    hops = [c.tests.hops for c in scenario.log.check_ins if c.tests.hops]
    return hops[-1:] == ["even"]


def unlocked(book: Book, trained: Sequence[int], day: int, *, even: bool) -> bool:
    """Whether jumping is prepared on a day: ``trained`` are days of strength, logged and planned."""
    return plyometrics_unlocked(book, prepared(book, trained, day), even)


def prepared(book: Book, trained: Sequence[int], day: int) -> int:
    """Strength sessions that count as preparation on a day."""
    memory = strength_memory(book)
    return sum(day - memory <= one < day for one in trained)


def unlock_reason(book: Book, done: int) -> Reason:
    """Which strength has prepared the jumps: ``done`` of it, or what stands in the plan as well."""
    needed = plyometrics_unlocked.numbers(book)["plyometric_unlock"]
    if done >= needed:
        return plyometrics_unlocked.because(done=done)
    return plyometrics_projected.because(done=done, planned=needed)
