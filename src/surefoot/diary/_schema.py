"""The fields of a scenario, as the contract lists them: which exist, which are required, what each may be."""

from __future__ import annotations

import functools
import re
from typing import Any

import msgspec

from surefoot.diary._fields import (
    Reader,
    date,
    distance,
    duration,
    flag,
    listing,
    load,
    printable,
    record,
    site,
    text,
    weekday,
    whole,
    word,
    wrong_type,
)
from surefoot.diary._habit_facts import HabitNoted, ShoeAdded
from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.body import Birth, BodyTests, CheckIn, Clearance, Hold, Injury, Pain
from surefoot.diary.dates import WEEKDAYS
from surefoot.diary.errors import ScenarioError, step
from surefoot.diary.plan import SCHEMA, Plan
from surefoot.diary.plausible import Limits, Span
from surefoot.diary.scenario import Away, Goal, Log, Runner, Scenario
from surefoot.diary.strength import ExerciseDone, StrengthDone
from surefoot.units import Seconds

SPORTS = ("run", "walk", "ride", "swim", "strength", "other")
SURFACES = ("road", "track", "trail", "treadmill", "grass")
FACILITIES = ("track", "treadmill", "hills", "gym", "bands", "kettlebell", "bench", "box")
MOMENTS = (
    "warmup_stays", "warmup_goes_away", "during", "returns_later", "after", "next_day",
    "at_rest", "at_night", "limping", "hopping", "none",
)  # fmt: skip
PAINS = ("pain", "soreness", "swelling", "numbness")
ILLNESSES = ("none", "above_neck", "below_neck", "gut", "fever", "covid_mild", "covid_moderate", "covid_severe")
RED_FLAGS = (
    "chest_pain", "palpitations", "fainting", "breathless", "hot_calf", "saddle_or_bladder",
    "heat_confusion", "missed_periods", "bleeding",
)  # fmt: skip
TISSUES = ("bone", "tendon", "muscle", "joint", "kneecap", "nerve", "unknown")
WHO_CLEARS = ("physician", "therapist", "coach", "self_check")
WHO_HOLDS = ("runner", "coach", "therapist", "physician")
HABITS = ("strength", "mobility", "rehab", "walking", "nutrition")
STRENGTHENING = ("strength", "plyometrics")
GOALS = ("race", "routine", "mile_block", "come_back")

MOST_ACTIVITIES = MOST_CHECK_INS = 20_000
MOST_ENTRIES = 1_000  # of everything else
MOST_STRETCHES = 50  # of one outing
_DAY = 24 * 3600  # seconds
_NAME, _SENTENCE = 100, 1_000  # characters
_SAFE_WHOLE = 2**53  # as far as every reader of JSON counts exactly
_EXERCISE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*", re.ASCII)
_ZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}", re.ASCII)

_points = whole(0, 10)
_name = text(_NAME)
sentence = text(_SENTENCE, least=0)
_time_of_day = duration(0, _DAY)
units_word = word("km", "mi")


@functools.lru_cache(maxsize=8)
def scenario_reader(limits: Limits) -> Reader[Scenario]:
    """The reader of a whole scenario; dates and entries are not yet held against each other."""
    fields: dict[str, Reader[Any]] = {
        "today": date,
        "units": units_word,
        "overlay": _overlay,
        "runner": _runner(limits),
        "log": _log(limits),
        "goals": listing(goal_reader(limits), MOST_ENTRIES),
        "accepted_plan": _accepted_plan,
    }
    return record(Scenario, fields, required=("today", "runner", "goals"))


def _runner(limits: Limits) -> Reader[Runner]:
    return record(Runner, runner_fields(limits), required=("availability",))


def runner_fields(limits: Limits) -> dict[str, Reader[Any]]:
    """What there is to say about a runner."""
    return {
        "birth_date": date,
        "sex": word("female", "male", "unspecified"),
        "experience": word("new", "regular", "seasoned"),
        "usual_weekly_distance": distance(0, limits.weekly_distance),
        "longest_recent": distance(0, limits.longest_recent),
        "max_hr": _beats(limits.max_hr),
        "resting_hr": _beats(limits.resting_hr),
        "timezone": _zone,
        "pregnant": flag,
        "readiness_questions": word("all_no", "some_yes", "cleared"),
        "availability": _availability(limits),
        "long_run_day": weekday(WEEKDAYS),
        "facilities": listing(word(*FACILITIES), MOST_ENTRIES),
    }


def _availability(limits: Limits) -> Reader[tuple[Seconds, ...]]:
    """Seconds a weekday, Monday first; a day that is not named has none."""

    def make(**days: Seconds) -> tuple[Seconds, ...]:
        return tuple(days.get(day, Seconds(0)) for day in WEEKDAYS)

    return record(make, dict.fromkeys(WEEKDAYS, duration(0, limits.day_time)))


