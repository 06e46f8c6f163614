"""Runners for tests, and what their sessions add up to: worked out here, apart from the code under test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from surefoot.coach.prescription import Built, Context, QualityAsk, make_paces, templates
from surefoot.coach.prescription._schema import Continuous, Parts, Repeats, Sets, Steady, Strides, Turns
from surefoot.diary.plan import Step
from surefoot.rulebook import load_book

TEMPLATES = templates(load_book())
QUALITY = tuple(sorted(name for name, one in TEMPLATES.items() if isinstance(one, Continuous | Repeats)))
SETS = tuple(sorted(name for name, one in TEMPLATES.items() if isinstance(one, Sets)))
STEADY = tuple(sorted((one.kind, name) for name, one in TEMPLATES.items() if isinstance(one, Steady)))
PARTS = tuple(sorted((one.kind, name) for name, one in TEMPLATES.items() if isinstance(one, Parts | Turns)))
STRIDES = tuple(sorted(name for name, one in TEMPLATES.items() if isinstance(one, Strides)))
WALK, JOG = 600, 1.2  # expected pace of walking in s/km; a jog as a multiple of easy running


def context(index: float | None = 45, easy: float | None = None, **others: Any) -> Context:
    """A context of the book; heart rates, facilities and surface may be given."""
    book = load_book()
    given = {"max_hr": 185, "resting_hr": 52, "facilities": ("hills", "track", "treadmill"), **others}
    return Context(book=book, paces=make_paces(book, index, easy, "regular"), **given)


def contexts() -> st.SearchStrategy[Context]:
    """Runners from very slow to very fast, with and without fitness, heart rates and facilities."""
    places = st.sets(st.sampled_from(["hills", "track", "treadmill", "gym"])).map(lambda found: tuple(sorted(found)))
    return st.builds(
        context,
        index=st.none() | st.floats(20, 85),
        easy=st.none() | st.floats(220, 700),
        max_hr=st.none() | st.integers(150, 210),
        resting_hr=st.none() | st.integers(35, 80),
        facilities=places,
        surface=st.sampled_from(["road", "track", "trail"]),
        age=st.none() | st.integers(16, 90),
    )


def asks(names: tuple[str, ...] = QUALITY) -> st.SearchStrategy[QualityAsk]:
    """Whatever may be asked for, sensible or not."""
    return st.builds(
        QualityAsk,
        template=st.sampled_from(names),
        work_s=st.integers(0, 6000),
        max_duration_s=st.integers(0, 3 * 3600),
        max_distance_m=st.integers(0, 40_000),
        rep_m=st.none() | st.sampled_from([1609, 1200, 1000, 800, 600, 400, 300, 200]),
    )


def leaves(steps: tuple[Step, ...], times: int = 1) -> Iterator[tuple[Step, int]]:
    """Every step that is done, and how often."""
    for step in steps:
        if step.kind == "repeat":
            yield from leaves(step.steps, times * (step.times or 0))
        else:
            yield step, times


def total(ctx: Context, built: Built, work_pace: float) -> tuple[float, float]:
    """Metres and seconds of all steps: work at ``work_pace`` in s/km, everything else as it is expected to go."""
    metres = seconds = 0.0
    for step, times in leaves(built.steps):
        pace = _pace(ctx, step, work_pace)
        if step.distance_m is not None:
            metres, seconds = metres + times * step.distance_m, seconds + times * step.distance_m * pace / 1000
        else:
            assert step.duration_s is not None
            metres, seconds = metres + times * step.duration_s * 1000 / pace, seconds + times * step.duration_s
    return metres, seconds


def versions(built: Built) -> list[Built]:
    """A session with its shorter and its treadmill version."""
    return [version for version in (built, built.shorter, built.treadmill) if version is not None]


def _pace(ctx: Context, step: Step, work_pace: float) -> float:
    if step.gait == "walk":
        return WALK
    if step.kind == "work":
        return work_pace
    return ctx.paces.easy * (JOG if step.kind == "recover" else 1)
