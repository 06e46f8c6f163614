"""Which day gets which run: an exact dynamic programme over the days of a block.

A day holds one of long, hard, easy or rest. Hard rules are never broken; soft ones cost points,
all of them whole numbers from the rule book. Of layouts with equal cost the first in the order
of :data:`OPTIONS`, day by day, is taken, so that the same week always looks the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from surefoot.coach.memory import remembered

OPTIONS = ("long", "hard", "easy", "rest")
#: Solved weeks that the process keeps, about two kilobytes each.
REMEMBERED = 1000
#: Further back than a week a hard day or the long run no longer matters.
FAR = 7
#: Two days back they still do (see :func:`option_cost`); from here on only the gap between hard days may.
_DISTANT = 3
#: Days before a day that share some seven days in a row with it, one bit each.
_BACK = (1 << FAR - 1) - 1


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
    """The days before the block: days since the last hard day and the last long run, and runs in a row till now.

    ``ran`` tells the last six days one by one, bit 0 the last of them; without it they are rest before the ``streak``.
    """

    since_hard: int = FAR
    since_long: int = FAR
    streak: int = 0
    ran: int | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One block. Tuples have an entry for each day.

    ``may`` holds the options that minutes, blocked days, the long run's day and rest owed leave,
    rest always among them; ``short`` the hundreds of metres by which an easy run would be too long
    for the day; ``race`` marks days that hold a race; ``wished`` the option of the accepted plan,
    "" where there is none.
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
    race_after: int  # how many days behind the block's last day a race stands; 0: none near
    costs: Costs
    second: int = -1  # the day after the long run, where both are to be long: rest there costs as a run left out


class Layout(msgspec.Struct, frozen=True):
    """The option of each day, and the cost of them all."""

    days: tuple[str, ...]
    cost: int


#: A place in the search: day, long, hard and easy runs left, days since hard and long, which last days had a run.
#: What can no longer matter is left out of the last three, so that equal futures are one place.
Place = tuple[int, int, int, int, int, int, int]


@remembered(REMEMBERED)
def solve(problem: Problem) -> Layout:
    """The cheapest layout that breaks no hard rule. There is always one: rest on every day but races.

    The last few answers are kept, keyed by the whole problem: most weeks of a plan made anew are as before.
    """
    return Search(problem).layout()


class Search:
    """The search through one block, with what does not change from place to place worked out before."""

    def __init__(self, problem: Problem) -> None:
        days = range(len(problem.may))
        self.problem, self.end = problem, len(days)
        self.ahead = [_races_ahead(problem, day) for day in days]
        self.beside_race = [True in ahead[:1] for ahead in self.ahead]
        self.near_race = [True in ahead[: problem.hard_gap] for ahead in self.ahead]
        self.forgotten = max(_DISTANT, problem.hard_gap + 1)  # days after which a hard day no longer matters
        self.kept = _kept_of_all(problem.most_running)
        self.memo: dict[Place, tuple[int, str]] = {}

    def layout(self) -> Layout:
        """The cheapest layout, the first in order among equals."""
        place = self.beginning()
        cost = self._best(place)
        days = []
        while place[0] < self.end:
            option = self.memo[place][1]
            days.append(option)
            place = self.following(place, option)
        return Layout(tuple(days), cost)

    def walk(self, days: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
        """Each day's place and option in a layout, whatever rules it breaks."""
        place = self.beginning()
        for option in days:
            yield place, option
            place = self.following(place, option)

    def beginning(self) -> Place:
        """The place before the first day."""
        problem, before = self.problem, self.problem.before
        ran = (1 << before.streak) - 1 if before.ran is None else before.ran
        since_hard, since_long = min(self.forgotten, before.since_hard), min(_DISTANT, before.since_long)
        return 0, problem.long, problem.hard, problem.easy, since_hard, since_long, self.kept[ran & _BACK]

    def _best(self, place: Place) -> int:
        """Cost from a place to the end; the choice is kept in ``memo``."""
        if place[0] == self.end:
            return self._left_out(place)
        best, choice = -1, ""
        for option in self._options(place):
            after = self.following(place, option)
            known = self.memo.get(after)
            cost = self.cost(place, option) + (self._best(after) if known is None else known[0])
            if best < 0 or cost < best:
                best, choice = cost, option
        self.memo[place] = (best, choice)
        return best

    def _options(self, place: Place) -> list[str]:
        day, long, hard, easy, *_ = place
        if self.problem.race[day]:
            return ["race"]
        may = self.problem.may[day]
        left = zip(OPTIONS, (long, hard, easy, 1), strict=True)
        return [option for option, count in left if count and option in may and self.refusal(place, option) is None]

    def refusal(self, place: Place, option: str) -> str | None:
        """Which hard rule of the neighbouring days refuses an option: "gap", "streak", or None."""
        day, _, _, _, since_hard, since_long, ran = place
        if option == "rest":
            return None
        if ran.bit_count() + len(self.ahead[day]) >= self.problem.most_running and self._crowded(day, ran):
            return "streak"
        if option == "easy":
            return None
        if option == "hard":
            near = since_hard <= self.problem.hard_gap or since_long == 1 or self.near_race[day]
        else:
            near = since_hard == 1 or self.beside_race[day]
        return "gap" if near else None

    def _crowded(self, day: int, ran: int) -> bool:
        """Whether a run makes too many running days in some seven in a row, races ahead among them."""
        week, most = ran << 1 | 1, self.problem.most_running
        if week.bit_count() > most:
            return True
        for race in self.ahead[day]:
            week = (week << 1 | race) & (_BACK << 1 | 1)
            if race and week.bit_count() > most:
                return True
        return False

    def cost(self, place: Place, option: str) -> int:
        """Points of an option on the place's day."""
        day, _, _, _, since_hard, since_long, ran = place
        costs, wish = self.problem.costs, self.problem.wished[day]
        cost = costs.change if wish and wish != option else 0
        if option == "rest" and day == self.problem.second:
            cost += costs.easy_left_out
        if option in ("rest", "race"):
            return cost
        if ran & 1:
            cost += costs.back_to_back
        if since_long == 1:
            cost += costs.after_long
        if option == "easy":
            return cost + costs.short_day * self.problem.short[day]
        near = since_long == 2 if option == "hard" else since_hard == 2
        return cost + costs.hard_near_long if near else cost

    def following(self, place: Place, option: str) -> Place:
        """The place after an option."""
        day, long, hard, easy, since_hard, since_long, ran = place
        since_hard = since_hard + 1 if since_hard < self.forgotten else since_hard
        since_long = since_long + 1 if since_long < _DISTANT else since_long
        after = self.kept[ran << 1 & _BACK | (option != "rest")]
        if option == "easy":
            return day + 1, long, hard, easy - 1, since_hard, since_long, after
        if option == "hard":
            return day + 1, long, hard - 1, easy, 1, since_long, after
        if option == "long":
            return day + 1, long - 1, hard, easy, since_hard, 1, after
        return day + 1, long, hard, easy, 1 if option == "race" else since_hard, since_long, after

    def _left_out(self, place: Place) -> int:
        costs = self.problem.costs
        return place[1] * costs.long_left_out + place[2] * costs.hard_left_out + place[3] * costs.easy_left_out


def _races_ahead(problem: Problem, day: int) -> tuple[bool, ...]:
    """Which of the next six days hold a race, as far as any does."""
    ahead = problem.race[day + 1 : day + FAR]
    if problem.race_after:
        behind = (False,) * (problem.race_after - 1) + (True,)
        ahead = (ahead + behind)[: FAR - 1]
    return ahead if True in ahead else ()


@cache
def _kept_of_all(most: int) -> tuple[int, ...]:
    """For each pattern of the last six days what of it may still matter."""
    return tuple(_kept(ran, most) for ran in range(_BACK + 1))


def _kept(ran: int, most: int) -> int:
    """The days that can still crowd a later week: none behind as many rests as seven days need, but the last."""
    rests, kept = FAR - most, 1
    for bit in range(FAR - 1):
        if not ran >> bit & 1:
            rests -= 1
        if rests <= 0:
            break
        kept = (1 << bit + 1) - 1
    return ran & kept
