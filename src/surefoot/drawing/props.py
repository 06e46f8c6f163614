"""What a body stands on, holds and pulls, and the arrows of its movement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from surefoot.drawing import _schema as schema
from surefoot.drawing._points import Point, between, direction, distance, plus, toward, turned
from surefoot.drawing._shapes import Shape, area, curve, disc, line, ring

THIN, PLAIN, BOLD = 1.6, 2.2, 3.2

Points = Mapping[str, Point]


def prop_shapes(prop: schema.Prop, points: Points) -> list[Shape]:
    """The shapes of a prop beside a body whose joints are at ``points``."""
    draw: Callable[[Any, Points], Iterator[Shape]] = _DRAWN[type(prop)]
    return list(draw(prop, points))


def placed(place: schema.Place, points: Points, shift: Point = (0, 0)) -> Point:
    """A point, or the joint of that name, moved by ``shift``."""
    return plus(points[place] if isinstance(place, str) else place, shift)


def _rectangle(left: float, low: float, width: float, height: float) -> tuple[Point, ...]:
    return (left, low), (left + width, low), (left + width, low + height), (left, low + height)


def _wall(wall: schema.Wall, _: Points) -> Iterator[Shape]:
    away = 1 if wall.room == "left" else -1
    yield line([(wall.x, 0), (wall.x, wall.height)], "prop", PLAIN)
    for low in range(2, int(wall.height) - 6, 15):
        yield line([(wall.x, low + 6), (wall.x + away * 5, low)], "prop", THIN / 2)


def _box(box: schema.Block, _: Points) -> Iterator[Shape]:
    inset = PLAIN / 2
    corners = _rectangle(box.x - box.width / 2 + inset, box.y + inset, box.width - PLAIN, box.height - PLAIN)
    yield Shape(corners, line(corners, "prop", PLAIN).style, closed=True)


def _stairs(stairs: schema.Stairs, _: Points) -> Iterator[Shape]:
    inset = PLAIN / 2
    way: list[Point] = [(stairs.x + inset, 0)]
    for step in range(stairs.steps):
        x, top = stairs.x + inset + step * stairs.depth, (step + 1) * stairs.height - inset
        way += [(x, top), (x + stairs.depth, top)]
    yield line([*way, (way[-1][0], 0)], "prop", PLAIN)


def _bench(bench: schema.Bench, _: Points) -> Iterator[Shape]:
    half, top = bench.width / 2, bench.height - BOLD / 2
    for x in (bench.x - half + 5, bench.x + half - 5):
        yield line([(x, 1), (x, top)], "prop", PLAIN)
    yield line([(bench.x - half + 2, top), (bench.x + half - 2, top)], "prop", BOLD)


def _chair(chair: schema.Chair, points: Points) -> Iterator[Shape]:
    yield from _bench(schema.Bench(x=chair.x, width=chair.width, height=chair.height), points)
    away = 1 if chair.back == "right" else -1
    edge = chair.x + away * (chair.width / 2 - 2)
    yield line([(edge, chair.height), (edge + away * 2, chair.height + 28)], "prop", PLAIN)


def _sofa(sofa: schema.Sofa, _: Points) -> Iterator[Shape]:
    away = 1 if sofa.back == "right" else -1
    yield area(_rectangle(sofa.x - sofa.width / 2 + 2, 2, sofa.width - 4, sofa.height - 4), "soft", 4)
    edge = sofa.x + away * sofa.width / 2
    yield area(_rectangle(min(edge, edge + away * 7), 2, 7, sofa.height + 18), "soft", 4)


def _weight(weight: schema.Weight, points: Points) -> Iterator[Shape]:
    at = placed(weight.at, points, weight.shift)
    for shape in _WEIGHTS[weight.what]((0.0, 0.0)):
        yield msgspec.structs.replace(shape, points=tuple(plus(at, turned(one, weight.turn)) for one in shape.points))


def _dumbbell(at: Point) -> Iterator[Shape]:
    yield line([plus(at, (-5, 0)), plus(at, (5, 0))], "work", PLAIN)
    for x in (-5, 5):
        yield line([plus(at, (x, -3)), plus(at, (x, 3))], "work", BOLD)


def _kettlebell(at: Point) -> Iterator[Shape]:
    yield Shape(
        (plus(at, (-2, -5)), plus(at, (-3, 0)), plus(at, (3, 0)), plus(at, (2, -5))), line([at], "work", PLAIN).style
    )
    yield disc(plus(at, (0, -8)), 5, "work")


def _bell_up(at: Point) -> Iterator[Shape]:
    yield from (_flipped(shape, at[1]) for shape in _kettlebell(at))


def _flipped(shape: Shape, about: float) -> Shape:
    return Shape(tuple((x, 2 * about - y) for x, y in shape.points), shape.style, radius=shape.radius)


def _barbell(at: Point) -> Iterator[Shape]:
    yield ring(at, 9, "work", PLAIN)
    yield disc(at, 2.6, "work")


def _long_barbell(at: Point) -> Iterator[Shape]:
    yield line([plus(at, (-38, 0)), plus(at, (38, 0))], "work", PLAIN)
    for x in (-34, 34):
        yield line([plus(at, (x, -9)), plus(at, (x, 9))], "work", 5)


def _backpack(at: Point) -> Iterator[Shape]:
    yield area([plus(at, corner) for corner in ((-3.5, -8), (3.5, -8), (3.5, 7), (-3.5, 7))], "work", 4)


def _bag(at: Point) -> Iterator[Shape]:
    yield Shape((plus(at, (-4, -8)), at, plus(at, (4, -8))), line([at], "work", THIN).style)
    yield area([plus(at, corner) for corner in ((-5, -19), (5, -19), (6, -9), (-6, -9))], "work", 2)


def _plate(at: Point) -> Iterator[Shape]:
    yield disc(at, 5, "work")


_WEIGHTS: Mapping[str, Callable[[Point], Iterator[Shape]]] = {
    "dumbbell": _dumbbell,
    "kettlebell": _kettlebell,
    "bell_up": _bell_up,
    "barbell": _barbell,
    "long_barbell": _long_barbell,
    "backpack": _backpack,
    "bag": _bag,
    "plate": _plate,
}


def _cushion(cushion: schema.Cushion, points: Points) -> Iterator[Shape]:
    x, y = placed(cushion.at, points, cushion.shift)
    width, height = cushion.width - 4, cushion.height - 4
    yield area(_rectangle(x - width / 2, y - height / 2, width, max(height, 0.5)), "soft", 4)


def _band(band: schema.Band, points: Points) -> Iterator[Shape]:
    yield line([placed(end, points) for end in band.ends], "work", PLAIN)


def _stick(stick: schema.Stick, points: Points) -> Iterator[Shape]:
    yield line([placed(end, points) for end in stick.ends], "prop", BOLD)


def _hand(hand: schema.Hand, points: Points) -> Iterator[Shape]:
    start, end = (placed(place, points) for place in hand.ends)
    yield line([start, end], "card", 12)
    yield line([start, end], "ink", 7)
    yield disc(end, 6, "ink")


def _mat(mat: schema.Mat, _: Points) -> Iterator[Shape]:
    yield line([(mat.x, -1.6), (mat.x + mat.width, -1.6)], "soft", BOLD)


def _mark(mark: schema.Mark, _: Points) -> Iterator[Shape]:
    yield line([(mark.x - 2.5, -0.4), (mark.x + 2.5, -0.4)], "work", BOLD)


def _hurdle(hurdle: schema.Hurdle, _: Points) -> Iterator[Shape]:
    if hurdle.width is None:
        yield line([(hurdle.x, 1), (hurdle.x, hurdle.height)], "prop", PLAIN)
        yield line([(hurdle.x - 5, 1), (hurdle.x + 5, 1)], "prop", PLAIN)
        yield disc((hurdle.x, hurdle.height), 2.6, "work")
        return
    for x in (hurdle.x - hurdle.width / 2, hurdle.x + hurdle.width / 2):
        yield line([(x, 1), (x, hurdle.height)], "prop", PLAIN)
    ends = [(hurdle.x - hurdle.width / 2, hurdle.height), (hurdle.x + hurdle.width / 2, hurdle.height)]
    yield line(ends, "work", BOLD)


def _hop(hop: schema.Hop, _: Points) -> Iterator[Shape]:
    for x, height in ((-7, 4), (0, 6), (7, 4)):
        yield line([(hop.x + x, hop.y + 2), (hop.x + x, hop.y + 2 + height)], "move", THIN)


def _arrow(arrow: schema.Arrow, points: Points) -> Iterator[Shape]:
    start, end = (placed(place, points, arrow.shift) for place in arrow.ends)
    control = toward(between(start, end), direction(start, end) - 90, 2 * arrow.bend)
    pointing = direction(control, end)
    head = min(6.0, distance(start, end) / 2)
    neck = toward(end, pointing + 180, head * 0.8)
    yield curve(start, control, neck, "move", THIN)
    yield area([end, toward(end, pointing + 155, head), toward(end, pointing - 155, head)], "move")


_DRAWN: Mapping[type, Callable[[Any, Points], Iterator[Shape]]] = {
    schema.Wall: _wall,
    schema.Block: _box,
    schema.Stairs: _stairs,
    schema.Bench: _bench,
    schema.Chair: _chair,
    schema.Sofa: _sofa,
    schema.Weight: _weight,
    schema.Cushion: _cushion,
    schema.Band: _band,
    schema.Stick: _stick,
    schema.Hand: _hand,
    schema.Mat: _mat,
    schema.Mark: _mark,
    schema.Hurdle: _hurdle,
    schema.Hop: _hop,
    schema.Arrow: _arrow,
}
