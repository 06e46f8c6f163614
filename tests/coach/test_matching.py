"""Which planned session an outing was, and what is said of it: by day, kind and size."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from surefoot.coach import Match, faster_than_easy, match
from surefoot.diary.activity import Activity
from surefoot.diary.plan import Plan, Session, Step, Target
from surefoot.units import Metres, Seconds
from tests.coach.builders import ahead, book, race, run, scenario, weekly
from tests.coach.lives import first_plan, whole

PLAN = first_plan(scenario(weekly(40), race("10 km", 56)))
TUESDAY, THURSDAY, SATURDAY, SUNDAY = 1, 3, 5, 6  # easy and strength; tempo and strength; easy; long
RACE = 56


def session_on(day: int, kind: str) -> Session:
    """A session of the plan."""
    return next(session for session in whole(PLAN)[day] if session.kind == kind)


def km(session: Session) -> float:
    return (session.distance_m or 0) / 1000


def outing(day: int, share: float, like: Session, **others: Any) -> Activity:
    """A run some days ahead, a share of a planned one."""
    return run(-day, km(like) * share, like.duration_s * share / 60, **others)


def matched(*activities: Activity, plan: Plan = PLAN) -> dict[int, str]:
    """Ids of the sessions by the place of the outing."""
    return {found.activity: found.session.id for found in match(plan, activities, book())}


def only(activity: Activity, plan: Plan = PLAN) -> Match:
    """The one match of an outing."""
    (found,) = match(plan, (activity,), book())
    return found


EASY, TEMPO, LONG = session_on(TUESDAY, "easy"), session_on(THURSDAY, "tempo"), session_on(SUNDAY, "long")


def test_a_run_is_the_session_of_its_day_whatever_its_size() -> None:
    assert matched(outing(TUESDAY, 0.3, EASY)) == {0: EASY.id}
    assert matched(outing(TUESDAY, 2.5, EASY)) == {0: EASY.id}


def test_of_two_runs_a_day_the_longer_is_the_session_and_the_other_none() -> None:
    short, whole_run = outing(TUESDAY, 0.4, EASY), outing(TUESDAY, 1.0, EASY)
    assert matched(short, whole_run) == {1: EASY.id}


def test_a_second_run_of_a_day_is_the_next_days_session_where_it_is_about_as_long() -> None:
    long_day, saturday = session_on(SUNDAY, "long"), session_on(SATURDAY, "easy")
    found = matched(outing(SUNDAY, 1.0, long_day), outing(SUNDAY, 1.0, saturday))
    assert found == {0: long_day.id, 1: saturday.id}


def test_a_run_a_day_late_or_early_is_the_session_where_it_is_about_as_long() -> None:
    assert matched(outing(TUESDAY + 1, 0.95, EASY)) == {0: EASY.id}
    assert matched(outing(TUESDAY - 1, 1.1, EASY)) == {0: EASY.id}


def test_a_run_a_day_late_and_much_shorter_or_two_days_late_is_none() -> None:
    assert matched(outing(TUESDAY + 1, 0.2, EASY)) == {}
    assert matched(outing(SUNDAY + 3, 1.0, LONG)) == {}


def test_between_two_days_the_run_is_the_session_that_is_more_alike() -> None:
    assert abs(km(EASY) - km(TEMPO)) > 0.5
    assert matched(outing(TUESDAY + 1, 1.0, TEMPO)) == {0: TEMPO.id}
    assert matched(outing(TUESDAY + 1, 1.0, EASY)) == {0: EASY.id}


def test_what_the_runner_says_goes_before_day_and_size() -> None:
    assert matched(outing(SATURDAY, 0.5, LONG, session=TEMPO.id)) == {0: TEMPO.id}


def test_an_outing_that_names_no_session_of_the_plan_is_none_of_them() -> None:
    assert matched(outing(TUESDAY, 1.0, EASY, session="")) == {}
    assert matched(outing(TUESDAY, 1.0, EASY, session="2020-W01-easy-1")) == {}


def test_a_session_is_done_once() -> None:
    named = outing(TUESDAY, 1.0, EASY, session=EASY.id)
    assert matched(named, outing(TUESDAY, 1.0, EASY)) == {0: EASY.id}


def test_strength_is_the_strength_of_its_day_and_of_no_other() -> None:
    planned = session_on(TUESDAY, "strength")
    lifted = Activity(date=ahead(TUESDAY), duration=Seconds(1500), sport="strength")
    assert matched(lifted) == {0: planned.id}
    assert matched(msgspec.structs.replace(lifted, date=ahead(TUESDAY + 1))) == {}


@pytest.mark.parametrize("sport", ["walk", "ride", "swim", "other"])
def test_other_sports_are_no_session(sport: str) -> None:
    assert matched(msgspec.structs.replace(outing(TUESDAY, 1.0, EASY), sport=sport)) == {}


def test_a_run_that_was_walked_all_the_way_is_no_run() -> None:
    assert matched(outing(TUESDAY, 1.0, EASY, running=Seconds(0))) == {}


def test_a_race_is_a_race_and_easy_running_on_its_day_is_not() -> None:
    planned = session_on(RACE, "race")
    assert matched(run(-RACE, 10, 45, race=True)) == {0: planned.id}
    assert matched(run(-RACE, 10, 60)) == {}


def test_a_race_on_a_training_day_was_that_days_session() -> None:
    assert matched(outing(THURSDAY, 1.0, TEMPO, race=True)) == {0: TEMPO.id}


def test_a_run_without_a_distance_is_told_by_its_time() -> None:
    timed = run(-(TUESDAY + 1), None, EASY.duration_s / 60)
    assert matched(timed) == {0: EASY.id}
    found = only(run(-TUESDAY, None, EASY.duration_s / 60 / 4))
    assert found.verdict == "shorter"
    assert found.because.rule == "MATCH-1"


@pytest.mark.parametrize(("share", "verdict"), [(1.0, "as planned"), (0.15, "shorter"), (1.5, "longer")])
def test_what_a_run_was_beside_the_plan_is_said_in_plain_words(share: float, verdict: str) -> None:
    found = only(outing(TUESDAY, share, EASY))
    assert (found.verdict, found.planned) == (verdict, ahead(TUESDAY))
    assert found.because.rule == "MATCH-2"
    assert found.because.text == (
        f"{verdict.capitalize()}: {km(EASY) * share:.1f} km, and {km(EASY):.1f} km were planned."
    )


@pytest.mark.parametrize(
    ("share", "name", "settled"),
    [
        (0.25, None, False),
        (0.5, None, True),
        (0.25, "-fits", True),
        (0.1, "-shorter", True),
        (0.25, "-treadmill", False),
    ],
)
def test_a_shorter_version_is_its_session_and_named_or_as_long_it_settles_the_day(
    share: float, name: str | None, settled: bool
) -> None:
    found = only(outing(TUESDAY, share, EASY, session=EASY.id + name if name else None))
    assert (found.session.id, found.verdict, found.settled) == (EASY.id, "as planned", settled)
    assert found.because.rule == "MATCH-3"
    assert found.because.text.startswith("As planned, in the time there was: ")


def test_the_verdict_is_in_the_runners_units() -> None:
    (found,) = match(PLAN, (outing(TUESDAY, 1.0, EASY),), book(), "mi")
    assert " mi" in found.because.text


def test_walking_breaks_are_compared_by_time_with_a_session_of_both() -> None:
    plan = first_plan(scenario((), race("5 km", 140), experience="new", minutes=(45, 0, 45, 0, 45, 0, 90)))
    planned = whole(plan)[0][0]
    assert planned.kind == "walk_run"
    found = only(run(0, 1.6, planned.duration_s / 60, running=Seconds(300)), plan)
    assert (found.session.id, found.verdict) == (planned.id, "as planned")


def _aimed(session: Session, high: int) -> Plan:
    """The plan with a heart rate to keep below in a session, in a step of a repeat."""
    step = Step(kind="work", duration_s=Seconds(600), target=Target(hr=(110, high)))
    plain = Step(kind="warmup", duration_s=Seconds(600))
    aimed = msgspec.structs.replace(session, steps=(plain, Step(kind="repeat", times=2, steps=(step,))))
    days = tuple(
        msgspec.structs.replace(day, sessions=tuple(aimed if s.id == session.id else s for s in day.sessions))
        for day in PLAN.days
    )
    return msgspec.structs.replace(PLAN, days=days)


@pytest.mark.parametrize(("beats", "eager"), [(151, True), (150, False), (None, False)])
def test_an_easy_run_with_a_faster_heart_than_it_aims_at_was_eager(beats: int | None, eager: bool) -> None:
    assert only(outing(TUESDAY, 1.0, EASY, avg_hr=beats), _aimed(EASY, 150)).eager is eager


def test_a_hard_run_and_one_without_a_heart_rate_to_aim_at_are_never_eager() -> None:
    assert not only(outing(THURSDAY, 1.0, TEMPO, avg_hr=190), _aimed(TEMPO, 150)).eager
    bare = msgspec.structs.replace(EASY, steps=())
    plan = msgspec.structs.replace(PLAN, days=(msgspec.structs.replace(PLAN.days[TUESDAY], sessions=(bare,)),))
    assert not only(outing(TUESDAY, 1.0, EASY, avg_hr=190), plan).eager


def test_matches_come_in_the_order_of_the_outings() -> None:
    found = match(PLAN, (outing(SUNDAY, 1.0, LONG), outing(TUESDAY, 1.0, EASY)), book())
    assert [one.activity for one in found] == [0, 1]
    assert [one.session.id for one in found] == [LONG.id, EASY.id]


def test_without_a_session_nothing_matches() -> None:
    assert matched(outing(TUESDAY, 1.0, EASY), plan=msgspec.structs.replace(PLAN, days=())) == {}


def test_an_outing_of_no_length_is_no_trouble() -> None:
    found = only(Activity(date=ahead(TUESDAY), duration=Seconds(0), distance=Metres(0)))
    assert found.verdict == "shorter"


def _paced(session: Session, *steps: Step) -> Session:
    return msgspec.structs.replace(session, steps=steps)


RUN_EASY = Step(kind="work", target=Target(pace=(360, 420), hr=(120, 150)))
STRIDES = Step(kind="repeat", times=4, steps=(Step(kind="work", target=Target(pace=(230, 250))),))


def test_an_easy_run_that_was_too_fast_says_by_what() -> None:
    easy = _paced(EASY, RUN_EASY, STRIDES)
    heart = faster_than_easy(easy, book(), "km", beats=152.6, pace=400)
    pace = faster_than_easy(easy, book(), "mi", pace=330)
    assert heart is not None
    assert (heart.rule, heart.text) == (
        "MATCH-4",
        "Faster than easy should be: 153 beats a minute on average, and easy ends at 150.",
    )
    assert pace is not None
    assert (pace.rule, pace.text) == (
        "MATCH-5",
        "Faster than easy should be: 8:51 /mi on the flat, and easy ends at 9:39 /mi.",
    )


@pytest.mark.parametrize(
    ("beats", "pace"),
    [(150, 330), (None, 355), (None, None)],  # the heart goes before the pace; strides are no easy running
)
def test_an_easy_run_that_was_easy_says_nothing(beats: int | None, pace: int | None) -> None:
    easy = _paced(EASY, RUN_EASY, STRIDES)
    assert faster_than_easy(easy, book(), "km", beats=beats, pace=pace) is None


def test_a_session_that_aims_at_no_pace_is_held_to_the_runners_easy_running() -> None:
    easy = _paced(EASY, Step(kind="work", target=Target(hr=(120, 150))))
    found = faster_than_easy(easy, book(), "km", pace=300.4, easy=359.6)
    assert found is not None
    assert found.text == "Faster than easy should be: 5:00 /km on the flat, and easy ends at 6:00 /km."
    assert faster_than_easy(easy, book(), "km", pace=355, easy=360) is None


def test_only_easy_running_can_be_faster_than_easy() -> None:
    assert faster_than_easy(_paced(TEMPO, RUN_EASY), book(), "km", beats=190) is None
    assert faster_than_easy(_paced(EASY), book(), "km", beats=190, pace=200) is None
    strength = session_on(THURSDAY, "strength")
    assert faster_than_easy(_paced(strength, RUN_EASY), book(), "km", beats=190) is None
