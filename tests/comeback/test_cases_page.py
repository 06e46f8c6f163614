"""The cases that a comeback meets, row by row of the page that lists them: each test bears its row's name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.comeback.builders import CLEARED, Comeback, a_run, clock, habit, pain
from tests.comeback.numbers import GENERAL, HURTS, PATTERNS
from tests.comeback.outings import first_outing, outings, running_until, sessions
from tests.comeback.telling import healthy, next_after, told, under_way
from tests.guarantees import driver
from tests.guarantees.plan_view import Plan
from tests.guarantees.quantities import iso
from tests.guarantees.test_cases import race

Doc = dict[str, Any]


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
        hurt = self.hurt("muscle", "left calf", 4)
        word = {"injury": "it", "date": iso(CLEARED), "by": "therapist", "checks": "passed"}
        hurt["log"]["clearances"] = [word]
        plan = driver.plan(hurt)
        assert outings(plan)[0].metres <= 5000
        assert running_until(plan, CLEARED + 6) <= 0.75 * 40_000

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
        said = " ".join(text for _, text in Plan(driver.plan(story.at(today))).texts())
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
        morning = driver.plan(story.at(last))
        todays = outings(morning)[0]
        assert todays.day == last
        story.ran(last, 60, session=todays.session["id"])
        story.quiet(last)
        following = first_outing(driver.plan(story.at(last + 1) | {"accepted_plan": morning}))
        assert following is not None
        assert following.running_s <= 1.1 * todays.running_s + 30


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
    def steps_back(self, times: int) -> tuple[Comeback, int]:
        """So many attempts, as planned each time, all of them felt mid-run; and the day after the last of them."""
        story = Comeback()
        today = CLEARED
        for _ in range(times):
            found = first_outing(driver.plan(story.at(today)))
            if found is None:
                break
            entry = a_run(found.day, found.metres, found.seconds, running=clock(found.running_s))
            story.log["activities"].append(entry | {"stage": found.stage, "session": found.session["id"]})
            story.answered(found.day, PATTERNS["first felt mid-run"], 2)
            today = found.day + 1
        return story, today

    def test_is_half_the_repeats(self) -> None:
        story, today = self.steps_back(1)
        found = next_after(story, today)
        assert found.kind == "walk_run"
        assert 2 * 60 <= found.running_s <= 3 * 60

    def test_is_walking_next(self) -> None:
        story, today = self.steps_back(2)
        plan = driver.plan(story.at(today))
        found = first_outing(plan)
        assert found is None or found.running_s == 0 or found.day > today + 2
        assert "walk" in told(plan).lower()

    def test_is_the_therapist_then(self) -> None:
        story, today = self.steps_back(3)
        assert "therapist" in told(driver.plan(story.at(today)))
