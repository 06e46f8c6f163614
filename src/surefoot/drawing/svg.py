"""A drawing as one SVG: its positions side by side, in colours that follow the page and the light."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from surefoot.drawing import _schema as schema
from surefoot.drawing._points import Point
from surefoot.drawing._shapes import Box, Shape, bounds, line
from surefoot.drawing.closeup import above, feet, foot
from surefoot.drawing.figure import Points, side
from surefoot.drawing.front import front
from surefoot.drawing.paint import WIDTHS, front_body, side_body
from surefoot.drawing.props import prop_shapes

LEAST_WIDTH, LEAST_HEIGHT = 120.0, 66.0
MARGIN, FLOOR, GAP = 7.0, 8.0, 6.0  # round what is drawn, below the ground, between two panels

_BACK = (
    schema.Wall,
    schema.Block,
    schema.Stairs,
    schema.Bench,
    schema.Chair,
    schema.Sofa,
    schema.Mat,
    schema.Mark,
    schema.Hurdle,
)

#: Names of colours with the page's own property, and what stands for it by day and by night.
COLOURS: Mapping[str, tuple[str, str, str]] = {
    "ink": ("ink", "#1d2327", "#e9ecea"),
    "far": ("figure-far", "#8d979c", "#77838a"),
    "work": ("strength", "#6558b1", "#a79bef"),
    "prop": ("ink-2", "#556067", "#a7b1b3"),
    "soft": ("figure-soft", "#cfcbc0", "#4a555a"),
    "move": ("figure-move", "#b7791f", "#e0aa52"),
    "card": ("card", "#ffffff", "#1d2326"),
    "line": ("line", "#e4e1d9", "#333b3f"),
}


class Panel:
    """One position: its shapes, and the joints that arrows point at."""

    def __init__(self, drawing: schema.AnyView, pose: schema.AnyPose) -> None:
        self.points, body = _body(drawing, pose)
        props = (*drawing.props, *pose.props)
        self.arrows: list[Shape] = []
        self.shapes = [*_shapes(props, self.points, back=True), *body, *_shapes(props, self.points, back=False)]


def _body(drawing: schema.AnyView, pose: schema.AnyPose) -> tuple[Points, list[Shape]]:
    if isinstance(pose, schema.FootPose):
        return foot(pose, drawing.work)
    if isinstance(pose, schema.FeetPose):
        return feet(pose, drawing.work)
    if isinstance(pose, schema.AbovePose):
        return above(pose, drawing.work)
    if isinstance(drawing, schema.FrontView):
        return (points := front(pose)), front_body(pose, points, drawing.work)
    return (points := side(pose)), side_body(pose, points, drawing.work)


def panels(drawing: schema.AnyView) -> list[Panel]:
    """The positions in the order of the movement, with the arrows that lead from the first to the last."""
    poses: list[schema.AnyPose | None] = [drawing.start, drawing.middle, drawing.end]
    found = [Panel(drawing, pose) for pose in poses if pose is not None]
    first, last = found[0], found[-1]
    for arrow in drawing.arrows:
        start, end = arrow.ends
        ends = (_at(start, first.points), _at(end, last.points))
        first.arrows += prop_shapes(schema.Arrow(ends=ends, bend=arrow.bend, shift=arrow.shift), first.points)
    return found


def frame(drawn: Iterable[Panel], *, ground: bool = True) -> Box:
    """What all panels show: wide and high enough for each, the ground at its foot where there is one."""
    left, low, right, high = bounds(shape for panel in drawn for shape in (*panel.shapes, *panel.arrows))
    width = max(LEAST_WIDTH, right - left + 2 * MARGIN)
    middle = (left + right) / 2
    bottom = min(-FLOOR, low - 3) if ground else low - MARGIN
    return middle - width / 2, bottom, middle + width / 2, max(high + MARGIN, bottom + LEAST_HEIGHT)


def svg(drawing: schema.AnyView, title: str, *, styled: bool = True) -> str:
    """One SVG of a drawing under a title, without anything from elsewhere.

    Where many stand on one page, :data:`STYLE` may be told once there and left out here.
    """
    drawn = panels(drawing)
    box = frame(drawn, ground=drawing.ground)
    width, height = box[2] - box[0], box[3] - box[1]
    whole = len(drawn) * width + (len(drawn) - 1) * GAP
    size = (
        f'viewBox="0 0 {number(whole)} {number(height)}" width="{number(whole * 1.5)}" height="{number(height * 1.5)}"'
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sf" role="img" {size}>',
        f"<title>{escape(title)}</title><desc>{escape(drawing.alt)}</desc>",
        f"<style>{STYLE}</style>" if styled else "",
    ]
    for index, panel in enumerate(drawn):
        parts += _panel(panel, box, index * (width + GAP), index + 1, ground=drawing.ground)
    return "".join([*parts, "</svg>\n"])


def number(value: float) -> str:
    """A number with one decimal at most, and the same on every machine."""
    text = f"{round(value + 0.0, 1):.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _at(place: schema.Place, points: Points) -> Point:
    return points[place] if isinstance(place, str) else place


def _shapes(props: Iterable[schema.Prop], points: Points, *, back: bool) -> Iterator[Shape]:
    for prop in props:
        if isinstance(prop, _BACK) == back:
            yield from prop_shapes(prop, points)


def _panel(panel: Panel, box: Box, left: float, count: int, *, ground: bool) -> Iterator[str]:
    width, height = box[2] - box[0], box[3] - box[1]
    yield f'<g transform="translate({number(left)} 0)">'
    yield f'<rect class="d ca" x=".5" y=".5" width="{number(width - 1)}" height="{number(height - 1)}" rx="6"/>'
    yield f'<rect class="s li" x=".5" y=".5" width="{number(width - 1)}" height="{number(height - 1)}" rx="6"/>'
    floor = [line([(box[0] + 3, -0.8), (box[2] - 3, -0.8)], "prop", 1.6)] if ground else []
    for shape in (*panel.shapes, *floor, *panel.arrows):
        yield _element(shape, box)
    yield f'<text class="d pr" x="6" y="12">{count}</text></g>'


def _element(shape: Shape, box: Box) -> str:
    style = shape.style
    kind = "s" if not style.filled else "f" if style.width else "d"
    usual = f" w{WIDTHS.index(style.width)}" if style.width in WIDTHS else ""
    width = f' stroke-width="{number(style.width)}"' if style.width and not usual else ""
    names = f'class="{kind} {style.colour[:2]}{usual}"'
    if shape.radius:
        x, y = _on_paper(shape.points[0], box)
        return f'<circle {names}{width} cx="{number(x)}" cy="{number(y)}" r="{number(shape.radius)}"/>'
    return f'<path {names}{width} d="{_way(shape, box)}"/>'


def _way(shape: Shape, box: Box) -> str:
    """The way of a path, each point told from the one before, which is short; counted in tenths, so nothing drifts."""
    tenths = [tuple(round(value * 10) for value in _on_paper(point, box)) for point in shape.points]
    if shape.curved:
        start, control, end = (" ".join(number(value / 10) for value in point) for point in tenths)
        return f"M{start}Q{control} {end}"
    steps = [f"{number(x / 10)} {number(y / 10)}" for x, y in _steps(tenths)]
    way = "M" + "l".join([steps[0], " ".join(steps[1:])]) + ("Z" if shape.closed else "")
    return way.replace(" -", "-")


def _steps(points: list[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    x, y = 0, 0
    for at in points:
        yield at[0] - x, at[1] - y
        x, y = at


def _on_paper(point: Point, box: Box) -> Point:
    return point[0] - box[0], box[3] - point[1]


def _rules(*, night: bool) -> Iterator[str]:
    for name, (own, day, dark) in COLOURS.items():
        plain = dark if night else day
        yield f".sf .{name[:2]}{{color:{plain};color:var(--{own},{plain})}}"  # twice: some readers know no var()


STYLE = (
    ".sf{font:600 9px system-ui,sans-serif}.sf *{stroke-linecap:round;stroke-linejoin:round}"
    ".sf .s{fill:none;stroke:currentColor}.sf .f{fill:currentColor;stroke:currentColor}.sf .d{fill:currentColor}"
    + "".join(f".sf .w{index}{{stroke-width:{number(width)}}}" for index, width in enumerate(WIDTHS))
    + "".join(_rules(night=False))
    + f"@media(prefers-color-scheme:dark){{{''.join(_rules(night=True))}}}"
)
