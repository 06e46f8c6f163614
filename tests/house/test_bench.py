"""The measuring harness: turns are taken fairly, and the page says what was measured."""

from __future__ import annotations

import datetime as dt

import pytest

from bench.__main__ import main
from bench.measure import Row, Timing, interleaved, ratio
from bench.page import Topic, machine, page


@pytest.fixture(autouse=True)
def no_collecting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the garbage of all other tests where it is: nothing is really timed here."""
    monkeypatch.setattr("bench.measure.gc.collect", int)


class Clock:
    """A clock that moves by what the work says it takes."""

    def __init__(self) -> None:
        self.now = 0.0
        self.order: list[str] = []

    def __call__(self) -> float:
        return self.now

    def work(self, name: str, seconds: float):
        def run() -> None:
            self.order.append(name)
            self.now += seconds

        return run


def test_contestants_take_turns_and_the_first_place_changes() -> None:
    clock = Clock()
    contestants = {"slow": clock.work("slow", 3.0), "fast": clock.work("fast", 1.0)}
    timings = interleaved(contestants, rounds=2, warm_up=0, clock=clock)
    assert clock.order == ["fast", "slow", "slow", "fast"]
    assert timings["slow"].seconds == (3.0, 3.0)
    assert ratio(timings["slow"], timings["fast"]) == 3.0


def test_warm_up_rounds_are_run_and_not_counted() -> None:
    clock = Clock()
    timings = interleaved({"one": clock.work("one", 1.0)}, rounds=2, warm_up=3, clock=clock)
    assert len(clock.order) == 5
    assert len(timings["one"].seconds) == 2


def test_ratio_is_taken_within_rounds() -> None:
    busy_later = ratio(Timing((2.0, 4.0, 20.0)), Timing((1.0, 2.0, 10.0)))
    assert busy_later == 2.0


def test_a_timing_is_told_as_median_and_quartiles() -> None:
    assert Timing((0.010, 0.011, 0.012, 0.013, 0.030)).told() == "12 ms (11-13)"
    assert Timing((0.010,)).told() == "10 ms (10-10)"


def test_the_page_has_machine_date_and_a_row_for_each_measurement() -> None:
    row = Row("plan of 24 weeks", "41 ms (40-43)", "at most 60 ms", "a | in a note")
    text = page([Topic("Engine", "From log to plan.", [row])], on=dt.date(2027, 1, 4), machine="Machine: a test.")
    assert "on 2027-01-04. Machine: a test." in text
    assert r"| plan of 24 weeks | 41 ms (40-43) | at most 60 ms | a \| in a note |" in text


def test_the_machine_is_described() -> None:
    assert "cores" in machine()
    assert "Python" in machine()


def test_an_unknown_topic_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no_such_topic"]) == 2
    assert "no_such_topic" in capsys.readouterr().err
