"""Ways to spoil the seasons made by hand, each with the code that must notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.guarantees import handmade
from tests.guarantees.handmade import BECAUSE, RACE, TODAY, quality, run, run_step, session
from tests.guarantees.quantities import day, iso

Doc = dict[str, Any]
Spoil = Callable[[Doc, Doc], None]  # changes scenario and plan in place
SPOILS: list[tuple[str, str, Spoil]] = []  # code, season, function


def spoil(code: str, season: str = "race") -> Callable[[Spoil], Spoil]:
    def register(function: Spoil) -> Spoil:
        SPOILS.append((code, season, function))
        return function

    return register


def on_day(plan: Doc, on: int) -> list[Doc]:
    """The sessions of a day, to be changed in place."""
    found: list[Doc] = plan["days"][on - TODAY]["sessions"]
    return found


def put(plan: Doc, on: int, *sessions: Doc) -> None:
    """Other sessions on a day; the weeks' totals follow."""
    on_day(plan, on)[:] = sessions
    handmade.total(plan)


def scale(plan: Doc, first: int, last: int, factor: float) -> None:
    """All easy and long runs of some days longer or shorter."""
    for on in range(first, last + 1):
        kept = [s for s in on_day(plan, on) if s["kind"] not in {"easy", "long"}]
        new = [
            run(on, s["kind"], 100 * round(s["distance_m"] * factor / 100))
            for s in on_day(plan, on)
            if s["kind"] in {"easy", "long"}
        ]
        on_day(plan, on)[:] = new + kept
    handmade.total(plan)


def first_run(plan: Doc) -> Doc:
    return next(s for d in plan["days"] for s in d["sessions"] if s["running"])


def hard(on: int, kind: str = "tempo") -> Doc:
    return quality(on, kind, 2400 if kind == "tempo" else 800, 6000)


# Shape


@spoil("shape")
def _no_changes_field(scenario: Doc, plan: Doc) -> None:
    del plan["changes"]


@spoil("days")
def _a_day_left_out(scenario: Doc, plan: Doc) -> None:
    del plan["days"][9]


@spoil("days", "return")
def _too_few_days(scenario: Doc, plan: Doc) -> None:
    del plan["days"][70:]


@spoil("weeks")
def _week_from_tuesday(scenario: Doc, plan: Doc) -> None:
    plan["weeks"][3]["start"] = iso(TODAY + 22)


@spoil("vocabulary")
def _odd_phase(scenario: Doc, plan: Doc) -> None:
    plan["weeks"][3]["phase"] = "foundation"


@spoil("vocabulary")
def _odd_kind(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["kind"] = "jog"


@spoil("steps")
def _no_steps(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["steps"] = []


@spoil("steps")
def _two_measures(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["steps"][0]["duration_s"] = 600


@spoil("ids")
def _same_id(scenario: Doc, plan: Doc) -> None:
    on_day(plan, TODAY + 3)[0]["id"] = on_day(plan, TODAY + 1)[0]["id"]


@spoil("flags")
def _hard_easy(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["hard"] = True


@spoil("shorter")
def _no_shorter(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["shorter"] = None


@spoil("shorter")
def _shorter_longer(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["shorter"]["duration_s"] = 90_000


# Texts


@spoil("G11")
def _no_because(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["because"] = []


@spoil("G11")
def _no_source(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["because"] = [BECAUSE[0] | {"parameters": []}]


@spoil("texts")
def _braces(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["because"] = [BECAUSE[0] | {"text": "At most {limit:distance}."}]


@spoil("texts")
def _blame(scenario: Doc, plan: Doc) -> None:
    plan["findings"][0]["message"] = "You missed a run."


# Gates


@spoil("gate")
def _hold_for_nothing(scenario: Doc, plan: Doc) -> None:
    plan["gate"]["name"] = "easy_only"


@spoil("gate", "return")
def _clear_after_a_break(scenario: Doc, plan: Doc) -> None:
    plan["gate"]["name"] = "clear"


@spoil("gate")
def _clear_with_pain(scenario: Doc, plan: Doc) -> None:
    report = {"site": "left shin", "score": 5, "moment": "during"}
    scenario["log"]["check_ins"] = [{"date": iso(TODAY), "pain": [report]}]


@spoil("gate")
def _clear_with_fever(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["check_ins"] = [{"date": iso(TODAY), "illness": "fever"}]


@spoil("gate")
def _clear_after_a_birth(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["births"] = [{"date": iso(TODAY - 30)}]


@spoil("G3")
def _running_on_hold(scenario: Doc, plan: Doc) -> None:
    plan["gate"]["name"] = "hold"


@spoil("G3")
def _running_in_a_named_hold(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["holds"] = [{"from": iso(TODAY + 20), "to": iso(TODAY + 30), "by": "coach"}]


@spoil("G3")
def _running_on_a_red_flag(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["check_ins"] = [{"date": iso(TODAY - 5), "red_flags": ["chest_pain"]}]


@spoil("G3")
def _running_on_an_open_injury(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["injuries"] = [{"id": "shin-1", "site": "left tibia", "onset": iso(TODAY - 40)}]


@spoil("G3")
def _hard_under_18(scenario: Doc, plan: Doc) -> None:
    scenario["runner"]["birth_date"] = iso(TODAY - 17 * 365)


@spoil("G3", "return")
def _hard_in_a_return(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 8, hard(TODAY + 8))


@spoil("G3-strides", "return")
def _strides_in_a_return(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 8, run(TODAY + 8, "strides", 5000))


@spoil("G3-plyometrics", "return")
def _jumps_in_a_return(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 2, session(TODAY + 2, "plyometrics", []))


@spoil("G3-race", "return")
def _race_in_a_return(scenario: Doc, plan: Doc) -> None:
    put(plan, TODAY + 8, run(TODAY + 8, "race", 5000))


# Hours and sums


@spoil("G4")
def _longer_than_the_day(scenario: Doc, plan: Doc) -> None:
    scenario["runner"]["availability"]["thu"] = "30 min"


@spoil("G4")
def _away(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["away"] = [{"from": iso(TODAY + 1), "to": iso(TODAY + 1)}]


@spoil("G10")
def _wrong_total(scenario: Doc, plan: Doc) -> None:
    plan["weeks"][2]["distance_m"] += 100


@spoil("G10")
def _longer_than_its_steps(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["distance_m"] += 400
    handmade.total(plan)


@spoil("G10")
def _slower_than_its_steps(scenario: Doc, plan: Doc) -> None:
    first_run(plan)["duration_s"] += 1500
    handmade.total(plan)


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


def spoilt(season: str, function: Spoil) -> tuple[Doc, Doc]:
    """A scenario and its plan, spoilt."""
    makers = {
        "race": (handmade.race_scenario, handmade.race_plan),
        "return": (handmade.return_scenario, handmade.return_plan),
    }
    scenario, plan = (make() for make in makers[season])
    function(scenario, plan)
    assert day(scenario["today"]) == TODAY
    return scenario, plan