def _log(limits: Limits) -> Reader[Log]:
    fields: dict[str, Reader[Any]] = {
        "activities": listing(activity_reader(limits), MOST_ACTIVITIES),
        "check_ins": listing(check_in_reader(), MOST_CHECK_INS),
        "injuries": listing(injury_reader(), MOST_ENTRIES),
        "clearances": listing(clearance_reader(), MOST_ENTRIES),
        "holds": listing(hold_reader(), MOST_ENTRIES),
        "away": listing(away_reader(limits), MOST_ENTRIES),
        "births": listing(birth_reader(), MOST_ENTRIES),
        "strength": listing(strength_reader(limits), MOST_ACTIVITIES),
    }
    return record(Log, fields)


def activity_reader(limits: Limits) -> Reader[Activity]:
    """One outing."""
    fields: dict[str, Reader[Any]] = {
        "date": date,
        "distance": distance(0, limits.outing_distance),
        "duration": duration(1, limits.outing_time),
        "sport": word(*SPORTS),
        "rpe": _points,
        "avg_hr": _beats(limits.average_hr),
        "race": flag,
        "surface": word(*SURFACES),
        "session": _name,
        "stage": _name,
        "running": duration(0, limits.outing_time),
        "drift": whole(*limits.drift, " %"),
        "best_efforts": listing(_best_effort(limits), MOST_STRETCHES),
    }
    return record(Activity, fields, required=("date", "duration"))


def _best_effort(limits: Limits) -> Reader[BestEffort]:
    """The fastest stretch of so many metres within an outing."""
    fields: dict[str, Reader[Any]] = {
        "distance": distance(1, limits.outing_distance),
        "duration": duration(1, limits.outing_time),
    }
    return record(BestEffort, fields, required=("distance", "duration"), names={"duration": "seconds"})


def strength_reader(limits: Limits) -> Reader[StrengthDone]:
    """One session of strength or plyometrics; which exercises there are is for who knows the library."""
    exercise: dict[str, Reader[Any]] = {
        "exercise": _exercise_id,
        "sets": whole(1, limits.exercise_sets, " sets"),
        "reps": whole(1, limits.exercise_reps, " repeats"),
        "held": duration(1, limits.outing_time),
        "load": load(limits.exercise_load),
        "effort": _points,
    }
    fields: dict[str, Reader[Any]] = {
        "date": date,
        "session": _name,
        "kind": word(*STRENGTHENING),
        "exercises": listing(record(ExerciseDone, exercise, required=("exercise",)), MOST_ENTRIES),
        "duration": duration(1, limits.outing_time),
        "rpe": _points,
        "note": sentence,
    }
    return record(StrengthDone, fields, required=("date",))


def check_in_reader() -> Reader[CheckIn]:
    """The answers of one moment."""
    pain: dict[str, Reader[Any]] = {
        "site": site,
        "score": _points,
        "moment": word(*MOMENTS),
        "injury": _name,
        "kind": word(*PAINS),
    }
    tests: dict[str, Reader[Any]] = {
        "hops": word("even", "uneven", "painful"),
        "walk_30": word("normal", "limp", "pain"),
        "bony_tenderness": flag,
    }
    fields: dict[str, Reader[Any]] = {
        "date": date,
        "pain": listing(record(Pain, pain, required=("site", "score", "moment")), MOST_ENTRIES),
        "painkiller": flag,
        **dict.fromkeys(("fatigue", "mood", "confidence", "soreness"), _points),
        "sleep": _time_of_day,
        "illness": word(*ILLNESSES),
        "tests": record(BodyTests, tests),
        "red_flags": listing(word(*RED_FLAGS), MOST_ENTRIES),
    }
    return record(_check_in, fields, required=("date",))


def _check_in(**told: Any) -> CheckIn:
    """The answers, and whether pain is among them."""
    return CheckIn(pain_told="pain" in told, **told)


def injury_reader() -> Reader[Injury]:
    """One injury."""
    fields: dict[str, Reader[Any]] = {
        "id": _name,
        "site": site,
        "tissue": word(*TISSUES),
        "aspect": _name,
        "onset": date,
        "running_stopped": date,
        "surgery": flag,
        "resolved": date,
    }
    return record(Injury, fields, required=("id", "site", "onset"))


def clearance_reader() -> Reader[Clearance]:
    """One permission, or what else somebody says of an injury."""
    fields: dict[str, Reader[Any]] = {
        "injury": _name,
        "date": date,
        "by": word(*WHO_CLEARS),
        "checks": word("not_done", "passed", "failed"),
        "protocol": _name,
    }
    return record(Clearance, fields, required=("injury", "date", "by"))


def hold_reader() -> Reader[Hold]:
    """One restriction."""
    fields: dict[str, Reader[Any]] = {"from": date, "to": date, "by": word(*WHO_HOLDS), "reason": sentence}
    return record(Hold, fields, required=("from", "by"), names={"from": "from_"})


