"""Words, steps, reasons and colours of the terminal."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import assembled, cell, plain_page
from surefoot.cli.show.reasons import author, citation, show_trace, stamp, value_text
from surefoot.cli.show.steps import facts, pace_range, step_lines, track_distance
from surefoot.diary.plan import Because, Step, Target
from surefoot.rulebook import KINDS as SOURCE_KINDS
from surefoot.rulebook import UNITS
from tests.cli import sample_plan as sample
from tests.cli.conftest import SOURCES, source

DAY = dt.date(2027, 4, 8)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("name", "colour"), palette.colours().items())
def test_colours_read_on_light_and_dark_terminals(name: str, colour: str) -> None:
    own = luminance(colour)
    assert 1.05 / (own + 0.05) >= 3
    assert (own + 0.05) / 0.05 >= 3


def test_every_kind_of_session_has_a_shape_one_column_wide_and_a_name() -> None:
    for kind in words.KINDS:
        assert len(palette.mark(kind)) == 1
        assert palette.colour(kind).startswith("#")
    assert palette.mark("something new") == "·"


def test_intensities_differ_in_shape_as_well_as_in_colour() -> None:
    kinds = ("easy", "long", "tempo", "intervals", "race", "strength", "rest")
    assert len({palette.mark(kind) for kind in kinds}) == len(kinds)
    assert len({palette.colour(kind) for kind in kinds}) == len(kinds)


def test_dates_are_written_as_people_say_them() -> None:
    assert words.day(DAY) == "Thu 8 Apr"
    assert words.long_day(DAY) == "Thursday 8 April 2027"
    assert words.days_to_go(DAY, DAY) == "today"
    assert words.days_to_go(DAY, DAY + dt.timedelta(days=1)) == "tomorrow"
    assert words.days_to_go(DAY, DAY + dt.timedelta(days=24)) == "24 days to go"


@pytest.mark.parametrize(
    ("metres", "km", "mi"),
    [
        (1_609, "Mile", "Mile"),
        (5_000, "5 km", "5 km"),
        (21_098, "Half marathon", "Half marathon"),
        (42_195, "Marathon", "Marathon"),
        (160_934, "100 miles", "100 miles"),
        (12_345, "12.3 km", "7.7 mi"),
        (1_500, "1.5 km", "1500 m"),
    ],
)
def test_races_have_the_names_that_runners_use(metres: int, km: str, mi: str) -> None:
    assert (words.race_name(metres, "km"), words.race_name(metres, "mi")) == (km, mi)


def test_a_goal_without_a_known_distance_keeps_its_own_words() -> None:
    assert words.goal_name("42195 m", "km") == "Marathon"
    assert words.goal_name("round the lake", "km") == "round the lake"
    assert words.goal_name(None, "km") == "Race"


def test_sentences_and_lists() -> None:
    assert words.sentence("until the weeks have passed") == "Until the weeks have passed."
    assert words.sentence("") == ""
    assert words.stopped("and so on…") == "and so on…"
    assert words.sentence("Done!") == "Done!"
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.counted(1, "week") == "1 week"
    assert words.counted(2, "entry", "entries") == "2 entries"


def test_a_repeat_is_one_line_with_what_lies_between() -> None:
    assert step_lines(sample.tempo(sample.TODAY, 3).steps, "km") == [
        ("warm-up 15 min", "effort 3", ""),
        ("3 × 8 min, 2 min easy between", "5:05–5:15 /km · 158–168 bpm · effort 6", "comfortably hard"),
        ("cool-down 10 min", "effort 3", ""),
    ]


def test_walking_is_called_walking() -> None:
    steps = (Step(kind="work", duration_s=300, gait="walk"), Step(kind="recover", duration_s=60, gait="walk"))
    assert [line.what for line in step_lines(steps, "km")] == ["walk 5 min", "walk 60 s between"]


def test_easy_work_is_called_easy_and_work_that_is_no_running_is_not() -> None:
    easy = Step(kind="work", distance_m=8_000, gait="run", target=Target(effort=3))
    strength = Step(kind="work", duration_s=1_800, note="Move slowly.")
    assert [line.what for line in step_lines((easy, strength), "km")] == ["8.0 km easy", "30 min"]


def test_walking_and_running_in_turns_is_a_line_each() -> None:
    turns = (Step(kind="work", duration_s=300, gait="walk"), Step(kind="work", duration_s=60, gait="run"))
    steps = (Step(kind="repeat", times=5, steps=turns),)
    assert [line.what for line in step_lines(steps, "km")] == ["5 × walk 5 min", "    run 60 s"]


def test_no_line_breaks_between_a_number_and_its_unit() -> None:
    for width in range(32, 60):
        page = plain_page(width)
        page.paragraph("At most 13.2 km in 1 h 10 min or 5:30 /km: 85 % of 12 days, and not more than that.")
        assert not re.search(r"\d\n", page.text())
        assert "13.2 km" in page.text()


def test_a_repeat_without_a_number_is_done_once() -> None:
    steps = (Step(kind="repeat", steps=(Step(kind="work", distance_m=400, gait="run"),)),)
    assert step_lines(steps, "km") == [("1 × run 400 m", "", "")]


def test_paces_that_read_the_same_are_written_once() -> None:
    assert pace_range(300, 300.2, "km") == "5:00 /km"
    assert pace_range(300, 310, "mi") == "8:03–8:19 /mi"


@pytest.mark.parametrize(
    ("metres", "text"), [(400, "400 m"), (1_200, "1200 m"), (1_609, "1 mile"), (3_000, "3.0 km"), (1_650, "1.7 km")]
)
def test_repeats_keep_the_measures_of_the_track(metres: int, text: str) -> None:
    assert track_distance(metres, "km") == text


def test_facts_say_how_far_and_how_long() -> None:
    assert facts(sample.easy(sample.TODAY, 8_000), "km") == "8.0 km · 52 min"
    assert facts(sample.strength(sample.TODAY, 1), "km") == "20 min"
    assert facts(sample.race(sample.RACE_DAY), "mi") == "6.2 mi · 48:00"


def test_authors_are_named_as_in_a_paper() -> None:
    assert author(source("a", "study", 1979, "Daniels, Jack", "Gilbert, Jimmy")) == "Daniels & Gilbert"
    assert author(source("a", "study", 2007, "Bosquet, L.", "Montpetit, J.", "Arvisais, D.")) == "Bosquet et al."
    assert author(source("a", "cohort", 2025, "Frandsen, J. S. B.", "et al.")) == "Frandsen et al."
    assert author(source("a", "article", 2024, "RunSmart")) == "RunSmart"
    assert author(source("a", "practice", None)) == "How much running is too much"


def test_citations_say_who_and_when() -> None:
    assert citation("frandsen-2025", SOURCES) == "Frandsen et al. 2025"
    assert citation("own-practice", SOURCES) == "our own practice"
    assert citation("unknown-key", SOURCES) == "unknown-key"
    assert citation("a", {"a": source("a", "article", None, "Murphy, Sam")}) == "Murphy"


def test_a_reason_is_stamped_with_its_own_source_else_with_its_best_number() -> None:
    assert stamp(sample.LIMIT, SOURCES) == "LOAD-1 · Frandsen et al. 2025 · cohort"
    assert stamp(sample.BASE, SOURCES) == "BUILD-2 · our own practice"
    own = Because(rule="BUILD-4", template="", args={}, text="", parameters=(), source="runsmart-spring")
    assert stamp(own, SOURCES) == "BUILD-4 · RunSmart 2024 · article"
    bare = Because(rule="SAFE-1", template="", args={}, text="", parameters=())
    assert stamp(bare, SOURCES) == "SAFE-1"


def test_a_trace_names_every_number_with_unit_source_and_evidence() -> None:
    page = plain_page()
    show_trace(page, sample.LIMIT, SOURCES, "km")
    text = " ".join(page.text().split())
    for said in (
        "At most 13.2 km",
        "load/single_run_growth 1.1",
        "Frandsen et al. 2025 (cohort), evidence 3 of 5 · reference class",
        "load/single_run_step 400 m",
        "our own practice, evidence 0 of 5 · our default",
    ):
        assert said in text


def test_an_overlay_is_told_beside_its_number() -> None:
    read = sample.ParameterRead(
        path="load/x",
        value=1.05,
        unit="/1",
        source="frandsen-2025",
        locator="",
        evidence=3,
        note="overlay by therapist",
    )
    page = plain_page()
    show_trace(page, sample.because("LOAD-1", "Text.", read), SOURCES, "km")
    assert "overlay by therapist" in page.text()


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.1, "/1", "0.1"),
        (400, "m", "400 m"),
        (20, "km", "20.0 km"),
        (5400, "s", "1 h 30 min"),
        (150, "min", "2 h 30 min"),
        (2, "h", "2 h"),
        (330, "s/km", "5:30 /km"),
        (1, "day", "1 day"),
        (56, "day", "56 days"),
        (2.5, "run", "2.5 runs"),
        (185, "bpm", "185 bpm"),
        (True, "bool", "yes"),
        ("winter", "text", "winter"),
        ((5, 8), "day", "5 days, 8 days"),
        ({"new": 20, "regular": 40}, "km", "new 20.0 km, regular 40.0 km"),
        (None, "m", "none"),
        ({"days": (28, 35), "shares": (0.5, 0.33)}, "days: day, shares: /1", "days 28 days, 35 days, shares 0.5, 0.33"),
        (tuple(range(30)), "/1", "a table of 30 values from 0 to 29 (--json shows all)"),
        (("a",) * 30, "text", "a table of 30 values (--json shows all)"),
    ],
)
def test_values_are_written_with_their_unit(value: object, unit: str, text: str) -> None:
    assert value_text(value, unit, "km") == text


def test_every_unit_of_the_rule_book_can_be_written() -> None:
    assert all(value_text(2, unit, "km") for unit in UNITS)


def test_every_kind_of_source_can_be_cited() -> None:
    for kind in SOURCE_KINDS:
        assert citation("a", {"a": source("a", kind, 2020, "Someone, A.")})


def test_cells_have_exactly_their_width() -> None:
    assert cell("easy", 8) == "easy    "
    assert cell("easy", 8, "right") == "    easy"
    assert cell("a long title", 8) == "a long …"
    assert cell("a long title", 0) == ""


def test_pieces_of_text_keep_their_styles() -> None:
    text = assembled("plain ", ("bold", "bold"), assembled((" dim", "dim")))
    assert text.plain == "plain bold dim"
    assert [span.style for span in text.spans] == ["bold", "dim"]
