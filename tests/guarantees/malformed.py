"""G13: ways to write a scenario that must be refused, each with the path that the refusal names.

A path in a tuple of several: each of them is a fair place for the fault.
"""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Callable
from typing import Any

Doc = dict[str, Any]
Fault = Callable[[Doc, random.Random], tuple[str, ...]]
FAULTS: dict[str, Fault] = {}
NOT_A_NUMBER = float("nan")


def fault(function: Fault) -> Fault:
    FAULTS[function.__name__.strip("_")] = function
    return function


def spoilt(document: Doc, name: str, rng: random.Random) -> tuple[Doc, tuple[str, ...]]:
    """A copy of a valid scenario with one fault, and where the refusal may say that it is."""
    wrong = copy.deepcopy(document)
    return wrong, FAULTS[name](wrong, rng)


def _date(document: Doc, days: int) -> str:
    return (dt.date.fromisoformat(document["today"]) + dt.timedelta(days)).isoformat()


def _entry(document: Doc, name: str, entry: Doc) -> str:
    """Add an entry to a list of the log, and name its place."""
    entries = document.setdefault("log", {}).setdefault(name, [])
    entries.append(entry)
    return f"log.{name}[{len(entries) - 1}]"


def _run(document: Doc, **fields: Any) -> str:
    return _entry(document, "activities", {"date": document["today"], "distance": "5 km", "duration": "30:00"} | fields)


def _race(document: Doc, **fields: Any) -> str:
    """A race in place of all goals."""
    document["goals"] = [{"kind": "race", "distance": "10 km", "date": _date(document, 70)} | fields]
    return "goals[0]"


@fault
def _unknown_field(document: Doc, rng: random.Random) -> tuple[str, ...]:
    name = rng.choice(("goal", "Runner", "plan", "todays"))
    document[name] = 1
    return (name,)


