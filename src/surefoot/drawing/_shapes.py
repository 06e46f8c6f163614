"""What is drawn, before it has a place in a picture: lines, curves and discs, y upwards, each in a style."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from surefoot.drawing._points import Point


class Style(msgspec.Struct, frozen=True):
    """How a shape looks: a colour of :data:`surefoot.drawing.svg.COLOURS`, the width of its stroke, a filling."""

    colour: str
    width: float = 0.0
    filled: bool = False


class Shape(msgspec.Struct, frozen=True):
    """A line through points; ``curved`` reads them as start, control and end; a ``radius`` makes a disc."""

    points: tuple[Point, ...]
    style: Style
    closed: bool = False
    curved: bool = False
    radius: float = 0.0


Box = tuple[float, float, float, float]


def line(points: Iterable[Point], colour: str, width: float) -> Shape:
    """A stroked line."""
    return Shape(tuple(points), Style(colour, width))


def area(points: Iterable[Point], colour: str, width: float = 0.0) -> Shape:
    """A filled outline, made ``width`` fatter, with round corners."""
    return Shape(tuple(points), Style(colour, width, filled=True), closed=True)


def curve(start: Point, control: Point, end: Point, colour: str, width: float) -> Shape:
    """A stroked quadratic curve."""
    return Shape((start, control, end), Style(colour, width), curved=True)


def disc(middle: Point, radius: float, colour: str) -> Shape:
    """A filled circle."""
    return Shape((middle,), Style(colour, filled=True), radius=radius)


def ring(middle: Point, radius: float, colour: str, width: float) -> Shape:
    """A stroked circle, what is in it being seen."""
    return Shape((middle,), Style(colour, width), radius=radius)


def bounds(shapes: Iterable[Shape]) -> Box:
    """Left, bottom, right and top of all that is drawn, strokes counted in."""
    boxes = [_box(shape) for shape in shapes]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _box(shape: Shape) -> Box:
    fat = shape.radius + shape.style.width / 2
    points = shape.points
    if shape.curved:
        start, control, end = points
        points = (start, end, ((start[0] + 2 * control[0] + end[0]) / 4, (start[1] + 2 * control[1] + end[1]) / 4))
    across, up = [point[0] for point in points], [point[1] for point in points]
    return min(across) - fat, min(up) - fat, max(across) + fat, max(up) + fat
