"""From a two-year log to a plan: the engine alone, in one process, in seconds of one core's time.

The runner is the demonstration's; reading the log, writing JSON and printing are not in these figures. Each plan
starts without the memory of weeks solved before. A plan anew after one more run has it, and the service's
memory of whole plans; both are keyed by everything that they follow from.
"""

from __future__ import annotations

import datetime as dt
import time
from functools import partial
from itertools import count

import msgspec

from bench.measure import Row, Timing, at_most, interleaved, ratio
from surefoot.coach import make_plan
from surefoot.coach.memory import forget
from surefoot.diary.activity import Activity
from surefoot.diary.body import CheckIn, Clearance, Injury
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, load_book
from surefoot.services.demonstration import VARIANTS, demonstration, goal
from surefoot.services.planning import Planner
from surefoot.units import Metres, Seconds

TODAY = dt.date(2027, 1, 4)
PLAN_LIMIT, AGAIN_LIMIT, BACK_LIMIT = 0.060, 0.015, 0.020
GOALS = ("5 km", "10 km", "half", "marathon", "50 km")


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """A plan for each of five goals, and the same plan after one more run."""
    book, clock = load_book(), time.process_time
    seasons = {name: weeks_ahead(name, 24) for name in GOALS} | {"routine": demonstration(TODAY, "routine")}
    seasons["marathon in 40 weeks"] = weeks_ahead("marathon", 40)
    timings = interleaved({name: partial(_afresh, season, book) for name, season in seasons.items()}, clock=clock)
    rows = [_plan_row(name, timing) for name, timing in timings.items()]
    again = (row for name in ("10 km", "marathon") for row in _again(name))
    return [*rows, *again, *(_back(name) for name in ("routine", "10 km"))]


def _afresh(scenario: Scenario, book: Book) -> None:
    forget()
    make_plan(scenario, book)


def weeks_ahead(variant: str, weeks: int) -> Scenario:
    """The demonstration's runner with a race in so many weeks."""
    race = goal(TODAY, VARIANTS[variant]._replace(weeks=weeks))
    return msgspec.structs.replace(demonstration(TODAY, variant), goals=(race,))


def _plan_row(name: str, timing: Timing) -> Row:
    known = name == "routine" or "weeks" in name
    target = at_most(timing.median, PLAN_LIMIT) if not known else ""
    return Row(f"plan: {name}" if known else f"plan: {name} in 24 weeks", timing.told(), target)


def _again(name: str) -> list[Row]:
    """The plan after one more run, each time another one, and the plan asked for again."""
    planner, metres, scenario = Planner(), count(5_000, 10), weeks_ahead(name, 24)
    planner.plan(scenario)

    def one_more() -> None:
        planner.plan(with_run(scenario, next(metres)))

    asked = {"one more run": one_more, "the same again": lambda: planner.plan(scenario)}
    timings = interleaved(asked, clock=time.process_time)
    more, same = timings["one more run"], timings["the same again"]
    target = at_most(more.median, AGAIN_LIMIT)
    return [
        Row(f"plan anew after one more run: {name} in 24 weeks", more.told(), target),
        Row(
            f"the same asked for again: {name}", same.told(), "", f"{ratio(more, same):.0f} times quicker, from memory"
        ),
    ]


def _back(name: str) -> Row:
    """The plan after one more outing of a way back from a bone injury, each time another one."""
    season = demonstration(TODAY, name) if name == "routine" else weeks_ahead(name, 24)
    planner, seconds, scenario = Planner(), count(1_000, 1), on_the_way_back(season)
    planner.plan(scenario)

    def one_more() -> None:
        planner.plan(with_outing(scenario, Seconds(next(seconds))))

    timing = interleaved({"one more": one_more}, clock=time.process_time)["one more"]
    ahead = "" if name == "routine" else f", {name} in 24 weeks"
    return Row(
        f"plan anew after an outing, with an open injury{ahead}", timing.told(), at_most(timing.median, BACK_LIMIT)
    )


def on_the_way_back(scenario: Scenario) -> Scenario:
    """The same runner three weeks after the clearance of a bone injury, every second day on the ladder since."""
    hurt, cleared = TODAY - dt.timedelta(days=91), TODAY - dt.timedelta(days=21)
    injury = Injury(id="shin", site="left tibia", tissue="bone", aspect="posteromedial", onset=hurt)
    word = Clearance(injury="shin", date=cleared, by="physician", checks="passed")
    days = [cleared + dt.timedelta(days=day) for day in range(21)]
    log = msgspec.structs.replace(
        scenario.log,
        activities=tuple(a for a in scenario.log.activities if a.date < hurt),
        check_ins=tuple(CheckIn(date=day) for day in days),
        injuries=(injury,),
        clearances=(word,),
    )
    scenario = msgspec.structs.replace(scenario, log=log)
    for place, day in enumerate(days[1::2]):
        scenario = with_outing(scenario, Seconds(180 + 180 * (place // 2)), f"bone/{1 + place // 2}", day)
    return scenario


def with_outing(scenario: Scenario, run: Seconds, stage: str = "bone/6", day: dt.date = TODAY) -> Scenario:
    """The scenario with an outing of half an hour, so many seconds of it run."""
    entry = Activity(date=day, distance=Metres(3_600), duration=Seconds(1_800), running=run, stage=stage)
    log = msgspec.structs.replace(scenario.log, activities=(*scenario.log.activities, entry))
    return msgspec.structs.replace(scenario, log=log)


def with_run(scenario: Scenario, metres: int) -> Scenario:
    """The scenario with a run of so many metres today."""
    entry = Activity(date=TODAY, distance=Metres(metres), duration=Seconds(round(metres * 0.37)))
    log = msgspec.structs.replace(scenario.log, activities=(*scenario.log.activities, entry))
    return msgspec.structs.replace(scenario, log=log)
