"""The two layouts of a week by trying everything: written from what the rules say, to check the dynamic programmes.

Days are numbered from the block's first (0); days before it are negative. Nothing here is clever, and
nothing is taken from the search that it checks but the fields of the problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product

from surefoot.coach.companions import CompanionProblem
from surefoot.coach.layout import Problem

WEEK = 7
#: The stated order of the options, and of what may stand beside a run.
RUNS = ("long", "hard", "easy", "rest")
BESIDE = ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (0, 1, 1))

Days = tuple[str, ...]
Subsets = tuple[tuple[int, int, int], ...]


# ------------------------------------------------------------------ runs


def every_layout(problem: Problem) -> Iterator[Days]:
    """Every way to fill the days, in the stated order; a race stands where it stands."""
    may = [
        ("race",) if race else tuple(option for option in RUNS if option in options)
        for race, options in zip(problem.race, problem.may, strict=True)
    ]
    return product(*may)


def broken_rules(problem: Problem, days: Days) -> set[str]:
    """Names of the hard rules that a layout breaks."""
    return {name for name, breaks in HARD_RULES.items() if breaks(problem, days)}


def is_legal(problem: Problem, days: Days) -> bool:
    """Whether a layout breaks none of them; the quick looks come first."""
    return not any(breaks(problem, days) for breaks in HARD_RULES.values())


def _too_many(problem: Problem, days: Days) -> bool:
    return any(days.count(kind) > most for kind, most in _most(problem).items())


def _not_allowed(problem: Problem, days: Days) -> bool:
    return any(day != "race" and day not in may for day, may in zip(days, problem.may, strict=True))


def _gap(problem: Problem, days: Days) -> bool:
    return _hard_too_near(problem, days) or _beside_the_long_run(problem, days)


def _most(problem: Problem) -> dict[str, int]:
    return {"long": problem.long, "hard": problem.hard, "easy": problem.easy}


def _hard_too_near(problem: Problem, days: Days) -> bool:
    """Two hard days with fewer easy days between than the gap; two races on end are the runner's own."""
    hard = sorted({*_found(days, "hard", "race"), *_past(problem.before.since_hard), *_race_behind(problem, days)})
    own = {*_found(days, "race"), *_past(problem.before.since_hard), *_race_behind(problem, days)}
    return any(b - a - 1 < problem.hard_gap and not {a, b} <= own for a, b in pairwise(hard))


def _beside_the_long_run(problem: Problem, days: Days) -> bool:
    """A hard day or a race next to the long run, where the layout could have placed one of them elsewhere."""
    long = {*_found(days, "long"), *_past(problem.before.since_long)}
    hard = {*_found(days, "hard", "race"), *_past(problem.before.since_hard), *_race_behind(problem, days)}
    placed = {*_found(days, "long", "hard")}
    return any(abs(a - b) == 1 and placed & {a, b} for a in long for b in hard)


def _seven_too_full(problem: Problem, days: Days) -> bool:
    """More running days in some seven in a row than allowed, the last placed of them being what is too much."""
    ran = {*_ran_before(problem), *_found(days, "long", "hard", "easy", "race"), *_race_behind(problem, days)}
    placed = _found(days, "long", "hard", "easy")
    for first in range(-WEEK, len(days)):
        window = {day for day in range(first, first + WEEK) if day in ran}
        if len(window) > problem.most_running and window & set(placed):
            return True
    return False


HARD_RULES: dict[str, Callable[[Problem, Days], bool]] = {
    "count": _too_many,
    "may": _not_allowed,
    "gap": _gap,
    "streak": _seven_too_full,
}


def _found(days: Days, *kinds: str) -> list[int]:
    return [day for day, kind in enumerate(days) if kind in kinds]


def _past(since: int) -> list[int]:
    """The day of something ``since`` days before the first; a week back and more no longer matters."""
    return [-since] if since < WEEK else []


def _race_behind(problem: Problem, days: Days) -> list[int]:
    return [len(days) - 1 + problem.race_after] if problem.race_after else []


def _ran_before(problem: Problem) -> list[int]:
    before = problem.before
    if before.ran is None:
        return [-back for back in range(1, min(before.streak, WEEK - 1) + 1)]
    return [-back for back in range(1, WEEK) if before.ran & (1 << (back - 1))]


