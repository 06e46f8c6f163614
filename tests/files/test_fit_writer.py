"""The writer as low as the format goes, read back by fitdecode: headers, byte orders, base types, arrays, text."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from surefoot.files.fit import DeveloperField, Writer
from tests.files.fitdecoded import named
from tests.files.writers import crc16

START = dt.datetime(2026, 5, 3, 7, 0, tzinfo=dt.UTC).timestamp()
FIT_EPOCH = 631_065_600


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("header", [12, 14])
@pytest.mark.parametrize("header_crc", [True, False])
def test_headers_and_byte_orders(order: str, header: int, header_crc: bool) -> None:
    writer = Writer(order, header, header_crc=header_crc)
    writer.define(0, 20, [(253, "uint32"), (0, "sint32"), (5, "uint32"), (3, "uint8")])
    writer.data(0, 10**9, -(2**30), 123_456, None)
    data = writer.finish()
    assert named(data, "record")[0]["distance"] == 1234.56
    assert named(data, "record")[0]["position_lat"] == -(2**30)
    assert data[0] == header
    assert int.from_bytes(data[-2:], "little") == crc16(data[:-2])
    if header == 14:
        assert int.from_bytes(data[12:14], "little") == (crc16(data[:12]) if header_crc else 0)


def test_developer_fields_have_names_and_units() -> None:
    fields = [
        DeveloperField(0, 0, "uint16", name="Form Power", units="W"),
        DeveloperField(1, 7, "float32", length=2, name="Air", units="kg/m³"),
        DeveloperField(1, 8, "string", length=8, name="Ort", units=""),
    ]
    writer = Writer(">")
    writer.describe(9, fields)
    writer.define(0, 20, [(3, "uint8")], fields)
    writer.data(0, 150, 80, (1.25, None), "Zürich")
    writer.data(0, 151, None, None, None)
    first, second = named(writer.finish(), "record")
    assert (first["heart_rate"], first["Form Power"], first["Air"], first["Ort"]) == (150, 80, (1.25, None), "Zürich")
    assert "Form Power" not in second
    described = named(writer.finish(), "field_description")
    assert [(field["field_name"], field.get("units")) for field in described][:2] == [
        ("Form Power", "W"),
        ("Air", "kg/m³"),
    ]


def test_text_is_cut_between_characters() -> None:
    writer = Writer()
    writer.define(0, 26, [(8, "string", 6)])
    writer.data(0, "Läufe")  # six bytes and no room for the closing zero
    writer.data(0, "Lauffä")
    assert [workout["wkt_name"] for workout in named(writer.finish(), "workout")] == ["Läuf", "Lauff"]


def test_arrays() -> None:
    writer = Writer()
    writer.define(0, 78, [(0, "uint16", 5)])
    writer.data(0, [800, 805, None])
    writer.columns(0, [[1, 2, 3, 4, 5], [6, 7, 8, 9, np.nan]])
    beats = [tuple(hrv["time"]) for hrv in named(writer.finish(), "hrv")]
    assert beats[0] == (0.8, 0.805, None, None, None)
    assert beats[1:] == [(0.001, 0.002, 0.003, 0.004, 0.005), (0.006, 0.007, 0.008, 0.009, None)]


def test_packed_times_singly_and_in_columns() -> None:
    writer = Writer()
    writer.define(0, 20, [(253, "uint32")])
    writer.define(1, 20, [(3, "uint8")])
    writer.data(0, START - FIT_EPOCH)
    writer.data(1, 100, packed_time=START + 20)
    writer.columns(1, [101, 102], packed_times=[START + 40, START + 71])
    times = [record["timestamp"].timestamp() - START for record in named(writer.finish(), "record")]
    assert times == [0, 20, 40, 71]


#: A field of a record that each base type may stand in for here, and the ends of what it holds.
SPANS = {
    "sint8": (-128, 126), "uint8": (0, 254), "uint8z": (1, 255), "sint16": (-(2**15), 2**15 - 2),
    "uint16": (0, 2**16 - 2), "uint16z": (1, 2**16 - 1), "sint32": (-(2**31), 2**31 - 2), "uint32": (0, 2**32 - 2),
    "uint32z": (1, 2**32 - 1), "sint64": (-(2**63), 2**63 - 2), "uint64": (0, 2**64 - 2), "uint64z": (1, 2**64 - 1),
}  # fmt: skip


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("base", SPANS)
def test_whole_numbers_to_their_ends(base: str, order: str) -> None:
    least, most = SPANS[base]
    field = DeveloperField(0, 0, base, name="x")
    writer = Writer(order)
    writer.describe(1, [field])
    writer.define(0, 20, [], [field])
    for value in (least, most, None, 100):
        writer.data(0, value)
    dtype = np.uint64 if least >= 0 else np.int64
    writer.columns(0, np.array([least, most, 1], dtype=dtype))
    writer.columns(0, [np.nan, 99.6])
    found = [record.get("x") for record in named(writer.finish(), "record")]
    assert found == [least, most, None, 100, least, most, 1, None, 100]
    for value in (least - 1, most + 1):
        with pytest.raises(ValueError, match="cannot hold"):
            writer.data(0, value)


def test_a_value_that_does_not_fit_leaves_no_half_message() -> None:
    writer = Writer()
    writer.define(0, 20, [(253, "uint32"), (3, "uint8")])
    before = writer.finish()
    with pytest.raises(ValueError, match="Field 3 of 1 uint8 cannot hold 300"):
        writer.data(0, 1, 300)
    with pytest.raises(ValueError, match="cannot hold -1"):
        writer.columns(0, [1, 2], [-1, 5])
    with pytest.raises(ValueError, match="cannot hold"):
        writer.data(0, 1, [1, 2])
    with pytest.raises(ValueError, match="cannot hold"):
        writer.data(0, 1, b"four")
    with pytest.raises(ValueError, match="values a message"):
        writer.columns(0, [[1, 2]], [1])
    assert writer.finish() == before
