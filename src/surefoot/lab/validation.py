"""Our predictions on a file of race times, and those of the known formulas on the same rows."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import msgspec

from surefoot.lab.peers import PEERS, Peer
from surefoot.lab.race_times import HALF, MARATHON, Runner
from surefoot.lab.scores import Predicted, Score, score, with_own_error
from surefoot.lab.trials import Trial, trials
from surefoot.physiology.prediction import predict
from surefoot.rulebook import Book
from surefoot.units import Metres


class Scores(msgspec.Struct, frozen=True):
    """From the longest shorter race alone, and from the two longest for all who ran two."""

    one_race: Score
    two_races: Score


class Figures(msgspec.Struct, frozen=True):
    """Both races that are foretold."""

    marathon: Scores
    half: Scores


class Validation(msgspec.Struct, frozen=True):
    """Our figures, and those of the formulas by name."""

    marathon: Scores
    half: Scores
    peers: dict[str, Figures]


def validate(book: Book, runners: Sequence[Runner]) -> Validation:
    """Figures of our predictions and of each formula for the same trials."""

    def figures(predictions: Callable[[str, Sequence[Trial]], list[Predicted]]) -> Figures:
        def scores(target: str) -> Scores:
            one, two = (score(predictions(target, trials(runners, target, races))) for races in (1, 2))
            return Scores(one, two)

        return Figures(scores(MARATHON), scores(HALF))

    ours = figures(lambda _, some: [predicted(book, trial) for trial in some])
    peers = {peer.name: figures(functools.partial(predicted_by, book, peer)) for peer in PEERS}
    return Validation(ours.marathon, ours.half, peers)


def predicted(book: Book, trial: Trial, *, week_known: bool = True) -> Predicted:
    """What `surefoot predict` says of a trial, with the typical week or without."""
    found = predict(book, trial.efforts, trial.weekly if week_known else None, Metres(round(trial.target.distance)))
    if found is None:
        raise ValueError(f"the runner of line {trial.runner.row} has no race to predict from")
    return Predicted(found.seconds, found.low, found.high, trial.target.seconds)


def predicted_by(book: Book, peer: Peer, target: str, some: Sequence[Trial]) -> list[Predicted]:
    """What a formula says of trials; nothing where it is made for another race or needs more of them."""
    fitting = [trial for trial in some if target in peer.targets and len(trial.known) >= peer.races]
    return with_own_error([peer.seconds(book, trial) for trial in fitting], [one.target.seconds for one in fitting])
