"""Whose word lets running begin after an injury, and whether it was given (engine, stage 2)."""

from __future__ import annotations

import msgspec

from surefoot.coach.comeback.cases import Case
from surefoot.coach.rules.comeback.severity import severity
from surefoot.coach.rules.comeback.walking import walking_first
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.diary.body import BodyTests, Clearance
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book

#: Severities that need nobody's word beside the start checks.
_OWN_CHECKS = ("niggle", "mild", "moderate")

_CHECKS = "Do the start checks, and enter them when they are passed"
_CHECKS_OR_WORD = "Pass the start checks, or ask a physical therapist, and enter it as a clearance"
_WORD = (
    "A physician or physical therapist clears it, the start checks are passed, "
    "and two weeks of walking stay free of pain"
)
_CHECKS_THEN = "Pass the start checks after two weeks of walking without pain, and enter them as a clearance"
_HIGH_RISK = "A physician clears it, and a physical therapist enters a plan of your own"


class Word(msgspec.Struct, frozen=True):
    """What running waits for: the first day on which it may begin (None: not yet), and what is missing.

    ``not_before`` is a day that has to come whoever says yes.
    """

    cleared: int | None
    missing: str = ""
    not_before: int = 0


class Clearing:
    """The clearances and start checks of one case."""

    def __init__(self, case: Case, scenario: Scenario, book: Book) -> None:
        self.case, self.book = case, book
        self.words = [
            (c.date.toordinal(), c)
            for c in scenario.log.clearances
            if c.injury == case.subject and c.date.toordinal() >= case.onset
        ]
        self.tests = [(c.date.toordinal(), c.tests) for c in scenario.log.check_ins if c.date.toordinal() >= case.onset]

    def word(self, day: int) -> Word:
        """Whether running may begin, as it was known on a day without a run since it stopped."""
        how_bad = severity(self.book, day - self.case.stopped, self.case.bone, self.case.surgery)
        alone = self.case.birth or (how_bad in _OWN_CHECKS and not self.case.high_risk)
        permitted = self.case.onset if alone else self._permitted(day)
        checked = self._checked(day, alone=alone)
        if permitted is not None and checked is not None:
            return Word(max(permitted, checked))
        if alone:
            return Word(None, _CHECKS if how_bad in ("niggle", "mild") else _CHECKS_OR_WORD)
        walked = self.case.stopped + walking_first(self.book)
        if permitted is not None:
            return Word(None, _CHECKS_THEN, walked)
        return Word(None, _HIGH_RISK if self.case.high_risk else _WORD, walked)

    def _permitted(self, day: int) -> int | None:
        """The first day of a professional's word; a bone of high risk asks for a physician's, and a ladder chosen."""
        words = [(on, c) for on, c in self.words if on <= day and may_permit(self.book, c.by) and c.checks != "failed"]
        if not self.case.high_risk:
            return min((on for on, _ in words), default=None)
        physician = min((on for on, c in words if c.by == "physician"), default=None)
        ladder = min((on for on, c in words if c.protocol), default=None)
        return None if physician is None or ladder is None else max(physician, ladder)

    def _checked(self, day: int, *, alone: bool) -> int | None:
        """The first day since the last failure on which the start checks were passed; None: not yet.

        Where running waits for nobody (``alone``) a professional's word is as good; elsewhere check-ins have to show
        the walking too, that a clearance with passed checks stands for.
        """
        failed = {on for on, c in self.words if c.checks == "failed"} | {on for on, t in self.tests if fails(t)}
        last = max((on for on in failed if on <= day), default=0)
        walked = min((on for on, t in self.tests if last < on <= day and t.walk_30 == "normal"), default=day)
        ready = 0 if alone else walked + walking_first(self.book)
        passed = {on for on, c in self.words if self._passes(c) or (alone and self._word_will_do(c))}
        passed |= {on for on, tests in self.tests if passes(tests) and on >= ready}
        return min((on for on in passed if last < on <= day), default=None)

    def _passes(self, clearance: Clearance) -> bool:
        """Whether a clearance has the checks passed; a coach may restrict, and does not permit."""
        return clearance.checks == "passed" and (clearance.by == "self_check" or may_permit(self.book, clearance.by))

    def _word_will_do(self, clearance: Clearance) -> bool:
        return clearance.checks == "not_done" and may_permit(self.book, clearance.by)


def passes(tests: BodyTests) -> bool:
    """Whether a check-in holds all start checks that it can, passed."""
    return tests.hops == "even" and tests.walk_30 == "normal" and not tests.bony_tenderness


def fails(tests: BodyTests) -> bool:
    """Whether a check-in holds a start check that was not passed."""
    return tests.hops in ("uneven", "painful") or tests.walk_30 in ("limp", "pain") or bool(tests.bony_tenderness)
