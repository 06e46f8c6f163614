"""Why not on another day: each day of a session's week, with the rule that refuses it there or makes it dearer.

A session is moved to the day, and what runs there comes back in its place; all else stays. Then the
rules of the layout are asked again, one by one, and the first that says no is the answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from surefoot.coach import whynot_beside
from surefoot.coach.assemble import RUNNING, Draft
from surefoot.coach.beside import KINDS
from surefoot.coach.layout import Costs, Place, Search
from surefoot.coach.plan import Prepared, prepare
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.coach.rules.layout.after_long import after_long
from surefoot.coach.rules.layout.back_to_back import back_to_back
from surefoot.coach.rules.layout.hard_gap import hard_gap
from surefoot.coach.rules.layout.hard_near_long import hard_near_long
from surefoot.coach.rules.layout.long_day import left_out
from surefoot.coach.rules.layout.minutes import day_minutes
from surefoot.coach.rules.layout.one_run import one_run
from surefoot.coach.rules.layout.race_day import race_day
from surefoot.coach.rules.layout.running_days import running_days
from surefoot.coach.rules.layout.stability import change_cost
from surefoot.coach.rules.layout.stated_order import stated_order
from surefoot.coach.rules.season.before_race import easy_before
from surefoot.coach.rules.season.recovery import recovery_days
from surefoot.coach.rules.season.recovery_kept import recovery_kept
from surefoot.coach.rules.season.recovery_off import recovery_off
from surefoot.coach.season import Race
from surefoot.coach.setting import Setting
from surefoot.coach.whynot_beside import Answer
from surefoot.coach.writer import Written
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Because, Book, Reason, Rule, explain

_RACES = ("race", "time_trial")
_SOFT: dict[str, Rule[Any]] = {
    "back_to_back": back_to_back,
    "after_long": after_long,
    "hard_near_long": hard_near_long,
    "short_day": day_minutes,
    "change": change_cost,
}
_NOTHING = Costs(*[0] * len(Costs.__struct_fields__))


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a session does not stand on ``date``.

    Where ``dearer`` is None, the rule of ``because`` refuses the day. Otherwise the day is allowed, and the
    week would cost that many points more, most of them by this rule; 0: it would be as good.
    """

    date: dt.date
    because: Because
    dearer: int | None = None


def why_not(scenario: Scenario, session: str, book: Book) -> tuple[Refusal, ...]:
    """Why the session of an id stands on no other day of its week, day by day. A pure function.

    A run moves within its block of the season, what stands beside runs within its calendar week. A race
    answers with its own date; rest, and what is done while running waits, has nothing to answer.
    Raises :class:`LookupError` where the scenario's plan has no such session.
    """
    prepared = prepare(scenario, book)
    setting = prepared.setting
    draft = _find(prepared, session)
    return tuple(
        Refusal(date=dt.date.fromordinal(day), because=explain(reason, setting.book, scenario.units), dearer=dearer)
        for day, (reason, dearer) in _answers(prepared, draft)
    )


def _find(prepared: Prepared, session: str) -> Draft:
    for draft in prepared.drafted.drafts:
        if draft.name == session:
            return draft
    raise LookupError(f"the plan has no session {session!r}")


def _answers(prepared: Prepared, draft: Draft) -> Iterator[tuple[int, Answer]]:
    kind, drafted = draft.built.kind, prepared.drafted
    if kind in _RACES:
        yield draft.day, (race_day.because(date=dt.date.fromordinal(draft.day)), None)
    elif kind in RUNNING:
        written = next(w for w in drafted.written if w.first <= draft.day < w.plan.block.end)
        yield from Week(prepared.setting, drafted.season.races, written).answers(draft.day)
    elif kind in KINDS and drafted.written:
        yield from whynot_beside.answers(prepared, draft.day, kind)


