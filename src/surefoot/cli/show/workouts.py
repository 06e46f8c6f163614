"""The workout library on the terminal: a list by line, and one workout with its profile and steps."""

from __future__ import annotations

from collections.abc import Iterable

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page
from surefoot.cli.show.plan import show_steps, titled
from surefoot.cli.show.reasons import Sources, standing
from surefoot.cli.show.steps import facts
from surefoot.diary.plan import Session
from surefoot.drawing.profile import Span, spans
from surefoot.services.workouts import Workout

_BARS = " ▁▂▃▄▅▆▇█"
_MOST_EFFORT = 10
_NAME = 28
_TONES = {
    "walk": palette.REST, "easy": palette.EASY, "steady": palette.LONG, "tempo": palette.TEMPO,
    "hard": palette.INTERVALS, "race": palette.RACE,
}  # fmt: skip
#: Lines in words, in the order in which they are shown.
LINES = {
    "first steps": "First steps",
    "easy": "Easy",
    "recovery": "Recovery",
    "long": "Long",
    "second long": "Back to back",
    "strides": "Strides",
    "sustained": "Tempo, sustained",
    "parts": "Tempo, in parts",
    "marathon": "Marathon effort",
    "repeats": "Intervals",
    "sharpener": "Before a race",
    "repetitions": "Repetitions",
    "hills": "Hills",
    "fartlek": "Fartlek",
    "mile": "Mile block",
    "race": "Races and trials",
}


def show_workouts(page: Page, found: Iterable[Workout]) -> None:
    """Each workout with what it is for, line by line."""
    line, count = "", 0
    for one in found:
        if one.line != line:
            line = one.line
            page.heading(LINES.get(line, line.capitalize()))
        name = (f"{one.name:<{_NAME - 1}}", palette.STRONG)
        page.paragraph(one.purpose, (_asks(one), palette.QUIET), indent=MARGIN + _NAME, first=name)
        count += 1
    page.blank()
    if count:
        page.paragraph(f"{words.counted(count, 'workout')}.", (" surefoot workouts NAME shows one.", palette.QUIET))
    else:
        page.paragraph("Nothing in the library is all of that. Ask for less at once.")


def _asks(workout: Workout) -> str:
    """What it asks for beside running: phases, places, ground."""
    phases = words.listed(list(workout.phases), "and")
    needs = f"; needs {words.listed(list(workout.needs), 'or')}" if workout.needs else ""
    return f" ({phases}{needs})"


def show_workout(page: Page, workout: Workout, session: Session, units: str, sources: Sources) -> None:
    """One workout as this runner would get it."""
    page.spread(titled(session), (facts(session, units), palette.STRONG))
    page.line(*bar(session, page.width - 2 * MARGIN))
    show_steps(page, session, units)
    page.blank()
    page.paragraph(workout.purpose)
    page.paragraph(f"{workout.how} Watch for {workout.watch_for[0].lower()}{workout.watch_for[1:]}")
    for more in (workout.masters and f"Masters: {workout.masters}", workout.on_request):
        if more:
            page.paragraph(more)
    page.blank()
    for more in (_neighbours(workout), workout.why):
        if more:
            page.paragraph(more)
    page.paragraph(_when(workout))
    where = f"; {workout.locator}" if workout.locator else ""
    page.paragraph((standing(workout.source, workout.evidence, sources) + where, palette.QUIET))
    if session.shorter is not None:
        page.blank()
        page.paragraph("Less time? ", session.shorter.title, (f"  {facts(session.shorter, units)}", palette.QUIET))


def _neighbours(workout: Workout) -> str:
    told = [f"{word}: {name}" for word, name in (("Easier", workout.easier), ("Harder", workout.harder)) if name]
    return f"{'. '.join(told)}." if told else ""


def _when(workout: Workout) -> str:
    phases = words.listed(list(workout.phases), "and")
    classes = f" for {words.listed(list(workout.classes), 'and')}" if workout.classes else ""
    needs = f" Needs {words.listed(list(workout.needs), 'or')}; without, {workout.without}." if workout.needs else ""
    return f"{LINES.get(workout.line, workout.line)} ({workout.system}): {phases}{classes}.{needs}"


def bar(session: Session, width: int) -> list[tuple[str, str]]:
    """The profile as one line of blocks: time from left to right, effort as height and colour."""
    pieces = spans(session)
    total = sum(piece.seconds for piece in pieces)
    if not total:
        return []
    at = [(column + 0.5) * total / width for column in range(width)]
    return [_column(next(piece for piece in reversed(pieces) if piece.start <= time)) for time in at]


def _column(piece: Span) -> tuple[str, str]:
    level = -(-piece.effort * (len(_BARS) - 1) // _MOST_EFFORT)
    return _BARS[level], _TONES[piece.tone]
