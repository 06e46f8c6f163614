"""Base types and fields that we write, with their numbers in the public FIT profile.

The numbers are common knowledge of the field; none were generated from a vendor's kit. Tests read what we
write with fitdecode and compare what each number is taken to mean.
"""

from __future__ import annotations

from struct import calcsize
from typing import NamedTuple


class Base(NamedTuple):
    """A base type: its code in a definition, its letter in ``struct`` and NumPy, and its value for "unknown"."""

    code: int
    letter: str
    unknown: float

    @property
    def span(self) -> tuple[float, float]:
        """The least and the greatest value that it holds; "unknown" stands at one of the ends, and is left out."""
        if self.letter in "fd":
            most = float.fromhex("0x1.fffffep+127" if self.letter == "f" else "0x1.fffffffffffffp+1023")
            return -most, most
        bits = 8 * calcsize(f"={self.letter}")
        least, most = (0, 2**bits - 1) if self.letter.isupper() else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
        return least + (self.unknown == least), most - (self.unknown == most)


STRING, BYTE = "string", "byte"
BASES: dict[str, Base] = {
    "enum": Base(0x00, "B", 0xFF),
    "sint8": Base(0x01, "b", 0x7F),
    "uint8": Base(0x02, "B", 0xFF),
    "sint16": Base(0x83, "h", 0x7FFF),
    "uint16": Base(0x84, "H", 0xFFFF),
    "sint32": Base(0x85, "i", 0x7FFFFFFF),
    "uint32": Base(0x86, "I", 0xFFFFFFFF),
    STRING: Base(0x07, "B", 0),
    "float32": Base(0x88, "f", float("nan")),
    "float64": Base(0x89, "d", float("nan")),
    "uint8z": Base(0x0A, "B", 0),
    "uint16z": Base(0x8B, "H", 0),
    "uint32z": Base(0x8C, "I", 0),
    BYTE: Base(0x0D, "B", 0xFF),
    "sint64": Base(0x8E, "q", 0x7FFFFFFFFFFFFFFF),
    "uint64": Base(0x8F, "Q", 0xFFFFFFFFFFFFFFFF),
    "uint64z": Base(0x90, "Q", 0),
}


class Field(NamedTuple):
    """A field of a message: what is written is (value + offset) × scale, rounded where the base is a whole number.

    ``length`` is how many values an array has, or how many bytes a string, its closing zero included.
    """

    number: int
    base: str
    length: int = 1
    scale: float = 1.0
    offset: float = 0.0


#: Seconds from 1970 to the beginning of FIT's own time, 31 December 1989, midnight UTC.
EPOCH = 631_065_600
_DEGREES = 2**31 / 180


def _time(number: int) -> Field:
    return Field(number, "uint32", offset=-EPOCH)


def _seconds(number: int) -> Field:
    return Field(number, "uint32", scale=1000)


def _metres(number: int) -> Field:
    return Field(number, "uint32", scale=100)


def _place(number: int) -> Field:
    return Field(number, "sint32", scale=_DEGREES)


def text(number: int, size: int) -> Field:
    """A field of text; ``size`` in bytes, the closing zero included."""
    return Field(number, STRING, size)


TIMESTAMP, MESSAGE_INDEX = _time(253), Field(254, "uint16")

# Messages
FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, DEVICE_INFO = 0, 12, 18, 19, 20, 21, 23
WORKOUT, WORKOUT_STEP, ACTIVITY, FIELD_DESCRIPTION, DEVELOPER_DATA_ID = 26, 27, 34, 206, 207

