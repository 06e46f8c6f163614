"""What was usual before an injury: weeks, runs, a typical run (engine, stage 1)."""

from __future__ import annotations

from typing import NamedTuple

from surefoot.coach.comeback.cases import Case
from surefoot.coach.comeback.outing import Done
from surefoot.coach.days import Days
from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.comeback.early import early_runs
from surefoot.coach.rules.comeback.usual_volume import weeks_before
from surefoot.coach.rules.volume.habit import habit_weeks
from surefoot.coach.state import State, median, monday
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book
from surefoot.units import MILE


class Usual(NamedTuple):
    """Metres and runs of a usual week, and seconds of a typical run and of a kilometre."""

    week: float
    runs: int
    run_s: float
    pace: float


def usual_before(case: Case, scenario: Scenario, state: State, outings: list[Done], pace: float, book: Book) -> Usual:
    """The usual week before an injury; from what was declared where the log is silent, else a small one of our own."""
    weeks = _weeks(case, state, book)
    most, declared = early_runs(book)[1], scenario.runner.usual_weekly_distance
    runs = round(median([float(r) for r, _ in weeks])) if weeks else state.habit_runs or most - 1
    if weeks:
        week = median([float(m) for _, m in weeks])
    else:
        week = float(declared or runs * early_runs(book)[2] * 1000 / pace)
    since = case.stopped - WEEK * habit_weeks(book)
    lately = [one for one in outings if one.run_s and one.metres and since <= one.day < case.stopped]
    pace = median([one.run_s * 1000 / one.metres for one in lately]) if lately else pace
    if lately:
        run_s = median([one.run_s for one in lately])
    elif any(one.day < since for one in outings):  # who had not run for weeks begins with a mile (SHORT-1)
        run_s = 2 * MILE * pace / 1000
    else:
        run_s = week * pace / 1000 / max(1, runs)
    return Usual(week, max(1, runs), run_s, pace)


def _weeks(case: Case, state: State, book: Book) -> list[tuple[int, int]]:
    """Runs and metres of the complete weeks before the onset that count, or of those after them; none without a run."""
    first, last = weeks_before(book)
    end = monday(case.onset)
    counted = _logged(state, range(end - WEEK * last, end - WEEK * (first - 1), WEEK))
    return counted or _logged(state, range(end - WEEK * (first - 1), end, WEEK))


def _logged(state: State, mondays: range) -> list[tuple[int, int]]:
    found = ((state.ledger.runs(day, day + WEEK), state.ledger.logged(day, day + WEEK)) for day in mondays)
    return [week for week in found if week[1]]


def reachable(days: Days, runs: int) -> float:
    """Seconds of running that the runner's best days of a week hold."""
    return float(sum(sorted(days.week, reverse=True)[:runs]))
