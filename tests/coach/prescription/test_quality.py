"""Sessions with warm-up, quality and cool-down."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.prescription import Built, Context, QualityAsk, longest_repeat, quality, templates
from surefoot.coach.prescription._schema import Continuous, Repeats
from tests.coach.prescription.runners import QUALITY, asks, context, contexts, leaves, total, versions

WIDE = {"max_duration_s": 3 * 3600, "max_distance_m": 40_000}


def built(ctx: Context, template: str, **wanted: Any) -> Built:
    found = quality(ctx, QualityAsk(**{"template": template, "work_s": 1500, **WIDE, **wanted}))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("template", "work_s", "title", "work"),
    [
        ("tempo/continuous", 1230, "Tempo 20 min", 1200),
        ("tempo/continuous", 3600, "Tempo 40 min", 2400),
        ("tempo/marathon_pace", 2700, "Marathon effort 45 min", 2700),
        ("tempo/cruise", 1500, "Tempo 5 × 5 min", 1500),
        ("tempo/cruise", 1230, "Tempo 2 × 10 min", 1200),
        ("intervals/repeats", 900, "2 × 1 mile", 840),
        ("intervals/repeats", 800, "2 × 1200 m", 621),
        ("repetitions/fast", 400, "4 × 400 m fast", 386),
        ("fartlek/by_feel", 900, "Fartlek 5 × 3 min", 900),
        ("hills/repeats", 360, "Hill repeats 4 × 90 s", 360),
        ("hills/repeats", 300, "Hill repeats 5 × 1 min", 300),
    ],
)
def test_as_much_as_fits_under_the_cap(ctx: Context, template: str, work_s: int, title: str, work: int) -> None:
    found = built(ctx, template, work_s=work_s)
    assert (found.title, found.work_s, found.hard) == (title, work, True)


@pytest.mark.parametrize(
    ("rep_m", "title"),
    [
        (1609, "3 × 1 mile"),
        (1200, "4 × 1200 m"),
        (1000, "5 × 1000 m"),
        (800, "7 × 800 m"),
        (600, "9 × 600 m"),
        (400, "12 × 400 m"),
    ],
)
def test_from_the_mile_down_to_the_quarter_mile(ctx: Context, rep_m: int, title: str) -> None:
    assert built(ctx, "intervals/repeats", work_s=1430, rep_m=rep_m).title == title


def test_a_shorter_repeat_where_the_wanted_one_does_not_fit_twice(ctx: Context) -> None:
    assert built(ctx, "intervals/repeats", work_s=800, rep_m=1609).title == "2 × 1200 m"


def test_the_steps_of_repeats(ctx: Context) -> None:
    found = built(ctx, "intervals/repeats", work_s=1430, rep_m=800)
    warm, repeat, cool = found.steps
    work, jog = repeat.steps
    assert (warm.kind, warm.duration_s, repeat.times, cool.kind) == ("warmup", 900, 7, "cooldown")
    assert (work.distance_m, work.gait, jog.kind, jog.gait) == (800, "run", "recover", "run")
    assert (jog.duration_s or 0) <= 0.8 * ctx.paces.interval
    assert (jog.duration_s or 0) % 5 == 0
    assert work.target is not None
    assert work.target.pace is not None
    fast, slow = work.target.pace
    assert fast < 0.99 * ctx.paces.interval < slow
    assert (work.target.hr, work.target.effort) == ((166, 176), 8)


def test_shorter_repeats_are_quicker(ctx: Context) -> None:
    mile = built(ctx, "intervals/repeats", rep_m=1609).steps[1].steps[0].target
    quarter = built(ctx, "intervals/repeats", rep_m=400).steps[1].steps[0].target
    assert mile is not None
    assert quarter is not None
    assert mile.pace is not None
    assert quarter.pace is not None
    assert quarter.pace[1] < mile.pace[0]


@pytest.mark.parametrize("template", ["fartlek/by_feel", "hills/repeats"])
def test_by_feel_means_effort_alone(ctx: Context, template: str) -> None:
    target = built(ctx, template).steps[1].steps[0].target
    assert target is not None
    assert (target.pace, target.hr) == (None, None)
    assert target.effort


def test_unknown_paces_give_no_pace_to_run() -> None:
    found = built(context(index=None), "intervals/repeats")
    work = found.steps[1].steps[0]
    assert work.target is not None
    assert (work.target.pace, work.target.hr) == (None, (166, 176))
    assert "WORKOUT-16" in [reason.rule.id for reason in found.reasons]


def test_the_ends_shrink_before_the_work(ctx: Context) -> None:
    roomy, tight = built(ctx, "tempo/continuous"), built(ctx, "tempo/continuous", max_duration_s=1500 + 820)
    assert tight.work_s == roomy.work_s
    assert roomy.steps[0].duration_s == 900
    assert 480 <= (tight.steps[0].duration_s or 0) < 520
    assert tight.duration_s <= 2320


def test_less_work_where_the_ends_cannot_shrink(ctx: Context) -> None:
    assert built(ctx, "tempo/continuous", max_duration_s=1800).work_s == 1020 - 60
    assert built(ctx, "tempo/continuous", max_distance_m=5000).work_s < 1500


@pytest.mark.parametrize(
    "limits",
    [{"work_s": 100}, {"max_duration_s": 1200}, {"max_distance_m": 2500}, {"work_s": 0}, {"max_duration_s": 0}],
)
@pytest.mark.parametrize("template", QUALITY)
def test_nothing_where_not_even_the_least_fits(ctx: Context, template: str, limits: dict[str, int]) -> None:
    assert quality(ctx, QualityAsk(**{"template": template, "work_s": 1500, **WIDE, **limits})) is None


def test_hills_without_hills_are_a_fartlek() -> None:
    found = built(context(facilities=()), "hills/repeats")
    assert (found.kind, found.template) == ("fartlek", "fartlek/by_feel")
    reason = found.reasons[-1]
    assert (reason.rule.id, reason.args) == ("WORKOUT-19", {"wanted": "hills", "needs": "hills or treadmill"})


def test_a_treadmill_can_be_a_hill() -> None:
    found = built(context(facilities=("treadmill",)), "hills/repeats")
    assert found.kind == "hills"
    assert "No hill near you?" in found.reasons[1].args["how"]
    assert "No hill near you?" not in built(context(facilities=("hills",)), "hills/repeats").reasons[1].args["how"]


def test_the_treadmill_version_is_by_effort(ctx: Context) -> None:
    found = built(ctx, "intervals/repeats")
    assert found.treadmill is not None
    assert found.treadmill.title == "3 × 1 mile, treadmill"
    assert (found.treadmill.distance_m, found.treadmill.duration_s) == (found.distance_m, found.duration_s)
    warm, repeat, _ = found.treadmill.steps
    assert warm.note is not None
    assert warm.note.startswith("Slope 1 %.")
    assert all(step.target and step.target.pace is None for step, _ in leaves((repeat,)))


@pytest.mark.parametrize(
    ("template", "work_s", "title"),
    [
        ("tempo/continuous", 1230, "Tempo 10 min"),
        ("intervals/repeats", 1430, "2 × 1 mile"),
        ("intervals/repeats", 900, "1 × 1 mile"),
        ("hills/repeats", 360, "Hill repeats 2 × 90 s"),
    ],
)
def test_half_the_work_in_the_shorter_version(ctx: Context, template: str, work_s: int, title: str) -> None:
    shorter = built(ctx, template, work_s=work_s).shorter
    assert shorter is not None
    assert (shorter.title, shorter.hard) == (title, True)
    assert shorter.steps[0].duration_s == templates(ctx.book)[template].warm_up.least_s  # type: ignore[union-attr]


def test_one_repeat_needs_no_recovery(ctx: Context) -> None:
    shorter = built(ctx, "intervals/repeats", work_s=900).shorter
    assert shorter is not None
    assert [step.kind for step in shorter.steps] == ["warmup", "work", "cooldown"]


def test_reasons_say_what_shaped_it(ctx: Context) -> None:
    ids = [reason.rule.id for reason in built(ctx, "intervals/repeats").reasons]
    assert ids == ["BUILD-7", "BUILD-7a", "WORKOUT-7", "WORKOUT-11", "WORKOUT-10", "BUILD-4", "WORKOUT-12"]
    ids = [reason.rule.id for reason in built(ctx, "tempo/marathon_pace").reasons]
    assert ids == ["BUILD-7", "BUILD-7a", "WORKOUT-5", "HEART-3", "WORKOUT-11", "WORKOUT-12"]


def test_an_overlay_changes_the_lengths_of_repeats(ctx: Context) -> None:
    lengths = {"prescription/repeat_lengths": [1500, 1200, 1000, 800, 500, 300]}
    other = Context(book=ctx.book.overlaid(lengths), paces=ctx.paces)
    assert built(other, "intervals/repeats").title == "3 × 1500 m"
    assert longest_repeat(other, 100) is None
    assert longest_repeat(other, 160) == 300


@pytest.mark.parametrize(
    ("cap", "metres"), [(900, 1609), (800, 1200), (600, 1000), (420, 800), (310, 600), (150, None)]
)
def test_the_longest_repeat_that_fits_twice(ctx: Context, cap: float, metres: int | None) -> None:
    assert longest_repeat(ctx, cap) == metres


@given(contexts(), st.integers(0, 3000))
def test_the_longest_repeat_is_the_one_that_is_built(ctx: Context, cap: int) -> None:
    found = quality(ctx, QualityAsk(template="intervals/repeats", work_s=cap, **WIDE))
    metres = longest_repeat(ctx, cap)
    assert (found is None) == (metres is None)
    if found is not None:
        assert found.steps[1].steps[0].distance_m == metres


def work_pace(ctx: Context, found: Built) -> float:
    """Expected pace of the work in s/km, from the template's own numbers."""
    template = templates(ctx.book)[found.template]
    assert isinstance(template, Continuous | Repeats)
    pace = float(getattr(ctx.paces, template.zone))
    if isinstance(template, Continuous):
        return pace
    work = next(step for step, _ in leaves(found.steps) if step.kind == "work")
    same = (rep.pace_factor for rep in template.reps if (rep.rep_m, rep.rep_s) == (work.distance_m, work.duration_s))
    return pace * next(same)