def away_reader(limits: Limits) -> Reader[Away]:
    """Dates with other availability."""
    fields: dict[str, Reader[Any]] = {"from": date, "to": date, "minutes_a_day": duration(0, limits.day_time)}
    return record(Away, fields, required=("from", "to"), names={"from": "from_"})


def birth_reader() -> Reader[Birth]:
    """One birth."""
    fields: dict[str, Reader[Any]] = {"date": date, "caesarean": flag, "symptoms": listing(_name, MOST_ENTRIES)}
    return record(Birth, fields, required=("date",))


def goal_reader(limits: Limits) -> Reader[Goal]:
    """One goal."""
    fields: dict[str, Reader[Any]] = {
        "kind": word(*GOALS),
        "distance": distance(*limits.race_distance),
        "date": date,
        "target_time": duration(1, limits.slowest_time(limits.race_distance[1])),
        "priority": word("A", "B", "C"),
        "surface": word(*SURFACES),
        "climb": distance(0, limits.climb),
    }
    return record(Goal, fields, required=("kind",))


def habit_reader() -> Reader[HabitNoted]:
    """A habit on a day."""
    fields: dict[str, Reader[Any]] = {
        "habit": word(*HABITS),
        "date": date,
        "duration": duration(1, _DAY),
        "note": sentence,
    }
    return record(HabitNoted, fields, required=("habit", "date"))


def shoe_reader(limits: Limits) -> Reader[ShoeAdded]:
    """A pair of shoes."""
    fields: dict[str, Reader[Any]] = {"name": _name, "since": date, "distance": distance(0, limits.shoe_distance)}
    return record(ShoeAdded, fields, required=("name", "since"))


def _beats(span: Span) -> Reader[int]:
    return whole(*span, " beats a minute")


def _exercise_id(value: Any) -> str:
    """The id of an exercise, by its form."""
    name = _name(value)
    if not _EXERCISE.fullmatch(name):
        mend = "write it in small letters, as in goblet_squat"
        raise ScenarioError("", value, "this is not the id of an exercise", mend)
    return name


def _zone(value: Any) -> str:
    """A name of the time zone database, by its form; whether it exists is for those who convert times."""
    zone = _name(value)
    if not _ZONE.fullmatch(zone):
        raise ScenarioError("", value, "this is not the name of a time zone", "write it as in Europe/Berlin")
    return zone


def _overlay(value: Any) -> dict[str, Any]:
    """Parameters replaced, by path; the rule book itself judges paths and values."""
    if type(value) is not dict:
        raise wrong_type(value, "a mapping of parameters", "write {load/single_run_growth: 1.05}, for example")
    if len(value) > MOST_ENTRIES:
        raise ScenarioError("", f"{len(value)} entries", f"more than {MOST_ENTRIES} entries", "leave some out")
    _plain_data(value)
    return value


def _accepted_plan(value: Any) -> Plan:
    """An earlier plan document, as it was written."""
    if type(value) is not dict:
        raise wrong_type(value, "a plan document", "paste the whole plan that was accepted")
    _plain_data(value)
    if value.get("schema") != SCHEMA:
        found, mend = value.get("schema"), "paste the whole plan that was accepted, unchanged"
        raise ScenarioError(".schema", found, f"{SCHEMA} is expected here", mend)
    try:
        return msgspec.convert(value, Plan)
    except msgspec.ValidationError as error:
        raise convert_refusal(error) from None


def convert_refusal(error: msgspec.ValidationError) -> ScenarioError:
    """What msgspec found wrong with a plan document, with its place; the keys of free tables are not named in it."""
    message, _, place = str(error).rpartition(" - at `$")
    if not message:
        message, place = place, ""
    mend = "paste the whole plan that was accepted, unchanged"
    return ScenarioError(place.rstrip("`"), None, message.replace("`", ""), mend)


def _plain_data(node: Any) -> None:
    """Refuse what JSON could not carry on: numbers that are none or too large, text that cannot be written."""
    kind = type(node)
    if kind is dict or kind is list:
        _plain_items(node)
    elif kind is str:
        printable(node)
    elif kind is float and not abs(node) < float("inf"):
        raise wrong_type(node, "a number", "write a plain number")
    elif kind is int and abs(node) > _SAFE_WHOLE:
        raise ScenarioError("", node, "out of range: this number is too large", "write a plausible number")


def _plain_items(node: dict[str, Any] | list[Any]) -> None:
    place: str = ""
    try:
        if type(node) is dict:
            for key, item in node.items():
                place = step(key)
                _plain_data(key)
                _plain_data(item)
        else:
            for index, item in enumerate(node):
                place = f"[{index}]"
                _plain_data(item)
    except ScenarioError as error:
        raise error.within(place) from None
