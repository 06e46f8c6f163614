"""An analysis made by hand, and houses that keep one."""

from __future__ import annotations

from surefoot.analysis import VERSION, Analysis, Best, Drift, Interval, Part
from surefoot.services.ports import House, Measured
from tests.services.logs import small_house

DIGEST = "a" * 64  # of the file of the small house's run

#: 8.2 km in 48 min on a slope, with two halts, laps and two repetitions.
ANALYSIS = Analysis(
    version=VERSION,
    samples=3_000,
    elapsed=3_000.0,
    timer=2_940.0,
    moving=2_880.0,
    distance=8_200.0,
    adjusted=2.95,
    avg_hr=148,
    max_hr=171,
    cadence=168,
    climb=64.0,
    descent=31.0,
    altitude_from="barometer",
    terrain="rolling",
    kilometres=(
        *(Part(start=350.0 * n, end=350.0 * (n + 1), distance=1_000.0, moving=350.0 - n, adjusted=3.0, avg_hr=140 + n,
               cadence=168, climb=8.0, descent=4.0) for n in range(8)),
        Part(start=2_800.0, end=3_000.0, distance=200.0, moving=80.0, adjusted=2.5),
    ),
    miles=(Part(start=0.0, end=565.0, distance=1_609.344, moving=565.0),),
    laps=(
        Part(start=0.0, end=600.0, distance=1_700.0, moving=600.0, name="manual warmup"),
        Part(start=600.0, end=3_000.0, distance=6_500.0, moving=2_280.0, name="manual"),
    ),
    best=(
        Best(distance=400.0, seconds=118.4, start=900.0, start_distance=2_600.0, avg_hr=160, climb=1.0),
        Best(distance=804.672, seconds=250.0, start=880.0, start_distance=2_500.0),
        Best(distance=5_000.0, seconds=1_720.0, start=300.0, start_distance=900.0),
    ),
    heart_rates={130: 300.0, 148: 2_000.0, 160: 400.0, 170: 180.0},
    speeds={25: 600.0, 29: 2_000.0, 40: 280.0},
    drift=Drift(percent=4.2),
    running=2_700.0,
    walking=180.0,
    intervals=(
        Interval(kind="work", start=900.0, end=1_018.0, distance=400.0, speed=3.39, adjusted=3.4, avg_hr=165),
        Interval(kind="rest", start=1_018.0, end=1_108.0, distance=150.0, speed=1.67),
        Interval(kind="work", start=1_108.0, end=1_500.0, distance=1_200.0, speed=3.06),
    ),
    mended=("Two jumps of the position were left out.",),
)  # fmt: skip


def measured_house(analysis: Analysis = ANALYSIS) -> House:
    """The small house with its run measured."""
    house = small_house()
    house.measured.put([Measured(DIGEST, 0, VERSION, analysis, b"")])
    return house
