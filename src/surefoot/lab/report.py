"""The tables of docs/prediction.md: what cross-validation says, and where the errors are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import fmean, median, pstdev

from surefoot.lab.crossing import Answer, Question, cross_validate
from surefoot.lab.peers import PEERS
from surefoot.lab.race_times import HALF, MARATHON, Runner
from surefoot.lab.scores import Predicted, Score, score
from surefoot.lab.validation import predicted_by
from surefoot.rulebook import Book
from surefoot.units import HALF_MARATHON

REPEATS = 10

_TITLES = {MARATHON: "Marathon", HALF: "Half marathon"}
_RACES = {1: "one race", 2: "two races"}
_SCORES = ("from", "n", "MSE, min²", "median error, %", "8 in 10 held")

Span = tuple[str, Callable[[Answer], bool]]


def report(book: Book, runners: Sequence[Runner]) -> str:
    """All tables as Markdown."""
    rounds = [cross_validate(book, runners, seed) for seed in range(REPEATS)]
    parts = [_compared(book, rounds, target, races) for target in (MARATHON, HALF) for races in (1, 2)]
    unknown = [_ours(rounds, Question(target, races, week_known=False)) for target in _TITLES for races in _RACES]
    parts += ["### Where the typical week is not known", *_table(_SCORES, unknown)]
    parts += ["### Where the errors are", *_table(("marathon from one race", "n", "middle error, %", "MSE, min²", "8 in 10 held"), _where(rounds))]
    return "\n".join(line for part in parts for line in ([part] if isinstance(part, str) else part))
