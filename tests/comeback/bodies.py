"""What a healing tissue bears, as simply as it can be told.

A tissue has a *capacity*: minutes of running that it bears on a day. It heals towards its full capacity by a share of
what is still missing each day. Running, with what is left of the last days' running, beyond the capacity strains it:
the strain hurts, the more the earlier in the run, it irritates for some days and takes a little capacity away.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

LEFT_NEXT_DAY = 0.35  # of a day's running that the next day still feels
WORST = 10


@dataclass(frozen=True)
class Tissue:
    """How a tissue behaves. Shares a day; `strain` is how much a run beyond capacity irritates."""

    heals: float
    settles: float
    strain: float
    at_first: float  # minutes of running that it bears on the day of its clearance


TISSUES = {
    "bone": Tissue(heals=0.020, settles=0.75, strain=3.0, at_first=8),
    "tendon": Tissue(heals=0.020, settles=0.70, strain=2.0, at_first=9),
    "muscle": Tissue(heals=0.040, settles=0.55, strain=2.5, at_first=10),
    "joint": Tissue(heals=0.025, settles=0.65, strain=2.0, at_first=9),
    "kneecap": Tissue(heals=0.025, settles=0.60, strain=1.5, at_first=14),
    "nerve": Tissue(heals=0.020, settles=0.70, strain=2.0, at_first=9),
    "unknown": Tissue(heals=0.025, settles=0.65, strain=2.0, at_first=9),
}
#: Share of the capacity that a run must be beyond it, for pain that is first felt at a moment.
MOMENTS = ((0.80, ("warmup_stays",), ("next_day",)), (0.50, ("during",), ("next_day",)), (0.30, ("returns_later",), ()),
           (0.18, ("after",), ("next_day",)), (0.08, ("after",), ()), (0.0, (), ("next_day",)))  # fmt: skip


@dataclass(frozen=True)
class Felt:
    """What a run felt like: the moments of the day, those of the next morning, and how much it hurt."""

    evening: tuple[str, ...] = ()
    morning: tuple[str, ...] = ()
    score: int = 0


NOTHING = Felt()


@dataclass
class Body:
    """A body with one tissue that heals. `fate`: heals, painless (bears everything), or chronic (hurts always)."""

    tissue: Tissue
    full: float
    fate: str = "heals"
    chronic: Felt = NOTHING
    capacity: float = 0.0
    carried: float = 0.0
    irritation: float = 0.0
    felt: Felt = field(default=NOTHING)

    def __post_init__(self) -> None:
        self.capacity = self.tissue.at_first

    def run(self, minutes: float) -> Felt:
        """Run, and say what it felt like."""
        if self.fate == "painless":
            return NOTHING
        if self.fate == "chronic":
            return self.chronic
        over = max(0.0, (minutes + self.carried) / self.capacity - 1)
        before, self.carried = self.irritation, self.carried + minutes
        self.irritation = min(WORST, before + self.tissue.strain * over)
        self.capacity *= 1 - 0.1 * min(1.0, over)
        return self._said(over, before)

    def _said(self, over: float, before: float) -> Felt:
        score = min(WORST, math.ceil(self.irritation))
        if over <= 0:
            return Felt(("warmup_goes_away",), (), max(1, round(before))) if before >= 1 else NOTHING
        evening, morning = next((e, m) for least, e, m in MOMENTS if over > least)
        early = ("warmup_goes_away",) if before >= 1 and evening and evening != ("warmup_stays",) else ()
        return Felt((*early, *evening), morning, max(1, score))

    def sleep(self) -> None:
        """A night: it settles, and heals a little."""
        self.carried *= LEFT_NEXT_DAY
        self.irritation *= self.tissue.settles
        if self.irritation < 1:
            self.capacity += self.tissue.heals * (self.full - self.capacity)
