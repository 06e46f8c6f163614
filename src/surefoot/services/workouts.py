"""The workout library: what there is, what suits, and one of them for one runner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from surefoot.coach.prescription import templates
from surefoot.coach.prescription._schema import AnyTemplate, Companion
from surefoot.coach.previewing import preview
from surefoot.coach.rules.season.race_class import race_class
from surefoot.coach.setting import set_up
from surefoot.diary.entries import Entry
from surefoot.diary.folding import remember
from surefoot.diary.memory import scenario_of
from surefoot.diary.plan import Session
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book
from surefoot.services.defaults import default_runner
from surefoot.services.refusal import Refusal, nearest


class Workout(msgspec.Struct, frozen=True, kw_only=True):
    """One template of the library, in the words of its file.

    ``line`` is its folder where it belongs to no line; of ``needs`` one place is enough. ``classes`` of races are those
    that it is made for (empty: any); ``on_request`` says why no plan takes it by itself.
    """

    name: str
    kind: str
    system: str
    line: str
    rank: int
    phases: tuple[str, ...]
    surfaces: tuple[str, ...]
    classes: tuple[str, ...]
    experience: tuple[str, ...]
    needs: tuple[str, ...]
    without: str | None
    easier: str | None
    harder: str | None
    why: str | None
    on_request: str | None
    masters: str | None
    purpose: str
    how: str
    watch_for: str
    source: str
    locator: str
    evidence: int


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to; None, or nothing, asks for all. ``metres`` are those of a race."""

    system: str | None = None
    phase: str | None = None
    surface: str | None = None
    facilities: tuple[str, ...] = ()
    metres: int | None = None


def library(book: Book) -> tuple[Workout, ...]:
    """Every running workout, line by line, from its first to its last."""
    running = ((name, one) for name, one in templates(book).items() if not isinstance(one, Companion))
    return tuple(sorted((_workout(*each) for each in running), key=lambda one: (_order(one), one.rank, one.name)))


def _workout(name: str, template: AnyTemplate) -> Workout:
    places, line = getattr(template, "facilities", None), template.line
    return Workout(
        name=name,
        kind=template.kind,
        system=template.system,
        line=line.name if line else name.partition("/")[0],
        rank=line.rank if line else 0,
        phases=template.phases,
        surfaces=template.surfaces,
        classes=template.classes,
        experience=template.experience,
        needs=places.needs_any if places else (),
        without=places.without if places else None,
        easier=line.easier if line else None,
        harder=line.harder if line else None,
        why=line.why if line else None,
        on_request=template.on_request,
        masters=template.masters,
        purpose=template.purpose,
        how=template.how,
        watch_for=template.watch_for,
        source=template.source,
        locator=template.locator,
        evidence=template.evidence,
    )


_STOP = "see_a_doctor"
_LINES = (
    "first steps", "easy", "recovery", "long", "second long", "strides", "sustained", "parts", "marathon", "repeats",
    "sharpener", "repetitions", "hills", "fartlek", "mile", "race",
)  # fmt: skip


def _order(workout: Workout) -> int:
    return _LINES.index(workout.line) if workout.line in _LINES else len(_LINES)


def suiting(found: Iterable[Workout], wish: Wish, book: Book) -> tuple[Workout, ...]:
    """The workouts that a wish leaves."""
    name = race_class(book, wish.metres) if wish.metres else None
    return tuple(one for one in found if _suits(one, wish, name))


def _suits(workout: Workout, wish: Wish, name: str | None) -> bool:
    return (
        wish.system in (None, workout.system)
        and (wish.phase is None or wish.phase in workout.phases)
        and (wish.surface is None or wish.surface in workout.surfaces)
        and (not wish.facilities or not workout.needs or bool(set(workout.needs) & set(wish.facilities)))
        and (name is None or not workout.classes or name in workout.classes)
    )


def one_of(found: Sequence[Workout], name: str) -> Workout:
    """The workout of a name, or of the only one that ends with it. Raises :class:`Refusal` with the nearest ones."""
    named = [one for one in found if one.name == name]
    named = named or [one for one in found if one.name.partition("/")[2] == name]
    if len(named) == 1:
        return named[0]
    mend = " or ".join(one.name for one in named) or None
    mend = f"did you mean {mend}?" if mend else _nearest(name, found)
    raise Refusal("NAME", name, "there is no such workout" if not named else "there are several of them", mend)


def _nearest(name: str, found: Sequence[Workout]) -> str:
    last = nearest(name, [one.name.partition("/")[2] for one in found], "")
    return nearest(name, [one.name for one in found], last or "`surefoot workouts` lists them all")


def runner_of(entries: Sequence[Entry], today: dt.date, units: str | None = None) -> Scenario:
    """The stored runner on a day, or the default one, as a scenario."""
    memory = remember(entries, today)
    memory.units = units or memory.units
    return scenario_of(memory, today, default_runner(today))


def shown(scenario: Scenario, book: Book, workout: Workout, seconds: int | None = None) -> Session:
    """A workout as this runner would get it.

    Raises :class:`Refusal` where it does not fit into so many seconds, and where a doctor has to be asked first.
    """
    if set_up(scenario, book.overlaid(scenario.overlay) if scenario.overlay else book).gate == _STOP:
        mend = "`surefoot today` says whom to ask, and `surefoot workouts` lists what there will be"
        raise Refusal("NAME", workout.name, "training waits for a doctor's word", mend)
    session = preview(scenario, book, workout.name, seconds)
    if session is not None:
        return session
    whole = preview(scenario, book, workout.name)
    least = whole.shorter.duration_s if whole and whole.shorter else whole.duration_s if whole else 0
    minutes = str((seconds or 0) // 60)
    raise Refusal("--minutes", minutes, f"{workout.name} needs more time", f"try --minutes {-(-least // 60)}")


def fitting(scenario: Scenario, book: Book, found: Iterable[Workout], seconds: int) -> tuple[Workout, ...]:
    """Those that this runner could do in so many seconds."""
    return tuple(one for one in found if preview(scenario, book, one.name, seconds) is not None)
