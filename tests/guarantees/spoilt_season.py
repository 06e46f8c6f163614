"""Ways to spoil a plan's load, season, layout and feasibility."""

from __future__ import annotations

from tests.guarantees import handmade
from tests.guarantees.handmade import BECAUSE, RACE, TODAY, quality, run, run_step, session
from tests.guarantees.quantities import iso
from tests.guarantees.spoiling import Doc, first_run, hard, on_day, put, scale, spoil

# Load


@spoil("G2-single")
def _too_long(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 6, run(TODAY + 6, "long", 12_300))


@spoil("G2-single", "return")
def _walks_do_not_count(scenario: Doc, plan: Doc) -> None:
    for activity in scenario["log"]["activities"]:
        activity["sport"] = "walk"


@spoil("G2-new-longest")
def _twice_longer(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 10, run(TODAY + 10, "easy", 11_100))
    put(plan, TODAY + 13, run(TODAY + 13, "long", 11_600))


@spoil("G2-new-longest-log")
def _longer_after_the_log(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["activities"][-1] |= {"distance": "11.5 km"}
    put(plan, TODAY + 5, run(TODAY + 5, "easy", 12_000))


@spoil("G2-minutes")
def _too_many_minutes(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["duration_s"] = 121 * 60


@spoil("G2-share")
def _one_long_run_is_the_week(scenario: Doc, plan: Doc) -> None:
    scale(plan, TODAY + 7, TODAY + 12, 0.4)


@spoil("G2-back-to-back")
def _two_long_runs(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 12, run(TODAY + 12, "long", 7000))


@spoil("G2-week")
def _week_grows(scenario: Doc, plan: Doc) -> None:
    scale(plan, TODAY + 13, TODAY + 19, 1.1)


@spoil("G2-return", "return")
def _return_too_full(scenario: Doc, plan: Doc) -> None:
    scale(plan, TODAY, TODAY + 6, 1.4)


@spoil("G2-return", "return")
def _return_too_steep(scenario: Doc, plan: Doc) -> None:
    scale(plan, TODAY, TODAY + 6, 0.6)


@spoil("target")
def _above_the_target(scenario: Doc, plan: Doc) -> None:
    scenario["runner"]["experience"] = "new"
    scale(plan, RACE - 21, RACE - 15, 1.5)


@spoil("runs")
def _too_many_runs(scenario: Doc, plan: Doc) -> None:
    for on in range(RACE + 1, RACE + 8):
        put(plan, on, run(on, "easy", 1500))


@spoil("runs")
def _two_more_runs(scenario: Doc, plan: Doc) -> None:
    for on in (TODAY + 9, TODAY + 11):
        put(plan, on, run(on, "easy", 1800))


# Season


@spoil("speed")
def _speed_too_early(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 8, hard(TODAY + 8))


@spoil("speed")
def _speed_without_volume(scenario: Doc, plan: Doc) -> None:
    for activity in scenario["log"]["activities"]:
        activity |= {"distance": "2 km", "duration": "12 min"}
    for on in range(TODAY, TODAY + 50):
        on_day(plan, on)[:] = [s for s in on_day(plan, on) if s["hard"]][:1]
    handmade.total(plan)


@spoil("base")
def _speed_in_base(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 15, hard(TODAY + 15))


@spoil("order")
def _repeats_first(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE - 54, hard(RACE - 54, "intervals"))


@spoil("order")
def _repeats_grow(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE - 5, quality(RACE - 5, "intervals", 1200, 6000))


@spoil("short-4")
def _no_speed_in_a_week(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE - 33, run(RACE - 33, "easy", 7000))


@spoil("race")
def _no_race(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE)


@spoil("race")
def _race_on_another_day(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE + 4, run(RACE + 4, "race", 10_000))


@spoil("b-race")
def _hard_before_a_b_race(scenario: Doc, plan: Doc) -> None:
    on = RACE - 31
    scenario["goals"].append({"kind": "race", "distance": "5 km", "date": iso(on), "priority": "B"})
    put(plan, on, run(on, "race", 5000))


@spoil("recovery")
def _hard_after_the_race(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE + 4, hard(RACE + 4))


@spoil("recovery-log")
def _hard_after_a_race_in_the_log(scenario: Doc, plan: Doc) -> None:
    race = {"date": iso(TODAY - 1), "distance": "42195 m", "duration": "4:10:00", "race": True}
    scenario["log"]["activities"][-1] = race
    put(plan, TODAY + 22, hard(TODAY + 22))


@spoil("phase")
def _taper_in_january(scenario: Doc, plan: Doc) -> None:
    plan["weeks"][0]["phase"] = "taper"


@spoil("G9")
def _no_taper(scenario: Doc, plan: Doc) -> None:
    scale(plan, RACE - 7, RACE - 1, 1.6)


@spoil("G9")
def _too_much_rest(scenario: Doc, plan: Doc) -> None:
    for on in range(RACE - 4, RACE):
        put(plan, on)


@spoil("G9-calendar")
def _no_taper_by_the_calendar(scenario: Doc, plan: Doc) -> None:
    scale(plan, RACE - 7, RACE - 1, 1.8)


@spoil("taper")
def _first_taper_block_full(scenario: Doc, plan: Doc) -> None:
    scale(plan, RACE - 14, RACE - 8, 1.35)


@spoil("cycle")
def _no_easier_week(scenario: Doc, plan: Doc) -> None:
    scale(plan, RACE - 42, RACE - 36, 1.5)


@spoil("cycle")
def _masters_need_more_easier_weeks(scenario: Doc, plan: Doc) -> None:
    scenario["runner"]["birth_date"] = iso(TODAY - 52 * 366)


@spoil("cycle")
def _easier_week_not_named(scenario: Doc, plan: Doc) -> None:
    for week in plan["weeks"]:
        week["kind"] = "build"


@spoil("both")
def _volume_and_quality(scenario: Doc, plan: Doc) -> None:
    scale(plan, RACE - 49, RACE - 43, 1.15)
    put(plan, RACE - 47, quality(RACE - 47, "tempo", 3800, 7200))


# Layout


@spoil("neighbours")
def _hard_next_to_hard(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE - 46, hard(RACE - 46))


@spoil("neighbours")
def _hard_next_to_long(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE - 48, hard(RACE - 48))


@spoil("seven")
def _seven_days(scenario: Doc, plan: Doc) -> None:
    for on in range(TODAY, TODAY + 7):
        put(plan, on, run(on, "easy", 4000))


@spoil("masters")
def _sixty_needs_two_easy_days(scenario: Doc, plan: Doc) -> None:
    scenario["runner"]["birth_date"] = iso(TODAY - 61 * 366)
    put(plan, RACE - 45, hard(RACE - 45))


@spoil("strength")
def _strength_before_hard(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE - 48, session(RACE - 48, "strength", []))


@spoil("strength")
def _strength_in_race_week(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE - 4, session(RACE - 4, "strength", []))


@spoil("strength")
def _strength_before_the_run(scenario: Doc, plan: Doc) -> None:
    on_day(plan, TODAY + 3).insert(0, session(TODAY + 3, "strength", []))


@spoil("rest")
def _rest_and_run(scenario: Doc, plan: Doc) -> None:
    on_day(plan, TODAY + 3).append(session(TODAY + 3, "rest", []))


@spoil("twice")
def _two_runs_a_day(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 3, run(TODAY + 3, "easy", 3000), run(TODAY + 3, "recovery", 2000))


@spoil("plyometrics")
def _jumps_on_end(scenario: Doc, plan: Doc) -> None:
    for on in (TODAY + 2, TODAY + 3):
        on_day(plan, on).append(session(on, "plyometrics", []))


@spoil("long-day")
def _long_on_thursday(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 17, run(TODAY + 17, "long", 9000))


@spoil("quality")
def _too_much_tempo(scenario: Doc, plan: Doc) -> None:
    put(plan, RACE - 33, quality(RACE - 33, "tempo", 7000, 9000))


@spoil("strides")
def _strides_without_end(scenario: Doc, plan: Doc) -> None:
    inner = [run_step("work", 200, FAST_STRIDE), run_step("recover", 200, 400)]
    steps = [run_step("warmup", 2000, 360), {"kind": "repeat", "times": 12, "steps": inner}]
    put(plan, TODAY + 8, session(TODAY + 8, "strides", steps))


FAST_STRIDE = 230


# Feasibility


@spoil("feasibility")
def _infeasible_without_a_word(scenario: Doc, plan: Doc) -> None:
    plan["feasibility"]["feasible"] = False


@spoil("feasibility")
def _feasible_but_planned_for_less(scenario: Doc, plan: Doc) -> None:
    scenario["goals"][0]["distance"] = "15 km"


@spoil("feasibility")
def _refused_though_ready(scenario: Doc, plan: Doc) -> None:
    plan["feasibility"] |= {"feasible": False, "binding": ["BUILD-3"], "alternatives": [{"because": BECAUSE}]}


@spoil("readiness")
def _not_prepared(scenario: Doc, plan: Doc) -> None:
    for activity in scenario["log"]["activities"]:
        activity |= {"distance": "3 km", "duration": "18 min"}
    for on in range(TODAY, RACE):
        put(plan, on, *(run(on, s["kind"], 3000) for s in on_day(plan, on) if s["running"] and not s["hard"]))


@spoil("SHORT-2")
def _marathon_without_5_km(scenario: Doc, plan: Doc) -> None:
    for activity in scenario["log"]["activities"]:
        activity |= {"distance": "3 km", "duration": "18 min"}
    scenario["goals"][0]["distance"] = "42195 m"
