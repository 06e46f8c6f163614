"""Make the tables of docs/comeback.md anew from the rule book and the engine; with ``--check``, only compare.

Numbers in its prose are held to the rule book as those of docs/engine.md are.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from engine_doc.page import problems
from engine_doc.words import Row, percent, rule, table

from surefoot.coach.comeback.answers import Felt, Report
from surefoot.coach.comeback.cases import Case
from surefoot.coach.comeback.outcome import LONGER, SAME, SHORTER, Run, outcome
from surefoot.coach.horizon import horizon
from surefoot.coach.protocols import Stage, protocols, stage_text
from surefoot.coach.remaining import Remaining, remaining
from surefoot.coach.rules.comeback.ladder import needs_ladder
from surefoot.coach.rules.comeback.pain_limit import pain_limit
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.coach.rules.gate.illness import illness_days
from surefoot.coach.rules.gate.injury import start_checks
from surefoot.coach.rules.illness.first_runs import first_runs
from surefoot.rulebook import Book, load_book

PAGE = Path(__file__).resolve().parents[1] / "docs" / "comeback.md"
_MADE = re.compile(r"<!-- made: (?P<name>[a-z-]+) -->\n.*?<!-- made: end -->", re.DOTALL)
_DAY = dt.date(2027, 3, 1).toordinal()
_WORDS = {SHORTER: "shorter", SAME: "the same", LONGER: "a little longer"}
_CLEARS = {
    "niggle": "nobody: easy running goes on",
    "mild": "you, with the start checks",
    "moderate": "you, with the start checks; or a therapist",
    "severe": "a physician or therapist, and the start checks, and two weeks of walking without pain",
    "bone": "a physician or therapist, and the start checks, and two weeks of walking without pain",
}


def attempts(book: Book) -> str:
    """The table of attempts: what was felt, how long to rest, what the next outing is."""
    knee = Case(subject="", site="left knee", tissue="joint", onset=0, stopped=0, limit=pain_limit(book, "joint"))
    far: int = book.value("comeback/far")
    rows: tuple[tuple[str, Felt, float], ...] = (
        ("stays from the warm-up on", _felt("warmup_stays"), 0),
        ("is there on the second day after", Felt(later=(Report(_DAY + 2, 1, "next_day"),)), 0),
        ("is over the limit of its place", _felt("during", knee.limit + 1), 0),
        ("goes away after the warm-up; up to 3 miles without pain so far", _felt("warmup_goes_away"), far),
        ("goes away after the warm-up; more than 3 miles so far", _felt("warmup_goes_away"), far + 1),
        ("goes away and comes back later", _felt("returns_later"), 0),
        ("begins in the middle of the run", _felt("during"), 0),
        ("comes after the run and is there in the morning", _felt("after", morning=True), 0),
        ("comes after the run and is gone by the morning", _felt("after"), 0),
        ("is there the day after alone", Felt(next=(Report(_DAY + 1, 1, "next_day"),)), 0),
        ("is nowhere, on the run and the day after", Felt(), 0),
        ("is not told, or a painkiller was taken", Felt(told=False), 0),
    )
    found = ((words, outcome(Run(_DAY, True, longest), felt, knee, book)) for words, felt, longest in rows)
    cells = ((words, str(one.rest), _WORDS[one.direction], rule(one.reason.rule.id)) for words, one in found)
    return table(("pain or one-sided soreness", "days of rest, at least", "next outing", "rule"), cells)


def _felt(moment: str, score: int = 1, *, morning: bool = False) -> Felt:
    return Felt(on=(Report(_DAY, score, moment),), next=(Report(_DAY + 1, score, "next_day"),) if morning else ())


def severities(book: Book) -> str:
    """How bad an injury is by its days without running, and what follows."""
    most: dict[str, int] = book.value("comeback/severity_days")
    weeks: dict[str, int] = book.value("comeback/easy_weeks")
    spans = _spans(most)
    head = ("injury", "days without running", "who clears it", "ladder", "easy weeks")
    return table(head, _severities(book, spans, weeks))


def _spans(most: dict[str, int]) -> dict[str, tuple[int, int | None]]:
    spans: dict[str, tuple[int, int | None]] = {}
    first = 0
    for name, last in most.items():
        spans[name] = (first, last)
        first = last + 1
    return {**spans, "severe": (first, None), "bone": (0, None)}


def _severities(book: Book, spans: dict[str, tuple[int, int | None]], weeks: dict[str, int]) -> Iterator[Row]:
    for name, (first, last) in spans.items():
        days = "any" if name == "bone" else f"{first} to {last}" if last is not None else f"{first} or more, or surgery"
        always, ever = needs_ladder(book, first, name), needs_ladder(book, last or first, name)
        ladder = "yes" if always else f"from {book.value('comeback/ladder_days')} days on" if ever else "no"
        easy = str(weeks[name]) if name in weeks else f"{_niggle(book)} days, or more"
        yield name, days, _CLEARS[name], ladder, easy


def _niggle(book: Book) -> int:
    return int(book.value("comeback/niggle_days"))


def limits(book: Book) -> str:
    """Pain within the limit, by what hurts."""
    tissues: dict[str, int] = book.value("comeback/pain_limits")
    return table(("what hurts", "limit, of 10"), ((name, str(pain_limit(book, name))) for name in tissues))


def checks(book: Book) -> str:
    """The start checks as a list."""
    return "\n".join(f"{number}. {check}" for number, check in enumerate(start_checks(book), 1))


def words(book: Book) -> str:
    """Whose word does what."""
    says = {True: "may restrict and permit", False: "may restrict"}
    who: dict[str, str] = book.value("gate/authority")
    return table(("whose word", "what it may do"), ((name, says[may_permit(book, name)]) for name in who))


def ladders(book: Book) -> str:
    """Every ladder with its first and its last stage."""
    rows = (
        (f"[{one.name}](protocols.md#{_anchor(f'{one.name}: {one.title}')})", str(len(one.stages)), *_ends(one.stages))
        for one in protocols(book).values()
    )
    return table(("ladder", "stages", "the first", "the last"), rows)


def _ends(stages: tuple[Stage, ...]) -> tuple[str, str]:
    return stage_text(stages[0]), stage_text(stages[-1])


def _anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9_ -]", "", heading.lower()).replace(" ", "-")


def horizons(book: Book) -> str:
    """The 1:4 rule with real dates."""
    onset, rows = dt.date(2027, 3, 1), []
    cases = {"1 week": dt.date(2027, 3, 8), "3 weeks": dt.date(2027, 3, 22), "6 months": dt.date(2027, 9, 1)}
    for lasted, cleared in cases.items():
        until = dt.date.fromordinal(horizon(onset.toordinal(), cleared.toordinal(), book))
        rows.append((lasted, _day(onset), _day(cleared), _day(until), f"{(until - cleared).days} days"))
    return table(("lasted", "from", "cleared", "worked on until", "that is"), rows)


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"


def left(book: Book) -> str:
    """What is left after some days without running, and when the rest is back."""
    head = ("days off", "fitness kept", "between", "weeks until it is back", "between")
    return table(head, (_left(remaining(days, False, book)) for days in (10, 21, 70, 180)))


def _left(one: Remaining) -> Row:
    kept, least, most = (percent(round(share, 2)) for share in (one.kept, one.kept_least, one.kept_most))
    return str(one.days_off), kept, f"{least} and {most}", str(one.weeks), f"{one.weeks_least} and {one.weeks_most}"


def illness(book: Book) -> str:
    """Rest after an illness, and the easy days behind it."""
    kinds: dict[str, int] = book.value("gate/illness_days")
    head = ("illness", "days of rest after the last report", "easy days then", "minutes at most")
    return table(head, (_illness(kind, book) for kind in kinds))


def _illness(kind: str, book: Book) -> Row:
    days, most = first_runs(book, kind)
    rest, name = illness_days(book, kind), kind.replace("covid_", "COVID, ").replace("_", " ")
    if kind in ("covid_moderate", "covid_severe"):
        return name, str(rest), "stages, see below", "see below"
    if not rest:
        return name, "none", "while it lasts, and the day after", f"under {book.value('illness/neck_minutes')}"
    return name, str(rest), str(days), str(most)


TABLES: dict[str, Callable[[Book], str]] = {
    "words": words,
    "severities": severities,
    "checks": checks,
    "attempts": attempts,
    "limits": limits,
    "ladders": ladders,
    "horizons": horizons,
    "left": left,
    "illness": illness,
}


def made(text: str, book: Book) -> str:
    """The page with its tables made anew. Raises KeyError where a mark names no table."""
    return _MADE.sub(lambda m: f"<!-- made: {m['name']} -->\n\n{TABLES[m['name']](book)}\n\n<!-- made: end -->", text)


def wrong(text: str) -> Iterable[str]:
    """What the prose says that the rule book does not."""
    return [line for line in problems(text) if "table of rules" not in line]


def main(arguments: list[str], path: Path = PAGE) -> int:
    """Write the page, or with ``--check`` compare it; 1 where it is old or its prose is not so."""
    old = path.read_text(encoding="utf-8")
    new = made(old, load_book())
    found = list(wrong(new))
    if "--check" not in arguments:
        path.write_text(new, encoding="utf-8")
    elif new != old:
        found.append("its tables are not the rule book's; run `make docs`")
    sys.stderr.write("".join(f"docs/comeback.md: {line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
