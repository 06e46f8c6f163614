"""A folder of own protocols: good files are used, each fault of a bad one has its line, value and mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from surefoot.coach.protocols import protocols, stage_text
from surefoot.rulebook import load_book
from surefoot.services.protocol_copy import commented, copy_protocol
from surefoot.services.protocols import (
    ProtocolProblem,
    ProtocolRefusal,
    check_file,
    protocol_document,
    read_protocols,
    with_own,
)
from surefoot.services.refusal import Refusal

BOOK = load_book()
GOOD = """\
title: After an ankle sprain
for: [joint]
who: For somebody who walks half an hour without a limp.
surfaces: [track, treadmill]
stages:
  - {repeats: 5, of: [walk 4 min, run 2 min], total: 30 min}
  - repeats: 5
    of:
      - walk 3 min
      - run 3 min
    total: 30 min
  - {repeats: 1, of: [run 25 min], total: 25 min}
stage_rule:
  sessions_to_go_up: 2
  most_stages_in_7_days: 2
  rest_days_between: 1
  most_outings_in_7_days: 4
pain_limit: 2
source: own-practice
evidence: 0
"""
SIGNED = "signed: {by: therapist, date: 2027-01-02, reason: two years of daily running before}\n"


def write(folder: Path, name: str = "ankle.yaml", text: str | bytes = GOOD) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(path: Path) -> tuple[ProtocolProblem, ...]:
    with pytest.raises(ProtocolRefusal) as caught:
        check_file(path, BOOK)
    return caught.value.problems


def test_a_good_file_is_a_protocol(tmp_path: Path) -> None:
    found = check_file(write(tmp_path), BOOK).protocol
    assert (found.name, found.title, found.suits) == ("ankle", "After an ankle sprain", ("joint",))
    assert stage_text(found.stages[1]) == "5 × (walk 3 min, run 3 min)"


@pytest.mark.parametrize(
    ("old", "new", "line", "path", "value", "message", "mend"),
    [
        ("title: After an", "title: After: an", 1, "$", None, "mapping values are not allowed", "needs quotes"),
        ("[walk 4 min,", "[[[walk 4 min,", 6, "$", None, "did not find expected", "mend the YAML here"),
        ("pain_limit: 2", "title: Again", 18, "$", None, "stands twice", "keep one of the two"),
        ("pain_limit: 2", "pain_limit: two", 18, "pain_limit", "two", "from 0 to 10", "`pain_limit: 2`"),
        ("run 3 min", "jog 3 min", 10, "stages[1].of[1]", "jog 3 min", "no part of a stage", "Write run or walk"),
        ("total: 25 min", "total: 20 min", 12, "stages[2].total", "20 min", "add up to 25 min", "`total: 25 min`"),
        ("evidence: 0", "evidence: 1", 20, "evidence", 1, "evidence 0 at most", "`evidence: 0`"),
        ("own-practice", "hearsay", 19, "source", "hearsay", "no such source", "`source: own-practice`"),
        ("[joint]", "[toe]", 2, "for[0]", "toe", "a list of tissues", "`for: [muscle, joint]`"),
        ("[joint]", "joint", 2, "for", "joint", "a list of tissues", "`for: [muscle, joint]`"),
        ("  rest_days_between: 1\n", "", 13, "stage_rule.rest_days_between", None, "missing", "rest_days_between: 1"),
        ("who: For", "whom: For", 3, "whom", None, "no such key", "Did you mean who?"),
        ("    total: 30 min\n", "", 7, "stages[1].total", None, "this is missing", "`total: 30 min`"),
        ("  - repeats: 5", "  - repeats: five", 7, "stages[1].repeats", "five", "a whole number", "`repeats: 5`"),
        ("run 2 min]", "run 4 min]", 6, "stages[0].total", "30 min", "add up to 40 min", "`total: 40 min`"),
        (
            "rest_days_between: 1",
            "rest_days_between: 0",
            16,
            "stage_rule.rest_days_between",
            0,
            "of rest",
            "1` or more",
        ),
        ("7_days: 2", "7_days: 3", 15, "stage_rule.most_stages_in_7_days", 3, "2 stages in 7 days", "2` or less"),
        ("[joint]", "[joint, bone]", 18, "pain_limit", 2, "injured bone no pain", "Write `pain_limit: 0`"),
        ("run 25 min", "run 31 min", 12, "stages[2].total", "25 min", "add up to 31 min", "total: 31 min"),
    ],
)
def test_a_fault_has_line_path_value_and_mend(
    tmp_path: Path, old: str, new: str, line: int, path: str, value: Any, message: str, mend: str
) -> None:
    assert old in GOOD
    file = write(tmp_path, text=GOOD.replace(old, new, 1))
    found = problems(file)[0]
    assert (found.file, found.line, found.path) == (str(file), line, path)
    assert value is None or found.value == value
    assert message in found.message
    assert mend in found.mend


def test_a_step_that_more_than_doubles_is_refused_until_it_is_signed(tmp_path: Path) -> None:
    steep = GOOD.replace(
        "{repeats: 1, of: [run 25 min], total: 25 min}", "{repeats: 1, of: [run 35 min], total: 35 min}"
    )
    (found,) = problems(write(tmp_path, text=steep))
    assert (found.line, found.path, found.value) == (12, "stages[2]", "35 min")
    assert found.message.endswith("here 35 min follow 15 min.")
    assert "at most 30 min of running between the two" in found.mend
    assert check_file(write(tmp_path, text=steep + SIGNED), BOOK).protocol.signed is not None
    by_the_coach = problems(write(tmp_path, text=steep + SIGNED.replace("therapist", "coach")))
    assert [(each.line, each.path) for each in by_the_coach] == [(12, "stages[2]"), (21, "signed.by")]


def test_an_empty_signature_signs_nothing(tmp_path: Path) -> None:
    for text, line, path in (
        (SIGNED.replace("two years of daily running before", '""'), 21, "signed.reason"),
        ("signed: {by: therapist, date: 2027-01-02}\n", 21, "signed.reason"),
        ("signed: {}\n", 21, "signed.by"),
    ):
        (found,) = problems(write(tmp_path, text=GOOD + text))
        assert (found.line, found.path) == (line, path)


def test_no_stages_are_no_ladder_whoever_signs(tmp_path: Path) -> None:
    head, _, rest = GOOD.partition("stages:\n")
    text = f"{head}stages: []\n{rest[rest.index('stage_rule') :]}{SIGNED}"
    (found,) = problems(write(tmp_path, text=text))
    assert (found.line, found.path, found.value) == (5, "stages", "a list")


def test_every_fault_of_a_file_is_told(tmp_path: Path) -> None:
    text = GOOD.replace("rest_days_between: 1", "rest_days_between: 0").replace("[joint]", "[bone]")
    assert [each.line for each in problems(write(tmp_path, text=text))] == [16, 18]


@pytest.mark.parametrize(
    ("name", "text", "line", "message", "mend"),
    [
        ("ankle.yml", GOOD, None, "this file would not be read", "let its name end in .yaml"),
        ("My Ankle.yaml", GOOD, None, "no name for a protocol", "small letters, digits"),
        ("general.yaml", GOOD, None, "this name belongs to a built-in protocol", "another name, as my_general.yaml"),
        ("ankle.yaml", b"title: a\nwho: \xff\n", 2, "this is not UTF-8 text", "plain text in UTF-8"),
        ("ankle.yaml", b"", 1, "not a table of keys and values", "begin each line with a key"),
        ("ankle.yaml", b"x" * 300_000, None, "this file is larger than 200000 bytes", "shorten it"),
    ],
)
def test_a_whole_file_is_refused(
    tmp_path: Path, name: str, text: str | bytes, line: int | None, message: str, mend: str
) -> None:
    (found,) = problems(write(tmp_path, name, text))
    assert (found.line, found.path) == (line, "$")
    assert message in found.message
    assert mend in found.mend


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (found,) = problems(tmp_path / "ankle.yaml")
    assert (found.line, found.message) == (None, "this cannot be read: no such file or directory")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert check_file(write(tmp_path, text=b"\xef\xbb\xbf" + GOOD.encode()), BOOK).protocol.name == "ankle"


def test_the_error_names_file_and_line(tmp_path: Path) -> None:
    file = write(tmp_path, text=GOOD.replace("pain_limit: 2", "pain_limit: true"))
    with pytest.raises(ProtocolRefusal) as caught:
        check_file(file, BOOK)
    assert (caught.value.path, caught.value.value) == (f"{file}: pain_limit", "true")
    assert caught.value.message.startswith("line 18: a whole number")
    with pytest.raises(ProtocolRefusal) as caught:
        check_file(tmp_path / "none.yaml", BOOK)
    assert caught.value.path == str(tmp_path / "none.yaml")


# ------------------------------------------------------------------ a folder


def test_a_bad_file_leaves_the_others_working(tmp_path: Path) -> None:
    write(tmp_path, "ankle.yaml")
    write(tmp_path, "broken.yaml", GOOD.replace("run 3 min", "hop 3 min"))
    write(tmp_path, "bone.yaml")
    write(tmp_path, "shin.yml")
    write(tmp_path, "notes.txt")
    documents, found = read_protocols(tmp_path)
    assert list(documents) == ["ankle"]
    assert [(Path(each.file).name, each.line) for each in found] == [
        ("bone.yaml", None),
        ("broken.yaml", 10),
        ("shin.yml", None),
    ]
    book, same = with_own(BOOK, tmp_path)
    assert same == found
    assert sorted(protocols(book)) == sorted([*protocols(BOOK), "ankle"])
    assert protocols(book)["bone"] == protocols(BOOK)["bone"]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert read_protocols(tmp_path / "none") == ({}, ())
    assert with_own(BOOK, tmp_path / "none")[0] is BOOK


def test_a_folder_of_that_name_is_no_protocol(tmp_path: Path) -> None:
    (tmp_path / "ankle.yaml").mkdir()
    (found,) = read_protocols(tmp_path)[1]
    assert "cannot be read" in found.message


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, ".ankle.yaml", "what an editor leaves")
    assert read_protocols(tmp_path) == ({}, ())


def test_a_folder_that_cannot_be_read_is_a_problem_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    documents, (found,) = read_protocols(tmp_path)
    assert (documents, found.file, found.line) == ({}, str(tmp_path), None)
    assert found.message == "this cannot be read: permission denied"


# ------------------------------------------------------------------ documents and copies


def test_a_protocol_as_a_document(tmp_path: Path) -> None:
    text = GOOD.replace("[joint]", "[bone]") + SIGNED
    found = check_file(write(tmp_path, text=text), BOOK).protocol
    document = msgspec.json.decode(msgspec.json.encode(protocol_document(found, BOOK)))
    assert document["for"] == ["bone"]
    assert document["stages"][1] == {
        "stage": "ankle/2", "name": "", "text": "5 × (walk 3 min, run 3 min)", "repeats": 5,
        "of": [{"gait": "walk", "duration_s": 180}, {"gait": "run", "duration_s": 180}],
        "run_s": 900, "walk_s": 900, "total_s": 1800, "longest_run_s": 180,
    }  # fmt: skip
    assert [each["stage"] for each in document["below"]] == ["ankle/half", "ankle/walk"]
    assert document["stage_rule"]["rest_days_between"] == 1
    assert document["signature"].startswith("Signed by a therapist on Sat 2 January 2027: two years")
    assert [each["path"] for each in document["unusual"]] == ["pain_limit"]


@pytest.mark.parametrize("name", BOOK.protocols)
def test_a_copy_says_the_same_as_what_it_copies(tmp_path: Path, name: str) -> None:
    path = copy_protocol(name, None, tmp_path / "protocols", BOOK)
    assert path == tmp_path / "protocols" / f"my_{name}.yaml"
    assert check_file(path, BOOK).document == BOOK.protocols[name]
    copied = path.read_text(encoding="utf-8")
    assert f"surefoot protocol check {path}" in copied
    assert max(map(len, copied.splitlines())) <= 140


@pytest.mark.parametrize("name", BOOK.protocols)
def test_every_key_of_a_copy_has_a_comment(name: str) -> None:
    lines = commented(name, Path("x.yaml")).splitlines()
    keys = [number for number, line in enumerate(lines) if line[:1].isalpha()]
    assert len(keys) == len(BOOK.protocols[name])
    assert all(lines[number - 1].startswith("# ") for number in keys)


def test_a_copy_can_be_signed_by_uncovering_its_last_lines(tmp_path: Path) -> None:
    path = copy_protocol("bone", "shin", tmp_path, BOOK)
    text, tail = path.read_text(encoding="utf-8").split("#signed:")
    path.write_text(text + "signed:" + tail.replace("\n#", "\n"), encoding="utf-8")
    found = check_file(path, BOOK).protocol
    assert found.signed is not None
    assert (found.signed.by, found.signed.date.isoformat()) == ("therapist", "2027-01-02")


def test_a_copy_goes_where_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "anna").mkdir()
    assert copy_protocol("general", "ankle", tmp_path, BOOK) == tmp_path / "ankle.yaml"
    assert copy_protocol("general", f"{tmp_path}/anna/ankle.yaml", tmp_path, BOOK).parent.name == "anna"


@pytest.mark.parametrize(
    ("name", "to", "path", "message", "mend"),
    [
        ("bonne", None, "NAME", "there is no such built-in protocol", "did you mean bone?"),
        ("xyz", None, "NAME", "there is no such built-in protocol", "`surefoot protocol list` shows them all"),
        ("bone", "general", "general.yaml", "this name belongs to a built-in protocol", "as my_general.yaml"),
        ("bone", "Shin", "Shin.yaml", "no name for a protocol", "small letters"),
        ("bone", "there", "TO", "there is a file of this name already", "give another name"),
    ],
)
def test_a_copy_that_is_refused(tmp_path: Path, name: str, to: str | None, path: str, message: str, mend: str) -> None:
    there = write(tmp_path, "there.yaml", "kept")
    with pytest.raises(Refusal) as caught:
        copy_protocol(name, to, tmp_path, BOOK)
    assert caught.value.path.endswith(path)
    assert message in caught.value.message
    assert mend in caught.value.mend
    assert [each.name for each in tmp_path.iterdir()] == ["there.yaml"]
    assert there.read_text(encoding="utf-8") == "kept"
