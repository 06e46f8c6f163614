"""Cross-validation: every prediction is made with numbers that were fitted without its runner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from surefoot.lab.fitting import FOLDS, fit, folds
from surefoot.lab.race_times import HALF, MARATHON, Runner
from surefoot.lab.scores import Predicted
from surefoot.lab.trials import Trial, trials
from surefoot.lab.validation import predicted
from surefoot.rulebook import Book

#: Questions put: the target, the number of shorter races, whether the typical week is told.
GROUPS = tuple((target, races, week) for week in (True, False) for target in (MARATHON, HALF) for races in (1, 2))


class Question(NamedTuple):
    """A target from so many races, with the typical week or without."""

    target: str
    races: int
    week_known: bool


class Answer(NamedTuple):
    """A trial and what was said of it."""

    trial: Trial
    predicted: Predicted


def cross_validate(book: Book, runners: Sequence[Runner], seed: int) -> dict[Question, list[Answer]]:
    """What is said of each trial when the runners are dealt into folds by this seed; the fit never sees the fold."""
    fold = folds(np.array([one.row for one in runners]), seed)
    found: dict[Question, list[Answer]] = {Question(*group): [] for group in GROUPS}
    for held in range(FOLDS):
        seen = [one for one, number in zip(runners, fold, strict=True) if number != held]
        unseen = [one for one, number in zip(runners, fold, strict=True) if number == held]
        for question, answer in _answers(book.overlaid(fit(book, seen)), unseen):
            found[question].append(answer)
    return found


def _answers(book: Book, runners: Sequence[Runner]) -> Iterator[tuple[Question, Answer]]:
    for group in GROUPS:
        question = Question(*group)
        for trial in trials(runners, question.target, question.races):
            yield question, Answer(trial, predicted(book, trial, week_known=question.week_known))
