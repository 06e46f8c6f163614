"""The tables of docs/prediction.md: what cross-validation says beside the known formulas, and where the errors are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import fmean, median, pstdev

from surefoot.lab.crossing import Answer, Question, cross_validate
from surefoot.lab.peers import PEERS
from surefoot.lab.race_times import HALF, MARATHON, Runner
from surefoot.lab.scores import Score, score
from surefoot.lab.trials import trials
from surefoot.lab.validation import predicted_by
from surefoot.rulebook import Book

REPEATS = 10

Rounds = Sequence[dict[Question, list[Answer]]]

_TARGETS = {MARATHON: "Marathon", HALF: "Half marathon"}
_RACES = {1: "one race", 2: "two races"}
_FIGURES = ("n", "MSE, min²", "median error", "in the range of 8 in 10")


def report(book: Book, runners: Sequence[Runner], repeats: int = REPEATS) -> str:
    """All tables as Markdown, from so many repeats of the cross-validation."""
    rounds = [cross_validate(book, runners, seed) for seed in range(repeats)]
    lines: list[str] = []
    for target, title in _TARGETS.items():
        for races, known in _RACES.items():
            lines += [f"### {title} from {known}", "", *_compared(book, runners, rounds, target, races), ""]
    lines += ["### Where the typical week is not known", "", *_without_week(rounds), ""]
    lines += ["### Where the errors of the marathon from one race are", "", *_where(rounds)]
    return "\n".join(lines)


def _compared(book: Book, runners: Sequence[Runner], rounds: Rounds, target: str, races: int) -> Iterator[str]:
    """Our figures, cross-validated, above those of the formulas on the same rows."""
    yield from _head("", *_FIGURES)
    yield _row("**Surefoot, cross-validated**", *_ours(rounds, Question(target, races, week_known=True)))
    some = trials(runners, target, races)
    for peer in PEERS:
        found = score(predicted_by(book, peer, target, some))
        if found.n:
            yield _row(peer.title, *_figures([found]))


def _without_week(rounds: Rounds) -> Iterator[str]:
    yield from _head("", *_FIGURES)
    for target, title in _TARGETS.items():
        for races, known in _RACES.items():
            yield _row(f"{title} from {known}", *_ours(rounds, Question(target, races, week_known=False)))


def _where(rounds: Rounds) -> Iterator[str]:
    """Errors of the marathon from one race by what is known of the runner; above zero where it was run slower."""
    answers = [answer for found in rounds for answer in found[Question(MARATHON, 1, week_known=True)]]
    yield from _head("", "n", "middle error", "MSE, min²", "in the range of 8 in 10")
    for name, belongs in _parts():
        part = [answer for answer in answers if belongs(answer)]
        if part:
            figures = score([answer.predicted for answer in part])
            middle = median(100 * (one.predicted.true / one.predicted.seconds - 1) for one in part)
            held = f"{100 * (figures.coverage_80 or 0):.1f} %"
            yield _row(name, str(figures.n // len(rounds)), f"{middle:+.1f} %", f"{figures.mse_min2:.0f}", held)


def _parts() -> Iterator[tuple[str, Callable[[Answer], bool]]]:
    """Groups of runners: by the race that was known, by the typical week, by the time foretold, and by sex."""
    for name, least, most in (("from 5 km", 0, 7), ("from 5 miles or 10 km", 7, 12), ("from 10 miles", 12, 20),
                              ("from the half", 20, 40)):  # fmt: skip
        yield name, _within(lambda one: one.trial.longest.distance / 1000, least, most)
    for name, least, most in (("week under 40 km", 0, 40), ("40 to 60 km", 40, 60), ("60 km or more", 60, 999)):
        yield name, _within(lambda one: one.trial.weekly / 1000, least, most)
    for name, least, most in (("foretold under 3:15", 0, 195), ("3:15 to 4:00", 195, 240), ("4:00 or more", 240, 999)):
        yield name, _within(lambda one: one.predicted.seconds / 60, least, most)
    yield "women", lambda one: one.trial.runner.female is True
    yield "men", lambda one: one.trial.runner.female is False


def _within(number: Callable[[Answer], float], least: float, most: float) -> Callable[[Answer], bool]:
    return lambda one: least <= number(one) < most


def _ours(rounds: Rounds, question: Question) -> tuple[str, ...]:
    return _figures([score([answer.predicted for answer in found[question]]) for found in rounds])


def _figures(scores: Sequence[Score]) -> tuple[str, ...]:
    """The means over repeats, and for the squared error how far the repeats differ."""
    errors, middles, held = (
        [float(getattr(one, name) or 0) for one in scores] for name in ("mse_min2", "median_error_pct", "coverage_80")
    )
    spread = f" ± {pstdev(errors):.1f}" if len(errors) > 1 else ""
    return str(scores[0].n), f"{fmean(errors):.1f}{spread}", f"{fmean(middles):.1f} %", f"{100 * fmean(held):.1f} %"


def _head(*titles: str) -> Iterator[str]:
    yield _row(*titles)
    yield _row(*("---" for _ in titles))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
