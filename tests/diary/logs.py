"""Random facts and logs."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Iterable

from hypothesis import strategies as st

from surefoot.diary import entries as log
from surefoot.diary.entries import Entry, Fact
from surefoot.units import Metres, Seconds
from tests.diary import strategies as some
from tests.diary.plans import PLAN

RECORDED = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)
TODAY = some.TODAY
IDS = st.integers(1, 30)
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2028, 1, 1))
SESSIONS = st.sampled_from(["2027-W01-easy-1", "2027-W01-long-1", "2027-W02-hard-1"])
INJURIES = st.sampled_from(some.INJURIES)
ORIGINS = st.builds(
    log.Origin,
    path=some.NAMES,
    digest=st.just("") | st.text("0123456789abcdef", max_size=64),
    knows=st.integers(0, 6),
    placed=st.booleans(),
)
SPANS = st.integers(0, 90_000).map(Seconds)
STARTS = st.integers(0, 100_000_000).map(lambda seconds: RECORDED - dt.timedelta(seconds=seconds))
AFTERS = st.none() | st.dictionaries(some.NAMES, some.NUMBERS, max_size=2)

#: What each field of a fact may hold, by its name.
FIELDS: dict[str, st.SearchStrategy[typing.Any]] = {
    "of": IDS,
    "activity": some.activities(),
    "start": st.none() | STARTS,
    "elapsed": st.none() | SPANS,
    "name": st.just("") | some.NAMES,
    "note": st.just("") | some.NAMES,
    "reason": st.just("") | some.NAMES,
    "analysis": some.NAMES,
    "stage": some.NAMES,
    "protocol": some.NAMES,
    "origin": ORIGINS,
    "alone": st.none() | st.builds(log.ActivityRecorded, activity=some.activities(), name=some.NAMES),
    "measures": st.dictionaries(some.NAMES, some.NUMBERS, max_size=2),
    "session": SESSIONS,
    "date": DAYS,
    "to": DAYS,
    "check_in": some.CHECK_INS,
    "injury": INJURIES,
    "clearance": some.CLEARANCES,
    "hold": some.HOLDS,
    "strength": some.STRENGTH,
    "birth": some.BIRTHS,
    "overlay": some.OVERLAYS,
    "plan": st.just(PLAN),
    "after": AFTERS,
    "habit": st.sampled_from(["strength", "mobility", "nutrition"]),
    "duration": st.none() | SPANS,
    "since": DAYS,
    "distance": st.integers(0, 900_000).map(Metres),
    "shoe": st.none() | IDS,
    "goal": some.races(),
    "away": some.AWAY,
    "availability": st.tuples(*[some.DAY] * 7),
    "long_run_day": st.none() | st.integers(0, 6),
    "birth_date": DAYS,
    "sex": st.sampled_from(["female", "male", "unspecified"]),
    "experience": st.sampled_from(["new", "regular", "seasoned"]),
    "usual_weekly_distance": st.none() | st.integers(0, 400_000).map(Metres),
    "longest_recent": st.none() | st.integers(0, 330_000).map(Metres),
    "max_hr": st.none() | st.integers(130, 240),
    "resting_hr": st.none() | st.integers(25, 120),
    "timezone": st.none() | st.just("Europe/Berlin"),
    "pregnant": st.booleans(),
    "readiness_questions": st.sampled_from(["all_no", "some_yes", "cleared"]),
    "facilities": st.just(()) | st.just(("track", "gym")),
    "units": st.sampled_from(["km", "mi"]),
    "text": some.NAMES,
    "kind": st.sampled_from(["form", "video", "coach"]),
    "by": st.sampled_from(["runner", "coach", "therapist"]),
    "link": st.just("") | st.just("https://example.org/lap-4"),
}
ODD: dict[type[Fact], dict[str, st.SearchStrategy[typing.Any]]] = {
    log.InjuryOpened: {"injury": some.INJURY_LISTS.map(lambda found: found[0])},
    log.InjuryAmended: {"injury": some.INJURY_LISTS.map(lambda found: found[0])},
    log.NoteAdded: {"activity": st.none() | IDS, "session": st.none() | SESSIONS},
    log.SessionMatched: {"activity": IDS, "session": st.none() | SESSIONS},
    log.ShoeWorn: {"activity": IDS},
    log.ActivityRecorded: {"origin": st.none() | ORIGINS},
}
KINDS: tuple[type[Fact], ...] = typing.get_args(Fact)


def facts_of(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    """Facts of one kind; what has a default is left out now and then."""
    known = FIELDS | ODD.get(kind, {})
    names = kind.__struct_fields__
    defaults = len(kind.__struct_defaults__)
    needed = {name: known[name] for name in names[: len(names) - defaults]}
    free = {name: known[name] for name in names[len(names) - defaults :]}
    return st.fixed_dictionaries(needed, optional=free).map(lambda fields: kind(**fields))


FACTS = st.sampled_from(KINDS).flatmap(facts_of)


def entry(number: int, fact: Fact, effective: dt.date = TODAY, batch: str | None = None) -> Entry:
    return Entry(
        id=number, runner="runner", author="runner", effective=effective, recorded=RECORDED, fact=fact, batch=batch
    )


def numbered(facts: Iterable[Fact], effective: dt.date = TODAY, batch: str | None = None) -> list[Entry]:
    """Facts as the entries of a log."""
    return [entry(number, fact, effective, batch) for number, fact in enumerate(facts, 1)]


LOGS = st.lists(st.tuples(FACTS, DAYS, st.none() | st.just("b-1")), max_size=12).map(
    lambda found: [entry(number, *one) for number, one in enumerate(found, 1)]
)
