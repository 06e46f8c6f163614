"""The laws of :mod:`surefoot.physiology.endurance` and their scatter, fitted to race times. No chance in it.

Log time over a race is a sum: the way to the half marathon times one exponent, the way on to the marathon times
another, each exponent linear in what is known of the runner. Errors follow Student's t, so that a few odd answers
do not bend the fit, with a scatter of its own for every runner, whose logarithm is linear as well. Both are found
in turns by weighted least squares, until nothing moves: the maximum of the likelihood.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from surefoot.lab.race_times import HALF, MARATHON, Runner
from surefoot.lab.trials import Trial, trials
from surefoot.physiology.endurance import Form
from surefoot.physiology.prediction import fitted_ground, form_by
from surefoot.rulebook import Book
from surefoot.units import HALF_MARATHON

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

DEGREES = 20.0  # of freedom; the best of 4, 8, 20 and normal errors in cross-validation, which hardly differ
FOLDS = 10
_MOST_TURNS, _STILL = 200, 1e-9
_DIGITS = 4
_NO_LAW = "no law can be fitted to these runners: they are too few, or too much alike"

Overlay = dict[str, Any]


class Sample(NamedTuple):
    """Trials as columns: logarithms of time over time and of the two ways, and the form of each runner."""

    ratio: Array
    road: Array
    marathon: Array
    slowness: Array
    week: Array
    gap: Array

    def rows(self, chosen: NDArray[np.bool_]) -> Sample:
        """Some of the trials."""
        return Sample(*(column[chosen] for column in self))


class Law(NamedTuple):
    """Exponents on the road and to the marathon, and logarithm of the scatter: coefficients in the book's order."""

    exponents: Array
    scatter: Array


def fit(book: Book, runners: Sequence[Runner]) -> Overlay:
    """The numbers of the rule book that these runners give, as an overlay: path to value."""
    some = [one for target in (MARATHON, HALF) for one in trials(runners, target, 1)]
    sample = sample_of(book, some)
    both = [one for one in trials(runners, MARATHON, 2) if _form(book, one).gap is not None]
    with_week, alone = fit_law(sample, week=True), fit_law(sample, week=False)
    reach = _reach(sample, np.array([one.runner.row for one in some]))
    return {
        **_tables("with", with_week, ("common", "slowness", "week")),
        **_tables("without", alone, ("common", "slowness")),
        "prediction/fade_by_gap": _rounded(_fit_gap(sample_of(book, both), with_week)),
        "prediction/interval_reach": {"faster": _rounded(-reach[0]), "slower": _rounded(reach[1])},
    }


def sample_of(book: Book, some: Sequence[Trial]) -> Sample:
    """Trials as columns; races shorter than the ground of the laws are left out."""
    ground = fitted_ground(book)
    fitting = [one for one in some if one.longest.distance >= ground]
    rows = [(*_ways(one), *_numbers(_form(book, one))) for one in fitting]
    return Sample(*np.array(rows, dtype=np.float64).reshape(len(rows), len(Sample._fields)).T)


def fit_law(sample: Sample, *, week: bool) -> Law:
    """The likeliest law for some trials, with the typical week in it or without.

    Raises ArithmeticError where they do not tell one law from another.
    """
    exponents, scatter = _designs(sample, week=week)
    for design in (exponents, scatter):
        if np.linalg.matrix_rank(design) < design.shape[1]:
            raise ArithmeticError(_NO_LAW)
    start = np.linalg.lstsq(exponents, sample.ratio, rcond=None)[0].astype(np.float64)
    found = Law(start, np.zeros(scatter.shape[1]))
    found.scatter[0] = math.log(float(np.std(sample.ratio - exponents @ found.exponents)))
    for _ in range(_MOST_TURNS):
        before, found = found, _turn(sample.ratio, exponents, scatter, found)
        if max(np.abs(now - then).max() for now, then in zip(found, before, strict=True)) < _STILL:
            return found
    raise ArithmeticError(_NO_LAW)


def standardised(sample: Sample, law: Law, *, week: bool) -> Array:
    """Errors of log time over the scatter; above 0 where the time was slower."""
    exponents, scatter = _designs(sample, week=week)
    found: Array = (sample.ratio - exponents @ law.exponents) / np.exp(scatter @ law.scatter)
    return found


