"""Is the runner in a rut? Asked of the log: results that stand still, or the same run over and over (MILE-1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.rut.offer import offer_block
from surefoot.coach.rules.rut.results import results_stand, same_race
from surefoot.coach.rules.rut.sameness import always_the_same, same_run, weeks_looked_at
from surefoot.coach.rules.season.race_class import race_class
from surefoot.coach.setting import Setting
from surefoot.coach.state import monday
from surefoot.coach.trials import effort_kinds
from surefoot.diary.activity import Activity
from surefoot.diary.outings import is_run
from surefoot.diary.scenario import Scenario
from surefoot.physiology.fitness import fitness_index
from surefoot.rulebook import Book, Reason
from surefoot.units import Metres


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """Races over one distance in order of time; ``gain`` is how much better the later half is, as a share."""

    distance_m: Metres
    dates: tuple[dt.date, ...]
    times_s: tuple[int, ...]
    gain: float
    stands: bool


class Sameness(msgspec.Struct, frozen=True, kw_only=True):
    """The run that the last weeks hold most often: how often, of how many, and whether that is a rut."""

    distance_m: Metres
    pace_s_per_km: int
    count: int
    runs: int
    weeks: int
    stands: bool


class Rut(msgspec.Struct, frozen=True, kw_only=True):
    """The evidence for a rut and against it; ``races`` counts what is marked as raced, ``runs`` those with a pace."""

    results: tuple[Results, ...]
    sameness: Sameness | None
    races: int
    runs: int

    @property
    def stands(self) -> bool:
        """Whether there is a rut by what the log tells."""
        return any(found.stands for found in self.results) or bool(self.sameness and self.sameness.stands)


def rut_of(scenario: Scenario, book: Book) -> Rut:
    """What the log says of a rut, as of the scenario's day."""
    kinds = effort_kinds(scenario, book)
    runs = [(a, kind) for a, kind in zip(scenario.log.activities, kinds, strict=True) if _paced(a)]
    raced = [a for a, kind in runs if kind != "training" and _index(a, book)]
    return Rut(
        results=tuple(_results(raced, scenario.today, book)),
        sameness=_sameness([a for a, _ in runs], scenario.today, book),
        races=len(raced),
        runs=len(runs),
    )


def _paced(activity: Activity) -> bool:
    return bool(is_run(activity) and activity.distance and activity.running is None)


def _results(raced: list[Activity], today: dt.date, book: Book) -> Iterator[Results]:
    """One entry for each distance that was raced more than once, the most raced first."""
    left = [a for a in raced if same_race(book, 1, 1, (today - a.date).days)]
    groups = []
    while left:
        near = [[b for b in left if same_race(book, a.distance, b.distance, (today - b.date).days)] for a in left]
        group = max(near, key=len)
        groups.append(group)
        left = [a for a in left if a not in group]
    yield from (_result(group, today, book) for group in groups if len(group) > 1)


def _index(activity: Activity, book: Book) -> float:
    """The fitness index of a race; 0 where it was slower than any run."""
    try:
        return fitness_index(book, activity.distance or 0, activity.duration)
    except ValueError:
        return 0.0


def _result(group: list[Activity], today: dt.date, book: Book) -> Results:
    ages = [(today - a.date).days for a in group]
    indices = [_index(a, book) for a in group]
    half = len(indices) // 2
    return Results(
        distance_m=sorted(a.distance or Metres(0) for a in group)[half],
        dates=tuple(a.date for a in group),
        times_s=tuple(a.duration for a in group),
        gain=round(max(indices[half:]) / max(indices[:half]) - 1, 4),
        stands=results_stand(book, ages, indices),
    )


def _sameness(runs: list[Activity], today: dt.date, book: Book) -> Sameness | None:
    weeks = weeks_looked_at(book)
    sizes = [(a.distance or 0, a.duration * 1000 / (a.distance or 1)) for a in runs if _within(a, today, weeks)]
    if not sizes:
        return None
    same = same_run.of(book)
    count, (distance, pace) = max((sum(same(*one, *other) for other in sizes), one) for one in sizes)
    return Sameness(
        distance_m=Metres(distance),
        pace_s_per_km=round(pace),
        count=count,
        runs=len(sizes),
        weeks=weeks,
        stands=always_the_same(book, count, len(sizes)),
    )


def _within(activity: Activity, today: dt.date, weeks: int) -> bool:
    return 0 <= (today - activity.date).days < WEEK * weeks


def evidence(found: Rut) -> Iterator[Reason]:
    """The sentences of what stands still, the races first."""
    for one in found.results:
        if one.stands:
            yield results_reason(one)
    if found.sameness is not None and found.sameness.stands:
        yield same_reason(found.sameness)


def results_reason(one: Results) -> Reason:
    """What a group of races says, in a sentence."""
    better = f"are {round(100 * one.gain, 1):g} % better by the fitness index"
    worse = f"are no better ({round(-100 * one.gain, 1):g} % below by the fitness index)"
    return results_stand.because(
        count=len(one.dates),
        distance=one.distance_m,
        first=one.dates[0],
        last=one.dates[-1],
        fastest=min(one.times_s),
        slowest=max(one.times_s),
        gain=better if one.gain > 0 else worse,
    )


def same_reason(one: Sameness) -> Reason:
    """What the most usual run of the last weeks says, in a sentence."""
    return always_the_same.because(count=one.count, runs=one.runs, distance=one.distance_m, pace=one.pace_s_per_km)


def rut_offer(setting: Setting) -> Iterator[Reason]:
    """The offer of a mile block with its evidence: seldom, to who is clear, has no race near and ran no mile lately."""
    state, scenario, book = setting.state, setting.scenario, setting.book
    if setting.gate != "clear" or setting.eases or state.first_run_day is None:
        return
    week, race_in = (monday(state.today) - monday(state.first_run_day)) // WEEK, _race_in(scenario)
    if not offer_block(book, week, race_in, None):  # the log need not be searched for a mile
        return
    if offer_block(book, week, race_in, _mile_ago(scenario, book)):
        found = list(evidence(rut_of(scenario, book)))
        yield from [*found, offer_block.because()] if found else []


def _race_in(scenario: Scenario) -> int | None:
    """Days until the next race or block of the goals; an undated block is one of now."""
    goals = [goal for goal in scenario.goals if goal.kind in ("race", "mile_block")]
    return min(((goal.date - scenario.today).days if goal.date else 0 for goal in goals), default=None)


def _mile_ago(scenario: Scenario, book: Book) -> int | None:
    """Days since a mile, or about one, was raced or tried."""
    kinds = effort_kinds(scenario, book)
    raced = (a for a, kind in zip(scenario.log.activities, kinds, strict=True) if kind != "training" and a.distance)
    return min(((scenario.today - a.date).days for a in raced if _is_mile(a, book)), default=None)


def _is_mile(activity: Activity, book: Book) -> bool:
    return race_class(book, activity.distance or 0) == "mile"
