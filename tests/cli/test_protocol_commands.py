"""`surefoot protocol`: list, show, check and copy, on the page and as documents, and every way to be refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_process import HEAVY, modules
from tests.services.test_protocols import GOOD, SIGNED, write


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a good protocol in it, and a bad one."""
    folder = tmp_path / "data" / "protocols"
    folder.mkdir(parents=True)
    write(folder, "ankle.yaml", GOOD.replace("[joint]", "[bone]") + SIGNED)
    write(folder, "hip.yaml", GOOD.replace("run 3 min", "hop 3 min"))
    return folder.parent


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_list_names_them_all_and_what_is_not_used(surefoot_cli, data: Path) -> None:
    done = surefoot_cli("protocol", "list", "--data", data)
    assert (done.code, done.err) == (0, "")
    text = one_line(done.out)
    assert "general Walk and run, in small steps" in text
    assert "Your own ─" in text.replace("1 protocol ", "")
    assert "ankle After an ankle sprain (signed by a therapist)" in text
    assert "hip.yaml, line 10 stages[1].of[1] is 'hop 3 min': this is no part of a stage." in text
    assert max(map(len, done.out.splitlines())) <= 80


def test_the_list_as_a_document(surefoot_cli, data: Path) -> None:
    document = surefoot_cli("protocol", "list", "--data", data, "--json").document
    by_name = {each["name"]: each for each in document["protocols"]}
    assert (by_name["general"]["built_in"], by_name["general"]["stages"], by_name["bone"]["pain_limit"]) == (True, 9, 0)
    assert (by_name["ankle"]["built_in"], by_name["ankle"]["signed"]["by"]) == (False, "therapist")
    (problem,) = document["problems"]
    assert (problem["line"], problem["path"], problem["value"]) == (10, "stages[1].of[1]", "hop 3 min")


def test_a_list_without_files_of_ones_own(surefoot_cli, tmp_path: Path) -> None:
    done = surefoot_cli("protocol", "list", "--data", tmp_path)
    assert "Your own" not in done.out
    assert "Not used" not in done.out
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_is_listed_without_a_line(surefoot_cli, data: Path) -> None:
    (data / "protocols" / "hip.yaml").rename(data / "protocols" / "hip.yml")
    text = one_line(surefoot_cli("protocol", "list", "--data", data).out)
    assert "hip.yml this file would not be read. Let its name end in .yaml." in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("general", ["1 5 × (walk 5 min, run 1 min) 5 min of running, 30 min in all", "9 run 30 min", "any surface"]),
        ("general", ["half 3 × (walk 5 min, run 1 min)", "walk walk 18 min", "after 2 outings within the pain limit"]),
        ("general", ["at most 2 stages in 7 days", "at least 1 day of rest", "at most 4 outings in 7 days"]),
        ("general", ["up to the limit of the tissue that hurts", "evidence 0 of 5"]),
        ("bone", ["on track, trail or treadmill", "No pain: not on the run", "Ask your therapist to confirm"]),
        ("tendon", ["Pain may go up to 3 of 10"]),
        ("couch_to_5k", ["1 week 1: 8 × (run 1 min, walk 90 s) 8 min of running, 20 min in all"]),
        ("postpartum", ["Not before 84 days after the birth.", "– Hop 10 times on each leg.", "– leaking"]),
    ],
)
def test_a_protocol_is_shown_as_a_therapist_writes_it_down(surefoot_cli, tmp_path, name: str, said: list[str]) -> None:
    done = surefoot_cli("protocol", "show", name, "--data", tmp_path)
    assert (done.code, done.err) == (0, "")
    assert [each for each in said if each not in one_line(done.out)] == []


def test_a_signature_is_shown_with_its_reason_and_what_it_is_for(surefoot_cli, data: Path) -> None:
    text = one_line(surefoot_cli("protocol", "show", "ankle", "--data", data).out)
    assert "Signed by a therapist on Sat 2 January 2027: two years of daily running before." in text
    assert "– Other than usual: With an injured bone no pain is allowed in a ladder" in text


def test_what_a_therapist_allowed_is_told_in_full(surefoot_cli, tmp_path: Path) -> None:
    text = GOOD.replace("rest_days_between: 1", "rest_days_between: 0") + "reads_stable_pain_as_same: true\n"
    text += "not_before_days: 10\n"
    file = write(tmp_path, text=text + SIGNED)
    shown = one_line(surefoot_cli("protocol", "check", file).out)
    assert "Between two outings lies no day of rest" in shown
    assert "Pain that stays the same, with a clean morning after, is no reason to go back." in shown
    assert "Not before 10 days after it began." in shown


def test_a_protocol_as_a_document(surefoot_cli, tmp_path: Path) -> None:
    document = surefoot_cli("protocol", "show", "general", "--data", tmp_path, "--json").document["protocol"]
    assert [each["stage"] for each in document["stages"]] == [f"general/{number}" for number in range(1, 10)]
    assert (document["signature"], document["unusual"]) == (None, [])


