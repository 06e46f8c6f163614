"""Sets of unequal parts: ladders, pyramids, alternations, progressions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from surefoot.coach.prescription import Built, Context, QualityAsk, quality
from surefoot.coach.prescription._schema import SetRep, Sets
from surefoot.diary.plan import Step
from tests.coach.prescription.runners import JOG, SETS, TEMPLATES, WALK, asks, context, contexts, leaves, versions

WIDE = {"max_duration_s": 3 * 3600, "max_distance_m": 40_000}


def built(ctx: Context, template: str, **wanted: Any) -> Built:
    found = quality(ctx, QualityAsk(**{"template": template, "work_s": 1500, **WIDE, **wanted}))
    assert found is not None
    return found


def works(found: Built) -> list[Step]:
    """Every piece of work in the order of running."""
    done: list[Step] = []
    for step in found.steps:
        inner = step.steps * (step.times or 0) if step.kind == "repeat" else (step,)
        done += [one for one in inner if one.kind == "work"]
    return done


@pytest.mark.parametrize(
    ("template", "work_s", "title", "lengths"),
    [
        ("tempo/progression", 1250, "Progression tempo 3 × 6 min, each a little quicker", [360, 360, 360]),
        ("tempo/sandwich", 1250, "Tempo sandwich 10 min, easy, 10 min", [600, 600]),
        ("tempo/over_unders", 560, "Over and under 3 × (2 min under, 1 min over)", [120, 60] * 3),
        ("tempo/descending", 600, "Descending tempo 4-3-2-1 × 1 min", [240, 180, 120, 60]),
        ("intervals/pyramid", 560, "Pyramid 1-2-3-2-1 min", [60, 120, 180, 120, 60]),
        ("intervals/ladder", 710, "Ladder 1000-800-600-400 m", [1000, 800, 600, 400]),
        ("repetitions/sets", 400, "2 × (200, 200, 400 m)", [200, 200, 400] * 2),
        ("tempo/thousands", 1400, "Short-rest 5 × 1000 m", [1000] * 5),
    ],
)
def test_the_set_with_most_work_that_fits(
    ctx: Context, template: str, work_s: int, title: str, lengths: list[int]
) -> None:
    found = built(ctx, template, work_s=work_s)
    assert found.title == title
    assert [step.duration_s or step.distance_m for step in works(found)] == lengths


def test_a_single_set_ends_with_work(ctx: Context) -> None:
    found = built(ctx, "intervals/pyramid", work_s=560)
    assert [step.kind for step in found.steps] == ["warmup", *["work", "recover"] * 4, "work", "cooldown"]


def test_several_sets_have_a_longer_rest_between_them(ctx: Context) -> None:
    repeat = built(ctx, "repetitions/sets", work_s=400).steps[1]
    rests = [step.duration_s for step in repeat.steps if step.kind == "recover"]
    assert repeat.times == 2
    assert rests[:2] == [70, 70], "one and a half times 47 s"
    assert rests[2] == 240


def test_alternations_go_straight_on(ctx: Context) -> None:
    found = built(ctx, "tempo/over_unders", work_s=900)
    assert [step.kind for step in found.steps[1].steps] == ["work", "work"]
    under, over = found.steps[1].steps
    assert under.target is not None
    assert over.target is not None
    assert under.target.pace is not None
    assert over.target.pace is not None
    assert over.target.pace[1] < under.target.pace[0], "over is quicker than under"
    assert (under.target.effort, over.target.effort) == (6, 8)


def test_a_progression_grows_in_effort_and_speed(ctx: Context) -> None:
    targets = [step.target for step in works(built(ctx, "tempo/progression"))]
    paces = [target.pace[0] for target in targets if target and target.pace]
    assert paces == sorted(paces, reverse=True)
    assert [target.effort for target in targets if target] == [5, 6, 7]


def test_masters_runners_recover_longer_between_the_same_repeats() -> None:
    young, old = (built(context(age=age), "intervals/repeats", work_s=1430, rep_m=800) for age in (49, 50))
    (_, jog), (_, longer) = young.steps[1].steps, old.steps[1].steps
    assert (jog.duration_s, longer.duration_s) == (150, 190), "1.25 times, in steps of 5 s"
    assert young.steps[1].steps[0] == old.steps[1].steps[0]
    assert "WORKOUT-24" in {reason.rule.id for reason in old.reasons}
    assert "WORKOUT-24" not in {reason.rule.id for reason in young.reasons}


def test_masters_runners_are_told_what_is_different() -> None:
    young, old = (built(context(age=age), "hills/short").reasons[1].args["how"] for age in (None, 60))
    assert old.startswith(young)
    assert "calves are still fresh" in old


@pytest.mark.parametrize("template", SETS)
def test_the_shorter_version_has_less_work(ctx: Context, template: str) -> None:
    for work_s in (1000, 1500, 2400):
        found = built(ctx, template, work_s=work_s)
        assert found.shorter is not None
        assert found.shorter.work_s < found.work_s, found.title
        assert found.shorter.duration_s < found.duration_s
        assert found.shorter.distance_m < found.distance_m


# ------------------------------------------------------------------ adding up, worked out apart from the code


def paces(ctx: Context, found: Built) -> list[float]:
    """Expected pace of each piece of work in s/km, from the template's own numbers."""
    template, pieces = TEMPLATES[found.template], works(found)
    assert isinstance(template, Sets)
    for version in template.versions:
        for unit in version.unit_s or (0,):
            times, rest = divmod(len(pieces), len(version.reps))
            reps = version.reps * times
            same = all(length(rep, unit) == (p.distance_m, p.duration_s) for rep, p in zip(reps, pieces, strict=False))
            if not rest and times and same:
                return [getattr(ctx.paces, rep.zone or template.zone) * rep.pace_factor for rep in reps]
    raise AssertionError(f"{found.title} is no version of {found.template}")


