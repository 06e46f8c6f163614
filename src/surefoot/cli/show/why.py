"""The trace of a session: what it is, every reason in full, and why it is on no other day."""

from __future__ import annotations

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page, cell
from surefoot.cli.show.plan import show_steps, show_week_advice, titled
from surefoot.cli.show.reasons import show_trace
from surefoot.cli.show.steps import facts
from surefoot.services.planning import Why

_LABEL = 19  # columns for a day and a word: "Wed 13 Jan  could"


def show_why(page: Page, answer: Why, units: str) -> None:
    """All of it."""
    session = answer.session
    page.spread((words.long_day(answer.date), palette.QUIET), (session.id, palette.QUIET))
    page.blank()
    page.spread(titled(session), (facts(session, units), palette.STRONG))
    show_steps(page, session, units)
    if answer.advice is not None:
        show_week_advice(page, answer.advice, whole=True)
    page.heading("Why")
    for number, because in enumerate(answer.because):
        if number:
            page.blank()
        show_trace(page, because, answer.sources, units)
    if answer.why_not:
        _show_other_days(page, answer)
    _show_sources(page, answer)


def _show_other_days(page: Page, answer: Why) -> None:
    page.heading("Why not on another day")
    for other in answer.why_not:
        said = "no" if other.dearer is None else "could"
        page.paragraph(
            other.because.text,
            (f"  {other.because.rule}", palette.QUIET),
            indent=MARGIN + _LABEL,
            first=f"{cell(words.day(other.date), 12)}{cell(said, _LABEL - 13)}",
        )


def _show_sources(page: Page, answer: Why) -> None:
    """The sources in full, our own practice left out."""
    named = {key: source for key, source in answer.sources.items() if source.kind != "own"}
    if not named:
        return
    page.heading("Sources")
    for key, source in named.items():
        who = ", ".join(source.authors)
        when = f" ({source.year})" if source.year else ""
        page.paragraph(
            f"{who}{when}{': ' if who else ''}{words.sentence(source.title)} ", (source.where, palette.QUIET)
        )
        page.line((key, palette.QUIET))
