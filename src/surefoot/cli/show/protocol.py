"""Protocols on the terminal: a list, and one with its ladder as a therapist would write it down."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page
from surefoot.cli.show.reasons import standing
from surefoot.coach.protocol_checks import findings, signature_of
from surefoot.coach.protocols import LOWEST, Protocol, minutes, stage, stage_name, stage_text
from surefoot.rulebook import Book

if TYPE_CHECKING:
    from surefoot.services.protocols import ProtocolProblem

_INDENT = MARGIN + 2
_BELOW = "Below the first stage"


def show_protocols(page: Page, found: Sequence[Protocol], built_in: Book, problems: Sequence[ProtocolProblem]) -> None:
    """Each protocol with its title, the built-in ones first; then what is wrong with files of one's own."""
    width = max(len(each.name) for each in found) + 2
    ours = [each for each in found if each.name in built_in.protocols]
    own = [each for each in found if each.name not in built_in.protocols]
    for heading, members in (("Protocols", ours), ("Your own", own)):
        if members:
            page.heading(heading, words.counted(len(members), "protocol"))
        for each in members:
            signed = f" (signed by a {each.signed.by})" if each.signed else ""
            page.paragraph(
                each.title, (signed, palette.QUIET), indent=MARGIN + width, first=(f"{each.name:<{width - 1}}", "bold")
            )
    if problems:
        page.heading("Not used", words.counted(len(problems), "problem"))
    for problem in problems:
        _show_problem(page, problem)
    page.blank()
    page.paragraph(("surefoot protocol show NAME shows one with its stages.", palette.QUIET))


def _show_problem(page: Page, problem: ProtocolProblem) -> None:
    """One fault of a file: where, what stands there, why not, how to mend it."""
    line = "" if problem.line is None else f", line {problem.line}"
    where = f"{Path(problem.file).name}{line}"
    found = "" if problem.value is None else f" is {problem.value!r}"
    page.paragraph((where, palette.STRONG))
    place = f"{problem.path}{found}: " if problem.path != "$" else ""
    page.paragraph(words.stopped(f"{place}{problem.message}"), indent=_INDENT)
    page.paragraph(words.sentence(problem.mend), indent=_INDENT)


def show_protocol(page: Page, found: Protocol, book: Book, lead: str = "") -> None:
    """One protocol in full."""
    if lead:
        page.paragraph(lead)
        page.blank()
    page.spread((found.title, palette.STRONG), (found.name, palette.QUIET))
    page.paragraph(found.who)
    _show_signature(page, found, book)
    _show_before(page, found)
    _show_stages(page, found)
    _show_rules(page, found)
    if found.note:
        page.blank()
        page.paragraph(found.note)
    page.blank()
    where = f"; {found.locator}" if found.locator else ""
    page.paragraph((standing(found.source, found.evidence, book.sources) + where, palette.QUIET))


def _show_signature(page: Page, found: Protocol, book: Book) -> None:
    """Who answers for it, and for what in particular."""
    signed = signature_of(found, book)
    if signed is None:
        return
    page.blank()
    page.paragraph((words.stopped(signed.text), palette.STRONG))
    for finding in findings(found, book):
        page.paragraph(f"Other than usual: {finding.message}", indent=_INDENT, first="–")


def _show_before(page: Page, found: Protocol) -> None:
    """When it begins, what is checked before, and what ends an outing."""
    if found.not_before_days is not None:
        page.blank()
        since = "the birth" if "birth" in found.suits else "it began"
        page.paragraph(f"Not before {words.counted(found.not_before_days, 'day')} after {since}.")
    for heading, lines in (
        ("Checks before the first outing", found.checks),
        ("Stop and see somebody for", found.stop_for),
    ):
        if lines:
            page.heading(heading)
        for line in lines:
            page.paragraph(line, indent=_INDENT, first="–")


def _show_stages(page: Page, found: Protocol) -> None:
    """The ladder from its first stage to its last, and what lies below."""
    page.heading("Stages", _surfaces(found))
    for index in range(len(found.stages)):
        _show_stage(page, found, index, str(index + 1))
    page.blank()
    page.paragraph((f"{_BELOW}, when even that is too much:", palette.QUIET))
    for index in range(-1, LOWEST - 1, -1):
        _show_stage(page, found, index, stage_name(found, index).partition("/")[2])


def _show_stage(page: Page, found: Protocol, index: int, label: str) -> None:
    each = stage(found, index)
    named = f"{each.name}: " if each.name else ""
    totals = "" if len(each.segments) == 1 else f"   {minutes(each.run_s)} of running, {minutes(each.total_s)} in all"
    page.paragraph(named, stage_text(each), (totals, palette.QUIET), indent=MARGIN + 6, first=(f"{label:>5}", "bold"))


def _surfaces(found: Protocol) -> str:
    return "any surface" if "any" in found.surfaces else f"on {words.listed(list(found.surfaces), 'or')}"


def _show_rules(page: Page, found: Protocol) -> None:
    """When the next stage begins, how close outings lie, how much pain is accepted."""
    page.heading("Rules")
    outings = words.counted(found.sessions_to_go_up, "outing")
    stages = words.counted(found.most_stages, "stage")
    page.paragraph(f"The next stage begins after {outings} within the pain limit; at most {stages} in 7 days.")
    rest = f"at least {words.counted(found.rest_days, 'day')} of rest" if found.rest_days else "no day of rest"
    page.paragraph(f"Between two outings lies {rest}; at most {words.counted(found.most_outings, 'outing')} in 7 days.")
    page.paragraph(_pain(found))
    if found.stable_pain_is_same:
        page.paragraph("Pain that stays the same, with a clean morning after, is no reason to go back.")


def _pain(found: Protocol) -> str:
    if found.pain_limit is None:
        return "Pain may go up to the limit of the tissue that hurts."
    if found.pain_limit == 0:
        return "No pain: not on the run, not after it, not the next morning."
    return f"Pain may go up to {found.pain_limit} of 10, on the run, after it and the next morning."


def show_copied(page: Page, name: str, path: Path) -> None:
    """Where the copy is, and what to do with it."""
    page.paragraph(f"A copy of {name} is in {path}.")
    page.paragraph("Change it in any editor, then let it be checked:")
    page.paragraph((f"surefoot protocol check {path}", palette.STRONG), indent=_INDENT)
