"""The whole way as a plan document shows it: who gets a ladder, its stages, the easy weeks, the season after."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from tests.comeback.builders import CLEARED, COME_BACK, EVERY_DAY, Comeback
from tests.comeback.numbers import (
    BONE_PRONE,
    HURTS,
    OUTINGS_IN_SEVEN,
    SESSIONS_TO_GO_UP,
    STAGES_IN_SEVEN,
    Hurt,
    easy_days,
    has_ladder,
)
from tests.comeback.outings import Outing, attempts, outings, sessions
from tests.guarantees import driver
from tests.guarantees.plan_view import Plan
from tests.guarantees.quantities import iso, weekday
from tests.guarantees.test_cases import race

Doc = dict[str, Any]
LONG_RACE = {"kind": "race", "distance": "10 km", "date": iso(CLEARED + 250)}
THREE_DAYS = {"mon": "60 min", "wed": "60 min", "sat": "120 min"}
SOFT = {"track", "trail", "treadmill", "grass"}


@cache
def way(name: str, off: int = 35) -> Doc:
    """The plan on the day of clearance, for a race far away: every answer is taken to be none."""
    by = "self_check" if off <= 7 and not HURTS[name].bone else "physician"
    return driver.plan(Comeback(HURTS[name], off=off, by=by, goal=LONG_RACE).at(CLEARED))


def staged(plan: Doc) -> list[Outing]:
    return [found for found in outings(plan) if found.stage]


@pytest.mark.parametrize("hurt", HURTS)
def test_the_ladder_begins_at_its_first_stage_on_the_day_of_clearance(hurt: str) -> None:
    plan = way(hurt)
    first = outings(plan)[0]
    assert (plan["gate"]["name"], plan["gate"]["injury"]) == ("walk_run", "it")
    assert first.stage == f"{HURTS[hurt].ladder}/1"
    assert (first.day, first.kind, first.number) == (CLEARED, "walk_run", 1)


@pytest.mark.parametrize("hurt", HURTS)
def test_every_stage_is_what_its_ladder_says(hurt: str) -> None:
    found = {outing.stage_number: outing for outing in staged(way(hurt))}
    assert list(found) == list(range(1, len(HURTS[hurt].stages) + 1))
    for number, (times, walk, run) in enumerate(HURTS[hurt].stages, 1):
        assert abs(found[number].running_s - 60 * times * run) <= 30
        assert abs(found[number].seconds - 60 * times * (walk + run)) <= 60 * max(walk, 1)
        assert found[number].kind == ("walk_run" if walk else "easy")


@pytest.mark.parametrize("hurt", HURTS)
def test_two_sessions_a_stage_and_two_stages_a_week_at_most(hurt: str) -> None:
    found = staged(way(hurt))
    numbers = [outing.stage_number or 0 for outing in found]
    top = len(HURTS[hurt].stages)  # its first 30 min begin the continuous running
    assert all(numbers.count(number) == SESSIONS_TO_GO_UP for number in range(1, top))
    assert 1 <= numbers.count(top) <= SESSIONS_TO_GO_UP
    ups = [two.day for one, two in pairwise(found) if two.stage != one.stage]
    assert all(sum(on - 7 < other <= on for other in ups) <= STAGES_IN_SEVEN for on in ups)


@pytest.mark.parametrize("hours", [None, THREE_DAYS])
@pytest.mark.parametrize("hurt", HURTS)
def test_never_on_consecutive_days_and_four_times_a_week_at_most(hurt: str, hours: Doc | None) -> None:
    story = Comeback(HURTS[hurt], hours=hours or EVERY_DAY)
    days = [outing.day for outing in staged(driver.plan(story.at(CLEARED)))]
    assert len(days) >= 2 * len(HURTS[hurt].stages) - 1
    assert all(two - one >= 2 for one, two in pairwise(days))
    assert all(sum(on - 7 < other <= on for other in days) <= OUTINGS_IN_SEVEN for on in days)
    if hours:
        assert {weekday(on) for on in days} <= {0, 2, 5}


@pytest.mark.parametrize("hurt", HURTS)
def test_attempts_are_numbered_one_by_one(hurt: str) -> None:
    numbers = [outing.number for outing in attempts(way(hurt))]
    assert numbers
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("hurt", HURTS)
def test_a_warm_up_of_its_own_stands_before_every_attempt(hurt: str) -> None:
    plan = way(hurt)
    for one in plan["days"]:
        kinds = [session["kind"] for session in one["sessions"]]
        for place, session in enumerate(one["sessions"]):
            if session.get("attempt"):
                assert "warmup" in kinds[:place], one["date"]
    assert not any(session["running"] for _, session in sessions(plan) if session["kind"] == "warmup")


@pytest.mark.parametrize("off", [2, 5, 7, 8, 13, 14, 28, 29, 60])
@pytest.mark.parametrize("hurt", ["bone", "muscle", "unknown, bone-prone"])
def test_who_gets_a_ladder(hurt: str, off: int) -> None:
    plan = way(hurt, off)
    wanted = has_ladder(off, bone=HURTS[hurt].bone)
    assert bool(staged(plan)) is wanted
    if off > 3:
        assert plan["gate"]["name"] == ("walk_run" if wanted else "easy_only")


def test_surgery_always_gets_a_ladder() -> None:
    plan = driver.plan(Comeback(off=10, surgery=True).at(CLEARED))
    assert plan["gate"]["name"] == "walk_run"
    assert staged(plan)


@pytest.mark.parametrize("off", [5, 10, 13])
def test_without_a_ladder_the_first_run_is_half_a_typical_one_at_most(off: int) -> None:
    first = outings(way("muscle", off))[0]
    typical = 10_000  # of 40 km in four runs
    assert first.kind == "easy"
    assert first.metres <= typical / 2 + 100


@pytest.mark.parametrize("off", [5, 10, 20, 35])
@pytest.mark.parametrize("hurt", ["muscle", "tendon", "kneecap", "bone", "unknown, bone-prone"])
def test_nothing_hard_before_the_easy_weeks_are_over(hurt: str, off: int) -> None:
    plan = way(hurt, off)
    found = outings(plan)
    thirty = [outing.day for outing in found if outing.kind == "easy" and outing.running_s >= 1770]
    bone = HURTS[hurt].bone
    starts = [thirty[0], found[0].day] if off <= 7 and not bone else thirty[:1]
    earliest = min(starts) + easy_days(off, bone=bone)
    hard = [outing for outing in found if outing.hard]
    assert hard
    assert hard[0].day >= earliest
    assert hard[0].kind == "strides"


@pytest.mark.parametrize("hurt", ["muscle", "bone"])
def test_volume_grows_to_the_usual_and_not_past_it_while_easy(hurt: str) -> None:
    plan, until = way(hurt), CLEARED + easy_days(35, bone=HURTS[hurt].bone)
    weeks = [week for week in plan["weeks"] if week["start"] < iso(until)]
    assert weeks
    assert all(week["distance_m"] <= 40_000 * 1.03 for week in weeks)


def test_the_way_leads_to_the_race() -> None:
    plan = way("muscle", 10)
    kinds = [session["kind"] for on, session in sessions(plan) if iso(on) == LONG_RACE["date"]]
    assert "race" in kinds


@pytest.mark.parametrize("hurt", ["bone", "unknown, bone-prone"])
def test_bone_walks_and_jogs_on_soft_ground(hurt: str) -> None:
    found = staged(way(hurt))
    assert found
    assert all(set(outing.session["surface"]) <= SOFT for outing in found)


@pytest.mark.parametrize("hurt", HURTS)
def test_rehab_stands_beside_from_the_beginning(hurt: str) -> None:
    held = driver.plan(Comeback(HURTS[hurt], by=None).at(CLEARED))
    kinds = {session["kind"] for on, session in sessions(held) if on < CLEARED + 14}
    assert held["gate"]["name"] == "hold"
    assert "rehab" in kinds


@pytest.mark.parametrize("hurt", ["muscle", "bone"])
def test_the_gate_says_when_it_may_end(hurt: str) -> None:
    plan = way(hurt)
    last = max(outing.day for outing in staged(plan))
    end = plan["gate"]["earliest_end"]
    assert plan["gate"]["since"] is not None
    assert iso(CLEARED) < end <= iso(last + 1)


@pytest.mark.parametrize(("weeks", "by"), [(1, "self_check"), (26, "physician")])
def test_one_to_four(weeks: int, by: str) -> None:
    """RETURN-3: work on it for four times its duration: rehab stays so long, and ordinary strength comes after."""
    off = 7 * weeks
    story = Comeback(off=off, by=by, goal=COME_BACK)
    plan = driver.plan(story.at(CLEARED))
    horizon = CLEARED + 4 * off
    kinds = [(on, session["kind"]) for on, session in sessions(plan) if session["kind"] in {"rehab", "strength"}]
    assert any(kind == "rehab" for _, kind in kinds)
    assert all(kind == "rehab" for on, kind in kinds if on < horizon)
    if horizon < CLEARED + 80:
        assert any(kind == "strength" for on, kind in kinds if on > horizon)
    else:
        assert any(str(iso(horizon))[:4] in text for _, text in Plan(plan).texts())


@pytest.mark.parametrize("site", BONE_PRONE)
def test_an_unknown_tissue_at_a_bone_prone_site_is_treated_as_bone(site: str) -> None:
    hurt = Hurt("unclear", "unknown", f"left {site}" if site != "sacrum" else site, "bone", bone=True)
    by_runner = driver.plan(Comeback(hurt, off=10, by="self_check").at(CLEARED))
    by_physician = driver.plan(Comeback(hurt, off=10, by="physician").at(CLEARED))
    assert by_runner["gate"]["name"] == "hold"
    assert by_physician["gate"]["name"] == "walk_run"


HIGH_RISK = [("hip", "femoral neck"), ("left tibia", "anterior"), ("left tibia", None), ("left foot", "navicular"),
             ("left foot", "proximal fifth metatarsal"), ("left foot", "sesamoid"), ("left knee", "patella"),
             ("left ankle", "talus"), ("left ankle", "medial malleolus")]  # fmt: skip


@pytest.mark.parametrize(("site", "aspect"), HIGH_RISK)
def test_a_high_risk_bone_asks_for_a_physician_and_a_therapists_own_plan(site: str, aspect: str | None) -> None:
    hurt = Hurt("high risk", "bone", site, "bone", aspect, bone=True)
    story = Comeback(hurt, off=90, by="physician")
    assert driver.plan(story.at(CLEARED))["gate"]["name"] == "hold"
    story.clear(CLEARED, by="therapist", protocol="bone/1")
    assert driver.plan(story.at(CLEARED))["gate"]["name"] == "walk_run"


@pytest.mark.parametrize(
    ("off", "bone", "by", "checks", "gate"),
    [
        (3, False, "self_check", "passed", "easy_only"),
        (7, False, "self_check", "passed", "easy_only"),
        (7, False, "self_check", "not_done", "hold"),
        (7, False, "self_check", "failed", "hold"),
        (12, False, "self_check", "passed", "easy_only"),
        (12, False, "therapist", "not_done", "easy_only"),
        (20, False, "therapist", "not_done", "walk_run"),
        (35, False, "self_check", "passed", "hold"),
        (35, False, "therapist", "not_done", "hold"),
        (35, False, "therapist", "passed", "walk_run"),
        (35, False, "coach", "passed", "hold"),
        (10, True, "self_check", "passed", "hold"),
        (10, True, "physician", "not_done", "hold"),
        (10, True, "physician", "failed", "hold"),
        (20, True, "therapist", "passed", "walk_run"),
    ],
)
def test_who_may_clear_what(off: int, bone: bool, by: str, checks: str, gate: str) -> None:
    story = Comeback(HURTS["bone" if bone else "muscle"], off=off, by=None)
    story.clear(CLEARED, by=by, checks=checks)
    for on in range(CLEARED - 16, CLEARED):
        if on > story.onset:
            story.walked(on)
    assert driver.plan(story.at(CLEARED))["gate"]["name"] == gate


def test_a_race_in_the_easy_weeks_is_not_planned() -> None:
    day_of_race = 50
    plan = driver.plan(Comeback(goal=race("10 km", day_of_race)).at(CLEARED))
    assert not any(session["kind"] == "race" for on, session in sessions(plan) if on <= CLEARED + day_of_race)
    assert not plan["feasibility"]["feasible"]
