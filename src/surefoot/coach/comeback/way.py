"""The way ahead: attempts on their days, as if every answer to come were good, up to the day that is free again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from surefoot.coach.comeback.answers import Felt
from surefoot.coach.comeback.outing import FREE, MINUTE, Done
from surefoot.coach.comeback.progress import Progress
from surefoot.coach.comeback.soreness import Soreness
from surefoot.coach.comeback.standing import Standing, easy_is_over
from surefoot.coach.days import Days
from surefoot.coach.ledger import WEEK
from surefoot.coach.protocols import LOWEST, Protocol, Stage, stage, stage_name
from surefoot.coach.rules.rehab.warm_up_time import warm_up_time
from surefoot.rulebook import Book, Reason

#: Days that are looked ahead for the end of a way: who has no time to run comes to none.
_FARTHEST = 1200
_CALM = Felt()


class Attempt(NamedTuple):
    """An outing of the way back: its day, number, seconds of running, and the stage with its name, if it is one.

    ``subject`` is the case that set its size, ``place`` the stage's ladder and index, ``reasons`` what set both.
    """

    day: int
    number: int
    seconds: float
    reasons: tuple[Reason, ...]
    subject: str = ""
    stage: Stage | None = None
    place: tuple[str, int] | None = None
    name: str | None = None
    surfaces: tuple[str, ...] = ("any",)

    @property
    def total(self) -> float:
        """Seconds in all."""
        return self.stage.total_s if self.stage else self.seconds


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """Every case as it stands, the attempts ahead, and the first day that is free of them (None: none in sight).

    ``earliest`` is the day on which they might be over, today among them, once the end checks are entered.
    ``off`` is, by what a clearance names, the day on which a case leaves its ladder.
    """

    standings: tuple[Standing, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    free: int | None = None
    earliest: int | None = None
    off: dict[str, int] = {}

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
    return Way(standings=standings, attempts=tuple(walk.attempts), free=free, earliest=walk.earliest, off=walk.off)


class _Walk:
    """Goes on day by day, all cases together: the most rest, the shortest outing."""

    def __init__(self, active: list[Standing], days: Days, book: Book, sore: tuple[Soreness, ...]) -> None:
        self.days, self.book = days, book
        self.due = max((one.due for one in sore), default=0)
        self.until = max((one.until for one in sore), default=0)
        self.bound = min((one.bound for one in sore), default=FREE)
        self.cases = [(one, one.progress.copy()) for one in active if one.progress is not None]
        self.attempts: list[Attempt] = []
        self.earliest: int | None = None  # the first day on which all might be over
        self.off: dict[str, int] = {}  # the day on which each case leaves its ladder
        self.number = max(progress.number for _, progress in self.cases)

    def go(self, first: int) -> int | None:
        """Plan up to the day on which every case is over, and return it; None where that is not in sight."""
        for day in range(first, first + _FARTHEST):
            left = [c for c in self.cases if not easy_is_over(c[1], c[0], day, self.book, None)]
            if not left and self.earliest is None:
                self.earliest = max(day, self.until)
            if day > self.days.today:  # what is not over yet is planned as such today
                self.cases = left
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
        self.attempts.append(attempt._replace(subject=governing.case.subject))
        for known, progress in self.cases:
            progress.take(Done(day, attempt.seconds, 0.0, attempt.total, attempt.place, stood=True), _CALM)
            if known.gate == "walk_run" and progress.stage is None and known.case.subject not in self.off:
                self.off[known.case.subject] = day

    @staticmethod
    def _severest(progress: Progress) -> tuple[float, float]:
        found = progress.next_stage()
        return (found.run_s, found.total_s) if found else (min(progress.length, progress.bound), FREE)

    def _attempt(self, progress: Progress, day: int, bound: float) -> Attempt | None:
        why = progress.word or (progress.last.reason if progress.last else None)
        reasons = (why,) if why else ()
        if progress.protocol is not None and progress.stage is not None:
            return self._rung(progress.protocol, progress.stage, day, bound, reasons)
        seconds = min(self._next_seconds(day), self._room(progress, day), bound) // MINUTE * MINUTE
        if seconds < min(progress.least, progress.length):
            return None
        return Attempt(day, self.number + 1, seconds, reasons)

    def _next_seconds(self, day: int) -> float:
        """What every case in one go allows: the severest sets the length, another may have less room in its week."""
        return min(progress.next_seconds(day) for _, progress in self.cases if progress.stage is None)

    def _room(self, progress: Progress, day: int) -> float:
        """Seconds of a day for running, with the warm-up before it where that leaves enough."""
        whole = self.days.seconds(day)
        left = whole - warm_up_time(self.book)
        return left if left >= progress.least else whole

    def _rung(self, ladder: Protocol, at: int, day: int, bound: float, reasons: tuple[Reason, ...]) -> Attempt | None:
        """A stage of a ladder, where the day has time for one."""
        index = self._fitting(ladder, at, day, bound)
        if index is None:
            return None
        one, place = stage(ladder, index), (ladder.name, index)
        name = stage_name(ladder, index)
        run = float(one.run_s)
        return Attempt(day, self.number + 1, run, reasons, stage=one, place=place, name=name, surfaces=ladder.surfaces)

    def _fitting(self, protocol: Protocol, at: int, day: int, bound: float) -> int | None:
        """The stage for a day: its own where any day of the week to come holds it, else the highest that fits."""
        while at > LOWEST and stage(protocol, at).run_s > bound:
            at -= 1
        most = max(self.days.seconds(one) for one in range(day, day + WEEK))
        if self.days.seconds(day) < stage(protocol, at).total_s <= most:
            return None
        below = range(at, LOWEST - 1, -1)
        return next((index for index in below if stage(protocol, index).total_s <= self.days.seconds(day)), None)
