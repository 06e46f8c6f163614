"""Fold the log: habit, usual pace, breaks, age; what every later stage starts from."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.coach.episodes import pains
from surefoot.coach.ledger import WEEK, Ledger
from surefoot.coach.rules.layout.strength_memory import strength_memory
from surefoot.coach.rules.load.near import near_enough
from surefoot.coach.rules.load.time_only import time_only_pace
from surefoot.coach.rules.season.injury_memory import injury_memory
from surefoot.coach.rules.state.easy_pace import easy_pace_rest
from surefoot.coach.rules.volume.habit import habit_weeks
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.runs_a_week import runs_a_week
from surefoot.coach.rules.volume.wanted_runs import wanted_runs
from surefoot.diary.activity import Activity
from surefoot.diary.dates import age_on, planned_name
from surefoot.diary.outings import is_run, running_distance, running_time
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book

#: Kinds of run that are even all the way: a little more or less of them is the same run.
EVEN = frozenset({"easy", "long", "recovery", "strides"})
#: Weeks of the log that are searched for the habit: two years hold any that still means something.
_WEEKS_SEARCHED = 104
#: Planned kinds whose metres are no measure for the next run: raced, or walked in part.
_NOT_AGREED = ("race", "time_trial", "walk_run")


class State(msgspec.Struct, frozen=True, kw_only=True):
    """The runner today. Days are ordinals, distances metres, paces s/km."""

    today: int
    ledger: Ledger
    habit_runs: int
    habit_week: int
    first_ever: bool
    age: int | None
    injured_recently: bool
    easy_pace: float | None
    longest_ever: int
    strength_done: int
    strength_last: int | None
    first_run_day: int | None

    @property
    def first_free(self) -> int:
        """The first day for a planned run: tomorrow, where today has its run already."""
        return self.today + 1 if self.ledger.runs(self.today, self.today + 1) else self.today


def _first_ever(scenario: Scenario, runs: list[Activity]) -> bool:
    """Whether a runner is in the first steps: nothing run before, or nothing before the plan that was accepted."""
    if scenario.runner.usual_weekly_distance or scenario.runner.longest_recent:
        return False
    plan = scenario.accepted_plan
    walked = plan is not None and any(s.kind == "walk_run" for day in plan.days for s in day.sessions)
    return all(walked and plan is not None and run.date >= plan.today for run in runs)


def median(values: list[float]) -> float:
    """The middle of the values in order; between two, their mean."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def monday(day: int) -> int:
    """The Monday of the week of a day."""
    return day - (day - 1) % WEEK


def fold(scenario: Scenario, book: Book) -> State:
    """The state of the runner on the scenario's day."""
    today = scenario.today.toordinal()
    runs = [a for a in scenario.log.activities if is_run(a)]
    pace = _easy_pace(runs, today, book)
    ledger = _ledger(scenario, runs, pace or time_only_pace(book), book)
    first_ever = _first_ever(scenario, runs)
    habit_runs, habit_week = _declared(scenario, book) if first_ever else _habit(scenario, ledger, today, book)
    strength = _strength(scenario, today, book)
    return State(
        today=today,
        ledger=ledger,
        habit_runs=habit_runs,
        habit_week=habit_week,
        first_ever=first_ever,
        age=age_on(scenario.runner.birth_date, scenario.today) if scenario.runner.birth_date else None,
        injured_recently=_injured(scenario, today, book),
        easy_pace=pace,
        longest_ever=max([*ledger.distances, scenario.runner.longest_recent or 0]),
        strength_done=len(strength),
        strength_last=max(strength, default=None),
        first_run_day=ledger.days[0] if ledger.days else None,
    )


def habit(ledger: Ledger, day: int, book: Book) -> tuple[int, int] | None:
    """Runs and metres of a usual week before ``day``, as far as it was logged."""
    return _complete(ledger, day, book) or _unfinished(ledger, day)


def _complete(ledger: Ledger, day: int, book: Book) -> tuple[int, int] | None:
    """The median of the last complete weeks with a run; None where there is none."""
    end, weeks = monday(day), []
    for _ in range(_WEEKS_SEARCHED):
        runs = ledger.runs(end - WEEK, end)
        if runs:
            weeks.append((runs, ledger.volume(end - WEEK, end)))
        if len(weeks) == habit_weeks(book):
            break
        end -= WEEK
    if not weeks:
        return None
    return int(median([w[0] for w in weeks]) + 0.5), round(median([w[1] for w in weeks]))


def _unfinished(ledger: Ledger, day: int) -> tuple[int, int] | None:
    """Where no week is complete: what was run in the last seven days."""
    runs = ledger.runs(day - WEEK, day + 1)
    return (runs, ledger.volume(day - WEEK, day + 1)) if runs else None


def run_distance(activity: Activity, pace: float) -> int:
    """Metres of running in an outing; from its time where no distance was logged."""
    known = running_distance(activity)
    return round(running_time(activity) * 1000 / pace) if known is None else known