FILE_ID_FIELDS = (Field(0, "enum"), Field(1, "uint16"), Field(2, "uint16"), Field(3, "uint32z"), _time(4))
DEVICE_INFO_FIELDS = (TIMESTAMP, Field(0, "uint8"), Field(1, "uint8"), Field(2, "uint16"), Field(25, "enum"))
EVENT_FIELDS = (TIMESTAMP, Field(0, "enum"), Field(1, "enum"))
#: By the names of a stream's columns.
RECORD_FIELDS = {
    "time": TIMESTAMP,
    "latitude": _place(0),
    "longitude": _place(1),
    "altitude": Field(78, "uint32", scale=5, offset=500),
    "distance": _metres(5),
    "speed": Field(73, "uint32", scale=1000),
    "heart_rate": Field(3, "uint8"),
    "cadence": Field(4, "uint8"),
    "fractional_cadence": Field(53, "uint8", scale=128),
    "power": Field(7, "uint16"),
    "temperature": Field(13, "sint8"),
}
LAP_FIELDS = {
    "index": MESSAGE_INDEX, "written": TIMESTAMP, "event": Field(0, "enum"), "event_type": Field(1, "enum"),
    "start": _time(2), "elapsed": _seconds(7), "timer": _seconds(8), "distance": _metres(9),
    "avg_hr": Field(15, "uint8"), "intensity": Field(23, "enum"), "trigger": Field(24, "enum"),
    "sport": Field(25, "enum"), "sub_sport": Field(39, "enum"),
}  # fmt: skip
SESSION_FIELDS = {
    "index": MESSAGE_INDEX, "written": TIMESTAMP, "event": Field(0, "enum"), "event_type": Field(1, "enum"),
    "start": _time(2), "latitude": _place(3), "longitude": _place(4), "sport": Field(5, "enum"),
    "sub_sport": Field(6, "enum"), "elapsed": _seconds(7), "timer": _seconds(8), "distance": _metres(9),
    "avg_hr": Field(16, "uint8"), "max_hr": Field(17, "uint8"), "first_lap": Field(25, "uint16"),
    "laps": Field(26, "uint16"), "trigger": Field(28, "enum"), "moving": _seconds(59),
}  # fmt: skip
ACTIVITY_FIELDS = (
    TIMESTAMP, _seconds(0), Field(1, "uint16"), Field(2, "enum"), Field(3, "enum"), Field(4, "enum"), _time(5),
)  # fmt: skip
WORKOUT_FIELDS = (Field(4, "enum"), Field(6, "uint16"))
WORKOUT_NAME = 8
STEP_FIELDS = (
    MESSAGE_INDEX, Field(1, "enum"), Field(2, "uint32"), Field(3, "enum"), Field(4, "uint32"), Field(5, "uint32"),
    Field(6, "uint32"), Field(7, "enum"), Field(19, "enum"), Field(20, "uint32"), Field(21, "uint32"),
    Field(22, "uint32"),
)  # fmt: skip
STEP_NAME, STEP_NOTES = 0, 8
#: How a step ends: after milliseconds, after centimetres, at a press of a button; or that others are repeated.
TIME_STEP, DISTANCE_STEP, OPEN_STEP, REPEAT_STEP = 0, 1, 5, 6
SPEED_TARGET, HEART_RATE_TARGET, NO_TARGET = 0, 1, 2
#: What is added to beats a minute; lower values are percentages of the greatest.
BEATS = 100
SPORT_FIELDS = (Field(0, "enum"), Field(1, "enum"))
SPORT_NAME = 3
DEVELOPER_DATA_ID_FIELDS = (Field(1, BYTE, 16), Field(3, "uint8"), Field(4, "uint32"))
FIELD_DESCRIPTION_FIELDS = (Field(0, "uint8"), Field(1, "uint8"), Field(2, "uint8"), text(3, 64), text(8, 16))

# Values
ACTIVITY_FILE, WORKOUT_FILE = 4, 5
#: The maker's number that stands for one's own trials.
DEVELOPMENT = 255
TIMER, SESSION_EVENT, LAP_EVENT, ACTIVITY_EVENT = 0, 8, 9, 26
START, STOP, STOP_ALL = 0, 1, 4
#: Of what is built into a watch: that it is, and which kind gives the altitude, by our names.
BUILT_IN = 5
LOCAL_SENSORS = {"barometer": 4, "satellites": 0}
#: Sport and sub-sport by our names.
SPORTS = {
    "run": (1, 0), "ride": (2, 0), "swim": (5, 0), "walk": (11, 0), "strength": (10, 20), "other": (0, 0),
}  # fmt: skip
#: Intensity by the kinds of our steps; 4, "recovery", would be closer than rest, but older watches do not know it.
STEP_INTENSITIES = {"work": 0, "recover": 1, "warmup": 2, "cooldown": 3}
RUN_SURFACES = {"treadmill": 1, "road": 2, "trail": 3, "track": 4}
TRIGGERS = {"manual": 0, "time": 1, "distance": 2, "position": 4, "end": 7}
INTENSITIES = {"active": 0, "rest": 1, "warmup": 2, "cooldown": 3}
