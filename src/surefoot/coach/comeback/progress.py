"""Where on its way a case stands: stage of the ladder, then length and number of outings (engine, stage 3).

Outings are taken one by one, as they were felt. What comes next follows from the last alone: the day from which it
may be, and how long it is at most.
"""

from __future__ import annotations

import copy

from surefoot.coach.comeback.advice import Seen, advice
from surefoot.coach.comeback.answers import Felt
from surefoot.coach.comeback.cases import Case
from surefoot.coach.comeback.limits import Limits
from surefoot.coach.comeback.outcome import LONGER, SAME, SHORTER, Outcome, Run, outcome
from surefoot.coach.comeback.outing import FREE, MINUTE, Done, Start
from surefoot.coach.comeback.rungs import metres_in_one_go, reached_stage
from surefoot.coach.comeback.spread import fits, spread
from surefoot.coach.ledger import WEEK
from surefoot.coach.protocols import LOWEST, Protocol, Stage, stage
from surefoot.coach.rules.comeback.early import early_runs
from surefoot.coach.rules.comeback.shorter import shorter_outing
from surefoot.coach.rules.comeback.start import first_outing
from surefoot.coach.rules.load.near import near_enough
from surefoot.diary.site import spoken
from surefoot.rulebook import Book, Reason
from surefoot.units import MILE


