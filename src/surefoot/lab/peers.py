"""The formulas that others predict race times by, each as its authors have it: what we are measured against.

Vickers and Vertosick fitted theirs to these same runners (two thirds of them), so on these rows they
are at home. Riegel's, Daniels and Gilbert's and Cameron's are older than the survey.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from surefoot.lab.race_times import HALF, MARATHON
from surefoot.lab.trials import Trial
from surefoot.physiology.equivalence import cameron, riegel
from surefoot.physiology.fitness import fitness_index, race_time
from surefoot.physiology.marathon import marathon_from_one_race, marathon_from_two_races
from surefoot.rulebook import Book
from surefoot.units import METRES_PER_MILE

Formula = Callable[[Book, Trial], float]


class Peer(NamedTuple):
    """A formula: its name in documents and for people, seconds for a trial, and what it is made for."""

    name: str
    title: str
    seconds: Formula
    targets: tuple[str, ...]
    races: int = 1  # how many it needs


def _riegel(book: Book, trial: Trial) -> float:
    return riegel(book, trial.longest.seconds, trial.longest.distance, trial.target.distance)


def _daniels_gilbert(book: Book, trial: Trial) -> float:
    return race_time(book, fitness_index(book, *trial.longest), trial.target.distance)


def _cameron(book: Book, trial: Trial) -> float:
    return cameron(book, trial.longest.seconds, trial.longest.distance, trial.target.distance)


def _vickers_1(book: Book, trial: Trial) -> float:
    return marathon_from_one_race(book, *trial.longest, _tens_of_miles(trial))


def _vickers_2(book: Book, trial: Trial) -> float:
    return marathon_from_two_races(book, *trial.known[-2:], _tens_of_miles(trial))


def _tens_of_miles(trial: Trial) -> float:
    return trial.weekly / METRES_PER_MILE / 10


_ANY = (HALF, MARATHON)

PEERS = (
    Peer("riegel", "Riegel", _riegel, _ANY),
    Peer("daniels_gilbert", "Daniels and Gilbert", _daniels_gilbert, _ANY),
    Peer("cameron", "Cameron", _cameron, _ANY),
    Peer("vickers_model_1", "Vickers, one race", _vickers_1, (MARATHON,)),
    Peer("vickers_model_2", "Vickers, two races", _vickers_2, (MARATHON,), races=2),
)
