"""The gallop through a FIT file finds what single steps find, whatever order messages come in."""

from __future__ import annotations

import struct
from collections import Counter
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.files.fit import _gallop
from surefoot.files.fit._columns import EPOCH, Table
from surefoot.files.fit._frames import Frames
from surefoot.files.fit._layouts import Layout
from tests.files.stepping import Message, stepped
from tests.files.writers import FitPart

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "activities" / "fit"
#: Kinds of messages by local number: some with a time, one of a single byte, one without any field.
KINDS = {
    0: (20, [(253, "uint32"), (3, "uint8")]),
    1: (20, [(3, "uint8"), (5, "uint32")]),
    2: (78, [(0, "uint16")]),
    3: (132, [(253, "uint32")]),
    7: (77, []),
}
#: How messages come: each of a list, so many times; the list, so many times.
TURNS = st.tuples(
    st.lists(st.tuples(st.sampled_from([*KINDS, -1, -2]), st.sampled_from([1, 1, 1, 2, 40])), max_size=5),
    st.sampled_from([1, 2, 5, 12]),
)


def made(orders: list[tuple[list[tuple[int, int]], int]], order: str) -> bytes:
    """A part with messages in this order; -1 and -2 stand for kinds 0 and 1 with their time in the header."""
    part = FitPart(order)
    for local, (number, fields) in KINDS.items():
        part.define(local, number, fields)
    seconds = 1_000_000_000
    for turn, (kinds, times) in enumerate(orders):
        if turn % 3 == 2:
            part.define(1, 20, [(3, "uint8")])
        for kind, count in kinds * times:
            local = -1 - kind if kind < 0 else kind
            fields = [(3, "uint8")] if local == 1 and turn >= 2 else KINDS[local][1]
            for _ in range(count):
                seconds += 1
                values = [seconds - EPOCH if number == 253 else seconds % 200 for number, _ in fields]
                part.data(local, *values, packed_time=seconds if kind < 0 else None)
    return part.finish()


def galloped(data: bytes) -> list[Message]:
    """Every message, as the gallop finds them."""
    frames = Frames(data)
    found = []
    for number in frames.layouts:
        times = Table(frames, number)
        for layout, places in zip(times.layouts, times.places, strict=True):
            seconds = times.stamps[places].tolist() if layout.packed else [None] * len(layout)
            for at, body, second in zip(layout.positions.tolist(), bodies(layout), seconds, strict=True):
                known = second is not None and not np.isnan(second)
                found.append(Message(at, number, body, int(second) if known else None))
    return sorted(found)


def bodies(layout: Layout) -> list[bytes]:
    block, size = layout.block, layout.step - 1
    starts = range(block.at + 1, block.at + 1 + block.step * block.length, block.step)
    return [bytes(block.data[at : at + size]) for at in starts]


@settings(max_examples=100, deadline=None)
@given(st.lists(TURNS, max_size=5), st.sampled_from("<>"), st.booleans())
def test_the_gallop_finds_what_steps_find(
    orders: list[tuple[list[tuple[int, int]], int]], order: str, chained: bool
) -> None:
    data = made(orders, order)
    if chained:
        data += made(orders[:2], ">")
    assert galloped(data) == stepped(data)


@pytest.mark.needs_shared_data
@pytest.mark.parametrize(
    "name", ["garmin-fr935-cr", "hrv-activity", "sample_mulitple_header", "antfs-dump.63", "2013-02-06-12-11-14"]
)
def test_real_files(name: str) -> None:
    data = (FOLDER / f"{name}.fit").read_bytes()
    found, expected = galloped(data), stepped(data)
    assert Counter(message.number for message in found) == Counter(message.number for message in expected)
    assert found == expected


def test_a_message_of_a_turn_may_be_cut_off() -> None:
    data = made([([(0, 1), (2, 1)], 40)], "<")
    for cut in range(1, 40):
        short = data[: -2 - cut]
        frames = Frames(short, strict=False)
        whole = [message for message in stepped(data) if message.at + 1 + len(message.body) <= len(short)]
        assert frames.messages == len(whole)


@pytest.mark.parametrize("pattern", [b"\0\2", b"\0\2\0\2\2", b"\0\2\3\2\0"])
def test_no_order_of_messages_takes_long(pattern: bytes) -> None:
    """Turns that always break off just when they seem to hold."""
    part = FitPart()
    for local in (0, 2, 3):
        part.define(local, 20, [(3, "uint8")])
    turns = (b"".join(bytes([head, 1]) for head in pattern * 5) + b"\3\1\0\1\0\1") * 8000
    part.raw(turns)
    data = part.finish()
    began = perf_counter()
    frames = Frames(data)
    assert frames.messages == len(turns) // 2
    assert perf_counter() - began < 3


def test_gallops_in_vain_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_gallop, "_VAIN", 0)
    data = made([([(0, 1), (2, 1)], 40)], "<")
    assert galloped(data) == stepped(data)


def test_times_in_headers_count_from_the_last_known() -> None:
    part = FitPart()
    part.define(0, 20, [(253, "uint32")])
    part.define(1, 20, [(3, "uint8")])
    part.data(1, 9, packed_time=EPOCH)
    part.data(0, 1_000_000_000)
    part.data(1, 9, packed_time=EPOCH + 1_000_000_005)
    part.data(0, None)
    part.data(1, 9, packed_time=EPOCH + 1_000_000_030)
    times = Table(Frames(part.finish()), 20).stamps
    assert times.tolist() == pytest.approx([np.nan, 1_000_000_000, 1_000_000_005, np.nan, 1_000_000_030], nan_ok=True)


def test_an_hour_in_alternation_is_framed_at_once() -> None:
    part = FitPart()
    part.define(0, 20, [(253, "uint32")])
    part.define(2, 78, [(0, "uint16")])
    part.raw(b"".join(struct.pack("<BI", 0, 10**9 + t) + struct.pack("<BH", 2, 800) for t in range(3600)))
    frames = Frames(part.finish())
    assert [len(layout.runs) // 3 for kind in (20, 78) for layout in frames.of(kind)] == [2, 2]
    assert frames.messages == 7200
