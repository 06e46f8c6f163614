"""Every YAML case below this folder, each a test; and the runner itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from surefoot.rulebook import Book, Rule, RulebookError, load_book, registry, rule
from tests.rulebook.cases import Case, answer, case_files, differences, find_rule, quantity, read, read_cases

HERE = Path(__file__).parent
FILES = case_files(HERE)


def _table() -> list[Any]:
    """Each case of each file, named by both."""
    return [
        pytest.param(path, case, id=f"{path.relative_to(HERE).with_suffix('').as_posix()}: {case.name}")
        for path in FILES
        for case in read_cases(path)
    ]


@pytest.mark.parametrize(("path", "case"), _table())
def test_case(path: Path, case: Case) -> None:
    found_rule = find_rule(path, HERE, registry())
    found = answer(case, found_rule, load_book())
    wrong = list(differences(case.output, found, case.absolute_error_margin))
    assert not wrong, f"{found_rule.id}: {case.name}\n" + "\n".join(wrong)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HERE).as_posix())
def test_cases_have_a_rule(path: Path) -> None:
    assert find_rule(path, HERE, registry()).name


# ------------------------------------------------------------------ the runner


class Outing(msgspec.Struct):
    """A record, as rules take and give them."""

    date: dt.date
    metres: int


@pytest.fixture
def limit(own_registry: dict[str, Any]) -> Rule[float]:
    @rule("LOAD-1", says="Yes.", topic="load")
    def single_run(longest: float, race: str = "", *, growth: float, step: int) -> float:
        return max(growth * longest, longest + step)

    return single_run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write_cases(text: str) -> Path:
        path = tmp_path / "load" / "single_run.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    return write_cases


GOOD = """
- name: ten percent more
  input: {longest: 10 km}
  output: 11 km
- name: very short runs may grow by the step
  input: {longest: 1 mi}
  output: 2009 m
- name: an overlay moves the limit
  parameters: {growth: 1.05, load/step: 0}
  input: {longest: 10 km, race: 5 km}
  output: 10.5 km
- name: a margin
  input: {longest: 10 km}
  output: 10950
  absolute_error_margin: 50
"""


def test_good_cases_hold(write: Callable[[str], Path], limit: Rule[float], book: Book) -> None:
    for case in read_cases(write(GOOD)):
        assert not list(differences(case.output, answer(case, limit, book), case.absolute_error_margin))


def test_a_case_that_does_not_hold_says_so(write: Callable[[str], Path], limit: Rule[float], book: Book) -> None:
    (case,) = read_cases(write("- {name: too much, input: {longest: 10 km}, output: 12 km}"))
    (told,) = differences(case.output, answer(case, limit, book), case.absolute_error_margin)
    assert told.startswith("output: expected '12 km', found 11000")


def test_numbers_of_a_case_stay_in_their_range(write: Callable[[str], Path], limit: Rule[float], book: Book) -> None:
    (case,) = read_cases(write("- {name: x, input: {longest: 10 km}, output: 1, parameters: {growth: 9}}"))
    with pytest.raises(RulebookError, match="out of the plausible range"):
        answer(case, limit, book)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {name: x, input: {}, output: 1, outcome: 2}", "unknown field `outcome`"),
        ("- {name: x, output: 1}", "missing required field `input`"),
        ("name: x", "Expected `array`"),
        ("[]", "at least one case"),
        ("- {name: x, input: {}, output: 1}\n- {name: x, input: {}, output: 1}", "a name of its own"),
        ("- {name: x, input: {}, output: {}}", "an empty output holds for everything"),
    ],
)
def test_a_file_that_is_no_table_of_cases_is_refused(write: Callable[[str], Path], text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        read_cases(write(text))
    assert "single_run.yaml" in str(caught.value)


def test_a_rule_is_found_by_the_name_of_the_file(tmp_path: Path, limit: Rule[float]) -> None:
    rules = {"LOAD-1": limit}
    assert find_rule(tmp_path / "load" / "single_run.yaml", tmp_path, rules) is limit
    assert find_rule(tmp_path / "load" / "single_run_published.yaml", tmp_path, rules) is limit
    assert find_rule(tmp_path / "load" / "test_cases.yaml", tmp_path, rules) is limit, "the name of its module"
    with pytest.raises(LookupError, match=r"in the topic 'load'; there are: single_run"):
        find_rule(tmp_path / "load" / "double_run.yaml", tmp_path, rules)
    with pytest.raises(LookupError, match="there are: none"):
        find_rule(tmp_path / "other" / "single_run.yaml", tmp_path, rules)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10 km", 10_000),
        ("400 m", 400),
        ("1 mi", 1_609),
        ("45 min", 2_700),
        ("7 h 10 min", 25_800),
        ("90 s", 90),
        ("48:00", 2_880),
        ("1:02:03", 3_723),
        ("5:30 /km", 330.0),
        ("2027-01-04", dt.date(2027, 1, 4)),
        ("seasoned", "seasoned"),
        (["1 km", {"a": "2 km"}], [1_000, {"a": 2_000}]),
        (None, None),
    ],
)
def test_text_quantities_are_numbers(text: Any, value: Any) -> None:
    assert quantity(text) == value


@pytest.mark.parametrize(
    ("value", "hint", "result"),
    [
        ("5 km", str, "5 km"),
        ("5 km", str | None, "5 km"),
        ("5 km", float | None, 5_000),
        (["5 km"], list[str], ["5 km"]),
        ({"5 km": "1 km"}, dict[str, float], {"5 km": 1_000}),
        ({"date": "2027-01-04", "metres": "1 km"}, Outing, Outing(dt.date(2027, 1, 4), 1_000)),
        ([{"date": "2027-01-04", "metres": 5}], list[Outing], [Outing(dt.date(2027, 1, 4), 5)]),
    ],
)
def test_an_input_is_read_as_the_rule_takes_it(value: Any, hint: Any, result: Any) -> None:
    assert read(value, hint) == result


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        (1, 1.0000001),
        ("1 km", 1_000.0),
        ("1 km", "1 km"),
        (True, True),
        (None, None),
        (["1 km", 2], (1_000, 2)),
        ({"metres": "1 km", "date": "2027-01-04"}, Outing(dt.date(2027, 1, 4), 1_000)),
        ({"a": 1}, {"a": 1, "b": 2}),
    ],
)
def test_an_answer_as_expected(expected: Any, found: Any) -> None:
    assert not list(differences(expected, found, 1e-6))


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        (1, 1.1),
        (1, True),
        (True, 1),
        (1, "1"),
        ("1 km", None),
        ("road", "track"),
        (["1 km"], (1_000, 2)),
        ([1], 1),
        ([1, 2], (1, 3)),
        ({"metres": 7}, Outing(dt.date(2027, 1, 4), 1_000)),
        ({"feet": 7}, Outing(dt.date(2027, 1, 4), 1_000)),
        ({"a": 1}, 1),
    ],
)
def test_an_answer_that_differs(expected: Any, found: Any) -> None:
    (told,) = differences(expected, found, 1e-6)
    assert told.startswith("output")
