"""A session as a drawing: worked out by hand, well-formed, small, the same each time."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from surefoot.diary.plan import Session, Step, Target
from surefoot.drawing.profile import HEIGHT, WIDTH, description, profile, spans
from surefoot.units import Metres, Seconds

SVG = "{http://www.w3.org/2000/svg}"


def step(
    kind: str, effort: int, *, s: int | None = None, m: int | None = None, gait: str = "run", **more: object
) -> Step:
    pace = more.get("pace")
    target = Target(effort=effort, pace=pace)  # type: ignore[arg-type]
    metres, seconds = None if m is None else Metres(m), None if s is None else Seconds(s)
    return Step(kind=kind, duration_s=seconds, distance_m=metres, gait=gait, target=target)


def session(*steps: Step, seconds: int = 1800, title: str = "4 × 400 m") -> Session:
    return Session(
        id="2027-W01-intervals-2",
        kind="intervals",
        title=title,
        distance_m=Metres(6000),
        duration_s=Seconds(seconds),
        running=True,
        hard=True,
        steps=steps,
    )


REPEATS = session(
    step("warmup", 3, s=600),
    Step(
        kind="repeat", times=4, steps=(step("work", 8, m=400, pace=(250, 250)), step("recover", 2, s=100, gait="walk"))
    ),
    step("cooldown", 2, m=1200),
)


def test_repeats_are_drawn_out_and_open_distances_take_what_time_is_left() -> None:
    found = spans(REPEATS)
    assert [piece.seconds for piece in found] == [600, *[100, 100] * 4, 400]
    assert [piece.start for piece in found] == [0, 600, 700, 800, 900, 1000, 1100, 1200, 1300, 1400]
    assert [piece.tone for piece in found] == ["easy", *["hard", "walk"] * 4, "easy"]


def test_two_open_distances_share_the_time_by_metres() -> None:
    found = spans(session(step("work", 3, m=3000), step("work", 4, m=1000), seconds=1200))
    assert [piece.seconds for piece in found] == [900, 300]
    assert [piece.tone for piece in found] == ["easy", "steady"]


@pytest.mark.parametrize(
    ("effort", "tone"), [(1, "easy"), (3, "easy"), (5, "steady"), (6, "tempo"), (7, "tempo"), (8, "hard"), (10, "race")]
)
def test_colour_follows_effort(effort: int, tone: str) -> None:
    assert [piece.tone for piece in spans(session(step("work", effort, s=60)))] == [tone]


def test_the_drawing_to_scale() -> None:
    """1800 s on 320 units: the warm-up is 106.7 wide, less the gap, and three tenths of 66 high."""
    root = ET.fromstring(profile(REPEATS))
    paths = {path.get("class"): path.get("d") or "" for path in root.iter(f"{SVG}path")}
    assert paths["easy"].startswith("M0 70v-19.8h106.1v19.8z")
    assert paths["hard"].count("M") == paths["walk"].count("M") == 4
    assert paths["hard"].startswith("M106.7 70v-52.8h17.2v52.8z")
    assert paths["axis"] == f"M0 70H{WIDTH}M106.7 70v3M213.3 70v3M320 70v3"
    assert [text.text for text in root.iter(f"{SVG}text")] == ["0", "30 min"]


def test_it_says_what_it_shows() -> None:
    root = ET.fromstring(profile(session(step("work", 3, s=1800), title="Easy <b>run</b>")))
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert [root.findtext(f"{SVG}title"), root.get("role")] == ["Easy <b>run</b>", "img"]
    assert root.findtext(f"{SVG}desc") == "30 min in 1 part; the highest effort is 3 of 10, for 30 min in all."
    assert description(REPEATS) == "30 min in 10 parts; the highest effort is 8 of 10, for 7 min in all."


def test_light_and_dark_are_in_it() -> None:
    text = profile(REPEATS)
    assert "prefers-color-scheme:dark" in text
    assert {"#c2482f", "#ee8067"} <= set(text.replace("}", ";").replace(":", ";").split(";"))


def test_many_repeats_stay_small_and_the_same() -> None:
    turns = Step(kind="repeat", times=40, steps=(step("work", 7, s=30), step("recover", 2, s=30)))
    many = session(step("warmup", 3, s=900), turns, step("cooldown", 2, m=1800), seconds=4000)
    assert len(profile(many).encode()) < 6 * 1024
    assert profile(many) == profile(many)


def test_a_session_without_steps_is_an_empty_line() -> None:
    assert spans(session()) == ()
    assert "0 min in 0 parts" in profile(session(title="Rest"))


def test_a_second_of_work_is_still_seen() -> None:
    assert "h0.3v" in profile(session(step("work", 9, s=1), step("work", 3, s=7200)))
