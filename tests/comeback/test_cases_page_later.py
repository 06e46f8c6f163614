"""The later rows of the page of cases: how it was measured, who runs, and what is told late."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.comeback.builders import CLEARED, COME_BACK, EVERY_DAY, Comeback, pain
from tests.comeback.numbers import GENERAL, HURTS, PATTERNS
from tests.comeback.outings import first_outing, outings, sessions
from tests.comeback.telling import healthy, next_after, told, under_way
from tests.guarantees import driver
from tests.guarantees.quantities import iso
from tests.guarantees.test_cases import race

Doc = dict[str, Any]


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
