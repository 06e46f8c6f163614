"""Cases, outings and answers in a line, for the tests of the way back."""

from __future__ import annotations

from typing import Any

from surefoot.coach.comeback.answers import Felt, Report
from surefoot.coach.comeback.cases import Case
from surefoot.coach.comeback.outcome import Outcome
from surefoot.coach.comeback.outing import Done, Start
from surefoot.coach.comeback.progress import Progress
from surefoot.coach.comeback.standing import Standing
from surefoot.coach.protocols import protocols
from surefoot.diary.body import Birth, CheckIn, Clearance
from tests.coach.builders import ago, book, told, weekly

FIRST = 700_000  # the first day of a way back, where only its own days count
CALM = Felt()
STEADY = 30  # km a week before an injury


def case(**others: Any) -> Case:
    """An injury of a muscle that began three weeks before the way back."""
    usual = {"subject": "it", "site": "left calf", "tissue": "muscle", "limit": 2}
    return Case(**{**usual, "onset": FIRST - 21, "stopped": FIRST - 21, **others})


def way(ladder: str | None = "general", **others: Any) -> Progress:
    """The beginning of a way back: on a ladder, or in one go with 20 min of a typical 40."""
    usual = {"day": FIRST, "length": 1_200.0, "whole_s": 1_800.0, "habit": 5, "usual_s": 10_800.0, "pace": 360.0}
    protocol = protocols(book())[ladder] if ladder else None
    mine = others.pop("case", None) or case()
    return Progress(mine, Start(**{**usual, "protocol": protocol, **others}), book())


def outing(day: int, minutes: float, of: float | None = None, **others: Any) -> Done:
    """Minutes of running, of so many in all, so many days after the first; as a plan asked for it."""
    seconds = 60 * minutes
    usual = {"metres": seconds / 0.36, "total_s": seconds if of is None else 60 * of, "stood": True}
    return Done(**{"day": FIRST + day, "run_s": seconds, **usual, **others})


def sore(score: int, moment: str, after: int = 0) -> Felt:
    """One report, so many days after an outing on the first day."""
    report = Report(FIRST + after, score, moment)
    where = ("on", "next", "later")[min(after, 2)]
    return Felt(**{where: (report,)}, unsettled=report.day if after else 0)


#: Soreness that asks for the same again.
SAME = sore(2, "warmup_goes_away")


def stages(progress: Progress, *outings: tuple[int, Felt]) -> list[int | None]:
    """The stage after each outing, each done as its stage asked."""
    return [climb(progress, day, felt) and progress.stage for day, felt in outings]


def climb(progress: Progress, day: int, felt: Felt = CALM) -> Outcome:
    """Do the next stage on a day, as it is planned."""
    here = progress.next_stage()
    assert here is not None
    done = Done(FIRST + day, float(here.run_s), here.run_s / 0.36, float(here.total_s), stood=True)
    return progress.take(done, felt)


def back(subject: str, days_ago: int, by: str = "physician", protocol: str | None = None) -> Clearance:
    """Somebody's clearance with passed checks, and perhaps a ladder."""
    return Clearance(injury=subject, date=ago(days_ago), by=by, checks="passed", protocol=protocol)


def born(days_ago: int) -> dict[str, tuple[Birth, ...]]:
    """A birth so many days ago, for a log."""
    return {"births": (Birth(date=ago(days_ago)),)}


def calm(first: int, last: int = 0) -> tuple[CheckIn, ...]:
    """An answer on each day from so many days ago on: nothing hurts."""
    return tuple(told(days) for days in range(first, last - 1, -1))


def before(off: int, km: float = STEADY) -> Any:
    """Half a year of four runs a week, the last one so many days ago."""
    return weekly(km, off=off)


def only(standings: tuple[Standing, ...]) -> Standing:
    """The one case there is."""
    (one,) = standings
    return one