@fault
def _unknown_field_of_the_runner(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["runner"]["age"] = 40
    return ("runner.age",)


@fault
def _unknown_field_of_a_run(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_run(document, speed="12 km") + ".speed",)


@fault
def _no_unit(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_run(document, distance=rng.choice(("8", 8, 8.5))) + ".distance",)


@fault
def _wrong_unit(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_run(document, distance=rng.choice(("8 leagues", "8 min", "8 kg", "8 kmh"))) + ".distance",)


@fault
def _duration_in_metres(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_run(document, duration="30 km") + ".duration",)


@fault
def _negative(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_run(document, distance=rng.choice(("-8 km", "-0.1 mi"))) + ".distance",)


@fault
def _not_a_number(document: Doc, rng: random.Random) -> tuple[str, ...]:
    value = rng.choice((NOT_A_NUMBER, float("inf"), "nan km", "inf km", "1e400 km"))
    return (_run(document, distance=value) + ".distance",)


@fault
def _future_run(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_run(document, date=_date(document, rng.choice((1, 7, 400)))) + ".date",)


@fault
def _future_check_in(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_entry(document, "check_ins", {"date": _date(document, 1)}) + ".date",)


@fault
def _race_in_the_past(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_race(document, date=_date(document, -rng.choice((1, 30)))) + ".date",)


@fault
def _race_without_distance(document: Doc, rng: random.Random) -> tuple[str, ...]:
    place = _race(document)
    del document["goals"][0]["distance"]
    return (place + ".distance", place)


@fault
def _race_without_date(document: Doc, rng: random.Random) -> tuple[str, ...]:
    place = _race(document)
    del document["goals"][0]["date"]
    return (place + ".date", place)


@fault
def _race_of_10_000_km(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_race(document, distance="10000 km") + ".distance",)


@fault
def _target_beyond_man(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_race(document, target_time="10:00") + ".target_time",)


@fault
def _no_goals(document: Doc, rng: random.Random) -> tuple[str, ...]:
    if rng.random() < 0.5:
        document["goals"] = []
    else:
        del document["goals"]
    return ("goals", "$")


@fault
def _odd_goal(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["goals"] = [{"kind": "triathlon"}]
    return ("goals[0].kind",)


@fault
def _no_availability(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["runner"]["availability"] = rng.choice(({}, {"mon": "0 min", "sun": "0 min"}))
    return ("runner.availability",)


@fault
def _availability_missing(document: Doc, rng: random.Random) -> tuple[str, ...]:
    del document["runner"]["availability"]
    return ("runner.availability", "runner")


@fault
def _thirty_hours_a_day(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["runner"]["availability"]["sat"] = "30 h"
    return ("runner.availability.sat",)


@fault
def _odd_weekday(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["runner"]["availability"]["Saturday"] = "60 min"
    return ("runner.availability.Saturday",)


@fault
def _200_years_old(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["runner"]["birth_date"] = rng.choice(("1827-05-01", _date(document, -101 * 366), _date(document, -3000)))
    return ("runner.birth_date",)


@fault
def _born_tomorrow(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["runner"]["birth_date"] = _date(document, 1)
    return ("runner.birth_date",)


@fault
def _heart_of_a_hummingbird(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["runner"]["max_hr"] = rng.choice((1200, -5, 0, "185 bpm"))
    return ("runner.max_hr",)


@fault
def _heart_at_rest_above_the_most(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["runner"] |= {"max_hr": 120, "resting_hr": 119}
    document["runner"]["resting_hr"] = 120
    return ("runner.resting_hr", "runner.max_hr")


@fault
def _no_such_date(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["today"] = rng.choice(("2027-02-30", "04.01.2027", 20270104, "tomorrow", "", None, True))
    return ("today", "$")


@fault
def _no_today(document: Doc, rng: random.Random) -> tuple[str, ...]:
    del document["today"]
    return ("today", "$")


@fault
def _wrong_type(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["log"] = rng.choice(([], "none", 3, True))
    return ("log",)


@fault
def _activities_as_a_mapping(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document.setdefault("log", {})["activities"] = {"date": document["today"]}
    return ("log.activities",)


@fault
def _run_without_duration(document: Doc, rng: random.Random) -> tuple[str, ...]:
    place = _entry(document, "activities", {"date": document["today"], "distance": "5 km"})
    return (place + ".duration", place)


@fault
def _faster_than_anyone(document: Doc, rng: random.Random) -> tuple[str, ...]:
    place = _run(document, distance="10 km", duration="20:00")
    return (place + ".distance", place + ".duration", place)


@fault
def _slower_than_walking(document: Doc, rng: random.Random) -> tuple[str, ...]:
    place = _run(document, distance="1 km", duration="26:00")
    return (place + ".distance", place + ".duration", place)


@fault
def _more_running_than_time(document: Doc, rng: random.Random) -> tuple[str, ...]:
    place = _run(document, running="31 min")
    return (place + ".running", place)


@fault
def _odd_sport(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_run(document, sport="jog") + ".sport",)


@fault
def _effort_of_eleven(document: Doc, rng: random.Random) -> tuple[str, ...]:
    return (_run(document, rpe=rng.choice((11, -1, 3.5, "4"))) + ".rpe",)


@fault
def _pain_of_eleven(document: Doc, rng: random.Random) -> tuple[str, ...]:
    pain = {"site": "left knee", "score": rng.choice((11, -1, 2.5)), "moment": "during"}
    return (_entry(document, "check_ins", {"date": document["today"], "pain": [pain]}) + ".pain[0].score",)


@fault
def _pain_in_the_hat(document: Doc, rng: random.Random) -> tuple[str, ...]:
    pain = {"site": "left hat", "score": 3, "moment": "during"}
    return (_entry(document, "check_ins", {"date": document["today"], "pain": [pain]}) + ".pain[0].site",)


@fault
def _pain_without_moment(document: Doc, rng: random.Random) -> tuple[str, ...]:
    place = _entry(document, "check_ins", {"date": document["today"], "pain": [{"site": "left knee", "score": 3}]})
    return (place + ".pain[0].moment", place + ".pain[0]")


@fault
def _resolved_before_it_began(document: Doc, rng: random.Random) -> tuple[str, ...]:
    injury = {"id": "odd-1", "site": "hip", "onset": _date(document, -5), "resolved": _date(document, -9)}
    place = _entry(document, "injuries", injury)
    return (place + ".resolved", place + ".onset", place)


@fault
def _same_injury_twice(document: Doc, rng: random.Random) -> tuple[str, ...]:
    injury = {"id": "odd-1", "site": "hip", "onset": _date(document, -5)}
    _entry(document, "injuries", dict(injury))
    place = _entry(document, "injuries", dict(injury))
    return (place + ".id", place)


@fault
def _clearance_of_nothing(document: Doc, rng: random.Random) -> tuple[str, ...]:
    cleared = {"injury": "nothing-7", "date": document["today"], "by": "physician"}
    return (_entry(document, "clearances", cleared) + ".injury",)


@fault
def _hold_that_ends_before_it_begins(document: Doc, rng: random.Random) -> tuple[str, ...]:
    hold = {"from": document["today"], "to": _date(document, -1), "by": "coach"}
    place = _entry(document, "holds", hold)
    return (place + ".to", place + ".from", place)


@fault
def _away_that_ends_before_it_begins(document: Doc, rng: random.Random) -> tuple[str, ...]:
    place = _entry(document, "away", {"from": document["today"], "to": _date(document, -1)})
    return (place + ".to", place + ".from", place)


@fault
def _units_of_the_sea(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["units"] = rng.choice(("nmi", "KM", 1))
    return ("units",)


@fault
def _overlay_of_no_parameter(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["overlay"] = {"load/no_such_number": 1}
    return ("overlay.load/no_such_number", "overlay")


@fault
def _overlay_out_of_range(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["overlay"] = {"load/single_run_growth": rng.choice((9.0, -1, "much"))}
    return ("overlay.load/single_run_growth", "overlay")


@fault
def _accepted_plan_of_another_program(document: Doc, rng: random.Random) -> tuple[str, ...]:
    document["accepted_plan"] = rng.choice(({"schema": "other/1"}, {}, [], "plan"))
    return ("accepted_plan", "accepted_plan.schema")


@fault
def _deep(document: Doc, rng: random.Random) -> tuple[str, ...]:
    node: Any = 1
    for _ in range(rng.choice((25, 200))):
        node = [node]
    document["overlay"] = {"load/single_run_growth": node}
    return ("$", "overlay.load/single_run_growth", "overlay")


@fault
def _control_characters(document: Doc, rng: random.Random) -> tuple[str, ...]:
    hold = {"from": document["today"], "by": "runner", "reason": "a\u0007b"}
    return (_entry(document, "holds", hold) + ".reason", "$")


# The text itself: what no document can hold. Each is refused at `$`.
TEXTS: dict[str, str] = {
    "nothing": "",
    "no mapping": "[1, 2, 3]",
    "open bracket": '{"today": "2027-01-04", ',
    "deep JSON": "[" * 10_000 + "]" * 10_000,
    "deep YAML": "a: " + "[" * 10_000,
    "alias": "today: &day 2027-01-04\ngoals: [{kind: routine, date: *day}]\n",
    "alias bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "two documents": "today: 2027-01-04\n---\ntoday: 2027-01-05\n",
    "key twice": "today: 2027-01-04\ntoday: 2027-01-05\n",
    "tag": "today: !!python/object/apply:os.system [ls]\n",
    "too large": "# " + "x" * 6_000_000,
}
