"""The version of a session that fits into the minutes that there are (SHORT-5): kind by kind."""

from __future__ import annotations

import msgspec
import pytest

from surefoot.coach import fitting
from surefoot.diary.plan import Session, Step
from surefoot.units import Metres, Seconds
from tests.coach.builders import book, injury, race, scenario, told, weekly, word
from tests.coach.lives import first_plan, whole

RUNNER = scenario(weekly(40), race("10 km", 56))
FAST = scenario(weekly(80, 6), race("marathon", 112), minutes=(90,) * 6 + (360,), experience="seasoned")
NEW = scenario((), race("5 km", 140), experience="new", minutes=(45, 0, 45, 0, 45, 0, 90))


def session(kind: str) -> Session:
    """The first session of a kind."""
    plans = (first_plan(RUNNER), first_plan(FAST))
    return next(s for plan in plans for found in whole(plan).values() for s in found if s.kind == kind)


def fits(found: Session, minutes: float) -> Session | None:
    return fitting(RUNNER, found, int(60 * minutes), book())


def some(found: Session, minutes: float) -> Session:
    version = fits(found, minutes)
    assert version is not None
    assert version.duration_s <= 60 * minutes
    assert version.id == f"{found.id}-fits"
    return version


def rule_of(version: Session) -> str:
    return version.because[0].rule


def test_with_time_enough_a_session_stays_as_it_is() -> None:
    long = session("long")
    assert fits(long, long.duration_s / 60) is long


# -- hard sessions


@pytest.mark.parametrize(
    ("minutes", "kind", "keeps", "says"),
    [
        (35, "tempo", "SHORT-5a", "Keeps the threshold work, 15 min in all, with its warm-up."),
        (20, "tempo", "SHORT-5a", "Keeps the threshold work, 6 min in all, with its warm-up."),
        (10, "strides", "SHORT-5b", "Keeps your legs quick: easy running with 3 short pick-ups."),
    ],
)
def test_a_tempo_day_in_little_time_says_what_it_keeps(minutes: int, kind: str, keeps: str, says: str) -> None:
    version = some(session("tempo"), minutes)
    assert (version.kind, version.hard, rule_of(version)) == (kind, kind == "tempo", keeps)
    assert version.because[0].text.startswith(says)
    assert version.steps[0].kind == "warmup"


def test_the_title_tells_the_work_that_is_left() -> None:
    assert some(session("tempo"), 20).title == "Tempo 6 min"
    assert some(session("intervals"), 25).title == "1 × 1 mile"
    assert some(session("intervals"), 20).title == "1 × 1000 m"


def test_the_ends_shrink_before_the_work_does() -> None:
    tempo, version = session("tempo"), some(session("tempo"), 35)
    assert version.steps[1] == tempo.steps[1]
    assert (version.steps[0].duration_s or 0) < (tempo.steps[0].duration_s or 0)
    assert (version.steps[0].duration_s or 0) >= 480


def test_work_of_several_parts_loses_the_last_of_them_first() -> None:
    tempo = session("tempo")
    work = tempo.steps[1]
    jog = Step(kind="recover", duration_s=Seconds(60), gait="run")
    two = msgspec.structs.replace(
        tempo, steps=(tempo.steps[0], work, jog, work, tempo.steps[2]), duration_s=Seconds(3400)
    )
    version = some(two, 29)
    assert version.steps[1:-1] == (work,)
    assert version.title == f"{tempo.title}, shorter"


def test_a_session_without_ends_becomes_easy_running_with_pick_ups() -> None:
    tempo = session("tempo")
    for steps in (tempo.steps[1:2], tempo.steps[1:2] * 3):
        assert some(msgspec.structs.replace(tempo, steps=steps), 25).kind == "strides"


def test_with_no_room_for_pick_ups_a_hard_session_is_an_easy_run() -> None:
    version = some(session("tempo"), 8)
    assert (version.kind, version.hard, rule_of(version)) == ("easy", False, "SHORT-5c")


def test_a_time_trial_keeps_quick_legs_and_a_race_is_run_whole() -> None:
    trial = msgspec.structs.replace(session("race"), kind="time_trial")
    assert (some(trial, 25).kind, rule_of(some(trial, 25))) == ("strides", "SHORT-5b")
    assert fits(session("race"), 20) is None


# -- even runs


@pytest.mark.parametrize(("kind", "keeps"), [("long", "SHORT-5c"), ("easy", "SHORT-5"), ("strides", "SHORT-5")])
def test_with_less_time_still_an_even_run_is_cut_to_the_time(kind: str, keeps: str) -> None:
    version = some(session(kind), 25)
    assert version.duration_s >= 23 * 60
    assert rule_of(version) == keeps
    assert version.kind == ("easy" if kind == "long" else kind)


