"""Signs that need a doctor (SAFE-3), and limping, read from check-ins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from surefoot.coach.episodes import as_bone, earlier_each_time, injury_of, second_pains
from surefoot.coach.rules.gate.red_flag import red_flag
from surefoot.diary.body import CheckIn, Pain
from surefoot.diary.scenario import Scenario
from surefoot.diary.site import spoken
from surefoot.rulebook import Book

__all__ = ["Sign", "painful_walks", "red_flag", "red_flags"]

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
            yield from _pain(scenario, check_in.date, pain)
    yield from _courses(scenario, book)
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


def _pain(scenario: Scenario, date: dt.date, pain: Pain) -> Iterator[Sign]:
    if pain.score < 1:
        return
    words = _MOMENTS.get(pain.moment) or _KINDS.get(pain.kind)
    if words:
        yield Sign(date=date, words=f"{words} ({spoken(pain.site)})", injury=_id(scenario, date, pain))


def _courses(scenario: Scenario, book: Book) -> Iterator[Sign]:
    """What the course of a pain says, where each report alone would not."""
    for date, injury in second_pains(scenario, book):
        yield Sign(
            date=date, words=f"Pain for a second time in a bone injury ({spoken(injury.site)})", injury=injury.id
        )
    for date, pain in earlier_each_time(scenario):
        words = f"Pain that came earlier in each of three runs ({spoken(pain.site)})"
        yield Sign(date=date, words=words, injury=_id(scenario, date, pain))


def _id(scenario: Scenario, date: dt.date, pain: Pain) -> str | None:
    injury = injury_of(pain, date, scenario)
    return injury.id if injury else None


def _long_fever(scenario: Scenario, days: int) -> Iterator[Sign]:
    """Fevers that lasted: reports not further apart than ``days`` are one fever."""
    first = last = None
    for date in sorted(c.date for c in scenario.log.check_ins if c.illness == "fever"):
        if first is None or last is None or (date - last).days > days:
            first = date
        last = date
        if (date - first).days >= days:
            yield Sign(
                date=date, words="Fever for more than a few days", how_soon="in the next days", physician_only=True
            )


def _limps(scenario: Scenario) -> list[tuple[dt.date, Pain | None]]:
    """Days of limping, with the pain where one was told, in order."""
    limps: list[tuple[dt.date, Pain | None]] = []
    for check_in in scenario.log.check_ins:
        limps += [(check_in.date, p) for p in check_in.pain if p.moment == "limping" and p.score >= 1]
        limps += [(check_in.date, None)] if check_in.tests.walk_30 == "limp" else []
    return limps


def _normal_walks(scenario: Scenario) -> list[dt.date]:
    """Days with a normal half hour of walking, in order."""
    return [c.date for c in scenario.log.check_ins if c.tests.walk_30 == "normal"]


def _long_limp(scenario: Scenario, days: int) -> Iterator[Sign]:
    """Limping at a bone-prone site, a second time, or for days."""
    limps, normal = _limps(scenario), _normal_walks(scenario)
    for date, pain in limps:
        end = next((walk for walk in normal if walk > date), scenario.today)
        again = any(earlier < walk <= date for earlier, _ in limps for walk in normal)
        injury = injury_of(pain, date, scenario) if pain else None
        name = injury.id if injury else None
        if pain and as_bone(pain.site, injury):
            yield Sign(date=date, words=f"Limping with pain at the {spoken(pain.site)}", injury=name)
        elif again:
            yield Sign(date=date, words="Limping for a second time", injury=name)
        elif (end - date).days > days:
            yield Sign(date=date, words="Limping for more than three days", injury=name)


def painful_walks(scenario: Scenario) -> Iterator[tuple[dt.date, str]]:
    """Days of limping, and of walking that hurt, that no normal walk has ended; with what it was."""
    found = [(date, "Limping") for date, _ in _limps(scenario)]
    found += [(c.date, "Pain in walking") for c in scenario.log.check_ins if c.tests.walk_30 == "pain"]
    last = max(_normal_walks(scenario), default=None)
    yield from (one for one in found if last is None or last <= one[0])
