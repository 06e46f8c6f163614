"""A FIT file of a run: read by `surefoot.files`, by fitdecode (pure Python) and by fitfast (Rust).

With the sample files beside the checkout, real runs; and one made by this project's writer. We give the whole result:
checksums, sessions, laps, all samples cleaned of nonsense, the summary. fitdecode gives every message with its
fields as objects; `fitfast.records` the columns of the one kind of message, and nothing else of the file; the last
row has its columns of sessions and laps too, for which it reads the file again.
"""

from __future__ import annotations

import io
from pathlib import Path

import fitdecode
import fitfast

from bench.corpus import fit_file
from bench.measure import Row, Timing, at_least, interleaved, ratio
from surefoot.files import Recording, read_bytes
from surefoot.rulebook import load_book

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "activities" / "fit"
REAL = {
    "a run with pauses": "activity-small-fenix2-run.fit",
    "a run with fields of apps": "developer-types-sample.fit",
    "a day of several sports": "activity-large-fenxi2-multisport.fit",
}
ROUNDS = 7
AGAIN = 10  # times that the fast ones read it in a round, for the clock's sake
FITDECODE_TIMES, FITFAST_TIMES = 60.0, 1.0


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """Each file by all, turn by turn."""
    files = {name: (SHARED / file).read_bytes() for name, file in REAL.items() if (SHARED / file).exists()}
    files["a made hour"] = fit_file(1)
    return [row for name, data in files.items() for row in _rows(name, data)]


def _rows(name: str, data: bytes) -> list[Row]:
    book = load_book()
    found = [result for result in read_bytes("run.fit", data, book) if isinstance(result, Recording)]
    samples = sum(len(result.stream.time) for result in found if result.stream)
    timings = interleaved(
        {
            "ours": lambda: [read_bytes("run.fit", data, book) for _ in range(AGAIN)],
            "records": lambda: [fitfast.records(data) for _ in range(AGAIN)],
            "three": lambda: [_three_kinds(data) for _ in range(AGAIN)],
            "fitdecode": lambda: _messages(data),
        },
        rounds=ROUNDS,
    )
    ours, records, three = (_once(timings[which]) for which in ("ours", "records", "three"))
    slow, fast = ratio(timings["fitdecode"], ours), ratio(records, ours)
    slowly = timings["fitdecode"].told()
    note = f"{name}: {len(data) / 1e3:.0f} KB, {len(found)} outings of {samples:,} samples"
    return [
        Row("surefoot", ours.told(), "", note),
        Row("fitdecode against ours", f"{slow:.0f} times", at_least(slow, FITDECODE_TIMES), slowly),
        Row("fitfast.records against ours", f"{fast:.2f} times", at_least(fast, FITFAST_TIMES), records.told()),
        Row("fitfast, three kinds, against ours", f"{ratio(three, ours):.2f} times", "", three.told()),
    ]


def _once(timing: Timing) -> Timing:
    return Timing(tuple(seconds / AGAIN for seconds in timing.seconds))


def _messages(data: bytes) -> int:
    with fitdecode.FitReader(io.BytesIO(data)) as frames:
        return sum(frame.frame_type == fitdecode.FIT_FRAME_DATA for frame in frames)


def _three_kinds(data: bytes) -> list[object]:
    return [fitfast.records(data, message=kind) for kind in ("record", "session", "lap")]
