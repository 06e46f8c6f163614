"""A text of somebody's own with the lines of its values, and every way in which it can be no plain YAML."""

from __future__ import annotations

import pytest

from surefoot.rulebook.lines import MOST_CHARACTERS, MOST_DEPTH, LineError, read_with_lines

TEXT = """\
# a comment
title: A ladder
stages:
  - {repeats: 5,
     of: [walk 5 min, run 1 min]}
  - repeats: 3
    of:
      - run 2 min
rule:
  rest: 1
"""


def test_values_and_their_lines() -> None:
    found = read_with_lines(TEXT)
    assert found.document["stages"][1] == {"repeats": 3, "of": ["run 2 min"]}
    assert found.document["rule"] == {"rest": 1}
    lines = {"title": 2, "stages": 3, "stages[0]": 4, "stages[0].of": 5, "stages[0].of[1]": 5, "rule.rest": 10}
    assert {path: found.line(path) for path in lines} == lines
    assert (found.line("stages[1].repeats"), found.line("stages[1].of[0]")) == (6, 8)


@pytest.mark.parametrize(
    ("path", "line"),
    [("stages[0].total", 4), ("stages[7]", 3), ("stages[1].of[0].x", 8), ("rule.none", 9), ("none", 1), ("", 1)],
)
def test_what_is_missing_has_the_line_of_what_is_around_it(path: str, line: int) -> None:
    assert read_with_lines(TEXT).line(path) == line


def test_plain_words_stay_words() -> None:
    assert read_with_lines("a: no\nb: 48:00\nc: 2027-01-02\nd: 010\n").document == {
        "a": "no", "b": "48:00", "c": "2027-01-02", "d": "010",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "not a table of keys and values"),
        ("# a comment\n", 1, "not a table of keys and values"),
        ("\n- a\n", 2, "not a table of keys and values"),
        ("a: 1\nb: c: d\n", 2, "mapping values are not allowed"),
        ("a: 1\nb: [1,\n2\n", 4, "did not find expected"),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", 4, "stands twice"),
        ("a: 1\n1: 2\n", 2, "a key is a word"),
        ("a: 1\n? [b]\n: c\n", 2, "a key is a word"),
        ("a: &x 1\n", 1, "anchors and aliases are not read"),
        ("a: 1\nb: *x\n", 2, "anchors and aliases are not read"),
        ("a: 1\nb: !!binary x\n", 2, "tags are not read"),
        ("a: 1\n---\nb: 2\n", 2, "a second document begins"),
        ("a: 1\nb: " + "[" * MOST_DEPTH, 2, "nested more than"),
        ("a: 1\nb: \x07\n", 2, "control characters are not allowed"),
        ("a: ä\nb: \x07\n", 2, "control characters are not allowed"),
        ("a: " + "x" * MOST_CHARACTERS, 1, "this text is longer than"),
    ],
)
def test_what_is_wrong_has_a_line_and_a_mend(text: str, line: int, message: str) -> None:
    with pytest.raises(LineError) as caught:
        read_with_lines(text)
    assert (caught.value.line, bool(caught.value.mend)) == (line, True)
    assert message in caught.value.message
    assert str(caught.value) == f"line {line}: {caught.value.message}; {caught.value.mend}"


def test_a_key_that_stands_twice_is_mended_by_keeping_one() -> None:
    with pytest.raises(LineError) as caught:
        read_with_lines("a: 1\na: 2\n")
    assert caught.value.mend == "keep one of the two"
