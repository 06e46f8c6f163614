"""Pictures: well-formed, described, the same every time, small, nothing outside its panel or below the floor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest

from surefoot.drawing import draw, drawings
from surefoot.drawing._schema import AnyView, FrontView, SideView
from surefoot.drawing._shapes import bounds
from surefoot.drawing.svg import COLOURS, _body, number, svg
from surefoot.rulebook import load_book

BOOK = load_book()
DRAWN = drawings(BOOK)
OWN = [name for name in DRAWN if "same_as" not in BOOK.routines[f"drawing/{name}"]]
LARGEST = 6 * 1024  # bytes
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?[\d.]+")
# Who stands on something else than the floor, or is in the air, is higher up in that position.
HELD_UP = ("box", "stairs", "bench", "chair", "hop", "hurdle")


def tree(name: str) -> ET.Element:
    return ET.fromstring(draw(BOOK, name))


def way(path: str) -> Iterator[tuple[float, float]]:
    """Points of a path as svg.py writes it: absolute after M and Q, from the point before after l."""
    kind, x, y = "", 0.0, 0.0
    for part in re.finditer(r"([MlQZ])([^MlQZ]*)", path):
        kind = part[1]
        values = [float(value) for value in NUMBER.findall(part[2])]
        for across, up in zip(values[::2], values[1::2], strict=True):
            x, y = (x + across, y + up) if kind == "l" else (across, up)
            yield x, y


def extent(element: ET.Element) -> Iterator[tuple[float, float]]:
    """Corners of what an element shows; the control of a curve is further out than the curve."""
    fat = float(element.get("stroke-width", 0)) / 2
    if element.tag == f"{SVG}circle":
        x, y, fat = (float(element.get(key, 0)) for key in ("cx", "cy", "r"))
        points = [(x, y)]
    else:
        points = list(way(element.get("d", "")))
        points = [points[0], points[2]] if "Q" in element.get("d", "") else points
    for x, y in points:
        yield x - fat, y - fat
        yield x + fat, y + fat


@pytest.mark.parametrize("name", OWN)
def test_everything_is_inside_its_panel(name: str) -> None:
    for panel in tree(name).iter(f"{SVG}g"):
        frame = panel.find(f"{SVG}rect")
        assert frame is not None
        width, height = float(frame.get("width", 0)) + 1, float(frame.get("height", 0)) + 1
        shown = [point for element in panel if element.tag != f"{SVG}rect" for point in extent(element)]
        assert [point for point in shown if not (1 <= point[0] <= width - 1 and 1 <= point[1] <= height - 1)] == []


@pytest.mark.parametrize("name", OWN)
def test_every_position_is_another_one(name: str) -> None:
    panels = [[ET.tostring(one) for one in panel if one.tag != f"{SVG}text"] for panel in tree(name).iter(f"{SVG}g")]
    assert len(panels) in {2, 3}
    for one, two in pairwise(panels):
        assert one != two


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_says_what_it_shows(name: str) -> None:
    root = tree(name)
    title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == name.replace("_", " ").capitalize()
    assert told is not None
    assert told.text == DRAWN[name].alt
    assert root.get("role") == "img"


@pytest.mark.parametrize("name", OWN)
def test_a_picture_is_small_alone_and_the_same_again(name: str) -> None:
    text = draw(BOOK, name)
    assert len(text.encode()) <= LARGEST
    assert text == draw(BOOK, name)
    assert not re.search(r"<script|href|url\(|@import|<image", text), "nothing from elsewhere"
    assert not re.search(r"\d\.\d\d|nan|inf|e-\d", text.split("</style>")[1]), "one decimal at most"


@pytest.mark.parametrize("name", OWN)
def test_alternative_texts_tell_both_positions(name: str) -> None:
    told = DRAWN[name].alt
    assert ";" in told
    assert told.endswith(".")
    assert not re.search(r"\b(fail\w*|miss(ed|es)?|only|lost)\b", told, re.IGNORECASE)


def positions() -> Iterator[Any]:
    for name in OWN:
        drawing = DRAWN[name]
        if isinstance(drawing, SideView | FrontView):
            for key in ("start", "middle", "end"):
                if getattr(drawing, key) is not None:
                    yield pytest.param(drawing, key, id=f"{name}-{key}")


@pytest.mark.parametrize(("drawing", "key"), list(positions()))
def test_nobody_floats_or_sinks(drawing: AnyView, key: str) -> None:
    pose = getattr(drawing, key)
    _, shapes = _body(drawing, pose)
    low = min(bounds([shape])[1] for shape in shapes if shape.style.colour != "card")
    kinds = {msgspec.to_builtins(prop)["kind"] for prop in (*drawing.props, *pose.props)}
    if not drawing.ground:
        return
    assert low >= -0.75, "this is below the floor"
    assert low <= 0.75 or kinds.intersection(HELD_UP), "this hangs in the air"


@pytest.mark.parametrize("name", sorted({*OWN[:3], "short_foot", "pallof_press", "crab_walk"}))
def test_colours_follow_the_page_and_the_light(name: str) -> None:
    text = draw(BOOK, name)
    day, night = text.split("@media(prefers-color-scheme:dark)")
    for own, light, dark in COLOURS.values():
        assert f"color:{light};color:var(--{own},{light})" in day
        assert f"color:{dark};color:var(--{own},{dark})" in night
    used = set(re.findall(r'class="[sfd] (\w\w)', text))
    assert used <= {name[:2] for name in COLOURS}


def test_names_of_colours_differ_where_they_are_short() -> None:
    assert len({name[:2] for name in COLOURS}) == len(COLOURS)


def test_a_title_is_told_as_text() -> None:
    assert "<title>Up &amp; &lt;down&gt;</title>" in svg(DRAWN[OWN[0]], "Up & <down>")


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "3"), (2.25, "2.2"), (-0.04, "0"), (0.06, "0.1"), (-1.5, "-1.5"), (110, "110")]
)
def test_numbers_have_one_decimal_at_most(value: float, text: str) -> None:
    assert number(value) == text


def test_nobody_is_drawn_who_is_not_there() -> None:
    with pytest.raises(KeyError):
        draw(BOOK, "handstand")
