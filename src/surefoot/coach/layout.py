"""Which day gets which run: an exact dynamic programme over the days of a block.

A day holds one of long, hard, easy or rest. Hard rules are never broken; soft ones cost points,
all of them whole numbers from the rule book. Of layouts with equal cost the first in the order
of :data:`OPTIONS`, day by day, is taken, so that the same week always looks the same.
"""

from __future__ import annotations

import msgspec

OPTIONS = ("long", "hard", "easy", "rest")
#: Further back than a week a hard day or the long run no longer matters.
FAR = 7


class Costs(msgspec.Struct, frozen=True):
    """Points of each soft rule; see the rules of topic layout."""

    back_to_back: int
    after_long: int
    hard_near_long: int
    short_day: int
    change: int
    long_left_out: int
    hard_left_out: int
    easy_left_out: int


class Before(msgspec.Struct, frozen=True):
    """The days before the block: days since the last hard day and the last long run, and runs in a row till now."""

    since_hard: int = FAR
    since_long: int = FAR
    streak: int = 0


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One block. Tuples have an entry for each day.

    ``may`` holds the options that minutes, blocked days, the long run's day and rest owed leave;
    ``short`` the hundreds of metres by which an easy run would be too long for the day; ``race``
    marks days that hold a race; ``wished`` the option of the accepted plan, "" where there is none.
    """

    may: tuple[frozenset[str], ...]
    short: tuple[int, ...]
    race: tuple[bool, ...]
    wished: tuple[str, ...]
    long: int
    hard: int
    easy: int
    hard_gap: int  # easy days between two hard days
    most_running: int  # running days in any seven in a row
    before: Before
    race_after: bool  # a race on the day behind the block
    costs: Costs


class Layout(msgspec.Struct, frozen=True):
    """The option of each day, and the cost of them all."""

    days: tuple[str, ...]
    cost: int


#: A place in the search: day, long, hard and easy runs left, days since hard and long, runs in a row.
_Place = tuple[int, int, int, int, int, int, int]


def solve(problem: Problem) -> Layout:
    """The cheapest layout that breaks no hard rule. There is always one: rest on every day but races."""
    before = problem.before
    start = (0, problem.long, problem.hard, problem.easy, before.since_hard, before.since_long, before.streak)
    memo: dict[_Place, tuple[int, str]] = {}
    cost = _best(problem, start, memo)
    days, place = [], start
    while place[0] < len(problem.may):
        option = memo[place][1]
        days.append(option)
        place = _next(problem, place, option)
    return Layout(tuple(days), cost)


def _best(problem: Problem, place: _Place, memo: dict[_Place, tuple[int, str]]) -> int:
    """Cost from a place to the end; the choice is kept in ``memo``."""
    known = memo.get(place)
    if known is not None:
        return known[0]
    if place[0] == len(problem.may):
        return _left_out(problem, place)
    best, choice = -1, ""
    for option in _options(problem, place):
        cost = option_cost(problem, place, option) + _best(problem, _next(problem, place, option), memo)
        if best < 0 or cost < best:
            best, choice = cost, option
    memo[place] = (best, choice)
    return best


def _options(problem: Problem, place: _Place) -> list[str]:
    day, long, hard, easy, *_ = place
    if problem.race[day]:
        return ["race"]
    left = {"long": long, "hard": hard, "easy": easy, "rest": 1}
    return [o for o in OPTIONS if left[o] and o in problem.may[day] and refusal(problem, place, o) is None]


def refusal(problem: Problem, place: _Place, option: str) -> str | None:
    """Which hard rule of the neighbouring days refuses an option: "gap", "streak", or None."""
    day, _, _, _, since_hard, since_long, streak = place
    if option == "rest":
        return None
    if streak + _race_ahead(problem, day) >= problem.most_running:
        return "streak"
    if option == "hard" and (since_hard <= problem.hard_gap or since_long <= 1):
        return "gap"
    if option == "long" and since_hard <= 1:
        return "gap"
    if option in ("hard", "long") and _race_ahead(problem, day):
        return "gap"
    return None


def _race_ahead(problem: Problem, day: int) -> bool:
    return problem.race[day + 1] if day + 1 < len(problem.race) else problem.race_after


def option_cost(problem: Problem, place: _Place, option: str) -> int:
    """Points of an option on the place's day."""
    day, _, _, _, since_hard, since_long, streak = place
    costs = problem.costs
    cost = costs.change if problem.wished[day] and problem.wished[day] != option else 0
    if option in ("rest", "race"):
        return cost
    if streak:
        cost += costs.back_to_back
    if since_long == 1:
        cost += costs.after_long
    if (option == "hard" and since_long == 2) or (option == "long" and since_hard == 2):
        cost += costs.hard_near_long
    if option == "easy":
        cost += costs.short_day * problem.short[day]
    return cost


def _next(problem: Problem, place: _Place, option: str) -> _Place:
    day, long, hard, easy, since_hard, since_long, streak = place
    return (
        day + 1,
        long - (option == "long"),
        hard - (option == "hard"),
        easy - (option == "easy"),
        1 if option in ("hard", "race") else min(FAR, since_hard + 1),
        1 if option == "long" else min(FAR, since_long + 1),
        0 if option == "rest" else streak + 1,
    )


def _left_out(problem: Problem, place: _Place) -> int:
    costs = problem.costs
    return place[1] * costs.long_left_out + place[2] * costs.hard_left_out + place[3] * costs.easy_left_out