def test_most_of_a_long_run_is_a_long_run() -> None:
    version = some(session("long"), 60)
    assert (version.kind, rule_of(version)) == ("long", "SHORT-5d")


def test_a_run_of_eight_minutes_is_a_run_also_where_it_is_no_mile() -> None:
    slow = scenario(weekly(30, pace=460), race("10 km", 56))
    easy = next(s for found in whole(first_plan(slow)).values() for s in found if s.kind == "easy")
    version = fitting(slow, easy, 9 * 60, book())
    assert version is not None
    assert version.running
    assert 0 < (version.distance_m or 0) < 1_600


def test_a_few_minutes_are_mobility_and_fewer_nothing() -> None:
    version = some(session("easy"), 6)
    assert (version.kind, version.running, rule_of(version)) == ("mobility", False, "SHORT-5f")
    assert fits(session("easy"), 4) is None


# -- beside running


def plain(kind: str = "strength") -> Session:
    """A session beside running that is one exercise of twenty minutes."""
    return msgspec.structs.replace(session(kind), steps=(_exercise(1_200),), duration_s=Seconds(1_200), shorter=None)


def test_strength_is_worth_ten_minutes_and_fewer_are_left() -> None:
    strength = plain()
    assert fits(strength, strength.duration_s / 60) is strength
    assert (some(strength, 10).duration_s, rule_of(some(strength, 10))) == (600, "SHORT-5e")
    assert fits(strength, 9) is None


def _exercise(seconds: int, times: int = 1) -> Step:
    one = Step(kind="work", duration_s=Seconds(seconds))
    return one if times == 1 else Step(kind="repeat", times=times, steps=(one,))


@pytest.mark.parametrize(("minutes", "left"), [(17, [3, 2]), (14, [2, 2]), (12, [2, 2]), (10, [2, 1]), (9, None)])
def test_of_exercises_every_one_loses_a_set_before_any_is_left_out(minutes: int, left: list[int] | None) -> None:
    strength = plain()
    steps = (_exercise(180, 3), _exercise(180, 3))
    planned = msgspec.structs.replace(strength, steps=steps, duration_s=Seconds(1_080), shorter=None)
    version = fits(planned, minutes)
    assert (None if version is None else [step.times for step in version.steps]) == left


def test_the_shorter_version_of_a_companion_goes_before_what_is_cut_from_it() -> None:
    strength = plain()
    shorter = msgspec.structs.replace(strength, steps=(_exercise(700),), duration_s=Seconds(700))
    version = some(msgspec.structs.replace(strength, shorter=shorter), 13)
    assert (version.steps, version.duration_s) == (shorter.steps, 700)


def test_a_note_that_counts_sets_counts_those_that_are_left() -> None:
    told = msgspec.structs.replace(_exercise(180), note="Squat, 3 × 8: chest up.")
    step = Step(kind="repeat", times=3, steps=(told, _exercise(60)))
    strength = msgspec.structs.replace(plain(), steps=(_exercise(300), step), duration_s=Seconds(1_020))
    version = some(strength, 14)
    assert (version.steps[1].times, version.steps[1].steps[0].note) == (2, "Squat, 2 × 8: chest up.")


def test_a_warm_up_alone_is_no_session() -> None:
    warm = Step(kind="warmup", duration_s=Seconds(540))
    strength = msgspec.structs.replace(plain(), steps=(warm, _exercise(500)))
    assert fits(strength, 12) is None
    brief = some(strength, 13).steps
    assert [step.duration_s for step in brief] == [280, 500], "the warm-up gives way as far as it may"
    assert some(strength, 18).steps == strength.steps


def test_exercises_without_sets_are_left_out_from_the_end() -> None:
    drills = msgspec.structs.replace(
        session("drills"),
        kind="mobility",
        steps=(_exercise(240), _exercise(200), _exercise(160)),
        duration_s=Seconds(600),
    )
    assert [step.duration_s for step in some(drills, 9).steps] == [240, 200]
    assert fits(drills, 4) is None


# -- the first steps, and the way back


def test_first_steps_keep_their_turns_and_have_fewer_of_them() -> None:
    walking = whole(first_plan(NEW))[0][0]
    assert walking.kind == "walk_run"
    version = fitting(NEW, walking, 12 * 60, book())
    assert version is not None
    assert (version.kind, rule_of(version)) == ("walk_run", "SHORT-5h")
    assert version.duration_s <= 12 * 60
    assert (version.distance_m or 0) < (walking.distance_m or 0)


