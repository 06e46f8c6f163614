"""The shape of a season: how fast it grows, how high, and when speed begins (engine, stages 5 and 6)."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from surefoot.coach.season import Block, Race, as_race, lay_out
from surefoot.coach.season import Season as Blocks
from surefoot.coach.setting import Setting
from surefoot.coach.shape import (
    FASTEST,
    Part,
    Reach,
    Shape,
    open_part,
    reach,
    reached,
    ready,
    settle,
    simulate,
    volume_first,
)
from surefoot.diary.activity import Activity
from surefoot.diary.scenario import Goal
from tests.coach.builders import DAY, DISTANCES, ROUTINE, book, every, race, setting, weekly
from tests.coach.seasons import EVERY_DAY, Season

PREPARED = 0.6  # of the plan's peak week
LAST_WEEKS = 4


class Settled:
    """A season's blocks and its shape, with the race that it leads to."""

    def __init__(self, runs: tuple[Activity, ...], *goals: Goal, **others: Any) -> None:
        self.setting: Setting = setting(runs, *goals, **({"minutes": EVERY_DAY} | others))
        found = [as_race(goal, self.setting.state, book()) for goal in goals]
        self.blocks: Blocks = lay_out([r for r in found if r], self.setting.state, book())
        self.shape: Shape = settle(self.setting, self.blocks, tastes=False)
        self.race: Race = self.blocks.races[0]

    @property
    def part(self) -> Part:
        """What leads to the first race."""
        return self.shape.parts[self.race.day]

    def before(self) -> list[Block]:
        """Blocks before the first race."""
        return [block for block in self.blocks.blocks if block.start < self.race.day]

    def totals(self, shape: Shape | None = None) -> dict[int, int]:
        """Metres of each block, by blocks to go."""
        weeks = simulate(self.setting, self.before(), shape or self.shape).weeks
        return {week.block.to_race: week.done + week.volume for week in weeks}

    def average_before_speed(self) -> float:
        """Metres a week in the four weeks before speed begins."""
        start = next(block.start for block in self.before() if block.to_race == self.part.speed_from)
        found = simulate(self.setting, [b for b in self.before() if b.start < start], self.shape)
        span = start - 7 * LAST_WEEKS, start
        return (self.setting.state.ledger.volume(*span) + found.volume(*span)) / LAST_WEEKS


# ------------------------------------------------------------------ when speed begins


@pytest.mark.parametrize(
    ("name", "weeks"), [("mile", 8), ("5 km", 8), ("10 km", 8), ("half", 7), ("marathon", 7), ("50 km", 6)]
)
def test_speed_begins_with_its_window_where_the_weeks_before_have_carried_enough(name: str, weeks: int) -> None:
    found = Settled(weekly(60, 5), race(name, 140))
    assert found.part.speed_from == weeks
    assert found.average_before_speed() >= PREPARED * found.part.aim.peak


@pytest.mark.parametrize(("km", "days"), [(12, 140), (15, 140), (20, 98), (16, 112)])
def test_speed_waits_until_four_weeks_average_60_percent_of_the_peak(km: float, days: int) -> None:
    found = Settled(weekly(km, 3), race("10 km", days))
    assert 4 <= found.part.speed_from < 8
    if found.part.speed_from > 4:
        assert found.average_before_speed() >= PREPARED * found.part.aim.peak
        earlier = msgspec.structs.replace(found.part, speed_from=found.part.speed_from + 1)
        found.shape.parts[found.race.day] = earlier
        assert found.average_before_speed() < PREPARED * found.part.aim.peak


def test_with_two_weeks_left_speed_begins_all_the_same_and_the_peak_is_what_it_is() -> None:
    found = Settled(weekly(10, 3), race("10 km", 84))
    assert found.part.speed_from == 2 + 2  # weeks of taper, and the least of speed
    assert max(found.totals().values()) < found.part.aim.peak


def test_a_race_soon_has_speed_from_today() -> None:
    found = Settled(weekly(50, 5), race("10 km", 35))
    assert found.part.speed_from == 8
    assert found.part.turns


# ------------------------------------------------------------------ growth


@pytest.mark.parametrize(("name", "km"), [("10 km", 40), ("half", 40), ("5 km", 30), ("marathon", 50)])
def test_growth_is_the_slowest_that_reaches_the_peak_in_the_last_building_week(name: str, km: float) -> None:
    found = Settled(weekly(km, 4), race(name, 140))
    totals = found.totals()
    best = max(totals.values())
    assert best == pytest.approx(found.part.aim.peak, rel=0.01)
    last = min(b.to_race for b in found.before() if b.kind == "build")
    assert totals[last] == best
    assert 1 < found.part.growth < 1.1
    slower = Shape(parts=found.shape.parts | {}, tastes=False)
    slower.parts[found.race.day] = msgspec.structs.replace(found.part, growth=1 + 0.8 * (found.part.growth - 1))
    assert max(found.totals(slower).values()) < best


def test_where_the_peak_is_out_of_reach_growth_is_what_the_weeks_allow() -> None:
    found = Settled(weekly(15, 4), race("10 km", 70))
    totals = [found.totals()[to] for to in sorted(found.totals(), reverse=True)]
    fastest = Shape(parts={**found.shape.parts, found.race.day: volume_first(found.part)}, tastes=False)
    assert max(totals) < found.part.aim.peak
    assert max(found.totals(fastest).values()) >= max(totals)


def test_a_habit_at_the_target_is_kept() -> None:
    found = Settled(weekly(50, 5), race("10 km", 112))
    assert found.part.growth == pytest.approx(1, abs=0.01)
    assert max(found.totals().values()) == pytest.approx(50_000, abs=100)


