"""The numbers of the specification, written out a second time.

Nothing here comes from the rule book: the checkers would prove nothing if they read the numbers they check.
"""

from __future__ import annotations

import math

KINDS_RUNNING = frozenset(
    "easy long recovery walk_run tempo intervals repetitions hills fartlek strides race time_trial".split()
)
KINDS_OTHER = frozenset("strength plyometrics drills mobility warmup rehab cross_training rest".split())
KINDS_OF_ATTEMPTS = frozenset("easy long recovery walk_run".split())
KINDS_HARD = frozenset("tempo intervals repetitions hills fartlek race time_trial".split())
GATES = ("see_a_doctor", "hold", "walk_run", "easy_only", "comeback", "clear")
PHASES = frozenset("base speed taper race recovery return maintain".split())
WEEK_KINDS = frozenset("build easier race return".split())
SEVERITIES = frozenset("info warning stop".split())
STEP_KINDS = frozenset("warmup work recover cooldown repeat".split())
GAITS = frozenset({"run", "walk"})

# Race classes, in order of length: their distance in metres.
CLASSES = {
    "mile": 1609.344,
    "5 km": 5000.0,
    "10 km": 10000.0,
    "half": 21097.5,
    "marathon": 42195.0,
    "50 km": 50000.0,
    "100 km": 100000.0,
    "100 miles": 160934.4,
}
ULTRA = ("50 km", "100 km", "100 miles")
MILE_CLASS_TO, TEN_KM_CLASS_TO = 3000, 16093.44


def race_class(distance: float) -> str:
    """Class of a race; between two classes the nearer in log distance."""
    if distance <= MILE_CLASS_TO:
        return "mile"
    if CLASSES["10 km"] <= distance <= TEN_KM_CLASS_TO:
        return "10 km"
    names = [name for name in CLASSES if name != "mile"] if distance > MILE_CLASS_TO else list(CLASSES)
    if distance > TEN_KM_CLASS_TO:
        names = [name for name in names if CLASSES[name] > TEN_KM_CLASS_TO]
    return min(names, key=lambda name: abs(math.log(distance / CLASSES[name])))


# 7: strength and plyometrics
CONTACTS = {"new": 100, "regular": 120, "seasoned": 140}
STRENGTH_BEFORE_JUMPS, STRENGTH_COUNTS_DAYS, DAYS_WITHOUT_PAIN = 6, 28, 7
REPS, SETS_MOST, EFFORT_MOST, CIRCUITS_MOST = (4, 12), 3, 8, 5

# 6: single run
SINGLE_GROWTH, SINGLE_STEP, LONGEST_DAYS, RACE_COUNTS_AFTER = 1.10, 400, 30, 14
# 6: long run: share of the week is m / runs, at least the floor, at most 65 %
LONG_SHARE_MOST = 0.65
LONG_M = {"mile": 1.5, "5 km": 1.5, "10 km": 1.6, "half": 1.8, "marathon": 2.0, "50 km": 2.2, "100 km": 2.3,
          "100 miles": 2.4}  # fmt: skip
LONG_FLOOR = {"mile": 0.30, "5 km": 0.30, "10 km": 0.30, "half": 0.35, "marathon": 0.40, "50 km": 0.40,
              "100 km": 0.40, "100 miles": 0.40}  # fmt: skip
LONG_MINUTES = {"mile": 90, "5 km": 90, "10 km": 120, "half": 150, "marathon": 180, "50 km": 240, "100 km": 300,
                "100 miles": 330}  # fmt: skip
BACK_TO_BACK_SHARE, BACK_TO_BACK_DAYS = 0.60, 14
# 6: week
WEEK_GROWTH, WEEK_STEP_PER_RUN, WEEK_JUMP, WEEK_JUMP_FROM = 1.10, 500, 1.5, 5000
RUN_SHARE_OF_WEEK, RUNS_AT_LEAST, NEW_RUN_EVERY_BLOCKS = 2500, 3, 4
# 6: targets new / regular / seasoned, km
EXPERIENCES = ("new", "regular", "seasoned")
TARGET_WEEK = {"mile": (20, 40, 65), "5 km": (22, 45, 75), "10 km": (28, 50, 80), "half": (38, 60, 90),
               "marathon": (56, 70, 100), "50 km": (66, 75, 105), "100 km": (75, 90, 120),
               "100 miles": (85, 100, 130)}  # fmt: skip
