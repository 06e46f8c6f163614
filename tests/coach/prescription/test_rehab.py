"""Sessions of rehab strength and warm-ups: they fit their time, name their exercises, and need what is there."""

from __future__ import annotations

import re

import pytest

from surefoot.coach.every_exercise import every_exercise
from surefoot.coach.prescription import Built, Context, rehab, warm_up
from surefoot.coach.routines import LADDERS, LEVELS, ladder_for, rehab_ladders, warm_up_routine
from surefoot.coach.rules.prescription.companion_time import companion_time
from surefoot.diary.site import PARTS
from surefoot.rulebook import Book, explain
from tests.coach.prescription.runners import context

EVERYTHING = ("bands", "kettlebell", "bench", "box", "gym")
BAND = re.compile(r"\bbands?\b", re.IGNORECASE)
UNKIND = re.compile(r"\b(fail\w*|miss(ed|es)?|behind|only|lost)\b", re.IGNORECASE)


def notes(built: Built) -> list[str]:
    return [step.note or "" for step in built.steps]


def names(built: Built) -> list[str]:
    """What each step names: all up to its dose or text."""
    return [re.split(r", \d|: ", note)[0] for note in notes(built)]


def texts(ctx: Context, built: Built) -> list[str]:
    return [explain(reason, ctx.book, "mi").text for reason in built.reasons]


@pytest.fixture(params=[(), EVERYTHING, ("gym",)], ids=["nothing", "everything", "gym"])
def runner(request: pytest.FixtureRequest) -> Context:
    return context(facilities=request.param)


# ------------------------------------------------------------------ rehab


@pytest.mark.parametrize("level", range(len(LEVELS)))
@pytest.mark.parametrize("part", PARTS)
def test_rehab_fits_its_time_and_holds_the_whole_level(runner: Context, part: str, level: int) -> None:
    built = rehab(runner, part, level)
    assert (built.kind, built.distance_m, built.hard, built.template) == ("rehab", 0, False, "companion/rehab")
    assert built.duration_s == sum(step.duration_s or 0 for step in built.steps)
    assert 0 < built.duration_s <= companion_time(runner.book, "rehab")
    wanted = [one.with_what(runner.facilities).name for one in rehab_ladders(runner.book)[ladder_for(part)].at(level)]
    assert set(wanted) <= set(names(built))


@pytest.mark.parametrize("level", range(len(LEVELS)))
@pytest.mark.parametrize("part", PARTS)
def test_every_step_names_an_exercise_by_its_id(runner: Context, part: str, level: int) -> None:
    known = every_exercise(runner.book)
    for built in (rehab(runner, part, level), warm_up(runner, (part,), walking=bool(level % 2))):
        assert [known[step.exercise or ""].name for step in built.steps] == names(built)


@pytest.mark.parametrize("level", range(len(LEVELS)))
@pytest.mark.parametrize("part", PARTS)
def test_rehab_goes_from_easier_to_harder_and_never_above_its_level(runner: Context, part: str, level: int) -> None:
    ladder = rehab_ladders(runner.book)[ladder_for(part)]
    order = [one.with_what(runner.facilities).name for one in ladder.exercises]
    places = [order.index(name) for name in names(rehab(runner, part, level))]
    assert places == sorted(set(places))
    assert max(LEVELS.index(ladder.exercises[place].level) for place in places) == level


@pytest.mark.parametrize("level", range(len(LEVELS)))
@pytest.mark.parametrize("part", PARTS)
def test_notes_are_short_and_kind(runner: Context, part: str, level: int) -> None:
    told = notes(rehab(runner, part, level))
    assert all(re.fullmatch(r"[^:]+, \d+ × \d+( s)?( each side)?: [^.]+\.", note) for note in told)
    assert max(map(len, told)) <= 160
    assert not UNKIND.search(" ".join(told))


@pytest.mark.parametrize("level", range(len(LEVELS)))
@pytest.mark.parametrize("part", PARTS)
def test_without_equipment_none_is_named(part: str, level: int) -> None:
    told = " ".join(notes(rehab(context(facilities=()), part, level)))
    assert not re.search(r"\b(bands?|kettlebell|bench|box)\b", told, re.IGNORECASE)


def test_bands_and_weights_are_used_where_they_are() -> None:
    assert "Foot pull against a band" in names(rehab(context(facilities=("bands",)), "shin", 2))
    assert "Foot pull against the other foot" in names(rehab(context(facilities=("gym",)), "shin", 2))
    assert "Kettlebell swing" in names(rehab(context(facilities=("gym",)), "hip", 3))
    assert "Quick hip hinge with a backpack" in names(rehab(context(facilities=()), "hip", 3))


@pytest.mark.parametrize(
    ("site", "title"),
    [
        ("left shin", "Rehab exercises: left shin"),
        ("groin", "Rehab exercises: groin"),
        ("both achilles", "Rehab exercises: Achilles on both sides"),
        ("other", "Rehab exercises"),
    ],
)
def test_the_title_names_the_site(ctx: Context, site: str, title: str) -> None:
    assert rehab(ctx, site, 0).title == title


