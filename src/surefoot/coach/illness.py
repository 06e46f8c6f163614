"""Illnesses: which reports are one, and what each day after them allows (engine, stage 9).

Every report restricts its own days, whatever else was reported, and the tightest governs each day. So
one more report, or a worse one, never allows more. Days are ordinals.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from surefoot.coach.illness_stages import MINUTE, Care, Report, staged
from surefoot.coach.rules.gate.illness import illness_days
from surefoot.coach.rules.illness.first_runs import first_runs
from surefoot.coach.rules.illness.neck import above_neck
from surefoot.coach.rules.illness.one_illness import same_illness
from surefoot.coach.rules.illness.settled import settled_days
from surefoot.coach.rules.illness.stages import after_symptom, stages
from surefoot.diary.body import CheckIn
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, Reason, written_date

#: The kinds in words, mildest first.
WORDS = {
    "above_neck": "a cold above the neck",
    "gut": "an upset stomach",
    "below_neck": "an illness below the neck",
    "covid_mild": "a mild COVID",
    "fever": "a fever",
    "covid_moderate": "a moderate COVID",
    "covid_severe": "a severe COVID",
}
_RANK = {kind: rank for rank, kind in enumerate(WORDS)}


class Illness(msgspec.Struct, frozen=True, kw_only=True):
    """One illness: its worst kind, first and last report, and the days from the first on that it restricts."""

    kind: str
    first: int
    last: int
    days: tuple[Care | None, ...]

    @property
    def until(self) -> int:
        """The first day with nothing special."""
        return self.first + len(self.days)

    @property
    def hold_until(self) -> int:
        """The first day on which running may be, after the last day of rest."""
        rests = [day for day, care in enumerate(self.days, self.first + 1) if care and not care.most]
        return max(rests, default=self.first)

    def care(self, day: int) -> Care | None:
        """What a day allows; None where it is as any other."""
        return self.days[day - self.first] if self.first <= day < self.until else None

    def most_seconds(self, day: int) -> int | None:
        """Seconds of easy running that a day allows; 0 in rest, None without a limit."""
        care = self.care(day)
        return care.most if care else None

    def stage(self, day: int) -> int | None:
        """The stage of a day, 1 to 5, where the illness has stages."""
        care = self.care(day)
        return care.stage if care else None

    def gate(self, day: int) -> str:
        """Name of the gate of a day: hold, easy_only or clear."""
        most = self.most_seconds(day)
        return "clear" if most is None else "easy_only" if most else "hold"

    def gate_until(self, day: int) -> int:
        """The first day after ``day`` with another gate."""
        gate, later = self.gate(day), range(day + 1, self.until)
        return next((other for other in later if self.gate(other) != gate), max(day + 1, self.until))

    def reason(self, day: int) -> Reason | None:
        """Why a day is restricted; None where it is not."""
        care = self.care(day)
        return _reason(care, dt.date.fromordinal(self.gate_until(day))) if care else None

    def ends_when(self, day: int) -> str:
        """What ends the gate of a day, in words; "" where there is none."""
        gate, end = self.gate(day), written_date(dt.date.fromordinal(self.gate_until(day)))
        if gate == "hold":
            return f"From {end} on short, easy runs, if nothing is felt any more."
        return f"From {end} on as usual, if nothing is felt any more." if gate == "easy_only" else ""


def illnesses(scenario: Scenario, book: Book) -> tuple[Illness, ...]:
    """Every illness of the log, in order of its first report."""
    found: list[Illness] = []
    told: list[Report] = []
    for report in _reports(scenario, book):
        if found and (same_illness(book, report.day - found[-1].last) or report.day < found[-1].until):
            found.pop()
        else:
            told = []
        told.append(report)
        found.append(_illness(told, book))
    return tuple(found)


def says_well(check_in: CheckIn) -> bool:
    """Whether a check-in says that nothing ails; one that tells of pain or a warning sign does not."""
    return check_in.illness == "none" and not (check_in.pain or check_in.painkiller or check_in.red_flags)


def _reports(scenario: Scenario, book: Book) -> Iterator[Report]:
    """Reports in order of day, the worst of a day last."""
    ill = [c for c in scenario.log.check_ins if c.illness != "none"]
    well = sorted({c.date.toordinal() for c in scenario.log.check_ins if says_well(c)}) if ill else []
    for check_in in sorted(ill, key=lambda c: (c.date, _RANK[c.illness])):
        day, kind = check_in.date.toordinal(), check_in.illness
        yield Report(day, kind, _rested(day, kind, well, book))


def _rested(day: int, kind: str, well: Sequence[int], book: Book) -> int:
    """The first day after the rest that a report asks for; a later word of being well may shorten it."""
    if not (rest := illness_days(book, kind)):
        return day
    silent = day + rest + 1
    said = next(iter(well[bisect_right(well, day) :]), silent)
    return min(silent, max(said, day + settled_days(book, kind) + 1))


def _illness(reports: Sequence[Report], book: Book) -> Illness:
    cares: dict[int, Care] = {}
    for day, care in _checked(reports, book):
        if day not in cares or care.most <= cares[day].most:
            cares[day] = care
    for day, care in staged(reports, book):
        tighter = day in cares and cares[day].most < care.most
        cares[day] = msgspec.structs.replace(cares[day], stage=care.stage) if tighter else care
    first = reports[0].day
    return Illness(
        kind=max((report.kind for report in reports), key=_RANK.__getitem__),
        first=first,
        last=reports[-1].day,
        days=tuple(cares.get(day) for day in range(first, max(cares) + 1)),
    )


def _checked(reports: Sequence[Report], book: Book) -> Iterator[tuple[int, Care]]:
    """What the neck check asks for: rest, then short easy runs; above the neck easy runs from the first day on."""
    for report in reports:
        days, minutes = first_runs(book, report.kind)
        start, why, most = report.rested, "first", minutes * MINUTE
        if start == report.day:
            days, why, most = days + 1, "neck", (above_neck(book) - 1) * MINUTE
        for day in range(report.day, start):
            yield day, Care(most=0, why="rest", report=report)
        for day in range(start, start + days):
            yield day, Care(most=most, why=why, report=report)


def _reason(care: Care, until: dt.date) -> Reason:
    illness, date = WORDS[care.report.kind], dt.date.fromordinal(care.report.day)
    if care.why == "neck":
        return above_neck.because(illness=illness, date=date, until=until)
    if care.why == "first":
        return first_runs.because(illness=illness, until=until)
    if care.why == "symptom":
        return after_symptom.because(illness=illness, date=date, stage=care.stage, until=until)
    if care.why == "stage":
        minutes = care.most // MINUTE + 1
        return stages.because(stage=care.stage, minutes=minutes, until=until)
    return illness_days.because(illness=illness, date=date, until=until)