TARGET_LONG = {"mile": (5, 11, 16), "5 km": (7, 13, 18), "10 km": (10, 16, 21), "half": (16, 20, 26),
               "marathon": (29, 32, 35), "50 km": (32, 35, 38), "100 km": (38, 42, 50),
               "100 miles": (42, 48, 55)}  # fmt: skip
HABIT_ABOVE_TARGET = 1.2
# 6: readiness minimum: week km, longest km, or longest min
READINESS = {"mile": (7, 3, 25), "5 km": (10, 5, 40), "10 km": (18, 8.5, 65), "half": (28, 15, 115),
             "marathon": (40, 26, 165), "50 km": (45, 29, 200), "100 km": (60, 36, 240),
             "100 miles": (70, 40, 240)}  # fmt: skip
# 6: quality: share of the week's time, least minutes that the cap stands at, most metres
QUALITY_CAP = {"tempo": (0.10, 12, None), "intervals": (0.08, 10, 10_000), "repetitions": (0.05, 6, 8_000)}
STRIDES_SHARE = 0.02
# 5: season
SPEED_DAYS = {"mile": 56, "5 km": 56, "10 km": 56, "half": 49, "marathon": 49, "50 km": 42, "100 km": 42,
              "100 miles": 42}  # fmt: skip
TAPER = {"mile": (0.5,), "5 km": (0.5,), "10 km": (0.85, 0.5), "half": (0.75, 0.5), "marathon": (0.8, 0.65, 0.45),
         "50 km": (0.8, 0.65, 0.45), "100 km": (0.8, 0.65, 0.45), "100 miles": (0.8, 0.65, 0.45)}  # fmt: skip
SPEED_WEEK_FROM = 15_000
MILE_BLOCK_DAYS, MILE_HARD_RUNS, MILE_TRIAL_BLOCK, MILE_LONG_S = 56, 2, 5, 80 * 60
EASIER_WEEK = 0.75
LAST_WEEK_LOW, LAST_WEEK_HIGH = 0.40, 0.59  # G9: -41 … -60 % of the peak week
RECOVERY_MOST, RECOVERY_ANY_PRIORITY_FROM = 26, 21_000
EASY_DAYS_BEFORE_B = 3
OPEN_ENDED_DAYS = 84
# 4: return from a break
BREAK_DAYS, BREAK_GAPS = 5, 2
FIRST_RUN_MOST, SHARE_RULE_TO_DAYS = 3000, 30


def return_shape(off: float) -> tuple[float, float, float]:
    """Start share, end share and length in days of a return after so many days off (4, the exact sentence)."""
    start = 0.50 if off <= 28 else 0.33 if off >= 35 else 0.50 - 0.17 * (off - 28) / 7
    beyond = min(1.0, max(0.0, (off - 56) / 28))
    return start, 0.75 + 0.25 * beyond, (off if off <= 56 else 56 + 49 * beyond)


def return_share(off: float, elapsed: float) -> float:
    """Share of the old volume allowed so many days into the return."""
    start, end, length = return_shape(off)
    return start + (end - start) * min(1.0, max(0.0, elapsed) / max(1.0, length))


# 7: layout
RUNNING_DAYS_IN_SEVEN, PLYOMETRICS_APART, STRENGTH_A_WEEK = 6, 2, 2
TWO_EASY_DAYS_FROM_AGE, TWO_TO_ONE_FROM_AGE, ADULT = 60, 50, 18
MINUTES_MILES = 1800 / (3 * 1609.344)  # 3 miles are about 30 min of running: s per m
SLOWEST, FASTEST = 1500 / 1000, 140 / 1000  # s per m: 25 and 2:20 min/km
