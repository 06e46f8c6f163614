"""The sessions beside the runs of each day: new ones, and those of an accepted plan as they stand, or follow anew.

An accepted session keeps its day and its id. What it holds follows from what was done since: where that asks for
something else, the session is written anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from surefoot.coach.companions import Subset
from surefoot.coach.craft.crafter import Crafter, Run
from surefoot.coach.craft.unlock import unlock_reason
from surefoot.coach.drilling import Drilling
from surefoot.coach.kept import built_of, days_of
from surefoot.coach.prescription import Built, companion
from surefoot.coach.rules.layout.drill_line import drill_line
from surefoot.coach.rules.layout.drills import drill_sessions
from surefoot.coach.setting import Setting
from surefoot.coach.state import monday
from surefoot.coach.strengthening import rehab_for
from surefoot.coach.writer import Written
from surefoot.diary.plan import Session
from surefoot.rulebook import Reason

__all__ = ["Beside", "Piece", "Pieces", "Run"]

_BEFORE = ("drills",)


class Piece(NamedTuple):
    """A session beside running; of an accepted plan as it was ``kept``, or ``known`` there by its id."""

    built: Built
    reasons: tuple[Reason, ...] = ()
    kept: Session | None = None
    known: str = ""


Beside = dict[int, tuple[list[Piece], list[Piece]]]


class Pieces:
    """Writes the sessions of a plan; ask for the days in their order."""

    def __init__(
        self, setting: Setting, blocks: Mapping[int, Written], held: Mapping[int, tuple[Session, ...]]
    ) -> None:
        self.setting, self.blocks, self.held = setting, blocks, held
        self.crafter = Crafter(setting)
        self.drilling = Drilling(setting.done, setting.state.today, setting.book)
        self.week, self.turn = monday(setting.state.today), self._turns_taken()

    def day(self, day: int, subset: Subset, seconds: Subset) -> tuple[list[Piece], list[Piece]]:
        """What stands before and after the run of a day that holds these kinds, each of so many seconds at most."""
        if day in self.held:
            return self._held(day, subset)
        strength, plyometrics, drills = subset
        before = [self._drills(day, seconds[2])] if drills else []
        after = [Piece(*self._plyometrics(day, seconds[1]))] if plyometrics else []
        after += [Piece(*self._strength(day, seconds[0]))] if strength else []
        return before, after

    def _held(self, day: int, subset: Subset) -> tuple[list[Piece], list[Piece]]:
        if subset[2]:
            self.drilling.routine(day)  # the line goes on from what was accepted
        sessions = [s for s in self.held[day] if s.kind != "plyometrics" or subset[1]]
        if subset[2]:
            self.drilling.routine(day)  # its week counts towards the line of those behind it
        before = [Piece(built_of(s), (), s) for s in sessions if s.kind in _BEFORE]
        return before, [self._as_it_stands(day, s) for s in sessions if s.kind not in _BEFORE]

    def _as_it_stands(self, day: int, session: Session) -> Piece:
        """A session of the accepted plan, or what it has become."""
        if session.kind not in ("strength", "plyometrics"):
            return Piece(built_of(session), (), session)
        if session.kind == "strength":
            built, reasons = self._strength(day, session.duration_s, stood=True)
        else:
            built, reasons = self._plyometrics(day, session.duration_s)
        same = (built.title, built.duration_s, built.steps) == (session.title, session.duration_s, session.steps)
        return Piece(built_of(session), (), session) if same else Piece(built, reasons, None, session.id)

    def _drills(self, day: int, seconds: int) -> Piece:
        return Piece(companion(self.setting.context, "drills", seconds, self.drilling.routine(day)), _DRILLS)

    def _plyometrics(self, day: int, seconds: int) -> Run:
        built, why = self.crafter.plyometrics(day, self.blocks[day].plan.block, seconds)
        return built, (*why, unlock_reason(self.setting.book, self.setting.state.strength_done))

    def _strength(self, day: int, seconds: int, *, stood: bool = False) -> Run:
        """Strength, or as long as an injury is worked on the exercises for its place (RETURN-3)."""
        if day < self.setting.under.until:
            built = rehab_for(self.setting)
            if built.duration_s <= seconds:
                return built, ()
        return self.crafter.strength(day, self.blocks[day].plan.block, seconds, self._turn(day), stood=stood)

    def _turn(self, day: int) -> int:
        """Which session of strength of its week this is."""
        if monday(day) != self.week:
            self.week, self.turn = monday(day), 0
        self.turn += 1
        return self.turn - 1

    def _turns_taken(self) -> int:
        """Sessions of strength that the week has behind it: done, or planned and let go."""
        today, accepted = self.setting.state.today, self.setting.scenario.accepted_plan
        days = days_of(accepted) if accepted else {}
        planned = {day for day, sessions in days.items() if any(s.kind == "strength" for s in sessions)}
        done = self.setting.done.strength
        return sum(day in planned or day in done for day in range(monday(today), today)) + (today in done)


_DRILLS = (drill_sessions.because(), drill_line.because())