def test_first_steps_without_turns_are_left_for_a_day_with_more_time() -> None:
    walking = whole(first_plan(NEW))[0][0]
    plain = msgspec.structs.replace(walking, steps=walking.steps[:1])
    version = fitting(NEW, plain, 12 * 60, book())
    assert version is not None
    assert version.kind == "mobility"


BACK = scenario(
    weekly(40, off=60),
    race("10 km", 150),
    log={
        "injuries": (injury("left calf", 60, tissue="muscle"),),
        "clearances": (word("it", 1, "physician"), word("it", 1, "self_check", "passed")),
        "check_ins": (told(1, walk_30="normal", hops="even", bony_tenderness=False),),
    },
)


def outing() -> Session:
    """The first outing of the way back."""
    found = (s for sessions in whole(first_plan(BACK)).values() for s in sessions if s.running)
    return next(found)


@pytest.mark.parametrize("minutes", [25, 15, 7])
def test_an_outing_of_the_way_back_has_fewer_turns_and_keeps_its_number(minutes: int) -> None:
    planned = outing()
    assert planned.attempt is not None
    version = fitting(BACK, planned, minutes * 60, book())
    assert version is not None
    assert version.attempt == planned.attempt
    assert (version.duration_s <= minutes * 60, version.hard, rule_of(version)) == (True, False, "SHORT-5h")


def test_of_an_outing_with_no_room_for_a_turn_the_walk_is_left() -> None:
    version = fitting(BACK, outing(), 5 * 60, book())
    assert version is not None
    assert version.title == "Walk, 5 min"
    assert {step.gait for step in version.steps} == {"walk"}


def test_an_outing_told_in_parts_leaves_out_the_last_of_them() -> None:
    parts = tuple(Step(kind="work", duration_s=Seconds(300), gait=gait) for gait in ("walk", "run", "walk", "run"))
    planned = msgspec.structs.replace(outing(), steps=parts, duration_s=Seconds(1_200), distance_m=Metres(4_000))
    found = [fitting(BACK, planned, minutes * 60, book()) for minutes in (16, 15)]
    said = [[(step.gait, step.duration_s) for step in one.steps] for one in found if one is not None]
    assert said == [[*said[1], ("run", 60)], [("walk", 300), ("run", 300), ("walk", 300)]]


def test_an_outing_in_one_go_has_fewer_minutes_and_five_at_least() -> None:
    whole_run = Step(kind="work", duration_s=Seconds(1_500), gait="run")
    planned = msgspec.structs.replace(
        outing(), kind="easy", steps=(whole_run,), duration_s=Seconds(1_500), distance_m=Metres(4_000)
    )
    version = fitting(BACK, planned, 12 * 60, book())
    assert version is not None
    assert (version.title, version.duration_s, version.attempt) == ("Easy run, 12 min", 720, planned.attempt)
    short = fitting(BACK, planned, 4 * 60, book())
    assert short is None


# -- what forbids


def test_rest_has_no_shorter_version() -> None:
    rest = next(s for found in whole(first_plan(RUNNER)).values() for s in found if s.kind == "rest")
    assert fits(rest, 20) is None


def test_where_running_waits_no_run_is_offered() -> None:
    flagged = scenario(weekly(40), race("10 km", 56), log={"check_ins": (told(0, red_flags=("chest_pain",)),)})
    assert fitting(flagged, session("easy"), 20 * 60, book()) is None


def test_a_therapists_numbers_are_the_runners() -> None:
    strict = scenario(weekly(40), race("10 km", 56), overlay={"fitting/least_time": 1_200, "volume/least_run": 3_000})
    version = fitting(strict, session("easy"), 15 * 60, book())
    assert version is not None
    assert version.kind == "mobility"


def test_work_in_parts_without_a_rest_keeps_all_of_them() -> None:
    tempo = session("tempo")
    part = msgspec.structs.replace(tempo.steps[1], duration_s=Seconds(240))
    three = msgspec.structs.replace(
        tempo, title="Progression 3 × 4 min", steps=(tempo.steps[0], part, part, part, tempo.steps[-1])
    )
    found = {minutes: some(three, minutes) for minutes in (20, 21)}
    work = {minutes: [step.duration_s for step in version.steps[1:-1]] for minutes, version in found.items()}
    assert work == {20: [120, 120, 120], 21: [180, 120, 120]}
    assert [found[minutes].title for minutes in (20, 21)] == ["Progression 3 × 2 min", "Progression 3 × 4 min, shorter"]
