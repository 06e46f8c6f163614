"""Texts that are no scenario at all: broken, bent, bombs. Each is refused within a second, with its line."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary import _yaml
from surefoot.diary.errors import ScenarioError
from surefoot.diary.reading import read_scenario
from surefoot.diary.syntax import Format, parse
from tests.diary.documents import smallest, usual

GOOD = yaml.safe_dump(smallest())


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "python":
        monkeypatch.setattr(_yaml, "_Parser", _yaml.PythonParser)
    return str(request.param)


def refusal(text: str | bytes, format: Format | None = None) -> ScenarioError:
    start = time.perf_counter()
    with pytest.raises(ScenarioError) as refused:
        read_scenario(text, format=format)
    assert time.perf_counter() - start < 1
    return refused.value


BROKEN_YAML = [
    ("today: [1\nrunner: }\n", 2, "did not find|expected"),
    ("today: 2027-01-04\n\trunner: 1\n", 2, "tab|token"),
    ("today: 1\n  runner: 2\n", 2, "mapping"),
    ("today: 'open\n", 2, "quoted|end of stream"),
    ("runner:\n  a: &x 1\n", 2, "the anchor &x"),
    ("runner:\n  a: &x [1]\n", 2, "the anchor &x"),
    ("today: 1\nrunner: *x\n", 2, r"the alias \*x"),
    ("today: 1\nrunner: !!python/object/apply:os.system [ls]\n", 2, "the tag"),
    ("today: !!timestamp 2027-01-04\n", 1, "the tag"),
    ("today: !own 1\n", 1, "the tag !own"),
    ("today: 1\n? [a, b]\n: 2\n", 2, "key is itself"),
    ("today: 1\n? {a: b}\n: 2\n", 2, "key is itself"),
    ("today: 1\n---\ntoday: 2\n", 2, "second document"),
    ("today: 1\nrunner: \x07\n", 2, "not allowed"),
    ("today: 1\nrunner: é\nlog: \x07\n", 3, "not allowed"),
    ("today: 1\nrunner: \0\n", 2, "NUL"),
]


@pytest.mark.parametrize(("text", "line", "message"), BROKEN_YAML)
@pytest.mark.usefixtures("either_parser")
def test_broken_yaml_has_path_dollar_and_its_line(text: str, line: int, message: str) -> None:
    error = refusal(text)
    assert error.path == "$"
    assert error.message.startswith((f"line {line}: ", f"line {line - 1}: ", f"line {line + 1}: "))
    with pytest.raises(ScenarioError, match=message):
        parse(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"today": 1,\n}', 2),
        ('{"today"\n: 01}', 2),
        ('{"today": "a\nb"}', 1),
        ("{'today': 1}", 1),
        ('{"a": 1} x', 1),
        ('{"a": \0}', 1),
    ],
)
def test_broken_json_has_path_dollar_and_its_line(text: str, line: int) -> None:
    error = refusal(text, "json")
    assert error.path == "$"
    assert error.message.startswith(f"line {line}")


@pytest.mark.parametrize(
    ("text", "format", "message"),
    [
        ("", None, "nothing in it"),
        (" \n\t", None, "nothing in it"),
        ("# only words\n", None, "nothing in it"),
        ("---\n...\n", "yaml", "nothing in it"),
        ("null", "json", "nothing in it"),
        ("- 1\n", None, "a scenario is a mapping"),
        ("[1]", "json", "a scenario is a mapping"),
        ("hello", None, "a scenario is a mapping"),
        ('"hello"', "json", "a scenario is a mapping"),
        (b"today: \xff\n", None, "not UTF-8"),
        ("today: 1".encode("utf-16"), None, "not UTF-8"),
        ('{"today": "\ud800"}', None, "not UTF-8"),
        ('{"today": ' + "9" * 5_000 + "}", None, "too many digits"),
    ],
)
def test_what_is_no_scenario_at_all(text: str | bytes, format: Format | None, message: str) -> None:
    error = refusal(text, format)
    assert error.path == "$"
    assert message in error.message


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (GOOD + "today: 2027-01-05\n", "today"),
        ("runner:\n  sex: male\n  sex: female\n", "runner.sex"),
        ("log:\n  activities:\n    - {date: 1}\n    - {date: 1, 'date': 2}\n", "log.activities[1].date"),
        ('{"a": 1, "a": 1}', "a"),
        ('{"x": 1, "b": [2, {"c": 1, "c": 2}]}', "b[1].c"),
        ('{"log": {"away": [{"to": 1}, {"to": 1, "x": 1, "to": 2, "x": 2}]}}', "log.away[1].to"),
        ('{"b": {"c": 1, "c": 2}, "a": 1, "a": 1}', "a"),
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_a_key_that_stands_twice(text: str, path: str) -> None:
    error = refusal(text)
    assert error.path == path
    assert "stands twice" in error.message


BOMBS: dict[str, str | bytes] = {
    "50 MB": b"x" * 50_000_000,
    "50 MB of text": "x" * 50_000_000,
    "5 MB in characters, more in bytes": "é" * 3_000_000,
    "aliases": "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(50)),
    "10,000 lists in YAML": "a: " + "[" * 10_000 + "]" * 10_000,
    "10,000 mappings in YAML": "\n".join(" " * level + "a:" for level in range(3_000)),
    "10,000 dashes": "- " * 10_000,
    "10,000 lists in JSON": '{"a": ' + "[" * 10_000 + "]" * 10_000 + "}",
    "10,000 mappings in JSON": '{"a": ' * 10_000 + "1" + "}" * 10_000,
    "4 MB of brackets": '{"a":\n' + "[" * 4_000_000,
    "strings full of quotes": '{"' + '\\"' * 2_400_000,
    "strings full of brackets": '{"a": "' + "[" * 4_000_000,
    "4 MB of one key": "? " + "a" * 4_000_000,
    "4 MB of spaces": "a: 1" + " " * 4_000_000 + "}",
    "4 MB of anchors": "a: " + "&a " * 1_300_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_within_a_second(name: str) -> None:
    error = refusal(BOMBS[name])
    assert error.mend
    assert len(error.message) < 300


@pytest.mark.parametrize("name", [name for name in BOMBS if "10,000" in name])
def test_nesting_is_refused_by_its_depth(name: str) -> None:
    assert "more than 20 levels deep" in refusal(BOMBS[name]).message


def test_depth_20_is_read_and_21_is_not() -> None:
    def nested(depth: int) -> str:
        return json.dumps({**smallest(), "overlay": {"a": "DEEP"}}).replace('"DEEP"', "[" * depth + "]" * depth)

    for format in ("json", "yaml"):
        assert read_scenario(nested(18), format=format).overlay["a"]
        assert "line 1: nested more than 20" in refusal(nested(19), format).message
    assert "line 3: nested" in refusal('{\n"a": "[[[",\n"b": ' + "[" * 20, "json").message


def test_brackets_inside_strings_do_not_count() -> None:
    document = {**smallest(), "overlay": {"a": '[{"' * 30, "b": "\\", "c": '"'}}
    assert read_scenario(json.dumps(document)).overlay == document["overlay"]


def test_the_parser_in_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = yaml.safe_dump(usual())
    expected = read_scenario(text)
    monkeypatch.setattr(_yaml, "_Parser", _yaml.PythonParser)
    assert read_scenario(text) == expected


def test_without_libyaml_the_parser_in_python_is_taken() -> None:
    look = (
        "import sys; sys.modules['yaml.cyaml'] = None\n"
        "from surefoot.diary import _yaml\n"
        "print(_yaml._Parser.__name__, _yaml.read_yaml('a: [1, b]', 20))"
    )
    answer = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "PythonParser {'a': [1, 'b']}"


def test_a_json_scenario_never_pays_for_yaml() -> None:
    look = (
        "import sys; from surefoot.diary.syntax import parse\n"
        "parse('{\"a\": 1}'); print('yaml' in sys.modules)\n"
        "parse('a: 1'); print('yaml' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False", "True"]


def fragments() -> st.SearchStrategy[str]:
    pieces = [
        "a", "b", ":", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", ",", "&x ", "*x", "!", "!!int ", "|", ">", "'",
        '"', "%", "@", "`", "#", "?", "~", "0", "1.", "é", "\x85", "\ufeff", "\u2028", "\x07", "\\", "---", "...",
    ]  # fmt: skip
    return st.lists(st.sampled_from(pieces), max_size=25).map("".join)


@given(fragments(), st.sampled_from(["yaml", "json", None]), st.booleans())
def test_any_text_is_a_mapping_or_a_scenario_error(text: str, format: Format | None, after_good: bool) -> None:
    assert outcome((GOOD if after_good else "") + text, format) in (dict, ScenarioError)


@given(st.binary(max_size=60), st.sampled_from(["yaml", "json", None]))
def test_any_bytes_are_a_mapping_or_a_scenario_error(data: bytes, format: Format | None) -> None:
    assert outcome(data, format) in (dict, ScenarioError)


LEAVES = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text()
TREES = st.recursive(LEAVES, lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(), part, max_size=4))


@given(TREES)
def test_json_text_reads_back_through_both_parsers(tree: object) -> None:
    text = json.dumps({"a": tree})
    assert parse(text, "json") == {"a": tree}
    if not any(not character.isprintable() for character in text) and "\\u" not in text:
        assert parse(text, "yaml") == {"a": tree}


def outcome(text: str | bytes, format: Format | None) -> type:
    try:
        return type(parse(text, format))
    except ScenarioError as error:
        return type(error)
