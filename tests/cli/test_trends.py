"""`trends` and `records`: pictures in text, documents, and charts in files."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from surefoot.cli.show import plots
from surefoot.cli.show.page import plain_page
from surefoot.diary.entries import ProfileSet
from surefoot.services.ports import House
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, write
from tests.services.test_records import ran as ran_fast
from tests.services.test_trends import ran

TODAY = ("--today", "2026-12-13")


@pytest.fixture
def call(surefoot_cli, monkeypatch: pytest.MonkeyPatch):
    def call(*arguments: object, house: House | None = None, columns: int = 80):
        found = house or lived()
        monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: found)
        monkeypatch.setenv("COLUMNS", str(columns))
        return surefoot_cli(*arguments)

    return call


def lived() -> House:
    """Six weeks with easy and hard runs, one that grew fast, and a race."""
    house = fake_house(NOON)
    write(house, ProfileSet(max_hr=190, resting_hr=50), on=dt.date(2026, 11, 2))
    for week in range(6):
        ran(house, 7 * week, 8 + week / 10, heart_rates={120: 2_000.0, 170: 500.0})
        ran(house, 7 * week + 3, 5)
    ran(house, 20, 14)
    ran(house, 34, 10, 50, race=True)
    return house


def joined(text: str) -> str:
    return " ".join(text.split())


def test_trends_as_text(call) -> None:
    said = joined(call("trends", "--from", "2026-11-02", *TODAY).out)
    for part in (
        "Trends Mon 2 Nov 2026 to Sun 13 Dec 2026",
        "Distance a week, km",
        "The latest weeks",
        "Easy running by heart rate",
        "80 % of the time that can be told apart was easy",
        "Load no rule acts on it",
        "STRESS-6",
        "Runs that grew fast 1 run",
        "14.0 km on Sun 22 Nov 2026: 71 % more than 8.2 km",
        "LOAD-1",
        "Fitness index as your races tell it",
    ):
        assert part in said


def test_trends_in_miles_keep_all_their_parts(call) -> None:
    said = joined(call("trends", "--units", "mi", *TODAY).out)
    assert "Distance a week, mi" in said
    assert "8.7 mi on Sun 22 Nov 2026: 71 % more than 5.1 mi" in said
    assert " km" not in said


def test_what_nobody_can_say_is_said(call) -> None:
    house = fake_house(NOON)
    ran(house, 0, 8)
    said = joined(call("trends", *TODAY, house=house).out)
    assert "Nobody can say yet" in said
    assert "Runs that grew fast" not in said
    assert "Fitness index" not in said
    assert "Nothing was recorded in these weeks." in call("trends", *TODAY, house=fake_house(NOON)).out


def test_trends_as_a_document(call) -> None:
    document = call("trends", "--from", "2026-11-02", "--json", *TODAY).document["trends"]
    assert (document["from"], document["to"], len(document["weeks"])) == ("2026-11-02", "2026-12-13", 6)
    assert document["weeks"][0]["distance_m"] == 13_000
    assert document["spikes"][0]["because"]["rule"] == "LOAD-1"
    assert len(document["days"]) == 42


def test_charts_are_written_with_a_page_of_their_tables(call, tmp_path: Path) -> None:
    done = call("trends", "--svg", tmp_path / "charts", *TODAY)
    files = ["volume.svg", "load.svg", "easy.svg", "fitness.svg", "trends.html"]
    assert ", ".join(files) in joined(done.out)
    for name in files[:4]:
        ET.fromstring((tmp_path / "charts" / name).read_text(encoding="utf-8"))
    page = (tmp_path / "charts" / "trends.html").read_text(encoding="utf-8")
    assert page.count("<table>") == page.count("<figure>") == 4
    assert "STRESS" not in page
    assert call("trends", "--svg", tmp_path, "--json", *TODAY).document["written"] == files


@pytest.mark.parametrize("command", ["trends", "records"])
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_it_fits_the_terminal(call, command: str, columns: int) -> None:
    done = call(command, *(TODAY if command == "trends" else ()), columns=columns)
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= min(columns, 80)


@pytest.mark.parametrize(
    ("options", "path"),
    [
        (("--from", "soon"), "--from"),
        (("--from", "2026-02-01", "--to", "2026-01-01"), "--to"),
        (("--units", "furlong"), "--units"),
    ],
)
def test_trends_refuse_by_the_option_that_was_typed(call, options, path: str) -> None:
    assert call("trends", *options, "--json", *TODAY).error["path"] == path


def fast() -> House:
    house = fake_house(NOON)
    ran_fast(house, dt.date(2025, 6, 1), 6_000, 30, best={400: 90, 5_000: 1_500}, climb=120.0)
    ran_fast(house, dt.date(2026, 6, 1), 12_000, 65, best={400: 95, 10_000: 3_200})
    return house


def test_records_as_text(call) -> None:
    said = joined(call("records", house=fast()).out)
    assert "Records from 2 runs" in said
    assert "400 m 1:30 3:45 /km Sun 1 Jun 2025 1" in said
    assert "10 km 53:20 5:20 /km Mon 1 Jun 2026 2" in said
    assert "Longest run 12.0 km Mon 1 Jun 2026 2" in said
    assert "Most climb 120 m Sun 1 Jun 2025 1" in said
    assert "2026 2025 400 m 1:35 1:30 5 km – 25:00 10 km 53:20 – Longest run 12.0 km 6.0 km" in said
    assert "394 ft" in joined(call("records", "--units", "mi", house=fast()).out)


def test_records_of_a_young_log(call) -> None:
    assert "There is no run yet" in call("records", house=fake_house(NOON)).out
    house = fake_house(NOON)
    ran(house, 0, 8)
    said = call("records", house=house).out
    assert "No recording tells a time" in said
    assert "Longest run" in said
    assert "Year by year" not in said


def test_records_as_a_document(call) -> None:
    document = call("records", "--json", house=fast()).document["records"]
    assert document["ever"]["efforts"][0] == {
        "distance_m": 400.0, "seconds": 90, "date": "2025-06-01", "id": 1, "race": False, "age_grade": None
    }  # fmt: skip
    assert list(document["years"]) == ["2026", "2025"]


def test_columns_have_the_height_of_their_numbers() -> None:
    page = plain_page(40)
    days = [dt.date(2026, 1, 5) + dt.timedelta(weeks=n) for n in range(4)]
    plots.show_columns(page, days, [0.0, 10.0, 5.0, 0.01], 10.0)
    lines = page.text().splitlines()
    assert lines[:5] == ["     10  █", "         █", "         █▄", "         ██", "      2  ██▁"]


def test_many_weeks_share_columns() -> None:
    page = plain_page(40)
    days = [dt.date(2020, 1, 6) + dt.timedelta(weeks=n) for n in range(300)]
    plots.show_columns(page, days, [10.0] * 300, 10.0)
    lines = page.text().splitlines()
    assert max(map(len, lines)) <= 40
    assert "2021" in lines[-1]


def test_a_line_of_values_between_its_lowest_and_its_highest() -> None:
    assert plots.spark([1.0, None, 2.0, 3.0], 10) == "▁ ▅█"
    assert plots.spark([5.0, 5.0], 10) == "▅▅"
    assert plots.spark([None], 10) == ""
    assert len(plots.spark([float(n) for n in range(100)], 10)) == 10


def test_shares_fill_their_room() -> None:
    assert plots.stack([2, 1, 1], "█▒·", 8) == "████▒▒··"
    assert plots.stack([0, 0], "█▒", 8) == ""
