"""What the process remembers of seasons changes nothing but the time that they take."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from surefoot.coach import course as courses
from surefoot.coach.course import Course, Leg
from surefoot.coach.memory import forget
from surefoot.coach.setting import set_up
from surefoot.coach.volume import Track
from surefoot.diary.body import CheckIn, Hold
from surefoot.diary.scenario import Away, Scenario
from tests.coach.builders import TODAY, ago, ahead, book, planned, race, run, scenario, weekly

STEADY = weekly(36)
MARATHON = race("marathon", 112)


@pytest.fixture(autouse=True)
def _a_new_process() -> Iterator[None]:
    forget()
    yield
    forget()


def written(found: Scenario) -> bytes:
    """The plan of a scenario as bytes."""
    return msgspec.json.encode(planned(found))


def entries() -> Iterator[Scenario]:
    """A season, and the same with one more entry, of one kind after the other."""
    yield scenario(STEADY, MARATHON)
    for km in (3, 5, 5.01, 5.1, 8, 12.34, 25):
        yield scenario((*STEADY, run(0, km)), MARATHON)
    yield scenario((*STEADY, run(0, 5, 22)), MARATHON)
    yield scenario((*STEADY, run(0, 10, 50, race=True)), MARATHON)
    yield scenario(STEADY, MARATHON, log={"check_ins": (CheckIn(date=TODAY),)})
    yield scenario(STEADY, MARATHON, log={"away": (Away(from_=ahead(20), to=ahead(30)),)})
    yield scenario(STEADY, MARATHON, log={"away": (Away(from_=ago(60), to=ago(50)),)})
    yield scenario(STEADY, MARATHON, log={"holds": (Hold(from_=ahead(20), to=ahead(30), by="coach"),)})
    yield scenario(STEADY, MARATHON, experience="seasoned")
    yield scenario(STEADY, MARATHON, minutes=(0, 75, 60, 75, 0, 75, 200))
    yield scenario(STEADY, MARATHON, overlay={"volume/week_growth": 1.05})
    yield scenario(STEADY, race("10 km", 50), race("marathon", 113))
    yield scenario(STEADY, race("10 km", 50, priority="A"), race("half", 81, priority="A"))
    yield scenario(weekly(36, off=25), MARATHON)
    yield scenario((), race("10 km", 112))


@pytest.mark.no_cover
def test_a_plan_with_the_memory_of_others_is_the_plan_without_it() -> None:
    alone = []
    for found in entries():
        forget()
        alone.append(written(found))
    forget()
    assert [written(found) for found in entries()] == alone
    assert [written(found) for found in reversed(list(entries()))] == alone[::-1]


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many blocks are filled from now on, pass by pass."""
    found: list[int] = []
    through = courses._through

    def counting(track: Track, legs: tuple[Leg, ...]) -> Course:
        found.append(len(legs))
        return through(track, legs)

    monkeypatch.setattr(courses, "_through", counting)
    return found


def test_after_an_entry_that_changes_no_run_no_pass_is_gone_again(monkeypatch: pytest.MonkeyPatch) -> None:
    planned(scenario(STEADY, MARATHON))
    filled = counted(monkeypatch)
    planned(scenario(STEADY, MARATHON, log={"check_ins": (CheckIn(date=TODAY),)}))
    assert sum(filled) == 0


def test_after_a_run_that_soon_no_longer_matters_the_rest_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    planned(scenario((*STEADY, run(0, 5)), MARATHON))
    filled = counted(monkeypatch)
    planned(scenario((*STEADY, run(0, 5.05)), MARATHON))
    again = sum(filled)
    forget()
    filled.clear()
    planned(scenario((*STEADY, run(0, 5.05)), MARATHON))
    assert 0 < again < sum(filled)


@pytest.mark.parametrize(
    "found",
    [
        scenario(weekly(36, off=25), MARATHON),
        scenario((), race("10 km", 112)),
        scenario(STEADY, MARATHON, log={"away": (Away(from_=ahead(20), to=ahead(30)),)}),
    ],
)
def test_on_the_way_back_in_first_steps_and_with_dates_away_nothing_is_remembered(found: Scenario) -> None:
    setting = set_up(found, book())
    assert not courses.steady(Track(setting, setting.state.ledger.copy()))


def test_no_blocks_are_no_course() -> None:
    assert courses.course(set_up(scenario(STEADY, MARATHON), book()), ()) == Course((), ())