def _habit(scenario: Scenario, ledger: Ledger, today: int, book: Book) -> tuple[int, int]:
    """Runs and metres of a usual week: of complete weeks, else as declared, else of the week that has begun."""
    logged = _complete(ledger, today, book)
    if logged is None and not scenario.runner.usual_weekly_distance:
        logged = _unfinished(ledger, today)
    return logged or _declared(scenario, book)


def _ledger(scenario: Scenario, runs: list[Activity], pace: float, book: Book) -> Ledger:
    ledger = _declaring(scenario, runs, book)
    ledger.pained = sorted({date.toordinal() for date, _ in pains(scenario)})
    plan = scenario.accepted_plan
    stood = {day.date for day in plan.days if day.date > plan.today} if plan else set()
    agreed = _agreed(plan) if plan else {}
    sizes = (
        {s.id: s.distance_m or 0 for day in plan.days for s in day.sessions if s.running and s.kind not in _NOT_AGREED}
        if plan
        else {}
    )
    for run in runs:
        named = planned_name(run.session or "")
        judged = run.race or run.date in stood or run.session is not None or run.stage is not None
        metres, limit = run_distance(run, pace), 0 if run.race else agreed.get(named or run.date, 0)
        weighs = metres if run.race else _as_planned(metres, sizes.get(named, 0), book)
        ledger.add(run.date.toordinal(), metres, judged=judged, agreed=limit, weighs=weighs)
    return ledger


def _as_planned(metres: int, planned: int, book: Book) -> int:
    """What a run weighs in its week: a few metres more or less than planned are the planned run (LOAD-6)."""
    near = near_enough(book, metres, planned) and near_enough(book, planned, metres)
    return planned if planned and near else metres


def _agreed(plan: Plan) -> dict[str | dt.date, int]:
    """Metres of running that an accepted plan holds, by session and by date: limits that stood when it was made."""
    runs = [(day.date, s) for day in plan.days for s in day.sessions if s.running and s.kind not in _NOT_AGREED]
    return {key: s.distance_m or 0 for date, s in runs for key in (date, s.id)}


def _declaring(scenario: Scenario, runs: list[Activity], book: Book) -> Ledger:
    """A ledger in which what is declared stands for the time before a log that is younger than a habit."""
    today = scenario.today.toordinal()
    until = min((run.date.toordinal() for run in runs), default=today)
    if today - until > WEEK * habit_weeks(book):
        return Ledger(book)
    declared = scenario.runner.usual_weekly_distance or 0
    longest = scenario.runner.longest_recent or declared // _declared(scenario, book)[0]
    return Ledger(book, declared=declared, declared_longest=longest, declared_until=until)


def _declared(scenario: Scenario, book: Book) -> tuple[int, int]:
    """Runs and metres a week that the runner declares; a first-ever runner's first week where nothing is."""
    days = sum(1 for seconds in scenario.runner.availability if seconds)
    _, first_runs = first_week(book)
    week = scenario.runner.usual_weekly_distance
    if not week:
        return min(days, first_runs), 0
    usual = wanted_runs(book, 0, scenario.runner.experience, _WEEKS_SEARCHED)
    return max(1, runs_a_week(book, week, usual, days)), week


def _easy_pace(runs: list[Activity], today: int, book: Book) -> float | None:
    """Median pace of the runs of the last weeks, races left out; None where too few have a distance."""
    days, needed = easy_pace_rest(book)
    timed = [a for a in runs if a.distance and not a.race and not _walked(a)]
    lately = _paces(timed, days, today)
    if len(lately) < needed and (walked := [a.date for a in runs if _walked(a)]):  # on a way back: those before it
        lately = _paces([a for a in timed if a.date < walked[0]], days, today)
    return median(lately) if len(lately) >= needed else None


def _paces(timed: list[Activity], days: int, today: int) -> list[float]:
    """Paces (s/km) of the runs of so many days before the last of them."""
    last = timed[-1].date.toordinal() if timed else today
    return [a.duration * 1000 / a.distance for a in timed if a.distance and a.date.toordinal() > last - days]


def _walked(activity: Activity) -> bool:
    """Whether there was walking in a run, as far as it says: measured, a stage of a ladder, or planned with turns."""
    return activity.running is not None or activity.stage is not None or "-walk_run-" in (activity.session or "")


def _injured(scenario: Scenario, today: int, book: Book) -> bool:
    since = today - injury_memory(book)
    return any((i.resolved or scenario.today).toordinal() >= since for i in scenario.log.injuries)


def _strength(scenario: Scenario, today: int, book: Book) -> list[int]:
    """Days of the strength sessions that still count towards plyometrics."""
    return [day for day in strength_days(scenario) if day > today - strength_memory(book)]


def is_strength(activity: Activity) -> bool:
    """Whether a recorded session was strength, and not the one of jumps."""
    return activity.sport == "strength" and "-plyometrics-" not in (activity.session or "")


def strength_days(scenario: Scenario) -> list[int]:
    """Days of the log with strength, recorded or logged exercise by exercise, each once."""
    recorded = {a.date.toordinal() for a in scenario.log.activities if is_strength(a)}
    return sorted(recorded | {s.date.toordinal() for s in scenario.log.strength if s.kind == "strength"})
