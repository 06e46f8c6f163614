"""Whose word lets running begin after an injury, and whether it was given (engine, stage 2)."""

from __future__ import annotations

import msgspec

from surefoot.coach.comeback.cases import Case
from surefoot.coach.rules.comeback.severity import severity
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.diary.body import BodyTests, Clearance
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book

#: Severities whose start checks the runner may enter alone.
_BY_ONESELF = ("niggle", "mild")


class Word(msgspec.Struct, frozen=True):
    """What running waits for: the first day on which it may begin (None: not yet), and what is missing."""

    cleared: int | None
    missing: str = ""


class Clearing:
    """The clearances and start checks of one case."""

    def __init__(self, case: Case, scenario: Scenario, book: Book) -> None:
        self.case, self.book = case, book
        self.words = [
            c for c in scenario.log.clearances if c.injury == case.subject and c.date.toordinal() >= case.onset
        ]
        self.tests = [(c.date.toordinal(), c.tests) for c in scenario.log.check_ins if c.date.toordinal() >= case.onset]

    def word(self, days: int) -> Word:
        """Whether running may begin, after so many days without it."""
        how_bad = severity(self.book, days, self.case.bone, self.case.surgery)
        permit, missing = self._permission(how_bad)
        checks = self._checks(how_bad)
        if permit is None or checks is None:
            alone = permit is not None and missing != _CHECKS_OR_WORD
            return Word(None, _CHECKS if alone else missing)
        return Word(max(permit, checks))

    def _permission(self, how_bad: str) -> tuple[int | None, str]:
        """The day of the word that this severity asks for; and whose word it is."""
        if self.case.high_risk:
            physician, plan = self._first("physician"), self._plan()
            return (max(physician, plan) if physician and plan else None), _HIGH_RISK
        if how_bad in _BY_ONESELF:
            return self.case.onset, _CHECKS
        if how_bad == "moderate" or self.case.birth:
            return self.case.onset, _CHECKS_OR_WORD
        found = [c.date.toordinal() for c in self.words if may_permit(self.book, c.by) and c.checks != "failed"]
        return min(found, default=None), _BONE if self.case.bone else _SEVERE

    def _first(self, by: str) -> int | None:
        return min((c.date.toordinal() for c in self.words if c.by == by and c.checks != "failed"), default=None)

    def _plan(self) -> int | None:
        """The day on which somebody who may permit chose a protocol."""
        chosen = (c.date.toordinal() for c in self.words if c.protocol and may_permit(self.book, c.by))
        return min(chosen, default=None)

    def _checks(self, how_bad: str) -> int | None:
        """The first day on which the start checks were passed; None: not yet."""
        word_is_enough = how_bad == "moderate" or self.case.birth
        passed = {c.date.toordinal() for c in self.words if _passes(c, self.book, word_is_enough=word_is_enough)}
        passed |= {day for day, tests in self.tests if passes(tests)}
        failed = {c.date.toordinal() for c in self.words if c.checks == "failed"}
        failed |= {day for day, tests in self.tests if fails(tests)}
        return min(passed - failed, default=None)


def _passes(clearance: Clearance, book: Book, *, word_is_enough: bool) -> bool:
    """Whether a clearance says that the checks are passed; ``word_is_enough``: a therapist's word alone will do.

    The checks are the runner's own to enter, or a professional's; a coach may restrict and does not permit.
    """
    permits = may_permit(book, clearance.by)
    if clearance.checks == "passed":
        return permits or clearance.by == "self_check"
    return word_is_enough and clearance.checks == "not_done" and permits


def passes(tests: BodyTests) -> bool:
    """Whether a check-in holds all start checks that it can, passed."""
    return tests.hops == "even" and tests.walk_30 == "normal" and not tests.bony_tenderness


def fails(tests: BodyTests) -> bool:
    """Whether a check-in holds a start check that was not passed."""
    return tests.hops in ("uneven", "painful") or tests.walk_30 in ("limp", "pain") or bool(tests.bony_tenderness)


_CHECKS = "Do the start checks, and enter them when they are passed"
_CHECKS_OR_WORD = "Pass the start checks, or ask a physical therapist, and enter it as a clearance"
_BONE = (
    "A physician or physical therapist clears it, the start checks are passed, "
    "and two weeks of walking stay free of pain"
)
_SEVERE = _BONE
_HIGH_RISK = "A physician clears it, and a physical therapist enters a plan of your own"
