"""What follows from an outing: every row of the table, and several at once (engine, stage 3)."""

from __future__ import annotations

import pytest

from surefoot.coach.comeback.answers import Felt, Report
from surefoot.coach.comeback.outcome import LONGER, SAME, SHORTER, Outcome, Run, outcome
from surefoot.rulebook import explain
from tests.coach.builders import book
from tests.coach.comeback.helpers import FIRST, case, sore

RUN = Run(FIRST, early=True, longest=4_000)
UNKIND = ("failed", "missed", "behind", "only", "lost")


def told(felt: Felt, run: Run = RUN, *, limit: int = 2, stable: bool = False) -> Outcome:
    return outcome(run, felt, case(limit=limit), book(), stable_is_same=stable)


def both(first: str, second: str, days: tuple[int, int] = (0, 1), scores: tuple[int, int] = (1, 1)) -> Felt:
    """Two reports, of an outing and the days after it."""
    one, two = sore(scores[0], first, days[0]), sore(scores[1], second, days[1])
    return Felt(one.on + two.on, one.next + two.next, one.later + two.later)


@pytest.mark.parametrize(
    ("felt", "rest", "direction", "rule"),
    [
        (sore(2, "warmup_stays"), 2, SHORTER, "RETURN-10"),
        (sore(1, "next_day", 2), 2, SHORTER, "RETURN-10"),
        (sore(2, "warmup_goes_away"), 2, SAME, "RETURN-11"),
        (sore(2, "returns_later"), 2, SHORTER, "RETURN-12"),
        (sore(2, "during"), 2, SHORTER, "RETURN-12"),
        (both("after", "next_day"), 2, SHORTER, "RETURN-12"),
        (sore(2, "next_day", 1), 1, SAME, "RETURN-13"),
        (sore(2, "after"), 1, SAME, "RETURN-13"),
        (Felt(), 1, LONGER, "RETURN-14"),
        (Felt(told=False), 1, SAME, "RETURN-15"),
        (Felt(told_next=False), 1, SAME, "RETURN-15"),
        (sore(2, "at_rest"), 2, SHORTER, "RETURN-10"),
        (sore(2, "during", 1), 1, SAME, "RETURN-13"),
    ],
)
def test_each_row_of_the_table_gives_its_rest_and_the_next_outing(
    felt: Felt, rest: int, direction: int, rule: str
) -> None:
    found = told(felt)
    assert (found.rest, found.direction, found.reason.rule.id) == (rest, direction, rule)
    text = explain(found.reason, book()).text
    assert not any(word in text for word in UNKIND)


def test_who_runs_more_than_three_miles_without_pain_rests_a_day_after_soreness_that_goes_away() -> None:
    felt = sore(2, "warmup_goes_away")
    assert [told(felt, RUN._replace(longest=metres)).rest for metres in (4_828, 4_829)] == [2, 1]


def test_without_pain_the_next_day_is_free_once_running_is_no_longer_every_other_day() -> None:
    assert told(Felt(), RUN._replace(early=False)).rest == 0


@pytest.mark.parametrize("moment", ["warmup_goes_away", "after", "next_day", "during"])
def test_more_than_the_limit_reads_as_staying(moment: str) -> None:
    after = 1 if moment == "next_day" else 0
    within, over = told(sore(2, moment, after)), told(sore(3, moment, after))
    assert (within.within, over.within) == (True, False)
    assert (over.rest, over.direction, over.reason.rule.id) == (2, SHORTER, "RETURN-10a")


def test_bone_has_no_limit_to_stay_within() -> None:
    assert told(sore(1, "after"), limit=0).reason.rule.id == "RETURN-10a"


def test_gone_in_the_warm_up_and_sore_the_next_day_is_two_rows_of_the_same() -> None:
    found = told(both("warmup_goes_away", "next_day"))
    assert (found.rest, found.direction, found.reason.rule.id) == (2, SAME, "RETURN-11")


def test_of_several_rows_the_most_rest_and_the_shortest_win() -> None:
    far = RUN._replace(longest=9_000)
    found = told(both("warmup_goes_away", "returns_later", (0, 0)), far)
    assert (found.rest, found.direction, found.reason.rule.id) == (2, SHORTER, "RETURN-12")
    unanswered = told(sore(2, "warmup_goes_away")._replace(told_next=False), RUN)
    assert (unanswered.rest, unanswered.direction, unanswered.reason.rule.id) == (2, SAME, "RETURN-11")


def test_soreness_told_while_the_next_day_is_open_is_not_answered_yet() -> None:
    assert not told(sore(2, "after")._replace(told_next=False)).answered
    assert not told(Felt(told=False)).answered
    assert told(sore(2, "after")).answered
    assert told(Felt()).answered


def test_the_score_is_the_highest_told() -> None:
    assert told(both("after", "next_day", scores=(1, 2))).score == 2
    assert told(Felt()).score == 0


# ------------------------------------------------------------------ a therapist's protocol


def test_stable_soreness_with_a_clean_morning_is_the_same_again_where_a_protocol_reads_it_so() -> None:
    found = told(sore(2, "during"), stable=True)
    assert (found.rest, found.direction, found.reason.rule.id) == (1, SAME, "RETURN-13")
    assert told(sore(2, "during"), stable=False).direction == SHORTER


@pytest.mark.parametrize(
    "felt",
    [
        sore(3, "during"),
        both("during", "next_day"),
        both("during", "during", (0, 2)),
        Felt(on=(Report(FIRST, 1, "during"), Report(FIRST, 2, "during"))),
        sore(2, "during")._replace(told_next=False),
    ],
    ids=["over the limit", "sore in the morning", "sore on the second day", "rising", "morning not told"],
)
def test_soreness_that_is_not_stable_is_read_by_the_table(felt: Felt) -> None:
    assert told(felt, stable=True).direction == SHORTER


def test_without_soreness_a_protocol_that_reads_stable_pain_goes_on_as_usual() -> None:
    assert told(Felt(), stable=True).direction == LONGER
