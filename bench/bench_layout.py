"""The weekly layouts of a 24-week plan, solved by our dynamic programme and by OR-Tools CP-SAT with one worker.

Both get the same problems, hard rules and soft costs, and must reach the same cost in each of them, or the
measurement stops. CP-SAT's time is with building its model, and without; loading OR-Tools is in neither. Our own
memory of weeks solved before is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ortools.sat.python import cp_model

from bench.bench_engine import weeks_ahead
from bench.measure import Row, at_least, interleaved, ratio
from surefoot.coach.layout import Problem, Search
from surefoot.coach.plan import prepare
from surefoot.rulebook import load_book

WEEK = 7
TIMES = 3
PLACED = ("long", "hard", "easy")
Expression = Any  # a variable of CP-SAT, a sum of them, or a plain number


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """Every week of the plan, by both."""
    problems = [written.problem for written in prepare(weeks_ahead("half", 24), load_book()).drafted.written]
    models = [Model(problem) for problem in problems]
    _agree(problems, models)
    timings = interleaved(
        {
            "ours": lambda: [Search(problem).layout() for problem in problems],
            "built": lambda: [Model(problem).solve() for problem in problems],
            "solved": lambda: [model.solve() for model in models],
        }
    )
    ours, weeks = timings["ours"], len(problems)
    built, solved = ratio(timings["built"], ours), ratio(timings["solved"], ours)
    return [
        Row(f"{weeks} weeks, dynamic programme", ours.told(), "", f"{ours.median / weeks * 1000:.2f} ms a week"),
        Row(f"{weeks} weeks, CP-SAT, model and search", timings["built"].told(), "", "one worker; same costs reached"),
        Row(f"{weeks} weeks, CP-SAT, search alone", timings["solved"].told(), "", "models built before"),
        Row("CP-SAT with its model against ours", f"{built:.1f} times", at_least(built, TIMES)),
        Row("CP-SAT's search alone against ours", f"{solved:.1f} times", at_least(solved, TIMES)),
    ]


def _agree(problems: Sequence[Problem], models: Sequence[Model]) -> None:
    costs = [(Search(problem).layout().cost, model.solve()) for problem, model in zip(problems, models, strict=True)]
    if any(ours != theirs for ours, theirs in costs):
        raise AssertionError(f"the two solvers reach different costs: {costs}")


class Model:
    """One week for CP-SAT: a yes or no for each option of each day."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.model = problem, cp_model.CpModel()
        self.days = range(len(problem.may))
        self.holds = [{kind: self._literal(day, kind) for kind in (*PLACED, "rest", "race")} for day in self.days]
        self.terms: list[Expression] = []
        self._fill()
        self._keep_apart()
        self._rest()
        self._cost()
        self.model.minimize(sum(self.terms))

    def solve(self) -> int:
        """The least cost, proved to be so."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(self.model)
        if status != cp_model.OPTIMAL:
            raise AssertionError(f"CP-SAT ends {solver.status_name(status)}")
        cost: int = round(solver.objective_value)
        return cost

    def _literal(self, day: int, kind: str) -> Expression:
        """A variable where the option is open, else a constant."""
        if kind == "race" or self.problem.race[day]:
            return int(kind == "race" and self.problem.race[day])
        return self.model.new_bool_var(f"{kind}{day}") if kind in self.problem.may[day] else 0

    def _at(self, day: int, *kinds: str) -> Expression:
        """Whether a day holds one of these; of days before the block only hard, long and race are asked."""
        if day >= 0:
            return sum(self.holds[day][kind] for kind in kinds)
        before = self.problem.before
        known = {"hard": -before.since_hard, "long": -before.since_long}
        return int(any(known.get(kind) == day for kind in kinds))

    def _ran(self, day: int) -> Expression:
        if day >= 0:
            return self._at(day, *PLACED, "race")
        before = self.problem.before
        ran = (1 << before.streak) - 1 if before.ran is None else before.ran
        return ran >> (-day - 1) & 1

    def _fill(self) -> None:
        """One option a day, no more runs than wanted; what is left out costs."""
        costs = self.problem.costs
        for day in self.days:
            self.model.add(sum(self.holds[day].values()) == 1)
        for kind in PLACED:
            wanted, missing = getattr(self.problem, kind), getattr(costs, f"{kind}_left_out")
            placed = sum(self.holds[day][kind] for day in self.days)
            self.model.add(placed <= wanted)
            self.terms.append(missing * (wanted - placed))

    def _keep_apart(self) -> None:
        """Hard days apart by the gap, hard days and races off the long run."""
        races = [day for day in self.days if self.problem.race[day]]
        if self.problem.race_after:
            races.append(len(self.days) - 1 + self.problem.race_after)
        for day in self.days:
            for back in range(1, self.problem.hard_gap + 1):
                self._not_both(day, "hard", self._at(day - back, "hard", "race"))
            self._not_both(day, "hard", self._at(day - 1, "long"))
            self._not_both(day, "long", self._at(day - 1, "hard", "race"))
            if any(0 < race - day <= self.problem.hard_gap for race in races):
                self.model.add(self.holds[day]["hard"] == 0)
            if day + 1 in races:
                self.model.add(self.holds[day]["long"] == 0)

    def _not_both(self, day: int, kind: str, other: Expression) -> None:
        self.model.add(self.holds[day][kind] + other <= 1)

    def _rest(self) -> None:
        """No more running days in any seven in a row than allowed, unless races alone are too many."""
        end, most = len(self.days), self.problem.most_running
        for first in range(1 - WEEK, end):
            span = range(first, first + WEEK)
            fixed = sum(self.problem.race[day] for day in span if 0 <= day < end)
            fixed += sum(int(self._ran(day)) for day in span if day < 0 and day >= 1 - WEEK)
            fixed += self.problem.race_after > 0 and end - 1 + self.problem.race_after in span
            placed = sum(self._at(day, *PLACED) for day in span if 0 <= day < end)
            self.model.add(placed <= max(0, most - fixed))

    def _cost(self) -> None:
        """The soft rules, day by day."""
        costs = self.problem.costs
        for day in self.days:
            run = self._at(day, *PLACED)
            self._both(run, self._ran(day - 1), costs.back_to_back)
            self._both(run, self._at(day - 1, "long"), costs.after_long)
            self._both(self._at(day, "hard"), self._at(day - 2, "long"), costs.hard_near_long)
            self._both(self._at(day, "long"), self._at(day - 2, "hard", "race"), costs.hard_near_long)
            self.terms.append(costs.short_day * self.problem.short[day] * self.holds[day]["easy"])
            if wish := self.problem.wished[day]:
                self.terms.append(costs.change * (1 - self.holds[day][wish]))

    def _both(self, one: Expression, other: Expression, cost: int) -> None:
        """Charge for two things that hold together."""
        if isinstance(one, int) or isinstance(other, int):
            self.terms.append(cost * one * other)
            return
        together = self.model.new_bool_var("")
        self.model.add(together >= one + other - 1)
        self.terms.append(cost * together)
