"""Strength, plyometrics and drills on the days that running leaves: a second exact programme.

Running comes first: the runs stand when this is asked, with the seconds that each day has left.
"""

from __future__ import annotations

import msgspec

KINDS = ("strength", "plyometrics", "drills")
_SUBSETS = ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (0, 1, 1))
_FAR = 7


class CompanionProblem(msgspec.Struct, frozen=True, kw_only=True):
    """One block, an entry a day: seconds left, whether a run, a hard run or the long run stands there.

    ``counts`` and ``seconds`` are of strength, plyometrics and drills; ``since`` the days since the last
    strength and plyometrics; ``gaps`` the least days between two of each.
    """

    left: tuple[int, ...]
    run: tuple[bool, ...]
    fast: tuple[bool, ...]  # strides or hard: where drills belong
    hard: tuple[bool, ...]
    long: tuple[bool, ...]
    hard_after: bool  # a hard day or a race on the day behind the block
    open: tuple[bool, ...]  # whether anything may be planned on the day
    counts: tuple[int, int, int]
    seconds: tuple[int, int, int]
    since: tuple[int, int]
    gaps: tuple[int, int]
    missing: tuple[int, int, int]
    before_long: int
    alone: int
    drills_easy: int


_Place = tuple[int, tuple[int, int, int], int, int]  # day, counts left, days since strength, since plyometrics
_Subset = tuple[int, int, int]


def solve_companions(problem: CompanionProblem) -> tuple[tuple[_Subset, ...], int]:
    """For each day which of strength, plyometrics, drills it holds; and the cost of them all."""
    memo: dict[_Place, tuple[int, _Subset]] = {}
    place: _Place = (0, problem.counts, *problem.since)
    cost = _best(problem, place, memo)
    chosen = []
    while place[0] < len(problem.left):
        subset = memo[place][1]
        chosen.append(subset)
        place = _next(place, subset)
    return tuple(chosen), cost


def _best(problem: CompanionProblem, place: _Place, memo: dict[_Place, tuple[int, _Subset]]) -> int:
    known = memo.get(place)
    if known is not None:
        return known[0]
    if place[0] == len(problem.left):
        return sum(left * cost for left, cost in zip(place[1], problem.missing, strict=True))
    best, choice = -1, _SUBSETS[0]
    for subset in _SUBSETS:
        if allowed(problem, place, subset):
            cost = subset_cost(problem, place[0], subset) + _best(problem, _next(place, subset), memo)
            if best < 0 or cost < best:
                best, choice = cost, subset
    memo[place] = (best, choice)
    return best


def allowed(problem: CompanionProblem, place: _Place, subset: _Subset) -> bool:
    """Whether minutes, spacing and the next day leave room for these on the place's day."""
    day, counts, since_strength, since_plyometrics = place
    if not any(subset):
        return True
    if not problem.open[day] or any(s > c for s, c in zip(subset, counts, strict=True)):
        return False
    if sum(s * t for s, t in zip(subset, problem.seconds, strict=True)) > problem.left[day]:
        return False
    hard_next = problem.hard[day + 1] if day + 1 < len(problem.hard) else problem.hard_after
    if subset[0] and (hard_next or since_strength < problem.gaps[0]):
        return False
    return not (subset[1] and (hard_next or since_plyometrics < problem.gaps[1]))


def subset_cost(problem: CompanionProblem, day: int, subset: _Subset) -> int:
    """Points of holding these on a day."""
    strength, plyometrics, drills = subset
    cost = 0
    if strength and day + 1 < len(problem.long) and problem.long[day + 1]:
        cost += problem.before_long
    if strength and problem.long[day]:
        cost += problem.before_long
    if (strength or plyometrics) and not problem.run[day]:
        cost += problem.alone
    if drills and not problem.fast[day]:
        cost += problem.drills_easy
    return cost


def _next(place: _Place, subset: _Subset) -> _Place:
    day, counts, since_strength, since_plyometrics = place
    return (
        day + 1,
        (counts[0] - subset[0], counts[1] - subset[1], counts[2] - subset[2]),
        1 if subset[0] else min(_FAR, since_strength + 1),
        1 if subset[1] else min(_FAR, since_plyometrics + 1),
    )
