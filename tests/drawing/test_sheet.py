"""The contact sheet: every drawing once, under its name, on one page that needs nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from surefoot.drawing import contact_sheet, drawings
from surefoot.rulebook import load_book

BOOK = load_book()
NAMES = {"goblet_squat": "Strength / Goblet squat", "dead_bug": "Stability / Dead bug <slow>", "nobody": "Nobody"}


class Page(HTMLParser):
    """Headings and captions in their order, and how deep the tags go at the end."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"h2", "figcaption"}:
            self.told.append((self.open[-1], data))


def test_named_ones_come_first_in_their_order_and_under_their_heading() -> None:
    page = Page(contact_sheet(BOOK, NAMES))
    assert page.open == []
    assert page.told[:5] == [
        ("h2", "Strength"),
        ("figcaption", "Goblet squat"),
        ("h2", "Stability"),
        ("figcaption", "Dead bug <slow>"),
        ("h2", "More"),
    ]


def test_every_drawing_is_there_once() -> None:
    text = contact_sheet(BOOK, NAMES)
    captions = [told for kind, told in Page(text).told if kind == "figcaption"]
    assert len(captions) == len(set(captions)) == len(drawings(BOOK))
    assert text.count("<svg") == len(drawings(BOOK))


def test_the_page_needs_nothing_else_and_is_the_same_again() -> None:
    text = contact_sheet(BOOK, {})
    assert text == contact_sheet(BOOK, {})
    assert not re.search(r"<script|<link|<img|url\(|@import|href", text)
    assert text.count("<style>") == 1
    assert text.count("prefers-color-scheme:dark") == 2


def test_a_name_without_a_group_has_no_heading() -> None:
    told = Page(contact_sheet(BOOK, {"goblet_squat": "Goblet squat"})).told
    assert told[0] == ("figcaption", "Goblet squat")
