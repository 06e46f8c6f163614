"""Virtual runners: who they are, what they injured, how they answer, and what they do with a plan."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from tests.comeback.bodies import MOMENTS, NOTHING, TISSUES, Body, Felt
from tests.comeback.builders import COME_BACK, WEEKDAYS
from tests.comeback.numbers import HURTS, Hurt
from tests.guarantees.quantities import iso

Doc = dict[str, Any]
STYLES = ("honest", "honest", "forgetful", "stubborn")
FATES = ("heals", "heals", "heals", "painless", "painless", "chronic")
OFFS = (3, 6, 7, 12, 16, 25, 40, 70, 120)
RACES = {"10 km": (150, 330), "21.1 km": (200, 330), "42195 m": (230, 340)}


@dataclass(frozen=True)
class Person:
    """One virtual runner. Chances are of a day: to forget an answer, to run more, to run without a plan."""

    hurt: Hurt
    fate: str
    style: str
    off: int
    week_km: float
    hours: Doc
    goal: Doc
    chronic: Felt

    @property
    def forgets(self) -> float:
        return 0.3 if self.style == "forgetful" else 0.0

    @property
    def runs_more(self) -> float:
        return 0.3 if self.style == "stubborn" else 0.0

    @property
    def runs_unplanned(self) -> float:
        return 0.06 if self.style == "stubborn" else 0.0

    @property
    def heals_in(self) -> int:
        """Days until walking is free of pain: the last two weeks of them before somebody clears it."""
        return max(1, self.off - (14 if self.hurt.bone or self.off > 28 else 1))

    def body(self) -> Body:
        full = 60 * self.week_km / 10  # minutes of a run at half the week's distance, with some to spare
        return Body(TISSUES["bone" if self.hurt.bone else self.hurt.tissue], full, self.fate, self.chronic)

    def clears(self) -> str:
        """Who has to say yes after so long."""
        if self.hurt.bone or self.off > 28:
            return "physician"
        return "self_check" if self.off <= 7 else "therapist"

    def __str__(self) -> str:
        return f"{self.hurt.name}, {self.off} days, {self.fate}, {self.style}, {self.week_km} km"


def person(rng: random.Random, first: int) -> Person:
    """Somebody whose life begins on a day."""
    fate = rng.choice(FATES)
    style = "honest" if fate == "painless" else rng.choice(STYLES)
    hurt = HURTS[rng.choice(list(HURTS))]
    week_km = rng.choice((20, 30, 40, 50))
    return Person(hurt, fate, style, rng.choice(OFFS), week_km, _hours(rng, week_km), _goal(rng, first), _chronic(rng))


def _hours(rng: random.Random, week_km: float) -> Doc:
    """Four days or more with room for the usual week, one of them for its long run."""
    days = rng.sample(WEEKDAYS, rng.randint(4, 7))
    short = 30 + round(1.5 * week_km)
    return {name: f"{2 * short if name == days[0] else short} min" for name in WEEKDAYS if name in days}


def _goal(rng: random.Random, first: int) -> Doc:
    if rng.random() < 0.85:
        return dict(COME_BACK)
    distance = rng.choice(list(RACES))
    return {"kind": "race", "distance": distance, "date": iso(first + rng.randint(*RACES[distance]))}


def _chronic(rng: random.Random) -> Felt:
    """What hurts always, at which score."""
    _, evening, morning = rng.choice(MOMENTS)
    return Felt(evening, morning, rng.randint(1, 5)) if evening or morning else NOTHING