@given(contexts(), asks())
def test_whatever_is_asked_adds_up_and_keeps_its_limits(ctx: Context, ask: QualityAsk) -> None:
    found = quality(ctx, ask)
    if found is None:
        return
    assert found.distance_m <= ask.max_distance_m
    assert found.duration_s <= ask.max_duration_s
    assert 0 < found.work_s <= ask.work_s
    pace = work_pace(ctx, found)
    for version in versions(found):
        metres, seconds = total(ctx, version, pace)
        assert version.distance_m % 100 == 0
        assert metres == pytest.approx(version.distance_m, abs=0.51)
        assert seconds - 0.4 <= version.duration_s <= seconds + 1.4, "a rounded metre is half a second"
        assert all((step.duration_s is None) != (step.distance_m is None) for step, _ in leaves(version.steps))
        assert all(step.gait and step.target and step.target.effort for step, _ in leaves(version.steps))
        assert (version.shorter, version.treadmill) == (None, None) or version is found
    assert found.shorter is not None
    assert found.shorter.distance_m < found.distance_m
    assert found.shorter.duration_s < found.duration_s
    assert 0 < found.shorter.work_s < found.work_s


@given(contexts(), asks(), st.integers(0, 2000))
def test_a_larger_cap_never_gives_less_work(ctx: Context, ask: QualityAsk, more: int) -> None:
    larger = QualityAsk(
        template=ask.template,
        work_s=ask.work_s + more,
        max_duration_s=ask.max_duration_s,
        max_distance_m=ask.max_distance_m,
        rep_m=ask.rep_m,
    )
    less, most = quality(ctx, ask), quality(ctx, larger)
    assert (less.work_s if less else 0) <= (most.work_s if most else 0)


@given(contexts(), asks())
def test_recoveries_of_intervals_are_not_longer_than_the_repeat(ctx: Context, ask: QualityAsk) -> None:
    found = quality(ctx, QualityAsk(template="intervals/repeats", work_s=ask.work_s, **WIDE, rep_m=ask.rep_m))
    if found is None:
        return
    times, pause = found.steps[1].times or 1, found.steps[1].steps[1].duration_s or 0
    assert pause <= found.work_s / times + 1
    assert pause % 5 == 0


def test_a_session_of_a_mile_has_no_shorter_version() -> None:
    """A very slow walker: eight minutes of work with the least ends are less than a mile."""
    slow = context(index=None, easy=1200)
    found = built(slow, "tempo/continuous", work_s=480, max_duration_s=1500)
    assert found.distance_m <= 1600
    assert found.shorter is None
