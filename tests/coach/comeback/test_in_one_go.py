"""Running in one go along a way back: longer, more often, and what is noted of it (engine, stage 3)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from surefoot.coach.comeback.answers import Felt
from surefoot.coach.comeback.outcome import LONGER
from surefoot.coach.comeback.outing import FREE
from surefoot.coach.comeback.progress import Progress
from surefoot.coach.days import weekday
from surefoot.coach.protocols import LOWEST
from surefoot.rulebook import explain
from surefoot.units import MILE
from tests.coach.builders import book
from tests.coach.comeback.helpers import CALM, FIRST, case, climb, outing, sore, stages, way

SHORTER, SAME = sore(2, "warmup_stays"), sore(2, "warmup_goes_away")
SILENT = Felt(told=False)


def at(stage: int, name: str = "general") -> Progress:
    """A way back that stands at a stage."""
    found = way(name)
    found.stage = stage
    return found


def advice(progress: Progress) -> list[str]:
    return [str(reason.args["what"]) for _, reason in progress.asks]


# ------------------------------------------------------------------ in one go


def test_the_first_run_in_one_go_is_half_of_a_typical_one_in_whole_minutes() -> None:
    assert way(None, length=1_234.0).next_seconds(FIRST) == 1_200


def test_without_a_plan_it_begins_with_what_was_run() -> None:
    for minutes, length in ((10, 600), (25, 1_500), (3, 300)):
        found = way(None)
        found.take(outing(0, minutes, stood=False), CALM)
        assert found.length == length


def test_a_planned_run_that_was_shorter_leaves_the_length_and_one_that_was_longer_too() -> None:
    for minutes in (10, 40):
        found = way(None)
        found.take(outing(0, minutes), CALM)
        assert found.length == 1_200


def test_a_niggle_keeps_its_length_whatever_was_run_first() -> None:
    found = way(None, niggle=True, length=2_400.0)
    found.take(outing(0, 10, stood=False), CALM)
    assert found.length == 2_400


def test_calm_weeks_make_it_a_tenth_longer_once_a_week() -> None:
    found = way(None)
    lengths = []
    for day in range(0, 16, 2):
        found.take(outing(day, found.next_seconds(FIRST + day) / 60), CALM)
        lengths.append(round(found.length))
    assert lengths == [1_200, 1_200, 1_200, 1_320, 1_320, 1_320, 1_320, 1_452]


def test_shorter_runs_than_planned_leave_the_length_where_it_is() -> None:
    found = way(None)
    for day in range(0, 16, 2):
        found.take(outing(day, 5), CALM)
    assert found.length == 1_200


def test_a_short_run_grows_by_a_minute_at_least() -> None:
    found = way(None, length=300.0)
    for day in (0, 6):
        found.take(outing(day, 5), CALM)
    assert found.length == 360


def test_soreness_puts_the_step_of_the_week_off() -> None:
    found = way(None)
    for day, felt in ((0, CALM), (4, SAME), (7, CALM), (9, CALM)):
        found.take(outing(day, 20), felt)
    assert found.length == 1_200
    found.take(outing(10, 20), CALM)
    assert found.length == 1_320


def test_the_same_again_is_no_longer_than_the_last_one() -> None:
    found = way(None)
    found.take(outing(0, 15), SAME)
    assert (found.bound, found.next_seconds(FIRST + 3)) == (900, 900)
    found.take(outing(3, 15), CALM)
    assert found.bound == FREE


def test_shorter_is_a_quarter_less_and_five_minutes_at_least() -> None:
    found = way(None)
    found.take(outing(0, 20), SHORTER)
    assert (found.length, found.bound) == (900, 900)
    tiny = way(None, length=300.0)
    tiny.take(outing(0, 5), SHORTER)
    assert (tiny.length, tiny.bound) == (300, 300)
    tiny.take(outing(3, 4), SHORTER)
    assert tiny.bound == 240, "not longer than what was sore"


def test_no_week_holds_more_than_the_usual_one() -> None:
    found = way(None, usual_s=3_000.0)
    found.take(outing(0, 20), CALM)
    found.take(outing(2, 20), CALM)
    assert found.next_seconds(FIRST + 4) == 600
    assert found.next_seconds(FIRST + 7) == 1_200


def test_the_first_half_hour_in_one_go_is_the_first_continuous_run() -> None:
    found = way(None)
    found.take(outing(0, 20), CALM)
    assert (found.continuous, found.easy_since) == (None, None)
    found.take(outing(2, 30, stood=False), CALM)
    found.take(outing(4, 30), CALM)
    assert (found.continuous, found.easy_since) == (FIRST + 2, FIRST + 2)


def test_after_a_short_injury_the_easy_weeks_count_from_the_first_outing() -> None:
    found = way(None, short=True)
    assert found.easy_since is None
    found.take(outing(1, 20), CALM)
    assert found.easy_since == FIRST + 1


def ahead(found: Progress, first: int, last: int) -> list[tuple[int, int]]:
    """Days and minutes of what comes next, each as it is planned."""
    days = []
    for day in range(first, last + 1):
        seconds = found.next_seconds(FIRST + day) if found.may(FIRST + day) else 0
        if seconds:
            found.take(outing(day, seconds / 60), CALM)
            days.append((day, round(seconds / 60)))
    return days


def test_more_outings_come_one_in_a_fortnight_up_to_as_many_as_before() -> None:
    found = way(None, length=1_800.0, habit=6, usual_s=36_000.0)
    counts = {day: found.outings for day in range(140) if ahead(found, day, day)}
    added = [day for day, other in zip(list(counts)[1:], counts, strict=False) if counts[day] > counts[other] > 2]
    assert counts[max(counts)] == 6, "as often as before, and not more"
    assert len(added) == 3, "from the three that every other day held"
    assert all(later - earlier >= 14 for earlier, later in pairwise(added))


def test_when_every_other_day_ends_a_week_grows_as_slowly_as_before() -> None:
    found = way(None, length=1_800.0, habit=6, usual_s=36_000.0)
    done = ahead(found, 0, 139)

    def week(first: int) -> list[int]:
        return [minutes for day, minutes in done if first <= day < first + 7]

    for first in range(22, 133):  # before that one of the weeks is not wholly on the way
        most = max(
            sum(week(first - 7 * back + shift)) for back in (1, 2, 3) for shift in (-1, 0, 1) if back > 1 or shift < 1
        )
        limit = max(1.1 * most, most + 3 * len(week(first)))  # half a kilometre a run, at six minutes each
        assert sum(week(first)) <= min(limit, 1.5 * sum(week(first - 7))) + 2, (first, week(first))


def test_one_more_outing_is_the_step_of_its_week() -> None:
    found = way(None, length=1_800.0)
    for day in (0, 2, 4, 7, 9, 11):
        found.take(outing(day, 30), CALM)
    assert (found.outings, round(found.length)) == (3, 1_980)
    for day in (14, 16, 18):
        found.take(outing(day, 33), CALM)
    assert found.outings == 4
    assert found.outings * found.length == pytest.approx(1.1 * (2 * 1_800 + 1_980)), "given with the first of 33 min"


def test_while_one_more_outing_has_not_come_none_is_longer_and_then_they_are() -> None:
    found = way(None, length=1_800.0)
    for day in (0, 2, 4, 7, 9, 11, 14, 16, 18):
        found.take(outing(day, 30), CALM)
    given = found.length
    for day in (21, 23, 25, 28, 30, 32):
        found.take(outing(day, given / 60), CALM)
    assert (found.outings, found.length) == (4, given)
    for day in range(35, 60, 2):
        found.take(outing(day, given / 60), CALM)
    assert (found.outings, found.length > given) == (4, True)


@pytest.mark.parametrize("habit", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(
    "minutes",
    [
        dict.fromkeys(range(7), 120),
        {1: 60, 2: 45, 3: 60, 5: 60, 6: 120},
        {1: 75, 2: 60, 3: 75, 5: 75, 6: 300},
        {2: 90, 3: 90, 5: 180, 6: 90},
        {3: 54, 5: 53, 6: 76},
        {5: 120, 6: 120},
    ],
)
def test_with_calm_answers_a_week_comes_to_hold_three_quarters_of_the_usual_one(
    minutes: dict[int, int], habit: int
) -> None:
    usual = 60.0 * sum(sorted(minutes.values())[-4:])
    found = way(None, habit=min(habit, len(minutes)), usual_s=usual, weekdays=tuple(minutes))
    for day in range(400):
        seconds = min(found.next_seconds(FIRST + day), 60 * minutes.get(weekday(FIRST + day), 0))
        if seconds >= 300 and found.may(FIRST + day):
            found.take(outing(day, seconds / 60), CALM)
    last = sum(seconds for day, seconds in found.runs if day >= FIRST + 393)
    assert last >= 0.75 * usual


def test_an_outing_that_the_week_has_hardly_room_for_waits() -> None:
    found = way(None, length=1_800.0, habit=4)
    for day in (0, 2, 4, 7, 9, 11, 14, 16, 18):
        found.take(outing(day, 30), CALM)
    assert found.outings == 4
    assert found.next_seconds(FIRST + 19) == 0
    assert found.next_seconds(FIRST + 21) == found.length // 60 * 60


def test_who_hardly_ran_for_weeks_runs_a_little_beside_the_first() -> None:
    found = way(None, length=1_800.0)
    for day in (0, 14, 21, 28, 35, 42):
        found.take(outing(day, 30), CALM)
    assert 300 <= found.next_seconds(FIRST + 44) <= 480


# ------------------------------------------------------------------ little confidence


def test_little_confidence_repeats_the_stage_and_the_length_and_asks_for_somebody_beside() -> None:
    shaky = CALM._replace(shaky=True)
    found = way()
    assert stages(found, (0, CALM), (2, shaky), (4, CALM)) == [0, 0, 1]
    assert advice(found) == ["Little confidence twice"]
    running = way(None)
    for day, felt in ((0, CALM), (7, shaky), (12, CALM)):
        running.take(outing(day, 20), felt)
    assert running.length == 1_200


# ------------------------------------------------------------------ what is noted


def test_a_copy_goes_its_own_way() -> None:
    found = way()
    twin = found.copy()
    for day in (0, 3):
        climb(twin, day, SHORTER)
    assert (found.stage, found.number, found.runs, found.scores, found.backs, found.asks) == (0, 0, [], [], {}, [])
    assert (twin.stage, twin.number) == (LOWEST, 2)


def test_ups_of_a_copy_are_its_own() -> None:
    found = way()
    twin = found.copy()
    climb(twin, 0)
    climb(twin, 2)
    assert (found.ups, len(twin.ups)) == ([], 1)


def test_outings_are_numbered() -> None:
    found = way()
    climb(found, 0)
    climb(found, 2)
    assert (found.number, found.first) == (2, FIRST)


def test_the_longest_run_without_pain_decides_how_soreness_that_goes_away_reads() -> None:
    found = way(None)
    found.take(outing(0, 30, metres=5_000), CALM)
    assert found.take(outing(2, 20, metres=3_000), SAME).rest == 1
    silent = way(None)
    silent.take(outing(0, 30, metres=5_000), SILENT)
    assert silent.take(outing(2, 20, metres=3_000), SAME).rest == 2


@pytest.mark.parametrize(
    ("felt", "troubled"),
    [
        (CALM, FIRST - 1),
        (sore(2, "during"), FIRST - 1),
        (sore(3, "during"), FIRST),
        (SILENT, FIRST),
        (sore(1, "next_day", 1), FIRST + 1),
        (sore(1, "after", 3), FIRST + 3),
    ],
)
def test_days_above_the_limit_sore_mornings_and_silence_trouble_the_easy_weeks(felt: Felt, troubled: int) -> None:
    found = way(None)
    found.take(outing(0, 20), felt)
    assert found.troubled == troubled


def test_any_soreness_is_the_last_day_that_hurt() -> None:
    found = way(None)
    assert found.take(outing(0, 20), CALM).direction == LONGER
    assert found.hurt == FIRST - 1
    found.take(outing(2, 20), sore(1, "after"))
    assert found.hurt == FIRST + 2


def test_the_first_mile_in_one_go_is_noted_once() -> None:
    found = way()
    found.take(outing(0, 5, 30, metres=2_000), CALM)
    assert found.first_mile is None, "a fifth of it at a time"
    straight = way(None)
    straight.take(outing(0, 8, metres=MILE - 1), CALM)
    straight.take(outing(2, 9, metres=MILE), CALM)
    straight.take(outing(4, 9, metres=MILE), CALM)
    assert straight.first_mile == FIRST + 2


def test_a_stage_that_was_walked_is_no_mile_run() -> None:
    found = at(LOWEST)
    found.take(outing(0, 0, 18, stage=("general", LOWEST)), CALM)
    assert (found.first_mile, found.good) == (None, 1)


# ------------------------------------------------------------------ when a therapist should look


def test_shorter_twice_at_one_stage_asks_for_a_therapist() -> None:
    found = at(3)
    for day, felt in ((0, SHORTER), (3, CALM), (5, CALM), (7, SHORTER)):
        climb(found, day, felt)
    assert advice(found) == ["Shorter twice at one stage"]
    text = explain(found.asks[0][1], book()).text
    assert text.startswith("Shorter twice at one stage at the left calf: a physical therapist can find")


def test_shorter_at_two_stages_is_not_twice_at_one() -> None:
    found = at(3)
    for day, felt in ((0, SHORTER), (3, CALM), (5, CALM), (7, SHORTER)):
        climb(found, day, felt)
    found.asks.clear()
    found.stage = 6
    climb(found, 10, SHORTER)
    assert advice(found) == []


def test_in_one_go_twice_shorter_asks_and_a_calm_one_between_begins_anew() -> None:
    found = way(None)
    found.take(outing(0, 20), SHORTER)
    found.take(outing(3, 15), CALM)
    found.take(outing(5, 15), SHORTER)
    assert advice(found) == []
    found.take(outing(8, 11), SHORTER)
    assert advice(found) == ["Shorter twice at one stage"]


@pytest.mark.parametrize(("scores", "asked"), [((1, 2, 3), True), ((1, 2, 2), False), ((0, 1, 2), False)])
def test_more_soreness_in_each_of_three_outings_asks(scores: tuple[int, ...], asked: bool) -> None:
    found = way(None, case=case(limit=9))
    for place, score in enumerate(scores):
        felt = sore(score, "after") if score else CALM
        found.take(outing(3 * place, 20), felt._replace(unsettled=0))
    assert ("More soreness each time" in advice(found)) is asked


@pytest.mark.parametrize(("days", "asked"), [(4, False), (5, True)])
def test_not_settled_by_day_five_asks(days: int, asked: bool) -> None:
    found = way(None)
    found.take(outing(0, 20), sore(1, "after", days))
    assert ("Not settled for days" in advice(found)) is asked
