"""What a session of strength holds: phases, programmes, doses, progress by what was done, masters, pain."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise

import pytest

from surefoot.coach.craft.programmes import PLACES, TURNS, programme
from surefoot.diary.plan import Plan, Session
from surefoot.diary.strength import StrengthDone
from tests.coach.builders import book, pain, race, rules_of, told
from tests.coach.craft.crafts import EVEN, Did, did, exercises, of_kind, planned, seconds, steady_strength

TRAINED = steady_strength(31, 28, 24, 21, 17, 14, 10, 7, 5)
GROUND = steady_strength(24, 21, 17, 14)


@cache
def steady(place: str = "home") -> Plan:
    return planned(race("5 km", 140), facilities={"gym": ("gym",), "bands": ("bands",), "home": ()}[place])


def strength(found: Plan) -> list[Session]:
    return list(of_kind(found, "strength").values())


def what(session: Session) -> str:
    """Where on the way the session says that it stands."""
    return next(str(because.args["what"]) for because in session.because if because.rule == "STRENGTH-2")


# ------------------------------------------------------------------ every session


@pytest.mark.parametrize("place", PLACES)
def test_steps_add_up_to_the_time_and_the_time_to_what_there_is(place: str) -> None:
    for session in strength(steady(place)):
        assert seconds(session) == session.duration_s <= 1_800
        assert session.shorter is None or seconds(session.shorter) == session.shorter.duration_s <= 900
        assert session.steps[0].kind == "warmup"
        assert (session.steps[0].duration_s or 0) >= 240


@pytest.mark.parametrize("place", PLACES)
def test_every_exercise_has_sets_rest_effort_and_a_cue(place: str) -> None:
    for session in strength(steady(place)):
        assert exercises(session)
        for name, (sets, work) in exercises(session).items():
            assert 2 <= sets <= 3, name
            assert work.target is not None
            assert 6 <= (work.target.effort or 0) <= 8
            assert ": " in (work.note or "")
            assert (work.reps is None) == ("plank" in name or name == "single_leg_balance")


def test_economy_is_promised_and_nothing_of_injuries() -> None:
    texts = [because.text for session in strength(steady()) for because in session.because]
    assert any("economy" in text for text in texts)
    assert not any("injur" in text or "prevent" in text for text in texts)


def test_a_short_day_keeps_the_main_exercises() -> None:
    for session in strength(steady("gym")):
        assert session.shorter is not None
        first = next(iter(exercises(session)))
        assert first in exercises(session.shorter)
        assert len(exercises(session.shorter)) <= len(exercises(session))


# ------------------------------------------------------------------ phases


def test_from_stability_to_heavy_to_quick() -> None:
    words = [what(session) for session in strength(steady())]
    assert words[:5] == [
        "session 1 of 4 that lay the ground",
        "session 2 of 4 that lay the ground",
        "session 3 of 4 that lay the ground",
        "session 4 of 4 that lay the ground",
        "session 1 of 8 with heavier exercises",
    ]
    assert words[11] == "session 8 of 8 with heavier exercises"
    quick = [index for index, word in enumerate(words) if word.startswith("quick")]
    assert quick
    assert min(quick) >= 12
    assert "heavy once a week keeps what was built" in words


@pytest.mark.parametrize(("experience", "sessions"), [("new", 8), ("regular", 4), ("seasoned", 2)])
def test_beginners_lay_the_ground_for_longer(experience: str, sessions: int) -> None:
    words = [what(session) for session in strength(planned(experience=experience))]
    assert sum("lay the ground" in word for word in words) == sessions


def test_what_was_done_counts_and_what_is_long_ago_does_not() -> None:
    assert what(strength(planned(strength=GROUND))[0]) == "session 1 of 8 with heavier exercises"
    forgotten = steady_strength(60, 57, 53, 50)
    assert what(strength(planned(strength=forgotten))[0]) == "session 1 of 4 that lay the ground"


def test_programmes_take_turns() -> None:
    titles = [session.title for session in strength(steady())][:6]
    assert titles == ["Strength A", "Strength B"] * 3


@pytest.mark.parametrize("place", PLACES)
def test_each_place_has_two_programmes_of_different_exercises(place: str) -> None:
    facilities = {"gym": ("gym",), "bands": ("bands",), "home": ()}[place]
    one, other = (programme(book(), facilities, turn) for turn in range(len(TURNS)))
    assert {slot.exercise for slot in one.heavy.main}.isdisjoint(slot.exercise for slot in other.heavy.main)


def test_weights_are_heavy_in_a_gym_and_moderate_at_home() -> None:
    gym = strength(planned(strength=GROUND, facilities=("gym",)))[0]
    sets, squat = exercises(gym)["back_squat"]
    assert (sets, squat.reps, squat.target and squat.target.effort) == (3, 4, 8)
    home = strength(planned(strength=GROUND))[0]
    sets, squat = exercises(home)["goblet_squat"]
    assert (sets, squat.reps) == (3, 8)


def test_the_taper_is_short_and_has_two_sets() -> None:
    last = strength(planned(race("half", 140)))
    taper = [s for s in last if any(b.rule == "STRENGTH-3a" for b in s.because) and "quick" in what(s)]
    assert taper
    assert all(sets == 2 for session in taper for sets, _ in exercises(session).values())


# ------------------------------------------------------------------ progress


def next_squat(*done: StrengthDone, **others: object) -> tuple[int, float | None, str]:
    """Repeats, kilograms and note of the next squat at home after sessions that lay the ground."""
    found = planned(strength=(*GROUND, *done), **others)  # type: ignore[arg-type]
    session = next(session for session in strength(found) if "goblet_squat" in exercises(session))
    work = exercises(session)["goblet_squat"][1]
    return work.reps or 0, work.load_kg, work.note or ""


def test_without_a_weight_in_the_log_the_runner_chooses() -> None:
    reps, load, note = next_squat()
    assert (reps, load) == (8, None)
    assert "3 × 8 with a weight of your choice, two in reserve" in note


def test_done_as_planned_gives_a_repeat_more() -> None:
    reps, load, note = next_squat(did(7, Did("goblet_squat", 3, 8, 16, 8)))
    assert (reps, load) == (9, 16.0)
    assert "3 × 9 at 16 kg, two in reserve" in note


def test_at_the_top_of_the_range_the_weight_grows_and_the_repeats_begin_anew() -> None:
    assert next_squat(did(7, Did("goblet_squat", 3, 12, 16, 7)))[:2] == (8, 17.0)
    assert next_squat(did(7, Did("goblet_squat", 3, 12, 16, 7)), facilities=("kettlebell",))[:2] == (8, 18.0)
    reps, load, note = next_squat(did(7, Did("goblet_squat", 3, 12, None, 7)))
    assert (reps, load) == (8, None)
    assert "a little more weight than last time" in note


@pytest.mark.parametrize(
    "last",
    [
        Did("goblet_squat", 3, 9, 16, 9),  # harder than planned
        Did("goblet_squat", 3, 9, 16, None),  # no answer
        Did("goblet_squat", 1, 9, 16, 7),  # sets left out
        Did("goblet_squat", None, 9, 16, 7),  # sets not told
    ],
)
def test_otherwise_the_same_again(last: Did) -> None:
    assert next_squat(did(7, last))[:2] == (9, 16.0)


def test_repeats_of_another_phase_begin_anew_with_a_weight_of_choice() -> None:
    assert next_squat(did(7, Did("goblet_squat", 3, 5, 24, 8)))[:2] == (8, None)
    assert next_squat(did(7, Did("goblet_squat", 3, None, 24, 8)))[:2] == (8, None)


def test_without_weights_the_harder_exercise_follows() -> None:
    done = did(7, Did("heel_raise", 2, 12, None, 5))
    found = strength(planned(strength=(done,)))[0]
    assert "single_leg_heel_raise" in exercises(found)
    assert "heel_raise" not in exercises(found)


def test_the_plan_tells_from_which_session_it_follows() -> None:
    found = planned(strength=(*GROUND, did(7, Did("goblet_squat", 3, 8, 16, 8))))
    session = next(session for session in strength(found) if "goblet_squat" in exercises(session))
    said = next(because.text for because in session.because if because.rule == "STRENGTH-4")
    assert "On Mon 22 February 2027: goblet squat 3 × 8 at 16 kg, effort 8 of 10, so next 9 repeats" in said


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (Did("goblet_squat", 3, 12, 16, 7), "so next 17 kg"),
        (Did("goblet_squat", 3, 12, None, 7), "so next a little more weight"),
        (Did("goblet_squat", 3, 9, 16, 9), "so the same again"),
        (Did("goblet_squat", None, None, None, None), "goblet squat, so the same again"),
    ],
)
def test_each_step_has_its_words(last: Did, said: str) -> None:
    found = planned(strength=(*GROUND, did(7, last)))
    session = next(session for session in strength(found) if "goblet_squat" in exercises(session))
    assert any(said in because.text for because in session.because if because.rule == "STRENGTH-4")


def test_a_harder_exercise_is_told_too() -> None:
    found = strength(planned(strength=(did(7, Did("heel_raise", 2, 12, None, 5)),)))[0]
    assert any("so next heel raise on one foot" in b.text for b in found.because if b.rule == "STRENGTH-4")


def test_later_sessions_take_those_before_them_as_done() -> None:
    squats = [exercises(s)["goblet_squat"][1].reps for s in strength(steady()) if "goblet_squat" in exercises(s)]
    assert squats[:5] == [8, 9, 10, 11, 12]


# ------------------------------------------------------------------ masters, pain


def test_masters_have_fewer_sets_longer_rests_and_a_day_more_between() -> None:
    young = planned(strength=TRAINED, facilities=("gym",), birth_date=dt.date(1990, 1, 1))
    old = planned(strength=TRAINED, facilities=("gym",), birth_date=dt.date(1960, 1, 1))
    for found, sets, rest in ((young, 3, 150), (old, 2, 188)):
        step = next(s for s in strength(found)[0].steps if s.kind == "repeat")
        assert (step.times, step.steps[1].duration_s) == (sets, rest)
    assert "SPEED-4" in rules_of(strength(old)[0])
    assert "SPEED-4" not in rules_of(strength(young)[0])
    days = sorted(of_kind(old, "strength"))
    assert all(later - earlier >= 3 for earlier, later in pairwise(days))


def sore(score: int, days_ago: int = 1, site: str = "left calf") -> Plan:
    return planned(strength=GROUND, check_ins=(EVEN, told(days_ago, pain(site, score, "after"))))


def test_a_little_pain_takes_the_easier_exercise_for_its_place() -> None:
    found = strength(sore(2))[0]
    assert "heel_raise" in exercises(found)
    assert "single_leg_heel_raise" not in exercises(found)
    assert "goblet_squat" in exercises(found)
    assert "STRENGTH-6" in rules_of(found)


def test_more_pain_leaves_what_works_its_place_out() -> None:
    found = strength(sore(4))[0]
    assert not {"heel_raise", "single_leg_heel_raise", "bent_knee_heel_raise"} & exercises(found).keys()
    assert exercises(found)


def test_where_all_of_it_waits_the_arms_have_their_turn() -> None:
    hurt = [pain(site, 4, "after") for site in ("left calf", "left knee", "left hip", "left hamstring", "back")]
    found = strength(planned(strength=GROUND, check_ins=(EVEN, told(1, *hurt))))[0]
    assert exercises(found).keys() <= {"push_up", "one_arm_row"}
    assert exercises(found)


def test_where_no_exercise_is_easier_it_is_done_more_easily() -> None:
    found = strength(planned(strength=GROUND, check_ins=(EVEN, told(1, pain("left calf", 1, "after")))))
    notes = [exercises(s)["bent_knee_heel_raise"][1].note for s in found if "bent_knee_heel_raise" in exercises(s)]
    assert notes[0] != notes[-1]


def test_after_a_week_without_pain_all_is_back() -> None:
    later = strength(sore(2))[-3]
    assert "STRENGTH-6" not in rules_of(later)
    assert "STRENGTH-6" not in rules_of(strength(sore(2, days_ago=9))[0])
