"""Which template of a line a run takes: the usual one, or another that suits goal, ground and runner.

A line is a family of templates with one purpose (``rulebook/workouts``, key ``line``). Those of rank 1 that suit a
runner best are its usual shape; the others take turns with it by the weeks since the first run, so that the same log
always gives the same shape, and the next season another one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from surefoot.coach.ledger import WEEK
from surefoot.coach.memory import remembered
from surefoot.coach.prescription import templates
from surefoot.coach.prescription._schema import EVERY_SURFACE, AnyTemplate, Quality, Strides
from surefoot.coach.rules.quality.variety import variety
from surefoot.coach.setting import Setting
from surefoot.rulebook import Book

#: Answers that the process keeps: lines by phase, class and runner.
REMEMBERED = 1000


class Want(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is chosen for: a line, a phase, a race class, the goal's surface; and who runs it."""

    line: str
    phase: str
    race_class: str
    surface: str
    experience: str
    facilities: tuple[str, ...]


def want(setting: Setting, line: str, phase: str, race_class: str, surface: str | None = None) -> Want:
    """A want of this runner; without a ``surface`` that of the first goal."""
    runner = setting.scenario.runner
    return Want(
        line=line,
        phase=phase,
        race_class=race_class,
        surface=surface or setting.context.surface,
        experience=runner.experience,
        facilities=tuple(sorted(runner.facilities)),
    )


@remembered(REMEMBERED)
def suiting(book: Book, wanted: Want) -> tuple[str, ...]:
    """Names of the templates that suit: the usual one first, then those for this ground and race, then by rank.

    Of those whose places the runner has not got only hard sessions and strides are there, one for each that would
    take its place (``facilities.without``).
    """
    known = templates(book)
    fitting = sorted((_order(name, one), name) for name, one in known.items() if _suits(one, wanted))
    found: dict[str, str] = {}
    for _, name in fitting:
        instead = _instead(known[name], wanted) or name
        if instead == name or (isinstance(known[name], Quality | Strides) and _for_this(known[instead], wanted)):
            found.setdefault(instead, name)
    return tuple(found.values())


def usual(book: Book, wanted: Want) -> str | None:
    """The usual template of a line; None where none suits."""
    return next(iter(suiting(book, wanted)), None)


def shape(
    setting: Setting,
    wanted: Want,
    day: int,
    session: int,
    may: Callable[[AnyTemplate], bool] = lambda _: True,
    every: int = 1,
) -> tuple[str | None, bool]:
    """The template for a day's session of this number (from 0) in its line, and whether it is another than usual.

    ``may`` says which of the others may be taken at all; the line has a session in ``every`` so many weeks.
    """
    names = suiting(setting.book, wanted)
    if not names:
        return None, False
    known = templates(setting.book)
    others = [name for name in names[1:] if may(known[name])]
    if not others or not variety(setting.book, session):
        return names[0], False
    return _in_turn(others, known, _turn(setting, day, every)), True


def _in_turn(others: list[str], known: Mapping[str, AnyTemplate], turn: int) -> str:
    """Of the other shapes every second time one that is made for the race, where there is any."""
    own = [name for name in others if known[name].classes]
    if not own:
        return others[turn % len(others)]
    half, rest = divmod(turn, 2)
    return others[half % len(others)] if rest else own[half % len(own)]


def _turn(setting: Setting, day: int, every: int) -> int:
    """How often the other shapes of a line, with a session in ``every`` so many weeks, have had their turn by a day."""
    return weeks_since(setting, day) // (every * int(variety.numbers(setting.book)["variety_every"]))


def weeks_since(setting: Setting, day: int) -> int:
    """Weeks from the first run of the log (today, where there is none) to a day."""
    first = setting.state.first_run_day
    return max(0, day - (setting.state.today if first is None else first)) // WEEK


def _suits(template: AnyTemplate, wanted: Want) -> bool:
    line = template.line
    return line is not None and line.name == wanted.line and _for_this(template, wanted)


def _for_this(template: AnyTemplate, wanted: Want) -> bool:
    """Whether goal, phase and runner are those that a template is for."""
    return (
        template.on_request is None
        and wanted.phase in template.phases
        and wanted.surface in template.surfaces
        and (not template.classes or wanted.race_class in template.classes)
        and (not template.experience or wanted.experience in template.experience)
    )


def _order(name: str, template: AnyTemplate) -> tuple[bool, bool, bool, int, str]:
    """Rank 1 first; of those, and of the others, what is made for a surface or a race before what is for all."""
    rank = template.line.rank if template.line else 0
    return rank != 1, template.surfaces == EVERY_SURFACE, not template.classes, rank, name


def _instead(template: AnyTemplate, wanted: Want) -> str | None:
    """What takes the place of a template whose places are missing; None where it can be run."""
    places = getattr(template, "facilities", None)
    if places is None or not places.needs_any or set(places.needs_any) & set(wanted.facilities):
        return None
    return str(places.without)