class Progress:
    """The way of one case, outing by outing."""

    def __init__(self, case: Case, start: Start, book: Book) -> None:
        self.case, self.start, self.book, self.protocol = case, start, book, start.protocol
        self.early_days, self.most_outings, self.half_hour_s = early_runs(book)
        self.limits = Limits(start, book)
        _, self.least = first_outing(book)
        self.stage: int | None = 0 if start.protocol else None
        self.good, self.number = 0, 0
        self.ups: list[int] = []
        self.backs: dict[int | None, int] = {}  # steps back by stage, None in one go
        self.back_at: int | None = None  # the stage of the last of them
        self.length, self.bound = start.length, FREE
        self.outings = max(self.most_outings, start.habit if start.niggle else 0)
        self.first: int | None = None  # day of the first outing
        self.continuous: int | None = None  # day of the first continuous run
        self.stepped = self.added = start.day
        self.due = start.day
        self.last: Outcome | None = None
        self.runs: list[tuple[int, float]] = []
        self.climbed = start.day - 1  # the last day with a stage of the ladder
        self.first_mile: int | None = None  # day of the first outing with a mile in one go
        self.far = 0.0  # metres of the longest outing without pain
        self.scores: list[int] = []
        self.troubled = start.day - 1  # the last day with soreness above the limit, in the morning, or not answered
        self.hurt = start.day - 1  # the last day after which the next outing was not longer
        self.stepped_down: int | None = None  # day on which walking alone was too much
        self.shaky = False  # whether the last answers told of little confidence
        self.word: Reason | None = None  # a therapist's, since the last outing
        self.half_hour: int | None = None  # day of the first run of so long that every other day ends soon after it
        self.asks: list[tuple[int, Reason]] = []

    def copy(self) -> Progress:
        """An independent one at the same place."""
        twin = copy.copy(self)
        twin.ups, twin.backs, twin.runs = self.ups.copy(), self.backs.copy(), self.runs.copy()
        twin.scores, twin.asks = self.scores.copy(), self.asks.copy()
        return twin

    @property
    def easy_since(self) -> int | None:
        """The day with which the easy weeks begin, None while it is to come."""
        return self.first if self.start.short else self.continuous

    # ------------------------------------------------------------------ what is next

    def early(self, day: int) -> bool:
        """Whether running is still every other day."""
        if self.start.niggle and self.stage is None:
            return False
        return self.half_hour is None or day < self.half_hour + self.early_days

    def may(self, day: int) -> bool:
        """Whether the next outing may be on a day: rested, and not too many in a row."""
        if day < self.due:
            return False
        days = [run for run, _ in self.runs[-WEEK:]]
        if not self.early(day):
            return fits(days, day, spread(self.start.weekdays, self.outings))
        ladder = self.protocol if self.stage is not None else None
        rest, most = (ladder.rest_days, ladder.most_outings) if ladder else (1, self.most_outings)
        last = days[-1] if days else self.start.ran
        spaced = last is None or day - last > rest
        return spaced and sum(day - run < WEEK for run in days) < most

    def next_stage(self) -> Stage | None:
        """The stage of the next outing; None once running is continuous."""
        return stage(self.protocol, self.stage) if self.protocol and self.stage is not None else None

    def next_seconds(self, day: int) -> float:
        """Seconds of running of the next continuous outing, if it is on a day; whole minutes."""
        most = min(self.length, self.bound, self.limits.single(self.runs, day))
        room = self.limits.room(self.runs, day, self.climbed)
        often = self.limits.often(self.runs, day)
        patient = often > 1 and (often >= self.outings or self.early(day) or self._growing_into(day))
        if patient and room < shorter_outing(self.book, most):
            return 0.0  # a few days later there is room for a whole one
        return min(most, room, self.limits.usual(self.runs, day)) // MINUTE * MINUTE

    def set_stage(self, stage: int | None, day: int, word: Reason) -> None:
        """Go on from a stage that a therapist set, on a day at the earliest."""
        self.stage, self.good, self.bound, self.due = stage, 0, FREE, day
        self.continuous = self.half_hour = None
        self.word = word
        self.backs.clear()

    # ------------------------------------------------------------------ what was run

    def take(self, done: Done, felt: Felt) -> Outcome:
        """Take an outing, in the order of days, with what was felt of it."""
        run = Run(done.day, self.early(done.day), max(self.far, done.metres))
        stable = bool(self.protocol and self.protocol.stable_pain_is_same)
        found = outcome(run, felt, self.case, self.book, stable_is_same=stable)
        self.number += 1
        self.shaky = felt.shaky
        self.first = done.day if self.first is None else self.first
        if self.first_mile is None and metres_in_one_go(self.next_stage(), done) >= MILE:
            self.first_mile = done.day
        if self.stage is not None and self.protocol:
            self.climbed = done.day
            self._climb(self.protocol, self.stage, done, found)
        else:
            self._run_on(done, found)
        if not felt.reports and found.answered:
            self.far = max(self.far, done.metres)
        if not (found.within and found.answered) or felt.next or felt.later:
            self.troubled = max(done.day, felt.unsettled)
        if found.direction != LONGER:
            self.hurt = done.day
        self.due, self.last = max(done.day + 1 + found.rest, felt.unsettled + 1), found
        self.runs.append((done.day, done.run_s))
        if self.early(done.day):
            self.outings = max(1, self.limits.often(self.runs, done.day))
        self.word = None
        if self.half_hour is None and self.continuous is not None and self._long_enough(done):
            self.half_hour = done.day
        self._advise(done, found, felt)
        return found

    def _long_enough(self, done: Done) -> bool:
        """Whether an outing in one go ends the first time of every other day: half an hour, or the ladder's last."""
        return near_enough(self.book, done.run_s, self.half_hour_s) or self.protocol is not None

    def _climb(self, protocol: Protocol, at: int, done: Done, found: Outcome) -> None:
        """On the ladder: up when the stage was done often enough, down when it is shorter."""
        reached = reached_stage(protocol, at, done, self.book)
        if reached > at >= 0 and not done.stood:
            at, self.good = min(reached, len(protocol.stages) - 1), 0
        if found.direction == SHORTER:
            self._step_back(min(at, reached), done.day)
            return
        self.stage = at
        if reached < at:  # easier than planned is always fine, and leaves the plan where it is
            return
        self.good += found.answered and found.within
        here, last = stage(protocol, at), at == len(protocol.stages) - 1
        if self.continuous is None and (last or (here.continuous and here.run_s >= self.start.whole_s)):
            self.continuous = done.day
        beyond = last and not done.stood and done.run_s > here.run_s
        if self.shaky or not (beyond or (found.direction == LONGER and self.good >= protocol.sessions_to_go_up)):
            return
        if last:
            self._go_on(here, done, found)
        else:
            self._up(protocol, at, done.day + 1 + found.rest)

    def _up(self, protocol: Protocol, at: int, day: int) -> None:
        """One stage up on a day, unless it would be too many in a week."""
        if sum(day - up < WEEK for up in self.ups) < protocol.most_stages:
            self.stage, self.good = at + 1, 0
            self.ups.append(day)

    def _step_back(self, at: int, day: int) -> None:
        self._count_back(at)
        self.stage, self.good = max(at - 1, LOWEST), 0
        self.continuous = self.half_hour = None
        self.stepped_down = day if at == LOWEST else self.stepped_down

    def _count_back(self, at: int | None) -> None:
        self.back_at = at
        self.backs[at] = self.backs.get(at, 0) + 1

    def _go_on(self, last: Stage, done: Done, found: Outcome) -> None:
        """From the ladder, whose last stage was run, to running in one go."""
        self.stage = None
        self.stepped = self.added = done.day
        self.length = max(0.0 if done.stood else done.run_s, float(last.run_s))
        self._bind(done.run_s, found)

    def _run_on(self, done: Done, found: Outcome) -> None:
        """In one go: shorter, the same, or, once a week, a little longer."""
        if self.continuous is None and done.run_s >= self.start.whole_s:
            self.continuous = done.day
        run = min(done.run_s, self.length) if done.stood else done.run_s
        if self.runs or done.stood or self.start.niggle:
            self.length = max(run, self.length)
        else:  # nothing was planned yet: it begins with what it was
            self.length = max(run, self.least)
        if not self.runs:
            self.stepped = self.added = done.day
        if found.direction == SHORTER:
            self._count_back(None)
            self.length = max(self.least, shorter_outing(self.book, run))
        elif found.direction == LONGER:
            self.backs.pop(None, None)
        self._bind(run, found)
        if found.direction != LONGER or self.shaky:
            self.stepped = done.day
        elif done.day + 1 - self.stepped >= WEEK:
            self._step(done.day, run)

    def _bind(self, run: float, found: Outcome) -> None:
        """What the next outing must not go beyond."""
        shorter = max(self.least, shorter_outing(self.book, run))
        self.bound = {SHORTER: min(shorter, run), SAME: run, LONGER: FREE}[found.direction]

    def _step(self, day: int, run: float) -> None:
        """The step of a week: one more outing, or longer ones."""
        self.stepped = day + 1
        runs = [*self.runs, (day, run)]
        base = min(self.length, max(seconds for one, seconds in runs if day - 2 * WEEK < one))
        outings, week = self.limits.often(runs, day), self.limits.fullest(runs, day)
        left = self.limits.room(self.runs, day, self.climbed) - run
        short = base <= self.length - MINUTE and left >= self.least  # no day had time for what the week has room for
        if self._once_more(outings, day, short=short):
            self.outings, self.added = self.outings + 1, day
            self.length = min(base, self.limits.step(min(week, outings * base)) / self.outings)
        else:
            fitting = self._growing_into(day)
            count = max(outings, self.outings if fitting else 1)
            fair = self.limits.step(week, count) / count
            if not fitting:  # where days are short, the long ones may have what the week has left over
                fair = max(fair, base + left)
            self.length = max(self.length, min(self.limits.step(base), fair))

    def _growing_into(self, day: int) -> bool:
        """Whether one more outing was lately given, and is the step until it is run: if it never fits, none is."""
        return not self.early(day) and day - self.added < 2 * self.limits.frequency_days

    def _once_more(self, outings: int, day: int, *, short: bool) -> bool:
        """Whether the step of a week is one more outing: as many as now were run, and fewer than before it all.

        Who ran less often than that on longer days than there are now may run as often as at first.
        """
        most = max(self.start.habit, min(self.most_outings, len(self.start.weekdays)) if short else 0)
        rested = not self.early(day) and day - self.added >= self.limits.frequency_days
        return rested and outings >= self.outings < most

    def _advise(self, done: Done, found: Outcome, felt: Felt) -> None:
        """Whether a therapist should look."""
        self.scores.append(found.score)
        seen = Seen(
            backs=self.backs[self.back_at] if found.direction == SHORTER else 0,
            scores=self.scores,
            too_much=self.stepped_down == done.day,
            shaky=felt.shaky,
            open_days=felt.unsettled - done.day,
        )
        self.asks += [(done.day, reason) for reason in advice(seen, spoken(self.case.site), self.book)]
