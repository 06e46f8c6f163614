"""Which injury a pain belongs to, and what its course over several days says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from surefoot.coach.rules.comeback.advice import ask_therapist
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.diary.body import Injury, Pain
from surefoot.diary.outings import is_run
from surefoot.diary.scenario import Scenario
from surefoot.diary.site import matches, parse_site
from surefoot.rulebook import Book

#: What a clearance after a birth names.
BIRTH = "birth"
#: Where bone is near, and unclear pain is treated as bone (engine, stage 1).
BONE_PRONE = frozenset({"shin", "tibia", "fibula", "foot", "toe", "groin", "hip", "sacrum"})
#: Parts that are joint or tendon: soreness there is no sore muscle.
JOINT_OR_TENDON = frozenset({"ankle", "heel", "achilles", "knee"})
#: How early in an outing a pain shows: after, during, in the warm-up.
_EARLY = {"after": 0, "next_day": 0, "during": 1, "returns_later": 1, "warmup_goes_away": 2, "warmup_stays": 2}
_EARLIER_EACH_TIME = [0, 1, 2]


def injury_of(pain: Pain, date: dt.date, scenario: Scenario) -> Injury | None:
    """The injury that a pain of ``date`` belongs to: the one named, else the newest open then at the same site."""
    named = [i for i in scenario.log.injuries if i.id == pain.injury]
    at_site = [
        i
        for i in scenario.log.injuries
        if matches(i.site, pain.site) and i.onset <= date and (i.resolved is None or date <= i.resolved)
    ]
    return next(iter(named), None) or max(at_site, key=lambda i: i.onset, default=None)


def as_bone(site: str, injury: Injury | None) -> bool:
    """Whether a pain is treated as bone: by the tissue of its injury, where that is not known by its site."""
    if injury is not None and injury.tissue != "unknown":
        return injury.tissue == "bone"
    return parse_site(site).part in BONE_PRONE


def second_pains(scenario: Scenario, book: Book) -> Iterator[tuple[dt.date, Injury]]:
    """Days of a second pain after the clearance of a bone injury; the first reads as stays."""
    for injury in scenario.log.injuries:
        if not as_bone(injury.site, injury):
            continue
        given = [c.date for c in scenario.log.clearances if c.injury == injury.id and may_permit(book, c.by)]
        hurt = sorted({date for date, pain in pains(scenario) if injury_of(pain, date, scenario) == injury})
        for first, second in pairwise(hurt):
            if not _again(first, second, scenario, book):
                continue
            newest = max((date for date in given if date <= second), default=None)
            if newest is not None and newest <= first:
                yield second, injury


def _again(first: dt.date, second: dt.date, scenario: Scenario, book: Book) -> bool:
    """Whether a pain is another one: felt in a later outing, or after the first should have settled."""
    between = any(is_run(a) and first < a.date <= second for a in scenario.log.activities)
    return between or (second - first).days > ask_therapist(book)[2]


def earlier_each_time(scenario: Scenario) -> Iterator[tuple[dt.date, Pain]]:
    """Pains that came earlier in each of three outings running: after, then during, then in the warm-up."""
    outings = sorted({a.date for a in scenario.log.activities if is_run(a)})
    threes = list(zip(outings, outings[1:], outings[2:], strict=False))
    for moments in _moments(scenario).values():
        for three in threes:
            found = [moments[date] for date in three if date in moments]
            if [early for early, _ in found] == _EARLIER_EACH_TIME:
                yield three[-1], found[-1][1]


def pains(scenario: Scenario) -> Iterator[tuple[dt.date, Pain]]:
    """Every report of a pain of 1 of 10 or more, with its date."""
    for check_in in scenario.log.check_ins:
        yield from ((check_in.date, p) for p in check_in.pain if p.score >= 1 and p.moment != "none")


def _moments(scenario: Scenario) -> dict[str, dict[dt.date, tuple[int, Pain]]]:
    """For each injury, or site without one, how early in the outing of a day it hurt; the earliest counts."""
    found: dict[str, dict[dt.date, tuple[int, Pain]]] = {}
    for date, pain in pains(scenario):
        early = _EARLY.get(pain.moment)
        if early is None:
            continue
        injury = injury_of(pain, date, scenario)
        days = found.setdefault(injury.id if injury else str(parse_site(pain.site)), {})
        outing = date - dt.timedelta(days=1) if pain.moment == "next_day" else date
        if outing not in days or days[outing][0] < early:
            days[outing] = early, pain
    return found
