"""The answer on a rut: yes or no first, then what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import Page

if TYPE_CHECKING:
    from surefoot.services.rut import RutAnswer


def show_rut(page: Page, answer: RutAnswer, notes: tuple[str, ...]) -> None:
    """The answer, every row of evidence with what it says, and what is not known."""
    page.spread(("A rut?", palette.STRONG), (words.long_day(answer.today), palette.QUIET))
    page.blank()
    page.paragraph((_verdict(answer), palette.STRONG))
    page.heading("What this rests on")
    for row in answer.rows:
        page.paragraph(("stands still  " if row.stands else "moves  ", palette.QUIET), row.because.text)
    for sentence in _unknown(answer):
        page.paragraph(sentence)
    if answer.offer is not None:
        page.heading("A change")
        page.paragraph(answer.offer.text)
    for note in notes:
        page.paragraph((note, palette.QUIET))


def _verdict(answer: RutAnswer) -> str:
    if answer.rut:
        return "It looks like one. That is common, and a change of training often helps."
    told = answer.rows or (answer.sameness is not None and answer.sameness.runs > 1)
    return "No rut, as far as the log tells." if told else "The log says too little to tell."


def _unknown(answer: RutAnswer) -> list[str]:
    """What the log cannot say."""
    if not answer.runs:
        return ["The log holds no run with a distance and a time yet. `surefoot import` and `surefoot add` bring them."]
    looked = f"The log holds {words.counted(answer.runs, 'run')} with a distance and a time."
    if answer.sameness is None:
        looked += " None of them is of the last weeks."
    elif answer.sameness.count == 1 < answer.sameness.runs:
        lately = words.counted(answer.sameness.runs, "run")
        looked += f" The last {words.counted(answer.sameness.weeks, 'week')} hold {lately}, no two of them the same."
    if not answer.races:
        return [f"{looked} None of them is marked as a race, so nothing is known of results."]
    raced = words.counted(answer.races, "race or trial", "races or trials")
    return [f"{looked} {raced[0].upper()}{raced[1:]} among them: results are held together distance by distance."]
