"""`show`: one run whole, in tables that fit the terminal, and as a document."""

from __future__ import annotations

import msgspec
import pytest

from surefoot.analysis import Drift, Part
from surefoot.cli.show.page import plain_page
from surefoot.cli.show.table import Column, Row, bar, heights, show_table
from surefoot.cli.show.words import effort_name
from surefoot.diary.entries import ActivityRecorded, ProfileSet
from surefoot.services.ports import House
from surefoot.units import METRES_PER_MILE
from tests.services.analyses import ANALYSIS, measured_house
from tests.services.logs import write
from tests.services.test_whole import RACE


@pytest.fixture
def call(surefoot_cli, monkeypatch: pytest.MonkeyPatch):
    """Show the run of the measured house, or of another."""

    def call(*arguments: str, house: House | None = None, columns: int = 80):
        found = house or told()
        monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: found)
        monkeypatch.setenv("COLUMNS", str(columns))
        return surefoot_cli("show", "1", *arguments)

    return call


def told(**changes) -> House:
    house = measured_house(msgspec.structs.replace(ANALYSIS, **changes))
    write(house, ProfileSet(max_hr=190, resting_hr=50), ActivityRecorded(activity=RACE), on=RACE.date)
    return house


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the lines below a heading."""
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if line.strip() == heading) + 2
    return [line.split() for line in lines[first : lines.index("", first)]]


def fact(text: str, label: str) -> str:
    """What stands beside a label."""
    return next(line.split(label)[1].strip() for line in text.splitlines() if line.strip().startswith(label))


def test_the_facts_of_a_run(call) -> None:
    said = call().out
    assert fact(said, "Time") == "48:00 moving · 49:00 by the watch · 50:00 from start to end"
    assert fact(said, "On the flat") == "5:39 /km"
    assert fact(said, "Heart rate") == "148 bpm on average, 171 at most"
    assert fact(said, "Climb") == "64 m up, 31 m down · by barometer · rolling"
    assert fact(said, "Run and walk") == "45:00 running, 3:00 walking"
    assert fact(said, "Drift").startswith("4.2 %: the heart worked that much harder")
    assert fact(said, "Load").endswith("points, by pace  STRESS-4")
    assert "With pauses" not in said
    assert "Two jumps of the position were left out." in said


def test_splits_have_a_row_each_in_either_unit(call) -> None:
    km = rows(call().out, "Splits")
    assert km[0] == ["km", "at", "pace", "on", "the", "flat", "heart", "steps", "up", "down"]
    assert [row[0] for row in km[1:]] == ["1", "2", "3", "4", "5", "6", "7", "8", "0.2"]
    assert km[1][1:4] == ["5:50", "5:50", "/km"]
    miles = rows(call("--units", "mi").out, "Splits")
    assert miles[1][:4] == ["1", "9:25", "9:25", "/mi"]


def test_slopes_have_columns_only_where_there_are_any(call) -> None:
    flat = [Part(start=0.0, end=300.0, distance=1_000.0, moving=300.0, adjusted=1_000 / 300, climb=0.0, descent=0.2)]
    header = rows(call(house=told(kilometres=tuple(flat * 2))).out, "Splits")[0]
    assert header == ["km", "at", "pace"]


def test_laps_repetitions_and_fastest_stretches(call) -> None:
    said = call(columns=100).out
    laps = rows(said, "Laps of the watch")
    assert laps[1][:5] == ["1", "manual", "warmup", "1.7", "km"]
    repetitions = rows(said, "Repetitions")
    assert [row[0] for row in repetitions[1:]] == ["1", "pause", "2"]
    assert repetitions[1][1:6] == ["400", "m", "1:58", "4:55", "/km"]
    assert repetitions[2] == ["pause", "150", "m", "1:30"]
    best = rows(said, "Fastest stretches")
    assert [" ".join(row[:2]) for row in best[1:]] == ["400 m", "½ mile", "5 km"]
    assert best[1][2:] == ["1:58", "4:56", "/km", "2.6", "km", "160", "1", "m"]


def test_a_single_lap_is_the_run_itself(call) -> None:
    assert "Laps" not in call(house=told(laps=ANALYSIS.laps[:1], intervals=(), best=())).out
    assert "Repetitions" not in call(house=told(intervals=())).out


def test_time_in_zones_by_heart_rate_and_pace(call) -> None:
    said = call().out
    by_heart = rows(said, "Time by heart rate")
    assert by_heart[1][:6] == ["easy", "133–154", "bpm", "33:20", "69", "%"]
    by_pace = rows(said, "Time by pace on the flat")
    assert [row[0] for row in by_pace[:5]] == ["very", "easy", "steady", "threshold", "hard"]
    assert "HEART-3" in said
    assert "PACE-1" in said


@pytest.mark.parametrize(
    ("drift", "text"),
    [
        (Drift(why_not="The pace changed too much for it."), "not told: the pace changed too much for it."),
        (Drift(percent=-0.4), "none: the heart worked no harder for the pace later on"),
    ],
)
def test_drift_says_why_it_is_not_told(call, drift: Drift, text: str) -> None:
    assert fact(call(house=told(drift=drift)).out, "Drift") == text


def test_a_bare_recording_says_what_it_knows(call) -> None:
    bare = told(
        adjusted=None, avg_hr=None, max_hr=None, cadence=None, climb=None, drift=Drift(), running=None, walking=None,
        heart_rates={}, speeds={}, intervals=(), best=(), laps=(), kilometres=(), mended=(),
    )  # fmt: skip
    said = call(house=bare).out
    for label in ("On the flat", "Climb", "Drift", "Cadence", "Run and walk", "Splits", "Time by", "HEART"):
        assert label not in said


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("units", ["km", "mi"])
def test_everything_fits_the_terminal(call, columns: int, units: str) -> None:
    done = call("--units", units, columns=columns)
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= min(columns, 80)
    splits = rows(done.out, "Splits")
    assert all("/" in "".join(row) for row in splits[1:]), "the pace is never left out"


def test_the_document_holds_all_of_it(call) -> None:
    document = call("--json").document
    assert document["analysis"]["elapsed"] == 3_000.0
    assert len(document["analysis"]["kilometres"]) == 9
    assert {"heart_rate", "speed", "assumed", "because"} == set(document["zones"])
    assert {"points", "method", "because"} == set(document["load"])
    assert document["age_grade"] is None


def test_columns_give_way_where_it_is_narrow() -> None:
    columns = [Column("name", 9, "left"), Column("less", 8, gives_way=1), Column("least", 8, gives_way=2)]
    page = plain_page(32)
    show_table(page, columns, [Row(["a", "b", "c"], bar=0.5)], bars=8)
    assert page.text().splitlines() == ["  name           less", "  a                 b  ███▌"]
    bare = plain_page(32)
    show_table(bare, [Column("", 20, "left"), Column("", 20)], [Row(["a", "b"], quiet=True)])
    assert len(bare.text().splitlines()) == 1


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0.0, ""), (1.0, "████"), (2.0, "████"), (0.5, "██"), (0.001, "▏"), (0.3, "█▎"), (-1.0, "")],
)
def test_bars_to_an_eighth_of_a_column(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


def test_heights_of_one_line() -> None:
    assert heights([0, None, 1, 4, 8, 9], 8) == "  ▂▅██"
    assert heights([1.0], 0) == " "


@pytest.mark.parametrize(
    ("metres", "name"),
    [
        (400, "400 m"), (METRES_PER_MILE / 2, "½ mile"), (1_000, "1 km"), (METRES_PER_MILE, "Mile"),
        (2 * METRES_PER_MILE, "2 miles"), (5_000, "5 km"), (10 * METRES_PER_MILE, "10 miles"),
        (21_097.5, "Half marathon"), (30_000, "30 km"), (42_195, "Marathon"), (805, "½ mile"), (3_219, "2 miles"),
        (1.5 * METRES_PER_MILE, "1½ miles"),
    ],
)  # fmt: skip
def test_the_distances_of_best_efforts_have_names(metres: float, name: str) -> None:
    assert effort_name(metres) == name