def length(rep: SetRep, unit: int) -> tuple[int | None, int | None]:
    return rep.rep_m, None if rep.rep_m else rep.rep_s or (rep.units or 0) * unit


def total(ctx: Context, found: Built) -> tuple[float, float]:
    """Metres and seconds of all steps."""
    expected = iter(paces(ctx, found))
    metres = seconds = 0.0
    for top in found.steps:
        for step in top.steps * (top.times or 0) if top.kind == "repeat" else (top,):
            easy = ctx.paces.easy * (JOG if step.kind == "recover" else 1)
            pace = next(expected) if step.kind == "work" else WALK if step.gait == "walk" else easy
            metres += step.distance_m if step.distance_m is not None else (step.duration_s or 0) * 1000 / pace
            seconds += step.duration_s if step.duration_s is not None else (step.distance_m or 0) * pace / 1000
    return metres, seconds


@given(contexts(), asks(SETS))
def test_whatever_is_asked_adds_up_and_keeps_its_limits(ctx: Context, ask: QualityAsk) -> None:
    found = quality(ctx, ask)
    if found is None or found.template not in SETS:  # another takes its place where there are no hills
        return
    assert found.distance_m <= ask.max_distance_m
    assert found.duration_s <= ask.max_duration_s
    assert 0 < found.work_s <= ask.work_s
    for version in versions(found):
        metres, seconds = total(ctx, version)
        assert version.distance_m % 100 == 0
        assert metres == pytest.approx(version.distance_m, abs=0.51)
        assert seconds - 0.4 <= version.duration_s <= seconds + 1.4, "a rounded metre is half a second"
        assert all((step.duration_s is None) != (step.distance_m is None) for step, _ in leaves(version.steps))
        assert all(step.gait and step.target and step.target.effort for step, _ in leaves(version.steps))
    if found.shorter is not None:
        assert found.shorter.duration_s < found.duration_s
        assert found.shorter.distance_m < found.distance_m
        assert found.shorter.work_s <= found.work_s


@given(contexts(), asks(SETS))
def test_no_repeat_is_longer_than_was_wished(ctx: Context, ask: QualityAsk) -> None:
    found = quality(ctx, ask)
    if found is not None and ask.rep_m is not None:
        assert all((step.distance_m or 0) <= ask.rep_m for step in works(found))