def points(problem: Problem, days: Days) -> int:
    """The soft costs of a layout: each sentence of the soft rules, summed over the days."""
    costs = problem.costs
    ran = {*_ran_before(problem), *_found(days, "long", "hard", "easy", "race")}
    long = {*_found(days, "long"), *_past(problem.before.since_long)}
    hard = {*_found(days, "hard", "race"), *_past(problem.before.since_hard)}
    total = sum(costs.change for kind, wish in zip(days, problem.wished, strict=True) if wish and wish != kind)
    for day in _found(days, "long", "hard", "easy"):
        total += costs.back_to_back if day - 1 in ran else 0
        total += costs.after_long if _last(long, day) == day - 1 else 0
    for day in _found(days, "hard"):
        total += costs.hard_near_long if _last(long, day) == day - 2 else 0
    for day in _found(days, "long"):
        total += costs.hard_near_long if _last(hard, day) == day - 2 else 0
    total += sum(costs.short_day * problem.short[day] for day in _found(days, "easy"))
    left = {kind: most - days.count(kind) for kind, most in _most(problem).items()}
    missing = {"long": costs.long_left_out, "hard": costs.hard_left_out, "easy": costs.easy_left_out}
    return total + sum(left[kind] * missing[kind] for kind in left)


def _last(days: Iterable[int], before: int) -> int | None:
    return max((day for day in days if day < before), default=None)


def cheapest(problem: Problem) -> tuple[Days, int]:
    """The first of the cheapest legal layouts, and its cost."""
    legal = (days for days in every_layout(problem) if is_legal(problem, days))
    best = min(legal, key=lambda days: points(problem, days))
    return best, points(problem, best)


# ------------------------------------------------------------------ companions


def every_week(problem: CompanionProblem) -> Iterator[Subsets]:
    """Every way to place strength, plyometrics and drills, in the stated order."""
    return product(BESIDE, repeat=len(problem.left))


def companion_rules_broken(problem: CompanionProblem, chosen: Subsets) -> set[str]:
    """Names of the rules that a week of companions breaks."""
    return {name for name, breaks in COMPANION_RULES.items() if breaks(problem, chosen)}


def _more_than_wanted(problem: CompanionProblem, chosen: Subsets) -> bool:
    return any(len(_held(chosen, index)) > count for index, count in enumerate(problem.counts))


def _on_a_closed_day(problem: CompanionProblem, chosen: Subsets) -> bool:
    return any(any(one) and not free for one, free in zip(chosen, problem.open, strict=True))


def _jumping_while_sore(problem: CompanionProblem, chosen: Subsets) -> bool:
    return any(one[1] and not free for one, free in zip(chosen, problem.springy, strict=True))


def _over_the_minutes(problem: CompanionProblem, chosen: Subsets) -> bool:
    return any(any(one) and _seconds(problem, one) > left for one, left in zip(chosen, problem.left, strict=True))


def _before_a_hard_day(problem: CompanionProblem, chosen: Subsets) -> bool:
    hard = [*problem.hard, problem.hard_after]
    return any(hard[day + 1] for index in (0, 1) for day in _held(chosen, index))


def _too_near(problem: CompanionProblem, chosen: Subsets) -> bool:
    days = [[-since, *_held(chosen, index)] for index, since in enumerate(problem.since)]
    return any(b - a < gap for held, gap in zip(days, problem.gaps, strict=True) for a, b in pairwise(held))


def _too_wide(problem: CompanionProblem, chosen: Subsets) -> bool:
    return any(b - a > problem.widest for a, b in pairwise(_held(chosen, 1)))


COMPANION_RULES: dict[str, Callable[[CompanionProblem, Subsets], bool]] = {
    "counts": _more_than_wanted,
    "closed": _on_a_closed_day,
    "sore": _jumping_while_sore,
    "minutes": _over_the_minutes,
    "hard": _before_a_hard_day,
    "gap": _too_near,
    "widest": _too_wide,
}


def _held(chosen: Subsets, index: int) -> list[int]:
    return [day for day, one in enumerate(chosen) if one[index]]


def _seconds(problem: CompanionProblem, one: tuple[int, int, int]) -> int:
    return sum(seconds for held, seconds in zip(one, problem.seconds, strict=True) if held)


def companion_points(problem: CompanionProblem, chosen: Subsets) -> int:
    """The soft costs of a week of companions."""
    long = {day for day, is_long in enumerate(problem.long) if is_long}
    long |= {len(chosen)} if problem.long_after else set()
    total = 0
    for day, (strength, plyometrics, drills) in enumerate(chosen):
        total += problem.before_long * sum(1 for near in (day, day + 1) if strength and near in long)
        total += problem.alone if (strength or plyometrics) and not problem.run[day] else 0
        total += problem.drills_easy if drills and not problem.fast[day] else 0
    held = [len(_held(chosen, index)) for index in range(3)]
    left = zip(problem.counts, held, problem.missing, strict=True)
    return total + sum((count - done) * cost for count, done, cost in left)


def cheapest_week(problem: CompanionProblem) -> tuple[Subsets, int]:
    """The first of the cheapest legal weeks, and its cost."""
    rules = COMPANION_RULES.values()
    legal = (week for week in every_week(problem) if not any(breaks(problem, week) for breaks in rules))
    best = min(legal, key=lambda week: companion_points(problem, week))
    return best, companion_points(problem, best)
