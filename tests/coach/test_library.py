"""The workout library: every template has neighbours, is of some use to a plan, and breaks no cap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.choosing import shape, suiting, usual, want
from surefoot.coach.prescription import Built, QualityAsk, quality, templates
from surefoot.coach.prescription._schema import Quality
from surefoot.coach.previewing import preview
from surefoot.coach.quality import family, work_cap
from surefoot.diary.plan import Plan, Step
from surefoot.diary.scenario import Goal
from surefoot.drawing.profile import profile
from tests.coach.builders import DISTANCES, ROUTINE, book, plan, race, scenario, setting, weekly
from tests.coach.prescription.runners import context
from tests.coach.test_quality import ROOM, Ladder, runner, week

TEMPLATES = templates(book())
RUNNING = sorted(name for name in TEMPLATES if not name.startswith(("companion/", "mile/")))  # a block has its own
HARD = [name for name in RUNNING if isinstance(TEMPLATES[name], Quality)]
TIME = (90, 100, 90, 100, 90, 90, 330)
PLACES = ("hills", "track", "treadmill")


def test_there_are_more_than_sixty() -> None:
    assert len(RUNNING) >= 60
    assert len({TEMPLATES[name].purpose for name in RUNNING}) == len(RUNNING), "each with a purpose of its own"
    assert len({TEMPLATES[name].how for name in RUNNING}) == len(RUNNING)


# ------------------------------------------------------------------ easier and harder


@pytest.mark.parametrize("name", RUNNING)
def test_easier_and_harder_exist_or_their_absence_is_explained(name: str) -> None:
    line = TEMPLATES[name].line
    assert line is not None
    assert {line.easier, line.harder} - {None} <= set(RUNNING) - {name}
    assert None not in (line.easier, line.harder) or line.why
    assert line.easier != line.harder


@pytest.mark.parametrize("name", HARD)
def test_the_easier_one_is_easier_and_the_harder_one_harder(name: str) -> None:
    """In effort, in unbroken work, or in recovery: at least one of them is less, and effort is not more."""
    line = TEMPLATES[name].line
    assert line is not None
    for easier, harder in ((line.easier, name), (name, line.harder)):
        if easier in HARD and harder in HARD:
            less, more = strain(easier), strain(harder)
            assert less[0] <= more[0] + 0.35, (easier, less, harder, more)
            assert any(a < b for a, b in zip(less, more, strict=True)), (easier, less, harder, more)


def strain(name: str | None) -> tuple[float, float, float]:
    """Mean effort of the work, its longest piece, and how much of the core is work: for the same amount of it."""
    found = quality(context(), QualityAsk(template=name or "", work_s=1200, max_duration_s=9000, max_distance_m=30_000))
    assert found is not None
    pieces = list(_pieces(found))
    work = sum(seconds for seconds, _, kind in pieces if kind == "work")
    effort = sum(seconds * effort for seconds, effort, kind in pieces if kind == "work") / work
    longest, streak = 0.0, 0.0
    for seconds, _, kind in pieces:
        streak = streak + seconds if kind == "work" else 0.0
        longest = max(longest, streak)
    return effort, longest, work / sum(seconds for seconds, *_ in pieces)


def _pieces(found: Built) -> Iterator[tuple[float, int, str]]:
    for top in found.steps[1:-1]:
        for step in top.steps * (top.times or 0) if top.kind == "repeat" else (top,):
            yield _seconds(step), (step.target.effort or 0) if step.target else 0, step.kind


def _seconds(step: Step) -> float:
    pace = sum(step.target.pace) / 2 if step.target and step.target.pace else 300
    return float(step.duration_s) if step.duration_s else (step.distance_m or 0) * pace / 1000


# ------------------------------------------------------------------ each for one runner


@pytest.mark.parametrize("name", RUNNING)
def test_every_workout_can_be_shown_with_its_profile(name: str) -> None:
    session = preview(scenario(weekly(40, 5), race("10 km", 56), sex="female"), book(), name)
    assert session is not None
    assert session.id == name
    assert "BUILD-7" in {because.rule for because in session.because}
    drawn = profile(session)
    assert len(drawn.encode()) < 6 * 1024
    assert drawn.startswith("<svg")
    if session.shorter is not None:
        assert session.shorter.duration_s < session.duration_s
    assert session.treadmill is not None or name == "race/race"


@pytest.mark.parametrize("name", HARD)
def test_a_workout_keeps_within_the_minutes_that_there_are(name: str) -> None:
    found = scenario(weekly(60, 5), race("10 km", 56))
    for minutes in (35, 50, 70):
        session = preview(found, book(), name, 60 * minutes)
        assert session is None or session.duration_s <= 60 * minutes
    assert preview(found, book(), name, 600) is None


def test_even_runs_are_as_long_as_the_time_there_is() -> None:
    found = preview(scenario(weekly(40, 5)), book(), "easy/hilly", 40 * 60)
    assert found is not None
    assert 35 * 60 <= found.duration_s <= 40 * 60
    assert preview(scenario(weekly(40, 5)), book(), "race/race", 60) is None


def test_who_has_not_run_yet_is_shown_a_first_week() -> None:
    found = preview(scenario((), ROUTINE), book(), "long/long")
    assert found is not None
    assert 1_600 <= (found.distance_m or 0) <= 3_000


# ------------------------------------------------------------------ every one is reached


def used(found: Plan) -> set[str]:
    """The templates that a plan's sessions are made from."""
    sessions = (session for day in found.days for session in day.sessions)
    return {because.args["workout"] for session in sessions for because in session.because if "workout" in because.args}


