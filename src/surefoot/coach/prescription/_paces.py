"""Training paces of a runner: from the fitness index where there is one, else from how easy runs go."""

from __future__ import annotations

from surefoot.coach.prescription._types import Paces
from surefoot.coach.rules.prescription.assumed_paces import assumed_paces
from surefoot.coach.rules.prescription.default_easy_pace import default_easy_pace
from surefoot.physiology.paces import training_paces
from surefoot.rulebook import Book


def make_paces(book: Book, index: float | None, easy_observed: float | None, experience: str) -> Paces:
    """Paces in s/km from a fitness index, the median pace of easy runs in s/km and the runner's experience.

    ``easy`` is what easy running is expected to take: as observed, but not faster than the fast end of
    easy; unobserved, its slow end. Without an index all other paces are ratios to it, and not ``known``.
    """
    if index is None:
        easy = default_easy_pace(book, experience) if easy_observed is None else easy_observed
        return Paces(easy=easy, known=False, **assumed_paces(book, easy))
    found = training_paces(book, index)
    easy = found.easy_slow if easy_observed is None else max(easy_observed, found.easy_fast)
    return Paces(
        easy_fast=found.easy_fast,
        easy_slow=found.easy_slow,
        easy=easy,
        marathon=found.marathon,
        threshold=found.threshold,
        interval=found.interval,
        repetition=found.repetition,
        known=True,
    )
