"""Put ten comebacks, told by the tests of tests/stories, between the two marks in docs/stories.md.

With ``--check`` the page is compared and left as it is.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "stories.md"
BEGIN, END = "<!-- stories: begin -->\n", "<!-- stories: end -->\n"
#: In the order of the page: the test of each story, as module and function.
STORIES = (
    ("test_bone_and_tendon", "test_tibial_stress_injury"),
    ("test_bone_and_tendon", "test_tibia_hurts_a_second_time"),
    ("test_bone_and_tendon", "test_achilles_for_three_weeks"),
    ("test_knee_and_ankle", "test_runners_knee"),
    ("test_birth_and_break", "test_five_months_after_birth"),
    ("test_illness", "test_ten_days_of_influenza"),
    ("test_illness", "test_covid"),
    ("test_illness", "test_covid_coughs_again"),
    ("test_birth_and_break", "test_two_years_off"),
    ("test_knee_and_ankle", "test_ankle_sprain_in_a_speed_block"),
    ("test_words_and_signs", "test_therapist_sets_the_stage"),
    ("test_words_and_signs", "test_night_pain_in_the_groin"),
)
#: How to do a session is said with every session; here it would be said a hundred times.
_EVERY_TIME = ("BUILD-7", "BUILD-7a", "WORKOUT-1", "SHORT-3")


@cache
def stories() -> str:
    """Every story, as its test tells it today."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    found = ((getattr(importlib.import_module(f"tests.stories.{module}"), name), name) for module, name in STORIES)
    return "\n".join(line for test, name in found for line in _story(test, name))


def _story(test: Callable[[Any], None], name: str) -> Iterator[str]:
    telling = importlib.import_module("tests.stories.telling")
    story = telling.Story()
    test(story)
    title, _, words = (inspect.getdoc(test) or "").partition("\n\n")
    module = test.__module__.rpartition(".")[2]
    yield f"## {title.rstrip('.')}\n"
    yield f"{' '.join(words.split())} *Test: [`{name}`](../tests/stories/{module}.py).*\n"
    known: set[str] = set()
    for turn in story.turns:
        yield from _turn(turn, known)


def _turn(turn: Any, known: set[str]) -> Iterator[str]:
    """One page of the program: what happened before it, what is allowed, what comes next and why."""
    page = turn.page
    yield from _happened(turn.happened)
    yield f"**{page.today:%A} {page.today.day} {page.today:%B %Y}**: `{page.gate}`\n"
    yield from _allowed(page)
    yield from _next(page, known)
    for finding in turn.news:
        yield f"- {finding.message} ({_rule(finding.rule)})"
    yield ""


def _happened(lines: list[str]) -> Iterator[str]:
    for table, rows in groupby(lines, key=lambda line: line.startswith("|")):
        if table:
            yield "| day | attempt | stage | what, as planned; nothing hurts |\n| --- | --- | --- | --- |"
            yield from rows
            yield ""
        else:
            yield "<br>\n".join(f"*{line}*" for line in rows) + "\n"


def _allowed(page: Any) -> Iterator[str]:
    """The gate in its own words."""
    gate = page.plan.gate
    said = list(dict.fromkeys(because.text for because in gate.because))
    end = ""
    if gate.earliest_end and gate.earliest_end > page.today:
        end = f" At the earliest: {gate.earliest_end:%a} {gate.earliest_end.day} {gate.earliest_end:%B %Y}."
    yield f"> {' '.join(said)}<br>\n> {gate.ends_when}{end}\n"


def _next(page: Any, known: set[str]) -> Iterator[str]:
    """The next run and what is new in its reasons; or what there is beside running."""
    if not page.runs:
        kinds = sorted(page.kinds - {"rest"})
        yield f"No running. Planned: {', '.join(kinds).replace('_', '-') or 'rest'}.\n"
        return
    one = page.first
    number = f"attempt {one.attempt.number}, " if one.attempt else ""
    stage = f" (`{one.attempt.stage}`)" if one.attempt and one.attempt.stage else ""
    shorter = f"; shorter: {_sized(one.shorter)}" if one.shorter else ""
    yield f"Next run: {page.next:%A} {page.next.day} {page.next:%B}, {number}{_sized(one)}{stage}{shorter}.\n"
    for because in one.because:
        if because.rule not in _EVERY_TIME and because.text not in known:
            known.add(because.text)
            yield f"- {because.text} ({_rule(because.rule)})"


def _sized(session: Any) -> str:
    """Title and minutes, where the title does not say them."""
    whole = f"{round(session.duration_s / 60)} min"
    return session.title if whole in session.title else f"{session.title}, {whole}"


def _rule(name: str) -> str:
    return f"[{name}](rules.md#{name.lower()})"


def page(text: str) -> str:
    """Return the page with the stories in it."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{stories()}\n{END}{after}"


def main(arguments: list[str], path: Path = PAGE) -> int:
    """Write the page, or with ``--check`` return 1 where its stories are not those of the tests."""
    old = path.read_text(encoding="utf-8")
    new = page(old)
    if "--check" not in arguments:
        path.write_text(new, encoding="utf-8")
    elif new != old:
        sys.stderr.write("The stories in docs/stories.md are not those of the tests; run `make docs`\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
