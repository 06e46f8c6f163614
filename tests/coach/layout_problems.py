"""Random problems of the two layouts, and plain ones to vary by hand."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from surefoot.coach.companions import CompanionProblem
from surefoot.coach.layout import Before, Costs, Problem

WEEK = 7
COSTS = Costs(
    back_to_back=4,
    after_long=3,
    hard_near_long=2,
    short_day=3,
    change=5,
    long_left_out=3000,
    hard_left_out=1200,
    easy_left_out=600,
)
EVERYTHING = frozenset(("long", "hard", "easy", "rest"))


def week(days: int = WEEK, **changes: Any) -> Problem:
    """A free week without runs, races and wishes, but for the changes."""
    plain = {
        "may": (EVERYTHING,) * days,
        "short": (0,) * days,
        "race": (False,) * days,
        "wished": ("",) * days,
        "long": 0,
        "hard": 0,
        "easy": 0,
        "hard_gap": 1,
        "most_running": 6,
        "before": Before(),
        "race_after": 0,
        "costs": COSTS,
    }
    return Problem(**(plain | changes))


def companion_week(days: int = WEEK, **changes: Any) -> CompanionProblem:
    """A week with an hour left every day, a run on each and nothing wanted, but for the changes."""
    plain = {
        "left": (3600,) * days,
        "run": (True,) * days,
        "fast": (False,) * days,
        "hard": (False,) * days,
        "long": (False,) * days,
        "hard_after": False,
        "long_after": False,
        "open": (True,) * days,
        "springy": (True,) * days,
        "counts": (0, 0, 0),
        "seconds": (1800, 1200, 900),
        "since": (7, 7),
        "gaps": (2, 2),
        "widest": 3,
        "missing": (90, 60, 30),
        "before_long": 6,
        "alone": 1,
        "drills_easy": 4,
    }
    return CompanionProblem(**(plain | changes))


def marks(days: int, often: bool = False) -> st.SearchStrategy[tuple[bool, ...]]:
    """A flag for each day."""
    few = st.sampled_from((False, False, False, True))
    return st.tuples(*[st.booleans() if often else few] * days)


_options = st.sets(st.sampled_from(("long", "hard", "easy")), min_size=0).map(lambda some: frozenset(some | {"rest"}))
_usual = st.sampled_from([EVERYTHING, frozenset(("hard", "easy", "rest")), frozenset(("easy", "rest"))])
_before = st.builds(
    Before,
    since_hard=st.integers(1, 7),
    since_long=st.integers(1, 7),
    streak=st.integers(0, 8),
    ran=st.none() | st.integers(0, 63),
)
_costs = st.builds(
    Costs,
    back_to_back=st.integers(0, 9),
    after_long=st.integers(0, 9),
    hard_near_long=st.integers(0, 9),
    short_day=st.integers(0, 9),
    change=st.integers(0, 9),
    long_left_out=st.integers(0, 3000),
    hard_left_out=st.integers(0, 1200),
    easy_left_out=st.integers(0, 600),
)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Any week of runs, the likely ones and others."""
    days = draw(st.integers(1, WEEK))
    return Problem(
        may=draw(st.tuples(*[_options | _usual] * days)),
        short=draw(st.tuples(*[st.integers(0, 20)] * days)),
        race=draw(marks(days)),
        wished=draw(st.tuples(*[st.sampled_from(("", "", "long", "hard", "easy", "rest", "race"))] * days)),
        long=draw(st.integers(0, 2)),
        hard=draw(st.integers(0, 3)),
        easy=draw(st.integers(0, 6)),
        hard_gap=draw(st.integers(1, 4)),
        most_running=draw(st.sampled_from((6, 6, 6, 3, 4, 5, 7))),
        before=draw(_before),
        race_after=draw(st.sampled_from((0, 0, 1, 2, 3, 6))),
        costs=draw(st.just(COSTS) | _costs),
    )


@st.composite
def companion_problems(draw: st.DrawFn, most: int = 5) -> CompanionProblem:
    """Any week of strength, plyometrics and drills."""
    days = draw(st.integers(1, most))
    return CompanionProblem(
        left=draw(st.tuples(*[st.sampled_from((0, 900, 1800, 2100, 2700, 3600))] * days)),
        run=draw(marks(days, often=True)),
        fast=draw(marks(days, often=True)),
        hard=draw(marks(days)),
        long=draw(marks(days)),
        hard_after=draw(st.booleans()),
        long_after=draw(st.booleans()),
        open=draw(marks(days).map(lambda shut: tuple(not one for one in shut))),
        springy=draw(marks(days).map(lambda shut: tuple(not one for one in shut))),
        counts=draw(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2))),
        seconds=draw(st.tuples(st.sampled_from((1200, 1800)), st.just(1200), st.just(900))),
        since=draw(st.tuples(st.integers(0, 7), st.integers(0, 7))),
        gaps=draw(st.tuples(st.integers(1, 4), st.integers(1, 3))),
        widest=draw(st.integers(2, 5)),
        missing=draw(st.tuples(*[st.integers(0, 90)] * 3)),
        before_long=draw(st.integers(0, 9)),
        alone=draw(st.integers(0, 9)),
        drills_easy=draw(st.integers(0, 9)),
    )