def folds(rows: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """The fold, from 0 on, of each trial: runners are dealt out whole, by a shuffle that the seed decides."""
    runners = np.unique(rows)
    dealt = np.random.default_rng(seed).permutation(len(runners)) % FOLDS
    found: NDArray[np.int64] = dealt[np.searchsorted(runners, rows)]
    return found


def _turn(ratio: Array, exponents: Array, scatter: Array, law: Law) -> Law:
    """One turn: exponents with the scatter held, then half a step of the scatter with the exponents held."""
    size = np.exp(scatter @ law.scatter)
    weight = _trust((ratio - exponents @ law.exponents) / size) / size**2
    weighted = exponents * weight[:, None]
    coefficients = np.linalg.solve(weighted.T @ exponents, weighted.T @ ratio)
    error = (ratio - exponents @ coefficients) / size
    slope = scatter.T @ (_trust(error) * error**2 - 1)
    curve = scatter.T @ scatter * 2 * DEGREES / (DEGREES + 3)  # expected information of Student's t
    return Law(coefficients, law.scatter + np.linalg.solve(curve, slope) / 2)


def _trust(error: Array) -> Array:
    """Weight of an error, in units of the scatter, under Student's t."""
    found: Array = (DEGREES + 1) / (DEGREES + error**2)
    return found


def _fit_gap(sample: Sample, law: Law) -> float:
    """What a unit of gap takes off the exponent to the marathon, with everything else held."""
    exponents, scatter = _designs(sample, week=True)
    size = np.exp(scatter @ law.scatter)
    left, pull = sample.ratio - exponents @ law.exponents, -sample.marathon * sample.gap
    slope = 0.0
    for _ in range(_MOST_TURNS):
        weight = _trust((left - pull * slope) / size) / size**2
        slope = float((weight * pull * left).sum() / (weight * pull * pull).sum())
    return slope


def _reach(sample: Sample, rows: NDArray[np.int64]) -> Array:
    """Tenth and ninetieth of a hundred standardised errors, each of a runner whom its law has not seen."""
    fold, errors = folds(rows, seed=0), np.empty(len(rows))
    for held in range(FOLDS):
        law = fit_law(sample.rows(fold != held), week=True)
        errors[fold == held] = standardised(sample.rows(fold == held), law, week=True)
    found: Array = np.quantile(errors, [0.1, 0.9])
    return found


def _designs(sample: Sample, *, week: bool) -> tuple[Array, Array]:
    """What exponents and the logarithm of the scatter are linear in."""
    one = np.ones_like(sample.ratio)
    known = [one, -sample.slowness, *([-sample.week] if week else [])]
    ways = [way * column for way in (sample.road, sample.marathon) for column in known]
    spread = [one, sample.slowness, *([-sample.week] if week else []), sample.road, sample.marathon]
    return np.column_stack(ways), np.column_stack(spread)


def _tables(name: str, law: Law, columns: tuple[str, ...]) -> Overlay:
    road, marathon = np.split(law.exponents, 2)
    spread = (*columns, "road", "marathon")
    return {
        f"prediction/road_{name}_week": _table(columns, road),
        f"prediction/marathon_{name}_week": _table(columns, marathon),
        f"prediction/scatter_{name}_week": _table(spread, law.scatter),
    }


def _table(columns: Sequence[str], values: Array) -> dict[str, float]:
    return {column: _rounded(value) for column, value in zip(columns, values, strict=True)}


def _rounded(value: float) -> float:
    return round(float(value), _DIGITS)


def _form(book: Book, trial: Trial) -> Form:
    return form_by(book, trial.efforts[-1], trial.efforts, trial.weekly)


def _ways(trial: Trial) -> tuple[float, float, float]:
    """Logarithms of time over time, and of the ways up to the half marathon and beyond it."""
    begin, end = trial.longest.distance, trial.target.distance
    road = math.log(max(begin, min(end, HALF_MARATHON)) / begin)
    return math.log(trial.target.seconds / trial.longest.seconds), road, math.log(end / begin) - road


def _numbers(form: Form) -> tuple[float, float, float]:
    return form.slowness, form.week or 0.0, form.gap or 0.0
