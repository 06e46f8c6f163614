"""Shoes: how far they ran follows from the runs, whatever is taken back; and a word on them is said once."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.diary.activity import Activity
from surefoot.diary.entries import (
    ActivityRecorded,
    Entry,
    Fact,
    PlanAccepted,
    PlanAdapted,
    Retracted,
    ShoeAdded,
    ShoeChosen,
    ShoeRetired,
    ShoeWorn,
)
from surefoot.diary.errors import ScenarioError
from surefoot.diary.folding import remember
from surefoot.diary.gear import Shoe, shoe_news, shoes
from surefoot.diary.memory import Memory
from surefoot.diary.parts import read_shoe
from surefoot.rulebook import load_book
from surefoot.units import Metres, Seconds
from tests.diary.logs import numbered
from tests.diary.plans import PLAN

TODAY = dt.date(2027, 1, 6)


def day(back: int) -> dt.date:
    return TODAY - dt.timedelta(days=back)


def pair(name: str = "Blue", back: int = 60, km: int = 0) -> ShoeAdded:
    return ShoeAdded(name=name, since=day(back), distance=Metres(1_000 * km))


def run(back: int, km: float = 10, sport: str = "run") -> ActivityRecorded:
    return ActivityRecorded(
        activity=Activity(date=day(back), duration=Seconds(3_600), distance=Metres(round(1_000 * km)), sport=sport)
    )


def chosen(shoe: int | None, back: int = 60) -> ShoeChosen:
    return ShoeChosen(shoe=shoe, date=day(back))


def memory(*facts: Fact) -> Memory:
    return remember(numbered(facts, TODAY), TODAY)


def only(*facts: Fact) -> Shoe:
    (found,) = shoes(memory(*facts), load_book())
    return found


def test_a_pair_begins_with_what_it_ran_before() -> None:
    found = only(pair(km=120))
    assert (found.distance_m, found.before_m, found.runs, found.last, found.wear) == (120_000, 120_000, 0, None, "fine")
    assert found.because is None


def test_the_usual_pair_has_the_runs_of_its_days_and_no_walks() -> None:
    found = only(pair(back=20), chosen(1, 10), run(15), run(9), run(2, 5.5), run(1, sport="walk"))
    assert (found.distance_m, found.runs, found.last, found.usual) == (15_500, 2, day(2), True)


def test_what_is_said_of_a_run_goes_before_the_usual_pair() -> None:
    facts = (
        pair("Blue"),
        pair("Red"),
        chosen(1),
        run(3),
        run(2),
        ShoeWorn(activity=4, shoe=2),
        ShoeWorn(activity=5, shoe=None),
    )
    assert [(shoe.name, shoe.distance_m) for shoe in shoes(memory(*facts), load_book())] == [
        ("Blue", 0),
        ("Red", 10_000),
    ]


def test_a_pair_that_is_retired_has_the_runs_up_to_that_day() -> None:
    found = only(pair(), chosen(1), run(9), run(5), run(3), ShoeRetired(of=1, date=day(5)))
    assert (found.runs, found.retired) == (2, day(5))


def test_no_usual_pair_any_more_ends_it_and_an_earlier_word_takes_its_place() -> None:
    assert only(pair(), chosen(1, 10), chosen(None, 5), run(7), run(2)).runs == 1
    assert only(pair(), chosen(1, 10), chosen(None, 10), run(7)).runs == 0
    assert only(pair(back=3), chosen(1, 10), run(7), run(2)).runs == 1


def test_words_on_shoes_that_are_not_there_say_nothing() -> None:
    found = memory(
        run(2), ShoeWorn(activity=1, shoe=9), ShoeChosen(shoe=9, date=day(9)), ShoeRetired(of=9, date=day(1))
    )
    assert shoes(found, load_book()) == ()


def test_a_run_that_is_taken_back_is_in_no_shoes() -> None:
    assert only(pair(), chosen(1), run(3), run(2), Retracted(of=3)).distance_m == 10_000


@pytest.mark.parametrize(("km", "wear"), [(489, "fine"), (490, "look"), (790, "worn")])
def test_how_worn_they_are_follows_from_the_distance(km: int, wear: str) -> None:
    found = only(pair(km=km), chosen(1), run(0))
    assert found.wear == wear
    assert (found.because is None) is (wear == "fine")


def told(*facts: Fact) -> list[str]:
    return [because.text for because in shoe_news(memory(*facts), TODAY, load_book())]


def test_a_word_is_said_when_a_run_of_today_or_yesterday_made_it_due() -> None:
    (text,) = told(pair(km=495), chosen(1), run(1))
    assert text.startswith("Blue have run 505.0 km. Somewhere between 500.0 km and 800.0 km most pairs")
    assert told(pair(km=495), chosen(1), run(2)) == []
    assert told(pair(km=495), chosen(1), run(3), run(0)) == []
    assert told(pair(km=505), chosen(1), run(0)) == []
    assert told(pair(km=100), chosen(1), run(0)) == []
    assert told(pair(km=495), chosen(1), run(0), ShoeRetired(of=1, date=day(0))) == []
    assert told(pair(km=510)) == []


def test_shoes_change_no_plan() -> None:
    """An adapted plan stands, whatever is said of shoes of earlier days, and taken back."""

    def entry(number: int, fact: Fact, back: int) -> Entry:
        (made,) = numbered([fact], day(back))
        return Entry(id=number, runner="r", author="runner", effective=day(back), recorded=made.recorded, fact=fact)

    facts = [entry(1, PlanAccepted(plan=PLAN), 9), entry(2, PlanAdapted(plan=PLAN), 3), entry(3, pair(), 8)]
    found = remember([*facts, entry(4, Retracted(of=3), 0)], TODAY)
    assert found.standing is not None
    assert found.standing.entry == 2


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"name": "", "since": "2027-01-04"}, "name"),
        ({"name": "Blue"}, "since"),
        ({"name": "Blue", "since": "2027-01-07"}, "since"),
        ({"name": "Blue", "since": "2027-01-04", "distance": "9000 km"}, "distance"),
    ],
)
def test_what_is_no_pair_is_refused(document: dict[str, str], path: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        read_shoe(document, TODAY)
    assert refused.value.path == path
