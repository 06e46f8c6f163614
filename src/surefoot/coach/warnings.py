"""Signs that need a doctor (SAFE-3), and limping, read from check-ins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from surefoot.coach.episodes import bone_prone, injury_of, pain_days, worsening_days
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.coach.rules.gate.red_flag import red_flag
from surefoot.diary.body import CheckIn, Clearance, Injury, Pain
from surefoot.diary.scenario import Scenario
from surefoot.diary.site import parse_site
from surefoot.rulebook import Book

__all__ = ["Sign", "limping", "red_flag", "red_flags"]

#: Signs that only a physician can clear, with how soon to go.
_PHYSICIAN = {
    "chest_pain": ("Chest pain", "today"),
    "palpitations": ("Palpitations", "this week"),
    "fainting": ("Fainting", "today"),
    "breathless": ("Breathlessness beyond the effort", "this week"),
    "hot_calf": ("A hot, swollen calf", "today"),
    "saddle_or_bladder": ("Numbness between the legs, or trouble with the bladder", "now"),
}
_OTHERS = {
    "heat_confusion": ("Confusion in the heat", "today"),
    "missed_periods": ("Missed periods together with little energy", "in the next weeks"),
    "bleeding": ("Bleeding after a birth", "this week"),
}
_MOMENTS = {"at_rest": "Pain at rest", "at_night": "Pain at night", "hopping": "Pain on hopping"}
_KINDS = {"swelling": "Swelling", "numbness": "Numbness or tingling"}
#: Where bone is near, and unclear pain is treated as bone (engine, stage 1).
BONE_PRONE = frozenset({"shin", "tibia", "fibula", "foot", "toe", "groin", "hip", "sacrum"})


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One sign that needs a doctor: when, in which words, and who can clear it."""

    date: dt.date
    words: str
    how_soon: str = "this week"
    physician_only: bool = False
    injury: str | None = None


def red_flags(scenario: Scenario, book: Book) -> Iterator[Sign]:
    """Every sign in the log, cleared or not."""
    limp_days, fever_days = red_flag(book)
    for check_in in scenario.log.check_ins:
        yield from _named(check_in)
        yield from _tests(check_in)
        for pain in check_in.pain:
            yield from _pain(check_in.date, pain)
    yield from _long_fever(scenario, fever_days)
    yield from _long_limp(scenario, limp_days)
    for birth in scenario.log.births:
        if birth.symptoms:
            yield Sign(date=birth.date, words="Symptoms after a birth", how_soon="in the next days")


def _named(check_in: CheckIn) -> Iterator[Sign]:
    for flag in check_in.red_flags:
        words, how_soon = (_PHYSICIAN | _OTHERS)[flag]
        yield Sign(date=check_in.date, words=words, how_soon=how_soon, physician_only=flag in _PHYSICIAN)
    if check_in.illness == "covid_severe":
        yield Sign(date=check_in.date, words="Severe COVID", how_soon="before any running")


def _tests(check_in: CheckIn) -> Iterator[Sign]:
    if check_in.tests.bony_tenderness:
        yield Sign(date=check_in.date, words="Tenderness on the bone")
    if check_in.tests.hops == "painful":
        yield Sign(date=check_in.date, words="Pain on hopping")


def _pain(date: dt.date, pain: Pain) -> Iterator[Sign]:
    if pain.score < 1:
        return
    words = _MOMENTS.get(pain.moment) or _KINDS.get(pain.kind)
    if words:
        yield Sign(date=date, words=f"{words} ({pain.site})", injury=pain.injury)


def _long_fever(scenario: Scenario, days: int) -> Iterator[Sign]:
    fever = [c.date for c in scenario.log.check_ins if c.illness == "fever"]
    for first in fever:
        later = [date for date in fever if date > first and (date - first).days <= 2 * days]
        if any((date - first).days >= days for date in later):
            yield Sign(date=later[-1], words="Fever for more than a few days", how_soon="in the next days")
            return


def _limps(scenario: Scenario) -> list[tuple[dt.date, str]]:
    limps = [(c.date, p.site) for c in scenario.log.check_ins for p in c.pain if p.moment == "limping" and p.score >= 1]
    walks = [(c.date, "leg") for c in scenario.log.check_ins if c.tests.walk_30 == "limp"]
    return sorted(limps + walks)


def _normal_walk_after(scenario: Scenario, date: dt.date) -> dt.date | None:
    """The first day after ``date`` with a normal half hour of walking."""
    normal = [c.date for c in scenario.log.check_ins if c.tests.walk_30 == "normal" and c.date > date]
    return min(normal, default=None)


def _long_limp(scenario: Scenario, days: int) -> Iterator[Sign]:
    """Limping at a bone-prone site, a second time, or for days."""
    limps = _limps(scenario)
    for index, (date, site) in enumerate(limps):
        end = _normal_walk_after(scenario, date) or scenario.today
        again = any(_normal_walk_after(scenario, earlier) for earlier, _ in limps[:index] if earlier < date)
        if site != "leg" and parse_site(site)[1] in BONE_PRONE:
            yield Sign(date=date, words=f"Limping with pain at the {site}")
        elif again:
            yield Sign(date=date, words="Limping for a second time")
        elif (end - date).days > days:
            yield Sign(date=date, words="Limping for more than three days")


def limping(scenario: Scenario) -> Iterator[dt.date]:
    """Days of limping that no normal walk has ended."""
    for date, _ in _limps(scenario):
        if _normal_walk_after(scenario, date) is None:
            yield date
