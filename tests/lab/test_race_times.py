"""The survey's file: what is read, what is passed over, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from surefoot.lab.race_times import MARATHON, LabError, Run, read_race_times
from surefoot.lab.trials import trials
from tests.lab.conftest import Table, runner


def test_a_row_is_a_runner_with_races_and_a_week(table: Table) -> None:
    (found,) = read_race_times(table(runner(female=1)))
    assert (found.row, found.female) == (2, True)
    assert found.weekly == pytest.approx(48_280.32)
    assert found.races == {"mh": Run(21097.5, 6000), "mf": Run(42195, 12900)}


@pytest.mark.parametrize("silent", ["", ".", "NA", "NaN", " null "])
def test_silent_cells_are_nothing(table: Table, silent: str) -> None:
    (found,) = read_race_times(table(runner(typical=silent, mh_ti_adj=silent, k5_d=silent, k5_ti_adj=1200)))
    assert (found.weekly, found.female, list(found.races)) == (None, None, ["mf"])


@pytest.mark.parametrize("adjusted", [0, "", 2])
def test_only_adjusted_rows_count(table: Table, adjusted: object) -> None:
    assert read_race_times(table(runner(adjusted=adjusted), runner(adjusted="1.0"))) != []
    assert len(read_race_times(table(runner(adjusted=adjusted), runner(adjusted="1.0")))) == 1


@pytest.mark.parametrize(
    ("column", "value"), [("mh_ti_adj", -6000), ("mh_ti_adj", 6), ("mh_d", 0), ("mh_ti_adj", "inf")]
)
def test_a_race_that_nobody_can_have_run_is_passed_over(table: Table, column: str, value: object) -> None:
    (found,) = read_race_times(table(runner(**{column: value})))
    assert list(found.races) == ["mf"]


def test_a_week_of_less_than_nothing_is_not_known(table: Table) -> None:
    assert read_race_times(table(runner(typical=-3)))[0].weekly is None
    assert read_race_times(table(runner(typical=0)))[0].weekly == 0


def test_columns_in_another_order_case_and_number(table: Table) -> None:
    header = ("extra", "MF_TI_ADJ", "mf_d", " typical", "ADJUSTED", "mh_d", "mh_ti_adj")
    row = runner() | {"extra": "x", "MF_TI_ADJ": 12900, " typical": 30, "ADJUSTED": 1}
    assert read_race_times(table(row, header=header))[0].races["mf"] == Run(42195, 12900)


def test_short_and_empty_lines(tmp_path: Path) -> None:
    file = tmp_path / "races.csv"
    file.write_bytes("\ufeffadjusted,typical,mh_d,mh_ti_adj,mf_d,mf_ti_adj\r\n1,30\r\n\r\n1,,21097.5,6000\r\n".encode())
    assert [(one.row, list(one.races)) for one in read_race_times(file)] == [(2, []), (4, ["mh"])]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no column adjusted, typical, mf_d"),
        (b"date,distance\n1,2\n", "no column adjusted"),
        (b"\xff\xfe\x00a", "not text in UTF-8"),
        (b"adjusted,typical,mh_d,mh_ti_adj,mf_d,mf_ti_adj\n1,many,,,,\n", "this is not a number"),
        (b"adjusted,typical,mh_d,mh_ti_adj,mf_d,mf_ti_adj\n" + b"1" * 200_000 + b"\n", "not a CSV file"),
    ],
    ids=["empty", "another table", "no text", "no number", "no table"],
)
def test_another_file_is_refused_with_what_helps(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "other.csv"
    file.write_bytes(content)
    with pytest.raises(LabError) as refused:
        read_race_times(file)
    assert message in refused.value.message
    assert refused.value.path.startswith(str(file))
    assert refused.value.mend


def test_a_cell_that_is_no_number_is_named_with_its_line(table: Table) -> None:
    with pytest.raises(LabError) as refused:
        read_race_times(table(runner(), runner(typical="a lot")))
    assert (refused.value.path.endswith("line 3, typical"), refused.value.value) == (True, "a lot")


def test_a_file_that_is_too_long_is_not_read(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surefoot.lab.race_times.MOST_BYTES", 10)
    with pytest.raises(LabError, match="too long"):
        read_race_times(table(runner()))


def test_trials_are_foretold_from_the_longest_shorter_races(table: Table) -> None:
    both = runner(k5_d=5000, k5_ti_adj=1500, k10_d=10000, k10_ti_adj=3100)
    found = read_race_times(table(both, runner(typical=""), runner(mh_ti_adj=""), runner()))
    one, two = (trials(found, MARATHON, races) for races in (1, 2))
    assert [[run.distance for run in trial.known] for trial in one] == [[21097.5], [21097.5]]
    assert [[run.distance for run in trial.known] for trial in two] == [[10000, 21097.5]]
    assert one[0].longest == Run(21097.5, 6000)
    assert [effort.seconds for effort in two[0].efforts] == [3100, 6000]
