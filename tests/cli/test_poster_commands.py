"""`poster`: one self-contained page each, every text escaped, drawings in it where there are some."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from surefoot.cli.paper.calendar import calendar_page
from surefoot.cli.paper.poster import poster_page
from surefoot.diary.entries import HabitNoted
from surefoot.rulebook import load_book
from surefoot.services.calendars import month_of
from surefoot.services.ports import House
from surefoot.services.posters import Card, Part, Poster
from tests.services.days import MONDAY, after, lived_in, ran
from tests.services.logs import write

DAY = ("--today", "2027-01-05")
_VOID = {"meta", "br", "path", "circle", "line", "rect", "polyline", "polygon", "ellipse"}


class Checked(HTMLParser):
    """Counts tags, and knows whether each that opens closes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.count: dict[str, int] = {}
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.count[tag] = self.count.get(tag, 0) + 1
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.count[tag] = self.count.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag


@pytest.fixture
def home() -> House:
    return lived_in()


@pytest.fixture
def call(surefoot_cli, home: House, monkeypatch: pytest.MonkeyPatch):
    """Call `poster` in her house on a Tuesday."""
    monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: home)
    return lambda *arguments: surefoot_cli("poster", *arguments, *DAY)


@pytest.mark.parametrize(
    "arguments", [("strength",), ("warmup",), ("mobility",), ("rehab", "left shin"), ("calendar",)]
)
def test_a_page_is_whole_and_needs_nothing_from_elsewhere(call, arguments: tuple[str, ...]) -> None:
    page = call(*arguments).out
    assert page.startswith("<!doctype html>")
    assert Checked(page).count["h1"] == 1
    assert not re.search(r"(src|href)=|url\(|@import|<script", page)
    assert "@page{size:A4" in page


def test_a_page_goes_into_a_file_that_is_named(call, tmp_path: Path) -> None:
    target = tmp_path / "knee.html"
    said = call("rehab", "left knee", "--out", target)
    assert "Open it in a browser and print it." in " ".join(said.out.split())
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    document = call("rehab", "left knee", "--out", target, "--json").document
    assert (document["kind"], document["written"]) == ("rehab", str(target))
    assert document["poster"]["title"] == "Strength for the way back: left knee"


def test_in_json_the_page_stands_beside_what_it_says(call) -> None:
    document = call("calendar", "--month", "2027-02", "--json").document
    assert (document["kind"], document["month"]) == ("calendar", "2027-02")
    assert "February 2027" in document["html"]


@pytest.mark.parametrize(
    ("arguments", "code", "path"),
    [
        (("rehab", "moon"), 1, "SITE"),
        (("rehab",), 2, "site"),
        (("calendar", "--month", "June"), 1, "--month"),
        (("calendar", "--units", "yards"), 2, "--units"),
        (("yoga",), 2, "$"),
    ],
)
def test_what_is_no_poster_is_refused(call, arguments: tuple[str, ...], code: int, path: str) -> None:
    done = call(*arguments, "--json")
    assert (done.code, done.error["path"]) == (code, path)


def test_a_file_that_cannot_be_written_is_refused(call, tmp_path: Path) -> None:
    done = call("mobility", "--out", tmp_path / "nowhere" / "x.html", "--json")
    assert done.code == 1
    assert "error" in done.document


def test_every_text_is_escaped_and_drawings_stand_in_the_cards() -> None:
    odd = "<b>&\"x'"
    card = Card(id="goblet_squat", name=odd, dose=odd, text=odd, cues=(odd,))
    bare = Card(id="no_such_drawing", name="Bare", dose="1", text="2")
    found = Poster(kind="strength", title=odd, parts=(Part(title=odd, about=odd, cards=(card, bare)),), note=odd)
    page = poster_page(found, load_book())
    checked = Checked(page)
    assert (checked.count["svg"], checked.count["article"], checked.count.get("b", 0)) == (1, 2, 0)
    assert page.count("&lt;b&gt;&amp;") == 9


def test_the_calendar_has_boxes_ticks_and_what_was_run(home: House) -> None:
    ran(home, after(0), 6_600, 42)
    write(home, HabitNoted(habit="mobility", date=after(1)), on=after(1))
    write(home, HabitNoted(habit="strength", date=after(1)), on=after(1))
    page = calendar_page(month_of(home, after(1), "2027-01"))
    assert "ran 6.6 km" in page
    assert page.count("✓") == 2
    assert "Long run" in page
    assert Checked(page).count["td"] == 35
    assert "mi</small>" in calendar_page(month_of(home, after(1), "2027-01", "mi"))
    assert MONDAY.year == 2027
