"""`python -m surefoot.cli.workouts_doc`: make docs/workouts.md from the templates; `--check` only compares."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from surefoot.cli.show.steps import facts, step_lines
from surefoot.cli.show.workouts import LINES, bar
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import EVIDENCE, Book, load_book
from surefoot.rulebook.docs import citation
from surefoot.services.workouts import Workout, library, runner_of, shown
from surefoot.units import Metres

PAGE = Path(__file__).parents[3] / "docs" / "workouts.md"
_DAY, _WEEK, _WIDTH = dt.date(2027, 1, 4), Metres(40_000), 72

_HEAD = """# Workouts

*Generated from `src/surefoot/rulebook/workouts` by `python -m surefoot.cli.workouts_doc`; edit the YAML files instead.*

{count} running workouts in {lines} lines. A line is a family with one purpose: its first members are the usual shape,
the others take turns with it (WORKOUT-27). A plan chooses by phase, race, ground, places and runner, and says why; what
you see here is each of them for a runner of {week} km a week whose paces are not measured. `surefoot workouts NAME`
shows one sized for you, with its profile as a drawing on request.

- **Easier and harder** name the neighbours of a workout. A plan starts low and moves up; you may always take the
  easier.
- **Work stays within its share of the week** (QUALITY-1 to 3); masters runners get less of it and longer recoveries
  (QUALITY-8, WORKOUT-24).
- **Every workout has a shorter and a treadmill version**, but for races.
- **On request** are those that no plan takes by itself, each with its reason:

{requests}
"""


def page(book: Book) -> str:
    """The whole page as Markdown."""
    found, scenario = library(book), example()
    groups = [(line, list(members)) for line, members in groupby(found, key=lambda one: one.line)]
    requests = "\n".join(f"  - [{one.name}](#{_anchor(one.name)}): {one.on_request}" for one in found if one.on_request)
    parts = [_HEAD.format(count=len(found), lines=len(groups), week=_WEEK // 1000, requests=requests)]
    parts += _contents(groups)
    for line, members in groups:
        parts.append(f"## {LINES.get(line, line)}\n")
        for one in members:
            parts += _one(book, scenario, one)
    return "\n".join(parts).rstrip("\n") + "\n"


def example() -> Scenario:
    """The runner of the page: the default one, with a usual week."""
    scenario = runner_of((), _DAY)
    runner = msgspec.structs.replace(scenario.runner, usual_weekly_distance=_WEEK)
    return msgspec.structs.replace(scenario, runner=runner)


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say whether it is current."""
    text = page(load_book())
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write("docs/workouts.md is not what the templates say; run python -m surefoot.cli.workouts_doc\n")
    return 1


def _contents(groups: list[tuple[str, list[Workout]]]) -> Iterator[str]:
    yield "| line | workouts |"
    yield "| --- | --- |"
    for line, members in groups:
        names = " · ".join(f"[{one.name}](#{_anchor(one.name)})" for one in members)
        yield f"| {LINES.get(line, line)} | {names} |"
    yield ""


def _anchor(name: str) -> str:
    return re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-")


def _one(book: Book, scenario: Scenario, workout: Workout) -> Iterator[str]:
    session = shown(scenario, book, workout)
    yield f"### {workout.name}\n"
    yield f"{workout.purpose} {workout.how} *Watch for* {workout.watch_for[0].lower()}{workout.watch_for[1:]}\n"
    if workout.masters:
        yield f"*Masters:* {workout.masters}\n"
    yield f"**{session.title}**, {facts(session, 'km')}\n"
    yield "```text"
    yield "".join(sign for sign, _ in bar(session, _WIDTH)).rstrip()
    for line in step_lines(session.steps, "km"):
        yield f"{line.what}  ({line.target})" if line.target else line.what
    yield "```\n"
    yield f"{_where(workout)} {_neighbours(workout)}\n"
    evidence = f"evidence {workout.evidence} ({EVIDENCE[workout.evidence]})"
    where = f", {workout.locator}" if workout.locator else ""
    yield f"Source: {citation(book.sources[workout.source])}{where}; {evidence}.\n"


def _where(workout: Workout) -> str:
    """When, for whom and where it is used."""
    told = [f"Phases: {', '.join(workout.phases)}."]
    if workout.classes:
        told.append(f"For {', '.join(workout.classes)}.")
    if len(workout.surfaces) == 1:
        told.append(f"Where the goal is on {workout.surfaces[0]}.")
    if workout.needs:
        told.append(f"Needs {' or '.join(workout.needs)}; without, {_link(workout.without)}.")
    return " ".join(told)


def _neighbours(workout: Workout) -> str:
    told = [
        f"{word}: {_link(name)}." for word, name in (("Easier", workout.easier), ("Harder", workout.harder)) if name
    ]
    return " ".join([*told, *([workout.why] if workout.why else [])])


def _link(name: str | None) -> str:
    return f"[{name}](#{_anchor(name)})" if name else "an easy run"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
