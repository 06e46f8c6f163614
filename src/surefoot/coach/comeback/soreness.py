"""Pain where no way back is under way: at a place without an injury, or at one whose easy weeks are over.

Small and once it changes nothing; from three, or twice running, it is looked after like a niggle: rest as the table
says, a first run that is shorter or the same, and easy running for a while. The plan around it stays as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from surefoot.coach.comeback.answers import Answers, Report, subjects
from surefoot.coach.comeback.cases import Case
from surefoot.coach.comeback.outcome import SAME, SHORTER, Outcome, Run, outcome
from surefoot.coach.comeback.outing import FREE, Done
from surefoot.coach.comeback.standing import Standing
from surefoot.coach.episodes import BONE_PRONE, JOINT_OR_TENDON
from surefoot.coach.rules.comeback.episode import is_episode
from surefoot.coach.rules.comeback.niggle import days_of_easy
from surefoot.coach.rules.comeback.pain_limit import pain_limit
from surefoot.coach.rules.comeback.settles import settles_first
from surefoot.coach.rules.comeback.shorter import shorter_outing
from surefoot.coach.rules.gate.soreness import soreness_is_pain
from surefoot.coach.rules.load.longest_window import longest_window
from surefoot.diary.body import Pain
from surefoot.diary.scenario import Scenario
from surefoot.diary.site import matches, parse_site, spoken
from surefoot.rulebook import Book, Reason

#: Moments that have a gate of their own: a doctor's, or that of limping.
_ELSEWHERE = ("at_rest", "at_night", "hopping", "limping", "none")


class Soreness(NamedTuple):
    """A pain that is looked after, ``since`` a day. Days are ordinals.

    The next run is ``due`` at the earliest, of ``bound`` seconds at most; all is easy ``until`` the plan is free again.
    """

    site: str
    since: int
    due: int
    bound: float
    until: int
    reason: Reason
    injury: str | None = None

    @property
    def ease(self) -> Ease:
        """What it asks of a plan."""
        since = dt.date.fromordinal(self.since)
        stretch = is_episode.because(site=spoken(self.site), date=since)
        waits = settles_first.because(site=spoken(self.site))
        return Ease(self.due, self.bound, self.until, (self.reason,), stretch, waits, self.site)


class Ease(NamedTuple):
    """What eases a plan: no run before ``due``, the first of ``bound`` seconds at most, all easy before ``until``.

    ``first`` are reasons of the first run, ``stretch`` of each, ``waits`` of days on which it waits; ``site`` is the
    place that a warm-up serves, where one is sore.
    """

    due: int
    bound: float
    until: int
    first: tuple[Reason, ...]
    stretch: Reason
    waits: Reason
    site: str | None = None


def soreness(scenario: Scenario, standings: Iterable[Standing], outings: list[Done], book: Book) -> Iterator[Soreness]:
    """Every pain that is looked after today beside the ways back that are under way."""
    under_way = {one.case.subject for one in standings if one.ended is None}
    for site, reports in _by_site(scenario, under_way, book).items():
        found = _of_site(site, reports, scenario, outings, book)
        if found is not None and found.until > scenario.today.toordinal():
            yield found


def without(scenario: Scenario, found: Iterable[Soreness]) -> Scenario:
    """The scenario as it would be without these pains: the plan around them."""
    sites = [(one.site, one.since) for one in found]

    def gone(pain: Pain, day: int) -> bool:
        return any(day >= since and matches(site, pain.site) for site, since in sites)

    kept = tuple(
        msgspec.structs.replace(c, pain=tuple(p for p in c.pain if not gone(p, c.date.toordinal())))
        for c in scenario.log.check_ins
    )
    return msgspec.structs.replace(scenario, log=msgspec.structs.replace(scenario.log, check_ins=kept))


def _by_site(scenario: Scenario, under_way: set[str], book: Book) -> dict[str, list[Report]]:
    """Reports of pain by site, as far as no way back under way looks after them."""
    since = scenario.today - dt.timedelta(days=longest_window(book))
    found: dict[str, list[Report]] = {}
    for check_in in scenario.log.check_ins:
        for pain in check_in.pain:
            if check_in.date < since or pain.moment in _ELSEWHERE or not counts_as_pain(pain, scenario, book):
                continue
            if not under_way & set(subjects(pain, check_in.date, scenario)):
                site = next((known for known in found if matches(known, pain.site)), str(parse_site(pain.site)))
                found.setdefault(site, []).append(Report(check_in.date.toordinal(), pain.score, pain.moment))
    return {site: sorted(reports) for site, reports in found.items()}


def counts_as_pain(pain: Pain, scenario: Scenario, book: Book) -> bool:
    """Whether a report is read as pain: mild soreness of muscles on both sides, at no old injury, is not."""
    if pain.score < 1 or pain.moment == "none":
        return False
    if pain.kind != "soreness":
        return True
    side, part = parse_site(pain.site)
    old = any(matches(injury.site, pain.site) for injury in scenario.log.injuries)
    return soreness_is_pain(book, pain.score, side in ("left", "right"), old or part in BONE_PRONE | JOINT_OR_TENDON)


def _of_site(site: str, reports: list[Report], scenario: Scenario, outings: list[Done], book: Book) -> Soreness | None:
    """What the last pain at a site asks for, if it is one that is looked after."""
    old = any(matches(injury.site, site) for injury in scenario.log.injuries)
    since = reports[0].day if old else _since(reports, outings, book)
    if since is None:
        return None
    mine = [report for report in reports if report.day >= since]
    last = mine[-1].day
    spoken = last - (mine[-1].moment == "next_day")  # the day that the last report is about
    run = next((one for one in reversed(outings) if one.day <= spoken), None)
    day = run.day if run else spoken
    tissue = _tissue(site, scenario)
    case = Case(subject="", site=site, tissue=tissue, onset=since, stopped=since, limit=pain_limit(book, tissue))
    found = _outcome(day, case, mine, scenario, outings, book)
    due = max(day + 1 + found.rest, last + 1)
    bound = {SHORTER: shorter_outing(book, run.run_s), SAME: run.run_s}.get(found.direction, FREE) if run else FREE
    calm = any(one.day >= due for one in outings)  # the run after it was run: the bound has served
    return Soreness(
        site=site,
        since=since,
        due=due,
        bound=FREE if calm else bound,
        until=last + 1 + days_of_easy(book, found.rest),
        reason=found.reason,
        injury=_injury(site, scenario),
    )


def _outcome(
    day: int, case: Case, reports: list[Report], scenario: Scenario, outings: list[Done], book: Book
) -> Outcome:
    """What follows from the outing of a day; the longest of a month speaks for how far one runs without pain."""
    following = next((one.day for one in outings if one.day > day), None)
    felt = Answers(case, scenario, book, reports).felt(day, following)
    before = [one.metres for one in outings if day - longest_window(book) < one.day <= day]
    felt = felt._replace(told=True, told_next=True)  # a pain was told: nothing waits for another answer
    return outcome(Run(day, False, max(before, default=0.0)), felt, case, book)


def _since(reports: list[Report], outings: list[Done], book: Book) -> int | None:
    """The day of the first report that made an episode; None where none did."""
    days = [one.day for one in outings]
    for place, report in enumerate(reports):
        again = place > 0 and _outings_between(reports[place - 1].day, report.day, days) == 1
        if is_episode(book, report.score, again):
            return report.day
    return None


def _outings_between(first: int, last: int, days: list[int]) -> int:
    return sum(first < day <= last for day in days)


def _tissue(site: str, scenario: Scenario) -> str:
    """Tissue of the newest injury that was at the site, else by the site."""
    old = [i for i in scenario.log.injuries if matches(i.site, site) and i.tissue != "unknown"]
    if old:
        return max(old, key=lambda i: i.onset).tissue
    return "bone" if parse_site(site).part in BONE_PRONE else "unknown"


def _injury(site: str, scenario: Scenario) -> str | None:
    """The newest injury that was at the site."""
    at_site = [injury for injury in scenario.log.injuries if matches(injury.site, site)]
    return max(at_site, key=lambda injury: injury.onset).id if at_site else None
