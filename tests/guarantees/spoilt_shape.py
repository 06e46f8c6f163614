"""Ways to spoil a plan's shape, texts, gates and hours."""

from __future__ import annotations

from tests.guarantees import handmade
from tests.guarantees.handmade import BECAUSE, TODAY, run, session
from tests.guarantees.quantities import iso
from tests.guarantees.spoiling import Doc, first_run, hard, on_day, put, spoil

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
def _easy_only_with_small_pain(scenario: Doc, plan: Doc) -> None:
    plan["gate"]["name"] = "easy_only"
    report = {"site": "left shin", "score": 2, "moment": "during"}
    scenario["log"]["check_ins"] = [{"date": iso(TODAY), "pain": [report]}]


@spoil("gate")
def _clear_with_fever(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["check_ins"] = [{"date": iso(TODAY), "illness": "fever"}]


@spoil("gate")
def _clear_after_a_birth(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["births"] = [{"date": iso(TODAY - 30)}]


@spoil("gate")
def _clear_after_a_birth_that_was_cleared_early(scenario: Doc, plan: Doc) -> None:
    scenario["log"]["births"] = [{"date": iso(TODAY - 80)}]
    scenario["log"]["clearances"] = [{"injury": "birth", "date": iso(TODAY), "by": "physician", "checks": "passed"}]


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
def _running_on_a_bone_that_a_self_check_cleared(scenario: Doc, plan: Doc) -> None:
    _running_on_an_open_injury(scenario, plan)
    scenario["log"]["injuries"][0]["tissue"] = "bone"
    checked = {"injury": "shin-1", "date": iso(TODAY), "by": "self_check", "checks": "passed"}
    scenario["log"]["clearances"] = [checked]


@spoil("G3")
def _running_on_an_injury_that_failed_its_checks(scenario: Doc, plan: Doc) -> None:
    _running_on_an_open_injury(scenario, plan)
    scenario["log"]["clearances"] = [{"injury": "shin-1", "date": iso(TODAY), "by": "physician", "checks": "failed"}]


@spoil("attempt")
def _attempts_out_of_order(scenario: Doc, plan: Doc) -> None:
    runs = [s for d in plan["days"] for s in d["sessions"] if s["running"]]
    runs[0]["attempt"], runs[1]["attempt"] = {"number": 4, "stage": None}, {"number": 4, "stage": None}


@spoil("attempt")
def _a_stage_left_out(scenario: Doc, plan: Doc) -> None:
    runs = [s for d in plan["days"] for s in d["sessions"] if s["running"]]
    runs[0]["attempt"] = {"number": 4, "stage": "general/2"}
    runs[2]["attempt"] = {"number": 5, "stage": "general/4"}


@spoil("attempt")
def _stages_on_following_days(scenario: Doc, plan: Doc) -> None:
    for number, on in enumerate((TODAY + 1, TODAY + 2), 1):
        put(plan, on, run(on, "easy", 3000))
        on_day(plan, on)[0]["attempt"] = {"number": number, "stage": "general/1"}


@spoil("attempt")
def _five_stages_in_seven_days(scenario: Doc, plan: Doc) -> None:
    for number, on in enumerate(range(TODAY, TODAY + 10, 2), 1):
        put(plan, on, run(on, "easy", 3000))
        on_day(plan, on)[0]["attempt"] = {"number": number, "stage": "general/1"}
    put(plan, TODAY + 7)
    put(plan, TODAY + 5, run(TODAY + 5, "easy", 3000))
    on_day(plan, TODAY + 5)[0]["attempt"] = {"number": 4, "stage": "general/1"}


@spoil("attempt")
def _hard_on_the_way_back(scenario: Doc, plan: Doc) -> None:
    on_day(plan, TODAY + 2)[:] = [hard(TODAY + 2)]
    on_day(plan, TODAY + 2)[0]["attempt"] = {"number": 1, "stage": None}


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
