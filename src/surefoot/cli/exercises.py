"""`python -m surefoot.cli.exercises`: make docs/exercises.md from the routines; `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from surefoot.cli.exercise_library import contents, library_part, link, source_line
from surefoot.coach.routines import (
    LEVEL_WORDS,
    LEVELS,
    STANDS_FOR,
    Exercise,
    Movement,
    RehabLadder,
    WarmUpItem,
    WarmUpRoutine,
    rehab_ladders,
    warm_up_routine,
)
from surefoot.coach.rules.rehab.ladder_step import ladder_step
from surefoot.rulebook import Book, load_book

PAGE = Path(__file__).parents[3] / "docs" / "exercises.md"

_HEAD = """# Exercises

*Generated from `src/surefoot/rulebook/routines` by `python -m surefoot.cli.exercises`; edit the YAML files instead.*

First the library of a healthy runner and its routines, then the warm-up and the strength of the way back. Sharp pain
ends an exercise for the day, and your therapist's word goes before everything here.
"""

_WAY_BACK = """## The way back

There are {ladders} strength ladders, each from {first} to {last}, and the warm-up before every run of the return. A
plan names the exercises of the day with one sentence each; here each of them is told in full.

- **Your therapist's plan goes first.** These exercises are our own practice, and no treatment.
- **Your limit** is the most pain that the plan allows at the injured place, during an exercise and the next morning.
  Easier than planned is always accepted.
- **Up and down:** one level up after {up} within your limit, one down after {down} over it. The last level is quick,
  and the feet leave the ground no more than in walking: jumping waits until running is clear again.
- **A dose** like 3 × 8 each side means three sets of eight repeats on each side. Weights begin light.
- **Equipment:** whatever needs some has another way without it. A gym stands for {gym}.
"""


def page(book: Book) -> str:
    """The whole page as Markdown."""
    ladders, warm_up = rehab_ladders(book), warm_up_routine(book)
    words = [LEVEL_WORDS[level] for level in LEVELS]
    gym = ", ".join(sorted(STANDS_FOR["gym"]))
    up, down = (_sessions(number) for number in ladder_step.numbers(book).values())
    parts = [_HEAD, *_contents(book), *library_part(book)]
    parts.append(_WAY_BACK.format(ladders=len(ladders), first=words[0], last=words[-1], gym=gym, up=up, down=down))
    parts += _warm_up(book, warm_up)
    for ladder in ladders.values():
        parts += _ladder(book, ladder)
    return "\n".join(parts).rstrip("\n") + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say whether it is current."""
    text = page(load_book())
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write("docs/exercises.md is not what the routines say; run python -m surefoot.cli.exercises\n")
    return 1


def _sessions(number: int) -> str:
    return "1 session" if number == 1 else f"{number} sessions"


def _contents(book: Book) -> Iterator[str]:
    """A line for each section, with what stands in it."""
    yield "## Contents\n"
    yield from contents(book)
    yield f"- {link('The way back')}"
    yield f"- {link(warm_up_routine(book).title)}"
    for ladder in rehab_ladders(book).values():
        yield f"- {link(ladder.title)}"
        for number, level in enumerate(LEVELS):
            names = " · ".join(exercise.name for exercise in ladder.at(number))
            yield f"  - {link(_level_title(ladder, level))}: {names}"
    yield ""


def _warm_up(book: Book, routine: WarmUpRoutine) -> Iterator[str]:
    yield f"## {routine.title}\n"
    yield f"{routine.about}\n"
    yield source_line(book, routine)
    yield "| item | seconds | how | without a band | serves |"
    yield "| --- | --- | --- | --- | --- |"
    for item in (*routine.items, routine.jog):
        yield _item(book, item)
    yield f"\nWhere jogging waits: **{routine.brisk_walk.name}**. {routine.brisk_walk.text}\n"


def _item(book: Book, item: WarmUpItem) -> str:
    ladders = rehab_ladders(book)
    other = f"{item.without.name}: {item.without.text}" if item.without else ""
    serves = [ladders[site].title for site in item.sites]
    told = "every site" if len(serves) == len(ladders) else ", ".join(serves)
    return f"| {item.name} | {item.duration_s} | {item.text} | {other} | {told} |"


def _ladder(book: Book, ladder: RehabLadder) -> Iterator[str]:
    yield f"## {ladder.title}\n"
    yield f"{ladder.about}\n"
    yield source_line(book, ladder)
    for number, level in enumerate(LEVELS):
        yield f"### {_level_title(ladder, level)}\n"
        for exercise in ladder.at(number):
            yield from _exercise(exercise)


def _level_title(ladder: RehabLadder, level: str) -> str:
    return f"{ladder.title}: {LEVEL_WORDS[level]}"


def _exercise(exercise: Exercise) -> Iterator[str]:
    needs = ", ".join(exercise.equipment) or "nothing"
    yield f"#### {exercise.name}\n"
    yield from _movement(exercise, f"{exercise.dose}. Needs {needs}.")
    if exercise.without is not None:
        yield f"**Without that: {exercise.without.name}**\n"
        yield from _movement(exercise.without, f"{exercise.without.dose}.")


def _movement(movement: Movement, dose: str) -> Iterator[str]:
    yield f"{dose} {movement.short}\n"
    yield f"- *Set-up:* {movement.set_up}"
    yield f"- *Movement:* {movement.movement}"
    yield f"- *What to feel:* {movement.feel}"
    yield f"- *When to stop:* {movement.stop}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