@pytest.mark.parametrize(("name", "mend"), [("genral", "did you mean general?"), ("xyz", "`surefoot protocol list`")])
def test_an_unknown_protocol_is_refused(surefoot_cli, tmp_path: Path, name: str, mend: str) -> None:
    done = surefoot_cli("protocol", "show", name, "--data", tmp_path, "--json")
    assert done.code == 1
    assert (done.error["path"], done.error["value"]) == ("NAME", name)
    assert mend in done.error["mend"]


def test_a_protocol_with_a_fault_says_which(surefoot_cli, data: Path) -> None:
    done = surefoot_cli("protocol", "show", "hip", "--data", data, "--json")
    assert done.code == 1
    assert done.error["path"] == f"{data}/protocols/hip.yaml: stages[1].of[1]"
    assert done.error["value"] == "hop 3 min"
    assert done.error["message"].startswith("line 10: ")


def test_a_good_file_is_told_so_and_shown(surefoot_cli, data: Path) -> None:
    file = data / "protocols" / "ankle.yaml"
    done = surefoot_cli("protocol", "check", file)
    assert (done.code, done.err) == (0, "")
    assert "ankle.yaml can be used." in one_line(done.out)
    assert "5 × (walk 4 min, run 2 min)" in done.out
    document = surefoot_cli("protocol", "check", file, "--json").document
    assert [each["path"] for each in document["protocol"]["unusual"]] == ["pain_limit"]


def test_one_fault_is_told_with_its_line(surefoot_cli, data: Path) -> None:
    done = surefoot_cli("protocol", "check", data / "protocols" / "hip.yaml")
    assert (done.code, done.out) == (1, "")
    said = " ".join(done.err.split())
    assert "hip.yaml: stages[1].of[1] is 'hop 3 min': line 10: this is no part of a stage." in said
    assert "Write run or walk and a time" in done.err


def test_all_faults_are_told_each_with_its_line(surefoot_cli, tmp_path: Path) -> None:
    text = GOOD.replace("rest_days_between: 1", "rest_days_between: 0").replace("[joint]", "[bone]")
    file = write(tmp_path, text=text)
    done = surefoot_cli("protocol", "check", file)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("surefoot: ") == 2
    assert "line 16: " in done.err
    assert "line 18: " in done.err
    asked = surefoot_cli("protocol", "check", file, "--json")
    assert (asked.code, asked.error["path"]) == (1, f"{file}: stage_rule.rest_days_between")


def test_a_syntax_error_has_its_line(surefoot_cli, tmp_path: Path) -> None:
    file = write(tmp_path, text="title: a\nwho: b: c\n")
    done = surefoot_cli("protocol", "check", file, "--json")
    assert (done.code, done.error["path"]) == (1, str(file))
    assert done.error["message"].startswith("line 2: ")


def test_a_copy_is_in_the_list_and_no_copy_is_written_over_it(surefoot_cli, tmp_path: Path) -> None:
    done = surefoot_cli("protocol", "copy", "bone", "my_shin", "--data", tmp_path)
    assert (done.code, done.err) == (0, "")
    assert f"surefoot protocol check {tmp_path}"[:60] in one_line(done.out)
    listed = surefoot_cli("protocol", "list", "--data", tmp_path, "--json").document
    assert [each["name"] for each in listed["protocols"] if not each["built_in"]] == ["my_shin"]
    again = surefoot_cli("protocol", "copy", "bone", "my_shin", "--data", tmp_path, "--json")
    assert (again.code, again.error["path"]) == (1, "TO")


def test_a_copy_needs_a_name_of_its_own(surefoot_cli, tmp_path: Path) -> None:
    done = surefoot_cli("protocol", "copy", "bone", "general", "--data", tmp_path, "--json")
    assert done.code == 1
    assert (done.error["value"], done.error["mend"]) == ("general", "give the file another name, as my_general.yaml")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_as_a_document(surefoot_cli, tmp_path: Path) -> None:
    document = surefoot_cli("protocol", "copy", "bone", tmp_path / "shin.yaml", "--json").document
    assert document == {"copied": "bone", "name": "shin", "file": str(tmp_path / "shin.yaml")}


@pytest.mark.parametrize("arguments", [("show",), ("check",), ("copy",), ("show", "a", "b"), ("shoe", "a")])
def test_wrong_use(surefoot_cli, arguments: tuple[str, ...]) -> None:
    assert surefoot_cli("protocol", *arguments).code == 2


def test_the_folder_is_found_without_the_option(surefoot_cli, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUREFOOT_DATA", str(data))
    assert "After an ankle sprain" in surefoot_cli("protocol", "list").out


def test_protocols_open_no_database(tmp_path: Path) -> None:
    for arguments in (("list",), ("show", "general"), ("copy", "bone", "shin")):
        assert not HEAVY & modules("protocol", *arguments, "--data", str(tmp_path))
    assert "rich" not in modules("protocol", "show", "shin", "--data", str(tmp_path), "--json")
