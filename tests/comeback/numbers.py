"""The table, the ladders and the limits of engine.md 3, written out a second time.

Nothing here comes from the rule book: the tests would prove nothing if they read the numbers they check.
"""

from __future__ import annotations

from dataclasses import dataclass

MILE = 1609.344
MILES_BOUND = 3.0
REST_LONG, REST_SHORT = 2, 1
SHORTER_SHARE, SHORTER_LEAST_S = 0.25, 120
OUTINGS_IN_SEVEN, STAGES_IN_SEVEN, SESSIONS_TO_GO_UP = 4, 2, 2
EARLY_DAYS = 14
LADDER_FROM_DAYS = 14
EASY_WEEKS = {"mild": 4, "moderate": 6, "severe": 8, "bone": 12}
PROACTIVE_FACTOR = 4
NIGGLE_FACTOR, NIGGLE_LEAST = 4, 7
WEEK_GROWTH = 1.10
ORDER = ("shorter", "same", "longer")
BONE_PRONE = ("shin", "foot", "groin", "hip", "sacrum")

# Pain limits of a tissue, 0 to 10: over the limit reads as "stays".
LIMITS = {"bone": 0, "nerve": 0, "muscle": 2, "joint": 2, "kneecap": 2, "tendon": 3, "unknown": 2}

# Stages of a ladder: times, minutes of walking, minutes of running.
GENERAL = ((5, 5, 1), (5, 4, 2), (5, 3, 3), (5, 2, 4), (5, 1, 5), (3, 1, 10), (1, 0, 20), (1, 0, 25), (1, 0, 30))
LADDERS = {
    "general": GENERAL,
    "tendon": GENERAL,
    "bone": ((3, 9, 1), (3, 8, 2), (3, 7, 3), (3, 6, 4), (3, 4, 6), (3, 2, 8), (1, 0, 30)),
    "kneecap": ((3, 1, 4), (4, 1, 4), (5, 1, 4), (6, 1, 4), (1, 0, 20), (1, 0, 25), (1, 0, 30)),
}


@dataclass(frozen=True)
class Hurt:
    """An injury of one of the eight kinds that the table is tested with."""

    name: str
    tissue: str
    site: str
    ladder: str = "general"
    aspect: str | None = None
    bone: bool = False

    @property
    def limit(self) -> int:
        """Highest score that is within the limit; unknown at a bone-prone site is treated as bone."""
        return 0 if self.bone else LIMITS[self.tissue]

    @property
    def stages(self) -> tuple[tuple[int, int, int], ...]:
        return LADDERS[self.ladder]

    @property
    def scores(self) -> tuple[int, ...]:
        """A score at the limit, where that is a pain at all, and one just over it."""
        return (self.limit, self.limit + 1) if self.limit else (1,)


HURTS = {
    hurt.name: hurt
    for hurt in (
        Hurt("bone", "bone", "left tibia", "bone", "posteromedial", bone=True),
        Hurt("tendon", "tendon", "left achilles", "tendon"),
        Hurt("muscle", "muscle", "left calf"),
        Hurt("joint", "joint", "left ankle"),
        Hurt("kneecap", "kneecap", "left knee", "kneecap"),
        Hurt("nerve", "nerve", "left thigh"),
        Hurt("unknown, bone-prone", "unknown", "left shin", "bone", bone=True),
        Hurt("unknown, elsewhere", "unknown", "left calf"),
    )
}


@dataclass(frozen=True)
class Pattern:
    """What is said of one outing: in the evening, the next morning, and on the second day."""

    name: str
    evening: tuple[str, ...] = ()
    morning: tuple[str, ...] = ()
    day_two: tuple[str, ...] = ()
    painkiller: bool = False
    silent: bool = False

    @property
    def hurts(self) -> bool:
        return bool(self.evening or self.morning or self.day_two)


PATTERNS = {
    pattern.name: pattern
    for pattern in (
        Pattern("stays through the warm-up", ("warmup_stays",)),
        Pattern("in the warm-up, goes away", ("warmup_goes_away",)),
        Pattern("first felt mid-run", ("during",)),
        Pattern("goes away and returns later", ("warmup_goes_away", "returns_later")),
        Pattern("returns later", ("returns_later",)),
        Pattern("after the run and there in the morning", ("after",), ("next_day",)),
        Pattern("after the run and gone by morning", ("after",)),
        Pattern("only the day after", (), ("next_day",)),
        Pattern("still there on day 2", (), ("next_day",), ("next_day",)),
        Pattern("none", ()),
        Pattern("painkiller and none", painkiller=True),
        Pattern("not answered", silent=True),
    )
}
PAINFUL = [pattern for pattern in PATTERNS.values() if pattern.hurts]


def both(one: Pattern, other: Pattern) -> Pattern:
    """Two patterns told of the same outing."""

    def joined(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))

    return Pattern(
        f"{one.name} + {other.name}",
        joined("evening"),
        joined("morning"),
        joined("day_two"),
        painkiller=one.painkiller or other.painkiller,
        silent=one.silent and other.silent,
    )


def answer(pattern: Pattern, miles: float, over: bool) -> tuple[int, str]:
    """Least rest days between, and direction of the next attempt. `miles`: longest pain-free running."""
    rows = list(_rows(pattern, miles, over))
    return max(rest for rest, _ in rows), min((way for _, way in rows), key=ORDER.index)


def _rows(pattern: Pattern, miles: float, over: bool) -> list[tuple[int, str]]:
    if not pattern.hurts:
        unknown = pattern.silent or pattern.painkiller
        return [(REST_SHORT, "same" if unknown else "longer")]
    if over:
        return [(REST_LONG, "shorter")]
    told = {*pattern.evening, *pattern.morning}
    rows = [_row(moment, miles) for moment in told]
    if pattern.day_two or {"after", "next_day"} <= told:
        rows.append((REST_LONG, "shorter"))
    return rows


def _row(moment: str, miles: float) -> tuple[int, str]:
    if moment == "warmup_goes_away":
        return (REST_SHORT if miles > MILES_BOUND else REST_LONG), "same"
    if moment in {"after", "next_day"}:
        return REST_SHORT, "same"
    return REST_LONG, "shorter"


def severity(days_off: int, *, bone: bool = False, surgery: bool = False) -> str:
    """Class of an injury by days not running."""
    if bone:
        return "bone"
    if surgery or days_off > 28:
        return "severe"
    return "niggle" if days_off <= 3 else "mild" if days_off <= 7 else "moderate"


def has_ladder(days_off: int, *, bone: bool = False, surgery: bool = False) -> bool:
    return bone or surgery or days_off >= LADDER_FROM_DAYS


def easy_days(days_off: int, *, bone: bool = False, surgery: bool = False) -> int:
    """Days of easy running at least; bone and surgery have the most."""
    kind = "bone" if bone or surgery else severity(days_off)
    return max(NIGGLE_LEAST, NIGGLE_FACTOR * days_off) if kind == "niggle" else 7 * EASY_WEEKS[kind]
