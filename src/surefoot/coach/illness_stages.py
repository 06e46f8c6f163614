"""What one day of an illness allows, and the stages back after a moderate or severe COVID (engine, stage 9).

A runner stands somewhere on the way through the stages, and every day goes a day on. A symptom sets the
aim one stage back, and the place some days before it; a new report of the illness itself sets both back
to the beginning. Nothing ever sets them forward: so more reports never bring an earlier stage.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from surefoot.coach.rules.illness.stages import after_symptom, stages
from surefoot.rulebook import Book

STAGED = ("covid_moderate", "covid_severe")
MINUTE = 60


class Report(msgspec.Struct, frozen=True):
    """A report of illness, and the first day after the rest that it asks for; its own day where it asks for none."""

    day: int
    kind: str
    rested: int


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """What one day allows: seconds of easy running, 0 for none; and because of which report."""

    most: int
    why: str  # rest | neck | first | stage | symptom
    report: Report
    stage: int | None = None


def staged(reports: Sequence[Report], book: Book) -> Iterator[tuple[int, Care]]:
    """Days in the stages with what they allow. Reports are in order of day, the worst of a day last."""
    kind = next((r.kind for r in reversed(reports) if r.kind in STAGED), None)
    if kind is None:
        return
    way, day = _Way(kind, book), reports[0].day
    of_day = {report.day: report for report in reports}
    while day <= reports[-1].day or way.aim < way.usual:
        if day in of_day:
            way.told(of_day[day])
        if way.report and way.aim < way.usual:
            yield day, way.care(way.report)
        way.go_on()
        day += 1


class _Way:
    """Place and aim on the way through the stages, in days from the report; equal unless a symptom asks for rest."""

    def __init__(self, kind: str, book: Book) -> None:
        starts = stages(book, kind)
        self.minutes = [minutes for _, minutes in starts[:-1]]
        self.starts = [start for start, _ in starts[:-1]]
        self.place = self.aim = self.usual = starts[-1][0]
        self.clear_days, self.free_days = after_symptom(book)
        self.report: Report | None = None

    @property
    def stage(self) -> int:
        """The stage of the aim, 1 being rest."""
        return bisect_right(self.starts, self.aim)

    def go_on(self) -> None:
        """A day later."""
        self.place += 1
        self.aim = max(self.aim, self.place)

    def told(self, report: Report) -> None:
        """Take in a report: the illness itself, or a symptom where the way is not over."""
        if report.kind in STAGED:
            self.place = self.aim = 0
        elif self.aim < self.usual:
            self._back(report)
        else:
            return
        self.report = report

    def _back(self, report: Report) -> None:
        wait = max(self.clear_days + 1, report.rested - report.day)
        with_running = self.starts[1]
        if self.aim < self.starts[2]:
            free = max(self.free_days, wait - 1)
            self.aim = max(0, min(self.aim, with_running - 1 - free))
            self.place = min(self.place, self.aim)
        else:
            self.aim = self.starts[self.stage - 2]
            self.place = min(self.place, self.aim - wait)

    def care(self, report: Report) -> Care:
        """What the day allows."""
        stage = self.stage
        if self.place < self.aim:
            return Care(most=0, why="symptom", report=report, stage=stage)
        most = max(0, self.minutes[stage - 1] - 1) * MINUTE
        return Care(most=most, why="stage" if most else "rest", report=report, stage=stage)