def test_rehab_says_why(ctx: Context) -> None:
    told = texts(ctx, rehab(ctx, "left shin", 0))
    expected = (
        "Strength for the left shin from the beginning of the injury on, now with holds. "
        "One level up after 2 within your pain limit, one down after 1 over it."
    )
    assert expected in told
    assert any(text.startswith("Strength for the place that was hurt") for text in texts(ctx, rehab(ctx, "other", 1)))
    assert {"RETURN-8", "WORKOUT-15"} <= {reason.rule.id for reason in rehab(ctx, "groin", 2).reasons}


def test_in_little_time_one_exercise_of_the_level_is_left(book: Book) -> None:
    times = dict(book.value("prescription/companion_time"), rehab=60)
    little = book.overlaid({"prescription/companion_time": times})
    built = rehab(Context(book=little, paces=context().paces), "knee", 1)
    assert names(built) == ["Slow squat to a chair"]


@pytest.mark.parametrize("level", [-1, len(LEVELS)])
def test_a_level_that_no_ladder_has_is_refused(ctx: Context, level: int) -> None:
    with pytest.raises(ValueError, match=f"{level} is no level of a ladder: they go from 0 to 3"):
        rehab(ctx, "shin", level)


def test_an_unknown_site_is_refused(ctx: Context) -> None:
    with pytest.raises(ValueError, match="elbow"):
        rehab(ctx, "elbow", 0)
    with pytest.raises(ValueError, match="elbow"):
        warm_up(ctx, ("shin", "elbow"), walking=False)


# ------------------------------------------------------------------ warm-up


@pytest.mark.parametrize("walking", [False, True])
@pytest.mark.parametrize("part", PARTS)
def test_a_warm_up_takes_ten_minutes_and_serves_the_injury_first(runner: Context, part: str, walking: bool) -> None:
    built = warm_up(runner, (f"left {part}",), walking=walking)
    assert (built.kind, built.distance_m, built.hard, built.duration_s) == ("warmup", 0, False, 600)
    assert built.duration_s == sum(step.duration_s or 0 for step in built.steps)
    assert all(step.gait is None for step in built.steps)
    items = {one.with_what(runner.facilities).name: one for one in warm_up_routine(runner.book).items}
    serves = [ladder_for(part) in items[name].sites for name in names(built)[:-1]]
    assert serves == sorted(serves, reverse=True)
    assert (sum(serves) >= 2, len(serves)) == (True, len(items))


def test_several_injuries_are_served_together(ctx: Context) -> None:
    built = warm_up(ctx, ("left achilles", "hamstring"), walking=False)
    items = {one.with_what(()).name: one for one in warm_up_routine(ctx.book).items}
    serves = [bool({"calf_achilles", "hamstring"} & set(items[name].sites)) for name in names(built)[:-1]]
    assert serves == sorted(serves, reverse=True)
    assert 2 < sum(serves) < len(serves)


def test_without_a_site_the_order_is_that_of_the_book(ctx: Context) -> None:
    built = warm_up(ctx, (), walking=False)
    routine = warm_up_routine(ctx.book)
    assert names(built) == [one.with_what(ctx.facilities).name for one in (*routine.items, routine.jog)]


def test_a_brisk_walk_takes_the_place_of_the_jog(ctx: Context) -> None:
    jogging, walking = (warm_up(ctx, ("left tibia",), walking=walking) for walking in (False, True))
    assert (names(jogging)[-1], names(walking)[-1]) == ("Light jog", "Brisk walk")
    assert not any(name == "Light jog" for name in names(walking))
    assert "RETURN-9a" not in {reason.rule.id for reason in jogging.reasons}
    assert "With an injured bone the warm-up ends with a brisk walk until the run has jogs of 2 min." in texts(
        ctx, walking
    )


@pytest.mark.parametrize("part", PARTS)
def test_a_runner_without_a_band_is_told_of_none(part: str) -> None:
    for facilities in ((), ("gym", "kettlebell")):
        told = notes(warm_up(context(facilities=facilities), (part,), walking=False))
        assert not BAND.search(" ".join(told))
    with_band = notes(warm_up(context(facilities=("bands",)), (part,), walking=False))
    assert sum(bool(BAND.search(note)) for note in with_band) == 3


def test_the_warm_up_says_why(ctx: Context) -> None:
    expected = "A warm-up of 10 min comes before every run of the return, what serves the injured place first."
    assert expected in texts(ctx, warm_up(ctx, ("shin",), walking=False))


def test_a_shorter_warm_up_keeps_what_serves_the_injury(book: Book) -> None:
    short = book.overlaid({"rehab/warm_up_time": 300})
    built = warm_up(Context(book=short, paces=context().paces), ("shin",), walking=False)
    assert built.duration_s <= 300
    assert names(built)[:3] == ["Easy walk", "Toe walk", "Heel walk"]
    assert names(built)[-1] == "Light jog"


def test_warm_up_notes_are_short_and_kind(runner: Context) -> None:
    told = notes(warm_up(runner, LADDERS[2:3], walking=True))
    assert max(map(len, told)) <= 160
    assert not UNKIND.search(" ".join(told))
