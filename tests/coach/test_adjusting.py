"""A session in other conditions: never faster, never longer, and effort stays."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.adjusting import Adjusted, adjust, adjusted
from surefoot.coach.conditions import Conditions, middle, slowing
from surefoot.diary.plan import Session, Step, Target
from surefoot.rulebook import explain
from surefoot.units import Metres, Seconds
from tests.coach.builders import book
from tests.coach.conditions_lives import RUNNERS, context, of_kind, runs

RACES = ("race", "time_trial")
HOT = Conditions(temperature=38.0, dew_point=29.0)
WARM = Conditions(temperature=30.0, dew_point=20.0)
conditions = st.builds(
    Conditions,
    temperature=st.none() | st.floats(-20, 45),
    altitude=st.none() | st.floats(0, 4000),
    climb=st.none() | st.floats(0, 400),
    treadmill=st.booleans(),
    incline=st.none() | st.floats(0, 0.12),
).map(lambda c: msgspec.structs.replace(c, climb=None) if c.treadmill else msgspec.structs.replace(c, incline=None))
some_run = st.sampled_from(runs())


def paces(steps: tuple[Step, ...]) -> Iterator[tuple[int, int]]:
    for step in steps:
        if step.target is not None and step.target.pace is not None:
            yield step.target.pace
        yield from paces(step.steps)


def others(steps: tuple[Step, ...]) -> Iterator[tuple[object, object]]:
    """Heart rate and effort of every step."""
    for step in steps:
        if step.target is not None:
            yield step.target.hr, step.target.effort
        yield from others(step.steps)


def changed(run: tuple[str, Session], *, to: Conditions) -> Adjusted:
    return adjusted(run[1], to, context(run[0]))


def texts(found: Adjusted, units: str = "km") -> str:
    return " ".join(explain(reason, book(), units).text for reason in found.reasons)


def rules(found: Adjusted) -> list[str]:
    return [reason.rule.id for reason in found.reasons]


# -- what always holds


@given(some_run, conditions)
def test_nothing_becomes_faster_or_longer(run: tuple[str, Session], to: Conditions) -> None:
    planned, found = run[1], changed(run, to=to).session
    for version, original in ((found, planned), (found.shorter, planned.shorter)):
        if version is None or original is None:
            continue
        assert (version.distance_m or 0) <= (original.distance_m or 0)
        assert planned.kind in RACES or version.duration_s <= original.duration_s
    before, after = list(paces(planned.steps)), list(paces(found.steps))
    if found.kind == planned.kind and len(before) == len(after):
        assert all(b[0] <= a[0] and b[1] <= a[1] for b, a in zip(before, after, strict=True))
    assert found.hard in (planned.hard, False)


@given(some_run, conditions)
def test_effort_and_heart_rate_stay(run: tuple[str, Session], to: Conditions) -> None:
    found = changed(run, to=to)
    if not found.in_place and not to.treadmill:
        assert list(others(found.session.steps)) == list(others(run[1].steps))


@given(some_run, conditions)
def test_every_adjustment_has_its_reasons(run: tuple[str, Session], to: Conditions) -> None:
    found = changed(run, to=to)
    told = [explain(reason, book()) for reason in found.reasons]
    assert told
    assert all(one.source or one.parameters for one in told)


ORDERS = {
    "temperature": (st.floats(-10, 40), lambda v: Conditions(temperature=v, dew_point=-20.0)),
    "dew_point": (st.floats(-20, 30), lambda v: Conditions(temperature=31.0, dew_point=v)),
    "altitude": (st.floats(0, 5000), lambda v: Conditions(altitude=v)),
    "grade": (st.floats(0, 0.3), lambda v: Conditions(grade=v)),
    "climb": (st.floats(0, 1000), lambda v: Conditions(climb=v)),
    "incline": (st.floats(0, 0.15), lambda v: Conditions(treadmill=True, incline=v)),
}


@pytest.mark.parametrize("what", ORDERS)
@given(data=st.data())
def test_more_of_it_is_never_quicker(what: str, data: st.DataObject) -> None:
    values, made = ORDERS[what]
    less, more = sorted((data.draw(values), data.draw(values)))
    mild, harsh = (slowing(made(value), 10_000, book()) for value in (less, more))
    assert 1 <= mild.steady[0] <= harsh.steady[0]
    assert 1 <= mild.steady[1] <= harsh.steady[1]
    assert mild.repeats[1] <= harsh.repeats[1] <= harsh.steady[1]
    assert mild.too_hot <= harsh.too_hot


@given(some_run)
def test_ordinary_conditions_change_nothing(run: tuple[str, Session]) -> None:
    found = changed(run, to=Conditions(temperature=8.0, dew_point=4.0)).session
    assert found.steps == run[1].steps
    assert (found.distance_m, found.duration_s) == (run[1].distance_m, run[1].duration_s)


# -- single cases


def test_repeats_keep_their_length_and_the_cool_down_gives_way() -> None:
    run = of_kind("intervals", "10 km")
    planned, found = run[1], changed(run, to=WARM).session
    assert found.title == planned.title
    assert found.steps[1].times == planned.steps[1].times
    assert found.steps[1].steps[0].distance_m == planned.steps[1].steps[0].distance_m
    assert (found.steps[-1].distance_m or 0) < (planned.steps[-1].distance_m or 0)
    assert found.duration_s == planned.duration_s
    assert {"HEAT-8", "HEAT-9", "HEAT-5", "ADJUST-5", "ADJUST-6"} <= set(rules(changed(run, to=WARM)))


def test_where_the_cool_down_is_too_short_a_repeat_falls_away() -> None:
    run = of_kind("intervals", "marathon")
    times = run[1].steps[1].times or 0
    found = changed(run, to=Conditions(climb=900.0, altitude=3000.0)).session
    left = found.steps[1].times or 0
    assert 1 <= left < times
    assert found.title == run[1].title.replace(f"{times} ×", f"{left} ×")


def test_without_a_cool_down_the_repeats_pay() -> None:
    name, planned = of_kind("intervals", "10 km")
    bare = msgspec.structs.replace(planned, steps=planned.steps[:-1])
    found = adjusted(bare, Conditions(grade=0.05), context(name)).session
    assert (found.steps[1].times or 0) < (planned.steps[1].times or 0)


def test_one_hard_stretch_stays() -> None:
    """A single repeat stands as a step of its own."""
    name, planned = of_kind("intervals", "10 km")
    one = planned.steps[1].steps[0]
    alone = msgspec.structs.replace(planned, steps=(planned.steps[0], one, planned.steps[-1]), shorter=None)
    found = adjusted(alone, WARM, context(name)).session
    assert found.steps[1].distance_m == one.distance_m
    assert found.shorter is None


def test_hard_running_by_time_keeps_its_minutes() -> None:
    run = of_kind("tempo", "10 km")
    found = changed(run, to=WARM).session
    assert found.steps[1].duration_s == run[1].steps[1].duration_s
    assert (found.distance_m or 0) < (run[1].distance_m or 0)


def test_repeats_by_feel_have_no_pace_and_still_fit() -> None:
    run = next((n, s) for n, s in runs() if s.hard and s.kind not in RACES and not list(paces(s.steps)))
    assert changed(run, to=WARM).session.duration_s <= run[1].duration_s


def test_above_the_limit_hard_running_becomes_easy_and_may_go_indoors() -> None:
    run = of_kind("tempo", "10 km")
    found = changed(run, to=HOT)
    assert found.in_place
    assert (found.session.kind, found.session.hard) == ("easy", False)
    assert found.indoors == run[1].treadmill
    assert run[1].shorter is not None
    assert found.session.duration_s <= run[1].shorter.duration_s
    assert rules(found)[0] == "HEAT-10"
    assert rules(found)[-1] == "ADJUST-8"
    inside = changed(run, to=msgspec.structs.replace(HOT, treadmill=True))
    assert inside.in_place
    assert inside.indoors is None


def test_above_the_limit_strides_wait_too() -> None:
    found = changed(of_kind("strides"), to=HOT)
    assert found.in_place
    assert found.session.kind == "easy"


def test_above_the_limit_an_easy_run_points_to_its_shorter_version() -> None:
    found = changed(of_kind("long", "10 km"), to=HOT)
    assert not found.in_place
    assert "ADJUST-9" in rules(found)
    assert found.session.shorter is not None


def test_a_race_keeps_its_distance_and_takes_longer() -> None:
    run = of_kind("race", "10 km")
    found = changed(run, to=HOT)
    assert found.session.distance_m == run[1].distance_m
    assert found.session.duration_s > run[1].duration_s
    assert rules(found)[-1] == "ADJUST-7"
    on_belt = changed(run, to=Conditions(treadmill=True))
    assert on_belt.session.title == run[1].title


def test_strides_and_turns_of_walking_stay_in_their_minutes() -> None:
    for kind in ("strides", "walk_run"):
        run = of_kind(kind)
        found = changed(run, to=Conditions(altitude=2500.0)).session
        assert found.duration_s == run[1].duration_s
        assert 0 < (found.distance_m or 0) < (run[1].distance_m or 0)


def test_a_treadmill_has_speeds_and_its_own_notes() -> None:
    run = of_kind("intervals", "10 km")
    found = changed(run, to=Conditions(treadmill=True, incline=0.03))
    assert [belt.part for belt in found.belt] == ["easy", "work"]
    assert found.session.title.endswith("treadmill")
    assert "Slope 3 %." in (found.session.steps[0].note or "")
    assert "ADJUST-4" in rules(found)
    usual = changed(run, to=Conditions(treadmill=True, incline=0.01))
    assert "ADJUST-4a" in rules(usual)
    assert usual.belt[1].pace[0] < found.belt[1].pace[0]


def test_a_treadmill_version_of_other_steps_keeps_its_own() -> None:
    long = next((n, s) for n, s in runs() if s.kind == "long" and len(s.steps) > 1 and s.treadmill)
    found = changed(long, to=Conditions(treadmill=True)).session
    assert long[1].treadmill is not None
    assert [step.kind for step in found.steps] == [step.kind for step in long[1].treadmill.steps]


def test_without_a_dew_point_a_middling_one_is_assumed_and_said() -> None:
    found = changed(of_kind("easy", "10 km"), to=Conditions(temperature=30.0))
    assert "60 % humidity" in texts(found)
    assert "°F" in texts(found, "mi")


def test_altitude_says_how_sure_it_is() -> None:
    run = of_kind("tempo", "10 km")
    high = changed(run, to=Conditions(altitude=1800.0))
    assert "0 % to 13.6 %" in texts(high)
    assert "1800 m" in texts(high)
    assert "5906 ft" in texts(high, "mi")
    assert rules(changed(run, to=Conditions(altitude=600.0)))[0] == "ADJUST-10"


def test_a_hill_and_a_hilly_loop() -> None:
    assert middle(slowing(Conditions(grade=0.04), 10_000, book()).steady) == pytest.approx(1.135)
    assert middle(slowing(Conditions(climb=200.0), 10_000, book()).steady) == pytest.approx(1.0265)
    assert middle(slowing(Conditions(climb=200.0), 0, book()).steady) == 1


def test_what_is_no_run_is_refused() -> None:
    rest = Session(
        id="x",
        kind="strength",
        title="Strength",
        distance_m=Metres(0),
        duration_s=Seconds(0),
        running=False,
        hard=False,
    )
    with pytest.raises(ValueError, match="no run"):
        adjust(RUNNERS["10 km"], rest, WARM, book())


def test_an_overlay_of_the_runner_counts() -> None:
    name, run = of_kind("tempo", "10 km")
    calm = {"heat/hard_running_limit": 150}
    found = adjust(msgspec.structs.replace(RUNNERS[name], overlay=calm), run, Conditions(temperature=32.0), book())
    assert found.in_place
    assert not adjust(RUNNERS[name], run, Conditions(temperature=32.0), book()).in_place


def test_targets_are_rounded_to_the_slower_second() -> None:
    name, planned = of_kind("tempo", "10 km")
    step = Step(kind="work", duration_s=Seconds(600), gait="run", target=Target(pace=(300, 310), effort=7))
    found = adjusted(msgspec.structs.replace(planned, steps=(step,)), WARM, context(name)).session
    assert found.steps[0].target == Target(pace=(314, 329), effort=7)
