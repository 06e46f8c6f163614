"""The way ahead: attempts on their days, as if every answer to come were good, up to the day that is free again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from surefoot.coach.comeback.answers import Felt
from surefoot.coach.comeback.progress import FREE, Done, Progress
from surefoot.coach.comeback.soreness import Soreness
from surefoot.coach.comeback.standing import Standing, easy_is_over, easy_since
from surefoot.coach.days import Days
from surefoot.coach.ledger import WEEK
from surefoot.coach.protocols import LOWEST, Protocol, Stage, stage, stage_name
from surefoot.rulebook import Book, Reason

#: Days that are looked ahead for the end of a way: who has no time to run comes to none.
_FARTHEST = 1200
_CALM = Felt()


class Attempt(NamedTuple):
    """An outing of the way back: its day, number, and either a stage with its name, or seconds in one go.

    ``direction`` is that of the last outing before it, ``reasons`` what set its day and size.
    """

    day: int
    number: int
    stage: Stage | None
    name: str | None
    seconds: float
    direction: int
    reasons: tuple[Reason, ...]
    surfaces: tuple[str, ...]

    @property
    def total(self) -> float:
        """Seconds in all."""
        return self.stage.total_s if self.stage else self.seconds


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """Every case as it stands, the attempts ahead, and the first day that is free of them (None: none in sight).

    ``continuous`` is the day of the first continuous run ahead, where there was none yet.
    """

    standings: tuple[Standing, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    free: int | None = None
    continuous: int | None = None

    @property
    def active(self) -> tuple[Standing, ...]:
        """The cases that are on their way."""
        return tuple(one for one in self.standings if one.progress is not None and one.ended is None)


def way_ahead(
    standings: tuple[Standing, ...], days: Days, first: int, book: Book, sore: Iterable[Soreness] = ()
) -> Way:
    """The way from the first free day on. Where a case waits for its word nothing is planned.

    ``sore`` are pains that are looked after beside it: they ask for rest and bounds like every other.
    """
    active = [one for one in standings if one.progress is not None and one.ended is None]
    if not active or any(one.gate == "hold" for one in standings):
        return Way(standings=standings)
    walk = _Walk(active, days, book, tuple(sore))
    free = walk.go(first)
    return Way(standings=standings, attempts=tuple(walk.attempts), free=free, continuous=walk.continuous)


class _Walk:
    """Goes on day by day, all cases together: the most rest, the shortest outing."""

    def __init__(self, active: list[Standing], days: Days, book: Book, sore: tuple[Soreness, ...]) -> None:
        self.days, self.book = days, book
        self.due = max((one.due for one in sore), default=0)
        self.until = max((one.until for one in sore), default=0)
        self.bound = min((one.bound for one in sore), default=FREE)
        self.cases = [(one, one.progress.copy()) for one in active if one.progress is not None]
        self.attempts: list[Attempt] = []
        self.continuous: int | None = None
        self.number = max(progress.number for _, progress in self.cases)

    def go(self, first: int) -> int | None:
        """Plan up to the day on which every case is over, and return it; None where that is not in sight."""
        for day in range(first, first + _FARTHEST):
            self.cases = [c for c in self.cases if not easy_is_over(c[1], c[0], day, self.book, None)]
            if not self.cases:
                return max(day, self.until)
            if day >= self.due and all(progress.may(day) for _, progress in self.cases):
                self._plan(day)
        return None

    def _plan(self, day: int) -> None:
        """The outing of a day, where the day has time for it."""
        bound = FREE if self.attempts else self.bound
        governing = min((progress for _, progress in self.cases), key=self._severest)
        attempt = self._attempt(governing, day, bound)
        if attempt is None:
            return
        self.number += 1
        self.attempts.append(attempt)
        run = float(attempt.stage.run_s) if attempt.stage else attempt.seconds
        for known, progress in self.cases:
            index = progress.stage if attempt.stage is not None and progress is governing else None
            progress.take(Done(day, run, 0.0, attempt.total, index, known=True, stood=True), _CALM)
            if self.continuous is None and easy_since(progress) == day and known.gate == "walk_run":
                self.continuous = day

    @staticmethod
    def _severest(progress: Progress) -> tuple[float, float]:
        found = progress.next_stage()
        return (found.run_s, found.total_s) if found else (min(progress.length, progress.bound), FREE)

    def _attempt(self, progress: Progress, day: int, bound: float) -> Attempt | None:
        available = self.days.seconds(day)
        last = progress.last
        direction = last.direction if last else 0
        reasons = (progress.word,) if progress.word else (last.reason,) if last else ()
        if progress.protocol is not None and progress.stage is not None:
            index = self._fitting(progress.protocol, progress.stage, day, bound)
            if index is None:
                return None
            one = stage(progress.protocol, index)
            name, surfaces = stage_name(progress.protocol, index), progress.protocol.surfaces
            return Attempt(day, self.number + 1, one, name, one.run_s, direction, reasons, surfaces)
        seconds = min(progress.next_seconds(day), available // 60 * 60, bound // 60 * 60)
        if seconds < min(progress.least, progress.length):
            return None
        return Attempt(day, self.number + 1, None, None, seconds, direction, reasons, ("any",))

    def _fitting(self, protocol: Protocol, at: int, day: int, bound: float) -> int | None:
        """The stage for a day: its own where any day of the week holds it, else the highest that does."""
        while at > LOWEST and stage(protocol, at).run_s > bound:
            at -= 1
        if stage(protocol, at).total_s <= self.days.seconds(day):
            return at
        most = max(self.days.seconds(one) for one in range(day, day + WEEK))
        if stage(protocol, at).total_s <= most:
            return None
        fits = [i for i in range(at, LOWEST - 1, -1) if stage(protocol, i).total_s <= self.days.seconds(day)]
        return fits[0] if fits else None