class Week:
    """One block of the season with its runs on their days."""

    def __init__(self, setting: Setting, races: tuple[Race, ...], written: Written) -> None:
        self.setting, self.races, self.written, self.book = setting, races, written, setting.book
        self.first, self.problem = written.first, written.problem
        self.search = Search(self.problem)
        self.days = tuple(written.kinds.get(self.first + day, "rest") for day in range(len(self.problem.may)))

    def answers(self, day: int) -> Iterator[tuple[int, Answer]]:
        """An answer for each day of the block still to come but the session's own."""
        for other in range(self.first, self.first + len(self.days)):
            if other != day:
                yield other, self._answer(day, other)

    def _answer(self, day: int, other: int) -> Answer:
        kind, there = self.days[day - self.first], self.days[other - self.first]
        if there in (kind, "race") or other < self.setting.state.first_free:
            return one_run.because(), None
        if there == "long":
            return left_out.because(date=dt.date.fromordinal(other)), None
        refused = self._on_its_own(kind, other) or self._on_its_own(there, day)
        if refused:
            return refused, None
        days = list(self.days)
        days[day - self.first], days[other - self.first] = there, kind
        return self._beside_others(tuple(days)) or self._dearer(tuple(days))

    def _on_its_own(self, kind: str, day: int) -> Reason | None:
        """What refuses a run on a day whatever stands around it."""
        if kind in self.problem.may[day - self.first]:
            return None
        if (refused := self._closed(day)) is not None:
            return refused
        if kind == "hard" and (near := self._race_near(day)) is not None:
            return near
        if self._too_long(kind, day):
            return self._minutes(day)
        if kind == "long" and self.written.plan.long_day is not None:
            return left_out.because(date=dt.date.fromordinal(self.written.plan.long_day))
        return self._gap()

    def _closed(self, day: int) -> Reason | None:
        """What keeps a day free of any run: a hold, no time, rest owed to a race."""
        date = dt.date.fromordinal(day)
        for hold in self.setting.scenario.log.holds:
            if hold.from_ <= date and (hold.to is None or date <= hold.to):
                return may_permit.because(who=f"Your {hold.by}" if hold.by != "runner" else "You")
        if not self.setting.days.seconds(day):
            return self._minutes(day)
        rested = (r for r in self.races if r.recovery and 0 < day - r.day <= recovery_off(self.book, r.recovery))
        return recovery_off.because() if any(rested) else None

    def _race_near(self, day: int) -> Reason | None:
        """A race that is too near for a hard day."""
        if any(0 < race.day - day <= easy_before(self.book, race.priority) for race in self.races):
            return easy_before.because()
        for raced, distance, days in [*self._planned_recoveries(), *self._logged_recoveries()]:
            if 0 < day - raced <= days:
                return recovery_days.because(days=days, distance=distance)
        return None

    def _planned_recoveries(self) -> Iterator[tuple[int, int, int]]:
        """Day, metres and easy days of each race of the season."""
        return ((race.day, race.distance, max(1, race.recovery)) for race in self.races)

    def _logged_recoveries(self) -> Iterator[tuple[int, int, int]]:
        """Day, metres and easy days of each race of the log that recovery is kept after."""
        for run in self.setting.scenario.log.activities:
            if run.race and run.distance and recovery_kept(self.book, run.distance, ""):
                yield run.date.toordinal(), run.distance, recovery_days(self.book, run.distance)

    def _too_long(self, kind: str, day: int) -> bool:
        """Whether the run of this kind is longer than the day."""
        if kind == "easy":
            return True  # nothing else keeps an easy run from an open day
        sizes, pace = self.written.sizes, self.setting.paces.easy
        seconds = [built.duration_s for built in sizes.hard.values()]
        if kind == "long":
            seconds = [int(sizes.metres[d] * pace / 1000) for d, k in self.written.kinds.items() if k == "long"]
        return max(seconds, default=0) > self.setting.days.seconds(day)

    def _minutes(self, day: int) -> Reason:
        return day_minutes.because(date=dt.date.fromordinal(day), minutes=self.setting.days.seconds(day))

    def _gap(self) -> Reason:
        return hard_gap.because(gap=self.problem.hard_gap)

    def _beside_others(self, days: tuple[str, ...]) -> Answer | None:
        """The first rule of neighbouring days that a layout breaks."""
        for place, option in self.search.walk(days):
            refused = None if option == "race" else self.search.refusal(place, option)
            if refused == "streak":
                return running_days.because(), None
            if refused:
                return self._named_gap(place), None
        return None

    def _named_gap(self, place: Place) -> Reason:
        """A race beside the day is named before the gap that it asks for."""
        near = self._race_near(self.first + place[0])
        return near or self._gap()

    def _dearer(self, days: tuple[str, ...]) -> Answer:
        """How much more a layout costs, by the soft rule that adds most."""
        added = {name: self._points(days, name) - self._points(self.days, name) for name in _SOFT}
        more = sum(added.values())
        name = max(added, key=lambda one: added[one])
        return (self._soft(name, days), more) if more > 0 else (stated_order.because(), 0)

    def _points(self, days: tuple[str, ...], name: str) -> int:
        """Points of one soft rule in a layout."""
        alone = msgspec.structs.replace(_NOTHING, **{name: getattr(self.problem.costs, name)})
        search = Search(msgspec.structs.replace(self.problem, costs=alone))
        return sum(search.cost(place, option) for place, option in search.walk(days))

    def _soft(self, name: str, days: tuple[str, ...]) -> Reason:
        if name != "short_day":
            return _SOFT[name].because()
        moved = (i for i, kind in enumerate(days) if kind == "easy" and self.days[i] != "easy")
        return self._minutes(self.first + max(moved, key=lambda i: self.problem.short[i]))
