"""Random scenarios, valid by construction, for round trips."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from surefoot.diary import _schema as words
from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.body import Birth, BodyTests, CheckIn, Clearance, Hold, Injury, Pain
from surefoot.diary.scenario import Away, Goal, Log, Runner, Scenario
from surefoot.diary.site import PARTS, SIDES, Site
from surefoot.diary.strength import ExerciseDone, StrengthDone
from surefoot.units import Grams, Metres, Seconds

TODAY = dt.date(2027, 1, 4)
PAST = st.dates(dt.date(2025, 1, 1), TODAY)
COMING = st.dates(TODAY, dt.date(2029, 1, 1))
POINTS = st.integers(0, 10)
DAY = st.integers(0, 16 * 3600)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
SITES = st.builds(Site, st.none() | st.sampled_from(SIDES), st.sampled_from(PARTS)).map(str)
INJURIES = ("shin-1", "knee-2")


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def in_order(entries: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.date))


def best_efforts(longest: int) -> st.SearchStrategy[tuple[BestEffort, ...]]:
    """Stretches of a run of so many metres, at any pace that somebody runs."""
    stretch = st.integers(1, longest).flatmap(
        lambda metres: st.builds(
            BestEffort, st.just(Metres(metres)), st.integers(metres // 9 + 1, metres + 9).map(Seconds)
        )
    )
    return some(stretch)


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    sport = draw(st.sampled_from(words.SPORTS))
    duration = draw(st.integers(60, 24 * 3600).map(Seconds))
    pace = draw(st.integers(141, 1499))
    return Activity(
        date=draw(PAST),
        duration=duration,
        distance=draw(st.none() | st.just(Metres(max(1, 1000 * duration // pace)))),
        sport=sport,
        rpe=draw(maybe(POINTS)),
        drift=draw(maybe(st.integers(-50, 100))),
        avg_hr=draw(maybe(st.integers(40, 240))),
        race=draw(st.booleans()),
        surface=draw(maybe(st.sampled_from(words.SURFACES))),
        session=draw(maybe(NAMES)),
        stage=draw(maybe(NAMES)),
        running=draw(maybe(st.integers(0, duration))),
        best_efforts=draw(best_efforts(max(1, 1000 * duration // pace))),
    )


PAINS = st.builds(
    Pain,
    site=SITES,
    score=POINTS,
    moment=st.sampled_from(words.MOMENTS),
    injury=maybe(st.sampled_from(INJURIES)),
    kind=st.sampled_from(words.PAINS),
)
TESTS = st.builds(
    BodyTests,
    hops=maybe(st.sampled_from(["even", "uneven", "painful"])),
    walk_30=maybe(st.sampled_from(["normal", "limp", "pain"])),
    bony_tenderness=maybe(st.booleans()),
)
CHECK_INS = st.builds(
    lambda told, **answers: CheckIn(pain_told=told or bool(answers["pain"]), **answers),
    told=st.booleans(),
    date=PAST,
    pain=some(PAINS),
    painkiller=st.booleans(),
    fatigue=maybe(POINTS),
    mood=maybe(POINTS),
    confidence=maybe(POINTS),
    soreness=maybe(POINTS),
    sleep=maybe(st.integers(0, 24 * 3600)),
    illness=st.sampled_from(words.ILLNESSES),
    tests=TESTS,
    red_flags=some(st.sampled_from(words.RED_FLAGS)),
)
ONSET = dt.date(2025, 3, 1)
BODY = {
    "tissue": st.sampled_from(words.TISSUES),
    "aspect": maybe(NAMES),
    "surgery": st.booleans(),
    "running_stopped": maybe(PAST),
    "resolved": maybe(st.dates(ONSET, TODAY)),
}
INJURY_LISTS = st.tuples(
    *(st.builds(Injury, id=st.just(name), site=SITES, onset=st.just(ONSET), **BODY) for name in INJURIES)
)
CLEARANCES = st.builds(
    Clearance,
    injury=st.sampled_from((*INJURIES, "red_flag", "birth", "pregnancy", "readiness")),
    date=st.dates(ONSET, TODAY),
    by=st.sampled_from(words.WHO_CLEARS),
    checks=st.sampled_from(["not_done", "passed", "failed"]),
    protocol=maybe(NAMES),
)
HOLDS = st.builds(Hold, from_=PAST, to=maybe(COMING), by=st.sampled_from(words.WHO_HOLDS), reason=st.just("") | NAMES)
AWAY = st.builds(Away, from_=PAST, to=COMING, minutes_a_day=DAY)
BIRTHS = st.builds(Birth, date=PAST, caesarean=st.booleans(), symptoms=some(NAMES))
EXERCISES = st.builds(
    ExerciseDone,
    exercise=st.sampled_from(["goblet_squat", "deadlift", "two_foot_hops", "a1_b2"]),
    sets=maybe(st.integers(1, 10)),
    reps=maybe(st.integers(1, 50)),
    held=maybe(st.integers(1, 600).map(Seconds)),
    load=maybe(st.integers(0, 200_000).map(Grams)),
    effort=maybe(POINTS),
)
STRENGTH = st.builds(
    StrengthDone,
    date=PAST,
    session=maybe(NAMES),
    kind=st.sampled_from(words.STRENGTHENING),
    exercises=some(EXERCISES),
    duration=maybe(st.integers(1, 7200).map(Seconds)),
    rpe=maybe(POINTS),
    note=st.just("") | NAMES,
)
LOGS = st.builds(
    Log,
    activities=some(activities(), 5).map(in_order),
    check_ins=some(CHECK_INS).map(in_order),
    injuries=INJURY_LISTS,
    clearances=some(CLEARANCES),
    holds=some(HOLDS),
    away=some(AWAY),
    births=some(BIRTHS),
    strength=some(STRENGTH).map(in_order),
)


@st.composite
def races(draw: st.DrawFn) -> Goal:
    distance = draw(st.integers(1_500, 161_000).map(Metres))
    return Goal(
        kind="race",
        distance=distance,
        date=draw(COMING),
        target_time=draw(maybe(st.just(distance * 300 // 1000))),
        priority=draw(st.sampled_from("ABC")),
        surface=draw(st.sampled_from(words.SURFACES)),
        climb=draw(st.integers(0, 20_000).map(Metres)),
    )


GOALS = st.lists(
    races() | st.builds(Goal, kind=st.sampled_from(["routine", "come_back", "mile_block"])),
    min_size=1,
    max_size=4,
    unique_by=lambda goal: goal.date or object(),
).map(tuple)
RUNNERS = st.builds(
    Runner,
    availability=st.tuples(*[DAY] * 6, st.integers(60, 16 * 3600)),
    birth_date=maybe(st.dates(dt.date(1930, 1, 1), dt.date(2010, 1, 1))),
    sex=st.sampled_from(["female", "male", "unspecified"]),
    experience=st.sampled_from(["new", "regular", "seasoned"]),
    usual_weekly_distance=maybe(st.integers(0, 400_000)),
    longest_recent=maybe(st.integers(0, 330_000)),
    max_hr=maybe(st.integers(130, 240)),
    resting_hr=maybe(st.integers(25, 120)),
    timezone=maybe(st.sampled_from(["UTC", "Europe/Berlin", "America/Argentina/Ushuaia", "Etc/GMT+5"])),
    pregnant=st.booleans(),
    readiness_questions=st.sampled_from(["all_no", "some_yes", "cleared"]),
    long_run_day=maybe(st.integers(0, 6)),
    facilities=some(st.sampled_from(words.FACILITIES)),
)
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
OVERLAYS = st.dictionaries(
    NAMES, NUMBERS | st.lists(NUMBERS, max_size=3) | st.dictionaries(NAMES, NUMBERS, max_size=3), max_size=3
)
SCENARIOS = st.builds(
    Scenario,
    today=st.just(TODAY),
    runner=RUNNERS,
    goals=GOALS,
    units=st.sampled_from(["km", "mi"]),
    overlay=OVERLAYS,
    log=st.just(Log()) | LOGS,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["8 km", "45 min", "2027-01-04", "2026-12-30", "race", "run", "shin-1", "left shin"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
