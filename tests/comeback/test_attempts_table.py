"""The table of engine.md 3, cell by cell: pain, how far, at which gate, in which tissue → rest and direction."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Any

import pytest

from tests.comeback.builders import CLEARED, Comeback
from tests.comeback.numbers import (
    HURTS,
    MILES_BOUND,
    PAINFUL,
    PATTERNS,
    SHORTER_LEAST_S,
    SHORTER_SHARE,
    Hurt,
    Pattern,
    answer,
    both,
)
from tests.comeback.outings import Outing, first_outing
from tests.guarantees import driver
from tests.guarantees.quantities import iso

Doc = dict[str, Any]
GATES = ("walk_run", "easy_only")
MILES = (1.9, 2.0, 3.0, 3.1)
FEW_MILES = (2.0, 3.1)
ROUNDED_S = 60  # planned times are whole minutes
THIRTY = 30.0


class Cell:
    """A comeback up to its last outing, which ran so many miles and is about to be answered."""

    def __init__(self, hurt: Hurt, gate: str, miles: float) -> None:
        self.gate, self.hurt = gate, hurt
        self.story = Comeback(hurt)
        top = len(hurt.stages)
        if gate == "walk_run":
            following = self.story.climb(CLEARED, range(1, top), miles=miles)
            self.last, self.stage = following - 2, top - 1
            self.unsaid()
        else:
            self.last, self.stage = self.story.climb(CLEARED, range(1, top + 1), miles=miles), 0
            self.story.ran(self.last, THIRTY, miles)

    def unsaid(self) -> None:
        """Take the answers about the last outing back."""
        told = self.story.log["check_ins"]
        self.story.log["check_ins"] = [entry for entry in told if entry["date"] < iso(self.last)]


@cache
def cell(name: str, gate: str, miles: float) -> Cell:
    return Cell(HURTS[name], gate, miles)


def day_of_asking(found: Cell, pattern: Pattern) -> int:
    """The first day on which all that the pattern says, or fails to say, is known."""
    return found.last + (2 if pattern.day_two or pattern.silent else 1)


def planned(found: Cell, pattern: Pattern, score: int) -> Doc:
    """The plan after the last outing was answered so."""
    story = found.story
    kept = list(story.log["check_ins"])
    story.answered(found.last, pattern, score)
    scenario = story.at(day_of_asking(found, pattern))
    story.log["check_ins"] = kept
    return driver.plan(scenario)


def mismatch(found: Cell, plan: Doc, wanted: tuple[int, str], *, twice: bool = False) -> str | None:
    """Where the plan's next outing differs from what the table gives; None where it agrees.

    `twice`: a bone was told of at two moments, which may be read as its second pain.
    """
    rest, direction = wanted
    gate, following = plan["gate"]["name"], first_outing(plan)
    if gate == "see_a_doctor" and twice:
        return None
    if gate != found.gate:
        return f"the gate is {gate}: {plan['gate']['because'][0]['text']}"
    if following is None:
        return "no outing is planned"
    if following.day - found.last - 1 != rest:
        return f"{following.day - found.last - 1} rest days, wanted {rest}: {following}"
    agrees = _staged(found, following, direction) if found.stage else _continuous(following, direction)
    return None if agrees else f"{following} after {_last(found)}, wanted {direction}"


def _staged(found: Cell, following: Outing, direction: str) -> bool:
    change = {"shorter": -1, "same": 0, "longer": 1}[direction]
    return following.stage == f"{found.hurt.ladder}/{found.stage + change}"


def _continuous(following: Outing, direction: str) -> bool:
    before = THIRTY * 60
    now = following.running_s
    if following.stage is not None:
        return False
    if direction == "shorter":
        most = min(before * (1 - SHORTER_SHARE), before - SHORTER_LEAST_S)
        return most - 2 * ROUNDED_S <= now <= most + ROUNDED_S / 2
    return abs(now - before) <= ROUNDED_S if direction == "same" else now >= before - ROUNDED_S / 2


def _last(found: Cell) -> str:
    return f"{found.hurt.ladder}/{found.stage}" if found.stage else "30 min"


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("hurt", HURTS)
def test_the_next_attempt_follows_from_the_last(hurt: str, gate: str, pattern: str) -> None:
    felt, odd = PATTERNS[pattern], []
    for miles in MILES if "warmup_goes_away" in felt.evening else FEW_MILES:
        for score in HURTS[hurt].scores if felt.hurts else (0,):
            found = cell(hurt, gate, miles)
            wanted = answer(felt, miles, score > found.hurt.limit)
            twice = found.hurt.bone and len((*felt.evening, *felt.morning, *felt.day_two)) > 1
            wrong = mismatch(found, planned(found, felt, score), wanted, twice=twice)
            odd += [f"{miles} miles, {score} of 10: {wrong}"] if wrong else []
    assert odd == []


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize(("one", "other"), list(combinations([p.name for p in PAINFUL], 2)))
def test_of_two_patterns_the_more_cautious_wins(gate: str, one: str, other: str) -> None:
    felt, odd = both(PATTERNS[one], PATTERNS[other]), []
    for miles in FEW_MILES:
        found = cell("tendon", gate, miles)
        wrong = mismatch(found, planned(found, felt, 2), answer(felt, miles, over=False))
        odd += [f"{miles} miles: {wrong}"] if wrong else []
    assert odd == []


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("pattern", [p.name for p in PAINFUL])
def test_a_painkiller_changes_nothing_about_pain_that_is_felt(gate: str, pattern: str) -> None:
    found, felt = cell("tendon", gate, 2.0), both(PATTERNS[pattern], PATTERNS["painkiller and none"])
    assert mismatch(found, planned(found, felt, 2), answer(PATTERNS[pattern], 2.0, over=False)) is None


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("silence", ["both", "the evening", "the morning"])
def test_an_answer_that_is_not_given_never_leads_on(gate: str, silence: str) -> None:
    found = Cell(HURTS["muscle"], gate, 2.0)
    if silence == "the evening":
        found.story.told(found.last + 1)
    elif silence == "the morning":
        found.story.told(found.last)
    plan = driver.plan(found.story.at(found.last + 2))
    following = first_outing(plan)
    assert following is not None
    assert following.day >= found.last + 2
    assert not _further(found, following)


def _further(found: Cell, following: Outing) -> bool:
    """Whether an outing is more than the last one was."""
    if found.stage:
        return following.stage_number is None or following.stage_number > found.stage
    return following.running_s > THIRTY * 60 + ROUNDED_S


@pytest.mark.parametrize("gate", GATES)
def test_an_answer_given_late_still_counts(gate: str) -> None:
    found = Cell(HURTS["muscle"], gate, 2.0)
    found.story.told(found.last)
    found.story.told(found.last + 2)
    plan = driver.plan(found.story.at(found.last + 2))
    wanted = answer(PATTERNS["none"], 2.0, over=False)
    assert mismatch(found, plan, wanted) is None


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("hurt", ["muscle", "tendon", "kneecap"])
def test_an_attempt_waits_until_it_has_settled(hurt: str, gate: str) -> None:
    found = Cell(HURTS[hurt], gate, 2.0)
    found.story.answered(found.last, PATTERNS["stays through the warm-up"], 2)
    for ahead in (1, 2, 3):
        found.story.told(found.last + ahead, {"site": found.hurt.site, "score": 2, "moment": "next_day"})
    waiting = driver.plan(found.story.at(found.last + 3))
    following = first_outing(waiting)
    assert following is None or following.day > found.last + 3
    found.story.told(found.last + 4)
    settled = first_outing(driver.plan(found.story.at(found.last + 4)))
    assert settled is not None
    assert not _further(found, settled)


@pytest.mark.parametrize("gate", GATES)
def test_what_has_not_settled_by_day_five_goes_to_the_therapist(gate: str) -> None:
    found = Cell(HURTS["muscle"], gate, 2.0)
    found.story.answered(found.last, PATTERNS["stays through the warm-up"], 2)
    for ahead in range(1, 6):
        found.story.told(found.last + ahead, {"site": found.hurt.site, "score": 2, "moment": "next_day"})
    plan = driver.plan(found.story.at(found.last + 5))
    texts = [finding["message"] for finding in plan["findings"]] + [plan["gate"]["ends_when"]]
    assert any("therapist" in text or "physician" in text for text in texts)
    following = first_outing(plan)
    assert following is None or following.day > found.last + 5


@pytest.mark.parametrize("hurt", HURTS)
def test_one_session_without_pain_is_not_yet_a_stage(hurt: str) -> None:
    story = Comeback(HURTS[hurt])
    last = story.climb(CLEARED, range(1, 3))
    story.stage(last, 3)
    story.quiet(last)
    following = first_outing(driver.plan(story.at(last + 1)))
    assert following is not None
    assert following.stage == f"{HURTS[hurt].ladder}/3"


def test_the_boundary_is_more_than_three_miles() -> None:
    rests = {miles: answer(PATTERNS["in the warm-up, goes away"], miles, over=False)[0] for miles in MILES}
    assert rests == {1.9: 2, 2.0: 2, MILES_BOUND: 2, 3.1: 1}
