"""The templates: all of them load, build, and say where they come from; a bad one is refused by file and key."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import pytest

from surefoot.coach.documents import MOST_KEPT
from surefoot.coach.prescription import (
    Built,
    Context,
    QualityAsk,
    companion,
    quality,
    race,
    steady,
    templates,
    time_trial,
    walk_run,
)
from surefoot.coach.prescription import _templates as module
from surefoot.coach.prescription._schema import AnyTemplate
from surefoot.diary.scenario import Goal
from surefoot.rulebook import Book, RulebookError, explain, load_book
from tests.coach.prescription.runners import QUALITY, SETS, versions

ALL = sorted(load_book().workouts)
GOAL = Goal(kind="race", distance=10_000, date=dt.date(2027, 4, 18))
KINDS = """easy long recovery walk_run tempo intervals repetitions hills fartlek strides race time_trial
strength plyometrics drills mobility warmup rehab cross_training rest"""


def build(ctx: Context, name: str) -> Built:
    """A session of ordinary size from any template."""
    template = templates(ctx.book)[name]
    if name in (*QUALITY, *SETS):
        ask = QualityAsk(template=name, work_s=1500, max_duration_s=5400, max_distance_m=15_000)
        built = quality(ctx, ask)
        assert built is not None
        return built
    if name.startswith("companion/"):
        return companion(ctx, template.kind)
    special = {
        "race/race": lambda: race(ctx, GOAL, 2700),
        "race/time_trial": lambda: time_trial(ctx, 1609, 380),
        "race/trial_three": lambda: time_trial(ctx, 3000, 760),
        "race/trial_five": lambda: time_trial(ctx, 5000, 1300),
        "easy/walk_run": lambda: walk_run(ctx, 3000, 60, 60),
    }
    return special[name]() if name in special else steady(ctx, template.kind, 9000, name)


@pytest.mark.parametrize("name", ALL)
def test_every_template_becomes_a_session(ctx: Context, name: str) -> None:
    built = build(ctx, name)
    assert built.template == name
    assert built.kind == templates(ctx.book)[name].kind
    assert "{" not in built.title


@pytest.mark.parametrize("name", ALL)
def test_every_session_names_a_rule_with_a_number_and_a_source(ctx: Context, name: str) -> None:
    read = [parameter for reason in build(ctx, name).reasons for parameter in explain(reason, ctx.book).parameters]
    assert any(parameter.source in ctx.book.sources for parameter in read)


@pytest.mark.parametrize("name", ALL)
def test_every_version_says_why_in_whole_sentences(ctx: Context, name: str) -> None:
    for version in versions(build(ctx, name)):
        texts = [explain(reason, ctx.book, "mi").text for reason in version.reasons]
        assert texts
        assert all(text[0].isupper() or text[0].isdigit() for text in texts)
        assert not any(re.search(r"[{}]|None", text) for text in texts)


@pytest.mark.parametrize("name", ALL)
def test_titles_and_notes_know_no_unit_of_distance(ctx: Context, name: str) -> None:
    for version in versions(build(ctx, name)):
        notes = [step.note or "" for step in version.steps] + [s.note or "" for t in version.steps for s in t.steps]
        assert not [text for text in (version.title, *notes) if re.search(r"\d ?(km|mi)\b|\{", text)]


@pytest.mark.parametrize("name", ALL)
def test_the_source_of_a_template_is_in_the_book(book: Book, name: str) -> None:
    template = templates(book)[name]
    assert template.source in book.sources
    assert template.locator or template.source == "own-practice"


def test_every_kind_of_the_contract_has_a_template(book: Book) -> None:
    assert {template.kind for template in templates(book).values()} == set(KINDS.split())


def test_the_way_from_tempo_to_repetitions(book: Book) -> None:
    """BUILD-4: what leads to what."""
    way, name = [], "tempo/continuous"
    while name:
        way.append(name)
        name = templates(book)[name].progression.leads_to  # type: ignore[union-attr]
    assert way == ["tempo/continuous", "tempo/cruise", "intervals/repeats", "repetitions/fast"]


def test_templates_are_read_once_for_a_book(book: Book) -> None:
    assert templates(book) is templates(book)


def test_few_books_are_kept(book: Book) -> None:
    for tenth in range(20, 36):
        templates(book.overlaid({"workout/finish_share": tenth / 100}))
    assert len(templates.kept) <= MOST_KEPT


# ------------------------------------------------------------------ what is refused


def read(changes: Mapping[str, Mapping[str, Any]]) -> dict[str, AnyTemplate]:
    """The templates of the book with some keys of some files changed; a key may be a way with dots."""
    documents = copy.deepcopy(dict(load_book().workouts))
    for name, keys in changes.items():
        for way, value in keys.items():
            *path, last = way.split(".")
            place = documents[name]
            for key in path:
                place = place[key]
            place[last] = value
    return module._read(documents)


@pytest.mark.parametrize(
    ("name", "key", "value", "where"),
    [
        ("easy/easy", "effort_0_10", 11, "effort_0_10"),
        ("easy/easy", "effort_0_10", "3", "effort_0_10"),
        ("easy/easy", "colour", "red", "colour"),
        ("easy/easy", "zone", "purple", "zone"),
        ("easy/easy", "phases", [], "phases"),
        ("easy/easy", "purpose", "", "purpose"),
        ("easy/easy", "shape", "round", "shape"),
        ("easy/easy", "kind", "tempo", "kind"),
        ("tempo/continuous", "warm_up.usual_s", -5, "warm_up.usual_s"),
        ("tempo/continuous", "warm_up.least_s", 900, "warm_up"),
        ("tempo/continuous", "cool_down.least_s", 0, "cool_down"),
        ("tempo/continuous", "work.most_s", 60, "work"),
        ("tempo/cruise", "line.harder", None, "line.why"),
        ("easy/hilly", "title", "Easy run", "title"),
        ("tempo/continuous", "progression.leads_to", "tempo/none", "progression.leads_to"),
        ("intervals/repeats", "reps", [], "reps"),
        ("intervals/repeats", "reps", [{"pace_factor": 1.0}], "reps"),
        ("intervals/repeats", "reps", [{"pace_factor": 1.0, "rep_m": 400, "rep_s": 90}], "reps"),
        ("intervals/repeats", "recovery.most_s", 10, "recovery"),
        ("hills/repeats", "facilities.without", None, "facilities.without"),
        ("hills/repeats", "facilities.without", "hills/none", "facilities.without"),
        ("strides/flat", "times.least_times", 9, "times"),
        ("strides/flat", "times.usual_times", 9, "times"),
    ],
)
def test_a_bad_template_is_refused_by_file_and_key(name: str, key: str, value: Any, where: str) -> None:
    with pytest.raises(RulebookError) as caught:
        read({name: {key: value}})
    found = [(problem.file, problem.key) for problem in caught.value.problems]
    assert any(file == f"workouts/{name}.yaml" and told.endswith(where) for file, told in found), caught.value
    assert all(problem.mend for problem in caught.value.problems)


def test_a_missing_key_is_named() -> None:
    documents = copy.deepcopy(dict(load_book().workouts))
    del documents["tempo/cruise"]["recovery"]["gait"]
    with pytest.raises(RulebookError, match=r"workouts/tempo/cruise.yaml: recovery.gait: .*missing"):
        module._read(documents)


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(RulebookError) as caught:
        read({"easy/easy": {"kind": "tempo"}, "tempo/continuous": {"work.least_s": "many"}})
    found = {(problem.file, problem.key) for problem in caught.value.problems}
    assert found == {("workouts/easy/easy.yaml", "kind"), ("workouts/tempo/continuous.yaml", "work.least_s")}


def test_an_unknown_template_is_refused_with_those_that_exist(ctx: Context) -> None:
    with pytest.raises(ValueError, match=r"'tempo/none' is no template .* tempo/continuous"):
        quality(ctx, QualityAsk(template="tempo/none", work_s=1500, max_duration_s=5400, max_distance_m=15_000))
    with pytest.raises(ValueError, match=r"'tempo/continuous' is no template .* easy/easy"):
        steady(ctx, "easy", 8000, "tempo/continuous")
    with pytest.raises(ValueError, match="'companion/yoga' is no template"):
        companion(ctx, "yoga")
