"""The outings beside the log say what the whole log says, whatever was written, taken back, or left undone."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surefoot.bootstrap import close_house
from surefoot.diary import entries as log
from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.entries import New
from surefoot.diary.retracting import batches
from surefoot.services import looking
from surefoot.services.importing._undo import undoing
from surefoot.services.looking import Filter
from surefoot.services.outings import View
from surefoot.services.ports import House
from surefoot.store import outings
from tests.diary.plans import PLAN
from tests.services.fake_house import FakeOutings
from tests.store.logs import EVERY_KIND, MONDAY, digest_of, new, recorded, runs
from tests.store.raw import execute

SHORTEST = 120.0
METRES = (1_000.0, 4_999.5, 12_000.0)
FILTERS = (Filter(), Filter(sport="run"), Filter(from_=MONDAY, to=MONDAY + dt.timedelta(days=9), sport="walk"))
_names = count(1)

#: What a step of a life may be, the likelier ones more than once.
KINDS = (
    "record", "record", "record", "correct", "merge", "measure", "match", "unmatch", "note", "habit", "units",
    "overlay", "accept", "adapt", "retract", "retract", "retract", "retract", "undo",
)  # fmt: skip
#: What an analysis may have found, the last of it nothing that can be.
MEASURES: tuple[dict[str, Any], ...] = (
    {},
    {"drift": 4, "running": 900},
    {"best_efforts": [[1_000, 199], [400, 70]]},
    {"running": -5},
)
#: Steps with the numbers that choose among what there is.
STEPS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 40), st.integers(0, 3), st.booleans()), max_size=40)


def everything(view: View) -> dict[str, Any]:
    """All that a view says."""
    return {
        "units": view.units,
        "profile": view.profile,
        "overlay": view.overlay,
        "documents": [view.documents(which) for which in FILTERS],
        "newest": [view.documents(which, 3) for which in FILTERS],
        "kept": [list(view.kept(which)) for which in FILTERS],
        "weeks": [list(view.weeks(which)) for which in FILTERS],
        "runs": dict(view.runs_by_week(SHORTEST)),
        "first": dict(view.first_runs(METRES, SHORTEST)),
        "plans": list(view.outlines()),
    }


def as_the_log_says(house: House) -> None:
    """Hold what is kept against the log, folded from its first entry."""
    entries = house.log.entries()
    assert house.log.outings.see(everything) == everything(FakeOutings(entries))


def outing(number: int, choice: int) -> Activity:
    sport = ("run", "run", "walk", "ride")[choice]
    return Activity(
        date=MONDAY + dt.timedelta(days=number),
        duration=(60, 1_800, 2_400, 3_000)[choice],
        distance=None if number % 7 == 3 else 900 * number,
        sport=sport,
        running=(None, 0, None, 1_500)[(number + choice) % 4],
        session=None if choice else "2027-W01-easy-1",
        best_efforts=(BestEffort(1_000, 200 + number),) * choice,
    )


def origin(number: int) -> log.Origin:
    return log.Origin(path=f"{number}.fit", digest=digest_of(b"%d" % number), part=number % 2, knows=number % 5)


def step(house: House, kind: str, number: int, choice: int, flag: bool) -> list[New]:
    """One step of a life, as the log stands: mostly one entry, none where there is nothing to undo."""
    entries = house.log.entries()
    of = 1 + number % (len(entries) + 2)  # perhaps an entry that is not there yet
    day, batch = MONDAY + dt.timedelta(days=number), f"b{choice}" if flag else None
    if kind == "undo":
        names = sorted(batches(entries))
        return undoing(entries, names[number % len(names)], MONDAY) if names else []
    start = dt.datetime.combine(day, dt.time(6, choice), dt.timezone(dt.timedelta(hours=choice)))
    done = outing(number, choice)
    facts: dict[str, log.Fact] = {
        "record": log.ActivityRecorded(
            activity=done, start=start if flag else None, name=f"n{number}", origin=origin(number) if flag else None
        ),
        "correct": log.ActivityCorrected(of=of, activity=done),
        "merge": log.ActivityMerged(of=of, activity=done, origin=origin(number)),
        "measure": log.ActivityMeasured(of=of, analysis="1", measures=MEASURES[choice]),
        "match": log.SessionMatched(activity=of, session=f"2027-W02-easy-{choice}"),
        "unmatch": log.SessionMatched(activity=of, session=None),
        "note": log.NoteAdded(text="tall", activity=of),
        "retract": log.Retracted(of=max(1, len(entries) - choice) if flag else of),
        "units": log.ProfileSet(units="mi") if flag else log.ProfileSet(max_hr=180 + choice),
        "overlay": log.OverlayApplied(overlay={("load/near", "load/alike")[flag]: choice}),
        "accept": log.PlanAccepted(plan=msgspec.structs.replace(PLAN, today=day)),
        "adapt": log.PlanAdapted(plan=msgspec.structs.replace(PLAN, today=day)),
        "habit": log.HabitNoted(habit="mobility", date=day),
    }
    return [new(facts[kind], effective=day, batch=batch)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(life=STEPS, together=st.lists(st.booleans(), min_size=40, max_size=40), looks=st.sets(st.integers(0, 39)))
def test_they_say_what_the_whole_log_says(place, opener, life, together, looks) -> None:
    house = opener(runner=f"runner-{next(_names)}")
    waiting: list[New] = []
    for number, (chosen, joined) in enumerate(zip(life, together, strict=False)):
        waiting += step(house, *chosen)
        if not joined or chosen[0] == "undo":
            house.log.append(waiting)
            waiting = []
        if number in looks:
            as_the_log_says(house)
    house.log.append(waiting)
    as_the_log_says(house)
    house.log.outings.forget()
    as_the_log_says(house)
    close_house(house)


def test_one_of_every_kind_and_all_taken_back_and_back_again(house: House) -> None:
    house.log.append([new(fact, batch="b") for fact in EVERY_KIND])
    as_the_log_says(house)
    many = len(EVERY_KIND)
    for first, last in ((1, many), (many + 1, 2 * many), (2 * many + 1, 3 * many)):
        house.log.append([new(log.Retracted(of=number)) for number in range(first, last + 1)])
        as_the_log_says(house)


def test_an_import_that_is_undone_leaves_what_others_recorded(house: House) -> None:
    house.log.append(runs(5, batch="b-1"))
    house.log.append([new(log.ActivityMerged(of=2, activity=outing(3, 1), origin=origin(1)), batch="b-2")])
    house.log.append(runs(4, batch="b-3", first=8))
    for batch in ("b-1", "b-3"):
        house.log.append_if(lambda entries, batch=batch: undoing(entries, batch, MONDAY))
        as_the_log_says(house)
    assert [done.batch for done in looking.activities(house, Filter()).activities] == ["b-2"]


def test_more_than_one_question_holds(house: House) -> None:
    house.log.append(runs(1_203))
    house.log.append([new(log.ActivityCorrected(of=number, activity=outing(number, 1))) for number in range(1, 1_100)])
    house.log.append([new(log.Retracted(of=number)) for number in range(3, 1_150)])
    as_the_log_says(house)


def test_a_log_of_before_is_filled_when_it_is_first_looked_at(house: House, opener) -> None:
    house.log.append([new(fact) for fact in EVERY_KIND])
    house.log.append(runs(3))
    for table in ("store_outing", "store_word", "store_folded"):  # as an older version leaves it
        execute(house, f"DELETE FROM {table}")
    house.log.append(runs(2))
    assert execute(house, "SELECT count(*) FROM store_outing") == [(0,)]
    as_the_log_says(house)
    assert execute(house, "SELECT count(*) FROM store_outing") == [(6,)]


def test_what_another_version_kept_is_made_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.log.append(runs(3))
    with monkeypatch.context() as patched:
        patched.setattr(outings, "VERSION", "0")
        house.log.outings.forget()
        as_the_log_says(house)
        execute(house, "UPDATE store_outing SET kept = %s", b"what nobody can read any more")
    house.log.append(runs(1))
    as_the_log_says(house)


def test_a_write_that_fails_leaves_them_as_they_were(house: House) -> None:
    house.log.append(runs(3))
    with pytest.raises(KeyError):
        _writes_and_fails(house)
    as_the_log_says(house)


def _writes_and_fails(house: House) -> None:
    with house.log.writing():
        house.log.append(runs(2, first=5))
        house.log.append([new(log.Retracted(of=1))])
        assert len(looking.activities(house, Filter()).activities) == 4
        raise KeyError


def test_a_look_during_which_somebody_writes_is_repeated(house: House, opener) -> None:
    house.log.append(runs(2))
    other, seen = opener(), []

    def look(view: View) -> tuple[int, int]:
        before = len(view.documents(Filter()))
        if len(seen) < 2:
            other.log.append(runs(1, first=10 + len(seen)))
        seen.append(before)
        return before, sum(week.activities for week in view.weeks(Filter()))

    assert house.log.outings.see(look) == (4, 4)
    assert seen == [2, 3, 4]


def test_a_look_that_never_meets_a_quiet_log_holds_it(house: House, opener) -> None:
    house.log.append(runs(1))
    other, seen = opener(), []

    def look(view: View) -> int:
        if len(seen) < outings.TRIES:
            other.log.append(runs(1, first=10 + len(seen)))
        seen.append(len(view.documents(Filter())))
        return seen[-1]

    assert house.log.outings.see(look) == 1 + outings.TRIES
    assert len(seen) == outings.TRIES + 1


def test_an_empty_log_has_none_and_is_not_written_to(house: House) -> None:
    assert looking.page(house, Filter()).activities == ()
    assert execute(house, "SELECT count(*) FROM store_runner") == [(0,)]


def test_each_runner_has_their_own(house: House, opener) -> None:
    other = opener(runner="somebody else")
    house.log.append(runs(2))
    other.log.append([new(recorded(40)), new(log.ProfileSet(units="mi"))])
    for one in (house, other):
        as_the_log_says(one)


def test_nothing_of_them_is_left_when_a_runner_is_erased(house: House, opener) -> None:
    other = opener(runner="somebody else")
    other.log.append(runs(1))
    house.log.append([new(fact) for fact in EVERY_KIND])
    house.log.erase()
    for table, rows in (("store_outing", 1), ("store_word", 0), ("store_folded", 1)):
        assert execute(other, f"SELECT count(*) FROM {table}") == [(rows,)]
    as_the_log_says(other)


def test_a_log_that_was_restored_is_filled_too(house: House, opener) -> None:
    house.log.append([new(fact) for fact in EVERY_KIND])
    other = opener(runner="restored")
    other.log.restore(house.log.entries())
    as_the_log_says(other)
    other.log.append(runs(2))
    as_the_log_says(other)
