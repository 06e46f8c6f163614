"""Hard sessions: caps, growth, and from sustained tempo to shorter repeats (QUALITY-*, BUILD-4, BUILD-5)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from surefoot.coach.prescription import Built, templates
from surefoot.coach.quality import (
    FREE,
    Ladder,
    Room,
    cap_reasons,
    family,
    repeat_length,
    sessions_wanted,
    taste,
    work_cap,
)
from surefoot.coach.season import Block, Race
from surefoot.coach.setting import Setting
from surefoot.coach.week_plan import WeekPlan
from surefoot.rulebook import load_book
from tests.coach.builders import DAY, DISTANCES, race, rules_of, setting, weekly
from tests.coach.builders import plan as planned

ROOM = Room(2 * 3600, 20_000)
TEMPLATES = ("tempo/continuous", "tempo/cruise", "tempo/marathon_pace", "intervals/repeats", "hills/repeats")
#: A week that raises volume, and one that raises quality instead.
MORE_VOLUME, MORE_QUALITY = {"raises_volume": True}, {"raises_volume": False}


def runner(name: str = "10 km", km: float = 50, **others: Any) -> Setting:
    """A steady runner on the way to a race in 16 weeks."""
    return setting(weekly(km, 5), race(name, 112), **others)


def week(
    name: str = "10 km", to_race: int = 8, *, kind: str = "build", phase: str = "speed", **others: Any
) -> WeekPlan:
    """A week of 50 km in five runs, so many blocks before a race."""
    goal = race(name, 7 * to_race)
    found = Race(day=DAY + 7 * to_race, distance=DISTANCES[name], race_class=name, priority="A", goal=goal, recovery=6)
    usual: dict[str, Any] = {"volume": 50_000, "runs": 5, "raises_volume": False}
    return WeekPlan(
        block=Block(start=DAY, days=7, phase=phase, kind=kind, race=found, to_race=to_race),
        first=DAY,
        long=16_000,
        long_day=DAY + 6,
        done=0,
        done_runs=0,
        easy_most=16_000,
        most_seconds=7_200,
        **(usual | others),
    )


def line_of(built: Built) -> str:
    """The line that a session belongs to."""
    line = templates(load_book())[built.template].line
    return line.name if line else ""


def only(found: list[Built]) -> Built:
    """The one session of a week."""
    (session,) = found
    return session


def climb(name: str = "10 km", speed_from: int = 8, *, room: Room = ROOM, count: int = 1, **others: Any) -> list[Built]:
    """The first session of each week on the way down to the race, quality being raised in each."""
    ladder = Ladder(runner(name), speed_from)
    weeks = (week(name, to_race, **others) for to_race in range(speed_from, 0, -1))
    return [found[0] for one in weeks if (found := ladder.week(one, room, count))]


# ------------------------------------------------------------------ caps


@pytest.mark.parametrize(("km", "minutes"), [(50, 30), (30, 18), (15, 12)])
def test_tempo_is_a_tenth_of_the_week_and_at_least_twelve_minutes(km: int, minutes: int) -> None:
    assert work_cap(runner(), week(volume=1000 * km), "tempo") == pytest.approx(60 * minutes)


@pytest.mark.parametrize(("km", "minutes"), [(50, 24), (30, 14.4), (15, 10)])
def test_intervals_are_an_eleventh_of_the_week_and_at_least_ten_minutes(km: int, minutes: float) -> None:
    assert work_cap(runner(), week(volume=1000 * km), "intervals") == pytest.approx(60 * minutes)


@pytest.mark.parametrize(("km", "minutes"), [(50, 15), (30, 9), (15, 6)])
def test_repetitions_are_a_twentieth_of_the_week_and_at_least_six_minutes(km: int, minutes: int) -> None:
    assert work_cap(runner(), week(volume=1000 * km), "repetitions") == pytest.approx(60 * minutes)


def test_the_largest_weeks_stop_at_ten_kilometres_of_intervals_and_eight_of_repetitions() -> None:
    found = runner()
    assert work_cap(found, week(volume=300_000), "intervals") == pytest.approx(10 * found.paces.interval)
    assert work_cap(found, week(volume=300_000), "repetitions") == pytest.approx(8 * found.paces.repetition)


def test_a_template_belongs_to_the_family_whose_cap_it_keeps() -> None:
    families = [family(name) for name in TEMPLATES]
    assert families == ["tempo", "tempo", "tempo", "intervals", "intervals"]
    assert family("repetitions/fast") == "repetitions"
    assert family("fartlek/by_feel") == "intervals"


@pytest.mark.parametrize(
    ("name", "rule"), [("tempo", "QUALITY-1"), ("intervals", "QUALITY-2"), ("repetitions", "QUALITY-3")]
)
def test_the_reason_names_the_cap(name: str, rule: str) -> None:
    found = cap_reasons(runner(), week(), name)[0]
    assert found.rule.id == rule
    assert found.args["cap"] == round(work_cap(runner(), week(), name))


@pytest.mark.parametrize("name", DISTANCES)
@pytest.mark.parametrize("km", [20, 35, 50, 80, 140])
def test_no_session_is_larger_than_its_cap(name: str, km: int) -> None:
    found = runner(name, km)
    ladder = Ladder(found, 8)
    for to_race in range(8, 0, -1):
        plan = week(name, to_race, volume=1000 * km)
        for built in ladder.week(plan, ROOM, 2):
            assert built.work_s <= work_cap(found, plan, family(built.template)) + 1, built.title


# ------------------------------------------------------------------ from tempo to shorter and shorter repeats


def test_first_half_sustained_tempo_then_repeats() -> None:
    kinds = [built.kind for built in climb("5 km")]
    assert kinds == ["tempo"] * 4 + ["intervals"] * 4


def test_tempo_begins_in_one_piece() -> None:
    found = climb("5 km")
    assert found[0].template == "tempo/continuous"
    assert line_of(found[1]) == "sustained"
    assert found[2].template == "tempo/cruise"
    assert line_of(found[3]) == "parts"


@pytest.mark.parametrize("name", ["half", "marathon", "50 km", "100 miles"])
def test_longer_races_take_turns_between_tempo_and_the_pace_of_a_marathon(name: str) -> None:
    found = climb(name)[:4]
    assert [line_of(built) for built in found] == ["sustained", "marathon", "parts", "marathon"]
    assert [built.template for built in found[:2]] == ["tempo/continuous", "tempo/marathon_pace"]


@pytest.mark.parametrize("km", [40, 60, 90])
@pytest.mark.parametrize("speed_from", [4, 6, 7, 8])
def test_repeats_begin_with_the_longest_that_fits_twice_and_never_grow_longer_again(km: int, speed_from: int) -> None:
    repeats = [b for b in climb(speed_from=speed_from, volume=1000 * km) if b.kind == "intervals"]
    assert repeats[0].template == "intervals/repeats"
    lengths = [repeat_length(built) or 0 for built in repeats if repeat_length(built)]
    assert lengths == sorted(lengths, reverse=True)
    found = runner()
    longer = [m for m in (1_609, 1_200, 1_000, 800, 600, 400) if m > lengths[0]]
    cap = work_cap(found, week(volume=1000 * km), "intervals")
    assert all(2 * m * found.paces.interval / 1000 > cap for m in longer), (lengths, cap)


def test_a_large_week_begins_with_miles() -> None:
    found = [b for b in climb(volume=90_000) if b.kind == "intervals"]
    assert repeat_length(found[0]) == 1_609
    assert repeat_length(found[-1]) == 400


def test_a_session_in_one_piece_has_no_repeats() -> None:
    assert repeat_length(climb()[0]) is None


def test_who_cannot_run_a_quarter_mile_twice_under_the_cap_gets_no_repeats() -> None:
    slow = setting(weekly(20, 4, pace=1_200), race("5 km", 112))
    assert Ladder(slow, 8).week(week("5 km", 2, volume=4_000), ROOM, 1) == []


# ------------------------------------------------------------------ growth


def test_work_grows_by_a_quarter_at_most_and_stops_at_the_cap() -> None:
    found = [built.work_s for built in climb("5 km") if built.kind == "tempo"]
    assert found[0] < found[1]
    assert all(later <= 1.25 * before + 1 for before, later in pairwise(found))
    assert found[-1] <= work_cap(runner("5 km"), week(), "tempo")


@pytest.mark.parametrize("name", DISTANCES)
@pytest.mark.parametrize("km", [25, 40, 80])
def test_nor_while_the_weeks_grow_too(name: str, km: int) -> None:
    ladder, before = Ladder(runner(name), 8), dict[str, int]()
    for to_race in range(8, 0, -1):
        plan = week(name, to_race, volume=km * (1_000 + 50 * (8 - to_race)), raises_volume=bool(to_race % 2))
        for built in ladder.week(plan, ROOM, 2):
            last = before.get(family(built.template), built.work_s)
            assert built.work_s <= 1.25 * last + 1, (to_race, built.title)
            before[family(built.template)] = built.work_s


def test_a_week_that_raises_volume_raises_no_quality() -> None:
    ladder = Ladder(runner(), 8)
    first = only(ladder.week(week(to_race=8, **MORE_QUALITY), ROOM, 1))
    second = only(ladder.week(week(to_race=7, volume=55_000, **MORE_VOLUME), ROOM, 1))
    third = only(ladder.week(week(to_race=6, volume=55_000, **MORE_QUALITY), ROOM, 1))
    assert second.work_s <= first.work_s < third.work_s


def test_two_sessions_together_grow_no_faster() -> None:
    ladder = Ladder(runner("5 km"), 8)
    first = ladder.week(week("5 km", 8, **MORE_QUALITY), ROOM, 2)
    second = ladder.week(week("5 km", 7, volume=60_000, **MORE_VOLUME), ROOM, 2)
    assert len(first) == 2
    assert sum(built.work_s for built in second) <= sum(built.work_s for built in first)


@pytest.mark.parametrize("phase", ["speed", "taper"])
def test_a_lighter_week_has_less_of_the_same(phase: str) -> None:
    ladder = Ladder(runner(), 8)
    before = only(ladder.week(week(to_race=8), ROOM, 1))
    lighter = only(ladder.week(week(to_race=7, kind="easier", phase=phase), ROOM, 1))
    after = only(ladder.week(week(to_race=6), ROOM, 1))
    assert lighter.work_s < before.work_s < after.work_s
    assert lighter.steps[1].target == before.steps[1].target, "at the same pace"


def test_no_session_has_less_work_than_its_least() -> None:
    small = climb("5 km", volume=15_000)
    least = {"tempo": 12 * 60, "intervals": 400}  # repeats come in whole ones
    assert small
    assert all(built.work_s >= least[built.kind] for built in small)


# ------------------------------------------------------------------ room


def test_a_session_fits_into_its_day() -> None:
    for built in climb(room=Room(50 * 60, 8_000)):
        assert built.duration_s <= 50 * 60
        assert built.distance_m <= 8_000


@pytest.mark.parametrize("room", [Room(20 * 60, 20_000), Room(FREE, 3_000)])
def test_no_session_where_the_day_holds_none(room: Room) -> None:
    assert climb(room=room) == []


def test_where_an_effort_as_in_a_marathon_has_no_room_it_is_a_tempo() -> None:
    found = climb("half", volume=20_000)
    assert found[1].template == "tempo/continuous"
    assert found[1].work_s == 12 * 60


# ------------------------------------------------------------------ two sessions


@pytest.mark.parametrize(
    ("experience", "runs", "kind", "count"),
    [
        ("regular", 6, "build", 1),
        ("new", 6, "build", 1),
        ("seasoned", 4, "build", 1),
        ("seasoned", 5, "build", 2),
        ("seasoned", 6, "build", 2),
        ("seasoned", 6, "easier", 1),
    ],
)
def test_a_second_session_is_for_seasoned_runners_with_five_runs_in_building_weeks(
    experience: str, runs: int, kind: str, count: int
) -> None:
    assert sessions_wanted(runner(experience=experience), week(runs=runs, kind=kind)) == count


@pytest.mark.parametrize(("name", "second"), [("mile", "repetitions"), ("5 km", "repetitions"), ("10 km", "fartlek")])
def test_the_second_session_is_of_another_kind(name: str, second: str) -> None:
    ladder = Ladder(runner(name), 8)
    first_half = ladder.week(week(name, 8), ROOM, 2)
    second_half = ladder.week(week(name, 4), ROOM, 2)
    assert [b.template for b in first_half] == ["tempo/continuous", "tempo/cruise"]
    assert [b.kind for b in second_half] == ["intervals", second]


def test_no_session_where_none_is_wanted() -> None:
    assert Ladder(runner(), 8).week(week(), ROOM, 0) == []


# ------------------------------------------------------------------ without a race


def test_a_plan_without_a_race_tastes_each_kind_in_turn() -> None:
    hilly = setting(weekly(50, 5), facilities=("hills",))
    kinds = [only(taste(hilly, week(), ROOM, turn)).kind for turn in range(12)]
    assert sorted(kinds[:4]) == ["fartlek", "hills", "intervals", "tempo"]
    assert sorted(kinds[4:8]) == ["fartlek", "hills", "repetitions", "tempo"]
    assert kinds[8:] == kinds[:4]


def test_a_taste_is_light_and_says_its_cap() -> None:
    found = only(taste(setting(weekly(50, 5)), week(), ROOM, 0))
    assert found.work_s <= 12 * 60
    assert "QUALITY-1" in {reason.rule.id for reason in found.reasons}


def test_a_taste_that_does_not_fit_leaves_its_place_to_one_that_does_or_to_none() -> None:
    tight = Room(34 * 60, FREE)
    found = [taste(setting(weekly(50, 5)), week(), tight, turn) for turn in range(4)]
    assert all(len(one) == 1 and one[0].duration_s <= 34 * 60 for one in found)
    assert len({one[0].kind for one in found}) < 4
    assert taste(setting(weekly(50, 5)), week(), Room(15 * 60, FREE), 0) == []


# ------------------------------------------------------------------ in the document


def test_a_hard_session_says_its_cap_and_what_comes_next() -> None:
    found = planned(weekly(50, 5), race("10 km", 84))
    hard = [s for day in found.days for s in day.sessions if s.hard and s.kind not in ("race", "time_trial")]
    assert hard
    for session in hard:
        assert rules_of(session) & {"QUALITY-1", "QUALITY-2", "QUALITY-3"}, session.title
        assert "LAYOUT-2" in rules_of(session)
