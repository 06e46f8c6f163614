"""A line a week: what is counted, how the bar is drawn, what gives way on a narrow terminal."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.cli.show.page import plain_page
from surefoot.cli.show.season import Layout, key_session, show_season, week_rows
from surefoot.diary.plan import Session
from tests.cli import sample_plan as sample


def season(width: int = 80, **changes) -> str:
    page = plain_page(width)
    show_season(page, sample.sample_plan(**changes))
    return page.text()


def drawn(row, most: int, width: int = 80) -> str:
    parts = Layout(width, most, "km").strip(row)
    return "".join(part if isinstance(part, str) else part[0] for part in parts)


def test_each_week_has_its_line_under_its_phase() -> None:
    text = season()
    assert (
        text.index("Base") < text.index(" 4 Jan") < text.index("Speed") < text.index("22 Feb") < text.index("Race week")
    )
    assert sum(line.count("▂") > 0 for line in text.splitlines()) == 15 + 1  # the legend as well


def test_totals_are_the_sums_of_the_weeks() -> None:
    plan = sample.sample_plan()
    kilometres = round(sum(week.distance_m for week in plan.weeks) / 1_000)
    assert f"15 weeks · {kilometres} km" in season()


def test_a_short_season_is_told_in_hours_and_minutes() -> None:
    plan = sample.sample_plan()
    assert "1 week · 39 km · 4 h 15 min" in season(weeks=plan.weeks[:1], days=plan.days[:7])


def test_the_longest_run_and_the_key_session_are_those_of_the_week() -> None:
    rows = week_rows(sample.sample_plan())
    assert rows[0].longest_m == 10_900
    assert rows[0].key is None
    assert [row.key.kind for row in rows[7:]] == ["tempo"] * 3 + ["intervals"] * 4 + ["race"]


def test_a_first_week_that_begins_late_keeps_its_days() -> None:
    plan = sample.sample_plan()
    start = plan.weeks[0].start + dt.timedelta(days=3)
    late = sample.Week(start=start, phase="base", kind="build", distance_m=20_000, duration_s=7_200)
    rows = week_rows(sample.sample_plan(weeks=(late, *plan.weeks[1:]), days=plan.days[3:]))
    assert rows[0].longest_m == 10_900


def test_easy_weeks_have_strides_for_a_key_if_they_have_any() -> None:
    strides = sample.run(sample.TODAY, "strides", "Easy with strides", 6_000, 2_300)
    assert key_session([sample.easy(sample.TODAY, 8_000), strides]) is strides


def test_the_bar_is_as_long_as_the_week_is_far() -> None:
    rows = week_rows(sample.sample_plan())
    most = max(row.week.distance_m for row in rows)
    lengths = {row.week.distance_m: len(drawn(row, most).rstrip()) for row in rows}
    assert lengths[most] == 20
    assert lengths[rows[3].week.distance_m] == round(20 * rows[3].week.distance_m / most)


def test_easy_long_and_hard_have_shapes_of_their_own() -> None:
    rows = week_rows(sample.sample_plan())
    assert set(drawn(rows[0], 40_000)) <= set("▂▄ ")
    assert set(drawn(rows[8], 44_000)) == set("▂▄▆")


def test_a_little_hard_running_still_shows() -> None:
    row = week_rows(sample.sample_plan())[8]._replace(hard_m=100.0)
    assert drawn(row, 44_000).count("▆") == 1


def test_easier_weeks_are_marked_and_the_mark_explained() -> None:
    text = season()
    assert "25 Jan ▾" in text
    assert "▾ easier week" in text


@pytest.mark.parametrize(
    ("width", "columns"),
    [(80, ("time", "longest", "key session")), (56, ("time", "longest")), (38, ("longest",)), (32, ())],
)
def test_columns_give_way_to_a_narrow_terminal(width: int, columns: tuple[str, ...]) -> None:
    head = Layout(width, 40_000, "km").head()
    assert tuple(name for name in ("time", "longest", "key session") if name in head) == columns


def test_no_running_is_said_in_words() -> None:
    assert "laid out anew as soon as running is open again." in season(weeks=(), days=())


def test_a_week_of_nothing_has_no_bar() -> None:
    plan = sample.sample_plan()
    empty = sample.Week(start=plan.weeks[0].start, phase="recovery", kind="easier", distance_m=0, duration_s=0)
    text = season(weeks=(empty, *plan.weeks[1:]), days=plan.days[7:])
    line = next(line for line in text.splitlines() if " 4 Jan" in line)
    assert "▂" not in line
    assert "–" in line


def test_an_unknown_phase_is_shown_by_its_name() -> None:
    plan = sample.sample_plan()
    odd = sample.Week(start=plan.weeks[0].start, phase="sharpening", kind="build", distance_m=9_000, duration_s=3_000)
    assert "Sharpening" in season(weeks=(odd,))


def test_hard_time_counts_by_the_distance_it_covers() -> None:
    session: Session = sample.tempo(sample.TODAY, 3)
    from surefoot.cli.show.steps import hard_metres

    speed = session.distance_m / session.duration_s
    assert hard_metres(session) == pytest.approx(3 * 480 * speed)
    assert hard_metres(sample.repeats(sample.TODAY, 6, 400)) == 2_400
    assert hard_metres(sample.race(sample.RACE_DAY)) == 10_000
    assert hard_metres(sample.easy(sample.TODAY, 8_000)) == 0
