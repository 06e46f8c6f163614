"""Strength, plyometrics and drills on the days that running leaves: a second exact programme.

Running comes first: the runs stand when this is asked, with the seconds that each day has left.
"""

from __future__ import annotations

import msgspec

KINDS = ("strength", "plyometrics", "drills")
SUBSETS = ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (0, 1, 1))
_FAR = 7


class CompanionProblem(msgspec.Struct, frozen=True, kw_only=True):
    """One block, an entry a day: seconds left, whether a run, a hard run or the long run stands there.

    ``counts`` and ``seconds`` are of strength, plyometrics and drills; ``since`` the days since the last
    strength and plyometrics; ``gaps`` the least days from one of each to the next, and ``widest`` the most
    from one plyometric session of the block to the next.
    """

    left: tuple[int, ...]
    run: tuple[bool, ...]
    fast: tuple[bool, ...]  # strides or hard: where drills belong
    hard: tuple[bool, ...]
    long: tuple[bool, ...]
    hard_after: bool  # a hard day or a race on the day behind the block
    long_after: bool  # the long run on the day behind the block
    open: tuple[bool, ...]  # whether anything may be planned on the day
    counts: tuple[int, int, int]
    seconds: tuple[int, int, int]
    since: tuple[int, int]
    gaps: tuple[int, int]
    widest: int
    missing: tuple[int, int, int]
    before_long: int
    alone: int
    drills_easy: int


Place = tuple[int, tuple[int, int, int], int, int]  # day, counts left, days since strength, since plyometrics
Subset = tuple[int, int, int]


def solve_companions(problem: CompanionProblem) -> tuple[tuple[Subset, ...], int]:
    """For each day which of strength, plyometrics, drills it holds; and the cost of them all.

    Of equal costs the first in the order of :data:`SUBSETS`, day by day, is taken.
    """
    memo: dict[Place, tuple[int, Subset]] = {}
    place: Place = (0, problem.counts, *problem.since)
    cost = _best(problem, place, memo)
    chosen = []
    while place[0] < len(problem.left):
        subset = memo[place][1]
        chosen.append(subset)
        place = following(place, subset)
    return tuple(chosen), cost


def _best(problem: CompanionProblem, place: Place, memo: dict[Place, tuple[int, Subset]]) -> int:
    known = memo.get(place)
    if known is not None:
        return known[0]
    if place[0] == len(problem.left):
        return sum(left * cost for left, cost in zip(place[1], problem.missing, strict=True))
    best, choice = -1, SUBSETS[0]
    for subset in SUBSETS:
        if allowed(problem, place, subset):
            cost = subset_cost(problem, place[0], subset) + _best(problem, following(place, subset), memo)
            if best < 0 or cost < best:
                best, choice = cost, subset
    memo[place] = (best, choice)
    return best


def allowed(problem: CompanionProblem, place: Place, subset: Subset) -> bool:
    """Whether minutes, spacing and the next day leave room for these on the place's day."""
    return not any(subset) or companion_refusal(problem, place, subset) is None


def companion_refusal(problem: CompanionProblem, place: Place, subset: Subset) -> str | None:
    """What refuses these on the place's day: "closed", "counts", "minutes", "hard", "gap", "widest", or None."""
    day, counts, since_strength, since_plyometrics = place
    strength, plyometrics, _ = subset
    if not problem.open[day]:
        return "closed"
    if any(one > left for one, left in zip(subset, counts, strict=True)):
        return "counts"
    if sum(one * seconds for one, seconds in zip(subset, problem.seconds, strict=True)) > problem.left[day]:
        return "minutes"
    if (strength or plyometrics) and _beyond(problem.hard, day, problem.hard_after):
        return "hard"
    if (strength and since_strength < problem.gaps[0]) or (plyometrics and since_plyometrics < problem.gaps[1]):
        return "gap"
    another = counts[1] < problem.counts[1]  # the block holds plyometrics before this day
    return "widest" if plyometrics and another and since_plyometrics > problem.widest else None


def _beyond(marks: tuple[bool, ...], day: int, after: bool) -> bool:
    """The mark of the day after a day; ``after`` is that of the day behind the block."""
    return marks[day + 1] if day + 1 < len(marks) else after


def subset_cost(problem: CompanionProblem, day: int, subset: Subset) -> int:
    """Points of holding these on a day."""
    strength, plyometrics, drills = subset
    cost = 0
    if strength and _beyond(problem.long, day, problem.long_after):
        cost += problem.before_long
    if strength and problem.long[day]:
        cost += problem.before_long
    if (strength or plyometrics) and not problem.run[day]:
        cost += problem.alone
    if drills and not problem.fast[day]:
        cost += problem.drills_easy
    return cost


def following(place: Place, subset: Subset) -> Place:
    """The place after a day."""
    day, counts, since_strength, since_plyometrics = place
    return (
        day + 1,
        (counts[0] - subset[0], counts[1] - subset[1], counts[2] - subset[2]),
        1 if subset[0] else min(_FAR, since_strength + 1),
        1 if subset[1] else min(_FAR, since_plyometrics + 1),
    )