def plans() -> Iterator[Plan]:
    """Races on road and trail, seasoned and regular, with places and without, at different times of a running life."""
    for weeks in range(20, 92, 3):
        for turn, name in enumerate(DISTANCES):
            ground = ("road", "trail")[(weeks + turn) % 2]
            experience = ("regular", "seasoned")[(weeks // 3 + turn // 2) % 2]
            places = PLACES if (weeks // 4 + turn) % 3 != 2 else ()
            runs = weekly(90 if name.startswith(("50", "100")) else 60, 6, weeks=weeks)
            goal = race(name, 84, surface=ground)
            yield plan(runs, goal, minutes=TIME, facilities=places, experience=experience)
        yield plan(weekly(50, 5, weeks=weeks), ROUTINE, minutes=TIME, facilities=PLACES if weeks % 2 else ())
    for weeks in range(20, 60, 2):
        for name, surface in (("mile", "road"), ("marathon", "road"), ("10 km", "trail")):
            yield plan(
                weekly(60, 6, weeks=weeks),
                race(name, 84, surface=surface),
                minutes=TIME,
                facilities=PLACES,
                experience="seasoned",
            )
    ultra = race("100 km", 83, surface="trail")
    days = (150, 100, 90, 100, 0, 90, 330)
    yield plan(weekly(90, 6), ultra, minutes=days, facilities=PLACES, experience="seasoned")
    for metres in (None, 3000, 5000):
        yield plan(weekly(40, 5), Goal(kind="mile_block", distance=metres))  # type: ignore[arg-type]
    for runs in (weekly(60, 6), weekly(60, 5)):
        yield plan(runs, Goal(kind="mile_block"), minutes=TIME, facilities=PLACES, experience="seasoned")
    yield plan((), ROUTINE)


def test_a_plan_takes_every_template_that_is_not_kept_for_asking() -> None:
    reached = set[str]()
    for one in plans():
        reached |= used(one)
    asked = {name for name in RUNNING if TEMPLATES[name].on_request}
    assert set(RUNNING) - reached == asked
    assert len(asked) <= 6


# ------------------------------------------------------------------ choosing


def test_the_usual_shape_comes_first_and_others_take_turns() -> None:
    found = setting(weekly(50, 5), race("5 km", 84), facilities=("track",))
    wanted = want(found, "repeats", "speed", "5 km")
    assert usual(book(), wanted) == "intervals/repeats"
    day = found.state.today
    assert shape(found, wanted, day, 0) == ("intervals/repeats", False)
    names = {shape(found, wanted, day + 14 * turn, 1) for turn in range(40)}
    assert {other for _, other in names} == {True}
    assert {"intervals/five_pace", "intervals/ladder", "intervals/laps"} <= {name for name, _ in names}
    assert "intervals/ten_pace" not in {name for name, _ in names}


def test_what_needs_a_place_has_another_in_its_place() -> None:
    without = want(setting(weekly(50, 5), race("5 km", 84)), "repetitions", "speed", "5 km")
    names = suiting(book(), without)
    assert {"repetitions/fast", "repetitions/two_hundreds"} <= set(names)
    assert len({TEMPLATES[name].facilities.without or name for name in names}) == len(names)  # type: ignore[union-attr]


def test_a_line_that_suits_nobody_is_empty() -> None:
    found = setting(weekly(50, 5), race("5 km", 84))
    nothing = want(found, "marathon", "base", "5 km")
    assert suiting(book(), nothing) == ()
    assert usual(book(), nothing) is None
    assert shape(found, nothing, found.state.today, 1) == (None, False)


def test_on_trail_the_ground_comes_first() -> None:
    found = setting(weekly(50, 5), race("half", 84, surface="trail"), facilities=("hills",))
    assert usual(book(), want(found, "sustained", "speed", "half")) == "tempo/trail"
    assert usual(book(), want(found, "long", "base", "half")) == "long/time_on_feet"
    assert usual(book(), want(found, "recovery", "speed", "half")) == "easy/recovery_soft"


@given(
    name=st.sampled_from(sorted(DISTANCES)),
    km=st.integers(20, 120),
    weeks=st.integers(4, 60),
    places=st.sets(st.sampled_from(PLACES)),
    surface=st.sampled_from(["road", "trail"]),
    born=st.sampled_from([1950, 1970, 1990]),
)
def test_no_choice_breaks_a_cap(name: str, km: int, weeks: int, places: set[str], surface: str, born: int) -> None:
    found = setting(
        weekly(km, 5, weeks=weeks),
        race(name, 112, surface=surface),
        facilities=tuple(sorted(places)),
        birth_date=dt.date(born, 1, 1),
    )
    ladder = Ladder(found, 8)
    for to_race in range(8, 0, -1):
        one = week(name, to_race, volume=1000 * km)
        for built in ladder.week(one, ROOM, 2):
            assert built.work_s <= work_cap(found, one, family(built.template)) + 1, built.title


def test_masters_runners_get_less_quality_and_it_says_so() -> None:
    young = runner("10 km", 80, birth_date=dt.date(1990, 1, 1))
    old = runner("10 km", 80, birth_date=dt.date(1970, 1, 1))
    one = week(volume=80_000)
    assert work_cap(old, one, "tempo") == pytest.approx(0.85 * work_cap(young, one, "tempo"))
    assert work_cap(old, week(volume=15_000), "tempo") == 12 * 60, "the least is the same for all"
    (built,) = Ladder(old, 8).week(one, ROOM, 1)
    assert "QUALITY-8" in {reason.rule.id for reason in built.reasons}
