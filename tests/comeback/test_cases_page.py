"""The cases that a comeback meets, row by row of the page that lists them: each test bears its row's name."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.comeback.builders import CLEARED, COME_BACK, EVERY_DAY, Comeback, habit, pain
from tests.comeback.numbers import GENERAL, HURTS, PATTERNS
from tests.comeback.outings import Outing, first_outing, outings, running_until, sessions
from tests.guarantees import driver
from tests.guarantees.quantities import iso
from tests.guarantees.test_cases import race

Doc = dict[str, Any]
HOUR = 3600


def under_way(hurt: str = "muscle", stages: int = 3, **others: Any) -> tuple[Comeback, int]:
    """A comeback with all outings up to a stage without pain, and the day of the last of them, not yet answered."""
    story = Comeback(HURTS[hurt], **others)
    last = story.climb(CLEARED, range(1, stages + 1)) - 2
    kept = [entry for entry in story.log["check_ins"] if entry["date"] < iso(last)]
    story.log["check_ins"] = kept
    return story, last


def next_after(story: Comeback, today: int) -> Outing:
    found = first_outing(driver.plan(story.at(today)))
    assert found is not None
    return found


def told(plan: Doc) -> str:
    """All that stands on the page around the sessions."""
    findings = [finding["message"] for finding in plan["findings"]]
    because = [reason["text"] for reason in plan["gate"]["because"]]
    return " ".join([plan["gate"]["ends_when"], *because, *findings])


def healthy(week_km: float = 40, goal: Doc = COME_BACK, born: str = "1988-05-05", **runner: Any) -> Doc:
    """A runner in the middle of a habit, with nothing that speaks against running."""
    person: Doc = {"birth_date": born, "availability": dict(EVERY_DAY)} | runner
    log: Doc = {"activities": habit(CLEARED, week_km)}
    return {"today": iso(CLEARED), "runner": person, "log": log, "goals": [goal]}


class TestPainOfOneAtAnUnrelatedSite:
    def test_is_logged_and_the_plan_is_unchanged(self) -> None:
        story, last = under_way()
        story.quiet(last)
        without = next_after(story, last + 1)
        story.told(last, pain("right achilles", 1, "during"))
        found = next_after(story, last + 1)
        assert (found.day, found.stage, found.seconds) == (without.day, without.stage, without.seconds)

    def test_is_an_episode_of_its_own_from_three_on(self) -> None:
        story, last = under_way()
        story.quiet(last)
        story.told(last, pain("right achilles", 3, "during"))
        found = next_after(story, last + 1)
        assert found.day >= last + 3
        assert (found.stage_number or 0) < 3

    def test_is_an_episode_when_it_comes_twice_running(self) -> None:
        story, last = under_way()
        story.told(last - 2, pain("right achilles", 1, "during"))
        story.told(last, pain("right achilles", 1, "during"))
        story.told(last + 1)
        assert next_after(story, last + 1).day >= last + 3


class TestSorenessOrPain:
    @pytest.mark.parametrize("score", [1, 4])
    def test_of_both_muscles_is_soreness_and_changes_nothing(self, score: int) -> None:
        story, last = under_way()
        story.quiet(last)
        without = next_after(story, last + 2)
        story.told(last + 1, pain("both quadriceps", score, "next_day", kind="soreness"))
        found = next_after(story, last + 2)
        assert (found.day, found.stage) == (without.day, without.stage)

    @pytest.mark.parametrize(("site", "score"), [("left calf", 2), ("both knee", 3), ("left shin", 3)])
    def test_of_one_side_the_old_site_joint_or_bone_is_pain(self, site: str, score: int) -> None:
        story, last = under_way()
        story.told(last, pain(site, score, "during", kind="soreness"))
        story.told(last + 1)
        assert next_after(story, last + 1).day >= last + 3


class TestTwoInjuries:
    def second(self, story: Comeback, site: str, tissue: str) -> None:
        onset = iso(story.onset)
        entry = {"id": "second", "site": site, "tissue": tissue, "onset": onset, "running_stopped": onset}
        story.log["injuries"].append(entry | ({"aspect": "posteromedial"} if tissue == "bone" else {}))

    def test_keep_the_strictest_gate(self) -> None:
        story = Comeback()
        self.second(story, "right knee", "kneecap")
        plan = driver.plan(story.at(CLEARED))
        assert (plan["gate"]["name"], plan["gate"]["injury"]) == ("hold", "second")
        assert outings(plan) == []

    def test_keep_the_strictest_ladder(self) -> None:
        story = Comeback()
        self.second(story, "right tibia", "bone")
        story.clear(CLEARED, by="physician", of="second")
        found = next_after(story, CLEARED)
        bone_alone, muscle_alone = (next_after(Comeback(HURTS[name]), CLEARED) for name in ("bone", "muscle"))
        assert found.running_s <= min(bone_alone.running_s, muscle_alone.running_s)

    def test_keep_the_most_rest_and_the_shortest_attempt(self) -> None:
        story, last = under_way("tendon")
        self.second(story, "right calf", "muscle")
        story.clear(CLEARED, by="physician", of="second")
        story.told(last, pain("left achilles", 2, "after"), pain("right calf", 2, "during"))
        story.told(last + 1)
        found = next_after(story, last + 1)
        assert found.day == last + 3
        assert (found.stage_number or 9) < 3


class TestInjuredInTheTaper:
    RACE_IN = 10

    def hurt(self, tissue: str, site: str, days_ago: int, score: int = 3) -> Doc:
        doc = healthy(goal=race("10 km", self.RACE_IN))
        onset = CLEARED - days_ago
        doc["log"]["activities"] = habit(onset)
        doc["log"]["injuries"] = [{"id": "it", "site": site, "tissue": tissue, "onset": iso(onset)}]
        doc["log"]["check_ins"] = [{"date": iso(onset), "pain": [pain(site, score, "during")]}]
        return doc

    def test_nothing_is_caught_up(self) -> None:
        sound, hurt = driver.plan(healthy(goal=race("10 km", self.RACE_IN))), self.hurt("muscle", "left calf", 4)
        word = {"injury": "it", "date": iso(CLEARED), "by": "therapist", "checks": "passed"}
        hurt["log"]["clearances"] = [word]
        plan = driver.plan(hurt)
        before = CLEARED + self.RACE_IN - 1
        assert running_until(plan, before) <= running_until(sound, before)

    def test_bone_does_not_start(self) -> None:
        plan = driver.plan(self.hurt("bone", "left shin", 5))
        assert not any(session["kind"] == "race" for _, session in sessions(plan))

    def test_a_later_race_is_offered(self) -> None:
        plan = driver.plan(self.hurt("tendon", "left achilles", 3))
        offered = plan["feasibility"]["alternatives"]
        assert not plan["feasibility"]["feasible"]
        assert any(goal["date"] and goal["date"] > iso(CLEARED + self.RACE_IN) for goal in offered)


class TestRaceInEasyOnly:
    def test_is_not_planned_and_a_later_one_is_offered(self) -> None:
        story = Comeback(off=10, by="therapist", goal=race("10 km", 21))
        plan = driver.plan(story.at(CLEARED))
        assert plan["gate"]["name"] == "easy_only"
        assert not any(session["kind"] == "race" and on <= CLEARED + 21 for on, session in sessions(plan))
        offered = plan["feasibility"]["alternatives"]
        assert any(goal["date"] and goal["date"] > iso(CLEARED + 21) for goal in offered)


class TestTherapistSaysGoTableSaysRest:
    def after(self) -> tuple[Comeback, int]:
        story, last = under_way("tendon")
        story.answered(last, PATTERNS["first felt mid-run"], 2)
        story.clear(last + 1, by="therapist", protocol="tendon/3")
        return story, last + 2

    def test_the_therapist_wins_for_that_injury_and_stage(self) -> None:
        story, today = self.after()
        found = next_after(story, today)
        assert (found.day, found.stage) == (today, "tendon/3")

    def test_the_word_is_named_with_its_date(self) -> None:
        story, today = self.after()
        plan = driver.plan(story.at(today))
        said = told(plan) + " ".join(r["text"] for r in outings(plan)[0].session["because"])
        assert "therapist" in said

    def test_but_not_over_a_newer_red_flag(self) -> None:
        story, today = self.after()
        story.told(today, pain("left achilles", 3, "at_night"))
        plan = driver.plan(story.at(today))
        assert plan["gate"]["name"] == "see_a_doctor"
        assert outings(plan) == []


class TestRanMoreThanPlanned:
    def test_counts_as_run_and_not_as_a_new_limit(self) -> None:
        story, last = under_way()
        story.quiet(last)
        as_planned = next_after(story, last + 1)
        story.log["activities"][-1] |= {"duration": "45:00", "running": "40:00", "distance": "6500 m"}
        found = next_after(story, last + 1)
        assert found.running_s <= as_planned.running_s
        assert (found.stage_number or 9) <= (as_planned.stage_number or 0)

    def test_once_continuous_the_next_stays_at_plan(self) -> None:
        story = Comeback()
        last = story.climb(CLEARED, range(1, len(GENERAL) + 1))
        story.ran(last, 30)
        story.quiet(last)
        as_planned = next_after(story, last + 1)
        story.log["activities"][-1] |= {"duration": "60:00", "distance": "10000 m"}
        assert next_after(story, last + 1).running_s <= max(as_planned.running_s, 33 * 60 + 30)


class TestRanAlthoughOnHold:
    def held(self) -> Comeback:
        story = Comeback(by=None)
        story.ran(CLEARED - 1, 30)
        story.quiet(CLEARED - 1)
        return story

    def test_the_gate_is_unchanged(self) -> None:
        plan = driver.plan(self.held().at(CLEARED))
        assert plan["gate"]["name"] == "hold"
        assert outings(plan) == []

    def test_it_is_no_passed_attempt(self) -> None:
        story = self.held()
        story.clear(CLEARED, by="physician")
        found = next_after(story, CLEARED)
        assert found.stage == "general/1"

    def test_the_words_are_neutral(self) -> None:
        said = told(driver.plan(self.held().at(CLEARED))).lower()
        assert not any(word in said for word in ("should not have", "against", "ignored", "broke"))


class TestShorterAtTheFirstStage:
    def steps_back(self, times: int) -> Doc:
        story, on = Comeback(), CLEARED
        for _ in range(times):
            story.stage(on, 1)
            story.answered(on, PATTERNS["first felt mid-run"], 2)
            on += 3
        return driver.plan(story.at(on))

    def test_is_half_the_repeats(self) -> None:
        found = first_outing(self.steps_back(1))
        assert found is not None
        assert found.kind == "walk_run"
        assert 2 * 60 <= found.running_s <= 3 * 60

    def test_is_walking_next(self) -> None:
        plan = self.steps_back(2)
        found = first_outing(plan)
        assert found is None or found.running_s == 0 or found.day > CLEARED + 6

    def test_is_the_therapist_then(self) -> None:
        plan = self.steps_back(3)
        assert "therapist" in told(plan)


class TestTreadmillOnly:
    def test_has_the_same_minutes_and_says_how_to_go_outside(self) -> None:
        story, last = under_way()
        story.quiet(last)
        outside = next_after(story, last + 1)
        for activity in story.log["activities"]:
            if activity.get("stage"):
                activity["surface"] = "treadmill"
        plan = driver.plan(story.at(last + 1))
        found = first_outing(plan)
        assert found is not None
        assert 0.75 * outside.running_s <= found.running_s <= outside.running_s
        said = told(plan) + str(found.session)
        assert "treadmill" in said


class TestTimeOnly:
    @pytest.mark.parametrize(("minutes", "rest"), [(25, 2), (30, 2), (31.5, 1), (40, 1)])
    def test_three_miles_are_thirty_minutes_of_running(self, minutes: float, rest: int) -> None:
        story = Comeback(HURTS["tendon"])
        last = story.climb(CLEARED, range(1, len(GENERAL) + 1))
        if minutes > 30:
            story.ran(last, minutes)
            story.quiet(last)
            last += 2
        story.ran(last, min(minutes, 40))
        story.answered(last, PATTERNS["in the warm-up, goes away"], 2)
        for activity in story.log["activities"]:
            activity.pop("distance", None)
        assert next_after(story, last + 1).day == last + rest + 1


class TestFirstEverRunner:
    def test_begins_with_walking_and_running_without_an_index(self) -> None:
        hours = {"mon": "45 min", "wed": "45 min", "sat": "60 min"}
        plan = driver.plan({"today": iso(CLEARED), "runner": {"availability": hours, "experience": "new"},
                            "goals": [race("5 km", 120)]})  # fmt: skip
        found = first_outing(plan)
        assert plan["fitness"] is None
        assert found is not None
        assert found.kind == "walk_run"
        assert found.metres <= 5000


class TestOldInjuryWithoutALog:
    def declared(self, site: str, tissue: str | None = None, **word: Any) -> Doc:
        injury = {"id": "it", "site": site, "onset": iso(CLEARED - 60)} | ({"tissue": tissue} if tissue else {})
        clearances = [{"injury": "it", "date": iso(CLEARED), "checks": "passed"} | word] if word else []
        return {"today": iso(CLEARED), "runner": {"availability": dict(EVERY_DAY)}, "goals": [dict(COME_BACK)],
                "log": {"injuries": [injury], "clearances": clearances}}  # fmt: skip

    def test_is_treated_as_the_days_off_declared(self) -> None:
        assert driver.plan(self.declared("left calf", by="self_check"))["gate"]["name"] == "hold"
        plan = driver.plan(self.declared("left calf", by="physician"))
        assert plan["gate"]["name"] == "walk_run"
        assert outings(plan)[0].stage == "general/1"

    def test_bone_prone_and_unclear_asks_for_a_clearance(self) -> None:
        plan = driver.plan(self.declared("left foot"))
        assert plan["gate"]["name"] == "hold"
        assert "physician" in plan["gate"]["ends_when"]


class TestLateOrCorrectedAnswer:
    def test_safety_counts_at_once(self) -> None:
        story, last = under_way()
        story.quiet(last)
        assert next_after(story, last + 2).day == last + 2
        story.told(last, pain("left calf", 2, "during"))
        assert next_after(story, last + 2).day >= last + 3

    def test_a_lower_score_later_does_not_undo_rest(self) -> None:
        story, last = under_way()
        story.told(last, pain("left calf", 5, "during"))
        story.told(last + 1, pain("left calf", 1, "during"))
        story.told(last, pain("left calf", 1, "after"))
        assert next_after(story, last + 1).day >= last + 3


class TestCrossTraining:
    def with_rides(self) -> Doc:
        story = Comeback(by=None)
        for on in range(CLEARED - 28, CLEARED, 2):
            ride = {"date": iso(on), "sport": "ride", "duration": "60:00", "distance": "22 km"}
            story.log["activities"].append(ride)
            story.told(on)
        return story.at(CLEARED)

    def test_is_planned_in_a_hold(self) -> None:
        plan = driver.plan(self.with_rides())
        assert plan["gate"]["name"] == "hold"
        assert any(session["kind"] == "cross_training" for _, session in sessions(plan))

    def test_is_not_planned_before_the_doctor_has_been_seen(self) -> None:
        doc = self.with_rides()
        doc["log"]["check_ins"].append({"date": iso(CLEARED), "pain": [pain("left calf", 4, "at_rest")]})
        plan = driver.plan(doc)
        assert plan["gate"]["name"] == "see_a_doctor"
        assert {session["kind"] for _, session in sessions(plan)} <= {"rest"}

    def test_keeps_fitness_and_makes_no_longest_run(self) -> None:
        doc = self.with_rides()
        raced = {"date": iso(CLEARED - 80), "distance": "10 km", "duration": "48:00", "race": True}
        doc["log"]["activities"].append(raced)
        idle = copy.deepcopy(doc)
        idle["log"]["activities"] = [a for a in idle["log"]["activities"] if a.get("sport") != "ride"]
        for each in (doc, idle):
            word = {"injury": "it", "date": iso(CLEARED), "by": "physician", "checks": "passed"}
            each["log"]["clearances"] = [word]
        one, other = driver.plan(doc), driver.plan(idle)
        assert one["fitness"]["index"] > other["fitness"]["index"]
        assert outings(one)[0].stage == outings(other)[0].stage == "general/1"


class TestPainFromAFallOrABlister:
    def test_makes_no_ladder(self) -> None:
        doc = healthy()
        doc["log"]["check_ins"] = [{"date": iso(CLEARED - 1), "pain": [pain("right toe", 2, "during")]}]
        plan = driver.plan(doc)
        assert plan["gate"]["name"] != "walk_run"
        assert all(outing.stage is None for outing in outings(plan))


class TestStillSoreOnTheDayOfTheAttempt:
    def test_it_waits_and_goes_to_the_therapist_after_five_days(self) -> None:
        story, last = under_way()
        story.answered(last, PATTERNS["first felt mid-run"], 2)
        for ahead in range(1, 6):
            story.told(last + ahead, pain("left calf", 2, "next_day"))
            found = first_outing(driver.plan(story.at(last + ahead)))
            assert found is None or found.day > last + ahead
        assert "therapist" in told(driver.plan(story.at(last + 5)))


class TestUnderEighteenPregnantOrReadinessAnsweredYes:
    def test_under_eighteen_is_easy_running(self) -> None:
        plan = driver.plan(healthy(born=iso(CLEARED - 365 * 17)))
        assert plan["gate"]["name"] == "easy_only"
        assert not any(outing.hard for outing in outings(plan))

    @pytest.mark.parametrize("runner", [{"pregnant": True}, {"readiness_questions": "some_yes"}])
    def test_the_others_wait_for_a_professionals_word(self, runner: Doc) -> None:
        doc = healthy(**runner)
        assert driver.plan(doc)["gate"]["name"] == "hold"
        subject = "pregnancy" if "pregnant" in runner else "readiness"
        doc["log"]["clearances"] = [{"injury": subject, "date": iso(CLEARED), "by": "physician"}]
        wanted = "easy_only" if "pregnant" in runner else "clear"
        assert driver.plan(doc)["gate"]["name"] == wanted