def test_less_time_does_not_change_growth_or_the_start_of_speed() -> None:
    much = Settled(weekly(40), race("10 km", 112))
    little = Settled(weekly(40), race("10 km", 112), minutes=(0, 50, 0, 50, 0, 50, 120))
    assert (little.part.growth, little.part.speed_from) == (much.part.growth, much.part.speed_from)
    assert max(little.totals().values()) <= max(much.totals().values())


def test_where_the_days_leave_a_race_out_of_reach_volume_goes_first() -> None:
    found = Settled(weekly(30, 3), race("marathon", 112), minutes=(0, 40, 0, 40, 0, 0, 150))
    assert not found.part.turns
    assert found.part.turn_from == 0
    assert found.part.growth == FASTEST


def test_volume_first_keeps_the_start_of_speed() -> None:
    part = Settled(weekly(40), race("10 km", 112)).part
    assert part.turn_from == part.speed_from == volume_first(part).speed_from
    assert volume_first(part).turn_from == 0


def test_each_race_has_its_own_part() -> None:
    found = Settled(weekly(50, 5), race("10 km", 84), race("marathon", 210))
    assert set(found.shape.parts) == {0, DAY + 84, DAY + 210}
    assert found.shape.parts[DAY + 210].aim.race_class == "marathon"
    course = simulate(found.setting, list(found.blocks.blocks), found.shape)
    assert course.volume(DAY + 84, DAY + 85) >= 10_000, "the first race is run on its day"
    classes = {week.block.start: found.shape.of(week.block).aim.race_class for week in course.weeks}
    assert classes[DAY] == "10 km"
    assert classes[DAY + 84] == "10 km", "recovery belongs to the race behind it"
    assert classes[max(b.start for b in found.blocks.blocks if b.race)] == "marathon"


# ------------------------------------------------------------------ without a race


def test_without_a_race_the_habit_is_kept() -> None:
    part = open_part(setting(weekly(35)))
    assert part.aim.peak == 35_000
    assert (part.aim.race_class, part.speed_from) == ("10 km", 0)


def test_who_has_no_habit_grows_to_the_week_of_a_miler() -> None:
    assert open_part(setting((), experience="new")).aim.peak == 20_000


def test_a_block_without_a_race_has_the_open_part() -> None:
    found = setting(weekly(35), ROUTINE)
    blocks = lay_out([], found.state, book())
    shape = settle(found, blocks, tastes=True)
    assert shape.parts.keys() == {0}
    assert {id(shape.of(block)) for block in blocks.blocks} == {id(shape.parts[0])}


# ------------------------------------------------------------------ ready


@pytest.mark.parametrize("name", DISTANCES)
def test_ready_asks_for_the_week_and_for_the_longest_run_in_km_or_minutes(name: str) -> None:
    least = {"mile": (7, 3, 25), "5 km": (10, 5, 40), "10 km": (18, 8.5, 65), "half": (28, 15, 115)}
    least |= {"marathon": (40, 26, 165), "50 km": (45, 29, 200), "100 km": (60, 36, 240), "100 miles": (70, 40, 240)}
    week, longest, minutes = least[name]
    found = Settled(weekly(40), race(name, 112))

    def answer(km: float, km_longest: float, pace: float = 100) -> bool:
        return ready(found.setting, Reach(peak=1000 * km, longest=1000 * km_longest, pace=pace), found.race)

    assert answer(week, longest)
    assert not answer(week - 0.1, longest)
    assert not answer(week, longest - 0.1)
    assert answer(week, longest - 1, pace=60 * minutes / (longest - 1) + 0.01)


def test_reach_is_of_the_blocks_before_the_race_and_the_taper_is_no_peak() -> None:
    found = Settled(every(4, 5), race("half", 112), race("10 km", 200))
    building, taper = found.before()[0], found.before()[-1]
    after = next(block for block in found.blocks.blocks if block.race and block.race.day == DAY + 200)
    got = reached(
        found.setting, found.race, [(building, 30_000, 9_000), (taper, 60_000, 11_000), (after, 70_000, 20_000)]
    )
    assert (got.peak, got.longest) == (30_000, 11_000)


def test_what_the_log_holds_counts_unless_a_break_came_after_it() -> None:
    steady, back = Settled(weekly(40), race("half", 112)), Settled(weekly(40, off=30), race("half", 112))
    weeks = [(steady.before()[0], 10_000, 4_000)]
    assert (reached(steady.setting, steady.race, weeks).peak, reached(steady.setting, steady.race, []).longest) == (
        40_000,
        14_000,
    )
    assert reached(back.setting, back.race, []) == Reach(peak=0.0, longest=0.0, pace=back.setting.paces.easy)


# ------------------------------------------------------------------ the pass is the same


@pytest.mark.parametrize("name", ["5 km", "10 km", "marathon"])
def test_what_is_laid_out_is_what_the_sums_promised(name: str) -> None:
    found = Settled(weekly(40), race(name, 112))
    weeks = simulate(found.setting, found.before(), found.shape).weeks
    promised = reach(found.setting, weeks, found.race)
    written = Season(found.setting.scenario)
    laid = max(seen.total for seen in written.towards)
    assert laid == pytest.approx(promised.peak, abs=1_000)
    assert max(seen.longest for seen in written.towards) == pytest.approx(promised.longest, abs=1_000)


def test_the_sums_leave_the_log_alone() -> None:
    found = Settled(weekly(40), race("10 km", 112))
    before = found.setting.state.ledger.volume(DAY - 700, DAY + 700)
    simulate(found.setting, found.before(), found.shape)
    assert found.setting.state.ledger.volume(DAY - 700, DAY + 700) == before
