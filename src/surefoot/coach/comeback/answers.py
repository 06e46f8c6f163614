"""What was felt in each outing of a way back, and what was not answered (engine, stage 3)."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from surefoot.coach.comeback.cases import PELVIS, Case
from surefoot.coach.episodes import BIRTH, injury_of
from surefoot.coach.rules.comeback.confidence import low_confidence
from surefoot.diary.body import Pain
from surefoot.diary.scenario import Scenario
from surefoot.diary.site import parse_site
from surefoot.rulebook import Book

#: Days after an outing on which soreness that is there has stayed.
STILL_THERE = 2


class Report(NamedTuple):
    """Soreness at the place of a case, 1 of 10 or more, on a day (an ordinal)."""

    day: int
    score: int
    moment: str


class Felt(NamedTuple):
    """What was felt of one outing: reports by when they came, and whether each question was answered.

    ``on`` is the day itself, ``next`` the day after, ``later`` the days from the second on. ``told`` says that the
    day was answered, ``told_next`` that the day after was, or could not be yet. ``unsettled`` is the last day with
    soreness, 0 where there is none. ``shaky`` says that the last two answers on confidence were low.
    """

    on: tuple[Report, ...] = ()
    next: tuple[Report, ...] = ()
    later: tuple[Report, ...] = ()
    told: bool = True
    told_next: bool = True
    unsettled: int = 0
    shaky: bool = False

    @property
    def reports(self) -> tuple[Report, ...]:
        """All of them."""
        return (*self.on, *self.next, *self.later)


class Answers:
    """The check-ins of a log as one case sees them."""

    def __init__(self, case: Case, scenario: Scenario, book: Book, reports: list[Report] | None = None) -> None:
        """Take ``reports`` of the case where they are known already."""
        self.today = scenario.today.toordinal()
        self.reports = _reports(case, scenario) if reports is None else reports
        told = [c for c in scenario.log.check_ins if c.pain_told]
        scores = ((c.date.toordinal(), c.confidence) for c in scenario.log.check_ins)
        self.confidence = [(day, score) for day, score in scores if score is not None]
        self.low, self.times = low_confidence(book)
        hidden = {c.date.toordinal() for c in scenario.log.check_ins if c.painkiller}
        self.told = {c.date.toordinal() for c in told} - hidden

    def felt(self, day: int, following: int | None) -> Felt:
        """What was felt of the outing of a day; ``following`` is the day of the next one, if it was run."""
        end = following if following is not None else self.today + 1
        mine = [r for r in self.reports if day <= r.day <= end and self._speaks_of(r, day, following)]
        on = tuple(r for r in mine if r.day == day)
        after = tuple(r for r in mine if day < r.day < day + STILL_THERE)
        later = tuple(r for r in mine if r.day >= day + STILL_THERE)
        pending = following is None and self.today < day + STILL_THERE
        return Felt(
            on=on,
            next=after,
            later=later,
            told=bool(on) or day in self.told,
            told_next=pending or bool(after) or any(day < told < max(end, day + STILL_THERE) for told in self.told),
            unsettled=max((r.day for r in (*after, *later)), default=0),
            shaky=self._shaky(end),
        )

    def _shaky(self, end: int) -> bool:
        """Whether the last answers on confidence before a day were low."""
        last = [score for day, score in self.confidence if day < end][-self.times :]
        return len(last) == self.times and max(last) <= self.low

    @staticmethod
    def _speaks_of(report: Report, day: int, following: int | None) -> bool:
        """Whether a report is about the outing of a day: "the day after" of the next outing's day is about the last."""
        if report.day == day:
            return report.moment != "next_day"
        if report.day == following:
            return report.moment == "next_day"
        return True


def _reports(case: Case, scenario: Scenario) -> list[Report]:
    return sorted(
        Report(check_in.date.toordinal(), pain.score, pain.moment)
        for check_in in scenario.log.check_ins
        for pain in check_in.pain
        if pain.score >= 1 and pain.moment != "none" and case.subject in subjects(pain, check_in.date, scenario)
    )


def subjects(pain: Pain, date: dt.date, scenario: Scenario) -> tuple[str, ...]:
    """The cases that a pain of ``date`` speaks to: its injury, else what a birth strains, else none."""
    found = injury_of(pain, date, scenario)
    if found is not None:
        return (found.id,)
    return (BIRTH,) if parse_site(pain.site).part in PELVIS else ()
