"""What may have led to an injury: the last weeks against those before, and what the new plan keeps under (RETURN-2).

Days are ordinals, distances metres. The day of the onset counts to the time before: it is often the run
of that day in which it began.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import msgspec

from surefoot.coach.ledger import WEEK, Ledger
from surefoot.coach.rules.cause.intensity import too_close, too_many_hard
from surefoot.coach.rules.cause.long_run import a_long_run
from surefoot.coach.rules.cause.nothing import nothing_seen
from surefoot.coach.rules.cause.volume import kept_under, too_much_volume
from surefoot.coach.rules.cause.windows import enough_known, windows
from surefoot.rulebook import Book, Reason


class Spike(msgspec.Struct, frozen=True):
    """A run over the limit of its day."""

    day: int
    distance: int
    limit: float


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """What was run in a span of time: ``weeks`` of it are known."""

    weeks: float
    week: float  # mean metres a week
    longest: int
    runs: int  # days with a run
    hard: int  # days with a hard run
    hard_in_a_row: int

    @property
    def hard_share(self) -> float | None:
        """Share of the days with a run that were hard; None where no run is known."""
        return self.hard / self.runs if self.runs else None


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Load up to the onset and before, runs over their limit, a verdict, and what the new plan keeps under.

    ``verdict`` is too_much_volume, too_much_intensity, both, a_long_run, nothing_seen or too_little_known.
    ``week_cap`` and ``longest_cap`` are metres, ``hard_cap`` hard sessions a week; None where nothing was too much.
    """

    onset: int
    recent: Load
    before: Load
    spikes: tuple[Spike, ...]
    verdict: str
    week_cap: float | None = None
    longest_cap: float | None = None
    hard_cap: int | None = None
    close: bool = False  # hard days stood in a row

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What the log shows and what the new plan does about it: two sentences for the runner."""
        onset = dt.date.fromordinal(self.onset)
        if self.verdict == "too_little_known":
            return (enough_known.because(onset=onset, known=math.floor(self.before.weeks)),)
        facts = windows.because(
            onset=onset,
            recent=self.recent.week,
            before=self.before.week,
            longest=self.recent.longest,
            longest_before=self.before.longest,
        )
        return facts, self._told()

    @property
    def longest_reason(self) -> Reason | None:
        """Why single runs stay under ``longest_cap``: the run furthest over its limit."""
        if self.longest_cap is None:
            return None
        spike = max(self.spikes, key=lambda one: (one.distance - one.limit, one.day))
        date = dt.date.fromordinal(spike.day)
        return a_long_run.because(distance=spike.distance, date=date, limit=spike.limit, cap=self.longest_cap)

    def _told(self) -> Reason:
        if self.verdict == "both":
            return kept_under.because(cap=self.week_cap, hard_cap=self.hard_cap)
        if self.verdict == "too_much_volume":
            return too_much_volume.because(more=self.recent.week - self.before.week, cap=self.week_cap)
        if self.verdict == "too_much_intensity":
            if self.close:
                return too_close.because(in_a_row=self.recent.hard_in_a_row, hard_cap=self.hard_cap)
            return too_many_hard.because(hard=self.recent.hard, runs=self.recent.runs, hard_cap=self.hard_cap)
        return self.longest_reason or nothing_seen.because()


def cause_of(ledger: Ledger, hard_days: Sequence[int], onset: int, book: Book) -> Cause:
    """What the log says of the cause of an injury that began on a day; ``hard_days`` are days with a hard run."""
    weeks, weeks_before, days = windows(book)
    end, start = onset + 1, onset + 1 - WEEK * weeks
    recent = _load(ledger, hard_days, start, end)
    before = _load(ledger, hard_days, start - WEEK * weeks_before, start)
    spikes = _spikes(ledger, end - days, end)
    if not enough_known(book, before.weeks):
        return Cause(onset=onset, recent=recent, before=before, spikes=spikes, verdict="too_little_known")
    volume, close = too_much_volume(book, recent.week, before.week), too_close(book, recent.hard_in_a_row)
    hard = close or too_many_hard(book, recent.hard, recent.hard_share or 0.0, before.hard_share)
    return Cause(
        onset=onset,
        recent=recent,
        before=before,
        spikes=spikes,
        verdict=_verdict(volume, hard, bool(spikes)),
        week_cap=kept_under(book, recent.week) if volume else None,
        longest_cap=min((kept_under(book, one.distance, one.limit) for one in spikes), default=None),
        hard_cap=max(1, math.ceil(recent.hard / weeks) - 1) if hard else None,
        close=close,
    )


def _verdict(volume: bool, hard: bool, spikes: bool) -> str:
    if volume and hard:
        return "both"
    if volume or hard:
        return "too_much_volume" if volume else "too_much_intensity"
    return "a_long_run" if spikes else "nothing_seen"


def _load(ledger: Ledger, hard_days: Sequence[int], start: int, end: int) -> Load:
    weeks = _known(ledger, start, end) / WEEK
    distances = ledger.distances[ledger.before(start) : ledger.before(end)]
    hard = sorted({day for day in hard_days if start <= day < end})
    return Load(
        weeks=weeks,
        week=ledger.volume(start, end) / weeks if weeks else 0.0,
        longest=max(distances, default=0),
        runs=ledger.runs(start, end),
        hard=len(hard),
        hard_in_a_row=_in_a_row(hard),
    )


def _known(ledger: Ledger, start: int, end: int) -> int:
    """Days of a span of which the log, or what the runner declared, knows."""
    if ledger.declared:
        return end - start
    return max(0, end - max(start, ledger.days[0])) if ledger.days else 0


def _in_a_row(days: Sequence[int]) -> int:
    """Most of these days, in order, that follow on one another."""
    longest = row = 0
    for index, day in enumerate(days):
        row = row + 1 if index and days[index - 1] == day - 1 else 1
        longest = max(longest, row)
    return longest


def _spikes(ledger: Ledger, start: int, end: int) -> tuple[Spike, ...]:
    """Runs over the limit of their day; where no run before is known there is none."""
    runs = range(ledger.before(start), ledger.before(end))
    found = (Spike(ledger.days[i], ledger.distances[i], ledger.limit(ledger.days[i])) for i in runs)
    return tuple(one for one in found if one.distance > one.limit and ledger.longest(one.day))
