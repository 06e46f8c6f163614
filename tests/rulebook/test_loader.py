"""The loader takes a good folder as it is, and says of a bad one which file, key and value, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from surefoot.rulebook import Book, Problem, RulebookError
from surefoot.rulebook._files import list_files
from surefoot.rulebook._read import read_book
from tests.rulebook.folder import GROWTH, SOURCE, STEP, without, write_folder

GROWTH_FILE = "parameters/load/growth.yaml"
SOURCE_FILE = "sources/cohort-2020.yaml"


def problems(tmp_path: Path, changes: dict[str, Any]) -> tuple[Problem, ...]:
    return read_book(list_files(write_folder(tmp_path, changes)))[1]


def only(tmp_path: Path, changes: dict[str, Any]) -> Problem:
    found = problems(tmp_path, changes)
    assert len(found) == 1, found
    return found[0]


def test_a_good_book_is_read_whole(book: Book) -> None:
    assert book.version == "7"
    assert book.value("load/growth") == 1.1
    growth = book.parameters["load/growth"]
    assert (growth.unit, growth.range, growth.source, growth.locator) == ("/1", (1.0, 1.3), "cohort-2020", "Table 2")
    assert book.parameters["load/step"].locator == ""
    assert book.sources["cohort-2020"].authors == ("Doe, J.",)
    assert book.sources["own-practice"].year is None
    assert book.workouts["tempo/continuous"] == {"source": "own-practice", "title": "Tempo"}
    assert not book.protocols
    assert not book.routines


def test_the_first_problem_is_raised_with_all_the_others(make_book: Callable[..., Book]) -> None:
    with pytest.raises(RulebookError) as caught:
        make_book({GROWTH_FILE: {**GROWTH, "value": 2, "evidence": 9}, SOURCE_FILE: {**SOURCE, "pages": 3}})
    error = caught.value
    assert (error.file, error.key, error.value) == (SOURCE_FILE, "pages", 3)
    assert error.message == "unknown key"
    assert "title" in error.mend
    assert len(error.problems) > 2
    assert str(error).startswith(f"{SOURCE_FILE}: pages: unknown key (found 3). Use only: title")
    assert str(error).endswith("more]")


@pytest.mark.parametrize("key", ["description", "unit", "range", "value", "source", "evidence"])
def test_a_parameter_lacks_nothing(tmp_path: Path, key: str) -> None:
    found = only(tmp_path, {GROWTH_FILE: without(GROWTH, key)})
    assert (found.file, found.key, found.message) == (GROWTH_FILE, key, "missing")
    assert found.mend


@pytest.mark.parametrize("key", ["title", "authors", "year", "kind", "where"])
def test_a_source_lacks_nothing(tmp_path: Path, key: str) -> None:
    found = problems(tmp_path, {SOURCE_FILE: without(SOURCE, key)})
    assert (found[0].file, found[0].key, found[0].message) == (SOURCE_FILE, key, "missing")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("unit", "furlong", "unknown unit"),
        ("unit", 5, "unknown unit"),
        ("value", 1.4, "out of the plausible range [1.0, 1.3] /1"),
        ("value", float("nan"), "this is not a number"),
        ("value", float("inf"), "this is not a number"),
        ("value", "1.1", "this is not a number"),
        ("value", True, "this is not a number"),
        ("value", None, "this is not a number"),
        ("range", [1.3, 1.0], "a range is a lower and a higher number"),
        ("range", [1.1], "a range is a lower and a higher number"),
        ("range", [1.0, float("inf")], "a range is a lower and a higher number"),
        ("range", "1 to 2", "a range is a lower and a higher number"),
        ("source", "nobody-1900", "there is no such source"),
        ("source", ["cohort-2020"], "there is no such source"),
        ("evidence", 6, "evidence is a whole number from 0 to 5"),
        ("evidence", -1, "evidence is a whole number from 0 to 5"),
        ("evidence", 2.5, "evidence is a whole number from 0 to 5"),
        ("evidence", True, "evidence is a whole number from 0 to 5"),
        ("evidence", 4, "a source of kind 'cohort' gives evidence 3 at most"),
        ("locator", "", "missing: only our own practice needs none"),
        ("locator", 7, "this should be text"),
        ("note", [], "this should be text"),
        ("description", " ", "this should be text"),
        ("colour", "red", "unknown key"),
    ],
)
def test_a_bad_parameter_is_named(tmp_path: Path, key: str, value: Any, message: str) -> None:
    found = only(tmp_path, {GROWTH_FILE: {**GROWTH, key: value}})
    assert (found.file, found.key, found.message) == (GROWTH_FILE, key, message)
    assert found.mend.endswith(".")
    assert repr(found.value) == repr(value)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("year", 20200, "a year is a whole number from 1800 to 2200"),
        ("year", "2020", "a year is a whole number from 1800 to 2200"),
        ("kind", "rumour", "this is no kind of source"),
        ("kind", ["cohort"], "this is no kind of source"),
        ("authors", "Doe, J.", "authors are a list of names"),
        ("authors", [""], "authors are a list of names"),
        ("title", "", "this should be text"),
        ("where", 5, "this should be text"),
        ("doi", "10.1/1", "unknown key"),
    ],
)
def test_a_bad_source_is_named(tmp_path: Path, key: str, value: Any, message: str) -> None:
    found = problems(tmp_path, {SOURCE_FILE: {**SOURCE, key: value}})
    assert (found[0].file, found[0].key, found[0].message, found[0].value) == (SOURCE_FILE, key, message, value)


def test_our_own_practice_gives_no_evidence(tmp_path: Path) -> None:
    found = only(tmp_path, {"parameters/load/step.yaml": {**STEP, "evidence": 1}})
    assert found.message == "a source of kind 'own' gives evidence 0 at most"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("sources/Big_Name.yaml", "no good name of a source"),
        ("parameters/growth.yaml", "no good name of a parameter"),
        ("parameters/load/Growth-2.yaml", "no good name of a parameter"),
        ("parameters/load/growth.yml", "this file would not be read"),
    ],
)
def test_names_of_files_follow_their_pattern(tmp_path: Path, name: str, message: str) -> None:
    content = SOURCE if name.startswith("sources") else GROWTH
    assert only(tmp_path, {name: content}).message == message


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        ("unit: m\nunit: km\n", "line 2", "the key 'unit' stands twice"),
        ("value: {a: 1, b: 2, a: 3}\n", "line 1", "the key 'a' stands twice"),
        ("description: one: two\n", "line 1", "mapping values are not allowed in this context"),
        ("[1, 2]\n", "", "this is not a table of keys and values"),
        ("", "", "this is not a table of keys and values"),
        ("1: 2\n", "", "this is not a table of keys and values"),
        ("a: !!python/object:os.system x\n", "line 1", "could not determine a constructor for the tag"),
    ],
)
def test_a_file_that_is_no_table_is_named(tmp_path: Path, text: str, key: str, message: str) -> None:
    found = only(tmp_path, {GROWTH_FILE: text})
    assert (found.file, found.key) == (GROWTH_FILE, key)
    assert found.message.startswith(message)
    assert found.mend


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    assert only(tmp_path, {GROWTH_FILE: b"\xff\xfe\x00"}).message.startswith("not readable")


def test_yaml_has_no_dates_clocks_or_yes_and_no(make_book: Callable[..., Book]) -> None:
    text = "source: own-practice\nclock: 48:00\nday: 2027-01-04\nwords: [no, yes, on, 010, 1_000, 0x1F, 1:30:00]\n"
    text += "numbers: [10, -3, 1.5, 1e3, .5, -2.5E-1, 0]\nplain: [true, false, null, ~, ]\nnothing:\n"
    made = make_book({"workouts/all/scalars.yaml": text}).workouts["all/scalars"]
    assert made["clock"] == "48:00"
    assert made["day"] == "2027-01-04"
    assert made["words"] == ["no", "yes", "on", "010", "1_000", "0x1F", "1:30:00"]
    assert made["numbers"] == [10, -3, 1.5, 1000.0, 0.5, -0.25, 0]
    assert made["plain"] == [True, False, None, None]
    assert made["nothing"] is None


@pytest.mark.parametrize("content", [None, {"version": 7}, {"version": "7", "more": 1}, {"version": ""}])
def test_the_book_has_a_version(tmp_path: Path, content: Any) -> None:
    found = only(tmp_path, {"book.yaml": content})
    assert (found.file, found.key) == ("book.yaml", "version")


def test_a_book_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    assert only(tmp_path, {"book.yaml": "version: {"}).file == "book.yaml"


@pytest.mark.parametrize("folder", ["workouts", "protocols", "routines"])
def test_a_template_has_a_source(tmp_path: Path, folder: str) -> None:
    found = only(tmp_path, {f"{folder}/a/b.yaml": {"title": "x"}, "sources/spare.yaml": SOURCE})
    assert (found.file, found.key, found.message) == (f"{folder}/a/b.yaml", "source", "there is no such source")


def test_lists_and_tables_are_checked_leaf_by_leaf(tmp_path: Path) -> None:
    table = {"mile": [1.1, 1.2], "5 km": {"a": 1.25, "b": 9}}
    found = only(tmp_path, {GROWTH_FILE: {**GROWTH, "value": table}})
    assert (found.key, found.value) == ("value.5 km.b", 9)


@pytest.mark.parametrize("value", [[], {}, {"a": []}])
def test_an_empty_table_is_named(tmp_path: Path, value: Any) -> None:
    assert only(tmp_path, {GROWTH_FILE: {**GROWTH, "value": value}}).message == "an empty table says nothing"


def test_names_in_a_table_are_text(tmp_path: Path) -> None:
    found = only(tmp_path, {GROWTH_FILE: {**GROWTH, "value": {5: 1.1}}})
    assert (found.value, found.message) == (5, "the names in a table are text")


def test_lists_cannot_be_changed_by_a_rule(make_book: Callable[..., Book]) -> None:
    made = make_book({GROWTH_FILE: {**GROWTH, "value": {"mile": [1.1, [1.2]]}}})
    assert made.value("load/growth") == {"mile": (1.1, (1.2,))}


def test_words_are_of_a_closed_list(tmp_path: Path, make_book: Callable[..., Book]) -> None:
    words = {**GROWTH, "unit": "text", "range": ["road", "track"], "value": ["track"]}
    made = make_book({GROWTH_FILE: words})
    assert made.value("load/growth") == ("track",)
    assert made.parameters["load/growth"].limits == "road, track"
    found = only(tmp_path / "other", {GROWTH_FILE: {**words, "value": ["moon"]}})
    assert found.message == "this is none of the allowed words ['road', 'track']"
    found = only(tmp_path / "third", {GROWTH_FILE: {**words, "range": [0, 1]}})
    assert found.message == "for words the range is the list of those allowed"


def test_a_switch_is_true_or_false(tmp_path: Path, make_book: Callable[..., Book]) -> None:
    switch = {**GROWTH, "unit": "bool", "range": [0, 1], "value": True}
    assert make_book({GROWTH_FILE: switch}).value("load/growth") is True
    assert only(tmp_path / "other", {GROWTH_FILE: {**switch, "value": 1}}).message == "this is neither true nor false"


MIXED = {
    **GROWTH,
    "unit": {"days": "day", "share": "/1", "ground": "text"},
    "range": {"days": [1, 60], "share": [0.2, 0.9], "ground": ["road", "track"]},
    "value": {"days": [7, 28], "share": [0.5, 0.3], "ground": "road"},
}


def test_a_table_of_unlike_columns_has_a_range_for_each(make_book: Callable[..., Book]) -> None:
    made = make_book({GROWTH_FILE: MIXED}).parameters["load/growth"]
    assert made.unit == "days: day, share: /1, ground: text"
    assert made.range == (0.2, 60)
    assert made.limits == "days: 1 to 60, share: 0.2 to 0.9, ground: road, track"
    assert made.columns["days"].range == (1, 60)
    assert made.value["days"] == (7, 28)


@pytest.mark.parametrize(
    ("key", "value", "where", "message"),
    [
        ("value", {**MIXED["value"], "share": [0.5, 7]}, "value.share[1]", "out of the plausible range [0.2, 0.9] /1"),
        ("value", {"days": [7]}, "unit", "unit, range and value have different columns"),
        ("value", 5, "unit", "unit, range and value have different columns"),
        ("range", [0, 1], "unit", "unit, range and value have different columns"),
        ("unit", {**MIXED["unit"], "days": "moon"}, "unit.days", "unknown unit"),
        ("range", {**MIXED["range"], "days": 7}, "range.days", "a range is a lower and a higher number"),
        ("value", {**MIXED["value"], "days": []}, "value.days", "an empty table says nothing"),
    ],
)
def test_a_bad_column_is_named(tmp_path: Path, key: str, value: Any, where: str, message: str) -> None:
    found = only(tmp_path, {GROWTH_FILE: {**MIXED, key: value}})
    assert (found.key, found.message) == (where, message)
