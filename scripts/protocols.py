"""Put the ladders of the rule book between the two marks in docs/protocols.md; with ``--check``, only compare."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from surefoot.coach.protocols import LOWEST, Protocol, minutes, protocols, stage, stage_name, stage_text
from surefoot.rulebook import Book, load_book
from surefoot.rulebook.docs import citation

PAGE = Path(__file__).resolve().parents[1] / "docs" / "protocols.md"
BEGIN, END = "<!-- ladders: begin -->\n", "<!-- ladders: end -->\n"


def page(text: str, book: Book) -> str:
    """Return the page with the ladders of this book in it."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    ladders = "\n".join("\n".join(_section(found, book)) for found in protocols(book).values())
    return f"{before}{BEGIN}\n{ladders}\n{END}{after}"


def _section(found: Protocol, book: Book) -> Iterator[str]:
    """One ladder: for whom, its stages, its limits, who says so."""
    yield f"### {found.name}: {found.title}\n"
    yield f"{found.who}\n"
    yield from _lists(found)
    yield "| stage | what to do | running | in all | longest run |"
    yield "| --- | --- | --- | --- | --- |"
    for index in (*range(LOWEST, 0), *range(len(found.stages))):
        yield _row(found, index)
    yield f"\n{_limits(found)}\n"
    yield f"{found.note}\n"
    where = f", {found.locator}" if found.locator else ""
    yield f"*{citation(book.sources[found.source])}{where}; evidence {found.evidence} of 5.*\n"


def _lists(found: Protocol) -> Iterator[str]:
    """What is checked before the first outing, and what ends one."""
    if found.not_before_days is not None:
        yield f"Not before {found.not_before_days} days.\n"
    if found.checks:
        yield f"Checks before: {' '.join(found.checks)}\n"
    if found.stop_for:
        yield f"Stop and see somebody for: {', '.join(found.stop_for)}.\n"


def _row(found: Protocol, index: int) -> str:
    each = stage(found, index)
    name = f" ({each.name})" if each.name else ""
    times = (minutes(seconds) for seconds in (each.run_s, each.total_s, each.longest_run_s))
    return f"| `{stage_name(found, index)}`{name} | {stage_text(each)} | {' | '.join(times)} |"


def _limits(found: Protocol) -> str:
    pain = "the limit of the tissue that hurts" if found.pain_limit is None else f"{found.pain_limit} of 10"
    week = f"{_counted(found.most_stages, 'stage')} and {_counted(found.most_outings, 'outing')} in 7 days"
    return (
        f"Surfaces: {', '.join(found.surfaces)}. Pain: {pain}. Up after {found.sessions_to_go_up} outings within the "
        f"limit, at most {week}, at least {_counted(found.rest_days, 'day')} of rest between."
    )


def _counted(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def main(arguments: list[str], path: Path = PAGE) -> int:
    """Write the page, or with ``--check`` return 1 where its ladders are not the book's."""
    old = path.read_text(encoding="utf-8")
    new = page(old, load_book())
    if "--check" not in arguments:
        path.write_text(new, encoding="utf-8")
    elif new != old:
        sys.stderr.write("The ladders in docs/protocols.md are not the rule book's; run `make docs`\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
