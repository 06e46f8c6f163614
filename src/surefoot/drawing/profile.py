"""A session drawn as its profile: time from left to right, effort as height and colour."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from surefoot.diary.plan import Session, Step

WIDTH, HEIGHT = 320, 84  # of the drawing; it has no unit and grows with the page
_BASE, _TOP = 70, 4  # the line on which it stands, and the highest that effort 10 reaches
_GAP = 0.6  # between two blocks, so that equal ones can be told apart
_MOST_EFFORT = 10
_TICK_S = 600
#: Tones by the most effort that they stand for, with their light and dark colours of the design tokens.
_TONES = (
    ("easy", 3, "#2f8f7a", "#5bc0a6"),
    ("steady", 5, "#17645a", "#3fa392"),
    ("tempo", 7, "#b7791f", "#e0aa52"),
    ("hard", 8, "#c2482f", "#ee8067"),
    ("race", _MOST_EFFORT, "#9b2c5a", "#e07aa6"),
)
_WALK = ("walk", "#8b9499", "#8b9499")
_LINE = ("#e4e1d9", "#333b3f")
_INK = ("#556067", "#a7b1b3")


class Span(NamedTuple):
    """A piece of a session: when it begins and how long it is, in seconds; its effort of 10; whether it is walked."""

    start: float
    seconds: float
    effort: int
    walk: bool

    @property
    def tone(self) -> str:
        """The name of the colour that stands for it."""
        if self.walk:
            return _WALK[0]
        return next(name for name, most, *_ in _TONES if self.effort <= most)


def spans(session: Session) -> tuple[Span, ...]:
    """Every piece of a session in order, repeats drawn out.

    A distance takes the time of its target's pace; what has none shares the time that is left, by metres.
    """
    steps = list(_drawn_out(session.steps))
    known = sum(_known(step) or 0.0 for step in steps)
    open_m = sum(step.distance_m or 0 for step in steps if _known(step) is None)
    pace = max(0.0, session.duration_s - known) / open_m if open_m else 0.0
    found, start = [], 0.0
    for step in steps:
        seconds = _known(step)
        seconds = (step.distance_m or 0) * pace if seconds is None else seconds
        effort = step.target.effort if step.target and step.target.effort else 1
        found.append(Span(start, seconds, min(effort, _MOST_EFFORT), step.gait == "walk"))
        start += seconds
    return tuple(found)


def profile(session: Session) -> str:
    """A session as an SVG of its own: light and dark, with title and description, the same for the same session."""
    pieces = spans(session)
    total = sum(piece.seconds for piece in pieces) or 1.0
    scale = WIDTH / total
    blocks = "".join(_blocks(pieces, scale))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" class="sf-profile">'
        f"<title>{escape(session.title)}</title><desc>{escape(description(session))}</desc>"
        f"<style>{_style()}</style>{blocks}{_axis(total, scale)}</svg>\n"
    )


def description(session: Session) -> str:
    """The profile in words, for who does not see it."""
    pieces = spans(session)
    minutes = round(sum(piece.seconds for piece in pieces) / 60)
    most = max((piece.effort for piece in pieces), default=0)
    hardest = sum(piece.seconds for piece in pieces if piece.effort == most)
    parts = "1 part" if len(pieces) == 1 else f"{len(pieces)} parts"
    return f"{minutes} min in {parts}; the highest effort is {most} of {_MOST_EFFORT}, for {_time(hardest)} in all."


def _time(seconds: float) -> str:
    return f"{round(seconds / 60)} min" if seconds >= 60 else f"{round(seconds)} s"


def _drawn_out(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        if step.kind == "repeat":
            yield from list(_drawn_out(step.steps)) * (step.times or 1)
        else:
            yield step


def _known(step: Step) -> float | None:
    """Seconds of a step; None where they follow from the rest of the session."""
    if step.duration_s is not None:
        return float(step.duration_s)
    if step.target is None or step.target.pace is None:
        return None
    return (step.distance_m or 0) * sum(step.target.pace) / 2 / 1000


def _blocks(pieces: tuple[Span, ...], scale: float) -> Iterator[str]:
    """One path for each tone, the gentlest first."""
    for name in (_WALK[0], *(tone[0] for tone in _TONES)):
        path = "".join(_block(piece, scale) for piece in pieces if piece.tone == name and piece.seconds > 0)
        if path:
            yield f'<path class="{name}" d="{path}"/>'


def _block(piece: Span, scale: float) -> str:
    height = (_BASE - _TOP) * piece.effort / _MOST_EFFORT
    width = max(_GAP / 2, piece.seconds * scale - _GAP)
    return f"M{_number(piece.start * scale)} {_BASE}v-{_number(height)}h{_number(width)}v{_number(height)}z"


def _axis(total: float, scale: float) -> str:
    """The line below, a tick every ten minutes, and how long it is in all."""
    ticks = "".join(
        f"M{_number(at * scale)} {_BASE}v3" for at in range(_TICK_S, int(total) + 1, _TICK_S) if at * scale <= WIDTH
    )
    minutes, y = round(total / 60), HEIGHT - 2
    return (
        f'<path class="axis" d="M0 {_BASE}H{WIDTH}{ticks}"/><text x="0" y="{y}">0</text>'
        f'<text x="{WIDTH}" y="{y}" text-anchor="end">{minutes} min</text>'
    )


def _style() -> str:
    """Colours for light paper, and for dark where the reader prefers that."""
    tones = [(name, light, dark) for name, _, light, dark in _TONES]
    light = "".join(f".sf-profile .{name}{{fill:{colour}}}" for name, colour, _ in (_WALK, *tones))
    dark = "".join(f".sf-profile .{name}{{fill:{colour}}}" for name, _, colour in (_WALK, *tones))
    common = ".sf-profile text{font:9px system-ui,sans-serif;fill:%s}.sf-profile .axis{fill:none;stroke:%s}"
    night = common % (_INK[1], _LINE[1])
    return f"{common % (_INK[0], _LINE[0])}{light}@media (prefers-color-scheme:dark){{{night}{dark}}}"


def _number(value: float) -> str:
    """A number with at most one digit behind the point."""
    return f"{value:.1f}".removesuffix(".0")
