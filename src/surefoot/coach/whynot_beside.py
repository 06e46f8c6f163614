"""Why strength, plyometrics and drills stand on no other day of their week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from surefoot.coach.beside import KINDS, Week, weeks_beside
from surefoot.coach.companions import SUBSETS, CompanionSearch, Subset
from surefoot.coach.craft.pieces import Run
from surefoot.coach.plan import Prepared
from surefoot.coach.rules.layout.companions import companion_costs
from surefoot.coach.rules.layout.drills import drill_sessions
from surefoot.coach.rules.layout.minutes import day_minutes
from surefoot.coach.rules.layout.plyometrics import plyometric_sessions
from surefoot.coach.rules.layout.stated_order import stated_order
from surefoot.coach.rules.layout.strength_gap import strength_gap
from surefoot.coach.rules.plyometrics.pain import jumping_stops
from surefoot.coach.setting import Setting
from surefoot.rulebook import Reason

#: A rule as an answer, and by how many points it makes the day dearer; None: it refuses the day.
Answer = tuple[Reason, int | None]


def answers(prepared: Prepared, day: int, kind: str) -> Iterator[tuple[int, Answer]]:
    """An answer for each other day of the calendar week of ``day``, for one of :data:`KINDS`."""
    drafted, setting = prepared.drafted, prepared.setting
    runs: dict[int, Run] = {d.day: (d.built, d.reasons) for d in drafted.drafts if d.built.kind not in (*KINDS, "rest")}
    weeks = weeks_beside(setting, drafted.written, runs, drafted.season.end)
    return Answers(setting, next(week for week in weeks if day in week.span)).of(day, kind)


class Answers:
    """A calendar week with what stands beside its runs."""

    def __init__(self, setting: Setting, week: Week) -> None:
        self.setting, self.week, self.first = setting, week, week.span.start
        self.search = CompanionSearch(week.problem)

    def of(self, day: int, kind: str) -> Iterator[tuple[int, Answer]]:
        """An answer for each day of the week but the session's own."""
        return ((other, self._answer(day, other, KINDS.index(kind))) for other in self.week.span if other != day)

    def _answer(self, day: int, other: int, which: int) -> Answer:
        """The answer for one companion, moved from its day to another."""
        chosen, here, there = list(self.week.chosen), day - self.first, other - self.first
        if chosen[there][which]:
            return _spacing(which), None
        chosen[here], chosen[there] = _changed(chosen[here], which, 0), _changed(chosen[there], which, 1)
        if chosen[there] not in SUBSETS:
            return companion_costs.because(), None
        for place, subset in self.search.walk(tuple(chosen)):
            if (why := self.search.refusal(place, subset)) is not None:
                return self._named(self.first + place[0], subset, why), None
        more = self._cost(chosen) - self._cost(self.week.chosen)
        rule = drill_sessions if which == KINDS.index("drills") else companion_costs
        return (rule.because(), more) if more else (stated_order.because(), 0)

    def _cost(self, chosen: Sequence[Subset]) -> int:
        return sum(self.search.cost(day, subset) for day, subset in enumerate(chosen))

    def _named(self, day: int, subset: Subset, why: str) -> Reason:
        """The rule behind a refusal of what a day holds; where the run leaves too few minutes, running comes first."""
        seconds = sum(one * needed for one, needed in zip(subset, self.week.problem.seconds, strict=True))
        available = self.setting.days.seconds(day)
        if why == "minutes" and seconds > available:
            return day_minutes.because(date=dt.date.fromordinal(day), minutes=available)
        if why == "sore":
            return jumping_stops.because()
        if why in ("minutes", "closed"):
            return companion_costs.because()
        return strength_gap.because() if why == "hard" else _spacing(0 if subset[0] else 1)


def _changed(subset: Subset, which: int, held: int) -> Subset:
    """The day with or without one of its sessions."""
    strength, plyometrics, drills = (held if index == which else one for index, one in enumerate(subset))
    return strength, plyometrics, drills


def _spacing(which: int) -> Reason:
    """The rule that spaces strength, plyometrics or drills."""
    if which == 0:
        return strength_gap.because()
    return plyometric_sessions.because(phase="usual") if which == 1 else drill_sessions.because()
